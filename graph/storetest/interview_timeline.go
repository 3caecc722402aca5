package storetest

import (
	"fmt"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// timelinesAsked is how many questions about timelines an interview asks.
const timelinesAsked = 6

// timelines asks for what is on timelines, with and without dates, and how much of it is in which time.
func (v *interview) timelines() {
	for n := range timelinesAsked {
		q := graph.TimelineQuery{Undated: n%2 == 1, Newest: v.odds(50), Page: graph.Page{Total: true}}
		if v.odds(70) {
			q.Kinds = append(someOf(v.generator, 4, graph.TimelineKinds[:3]), graph.OutageKind)
		}
		if v.odds(40) {
			q.Services = someOf(v.generator, 2, someServices)
		}
		if v.odds(50) {
			q.Filter = *simple(v.generator)
		}
		page, err := v.store.Timeline(v.ctx, q)
		if err != nil {
			page = new(graph.TimelinePage)
		}
		v.note("items of "+show(q), []any{shownItems(page), page.Total, page.Undated, page.More}, err)
		v.found(map[bool]string{false: "timeline", true: "undated"}[q.Undated], len(page.Items) > 0)
		v.buckets(q)
	}
}

func (v *interview) buckets(q graph.TimelineQuery) {
	counts, err := v.store.TimelineCounts(v.ctx, q)
	v.note("TimelineCounts "+show(q), counts, err)
	v.found("timeline by time", err == nil && len(counts.Dates) > 0)
}

// shownItems shows items by all but their ids, which no document has. Those of one date, time and kind have their order from the
// ids: they are shown as a set.
func shownItems(page *graph.TimelinePage) []string {
	place, last, shown := 0, "", []string{}
	for _, t := range page.Items {
		if key := fmt.Sprint(t.On, t.At, t.Kind); key != last {
			place, last = place+1, key
		}
		of := ""
		if t.Service != nil {
			of = fmt.Sprint(t.Service.Code, " ", t.Status, " ", t.Until)
		}
		shown = append(shown, fmt.Sprintf("%04d %s %s %s %s %s", place, t.On, t.At, t.Kind, t.Incident.ID, of))
	}
	slices.Sort(shown)
	return shown
}
