package neo4j

import (
	"context"
	"strconv"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Count is [graph.Store.Count], in one statement.
func (s *Store) Count(ctx context.Context, f graph.Filter, by ...graph.Dimension) ([]*graph.Bucket, error) {
	tally, err := graph.NewTally(by)
	if err != nil {
		return nil, err
	}
	b, err := countQuery(f, by)
	if err != nil {
		return nil, err
	}
	records, err := s.read(ctx, b)
	if err != nil {
		return nil, classify(ctx, "count", err)
	}
	for _, record := range records {
		values, names := make([]string, len(by)), make([][]string, len(by))
		for n := range by {
			values[n], names[n] = text(record, valueOf(n)), texts(record, namesOf(n))
		}
		tally.Add(values, names, integer(record, "incidents"))
	}
	return tally.Buckets(), nil
}

// Columns of a count, for each dimension.
func valueOf(n int) string { return "value" + strconv.Itoa(n) }
func namesOf(n int) string { return "names" + strconv.Itoa(n) }

func countQuery(f graph.Filter, by []graph.Dimension) (*query, error) {
	predicate, err := f.Predicate()
	if err != nil {
		return nil, err
	}
	axes, err := graph.Axes(by)
	if err != nil {
		return nil, err
	}
	b, count := newQuery().match(predicate), "count(*)"
	var columns []string
	for n, axis := range axes {
		if axis.Name == "" {
			b.add(" UNWIND ").axis(axis).add(" AS ", valueOf(n))
			columns = append(columns, valueOf(n))
			continue
		}
		b.add(" UNWIND ").namedAxis(axis).add(" AS named", strconv.Itoa(n))
		named := "named" + strconv.Itoa(n)
		columns = append(columns, named+"[0] AS "+valueOf(n), "collect(DISTINCT "+named+"[1]) AS "+namesOf(n))
		count = "count(DISTINCT i)"
	}
	return b.add(" RETURN ", strings.Join(append(columns, count+" AS incidents"), ", ")), nil
}

// namedAxis appends the list of the values that the incident i has on an axis, each with each of its names.
func (q *query) namedAxis(a graph.Axis) *query {
	if a.Relation == 0 {
		value, name := fields[graph.IncidentField(a.Field)], fields[graph.IncidentField(a.Name)]
		return q.add("CASE WHEN ", value, " IS NULL THEN [] ELSE [[", value, ", ", name, "]] END")
	}
	q.add("COLLECT { MATCH (i)", arrows[a.Relation].as("s"), "(m) WHERE ", properties[a.Field], " IS NOT NULL")
	if len(a.Where) > 0 {
		q.add(" AND ").conditions(a.Where)
	}
	return q.add(" RETURN DISTINCT [", properties[a.Field], ", ", properties[a.Name], "] }")
}

// axis appends the list of the values that the incident i has on an axis, each once.
func (q *query) axis(a graph.Axis) *query {
	if a.Relation != 0 {
		q.add("COLLECT { MATCH (i)", arrows[a.Relation].as("s"), "(m) WHERE ", properties[a.Field], " IS NOT NULL")
		if len(a.Where) > 0 {
			q.add(" AND ").conditions(a.Where)
		}
		return q.add(" RETURN DISTINCT ", properties[a.Field], " }")
	}
	field := fields[graph.IncidentField(a.Field)]
	if a.List {
		return q.add("COLLECT { UNWIND coalesce(", field, ", []) AS held RETURN DISTINCT held }")
	}
	if a.Prefix > 0 {
		prefix := q.param(a.Prefix)
		return q.add("CASE WHEN size(", field, ") >= ", prefix, " THEN [left(", field, ", ", prefix, ")] ELSE [] END")
	}
	return q.add("CASE WHEN ", field, " IS NULL THEN [] ELSE [", field, "] END")
}
