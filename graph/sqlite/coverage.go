package sqlite

import (
	"context"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Coverage is [graph.Store.Coverage], in one statement.
func (s *Store) Coverage(ctx context.Context, f graph.Filter, of ...[]graph.Topic) (*graph.Coverage, error) {
	q, err := coverageQuery(f, of)
	if err != nil {
		return nil, err
	}
	c := &graph.Coverage{Answerable: make([]int, len(of))}
	into := []any{&c.Dataset.Incidents, &c.Dataset.From, &c.Dataset.Until, &c.Matching}
	for n := range of {
		into = append(into, &c.Answerable[n])
	}
	if err := s.db.QueryRowContext(ctx, q.String(), q.args...).Scan(into...); err != nil {
		return nil, fmt.Errorf("sqlite: coverage: %w", classify(err))
	}
	return c, nil
}

func coverageQuery(f graph.Filter, of [][]graph.Topic) (*query, error) {
	predicate, err := f.Predicate()
	if err != nil {
		return nil, err
	}
	q := newQuery("WITH matching AS MATERIALIZED (SELECT i.id FROM incident i WHERE ").where(predicate)
	q.add(`) SELECT (SELECT count(*) FROM incident), (SELECT coalesce(min(occurred_from), '') FROM incident WHERE occurred_from > ''),
		(SELECT coalesce(max(occurred_from), '') FROM incident WHERE occurred_from > ''), (SELECT count(*) FROM matching)`)
	for _, topics := range of {
		told, err := graph.Told(topics)
		if err != nil {
			return nil, err
		}
		q.add(", (SELECT count(*) FROM matching i WHERE i.id IN (SELECT i.id FROM incident i WHERE ").where(told).add("))")
	}
	return q, nil
}
