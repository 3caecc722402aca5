package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/export"
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/resolvers"
	"github.com/incidentgraph/incidentgraph/web"
)

// manifold is how many times the samples are in the larger store.
const manifold = 8

// batchWait is long enough for all rows of a level to be asked for together, also on a busy machine.
const batchWait = 250 * time.Millisecond

const roundTripsIntro = `# Round trips

What each question of the [cookbook](cookbook.md) costs in calls of the store. A test counts them over the samples and over %d times as many incidents, and
requires the same numbers: they grow with the depth of a query, never with rows. A call of IncidentsOf, Nodes or Neighbours is for all rows of a level
at once. An impact graph of depth d costs one look at its roots, and looks around its nodes d + 1 times at most, which a test requires for each depth; it stops sooner where there is nothing more, or no room under its limit. The chains
between two things are looked for from both ends, a look for each hop. A question in words that is refused costs nothing.

This page is generated: ` + "`make golden`" + ` writes it.

| question | round trips | calls of the store |
| --- | --- | --- |
`

// TestRoundTrips: what a question of the cookbook costs does not depend on the number of rows, and docs/round-trips.md says what it is.
func TestRoundTrips(t *testing.T) {
	few := openStore(t, sampleStore(t))
	many := openStore(t, engines["sqlite"](t))
	multiply(t, few, many)
	var page strings.Builder
	fmt.Fprintf(&page, roundTripsIntro, manifold)
	for _, example := range web.Examples() {
		calls := roundTrips(t, few, example)
		if more := roundTrips(t, many, example); !maps.Equal(calls, more) {
			t.Errorf("%s: %v over the samples, %v over %d times as many", example.Title, calls, more, manifold)
		}
		total, parts := 0, []string{}
		for _, method := range slices.Sorted(maps.Keys(calls)) {
			total += calls[method]
			parts = append(parts, fmt.Sprintf("%s %d", method, calls[method]))
		}
		fmt.Fprintf(&page, "| %s | %d | %s |\n", example.Title, total, strings.Join(parts, ", "))
	}
	golden(t, "docs/round-trips.md", page.String())
}

// TestImpactGraphRoundTrips: whatever an impact graph begins with, its depth bounds what it costs: one look at its roots, and one look
// around its nodes for each step and one beyond the last.
func TestImpactGraphRoundTrips(t *testing.T) {
	store := openStore(t, sampleStore(t))
	for _, root := range []string{"service:ELECTIONS", "place:fr", "fleury-les-aubrais-2024-06"} {
		for depth := 1; depth <= 4; depth++ {
			query := fmt.Sprintf(`{ impactGraph(roots: [%q], depth: %d, limit: 500) { nodes { label } edges { kind } } }`, root, depth)
			calls := roundTrips(t, store, web.Example{Title: query, Text: query})
			if calls["Nodes"] != 1 || calls["Neighbours"] > depth+1 || len(calls) != 2 {
				t.Errorf("%s to depth %d: %v, want one call of Nodes and at most %d of Neighbours", root, depth, calls, depth+1)
			}
		}
	}
}

// roundTrips answers an example over a store and returns how often it called which method.
func roundTrips(t *testing.T, store graph.Store, example web.Example) map[string]int {
	t.Helper()
	counting := &countingStore{store: store, calls: map[string]int{}}
	options := resolvers.Options{Log: quietConsole(t.Context()).log, Wait: batchWait}
	server := httptest.NewServer(resolvers.NewHandler(counting, options))
	defer server.Close()
	if answer := string(post(t, server, example.Text)); strings.Contains(answer, `"errors"`) {
		t.Errorf("%s: %.300s", example.Title, answer)
	}
	return counting.calls
}

// multiply fills a store with copies of another one's documents: each an incident of its own, at victims of its own, with the same
// partners, services and votes.
func multiply(t *testing.T, from, into graph.Store) {
	t.Helper()
	var lines strings.Builder
	if err := export.JSONL(t.Context(), from, graph.Filter{}, &lines); err != nil {
		t.Fatal(err)
	}
	documents := []*graph.Incident{}
	for line := range strings.Lines(lines.String()) {
		for n := range manifold {
			documents = append(documents, copied(t, line, n))
		}
	}
	if err := into.PutElections(t.Context(), sampleElections(t, from)...); err != nil {
		t.Fatal(err)
	}
	if _, err := into.Put(t.Context(), documents...); err != nil {
		t.Fatal(err)
	}
}

// copied is a document with another id and other victims; the first copy is the document itself.
func copied(t *testing.T, line string, n int) *graph.Incident {
	t.Helper()
	incident := new(graph.Incident)
	if err := json.Unmarshal([]byte(line), incident); err != nil {
		t.Fatal(err)
	}
	if n > 0 {
		incident.ID = fmt.Sprintf("%s-%d", incident.ID, n)
		for _, victim := range incident.Victims {
			victim.Name = fmt.Sprintf("%s %d", victim.Name, n)
		}
	}
	return incident
}

// sampleElections are those of the calendar.
func sampleElections(t *testing.T, store graph.Store) []*graph.Election {
	t.Helper()
	page, err := store.List(t.Context(), graph.NodeQuery{Kind: graph.ElectionNode})
	if err != nil {
		t.Fatal(err)
	}
	var calendar []*graph.Election
	for _, node := range page.Nodes {
		if election := node.(*graph.Election); election.CalendarID != "" {
			calendar = append(calendar, election)
		}
	}
	return calendar
}
