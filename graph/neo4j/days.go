package neo4j

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Days is [graph.Store.Days], in one statement.
func (s *Store) Days(ctx context.Context, f graph.Filter, m graph.Measure) ([]*graph.DayCount, error) {
	predicate, err := f.Predicate()
	if err != nil {
		return nil, err
	}
	span, err := m.Span()
	if err != nil {
		return nil, err
	}
	b := newQuery().match(predicate).add(" MATCH (i)", arrows[span.Relation].as("s"), "(m) WHERE ", properties[span.Days], " IS NOT NULL")
	b.add(" WITH DISTINCT i, ", orEmpty(span.Of), " AS thing, ", orEmpty(span.Service), " AS service, ", properties[span.Days], " AS days")
	records, err := s.read(ctx, b.add(" RETURN service, days, count(*) AS spans"))
	if err != nil {
		return nil, classify(ctx, "days", err)
	}
	counts := make([]*graph.DayCount, len(records))
	for n, record := range records {
		counts[n] = &graph.DayCount{Service: graph.ServiceCode(text(record, "service")), Days: integer(record, "days"), Count: integer(record, "spans")}
	}
	graph.SortDays(counts)
	return counts, nil
}

// orEmpty is the property of a field, the empty text for no field.
func orEmpty(field string) string {
	if field == "" {
		return "''"
	}
	return properties[field]
}
