package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/sqlite"
	"github.com/incidentgraph/incidentgraph/graph/storetest"
)

// TestStore holds the engine to the contract.
func TestStore(t *testing.T) {
	storetest.Run(t, func(tb testing.TB) graph.Store {
		store, err := sqlite.Open(context.Background(), filepath.Join(tb.TempDir(), "graph.db"))
		if err != nil {
			tb.Fatal(err)
		}
		tb.Cleanup(func() { _ = store.Close(context.Background()) })
		return store
	})
}
