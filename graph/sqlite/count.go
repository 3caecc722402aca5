package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Count is [graph.Store.Count], in one statement.
func (s *Store) Count(ctx context.Context, f graph.Filter, by ...graph.Dimension) ([]*graph.Bucket, error) {
	tally, err := graph.NewTally(by)
	if err != nil {
		return nil, err
	}
	q, err := countQuery(f, by)
	if err != nil {
		return nil, err
	}
	err = each(ctx, s.db, q, func(rows *sql.Rows) error {
		var count int
		values, names := make([]string, len(by)), make([]sql.NullString, len(by))
		into := []any{&count}
		for n := range by {
			into = append(into, &values[n], &names[n])
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		tally.Add(values, spellings(names), count)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("sqlite: count: %w", err)
	}
	return tally.Buckets(), nil
}

// spellings turns the one name of each value, the first of all, into a list.
func spellings(names []sql.NullString) [][]string {
	lists := make([][]string, len(names))
	for n, name := range names {
		if name.Valid {
			lists[n] = []string{name.String}
		}
	}
	return lists
}

func countQuery(f graph.Filter, by []graph.Dimension) (*query, error) {
	predicate, err := f.Predicate()
	if err != nil {
		return nil, err
	}
	axes, err := graph.Axes(by)
	if err != nil {
		return nil, err
	}
	q := newQuery("WITH matching AS MATERIALIZED (SELECT i.id FROM incident i WHERE ").where(predicate).add(")")
	var values, joins, groups string
	for n, axis := range axes {
		q.add(fmt.Sprintf(", axis%d AS MATERIALIZED (", n)).axis(axis).add(")")
		values += fmt.Sprintf(", axis%d.value, min(axis%d.name)", n, n)
		joins += fmt.Sprintf(" JOIN axis%d ON axis%d.id = matching.id", n, n)
	}
	switch len(by) {
	case 1:
		groups = " GROUP BY 2"
	case 2:
		groups = " GROUP BY 2, 4"
	}
	return q.add(" SELECT count(*)" + values + " FROM matching" + joins + groups), nil
}

// axis appends the query of an axis: columns id (of an incident), value and the first of its names, each pair of id and
// value once.
func (q *query) axis(a graph.Axis) *query {
	if a.Relation != 0 {
		column, name := columns[a.Field], "NULL"
		if a.Name != "" {
			name = "min(" + columns[a.Name] + ")"
		}
		q.add("SELECT s.incident AS id, " + column + " AS value, " + name + " AS name FROM statement s WHERE s.relation = '" + a.Relation.Name() + "' AND " + column + " IS NOT NULL")
		return q.conditions(a.Where).add(" GROUP BY 1, 2")
	}
	column, name := fields[graph.IncidentField(a.Field)], "NULL"
	if a.Name != "" {
		name = fields[graph.IncidentField(a.Name)]
	}
	if a.List {
		return q.add("SELECT DISTINCT i.id, held.value AS value, NULL AS name FROM incident i, json_each(i.fields, ?) AS held", column)
	}
	if a.Prefix > 0 {
		return q.add("SELECT i.id, substr("+column+", 1, ?) AS value, NULL AS name FROM incident i WHERE length("+column+") >= ?", a.Prefix, a.Prefix)
	}
	return q.add("SELECT i.id, " + column + " AS value, " + name + " AS name FROM incident i WHERE " + column + " IS NOT NULL")
}
