package storetest

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// worldEvents are the dated events of the world, oldest first: the coarse date before the finer ones within it, then
// the time, that without one first.
var worldEvents = ids(
	"2014-05-21  STARTED", "2023-03  DISCLOSED", "2024  STARTED", "2024-06  STARTED",
	"2024-06-24  DETECTED", "2024-06-24 08:30 DETECTED", "2024-06-24 16:30 RANSOM_NOTE",
)

var timelineCases = []testCase{
	{"oldest first, coarse dates before finer ones, then by time", func(s *scene) {
		page := s.timeline(graph.TimelineQuery{Page: graph.Page{Total: true}})
		s.same("events", eventKeys(page.Events), worldEvents)
		s.same("total", page.Total, len(worldEvents))
	}},
	{"newest first is the reverse", func(s *scene) {
		want := slices.Clone(worldEvents)
		slices.Reverse(want)
		s.same("events", eventKeys(s.timeline(graph.TimelineQuery{Newest: true}).Events), want)
	}},
	{"undated events are counted and not in the page", func(s *scene) {
		s.same("undated", s.timeline(graph.TimelineQuery{}).Undated, 2)
		s.same("undated beside a page", s.timeline(graph.TimelineQuery{Page: graph.Page{First: 1}}).Undated, 2)
		s.same("undated of one country", s.timeline(graph.TimelineQuery{Filter: filter{Regions: ids("Loiret")}}).Undated, 1)
	}},
	{"the filter is on incidents", func(s *scene) {
		page := s.timeline(graph.TimelineQuery{Filter: filter{Countries: ids("DE")}, Page: graph.Page{Total: true}})
		s.same("events", eventKeys(page.Events), ids("2024  STARTED", "2024-06  STARTED"))
		s.same("total", page.Total, 2)
	}},
	{"pages forward are the whole list", pagesOfEvents},
	{"an event has its incident, without relations", func(s *scene) {
		event := s.timeline(graph.TimelineQuery{}).Events[5]
		s.same("title", event.Incident.Title, "Ransomware at Mairie de Fleury-les-Aubrais")
		s.same("filled", filled(event.Incident), graph.Relation(0))
	}},
	{"an event has its text and id", func(s *scene) {
		event := s.timeline(graph.TimelineQuery{}).Events[5]
		s.same("text", event.Text, "e-mail fails")
		s.same("node", s.nodes(0, event.ID)[0].(*graph.Event).Text, "e-mail fails")
	}},
	{"the total is 0 unless it is asked for", func(s *scene) {
		s.same("total", s.timeline(graph.TimelineQuery{Page: graph.Page{First: 2}}).Total, 0)
	}},
}

func eventKeys(events []*graph.Event) []string {
	keys := []string{}
	for _, e := range events {
		keys = append(keys, string(e.On)+" "+e.At+" "+string(e.Kind))
	}
	return keys
}

func pagesOfEvents(s *scene) {
	for _, newest := range []bool{false, true} {
		want := eventKeys(s.timeline(graph.TimelineQuery{Newest: newest}).Events)
		for _, first := range []int{1, 2, 3, 7} {
			got := []string{}
			q := graph.TimelineQuery{Newest: newest, Page: graph.Page{First: first, Total: true}}
			for len(got) <= len(want) {
				page := s.timeline(q)
				got = append(got, eventKeys(page.Events)...)
				s.same("total", page.Total, len(want))
				if !page.More {
					break
				}
				q.Page.After = q.Cursor(page.Events[len(page.Events)-1])
			}
			s.same("events", got, want)
		}
	}
}
