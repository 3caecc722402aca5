package neo4j_test

import (
	"context"
	"sync"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/neo4j"
	"github.com/incidentgraph/incidentgraph/graph/neo4j/neo4jtest"
	"github.com/incidentgraph/incidentgraph/graph/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

func TestStore(t *testing.T) {
	storetest.Run(t, func(tb testing.TB) graph.Store { return open(tb) })
}

// open returns a store without content, in the one database that all stores of these tests share.
func open(tb testing.TB) *neo4j.Store {
	tb.Helper()
	clear(tb)
	return reopen(tb)
}

// reopen returns a store with the content that is there.
func reopen(tb testing.TB) *neo4j.Store {
	tb.Helper()
	store, err := neo4j.Open(context.Background(), config(tb))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = store.Close(context.Background()) })
	return store
}

func config(tb testing.TB) neo4j.Config {
	tb.Helper()
	username, password := neo4jtest.Credentials()
	return neo4j.Config{URI: neo4jtest.URI(tb), Username: username, Password: password}
}

// wipe makes the server as new, once: later stores keep the schema, which takes seconds to make.
var wipe sync.Once

// clear deletes all that stores have written.
func clear(tb testing.TB) {
	tb.Helper()
	wipe.Do(func() {
		if err := neo4jtest.Wipe(context.Background(), neo4jtest.URI(tb)); err != nil {
			tb.Fatal(err)
		}
	})
	run(tb, `MATCH (n) WHERE NOT n:SchemaMigration DETACH DELETE n`, nil)
}

// run runs Cypher beside the store.
func run(tb testing.TB, text string, params map[string]any) []*driver.Record {
	tb.Helper()
	d, err := driver.NewDriverWithContext(neo4jtest.URI(tb), neo4jtest.Auth())
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = d.Close(context.Background()) }()
	result, err := driver.ExecuteQuery(context.Background(), d, text, params, driver.EagerResultTransformer)
	if err != nil {
		tb.Fatal(err)
	}
	return result.Records
}
