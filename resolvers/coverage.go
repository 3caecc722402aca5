package resolvers

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// maxTopics is the most topics that one field takes.
const maxTopics = 20

// Coverage says how many incidents an answer rests on.
type Coverage struct {
	Matching   int
	Answerable int
	Silent     int
	Dataset    *graph.Dataset
}

// TopicCoverage is the coverage of a topic.
type TopicCoverage struct {
	Topic graph.Topic
	Coverage
}

// Coverage tells how many incidents can answer questions about some topics, in one call.
func (r query) Coverage(ctx context.Context, filter *graph.Filter, of []graph.Topic) ([]*TopicCoverage, error) {
	if len(of) == 0 || len(of) > maxTopics {
		return nil, graph.Invalid("of: %d topics, want 1 to %d", len(of), maxTopics)
	}
	f, err := filterOf(ctx, filter)
	if err != nil {
		return nil, err
	}
	each := make([][]graph.Topic, len(of))
	for n, topic := range of {
		each[n] = []graph.Topic{topic}
	}
	found, err := r.Store.Coverage(ctx, f, each...)
	if err != nil {
		return nil, err
	}
	all := make([]*TopicCoverage, len(of))
	for n, topic := range of {
		all[n] = &TopicCoverage{topic, coverageOf(found, n)}
	}
	return all, nil
}

// covered tells how many incidents state something of all the topics.
func (r *Resolver) covered(ctx context.Context, f graph.Filter, topics ...graph.Topic) (*Coverage, error) {
	found, err := r.Store.Coverage(ctx, f, topics)
	if err != nil {
		return nil, err
	}
	coverage := coverageOf(found, 0)
	return &coverage, nil
}

func coverageOf(c *graph.Coverage, n int) Coverage {
	return Coverage{c.Matching, c.Answerable[n], c.Matching - c.Answerable[n], &c.Dataset}
}
