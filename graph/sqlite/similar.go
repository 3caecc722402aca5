package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// TraitCounts is [graph.Store.TraitCounts], in one statement.
func (s *Store) TraitCounts(ctx context.Context, traits []string) (*graph.TraitCounts, error) {
	matches := make([]string, len(traits))
	for n, trait := range traits {
		matches[n] = matchAny(graph.SearchTraits, []string{trait})
	}
	counts := &graph.TraitCounts{Counts: make([]int, len(traits))}
	q := newQuery("SELECT -1, count(*) FROM incident UNION ALL SELECT t.key, (SELECT count(*) FROM incident_text WHERE incident_text MATCH t.value) FROM json_each(?) t", list(matches))
	err := each(ctx, s.db, q, func(rows *sql.Rows) error {
		var n, count int
		if err := rows.Scan(&n, &count); err != nil {
			return err
		}
		if n < 0 {
			counts.Incidents = count
		} else {
			counts.Counts[n] = count
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("sqlite: trait counts: %w", err)
	}
	return counts, nil
}

// alike ranks the incidents that have some of the wanted traits, each an array: place of the comparison, id of its incident, what the
// text index is asked, weight. Only those that can be among the first, of which the incident itself may be one, are looked up for their day.
const alike = `WITH wanted AS MATERIALIZED (SELECT value ->> 0 AS place, value ->> 1 AS own, value ->> 2 AS trait, value ->> 3 AS weight FROM json_each(?1)),
	shared AS MATERIALIZED (SELECT w.place, w.own, t.rowid AS number, sum(w.weight) AS score FROM wanted w CROSS JOIN incident_text t WHERE t.incident_text MATCH w.trait GROUP BY 1, 3),
	best AS (SELECT *, rank() OVER (PARTITION BY place ORDER BY score DESC) AS better FROM shared),
	ranked AS (SELECT best.place, i.id, score, row_number() OVER (PARTITION BY best.place ORDER BY score DESC, i.occurred_from DESC, i.id) AS rank
		FROM best JOIN incident i ON i.number = best.number WHERE better <= ?2 + 1 AND i.id <> best.own)
	SELECT place, id, score FROM ranked WHERE rank <= ?2 ORDER BY place, rank`

// Alike is [graph.Store.Alike], in one statement.
func (s *Store) Alike(ctx context.Context, of []graph.Comparison, first int) ([][]graph.Scored, error) {
	found := make([][]graph.Scored, len(of))
	wanted := [][]any{}
	for n, c := range of {
		found[n] = []graph.Scored{}
		for trait, weight := range c.Weights {
			wanted = append(wanted, []any{n, c.ID, matchAny(graph.SearchTraits, []string{trait}), weight})
		}
	}
	data, err := json.Marshal(wanted)
	if err != nil {
		return nil, err
	}
	err = each(ctx, s.db, newQuery(alike, string(data), first), func(rows *sql.Rows) error {
		var n int
		var one graph.Scored
		if err := rows.Scan(&n, &one.ID, &one.Score); err != nil {
			return err
		}
		found[n] = append(found[n], one)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("sqlite: alike: %w", err)
	}
	return found, nil
}
