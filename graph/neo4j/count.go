package neo4j

import (
	"context"
	"strconv"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Count is [graph.Store.Count], in one statement.
func (s *Store) Count(ctx context.Context, f graph.Filter, by ...graph.Dimension) ([]*graph.Bucket, error) {
	predicate, err := f.Predicate()
	if err != nil {
		return nil, err
	}
	b := newQuery().match(predicate)
	var keys []string
	for n, dimension := range by {
		axis, err := dimension.Axis()
		if err != nil {
			return nil, err
		}
		keys = append(keys, "key"+strconv.Itoa(n))
		b.add(" UNWIND ").axis(axis).add(" AS ", keys[n])
	}
	b.add(" RETURN ", strings.Join(append(keys, "count(*) AS incidents"), ", "))
	records, err := s.read(ctx, b)
	if err != nil {
		return nil, classify(ctx, "count", err)
	}
	buckets := make([]*graph.Bucket, len(records))
	for n, record := range records {
		buckets[n] = &graph.Bucket{Keys: make([]string, len(by)), Count: integer(record, "incidents")}
		for k, key := range keys {
			buckets[n].Keys[k] = text(record, key)
		}
	}
	graph.SortBuckets(buckets)
	return buckets, nil
}

// axis appends the list of the values that the incident i has on an axis, each once.
func (q *query) axis(a graph.Axis) *query {
	if a.Relation != 0 {
		q.add("COLLECT { MATCH (i)", arrows[a.Relation].as("s"), "() WHERE ", properties[a.Field], " IS NOT NULL")
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
