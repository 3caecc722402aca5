package storetest

import (
	"context"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// broken is a store that does something wrong. A twin test that does not see it compares nothing.
type broken struct {
	graph.Store
	filter    func(*graph.Filter)
	query     func(*graph.IncidentQuery)
	incidents func(graph.IncidentQuery, *graph.IncidentPage)
	timeline  func(*graph.TimelineQuery)
	events    func(*graph.TimelinePage)
	dates     func(*graph.TimelineCounts)
	votes     func(votes []*graph.Election, within *int)
	voted     func(*graph.VotePage)
	nodes     func(ids []string, nodes []graph.Node)
	listed    func(*graph.NodePage)
	limit     int // added to the limit of neighbours
	buckets   func([]*graph.Bucket) []*graph.Bucket
	measure   func(graph.Measure) graph.Measure
	days      func([]*graph.DayCount) []*graph.DayCount
	topics    func([][]graph.Topic)
	coverage  func(*graph.Coverage)
	changes   func(*graph.ChangePage)
	search    func(*graph.SearchQuery)
	searched  func(*graph.SearchPage)
	spellings func([]*graph.Spelling)
	traits    func(*graph.TraitCounts)
	compared  func([]graph.Comparison)
	alike     func([][]graph.Scored)
}

// faults are ways in which an engine could be wrong besides its filters.
var faults = map[string]broken{
	"a page that loses its first entry": {incidents: func(q graph.IncidentQuery, page *graph.IncidentPage) {
		if q.Page.After != "" && len(page.Incidents) > 0 {
			page.Incidents = page.Incidents[1:]
		}
	}},
	"ties in the other order": {incidents: func(_ graph.IncidentQuery, page *graph.IncidentPage) {
		swapTies(page.Incidents)
	}},
	"the other order": {query: func(q *graph.IncidentQuery) {
		if q.Page.After == "" {
			q.Order = map[graph.Order]graph.Order{"": graph.Oldest, graph.Newest: graph.Oldest, graph.Oldest: graph.Newest}[q.Order]
		}
	}},
	"a total of the page": {incidents: func(q graph.IncidentQuery, page *graph.IncidentPage) {
		page.Total = min(page.Total, len(page.Incidents))
	}},
	"a relation that is not filled":       {query: func(q *graph.IncidentQuery) { q.With &^= graph.Partners }},
	"a relation that nobody asked for":    {query: func(q *graph.IncidentQuery) { q.With |= graph.Victims }},
	"events that are lost":                {events: func(page *graph.TimelinePage) { page.Items = page.Items[:len(page.Items)/2] }},
	"undated events that are not counted": {events: func(page *graph.TimelinePage) { page.Undated = 0 }},
	"outages that are not on the timeline": {timeline: func(q *graph.TimelineQuery) {
		if len(q.Kinds) > 0 {
			q.Kinds, q.Services = timelineWithout(q.Kinds), nil
		}
	}},
	"dates that are not counted": {dates: func(c *graph.TimelineCounts) { c.Dates = c.Dates[:len(c.Dates)/2] }},
	"nodes in another order":     {nodes: func(_ []string, nodes []graph.Node) { slices.Reverse(nodes) }},
	"documents that are not found by id": {nodes: func(ids []string, nodes []graph.Node) {
		for n, node := range nodes {
			if idOf(node) != ids[n] {
				nodes[n] = nil
			}
		}
	}},
	"a list with cursors of its own": {listed: func(page *graph.NodePage) {
		for n := range page.Cursors {
			page.Cursors[n] = "cursor"
		}
	}},
	"a neighbour too many": {limit: 1},
	"buckets by value alone": {buckets: func(b []*graph.Bucket) []*graph.Bucket {
		slices.SortFunc(b, func(x, y *graph.Bucket) int { return slices.Compare(x.Keys, y.Keys) })
		return b
	}},
	"changes that are not told": {changes: func(page *graph.ChangePage) { page.Changes = page.Changes[:len(page.Changes)/2] }},
	"changes that match certainly": {changes: func(page *graph.ChangePage) {
		for _, c := range page.Changes {
			c.Match = graph.CertainMatch
		}
	}},
	"changes without what the incident states": {changes: func(page *graph.ChangePage) {
		for _, c := range page.Changes {
			if c.Incident != nil {
				c.Incident.Services = nil
			}
		}
	}},
	"a search in which names are no better": {searched: func(p *graph.SearchPage) {
		for n, rank := range p.Ranks {
			p.Ranks[n] = max(rank, graph.RankTitle)
		}
	}},
	"a search whose cursors are not read": {search: func(q *graph.SearchQuery) { q.Page.After = "" }},
	"a search that loses its last entry":  {searched: func(p *graph.SearchPage) { p.Incidents = p.Incidents[:max(0, len(p.Incidents)-1)] }},
	"words that are all known":            {spellings: func(all []*graph.Spelling) { known(all, true) }},
	"traits that one incident too many has": {traits: func(c *graph.TraitCounts) {
		for n := range c.Counts {
			c.Counts[n]++
		}
	}},
	"an incident that is like itself": {compared: func(of []graph.Comparison) {
		for n := range of {
			of[n].ID = "nobody"
		}
	}},
	"alike ones in another order": {alike: func(found [][]graph.Scored) {
		for _, list := range found {
			slices.Reverse(list)
		}
	}},
	"words that are never known":         {spellings: func(all []*graph.Spelling) { known(all, false) }},
	"votes in the other order":           {votes: func(votes []*graph.Election, _ *int) { slices.Reverse(votes) }},
	"votes that every incident mentions": {voted: func(p *graph.VotePage) { fill(p.Mentioned, true) }},
	"a bucket too few":                   {buckets: func(b []*graph.Bucket) []*graph.Bucket { return b[:len(b)/2] }},
}

// timelineWithout takes outages from kinds; of outages alone nothing is left but what began.
func timelineWithout(kinds []graph.TimelineKind) []graph.TimelineKind {
	kinds = slices.DeleteFunc(slices.Clone(kinds), func(k graph.TimelineKind) bool { return k == graph.OutageKind })
	if len(kinds) == 0 {
		return []graph.TimelineKind{"STARTED"}
	}
	return kinds
}

// known says of every word whether an incident has it.
func known(spellings []*graph.Spelling, is bool) {
	for _, s := range spellings {
		s.Known = is
	}
}

// swapTies puts the first two incidents of one day in the other order.
func swapTies(incidents []*graph.Incident) {
	for n := 1; n < len(incidents); n++ {
		if incidents[n-1].Occurred.From == incidents[n].Occurred.From {
			incidents[n-1], incidents[n] = incidents[n], incidents[n-1]
			return
		}
	}
}

// spoil calls f with what it spoils, if there is an f.
func spoil[T any](f func(T), value T, err error) {
	if f != nil && err == nil {
		f(value)
	}
}

func (b broken) spoiled(f graph.Filter) graph.Filter {
	spoil(b.filter, &f, nil)
	return f
}

func (b broken) Incidents(ctx context.Context, q graph.IncidentQuery) (*graph.IncidentPage, error) {
	asked := q
	q.Filter = b.spoiled(q.Filter)
	spoil(b.query, &q, nil)
	page, err := b.Store.Incidents(ctx, q)
	if b.incidents != nil && err == nil {
		b.incidents(asked, page)
	}
	return page, err
}

func (b broken) IncidentsOf(ctx context.Context, ids []string, q graph.IncidentQuery) ([]*graph.IncidentPage, error) {
	q.Filter = b.spoiled(q.Filter)
	return b.Store.IncidentsOf(ctx, ids, q)
}

func (b broken) IncidentsBefore(ctx context.Context, votes []*graph.Election, within int, q graph.IncidentQuery) ([]*graph.VotePage, error) {
	q.Filter = b.spoiled(q.Filter)
	votes = slices.Clone(votes)
	if b.votes != nil {
		b.votes(votes, &within)
	}
	pages, err := b.Store.IncidentsBefore(ctx, votes, within, q)
	for _, page := range pages {
		spoil(b.voted, page, err)
	}
	return pages, err
}

func (b broken) Nodes(ctx context.Context, ids []string, with graph.Relation) ([]graph.Node, error) {
	nodes, err := b.Store.Nodes(ctx, ids, with)
	if b.nodes != nil && err == nil {
		b.nodes(ids, nodes)
	}
	return nodes, err
}

func (b broken) List(ctx context.Context, q graph.NodeQuery) (*graph.NodePage, error) {
	q.Filter = b.spoiled(q.Filter)
	page, err := b.Store.List(ctx, q)
	spoil(b.listed, page, err)
	return page, err
}

func (b broken) Timeline(ctx context.Context, q graph.TimelineQuery) (*graph.TimelinePage, error) {
	q.Filter = b.spoiled(q.Filter)
	spoil(b.timeline, &q, nil)
	page, err := b.Store.Timeline(ctx, q)
	spoil(b.events, page, err)
	return page, err
}

func (b broken) TimelineCounts(ctx context.Context, q graph.TimelineQuery) (*graph.TimelineCounts, error) {
	q.Filter = b.spoiled(q.Filter)
	spoil(b.timeline, &q, nil)
	counts, err := b.Store.TimelineCounts(ctx, q)
	spoil(b.dates, counts, err)
	return counts, err
}

func (b broken) Neighbours(ctx context.Context, ids []string, kinds []graph.NodeKind, limit int) ([]*graph.Neighbourhood, error) {
	return b.Store.Neighbours(ctx, ids, kinds, limit+b.limit)
}

func (b broken) Count(ctx context.Context, f graph.Filter, by ...graph.Dimension) ([]*graph.Bucket, error) {
	buckets, err := b.Store.Count(ctx, b.spoiled(f), by...)
	if b.buckets != nil && err == nil {
		buckets = b.buckets(buckets)
	}
	return buckets, err
}

func (b broken) Days(ctx context.Context, f graph.Filter, m graph.Measure) ([]*graph.DayCount, error) {
	if b.measure != nil {
		m = b.measure(m)
	}
	counts, err := b.Store.Days(ctx, b.spoiled(f), m)
	if b.days != nil && err == nil {
		counts = b.days(counts)
	}
	return counts, err
}

func (b broken) Coverage(ctx context.Context, f graph.Filter, of ...[]graph.Topic) (*graph.Coverage, error) {
	of = slices.Clone(of)
	spoil(b.topics, of, nil)
	coverage, err := b.Store.Coverage(ctx, b.spoiled(f), of...)
	spoil(b.coverage, coverage, err)
	return coverage, err
}

func (b broken) Search(ctx context.Context, q graph.SearchQuery) (*graph.SearchPage, error) {
	q.Filter = b.spoiled(q.Filter)
	spoil(b.search, &q, nil)
	page, err := b.Store.Search(ctx, q)
	spoil(b.searched, page, err)
	return page, err
}

func (b broken) Spellings(ctx context.Context, words []graph.Term) ([]*graph.Spelling, error) {
	spellings, err := b.Store.Spellings(ctx, words)
	spoil(b.spellings, spellings, err)
	return spellings, err
}

func (b broken) TraitCounts(ctx context.Context, traits []string) (*graph.TraitCounts, error) {
	counts, err := b.Store.TraitCounts(ctx, traits)
	spoil(b.traits, counts, err)
	return counts, err
}

func (b broken) Alike(ctx context.Context, of []graph.Comparison, first int) ([][]graph.Scored, error) {
	of = slices.Clone(of)
	spoil(b.compared, of, nil)
	found, err := b.Store.Alike(ctx, of, first)
	spoil(b.alike, found, err)
	return found, err
}

func (b broken) Changes(ctx context.Context, q graph.ChangeQuery) (*graph.ChangePage, error) {
	q.Filter = b.spoiled(q.Filter)
	page, err := b.Store.Changes(ctx, q)
	spoil(b.changes, page, err)
	return page, err
}
