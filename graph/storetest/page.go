package storetest

import (
	"encoding/base64"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

var pageCases = []testCase{
	{"pages forward are the whole list, newest first", func(s *scene) { pagesForward(s, graph.Newest, worldIDs) }},
	{"pages forward are the whole list, oldest first", func(s *scene) { pagesForward(s, graph.Oldest, worldOldest) }},
	{"pages forward keep to the filter", func(s *scene) {
		f := filter{Disrupted: services("EMAIL")}
		s.same("ids", walkIncidents(s, graph.IncidentQuery{Filter: f, Page: graph.Page{First: 1}}), ids("fleury", "oslo", "msm"))
	}},
	{"a page after the last entry is empty", func(s *scene) {
		last := s.incidents(graph.IncidentQuery{}).Incidents[len(worldIDs)-1]
		page := s.incidents(graph.IncidentQuery{Page: graph.Page{First: 3, After: graph.Newest.Cursor(last), Total: true}})
		s.same("page", page, &graph.IncidentPage{Incidents: []*graph.Incident{}, Matches: []graph.Match{}, Total: len(worldIDs)})
	}},
	{"a cursor of an entry that is not there keeps its place", func(s *scene) {
		gone := &graph.Incident{ID: "n", Occurred: graph.Period{From: "2024-06-24"}} // between fleury and oslo
		page := s.incidents(graph.IncidentQuery{Page: graph.Page{After: graph.Newest.Cursor(gone)}})
		s.same("ids", incidentIDs(page.Incidents), worldIDs[1:])
	}},
	{"all entries after a cursor", func(s *scene) {
		third := s.incidents(graph.IncidentQuery{}).Incidents[2]
		page := s.incidents(graph.IncidentQuery{Page: graph.Page{After: graph.Newest.Cursor(third)}})
		s.same("ids", incidentIDs(page.Incidents), worldIDs[3:])
		s.same("more", page.More, false)
	}},
	{"what is no cursor is invalid", noCursor},
	{"a cursor of another list is invalid", foreignCursor},
}

// walkIncidents reads all pages of q by cursor.
func walkIncidents(s *scene, q graph.IncidentQuery) []string {
	s.Helper()
	all := []string{}
	for range 100 {
		page := s.incidents(q)
		all = append(all, incidentIDs(page.Incidents)...)
		if !page.More {
			return all
		}
		if len(page.Incidents) != q.Page.First {
			s.Fatalf("a page with more after it has %d entries, want %d", len(page.Incidents), q.Page.First)
		}
		q.Page.After = q.Order.Cursor(page.Incidents[len(page.Incidents)-1])
	}
	s.Fatalf("pages without end: %q", all[:20])
	return nil
}

func pagesForward(s *scene, order graph.Order, want []string) {
	for _, first := range []int{1, 2, 3, 5, 8} {
		s.same("ids", walkIncidents(s, graph.IncidentQuery{Order: order, Page: graph.Page{First: first}}), want)
	}
}

func noCursor(s *scene) {
	good := graph.Cursor{List: "incidents NEWEST", Keys: []string{"2024", "x"}}.String()
	encode := base64.RawURLEncoding.EncodeToString
	forged := map[string]string{
		"a word":           "cursor",
		"a quote":          `"`,
		"padding":          good + "==",
		"half a cursor":    good[:len(good)/2],
		"not JSON":         encode([]byte("incidents NEWEST")),
		"more than JSON":   encode([]byte(`{"l":"incidents NEWEST","k":["2024","x"]} `)),
		"too few keys":     graph.Cursor{List: "incidents NEWEST", Keys: []string{"2024"}}.String(),
		"too many keys":    graph.Cursor{List: "incidents NEWEST", Keys: []string{"2024", "x", "y"}}.String(),
		"a list of no one": graph.Cursor{List: "x", Keys: []string{"2024", "x"}}.String(),
		"very long":        strings.Repeat("a", 100_000),
	}
	for name, after := range forged {
		page := graph.Page{First: 1, After: after}
		_, err := s.store.Incidents(s.Context(), graph.IncidentQuery{Page: page})
		s.isInvalid("Incidents after "+name, err)
		_, err = s.store.IncidentsOf(s.Context(), ids("service:EMAIL"), graph.IncidentQuery{Page: page})
		s.isInvalid("IncidentsOf after "+name, err)
		_, err = s.store.Timeline(s.Context(), graph.TimelineQuery{Page: page})
		s.isInvalid("Timeline after "+name, err)
		_, err = s.store.List(s.Context(), graph.NodeQuery{Kind: graph.VictimNode, Page: page})
		s.isInvalid("List after "+name, err)
	}
}

func foreignCursor(s *scene) {
	ctx := s.Context()
	incident := s.incidents(graph.IncidentQuery{}).Incidents[0]
	_, err := s.store.Incidents(ctx, graph.IncidentQuery{Order: graph.Oldest, Page: graph.Page{After: graph.Newest.Cursor(incident)}})
	s.isInvalid("the other order", err)
	victims := s.list(graph.NodeQuery{Kind: graph.VictimNode})
	_, err = s.store.List(ctx, graph.NodeQuery{Kind: graph.ActorNode, Page: graph.Page{After: victims.Cursors[0]}})
	s.isInvalid("another kind", err)
	_, err = s.store.Incidents(ctx, graph.IncidentQuery{Page: graph.Page{After: victims.Cursors[0]}})
	s.isInvalid("incidents after a victim", err)
	q := graph.TimelineQuery{}
	q.Page.After = q.Cursor(s.timeline(q).Items[0])
	q.Newest = true
	_, err = s.store.Timeline(ctx, q)
	s.isInvalid("the other direction", err)
}

// pageWriteCases: a cursor stays good while other incidents are written.
var pageWriteCases = []testCase{
	{"entries before the cursor do not move the rest", func(s *scene) {
		q := graph.IncidentQuery{Page: graph.Page{First: 2}}
		q.Page.After = afterFirstPage(s, q)
		s.load(`{"id": "newer", "occurred": {"from": "2025"}}`)
		s.same("rest", walkIncidents(s, q), ids("c", "d"))
	}},
	{"entries after the cursor are among the rest", func(s *scene) {
		q := graph.IncidentQuery{Page: graph.Page{First: 2}}
		q.Page.After = afterFirstPage(s, q)
		s.load(`{"id": "b2", "occurred": {"from": "2023-01-02"}}` + "\n" + `{"id": "older", "occurred": {"from": "1999"}}`)
		s.same("rest", walkIncidents(s, q), ids("b2", "c", "older", "d"))
	}},
	{"oldest first as well", func(s *scene) {
		q := graph.IncidentQuery{Order: graph.Oldest, Page: graph.Page{First: 2}}
		q.Page.After = afterFirstPage(s, q) // d, c
		s.load(`{"id": "undated"}` + "\n" + `{"id": "b0", "occurred": {"from": "2023-01-01"}}`)
		s.same("rest", walkIncidents(s, q), ids("b0", "b", "a"))
	}},
	{"the entry of the cursor may go", func(s *scene) {
		q := graph.IncidentQuery{Page: graph.Page{First: 2}}
		q.Page.After = afterFirstPage(s, q)
		s.load(`{"id": "b", "occurred": {"from": "2026"}}`) // a new version: it moves to the front
		s.same("rest", walkIncidents(s, q), ids("c", "d"))
	}},
}

// afterFirstPage loads a, b, c, d, newest first, and returns the cursor after the first page of q.
func afterFirstPage(s *scene, q graph.IncidentQuery) string {
	s.load(`{"id": "a", "occurred": {"from": "2024"}}
{"id": "b", "occurred": {"from": "2023-01-02"}}
{"id": "c", "occurred": {"from": "2023"}}
{"id": "d"}`)
	page := s.incidents(q)
	want := ids("a", "b")
	if q.Order == graph.Oldest {
		want = ids("d", "c")
	}
	s.same("first page", incidentIDs(page.Incidents), slices.Clip(want))
	return q.Order.Cursor(page.Incidents[1])
}
