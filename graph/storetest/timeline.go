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
		s.same("events", eventKeys(page.Items), worldEvents)
		s.same("total", page.Total, len(worldEvents))
	}},
	{"newest first is the reverse", func(s *scene) {
		want := slices.Clone(worldEvents)
		slices.Reverse(want)
		s.same("events", eventKeys(s.timeline(graph.TimelineQuery{Newest: true}).Items), want)
	}},
	{"undated events are counted and not in the page", func(s *scene) {
		s.same("undated", s.timeline(graph.TimelineQuery{}).Undated, 2)
		s.same("undated beside a page", s.timeline(graph.TimelineQuery{Page: graph.Page{First: 1}}).Undated, 2)
		s.same("undated of one country", s.timeline(graph.TimelineQuery{Filter: filter{Regions: ids("Loiret")}}).Undated, 1)
	}},
	{"the filter is on incidents", func(s *scene) {
		page := s.timeline(graph.TimelineQuery{Filter: filter{Countries: ids("DE")}, Page: graph.Page{Total: true}})
		s.same("events", eventKeys(page.Items), ids("2024  STARTED", "2024-06  STARTED"))
		s.same("total", page.Total, 2)
	}},
	{"pages forward are the whole list", pagesOfEvents},
	{"an event has its incident, without relations", func(s *scene) {
		event := s.timeline(graph.TimelineQuery{}).Items[5]
		s.same("title", event.Incident.Title, "Ransomware at Mairie de Fleury-les-Aubrais")
		s.same("filled", filled(event.Incident), graph.Relation(0))
	}},
	{"an event has its text and id", func(s *scene) {
		event := s.timeline(graph.TimelineQuery{}).Items[5]
		s.same("text", event.Text, "e-mail fails")
		s.same("node", s.nodes(0, event.ID)[0].(*graph.Event).Text, "e-mail fails")
	}},
	{"outages are there only if they are asked for, between the events of their day", func(s *scene) {
		q := graph.TimelineQuery{Kinds: kindsOf("DETECTED", "OUTAGE"), Page: graph.Page{Total: true}}
		page := s.timeline(q)
		s.same("items", eventKeys(page.Items), ids("2024-06-24  DETECTED", "2024-06-24  OUTAGE", "2024-06-24 08:30 DETECTED"))
		s.same("total", page.Total, 3)
		s.same("undated outages", page.Undated, 11)
		outage := page.Items[1]
		s.same("outage", []any{outage.Service.Code, outage.Status, outage.Until, outage.Event, outage.Incident.ID, len(outage.Evidence)},
			[]any{graph.ServiceCode("EMAIL"), graph.Disrupted, graph.Date(""), (*graph.Event)(nil), "fleury", 1})
	}},
	{"services ask for their outages", func(s *scene) {
		q := graph.TimelineQuery{Services: services("EMAIL", "TELEPHONY"), Undated: true, Page: graph.Page{Total: true}}
		page := s.timeline(q)
		s.same("total", []int{page.Total, page.Undated}, []int{3, 3})
		got := []string{}
		for _, t := range page.Items {
			got = append(got, t.Incident.ID+" "+string(t.Status)+" "+string(t.Until))
		}
		slices.Sort(got)
		s.same("outages", got, ids("fleury DISRUPTED ", "msm DISRUPTED ", "oslo RESTORED 2024-06-25"))
	}},
	{"undated items have pages of their own", pagesOfUndated},
	{"kinds and services that there are not are invalid, and services without outages", func(s *scene) {
		for name, q := range map[string]graph.TimelineQuery{
			"kind":             {Kinds: kindsOf("BEGAN")},
			"service":          {Services: services("MAIL")},
			"without outages":  {Kinds: kindsOf("STARTED"), Services: services("EMAIL")},
			"a dated cursor":   {Undated: true, Page: graph.Page{After: graph.TimelineQuery{}.Cursor(&graph.TimelineItem{ID: "x"})}},
			"an undated place": {Page: graph.Page{After: graph.TimelineQuery{Undated: true}.Cursor(&graph.TimelineItem{ID: "x"})}},
		} {
			_, err := s.store.Timeline(s.Context(), q)
			s.isInvalid(name, err)
		}
		_, err := s.store.TimelineCounts(s.Context(), graph.TimelineQuery{Kinds: kindsOf("BEGAN")})
		s.isInvalid("counts", err)
	}},
	{"counts are by date, events first", func(s *scene) {
		counts, err := s.store.TimelineCounts(s.Context(), graph.TimelineQuery{Filter: filter{Countries: ids("FR")}, Kinds: graph.TimelineKinds})
		s.must("TimelineCounts", err)
		s.same("counts", counts, &graph.TimelineCounts{Until: "2024-06-24", Dates: []graph.TimelineCount{{On: "2023-03", Count: 1}, {On: "2024-06-24", Count: 2}, {On: "2024-06-24", Outage: true, Count: 1}}})
	}},
	{"the total is 0 unless it is asked for", func(s *scene) {
		s.same("total", s.timeline(graph.TimelineQuery{Page: graph.Page{First: 2}}).Total, 0)
	}},
}

func eventKeys(items []*graph.TimelineItem) []string {
	keys := []string{}
	for _, t := range items {
		keys = append(keys, string(t.On)+" "+t.At+" "+string(t.Kind))
	}
	return keys
}

func kindsOf(kinds ...graph.TimelineKind) []graph.TimelineKind { return kinds }

func pagesOfUndated(s *scene) {
	q := graph.TimelineQuery{Kinds: graph.TimelineKinds, Undated: true}
	want := s.timeline(q).Items
	s.same("first", eventKeys(want[:3]), ids("  OTHER", "  OUTAGE", "  OUTAGE"))
	s.same("last", eventKeys(want[len(want)-1:]), ids("  RECOVERED"))
	q.Page = graph.Page{First: 3, Total: true}
	s.same("items", itemIDs(s.itemsByPage(q, len(want))), itemIDs(want))
}

// itemsByPage reads a timeline page after page, each of which must say that there are so many items.
func (s *scene) itemsByPage(q graph.TimelineQuery, total int) []*graph.TimelineItem {
	var items []*graph.TimelineItem
	for len(items) <= total {
		page := s.timeline(q)
		items = append(items, page.Items...)
		s.same("total", page.Total, total)
		if !page.More {
			break
		}
		q.Page.After = q.Cursor(page.Items[len(page.Items)-1])
	}
	return items
}

func itemIDs(items []*graph.TimelineItem) []string {
	all := make([]string, len(items))
	for n, t := range items {
		all[n] = t.ID
	}
	return all
}

func pagesOfEvents(s *scene) {
	for _, newest := range []bool{false, true} {
		want := eventKeys(s.timeline(graph.TimelineQuery{Newest: newest}).Items)
		for _, first := range []int{1, 2, 3, 7} {
			q := graph.TimelineQuery{Newest: newest, Page: graph.Page{First: first, Total: true}}
			s.same("events", eventKeys(s.itemsByPage(q, len(want))), want)
		}
	}
}
