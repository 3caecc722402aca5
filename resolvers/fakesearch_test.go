package resolvers_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Search finds every incident by any text that is not misspelt.
func (s *fakeStore) Search(ctx context.Context, q graph.SearchQuery) (*graph.SearchPage, error) {
	if err := s.called(ctx, "Search", q.With); err != nil {
		return nil, err
	}
	if _, err := q.Plan(); err != nil {
		return nil, err
	}
	page := &graph.SearchPage{}
	for _, record := range s.records {
		if !strings.Contains(q.Text, "tonw") {
			page.Incidents, page.Matches, page.Ranks = append(page.Incidents, s.read(record, q.With)), append(page.Matches, graph.CertainMatch), append(page.Ranks, graph.RankOther)
		}
	}
	page.Total = len(page.Incidents)
	return page, nil
}

// Spellings knows of one town.
func (s *fakeStore) Spellings(ctx context.Context, words []graph.Term) ([]*graph.Spelling, error) {
	if err := s.called(ctx, fmt.Sprintf("Spellings %d", len(words)), 0); err != nil {
		return nil, err
	}
	spellings := make([]*graph.Spelling, len(words))
	for n := range words {
		spellings[n] = &graph.Spelling{Names: []string{"fleury of town"}}
	}
	return spellings, nil
}

// TraitCounts has every trait in one incident of seven.
func (s *fakeStore) TraitCounts(ctx context.Context, traits []string) (*graph.TraitCounts, error) {
	if err := s.called(ctx, "TraitCounts", 0); err != nil {
		return nil, err
	}
	counts := &graph.TraitCounts{Incidents: 7}
	for range traits {
		counts.Counts = append(counts.Counts, 1)
	}
	return counts, nil
}

// Alike finds all incidents but the one that is compared.
func (s *fakeStore) Alike(ctx context.Context, of []graph.Comparison, _ int) ([][]graph.Scored, error) {
	if err := s.called(ctx, fmt.Sprintf("Alike %d", len(of)), 0); err != nil {
		return nil, err
	}
	found := make([][]graph.Scored, len(of))
	for n, c := range of {
		for _, record := range s.records {
			if record.ID != c.ID {
				found[n] = append(found[n], graph.Scored{ID: record.ID, Score: 195})
			}
		}
	}
	return found, nil
}
