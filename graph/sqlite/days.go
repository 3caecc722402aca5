package sqlite

import (
	"context"
	"database/sql"
	"fmt"

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
	counts := []*graph.DayCount{}
	q := newQuery("WITH matching AS MATERIALIZED (SELECT i.id FROM incident i WHERE ").where(predicate).
		add("), span AS (SELECT DISTINCT s.incident, "+orEmpty(span.Of)+", "+orEmpty(span.Service)+" AS service, "+columns[span.Days]+" AS days").
		add(" FROM statement s JOIN matching ON matching.id = s.incident WHERE s.relation = ? AND "+columns[span.Days]+" IS NOT NULL)", span.Relation.Name()).
		add(" SELECT service, days, count(*) FROM span GROUP BY 1, 2")
	err = each(ctx, s.db, q, func(rows *sql.Rows) error {
		c := new(graph.DayCount)
		counts = append(counts, c)
		return rows.Scan(&c.Service, &c.Days, &c.Count)
	})
	if err != nil {
		return nil, fmt.Errorf("sqlite: days: %w", err)
	}
	graph.SortDays(counts)
	return counts, nil
}

// orEmpty is the column of a field, the empty text for no field.
func orEmpty(field string) string {
	if field == "" {
		return "''"
	}
	return columns[field]
}
