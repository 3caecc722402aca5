package storetest_test

import (
	"context"
	"path/filepath"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/neo4j"
	"github.com/incidentgraph/incidentgraph/graph/neo4j/neo4jtest"
	"github.com/incidentgraph/incidentgraph/graph/sqlite"
	"github.com/incidentgraph/incidentgraph/graph/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// TestTwin compares the two engines, and each with itself under another order of loading.
func TestTwin(t *testing.T) {
	t.Run("SQLite and Neo4j", func(t *testing.T) { storetest.Twin(t, openSQLite, openerOfNeo4j(t)) })
	t.Run("SQLite twice", func(t *testing.T) { storetest.Twin(t, openSQLite, openSQLite) })
}

// TestSharp needs one engine: whichever answers, the questions and the faults are the same.
func TestSharp(t *testing.T) { storetest.Sharp(t, openSQLite) }

// TestSharpEvaluation needs one engine, as TestSharp does.
func TestSharpEvaluation(t *testing.T) { storetest.SharpEvaluation(t, openSQLite) }

// TestEvaluation compares each engine with a naive evaluation over the documents.
func TestEvaluation(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { storetest.Evaluate(t, openSQLite) })
	t.Run("Neo4j", func(t *testing.T) { storetest.Evaluate(t, openerOfNeo4j(t)) })
}

// TestFruitful asks each engine whether the filters of each family find something.
func TestFruitful(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { storetest.Fruitful(t, openSQLite) })
	t.Run("Neo4j", func(t *testing.T) { storetest.Fruitful(t, openerOfNeo4j(t)) })
}

func openSQLite(tb testing.TB) graph.Store {
	tb.Helper()
	store, err := sqlite.Open(context.Background(), filepath.Join(tb.TempDir(), "store.db"))
	if err != nil {
		tb.Fatal(err)
	}
	return closed(tb, store)
}

// openerOfNeo4j returns what opens a store in the one database of the test's server. The database is made new once, and then
// emptied each time: a new schema costs seconds, and the plans of all queries.
func openerOfNeo4j(t *testing.T) storetest.Open {
	ctx, uri := t.Context(), neo4jtest.URI(t)
	if err := neo4jtest.Wipe(ctx, uri); err != nil {
		t.Fatal(err)
	}
	server, err := driver.NewDriverWithContext(uri, neo4jtest.Auth())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close(context.Background()) })
	username, password := neo4jtest.Credentials()
	return func(tb testing.TB) graph.Store {
		tb.Helper()
		if _, err := driver.ExecuteQuery(ctx, server, "MATCH (n) WHERE NOT n:SchemaMigration DETACH DELETE n", nil, driver.EagerResultTransformer); err != nil {
			tb.Fatal(err)
		}
		store, err := neo4j.Open(ctx, neo4j.Config{URI: uri, Username: username, Password: password})
		if err != nil {
			tb.Fatal(err)
		}
		return closed(tb, store)
	}
}

// closed closes the store at the end of the test.
func closed(tb testing.TB, store graph.Store) graph.Store {
	tb.Helper()
	tb.Cleanup(func() {
		if err := store.Close(context.Background()); err != nil {
			tb.Error(err)
		}
	})
	return store
}
