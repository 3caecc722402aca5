package resolvers

import (
	"context"
	"encoding/json"
	"sync"

	"github.com/incidentgraph/incidentgraph/graph"
)

// filterOf reads the argument filter of any field, everything for null. A name in it that nothing has is an error.
func filterOf(ctx context.Context, given *graph.Filter) (graph.Filter, error) {
	if given == nil {
		return graph.Filter{}, nil
	}
	return *given, batchOf(ctx).names.check(ctx, *given)
}

// checkedNames looks up the names of each filter of an operation once, however many rows repeat it.
type checkedNames struct {
	store  graph.Store
	mutex  sync.Mutex
	checks map[string]func() error
}

func (c *checkedNames) check(ctx context.Context, f graph.Filter) error {
	text, err := json.Marshal(f)
	if err != nil {
		return err
	}
	c.mutex.Lock()
	check, begun := c.checks[string(text)]
	if !begun {
		check = sync.OnceValue(func() error { return f.CheckNames(ctx, c.store) })
		c.checks[string(text)] = check
	}
	c.mutex.Unlock()
	return check()
}
