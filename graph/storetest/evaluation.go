package storetest

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Evaluate loads random worlds into a store and requires that whatever it works out over many incidents (which match a filter
// and how surely, numbers, days, coverage) is what a naive evaluation over the documents gives, byte for byte.
// [SharpEvaluation] shows that this tells something. The worlds are those of [Twin], whose flags hold here, too.
func Evaluate(t *testing.T, open Open) {
	t.Helper()
	fewWorlds(t)
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt, t)
		store, plain := w.evaluated(t, open)
		first, second := newInterview(t.Context(), w, store), newInterview(t.Context(), w, plain)
		first.evaluations()
		second.evaluations()
		if difference := first.differs(second); difference != "" {
			rt.Fatalf("%s", difference)
		}
	})
}

// evaluated returns a new store with the content of w, and the naive evaluation of the same.
func (w *randomWorld) evaluated(t *testing.T, open Open) (graph.Store, *naive) {
	t.Helper()
	store := w.loaded(t, open, 1)
	plain, err := newNaive(t.Context(), slices.Concat(w.documents, w.versions), lastCalendar(append(w.elections, w.changed...)...))
	if err != nil {
		t.Fatal(err)
	}
	return store, plain
}

// SharpEvaluation fails where the questions of [Evaluate] would prove little: where the filters of a family find too few
// incidents, and where a mistake in the naive evaluation is not seen in one of a few worlds. It also asks the store itself: it
// may be one that is asked cheaply.
func SharpEvaluation(t *testing.T, open Open) {
	t.Helper()
	found, unseen := tally{}, maps.Clone(mutations)
	for seed := range sharpWorlds {
		w := rapid.Custom(func(rt *rapid.T) *randomWorld { return drawWorld(rt, t) }).Example(seed)
		store, plain := w.evaluated(t, open)
		right := newInterview(t.Context(), w, plain)
		right.evaluations()
		found.add(right)
		if right.seesThrough(t.Context(), w, store, (*interview).evaluations) {
			t.Error("the store differs from the naive evaluation")
		}
		for name, mutation := range unseen {
			mutation.Store = plain
			if right.seesThrough(t.Context(), w, mutation, (*interview).evaluations) {
				delete(unseen, name)
			}
		}
	}
	found.check(t)
	for name := range unseen {
		t.Errorf("an evaluation in which %s gives the same answers", name)
	}
	t.Logf("%d of %d mutations are seen", len(mutations)-len(unseen), len(mutations))
}

// Fruitful fails where the questions of a family find too little in a store. [SharpEvaluation] counts this in the naive evaluation, which
// is asked more cheaply; this asks the engine itself, with as few reads as tell.
func Fruitful(t *testing.T, open Open) {
	t.Helper()
	found := tally{}
	for seed := range sharpWorlds {
		w := rapid.Custom(func(rt *rapid.T) *randomWorld { return drawWorld(rt, t) }).Example(seed)
		v := newInterview(t.Context(), w, w.loaded(t, open, 1))
		for _, of := range families {
			page, err := v.store.Incidents(v.ctx, graph.IncidentQuery{Filter: of.draw(v.generator), Page: graph.Page{First: 1}})
			if err != nil {
				t.Fatal(err)
			}
			v.found(of.name, len(page.Incidents) > 0)
		}
		v.votes()
		v.timelines()
		found.add(v)
	}
	found.check(t)
}

// evaluations asks with filters of every family, and notes which find something.
func (v *interview) evaluations() {
	for _, of := range families {
		for range filtersOfFamily {
			if v.ctx.Err() != nil {
				return
			}
			v.found(of.name, v.evaluated(of.draw(v.generator)))
		}
	}
	v.votes()
	v.timelines()
	v.searched()
	v.compared()
}

// evaluated asks all that is worked out over the incidents that match f: which, how surely, how many by what, how long, and
// how many can tell. It reports whether there are any.
func (v *interview) evaluated(f graph.Filter) bool {
	q := graph.IncidentQuery{Filter: f, Order: oneOf(v.generator, []graph.Order{graph.Newest, graph.Oldest}), Page: graph.Page{Total: true, First: v.IntN(30)}}
	page, err := v.store.Incidents(v.ctx, q)
	if err != nil {
		page = &graph.IncidentPage{}
	}
	v.note("ids of "+show(q), []any{incidentIDs(page.Incidents), page.Matches, page.Total, page.More}, err)
	by := v.dimensions()
	buckets, err := v.store.Count(v.ctx, f, by...)
	v.note(fmt.Sprintf("Count %q %s", by, show(f)), buckets, err)
	m := oneOf(v.generator, graph.Measures)
	counts, err := v.store.Days(v.ctx, f, m)
	v.note(fmt.Sprintf("Days %s %s", m, show(f)), counts, err)
	of := [][]graph.Topic{someOf(v.generator, 1, graph.Topics), someOf(v.generator, 2, graph.Topics)}
	coverage, err := v.store.Coverage(v.ctx, f, of...)
	v.note(fmt.Sprintf("Coverage %q %s", of, show(f)), coverage, err)
	return page.Total > 0
}

// dimensions are none, one, two, or one twice.
func (v *interview) dimensions() []graph.Dimension {
	by := []graph.Dimension{oneOf(v.generator, graph.Dimensions), oneOf(v.generator, graph.Dimensions)}
	if v.odds(25) {
		return append(by[:1], by[0])
	}
	return by[:v.IntN(3)]
}
