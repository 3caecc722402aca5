package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// interview asks a store random questions, the same for the same seed, and writes down the answers.
type interview struct {
	generator
	ctx     context.Context
	store   graph.Store
	answers []answer
	shares  map[string]share // of the questions of a family that find something
	// heard, if set, is told each answer with its number.
	heard func(n int, a answer)
}

// answer is what a store says to one question, as bytes.
type answer struct{ question, text string }

// newInterview begins an interview about w.
func newInterview(ctx context.Context, w *randomWorld, store graph.Store) *interview {
	return &interview{generator: newGenerator(w.seed, 1), ctx: ctx, store: store, shares: map[string]share{}}
}

// filtersOfFamily is how many filters of each family an interview asks with.
const filtersOfFamily = 1

// about asks everything about a store that holds w.
func (v *interview) about(w *randomWorld) {
	v.health()
	for _, order := range []graph.Order{oneOf(v.generator, []graph.Order{"", graph.Newest}), graph.Oldest} {
		v.walk(graph.IncidentQuery{Order: order, With: graph.AllRelations, Page: graph.Page{First: 1 + v.IntN(6), Total: true}})
	}
	for _, f := range families {
		for range filtersOfFamily {
			v.filtered(f)
		}
	}
	v.relations()
	v.around(w)
	v.events()
	v.counts()
	v.votes()
	v.timelines()
	v.changed()
	v.searches()
	v.similar(w)
}

func (v *interview) note(question string, value any, err error) {
	text := string(Canonical(value))
	if err != nil {
		text = "error: " + err.Error()
	}
	v.answers = append(v.answers, answer{question, text})
	if v.heard != nil {
		v.heard(len(v.answers)-1, v.answers[len(v.answers)-1])
	}
}

// share is how many questions were asked and how many of them found something.
type share struct{ asked, found int }

// found notes whether a question of a family found something.
func (v *interview) found(family string, something bool) {
	s := v.shares[family]
	s.asked++
	if something {
		s.found++
	}
	v.shares[family] = s
}

func (v *interview) health() {
	h, err := v.store.Check(v.ctx)
	if err != nil {
		v.note("Check", nil, err)
		return
	}
	v.note("Check", []any{h.Documents, h.Incidents, h.Elections, h.Problems}, nil)
}

// walk reads all pages of q.
func (v *interview) walk(q graph.IncidentQuery) {
	for range 100 {
		page, err := v.store.Incidents(v.ctx, q)
		v.note("Incidents "+show(q), page, err)
		if err != nil || !page.More || len(page.Incidents) == 0 {
			return
		}
		q.Page.After = q.Order.Cursor(page.Incidents[len(page.Incidents)-1])
	}
}

func show(q any) string { return string(Canonical(q)) }

// filtered asks every read that takes a filter with one of a family.
func (v *interview) filtered(of family) {
	f := of.draw(v.generator)
	order := oneOf(v.generator, []graph.Order{graph.Newest, graph.Oldest})
	q := graph.IncidentQuery{Filter: f, Order: order, Page: graph.Page{Total: true, First: v.IntN(8)}}
	page, err := v.store.Incidents(v.ctx, q)
	v.note("Incidents "+show(q), page, err)
	v.found(of.name, err == nil && len(page.Incidents) > 0)
	switch v.IntN(8) {
	case 0, 1:
		v.evaluated(f)
	case 2, 3:
		q := graph.NodeQuery{Kind: oneOf(v.generator, graph.NodeKinds[1:]), Filter: f, Page: graph.Page{First: v.IntN(5), Total: true}}
		nodes, err := v.store.List(v.ctx, q)
		v.note("List "+show(q), nodes, err)
	case 4, 5, 6:
		q := graph.TimelineQuery{Filter: f, Newest: v.odds(50), Page: graph.Page{First: v.IntN(5), Total: true}}
		events, err := v.store.Timeline(v.ctx, q)
		v.note("Timeline "+show(q), events, err)
	case 7:
		of := []string{"service:EMAIL", "victim:fr:saint-brevin", "place:de", "partner:anssi", "alpha"}
		pages, err := v.store.IncidentsOf(v.ctx, of, q)
		v.note("IncidentsOf "+show(q), pages, err)
	}
}

// changed asks the feed for what matches filters. How often an incident was changed depends on the portions of loading, the
// incident itself does not.
func (v *interview) changed() {
	for range 6 {
		q := graph.ChangeQuery{Filter: oneOf(v.generator, families).draw(v.generator), With: graph.Services}
		page, err := v.store.Changes(v.ctx, q)
		if err != nil {
			page = &graph.ChangePage{}
		}
		told := slices.DeleteFunc(page.Changes, func(c *graph.IncidentChange) bool { return c.Incident == nil })
		slices.SortFunc(told, func(a, b *graph.IncidentChange) int { return strings.Compare(a.IncidentID, b.IncidentID) })
		incidents := []any{}
		for _, c := range slices.CompactFunc(told, func(a, b *graph.IncidentChange) bool { return a.IncidentID == b.IncidentID }) {
			incidents = append(incidents, c.Incident, c.Match)
		}
		v.note("Changes "+show(q), incidents, err)
	}
}

func (v *interview) relations() {
	for range 3 {
		q := graph.IncidentQuery{With: graph.Relation(v.IntN(int(graph.AllRelations) + 1))}
		page, err := v.store.Incidents(v.ctx, q)
		v.note("Incidents "+show(q), page, err)
	}
}

// around asks for all nodes, and what is around them.
func (v *interview) around(w *randomWorld) {
	ids := []string{"nobody", "victim:fr:nobody", "ALPHA", "saint-brevin-2024-06"}
	for _, i := range slices.Concat(w.documents, w.versions) {
		ids = append(ids, i.ID)
	}
	for _, kind := range graph.NodeKinds[1:] {
		ids = append(ids, v.listed(kind)...)
	}
	with := graph.Relation(v.IntN(int(graph.AllRelations) + 1))
	nodes, err := v.store.Nodes(v.ctx, ids, with)
	v.note(fmt.Sprintf("Nodes %q with %b", ids, with), nodes, err)
	v.incidentsOf(ids)
	v.neighbours(ids)
	q := graph.ImpactQuery{Roots: []string{"service:EMAIL"}, Depth: 1 + v.IntN(2), Limit: 1 + v.IntN(60), EdgeLimit: 1 + v.IntN(90), Kinds: v.kinds(), Known: orNone(v.generator, 50, 9, ids)}
	impact, err := graph.Impact(v.ctx, v.store, q)
	v.note("Impact "+show(q), impact, err)
	chains := graph.PathQuery{From: "service:EMAIL", To: oneOf(v.generator, ids), MaxHops: 1 + v.IntN(4), Hubs: v.IntN(2) == 0}
	paths, err := graph.FindPaths(v.ctx, v.store, chains)
	v.note("FindPaths "+show(chains), paths, err)
}

// listed reads all pages of a list and returns the ids.
func (v *interview) listed(kind graph.NodeKind) []string {
	var ids []string
	q := graph.NodeQuery{Kind: kind, With: oneOf(v.generator, []graph.Relation{0, graph.Reports}), Page: graph.Page{First: 3 + v.IntN(20), Total: true}}
	for range 100 {
		page, err := v.store.List(v.ctx, q)
		v.note("List "+show(q), page, err)
		if err != nil {
			return ids
		}
		ids = append(ids, nodeIDs(page.Nodes)...)
		if !page.More || len(page.Nodes) == 0 {
			return ids
		}
		q.Page.After = page.Cursors[len(page.Cursors)-1]
	}
	return ids
}

func (v *interview) incidentsOf(ids []string) {
	q := graph.IncidentQuery{Order: oneOf(v.generator, []graph.Order{graph.Newest, graph.Oldest}), With: graph.Services | graph.Events, Page: graph.Page{First: 1 + v.IntN(3), Total: v.odds(70)}}
	for range 2 {
		pages, err := v.store.IncidentsOf(v.ctx, ids, q)
		v.note("IncidentsOf "+show(q), pages, err)
		if err != nil {
			return
		}
		for _, page := range pages {
			if page.More && len(page.Incidents) > 0 {
				q.Page.After = q.Order.Cursor(page.Incidents[len(page.Incidents)-1])
			}
		}
		q.Filter = *simple(v.generator)
	}
}

func (v *interview) neighbours(ids []string) {
	for _, limit := range []int{1 + v.IntN(4), 1000} {
		kinds := v.kinds()
		found, err := v.store.Neighbours(v.ctx, ids, kinds, limit)
		v.note(fmt.Sprintf("Neighbours %q of %q, at most %d", kinds, ids, limit), found, err)
	}
	found, err := v.store.Neighbours(v.ctx, ids, nil, 3)
	v.note(fmt.Sprintf("Neighbours of %q", ids), found, err)
}

func (v *interview) kinds() []graph.NodeKind { return orNone(v.generator, 70, 5, graph.NodeKinds) }

func (v *interview) events() {
	for _, newest := range []bool{false, true} {
		q := graph.TimelineQuery{Newest: newest, Undated: v.odds(30), Kinds: oneOf(v.generator, [][]graph.TimelineKind{nil, graph.TimelineKinds}), Page: graph.Page{First: 1 + v.IntN(9), Total: true}}
		for range 100 {
			page, err := v.store.Timeline(v.ctx, q)
			v.note("Timeline "+show(q), page, err)
			if err != nil || !page.More || len(page.Items) == 0 {
				break
			}
			q.Page.After = q.Cursor(page.Items[len(page.Items)-1])
		}
	}
}

func (v *interview) counts() {
	for _, dimension := range graph.Dimensions {
		buckets, err := v.store.Count(v.ctx, graph.Filter{}, dimension)
		v.note("Count "+string(dimension), buckets, err)
	}
	for range 4 {
		v.evaluated(*simple(v.generator))
	}
	for _, m := range graph.Measures {
		counts, err := v.store.Days(v.ctx, graph.Filter{}, m)
		v.note("Days "+string(m), counts, err)
	}
	topics := make([][]graph.Topic, len(graph.Topics))
	for n, t := range graph.Topics {
		topics[n] = []graph.Topic{t}
	}
	coverage, err := v.store.Coverage(v.ctx, graph.Filter{}, topics...)
	v.note("Coverage of everything", coverage, err)
}
