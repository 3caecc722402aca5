package neo4j_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/neo4j"
	"github.com/incidentgraph/incidentgraph/graph/neo4j/neo4jtest"
	"github.com/incidentgraph/incidentgraph/graph/storetest"
)

func TestOpenRefusesWhatIsNoAddress(t *testing.T) {
	for _, uri := range []string{"", "neo4j", "neo4j://", "http://localhost", "neo4j://a:s3cret@b:port", "neo4j://a:s3cret%zz@b", "bolt:///x"} {
		_, err := neo4j.Open(t.Context(), neo4j.Config{URI: uri})
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%q: got %v, want ErrInvalid", uri, err)
		}
		if err != nil && strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%q: the message shows the password: %v", uri, err)
		}
	}
}

func TestOpenAnAbsentServer(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close()
	for _, uri := range []string{"neo4j://user:s3cret@" + address, "bolt://user:s3cret@" + address} {
		start := time.Now()
		_, err := neo4j.Open(t.Context(), neo4j.Config{URI: uri})
		if !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s: got %v, want ErrUnavailable", uri, err)
		}
		if err != nil && strings.Contains(err.Error(), "s3cret") {
			t.Errorf("the message shows the password: %v", err)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: took %v", uri, took)
		}
	}
}

// A server that accepts and never answers must not hold the caller longer than its context.
func TestOpenASilentServer(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if _, err := neo4j.Open(ctx, neo4j.Config{URI: "bolt://" + listener.Addr().String()}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the context's error", err)
	}
}

func TestOpenAStoreOfANewerProgram(t *testing.T) {
	open(t)
	run(t, `CREATE (:SchemaMigration {version: 999})`, nil)
	defer run(t, `MATCH (m:SchemaMigration {version: 999}) DELETE m`, nil)
	if _, err := neo4j.Open(t.Context(), config(t)); !errors.Is(err, graph.ErrSchema) {
		t.Errorf("got %v, want ErrSchema", err)
	}
}

func TestOpenADatabaseOfSomethingElse(t *testing.T) {
	clear(t)
	run(t, `MATCH (n) DETACH DELETE n`, nil)
	run(t, `CREATE (:Movie {title: 'The Matrix'})`, nil)
	defer run(t, `MATCH (n:Movie) DELETE n`, nil)
	if _, err := neo4j.Open(t.Context(), config(t)); !errors.Is(err, graph.ErrSchema) {
		t.Errorf("got %v, want ErrSchema", err)
	}
	if left := run(t, `MATCH (n) WHERE NOT n:Movie RETURN n`, nil); len(left) > 0 {
		t.Errorf("%d nodes were written, want 0", len(left))
	}
}

// Several programs may start on an empty database at once.
func TestOpenTogether(t *testing.T) {
	if err := neo4jtest.Wipe(t.Context(), neo4jtest.URI(t)); err != nil {
		t.Fatal(err)
	}
	const programs = 6
	failed := make(chan error, programs)
	for range programs {
		go func() {
			store, err := neo4j.Open(context.Background(), config(t))
			if err == nil {
				err = store.Close(context.Background())
			}
			failed <- err
		}()
	}
	for range programs {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	health, err := reopen(t).Check(t.Context())
	if err != nil || health.Schema != neo4j.SchemaVersion || len(health.Problems) > 0 {
		t.Errorf("got %+v, %v", health, err)
	}
	if services := run(t, `MATCH (s:Service) RETURN s`, nil); len(services) != len(graph.ServiceCodes) {
		t.Errorf("%d services, want %d", len(services), len(graph.ServiceCodes))
	}
}

// Two programs that make an index at once may both find that it is not there. One of them is then told that it is.
func TestRuleThatAnotherProgramMakes(t *testing.T) {
	store := open(t)
	t.Cleanup(func() { run(t, `DROP INDEX made_twice IF EXISTS`, nil) })
	for range 2 {
		if err := store.MakeRule(t.Context(), `CREATE INDEX made_twice FOR (n:MadeTwice) ON (n.key)`); err != nil {
			t.Error(err)
		}
	}
	if err := store.MakeRule(t.Context(), `CREATE INDEX made_twice FOR (n:Other) ON (n.key)`); err == nil {
		t.Error("another index of that name is taken for the same")
	}
}

func TestEachMigrationHasItsVersion(t *testing.T) {
	if files := neo4j.MigrationFiles(t); files != neo4j.SchemaVersion {
		t.Errorf("%d migrations, want %d", files, neo4j.SchemaVersion)
	}
}

// A store of an older program gets the fields that Go makes since, and a feed of changes.
func TestOpenRenews(t *testing.T) {
	old := open(t)
	for n := range 3 {
		if _, err := old.Put(t.Context(), storetest.Restored(n)); err != nil {
			t.Fatal(err)
		}
	}
	run(t, `MATCH (i:Incident)-[r]-() REMOVE i.occurredBegunBy, i.occurredLastedUntil, r.review, r.outageDaysAssumed, r.restoredLeast, r.restoredMost`, nil)
	run(t, `MATCH (c:Change) DELETE c`, nil)
	run(t, `MATCH (l:Lock) REMOVE l.sequence`, nil)
	run(t, `MATCH (m:SchemaMigration) WHERE m.version >= 2 DELETE m`, nil)
	storetest.IsRenewed(t, reopen(t), 3)
}
