package storetest

import (
	"context"
	"errors"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
)

var contextCases = []testCase{
	{"a cancelled context ends every read with its error", func(s *scene) {
		ctx, cancel := context.WithCancel(s.Context())
		cancel()
		readsEnd(s, ctx, context.Canceled)
	}},
	{"a context whose time is up ends every read with its error", func(s *scene) {
		ctx, cancel := context.WithDeadline(s.Context(), time.Unix(0, 0))
		defer cancel()
		readsEnd(s, ctx, context.DeadlineExceeded)
	}},
	{"a cancelled context ends every write with its error and writes nothing", func(s *scene) {
		before := s.content()
		ctx, cancel := context.WithCancel(s.Context())
		cancel()
		_, err := s.store.Put(ctx, documents(s, `{"id": "never"}`)...)
		s.ends("Put", err, context.Canceled)
		s.ends("PutElections", s.store.PutElections(ctx, calendar(s, `{"id": "never", "name": "never", "kind": "OTHER", "country": "FR", "heldOn": "2024-01-01"}`)...), context.Canceled)
		s.same("content", s.content(), before)
	}},
}

func readsEnd(s *scene, ctx context.Context, want error) {
	_, err := s.store.Incidents(ctx, graph.IncidentQuery{})
	s.ends("Incidents", err, want)
	_, err = s.store.IncidentsOf(ctx, ids("service:EMAIL"), graph.IncidentQuery{})
	s.ends("IncidentsOf", err, want)
	_, err = s.store.Nodes(ctx, ids("fleury", "service:EMAIL"), 0)
	s.ends("Nodes", err, want)
	_, err = s.store.List(ctx, graph.NodeQuery{Kind: graph.VictimNode})
	s.ends("List", err, want)
	_, err = s.store.Timeline(ctx, graph.TimelineQuery{})
	s.ends("Timeline", err, want)
	_, err = s.store.Neighbours(ctx, ids("fleury"), nil, 5)
	s.ends("Neighbours", err, want)
	_, err = s.store.Count(ctx, graph.Filter{}, graph.ByCountry)
	s.ends("Count", err, want)
	_, err = s.store.Days(ctx, graph.Filter{}, graph.Containment)
	s.ends("Days", err, want)
	_, err = s.store.Coverage(ctx, graph.Filter{}, graph.Topics)
	s.ends("Coverage", err, want)
	_, err = s.store.Search(ctx, graph.SearchQuery{Text: "hospital"})
	s.ends("Search", err, want)
	_, err = s.store.Spellings(ctx, []graph.Term{{Tokens: ids("hopsital")}})
	s.ends("Spellings", err, want)
	_, err = s.store.TraitCounts(ctx, ids("SERVICE-EMAIL"))
	s.ends("TraitCounts", err, want)
	_, err = s.store.Alike(ctx, []graph.Comparison{{ID: "fleury", Weights: map[string]int{"SERVICE-EMAIL": 1}}}, 5)
	s.ends("Alike", err, want)
	_, err = s.store.Check(ctx)
	s.ends("Check", err, want)
}

// ends fails the case unless err is the error of the context.
func (s *scene) ends(what string, err, want error) {
	s.Helper()
	if !errors.Is(err, want) {
		s.Errorf("%s: got error %v, want %v", what, err, want)
	}
}
