package storetest

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Evaluate loads random worlds into a store and requires that whatever it works out over many incidents (which match a filter
// and how surely, numbers, days, coverage) is what a naive evaluation over the documents gives, byte for byte. It fails as
// well where the filters find too little. [SeeMutations] tells what it would see.
//
// The worlds are those of [Twin], whose flags hold here, too.
func Evaluate(t *testing.T, open Open) {
	t.Helper()
	unlessGiven(t, "rapid.checks", "6")
	unlessGiven(t, "rapid.seed", "1")
	unlessGiven(t, "rapid.nofailfile", "true")
	found := &tally{found: map[string]int{}}
	same := t.Run("as the naive evaluation", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) {
			w := drawWorld(rt, t)
			store, plain := w.evaluated(t, open)
			first, second := newInterview(t.Context(), w, store), newInterview(t.Context(), w, plain)
			first.evaluations()
			second.evaluations()
			if difference := first.differs(second); difference != "" {
				rt.Fatalf("%s", difference)
			}
			found.add(first)
		})
	})
	if same {
		t.Run("the filters find incidents", found.check)
	}
}

// evaluated returns a new store with the content of w, and the naive evaluation of the same.
func (w *randomWorld) evaluated(t *testing.T, open Open) (graph.Store, *naive) {
	t.Helper()
	store := w.loaded(t, open, 1)
	plain, err := newNaive(t.Context(), store, lastCalendar(append(w.elections, w.changed...)...))
	if err != nil {
		t.Fatal(err)
	}
	return store, plain
}

// SeeMutations makes the naive evaluation wrong in one way after another, and wants [Evaluate]'s questions to tell each from
// the right one in one of a few worlds. The store only folds the documents.
func SeeMutations(t *testing.T, open Open) {
	t.Helper()
	unseen := map[string]broken{}
	for name, mutation := range mutations {
		unseen[name] = mutation
	}
	for seed := range 10 {
		w := rapid.Custom(func(rt *rapid.T) *randomWorld { return drawWorld(rt, t) }).Example(seed)
		_, plain := w.evaluated(t, open)
		right := newInterview(t.Context(), w, plain)
		right.evaluations()
		for name, mutation := range unseen {
			mutation.Store = plain
			if right.sees(newInterview(t.Context(), w, mutation)) {
				delete(unseen, name)
			}
		}
	}
	for name := range unseen {
		t.Errorf("an evaluation in which %s gives the same answers", name)
	}
	t.Logf("%d of %d mutations are seen", len(mutations)-len(unseen), len(mutations))
}

// sees asks the other store what v has asked, and reports whether an answer is another one.
func (v *interview) sees(other *interview) bool {
	for _, of := range families {
		for range filtersOfFamily {
			other.evaluated(of.draw(other.generator))
		}
		for n, answer := range other.answers {
			if v.answers[n] != answer {
				return true
			}
		}
	}
	return false
}

// evaluations asks with filters of every family, and notes which find something.
func (v *interview) evaluations() {
	for _, of := range families {
		for range filtersOfFamily {
			if v.evaluated(of.draw(v.generator)) {
				v.hits[of.name]++
			}
		}
	}
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
