package neo4j

import (
	"context"
	"strconv"

	"github.com/incidentgraph/incidentgraph/graph"
)

// dataset is what the store holds; the dates come from their index.
const dataset = `COUNT { (:Incident) } AS incidents,
	COLLECT { MATCH (d:Incident) WHERE d.occurredFrom > '' RETURN d.occurredFrom ORDER BY d.occurredFrom LIMIT 1 } AS first,
	COLLECT { MATCH (d:Incident) WHERE d.occurredFrom > '' RETURN d.occurredFrom ORDER BY d.occurredFrom DESC LIMIT 1 } AS last`

// Coverage is [graph.Store.Coverage], in one statement.
func (s *Store) Coverage(ctx context.Context, f graph.Filter, of ...[]graph.Topic) (*graph.Coverage, error) {
	b, err := coverageQuery(f, of)
	if err != nil {
		return nil, err
	}
	record, err := s.readOne(ctx, b)
	if err != nil {
		return nil, classify(ctx, "coverage", err)
	}
	c := &graph.Coverage{Matching: integer(record, "matching"), Answerable: make([]int, len(of))}
	for n := range of {
		c.Answerable[n] = integer(record, toldOf(n))
	}
	c.Dataset.Incidents = integer(record, "incidents")
	for _, day := range texts(record, "first") {
		c.Dataset.From = graph.Date(day)
	}
	for _, day := range texts(record, "last") {
		c.Dataset.Until = graph.Date(day)
	}
	return c, nil
}

func toldOf(n int) string { return "told" + strconv.Itoa(n) }

func coverageQuery(f graph.Filter, of [][]graph.Topic) (*query, error) {
	predicate, err := f.Predicate()
	if err != nil {
		return nil, err
	}
	b := newQuery().match(predicate).add(" WITH count(i) AS matching")
	columns := ""
	for n, topics := range of {
		told, err := graph.Told(topics)
		if err != nil {
			return nil, err
		}
		b.add(", sum(CASE WHEN ").where(told).add(" THEN 1 ELSE 0 END) AS ", toldOf(n))
		columns += toldOf(n) + ", "
	}
	return b.add(" RETURN matching, ", columns, dataset), nil
}
