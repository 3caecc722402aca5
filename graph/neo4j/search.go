package neo4j

import (
	"context"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Search is [graph.Store.Search], in one statement.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) (*graph.SearchPage, error) {
	plan, err := q.Plan()
	if err != nil {
		return nil, err
	}
	b := newQuery("RETURN COLLECT { ").match(plan.Possible).ranked(plan, q.Page)
	b.add(" RETURN [").filled(q.With).add(", ").certain(plan.Certain).add(", rank] ORDER BY rank,", strings.TrimPrefix(newestOrder, " ORDER BY"), " } AS page")
	if q.Page.Total {
		b.add(", COUNT { ").match(plan.Possible).add(" RETURN i } AS total")
	}
	record, err := s.readOne(ctx, b)
	if err != nil {
		return nil, classify(ctx, "search", err)
	}
	entries := list(record, "page")
	page, err := readPage(entries, q.Page, q.With, integer(record, "total"))
	if err != nil {
		return nil, classify(ctx, "search", err)
	}
	found := &graph.SearchPage{IncidentPage: *page, Ranks: make([]graph.SearchRank, len(page.Incidents))}
	for n := range found.Ranks {
		rank, _ := entries[n].([]any)[2].(int64)
		found.Ranks[n] = graph.SearchRank(rank)
	}
	return found, nil
}

// ranked appends the rank of each incident i, the condition that it comes after the cursor, the order and the limit.
func (q *query) ranked(plan *graph.SearchPlan, p graph.Page) *query {
	q.add(" WITH i, CASE")
	for rank, holds := range plan.Ranks {
		q.add(" WHEN ").where(holds).add(" THEN ", q.param(rank))
	}
	q.add(" ELSE ", q.param(int(graph.RankOther)), " END AS rank")
	if c := plan.Cursor; c != nil {
		q.params["rank"], q.params["day"], q.params["id"] = int(c.Keys[0][0]-'0'), c.Keys[1], orderOf(c.Keys[2])
		q.add(" WHERE rank > $rank OR rank = $rank AND ", newestAfter)
	}
	return q.add(" WITH i, rank ORDER BY rank,", strings.TrimPrefix(newestOrder, " ORDER BY")).limit(p)
}

// Spellings is [graph.Store.Spellings], in one statement.
func (s *Store) Spellings(ctx context.Context, words []graph.Term) ([]*graph.Spelling, error) {
	b := newQuery()
	for n, word := range words {
		b.union().add("RETURN ", b.param(n), " AS word, EXISTS { ").match(word.KnownAs()).add(" RETURN i } AS known, COLLECT { ")
		b.add("CALL db.index.fulltext.queryNodes('incident_search', ", b.param(misspelt(word)), ") YIELD node AS i RETURN i.nameWords", newestOrder, " LIMIT ", b.param(graph.SpellingNames), " } AS names")
	}
	records, err := s.read(ctx, b)
	if err != nil {
		return nil, classify(ctx, "spellings", err)
	}
	spellings := make([]*graph.Spelling, len(words))
	for _, record := range records {
		known, _ := record.AsMap()["known"].(bool)
		names := texts(record, "names")
		spellings[integer(record, "word")] = &graph.Spelling{Known: known, Names: append([]string{}, names...)}
	}
	return spellings, nil
}

// misspelt asks the full-text index for names with a word like this one.
func misspelt(word graph.Term) string {
	return string(graph.SearchTypos) + `:("` + strings.Join(word.Misspellings(), `" OR "`) + `")`
}
