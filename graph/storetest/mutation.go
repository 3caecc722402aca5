package storetest

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
)

// mutations are mistakes that an evaluation could make. Each is a sound evaluation that is asked, or read, in a wrong way.
var mutations = map[string]broken{
	"what is restored was not out": asks(func(f *filter) {
		if len(f.Disrupted) > 0 {
			both(f, &filter{Not: &filter{Restored: f.Disrupted}})
		}
	}),
	"what is at risk was out": asks(func(f *filter) {
		either(f, &f.Disrupted, func(o *filter, codes []graph.ServiceCode) { o.AtRisk = codes })
	}),
	"what is unaffected was at risk": asks(func(f *filter) {
		either(f, &f.AtRisk, func(o *filter, codes []graph.ServiceCode) { o.Unaffected = codes })
	}),
	"one of disruptedAll is enough":   asks(func(f *filter) { f.Disrupted, f.DisruptedAll = append(f.Disrupted, f.DisruptedAll...), nil }),
	"values of a field must all hold": asks(func(f *filter) { f.DisruptedAll, f.Disrupted = append(f.DisruptedAll, f.Disrupted...), nil }),
	"the first value alone counts":    asks(func(f *filter) { f.Sectors = f.Sectors[:min(1, len(f.Sectors))] }),
	"small letters are no country": asks(func(f *filter) {
		f.Countries = slices.DeleteFunc(slices.Clone(f.Countries), func(c string) bool { return c == strings.ToLower(c) })
	}),
	"a partner's kind is another's": asks(func(f *filter) {
		apart(f, &filter{PartnerKinds: f.PartnerKinds}, len(f.PartnerRoles) > 0, func() { f.PartnerKinds = nil })
	}),
	"an election's status is another's": asks(func(f *filter) {
		apart(f, &filter{ElectionStatus: f.ElectionStatus}, f.DaysBeforeElection != nil, func() { f.ElectionStatus = nil })
	}),
	"another service is back": asks(func(f *filter) {
		apart(f, &filter{Restored: f.Restored}, f.RestoredWithinDays != nil, func() { f.Restored = nil })
	}),
	"any word of a text is enough": asks(anyWord),
	"a phrase is its words":        {search: func(q *graph.SearchQuery) { q.Text = strings.ReplaceAll(q.Text, `"`, " ") }},
	"a search is a text":           asks(func(f *filter) { f.Text, f.Search = cmp.Or(f.Text, f.Search), "" }),
	"the last word of a search is whole": {search: func(q *graph.SearchQuery) {
		if !strings.Contains(q.Text, `"`) {
			q.Text = `"` + strings.ReplaceAll(q.Text, " ", `" "`) + `"`
		}
	}},
	"reports are not searched": {searched: func(p *graph.SearchPage) {
		p.Incidents = slices.DeleteFunc(p.Incidents, func(i *graph.Incident) bool { return len(i.Reports) > 0 })
	}},
	"every incident ranks alike":    {searched: func(p *graph.SearchPage) { fill(p.Ranks, graph.RankOther) }},
	"a search has no order":         {searched: func(p *graph.SearchPage) { slices.Reverse(p.Incidents) }},
	"whatever is misspelt is known": {spellings: func(all []*graph.Spelling) { known(all, true) }},
	"no name is like a misspelt one": {spellings: func(all []*graph.Spelling) {
		for _, s := range all {
			s.Names = nil
		}
	}},
	"a service that ran is shared":       {compared: traded("SERVICE-EMAIL", "SERVICE-WEBSITE")},
	"an incident is like itself":         {compared: func(of []graph.Comparison) { fill(of, graph.Comparison{ID: "nobody", Weights: of[0].Weights}) }},
	"the number of shared traits counts": {compared: evenly},
	"the oldest of the alike comes first": {alike: func(found [][]graph.Scored) {
		for _, list := range found {
			slices.Reverse(list)
		}
	}},
	"a trait that few have is lost": {traits: func(c *graph.TraitCounts) {
		for n, count := range c.Counts {
			c.Counts[n] = max(count-1, 0)
		}
	}},
	"all incidents have some trait": {traits: func(c *graph.TraitCounts) { c.Incidents = slices.Max(append(c.Counts, 0)) }},
	"no ransom demanded is nothing stated": asks(func(f *filter) {
		if f.RansomDemanded != nil && !*f.RansomDemanded {
			*f = filter{Not: &filter{RansomDemanded: ptr(true)}}
		}
	}),
	"a range has no end":                  asks(func(f *filter) { occurred(f, func(r *graph.DateRange) { r.To = "" }) }),
	"a range has no beginning":            asks(func(f *filter) { occurred(f, func(r *graph.DateRange) { r.From = "" }) }),
	"a coarse end is its first day":       asks(func(f *filter) { occurred(f, func(r *graph.DateRange) { r.To = r.To.First() }) }),
	"a coarse beginning is its last day":  asks(func(f *filter) { occurred(f, func(r *graph.DateRange) { r.From = r.From.Last() }) }),
	"what is possible is left out":        asks(func(f *filter) { f.Match = graph.CertainMatch }),
	"what is possible is certain enough":  asks(func(f *filter) { f.Match = "" }),
	"not turns a doubt into a certainty":  asks(func(f *filter) { surely(f) }),
	"all of or must hold":                 asks(func(f *filter) { f.And, f.Or = append(slices.Clone(f.And), f.Or...), nil }),
	"one of and is enough":                asks(func(f *filter) { f.Or, f.And = append(slices.Clone(f.Or), f.And...), nil }),
	"not is nothing":                      asks(func(f *filter) { f.Not = nil }),
	"not is the thing itself":             asks(func(f *filter) { f.And, f.Not = append(slices.Clone(f.And), nonNil(f.Not)...), nil }),
	"days before a vote may be after it":  asks(func(f *filter) { before(f, func(r *graph.DaysRange) { r.From = orDays(r.From, -100_000) }) }),
	"the last day before a vote is out":   asks(func(f *filter) { before(f, func(r *graph.DaysRange) { r.To = added(r.To, -1) }) }),
	"days before a vote have no end":      asks(func(f *filter) { before(f, func(r *graph.DaysRange) { r.To = ptr(100_000) }) }),
	"the last day of an outage is out":    asks(func(f *filter) { f.RestoredWithinDays = added(f.RestoredWithinDays, -1) }),
	"whatever is stated counts as judged": asks(func(f *filter) { f.Review = slices.Repeat([]graph.ReviewState{graph.Unreviewed}, len(f.Review)) }),

	"every match is certain":     {incidents: func(_ graph.IncidentQuery, p *graph.IncidentPage) { fill(p.Matches, graph.CertainMatch) }},
	"every match is possible":    {incidents: func(_ graph.IncidentQuery, p *graph.IncidentPage) { fill(p.Matches, graph.PossibleMatch) }},
	"the undated are the newest": {incidents: func(_ graph.IncidentQuery, p *graph.IncidentPage) { slices.Reverse(p.Incidents) }},

	"polling day is no day before": {votes: func(votes []*graph.Election, _ *int) {
		votesAs(votes, func(e *graph.Election) { e.HeldOn = dayBefore(e.HeldOn) })
	}},
	"the earliest day before a vote is out": {votes: func(_ []*graph.Election, within *int) { *within = max(*within-1, 0) }},
	"a vote of a region is of its country":  {votes: func(votes []*graph.Election, _ *int) { votesAs(votes, func(e *graph.Election) { e.Region = "" }) }},
	"a vote is everywhere near":             {votes: func(votes []*graph.Election, _ *int) { votesAs(votes, func(e *graph.Election) { e.Country = "DE" }) }},
	"what is near a vote mentions it":       {voted: func(p *graph.VotePage) { fill(p.Mentioned, true) }},
	"what mentions a vote is near it":       {voted: func(p *graph.VotePage) { fill(p.Mentioned, false) }},
	"what may be near a vote is":            {voted: func(p *graph.VotePage) { fill(p.Matches, graph.CertainMatch) }},

	"outages are always on the timeline": {timeline: func(q *graph.TimelineQuery) {
		if len(q.Kinds)+len(q.Services) == 0 {
			q.Kinds = graph.TimelineKinds
		}
	}},
	"kinds of items do not count": {timeline: func(q *graph.TimelineQuery) { q.Kinds = nil }},
	"services of items do not count": {timeline: func(q *graph.TimelineQuery) {
		if q.Services != nil {
			q.Kinds, q.Services = []graph.TimelineKind{graph.OutageKind}, nil
		}
	}},
	"what has no date has one":        {timeline: func(q *graph.TimelineQuery) { q.Undated = false }},
	"a timeline has one direction":    {timeline: func(q *graph.TimelineQuery) { q.Newest = false }},
	"what has no date is not counted": {events: func(p *graph.TimelinePage) { p.Undated = 0 }},
	"an outage has no end": {events: func(p *graph.TimelinePage) {
		for _, t := range p.Items {
			t.Until = ""
		}
	}},
	"what was out is back": {events: func(p *graph.TimelinePage) {
		for _, t := range p.Items {
			t.Status = graph.Restored
		}
	}},
	"outages are events in time": {dates: func(c *graph.TimelineCounts) {
		for n := range c.Dates {
			c.Dates[n].Outage = false
		}
	}},
	"a date has one item": {dates: func(c *graph.TimelineCounts) {
		for n := range c.Dates {
			c.Dates[n].Count = 1
		}
	}},
	"the data end with the last item": {dates: func(c *graph.TimelineCounts) { c.Until = "" }},

	"pairs are counted both ways": {buckets: func(all []*graph.Bucket) []*graph.Bucket {
		for _, b := range all {
			if len(b.Keys) == 2 {
				all = append(all, &graph.Bucket{Keys: []string{b.Keys[1], b.Keys[0]}, Labels: b.Labels, Count: b.Count})
			}
		}
		return all
	}},
	"an incident counts twice": {buckets: func(all []*graph.Bucket) []*graph.Bucket {
		for _, b := range all[:min(1, len(all))] {
			b.Count++
		}
		return all
	}},
	"a value that one incident has is lost": {buckets: func(all []*graph.Bucket) []*graph.Bucket {
		return slices.DeleteFunc(all, func(b *graph.Bucket) bool { return b.Count == 1 })
	}},
	"a quarter is counted by months": {buckets: keys(func(k string) string { return strings.Replace(k, "-Q2", "-06", 1) })},
	"names are folded":               {buckets: keys(strings.ToLower)},
	"victims are shown by their ids": {buckets: func(all []*graph.Bucket) []*graph.Bucket {
		for _, b := range all {
			b.Labels = b.Keys
		}
		return all
	}},

	"days are counted from one": {days: func(all []*graph.DayCount) []*graph.DayCount {
		for _, c := range all {
			c.Days++
		}
		return all
	}},
	"days after a vote are lost": {days: func(all []*graph.DayCount) []*graph.DayCount {
		return slices.DeleteFunc(all, func(c *graph.DayCount) bool { return c.Days < 0 })
	}},
	"outages of a day are lost": {days: func(all []*graph.DayCount) []*graph.DayCount {
		return slices.DeleteFunc(all, func(c *graph.DayCount) bool { return c.Days == 0 })
	}},
	"all services are one": {days: func(all []*graph.DayCount) []*graph.DayCount {
		for _, c := range all {
			c.Service = ""
		}
		return all
	}},
	"equal spans are one": {days: func(all []*graph.DayCount) []*graph.DayCount {
		for _, c := range all {
			c.Count = 1
		}
		return all
	}},
	"a beginning is assumed":       {measure: swapped(graph.StatedOutage, graph.AssumedOutage)},
	"nothing is assumed":           {measure: swapped(graph.AssumedOutage, graph.StatedOutage)},
	"containment is never stated":  {measure: swapped(graph.Containment, graph.StatedOutage)},
	"all that match can answer":    {coverage: func(c *graph.Coverage) { fill(c.Answerable, c.Matching) }},
	"all incidents match":          {coverage: func(c *graph.Coverage) { c.Matching = c.Dataset.Incidents }},
	"the data set is what matches": {coverage: func(c *graph.Coverage) { c.Dataset.Incidents = c.Matching }},
	"the data set has no dates":    {coverage: func(c *graph.Coverage) { c.Dataset.From, c.Dataset.Until = "", "" }},
	"one of two topics is enough":  {topics: func(of [][]graph.Topic) { of[len(of)-1] = of[len(of)-1][:1] }},
	"what is not stated is an answer": {topics: func(of [][]graph.Topic) {
		for n, topics := range of {
			of[n] = slices.DeleteFunc(slices.Clone(topics), func(t graph.Topic) bool { return t == graph.Topic(graph.ByDataImpact) })
		}
	}},
}

// votesAs changes votes, each a copy.
func votesAs(votes []*graph.Election, change func(*graph.Election)) {
	for n, vote := range votes {
		other := *vote
		change(&other)
		votes[n] = &other
	}
}

// dayBefore returns the day before a day; what is coarser stays as it is.
func dayBefore(d graph.Date) graph.Date {
	day, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return d
	}
	return graph.Date(day.AddDate(0, 0, -1).Format(time.DateOnly))
}

// traded compares by one trait in place of another.
func traded(from, to string) func([]graph.Comparison) {
	return func(of []graph.Comparison) {
		for n, c := range of {
			weights := maps.Clone(c.Weights)
			if weight, has := weights[from]; has {
				delete(weights, from)
				weights[to] += weight
			}
			of[n].Weights = weights
		}
	}
}

// evenly gives all traits one weight.
func evenly(of []graph.Comparison) {
	for n, c := range of {
		weights := map[string]int{}
		for trait := range c.Weights {
			weights[trait] = 1
		}
		of[n].Weights = weights
	}
}

// asks is an evaluation that changes each filter, and what is nested in it, before it asks.
func asks(change func(*filter)) broken {
	return broken{filter: func(f *filter) { *f = *everywhere(*f, change) }}
}

func everywhere(f filter, change func(*filter)) *filter {
	nested := func(list []*filter) []*filter {
		changed := make([]*filter, len(list))
		for n, part := range list {
			changed[n] = everywhere(*part, change)
		}
		return changed
	}
	f.And, f.Or = nested(f.And), nested(f.Or)
	if f.Not != nil {
		f.Not = everywhere(*f.Not, change)
	}
	change(&f)
	return &f
}

// both makes f ask for one thing more.
func both(f, more *filter) { f.And = append(slices.Clone(f.And), more) }

// either makes a condition on services hold where another one does as well.
func either(f *filter, codes *[]graph.ServiceCode, set func(*filter, []graph.ServiceCode)) {
	if len(*codes) == 0 {
		return
	}
	alone, other := filter{}, filter{}
	if codes == &f.Disrupted {
		alone.Disrupted = *codes
	} else {
		alone.AtRisk = *codes
	}
	set(&other, *codes)
	*codes = nil
	both(f, &filter{Or: []*filter{&alone, &other}})
}

// apart makes two conditions that one statement must meet be met by any two.
func apart(f, one *filter, joined bool, drop func()) {
	if joined {
		drop()
		both(f, one)
	}
}

func anyWord(f *filter) {
	words := strings.Fields(f.Text)
	f.Text = ""
	var any []*filter
	for _, word := range words {
		any = append(any, &filter{Text: word})
	}
	if any != nil {
		both(f, &filter{Or: any})
	}
}

func occurred(f *filter, change func(*graph.DateRange)) {
	if f.Occurred != nil {
		r := *f.Occurred
		change(&r)
		f.Occurred = &r
	}
}

// surely makes not hold only where the thing cannot hold.
func surely(f *filter) {
	if f.Not != nil {
		both(f, &filter{Match: graph.CertainMatch, Not: f.Not})
		f.Not = nil
	}
}

func before(f *filter, change func(*graph.DaysRange)) {
	if f.DaysBeforeElection != nil {
		r := *f.DaysBeforeElection
		change(&r)
		f.DaysBeforeElection = &r
	}
}

func orDays(days *int, other int) *int {
	if days == nil {
		return &other
	}
	return days
}

func added(days *int, more int) *int {
	if days == nil || *days+more < 0 {
		return days
	}
	return ptr(*days + more)
}

func nonNil(f *filter) []*filter {
	if f == nil {
		return nil
	}
	return []*filter{f}
}

func fill[T any](list []T, value T) {
	for n := range list {
		list[n] = value
	}
}

func keys(change func(string) string) func([]*graph.Bucket) []*graph.Bucket {
	return func(all []*graph.Bucket) []*graph.Bucket {
		for _, b := range all {
			for n := range b.Keys {
				b.Keys[n] = change(b.Keys[n])
			}
		}
		return all
	}
}

func swapped(from, to graph.Measure) func(graph.Measure) graph.Measure {
	return func(m graph.Measure) graph.Measure {
		if m == from {
			return to
		}
		return m
	}
}
