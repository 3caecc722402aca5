package storetest

import (
	"context"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// naiveItem is something on a timeline. Its statement's id is not looked at: equal items stand in any order.
type naiveItem struct{ on, at, kind, incident, service, status, until string }

// Timeline makes all items of all incidents that match and sorts them. Items carry no id, so that a page is the whole list.
func (n *naive) Timeline(_ context.Context, q graph.TimelineQuery) (*graph.TimelinePage, error) {
	page := &graph.TimelinePage{Items: []*graph.TimelineItem{}}
	dated, undated := n.items(q)
	page.Undated = len(undated)
	chosen := dated
	if q.Undated {
		chosen = undated
	}
	if q.Page.Total {
		page.Total = len(chosen)
	}
	slices.SortFunc(chosen, func(a, b naiveItem) int {
		order := slices.Compare([]string{a.on, a.at, a.kind}, []string{b.on, b.at, b.kind})
		if q.Newest && !q.Undated {
			return -order
		}
		return order
	})
	for _, i := range chosen {
		t := &graph.TimelineItem{On: graph.Date(i.on), At: i.at, Kind: graph.TimelineKind(i.kind), Incident: &graph.Incident{ID: i.incident}}
		if i.service != "" {
			t.Service, t.Status, t.Until = &graph.Service{Code: graph.ServiceCode(i.service)}, graph.ServiceStatus(i.status), graph.Date(i.until)
		}
		page.Items = append(page.Items, t)
	}
	return page, nil
}

// items returns what q asks for, with a date and without.
func (n *naive) items(q graph.TimelineQuery) (dated, undated []naiveItem) {
	asked := func(i naiveItem) bool {
		switch {
		case len(q.Services) > 0 && !slices.Contains(q.Services, graph.ServiceCode(i.service)):
			return false
		case len(q.Kinds) > 0:
			return slices.Contains(q.Kinds, graph.TimelineKind(i.kind))
		}
		return len(q.Services) > 0 || i.kind != "OUTAGE"
	}
	for _, d := range n.matching(q.Filter) {
		for _, i := range d.items() {
			switch {
			case !asked(i):
			case i.on == "":
				undated = append(undated, i)
			default:
				dated = append(dated, i)
			}
		}
	}
	return dated, undated
}

// items are the events of an incident, and one outage for each service that was out.
func (d *naiveDocument) items() []naiveItem {
	var all []naiveItem
	for _, e := range d.Events {
		all = append(all, naiveItem{on: e.On, at: e.At, kind: e.Kind, incident: d.ID})
	}
	seen := map[string]bool{}
	for _, s := range d.Services {
		if out := s.Status == "DISRUPTED" || s.Status == "RESTORED"; out && !seen[s.Code] {
			seen[s.Code] = true
			all = append(all, d.outageItem(s.Code))
		}
	}
	return all
}

func (d *naiveDocument) outageItem(code string) naiveItem {
	item := naiveItem{kind: "OUTAGE", incident: d.ID, service: code, status: "DISRUPTED"}
	var since, back []string
	for _, s := range d.Services {
		if s.Code != code {
			continue
		}
		if (s.Status == "DISRUPTED" || s.Status == "RESTORED") && s.From != "" {
			since = append(since, s.From)
		}
		if s.Status == "RESTORED" && s.Extent != "PARTIAL" {
			item.status = "RESTORED"
			back = append(back, s.Until)
		}
	}
	if len(since) > 0 {
		item.on = slices.Min(since)
	}
	if len(back) > 0 {
		item.until = slices.Max(back)
	}
	if item.on != "" && item.until != "" && slices.Max(differences(item.on, item.until)) < 0 {
		item.until = "" // it was back before it went out
	}
	return item
}

// TimelineCounts counts the dated items one by one.
func (n *naive) TimelineCounts(_ context.Context, q graph.TimelineQuery) (*graph.TimelineCounts, error) {
	counts := &graph.TimelineCounts{Dates: []graph.TimelineCount{}}
	for _, d := range n.documents {
		counts.Until = max(counts.Until, graph.Date(d.Occurred.From))
	}
	dated, _ := n.items(q)
	for _, i := range dated {
		on, outage := graph.Date(i.on), i.kind == "OUTAGE"
		at := slices.IndexFunc(counts.Dates, func(c graph.TimelineCount) bool { return c.On == on && c.Outage == outage })
		if at < 0 {
			at = len(counts.Dates)
			counts.Dates = append(counts.Dates, graph.TimelineCount{On: on, Outage: outage})
		}
		counts.Dates[at].Count++
	}
	slices.SortFunc(counts.Dates, func(a, b graph.TimelineCount) int {
		if a.On != b.On {
			return strings.Compare(string(a.On), string(b.On))
		}
		return number(a.Outage) - number(b.Outage)
	})
	return counts, nil
}
