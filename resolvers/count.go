package resolvers

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Counts is the answer to a count; resolvers add its total and its coverage.
type Counts struct {
	Filter  graph.Filter
	By      []graph.Dimension
	Buckets []*graph.Bucket
}

// Count counts incidents by the values of up to two dimensions.
func (r query) Count(ctx context.Context, filter *graph.Filter, by []graph.Dimension) (*Counts, error) {
	f, err := filterOf(ctx, filter)
	if err != nil {
		return nil, err
	}
	buckets, err := r.Store.Count(ctx, f, by...)
	return &Counts{f, by, buckets}, err
}

// Total counts the incidents that match, with or without a value.
func (r countsResolver) Total(ctx context.Context, of *Counts) (int32, error) {
	all, err := r.Store.Count(ctx, of.Filter)
	if err != nil || len(all) == 0 {
		return 0, err
	}
	return int32(all[0].Count), nil
}

// Coverage tells how many of them have a value of every dimension.
func (r countsResolver) Coverage(ctx context.Context, of *Counts) (*Coverage, error) {
	topics := make([]graph.Topic, len(of.By))
	for n, dimension := range of.By {
		topics[n] = graph.Topic(dimension)
	}
	return r.covered(ctx, of.Filter, topics...)
}
