package storetest

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
)

// remembered are answers about dates, which are few and asked for again and again.
var remembered sync.Map

func remember(question string, answer func() []int) []int {
	if known, there := remembered.Load(question); there {
		return known.([]int)
	}
	numbers := answer()
	remembered.Store(question, numbers)
	return numbers
}

// daysOf returns all days that a date can mean, as numbers; none for no date.
func daysOf(date string) []int {
	return remember(date, func() []int { return everyDayOf(date) })
}

func everyDayOf(date string) []int {
	var all []int
	if date == "" {
		return nil
	}
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}
	first, err := time.Parse(layouts[len(date)], date)
	if err != nil {
		panic("storetest: " + err.Error())
	}
	for day := first; day.Format(layouts[len(date)]) == date; day = day.AddDate(0, 0, 1) {
		all = append(all, int(day.Unix()/(24*60*60)))
	}
	return all
}

// differences returns all numbers of days that there can be from one date to another, each once.
func differences(from, to string) []int {
	return remember(from+" "+to, func() []int {
		all := map[int]bool{}
		for _, a := range daysOf(from) {
			for _, b := range daysOf(to) {
				all[b-a] = true
			}
		}
		return slices.Sorted(maps.Keys(all))
	})
}

// naiveOutage is a time for which a service was out.
type naiveOutage struct {
	code, from, until string
	stated            bool // from is
}

// days returns all numbers of days that it can have lasted.
func (o naiveOutage) days() []int {
	return slices.DeleteFunc(slices.Clone(differences(o.from, o.until)), func(days int) bool { return days < 0 })
}

// outages returns those that can have been, one for each service that was wholly back on a stated date.
func (d *naiveDocument) outages() []naiveOutage {
	last := map[string]naiveService{}
	for _, s := range d.Services {
		if s.Status == "RESTORED" && s.Extent != "PARTIAL" && s.Until > last[s.Code].Until {
			last[s.Code] = s
		}
	}
	var all []naiveOutage
	for _, s := range last {
		if o := d.outage(s); len(o.days()) > 0 {
			all = append(all, o)
		}
	}
	return all
}

// outage is the one that a service that was back ends.
func (d *naiveDocument) outage(back naiveService) naiveOutage {
	o := naiveOutage{code: back.Code, from: d.Occurred.From, until: back.Until}
	var since []string
	for _, s := range d.Services {
		if s.Code == back.Code && (s.Status == "DISRUPTED" || s.Status == "RESTORED") && s.From != "" {
			since = append(since, s.From)
		}
	}
	if o.stated = len(since) > 0; o.stated {
		o.from = slices.Min(since)
	}
	return o
}

// span is one span of time that a document states.
type span struct {
	service graph.ServiceCode
	days    int
}

// spans returns what a document states of a measure, where all of it is known to the day.
func (d *naiveDocument) spans(m graph.Measure) []span {
	var all []span
	exact := func(service, from, to string) {
		if len(from) == 10 && len(to) == 10 {
			all = append(all, span{graph.ServiceCode(service), differences(from, to)[0]})
		}
	}
	switch m {
	case graph.Containment:
		if detected, contained := d.firstEvent("DETECTED"), d.firstEvent("CONTAINED"); detected <= contained {
			exact("", detected, contained)
		}
	case graph.StatedOutage, graph.AssumedOutage:
		for _, o := range d.outages() {
			if o.stated || m == graph.AssumedOutage {
				exact(o.code, o.from, o.until)
			}
		}
	case graph.BeforeElection:
		seen := map[string]bool{}
		for _, v := range d.Elections {
			if !seen[v.node] {
				exact("", d.Occurred.From, v.held)
			}
			seen[v.node] = true
		}
	}
	return all
}

// firstEvent returns the first day of events of a kind that is known to the day, empty for none.
func (d *naiveDocument) firstEvent(kind string) (first string) {
	for _, e := range d.Events {
		if e.Kind == kind && len(e.On) == 10 && (first == "" || e.On < first) {
			first = e.On
		}
	}
	return first
}

// Days counts the spans one by one.
func (n *naive) Days(_ context.Context, f graph.Filter, m graph.Measure) ([]*graph.DayCount, error) {
	counts := []*graph.DayCount{}
	for _, d := range n.matching(f) {
		for _, s := range d.spans(m) {
			at := slices.IndexFunc(counts, func(c *graph.DayCount) bool { return c.Service == s.service && c.Days == s.days })
			if at < 0 {
				at = len(counts)
				counts = append(counts, &graph.DayCount{Service: s.service, Days: s.days})
			}
			counts[at].Count++
		}
	}
	slices.SortFunc(counts, func(a, b *graph.DayCount) int {
		if a.Service != b.Service {
			return number(a.Service > b.Service)*2 - 1
		}
		return a.Days - b.Days
	})
	return counts, nil
}
