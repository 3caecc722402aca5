package main

import (
	"context"
	"sync"

	"github.com/incidentgraph/incidentgraph/graph"
)

// countingStore counts the calls of a store's reads by the name of the method.
type countingStore struct {
	graph.Store // nil: a read that is not counted panics, so that a new one cannot be forgotten

	store graph.Store
	mutex sync.Mutex
	calls map[string]int
}

func (s *countingStore) count(method string) graph.Store {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.calls[method]++
	return s.store
}

func (s *countingStore) Incidents(ctx context.Context, q graph.IncidentQuery) (*graph.IncidentPage, error) {
	return s.count("Incidents").Incidents(ctx, q)
}

func (s *countingStore) IncidentsOf(ctx context.Context, ids []string, q graph.IncidentQuery) ([]*graph.IncidentPage, error) {
	return s.count("IncidentsOf").IncidentsOf(ctx, ids, q)
}

func (s *countingStore) IncidentsBefore(ctx context.Context, votes []*graph.Election, within int, q graph.IncidentQuery) ([]*graph.VotePage, error) {
	return s.count("IncidentsBefore").IncidentsBefore(ctx, votes, within, q)
}

func (s *countingStore) Nodes(ctx context.Context, ids []string, with graph.Relation) ([]graph.Node, error) {
	return s.count("Nodes").Nodes(ctx, ids, with)
}

func (s *countingStore) List(ctx context.Context, q graph.NodeQuery) (*graph.NodePage, error) {
	return s.count("List").List(ctx, q)
}

func (s *countingStore) Timeline(ctx context.Context, q graph.TimelineQuery) (*graph.TimelinePage, error) {
	return s.count("Timeline").Timeline(ctx, q)
}

func (s *countingStore) TimelineCounts(ctx context.Context, q graph.TimelineQuery) (*graph.TimelineCounts, error) {
	return s.count("TimelineCounts").TimelineCounts(ctx, q)
}

func (s *countingStore) Neighbours(ctx context.Context, ids []string, kinds []graph.NodeKind, limit int) ([]*graph.Neighbourhood, error) {
	return s.count("Neighbours").Neighbours(ctx, ids, kinds, limit)
}

func (s *countingStore) Count(ctx context.Context, f graph.Filter, by ...graph.Dimension) ([]*graph.Bucket, error) {
	return s.count("Count").Count(ctx, f, by...)
}

func (s *countingStore) Days(ctx context.Context, f graph.Filter, m graph.Measure) ([]*graph.DayCount, error) {
	return s.count("Days").Days(ctx, f, m)
}

func (s *countingStore) Coverage(ctx context.Context, f graph.Filter, of ...[]graph.Topic) (*graph.Coverage, error) {
	return s.count("Coverage").Coverage(ctx, f, of...)
}

func (s *countingStore) Changes(ctx context.Context, q graph.ChangeQuery) (*graph.ChangePage, error) {
	return s.count("Changes").Changes(ctx, q)
}

func (s *countingStore) Search(ctx context.Context, q graph.SearchQuery) (*graph.SearchPage, error) {
	return s.count("Search").Search(ctx, q)
}

func (s *countingStore) Spellings(ctx context.Context, words []graph.Term) ([]*graph.Spelling, error) {
	return s.count("Spellings").Spellings(ctx, words)
}

func (s *countingStore) TraitCounts(ctx context.Context, traits []string) (*graph.TraitCounts, error) {
	return s.count("TraitCounts").TraitCounts(ctx, traits)
}

func (s *countingStore) Alike(ctx context.Context, of []graph.Comparison, first int) ([][]graph.Scored, error) {
	return s.count("Alike").Alike(ctx, of, first)
}
