package resolvers

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Counts is the answer to a count; a resolver adds its total.
type Counts struct {
	Filter  graph.Filter
	Buckets []*graph.Bucket
}

// Count counts incidents by the values of up to two dimensions.
func (r query) Count(ctx context.Context, filter *graph.Filter, by []graph.Dimension) (*Counts, error) {
	if len(by) > 2 || len(by) == 2 && by[0] == by[1] {
		return nil, graph.Invalid("by: want at most two dimensions, not the same twice")
	}
	buckets, err := r.Store.Count(ctx, orAll(filter), by...)
	return &Counts{orAll(filter), buckets}, err
}

// Total counts the incidents that match, with or without a value.
func (r countsResolver) Total(ctx context.Context, of *Counts) (int32, error) {
	all, err := r.Store.Count(ctx, of.Filter)
	if err != nil || len(all) == 0 {
		return 0, err
	}
	return int32(all[0].Count), nil
}
