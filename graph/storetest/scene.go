package storetest

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// now is the day of every case: documents may name dates up to the end of 2027.
var now = time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)

// scene is a running case and its store. Its methods ask the store and end the case on an error.
type scene struct {
	*testing.T
	store graph.Store
	open  Open // for another store, after which this one is no more; nil where stores are shared
}

// afresh returns the scene with a new store.
func (s *scene) afresh() *scene {
	s.Helper()
	return &scene{s.T, s.open(s), s.open}
}

// document reads one incident document.
func document(tb testing.TB, text string) *graph.Incident {
	tb.Helper()
	incident, err := graph.DecodeIncident([]byte(text), now)
	if err != nil {
		tb.Fatalf("document %s: %v", text, err)
	}
	return incident
}

// documents reads incident documents, one a line.
func documents(tb testing.TB, lines string) []*graph.Incident {
	tb.Helper()
	var all []*graph.Incident
	for line := range strings.Lines(lines) {
		if strings.TrimSpace(line) != "" {
			all = append(all, document(tb, line))
		}
	}
	return all
}

// calendar reads entries of the election calendar, one a line.
func calendar(tb testing.TB, lines string) []*graph.Election {
	tb.Helper()
	var all []*graph.Election
	for line := range strings.Lines(lines) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		election, err := graph.DecodeElection([]byte(line), now)
		if err != nil {
			tb.Fatalf("election %s: %v", line, err)
		}
		all = append(all, election)
	}
	return all
}

// load puts the documents of lines in one call.
func (s *scene) load(lines string) *graph.PutResult {
	s.Helper()
	return s.put(documents(s, lines)...)
}

func (s *scene) put(incidents ...*graph.Incident) *graph.PutResult {
	s.Helper()
	result, err := s.store.Put(s.Context(), incidents...)
	s.must("Put", err)
	return result
}

func (s *scene) putElections(lines string) {
	s.Helper()
	s.must("PutElections", s.store.PutElections(s.Context(), calendar(s, lines)...))
}

func (s *scene) incidents(q graph.IncidentQuery) *graph.IncidentPage {
	s.Helper()
	page, err := s.store.Incidents(s.Context(), q)
	s.must("Incidents", err)
	return page
}

// only returns the one incident of the store, with every relation.
func (s *scene) only() *graph.Incident {
	s.Helper()
	page := s.incidents(graph.IncidentQuery{With: graph.AllRelations})
	if len(page.Incidents) != 1 {
		s.Fatalf("want one incident, got %v", incidentIDs(page.Incidents))
	}
	return page.Incidents[0]
}

func (s *scene) incidentsOf(q graph.IncidentQuery, ids ...string) []*graph.IncidentPage {
	s.Helper()
	pages, err := s.store.IncidentsOf(s.Context(), ids, q)
	s.must("IncidentsOf", err)
	if len(pages) != len(ids) {
		s.Fatalf("IncidentsOf: got %d pages, want %d", len(pages), len(ids))
	}
	return pages
}

func (s *scene) nodes(with graph.Relation, ids ...string) []graph.Node {
	s.Helper()
	nodes, err := s.store.Nodes(s.Context(), ids, with)
	s.must("Nodes", err)
	if len(nodes) != len(ids) {
		s.Fatalf("Nodes: got %d nodes, want %d", len(nodes), len(ids))
	}
	return nodes
}

// node returns a node of a type, which must be there.
func node[T graph.Node](s *scene, id string) T {
	s.Helper()
	found, ok := s.nodes(0, id)[0].(T)
	if !ok {
		s.Fatalf("node %s: want a %T, got %#v", id, found, s.nodes(0, id)[0])
	}
	return found
}

func (s *scene) list(q graph.NodeQuery) *graph.NodePage {
	s.Helper()
	page, err := s.store.List(s.Context(), q)
	s.must("List", err)
	if len(page.Cursors) != len(page.Nodes) {
		s.Fatalf("List: got %d cursors for %d nodes", len(page.Cursors), len(page.Nodes))
	}
	return page
}

func (s *scene) timeline(q graph.TimelineQuery) *graph.TimelinePage {
	s.Helper()
	page, err := s.store.Timeline(s.Context(), q)
	s.must("Timeline", err)
	return page
}

func (s *scene) neighbours(id string, limit int, kinds ...graph.NodeKind) *graph.Neighbourhood {
	s.Helper()
	found, err := s.store.Neighbours(s.Context(), []string{id}, kinds, limit)
	s.must("Neighbours", err)
	if len(found) != 1 {
		s.Fatalf("Neighbours: got %d, want 1", len(found))
	}
	return found[0]
}

func (s *scene) count(f graph.Filter, by ...graph.Dimension) []*graph.Bucket {
	s.Helper()
	buckets, err := s.store.Count(s.Context(), f, by...)
	s.must("Count", err)
	return buckets
}

func (s *scene) check() *graph.Health {
	s.Helper()
	health, err := s.store.Check(s.Context())
	s.must("Check", err)
	return health
}

func (s *scene) must(call string, err error) {
	s.Helper()
	if err != nil {
		s.Fatalf("%s: %v", call, err)
	}
}

// same fails the case where got is not what is wanted.
func (s *scene) same(what string, got, want any) {
	s.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		s.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// sameBytes fails the case where two answers differ in any field.
func (s *scene) sameBytes(what string, got, want any) {
	s.Helper()
	s.same(what, lines(got), lines(want))
}

func lines(v any) []string { return strings.Split(string(Canonical(v)), "\n") }

// content is everything that a store holds, as bytes.
func (s *scene) content() []string {
	s.Helper()
	all := []any{s.incidents(graph.IncidentQuery{With: graph.AllRelations, Page: graph.Page{Total: true}})}
	for _, kind := range graph.NodeKinds {
		if kind != graph.IncidentNode {
			all = append(all, s.list(graph.NodeQuery{Kind: kind, With: graph.AllRelations}))
		}
	}
	health := s.check()
	if len(health.Problems) > 0 {
		s.Errorf("problems of the store: %q", health.Problems)
	}
	return lines(append(all, health.Documents, health.Incidents, health.Elections))
}

func incidentIDs(incidents []*graph.Incident) []string {
	ids := make([]string, len(incidents))
	for n, i := range incidents {
		ids[n] = i.ID
	}
	return ids
}

func nodeIDs(nodes []graph.Node) []string {
	ids := make([]string, len(nodes))
	for n, node := range nodes {
		ids[n] = node.NodeID()
	}
	return ids
}

// others returns the ids at the other ends of the edges, each once.
func others(n *graph.Neighbourhood) []string {
	ids := []string{}
	for _, e := range n.Edges {
		other := e.From
		if e.From == n.ID {
			other = e.To
		}
		ids = append(ids, other)
	}
	return slices.Compact(ids)
}
