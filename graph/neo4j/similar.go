package neo4j

import (
	"context"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

const (
	traitCounts = `RETURN COUNT { (:Incident) } AS incidents, COLLECT { UNWIND $traits AS trait
		RETURN COUNT { CALL db.index.fulltext.queryNodes('incident_search', trait) YIELD node RETURN node } } AS counts`
	alike = `UNWIND $of AS of RETURN of.place AS place, COLLECT { UNWIND of.wanted AS wanted
		CALL db.index.fulltext.queryNodes('incident_search', wanted.trait) YIELD node AS i
		WITH i, sum(wanted.weight) AS score WHERE i.id <> of.own
		WITH i, score ORDER BY score DESC,`
)

// havingTrait asks the full-text index for a trait.
func havingTrait(trait string) string { return string(graph.SearchTraits) + `:"` + trait + `"` }

// TraitCounts is [graph.Store.TraitCounts], in one statement.
func (s *Store) TraitCounts(ctx context.Context, traits []string) (*graph.TraitCounts, error) {
	q := newQuery(traitCounts)
	asked := make([]string, len(traits))
	for n, trait := range traits {
		asked[n] = havingTrait(trait)
	}
	q.params["traits"] = asked
	record, err := s.readOne(ctx, q)
	if err != nil {
		return nil, classify(ctx, "trait counts", err)
	}
	counts := &graph.TraitCounts{Incidents: integer(record, "incidents"), Counts: make([]int, len(traits))}
	for n, value := range list(record, "counts") {
		count, _ := value.(int64)
		counts.Counts[n] = int(count)
	}
	return counts, nil
}

// Alike is [graph.Store.Alike], in one statement.
func (s *Store) Alike(ctx context.Context, of []graph.Comparison, first int) ([][]graph.Scored, error) {
	rows := make([]row, len(of))
	for n, c := range of {
		wanted := []row{}
		for trait, weight := range c.Weights {
			wanted = append(wanted, row{"trait": havingTrait(trait), "weight": weight})
		}
		rows[n] = row{"place": n, "own": c.ID, "wanted": wanted}
	}
	byDate := strings.TrimPrefix(newestOrder, " ORDER BY")
	q := newQuery(alike, byDate, " LIMIT $first RETURN [i.id, score] ORDER BY score DESC,", byDate, " } AS found")
	q.params["of"], q.params["first"] = rows, first
	records, err := s.read(ctx, q)
	if err != nil {
		return nil, classify(ctx, "alike", err)
	}
	found := make([][]graph.Scored, len(of))
	for _, record := range records {
		scored := []graph.Scored{}
		for _, entry := range list(record, "found") {
			score, _ := entry.([]any)[1].(int64)
			scored = append(scored, graph.Scored{ID: column(entry, 0), Score: int(score)})
		}
		found[integer(record, "place")] = scored
	}
	return found, nil
}
