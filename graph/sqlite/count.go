package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Count is [graph.Store.Count], in one statement.
func (s *Store) Count(ctx context.Context, f graph.Filter, by ...graph.Dimension) ([]*graph.Bucket, error) {
	predicate, err := f.Predicate()
	if err != nil {
		return nil, err
	}
	q := newQuery("WITH matching AS MATERIALIZED (SELECT i.id FROM incident i WHERE ").where(predicate).add(")")
	values := "SELECT count(*)"
	for n, dimension := range by {
		axis, err := dimension.Axis()
		if err != nil {
			return nil, err
		}
		q.add(fmt.Sprintf(", axis%d AS MATERIALIZED (", n)).axis(axis).add(")")
		values += fmt.Sprintf(", axis%d.value", n)
	}
	q.add(" " + values + " FROM matching")
	for n := range by {
		q.add(fmt.Sprintf(" JOIN axis%d ON axis%d.id = matching.id", n, n))
	}
	if len(by) > 0 {
		q.add(" GROUP BY 2")
	}
	if len(by) > 1 {
		q.add(", 3")
	}
	buckets := []*graph.Bucket{}
	err = each(ctx, s.db, q, func(rows *sql.Rows) error {
		bucket := &graph.Bucket{Keys: make([]string, len(by))}
		into := []any{&bucket.Count}
		for n := range by {
			into = append(into, &bucket.Keys[n])
		}
		buckets = append(buckets, bucket)
		return rows.Scan(into...)
	})
	if err != nil {
		return nil, fmt.Errorf("sqlite: count: %w", err)
	}
	graph.SortBuckets(buckets)
	return buckets, nil
}

// axis appends the query of an axis: columns id (of an incident) and value, each pair once.
func (q *query) axis(a graph.Axis) *query {
	if a.Relation != 0 {
		column := columns[a.Field]
		q.add("SELECT DISTINCT s.incident AS id, "+column+" AS value FROM statement s WHERE s.relation = ? AND "+column+" IS NOT NULL", a.Relation.Name())
		return q.conditions(a.Where)
	}
	column := fields[graph.IncidentField(a.Field)]
	if a.List {
		return q.add("SELECT DISTINCT i.id, held.value AS value FROM incident i, json_each(i.fields, ?) AS held", column)
	}
	if a.Prefix > 0 {
		return q.add("SELECT i.id, substr("+column+", 1, ?) AS value FROM incident i WHERE length("+column+") >= ?", a.Prefix, a.Prefix)
	}
	return q.add("SELECT i.id, " + column + " AS value FROM incident i WHERE " + column + " IS NOT NULL")
}
