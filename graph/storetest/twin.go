package storetest

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/incidentgraph/incidentgraph/graph"
)

// fewestHits is the share, in percent, of a family's filters that must find incidents: equal answers that are
// empty prove nothing.
const fewestHits = 30

// Twin loads random worlds into a store of each kind, in orders and batches of their own, and requires that every
// read has the same answer, byte for byte. It fails as well where the filters find too little to compare, and
// where it would not see that a store is broken. The stores need not be there at the same time: each is asked
// before the next one is opened.
//
// The worlds are the same in every run: -rapid.seed (or RAPID_SEED) gives others, -rapid.checks their number.
func Twin(t *testing.T, a, b Open) {
	t.Helper()
	unlessGiven(t, "rapid.checks", "4")
	unlessGiven(t, "rapid.seed", "1")
	unlessGiven(t, "rapid.nofailfile", "true")
	found := &tally{found: map[string]int{}}
	same := t.Run("the same answers", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) {
			w := drawWorld(rt, t)
			first, second := w.ask(t, a, 1), w.ask(t, b, 2)
			if difference := first.differs(second); difference != "" {
				rt.Fatalf("%s", difference)
			}
			found.add(first)
		})
	})
	if !same {
		return
	}
	t.Run("the filters find incidents", found.check)
	t.Run("a broken store is seen", func(t *testing.T) { seeBroken(t, a) })
}

// unlessGiven sets a flag of the test until its end, unless the caller of the program has set it.
func unlessGiven(t *testing.T, name, value string) {
	t.Helper()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == name })
	if _, set := os.LookupEnv(strings.ToUpper(strings.ReplaceAll(name, ".", "_"))); given || set {
		return
	}
	old := flag.Lookup(name).Value.String()
	if err := flag.Set(name, value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = flag.Set(name, old) }) // it was its value
}

// ask loads w into a new store and asks it everything.
func (w *randomWorld) ask(t *testing.T, open Open, turn uint64) *interview {
	t.Helper()
	v := newInterview(t.Context(), w, w.loaded(t, open, turn))
	v.about(w)
	return v
}

// loaded returns a new store with the content of w.
func (w *randomWorld) loaded(t *testing.T, open Open, turn uint64) graph.Store {
	t.Helper()
	store := open(t)
	if err := w.loadInto(t.Context(), store, turn); err != nil {
		t.Fatalf("load a random world: %v", err)
	}
	return store
}

// differs returns the first answer that is not the same, empty if all are.
func (v *interview) differs(other *interview) string {
	for n, mine := range v.answers {
		if n >= len(other.answers) {
			return "no answer to " + mine.question
		}
		theirs := other.answers[n]
		if mine.question != theirs.question {
			return "an earlier answer led to another question:\n" + cmp.Diff(mine.question, theirs.question)
		}
		if mine.text != theirs.text {
			return mine.question + "\n(-first store +second store)\n" + cmp.Diff(strings.Split(mine.text, "\n"), strings.Split(theirs.text, "\n"))
		}
		if strings.HasPrefix(mine.text, "error") {
			return mine.question + "\n" + mine.text
		}
	}
	return ""
}

// tally counts over all worlds how often the filters of each family find incidents.
type tally struct {
	worlds int
	found  map[string]int
}

func (c *tally) add(v *interview) {
	c.worlds++
	for name, n := range v.hits {
		c.found[name] += n
	}
}

func (c *tally) check(t *testing.T) {
	for _, f := range families {
		percent := 100 * c.found[f.name] / (filtersOfFamily * c.worlds)
		t.Logf("%3d %% of the filters of %s find incidents", percent, f.name)
		if percent < fewestHits {
			t.Errorf("%d %% of the filters of %s find incidents, want %d %%", percent, f.name, fewestHits)
		}
	}
}

// seeBroken asks a store and the same store with one fault, and wants each fault to be seen in one of a few worlds.
func seeBroken(t *testing.T, open Open) {
	unseen := map[string]broken{}
	for name, fault := range faults {
		unseen[name] = fault
	}
	for _, f := range families {
		unseen["filter without the condition of "+f.name] = broken{filter: f.drop}
	}
	total := len(unseen)
	for seed := range 8 {
		w := rapid.Custom(func(rt *rapid.T) *randomWorld { return drawWorld(rt, t) }).Example(seed)
		store := w.loaded(t, open, 1)
		sound := newInterview(t.Context(), w, store)
		sound.about(w)
		for name, fault := range unseen {
			fault.Store = store
			spoiled := newInterview(t.Context(), w, fault)
			spoiled.about(w)
			if sound.differs(spoiled) != "" {
				delete(unseen, name)
			}
		}
	}
	for name := range unseen {
		t.Errorf("a store with %s gives the same answers", name)
	}
	t.Logf("%d faults are seen", total-len(unseen))
}
