package storetest

import (
	"context"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/incidentgraph/incidentgraph/graph"
)

// fewestHits is the share, in percent, of a family's filters that must find incidents: equal answers that are
// empty prove nothing.
const fewestHits = 30

// Twin loads random worlds into a store of each kind, in orders and batches of their own, and requires that every
// read has the same answer, byte for byte. [Sharp] shows that this tells something. The stores need not be there at the
// same time: each is asked before the next one is opened.
//
// The worlds are the same in every run, and few, since a world takes an engine that plans each of its questions a minute:
// -rapid.checks (or RAPID_CHECKS) is their number, -rapid.seed (or RAPID_SEED) gives others, 0 those of chance.
func Twin(t *testing.T, a, b Open) {
	t.Helper()
	fewWorlds(t)
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt, t)
		first, second := w.ask(t, a, 1), w.ask(t, b, 2)
		if difference := first.differs(second); difference != "" {
			rt.Fatalf("%s", difference)
		}
	})
}

// sharpWorlds is how many worlds Sharp asks about: with eight filters of each family, a family that finds something in
// half of them stays above fewestHits.
const sharpWorlds = 8

// Sharp fails where the questions of [Twin] would prove little: where the filters of a family find too few incidents to
// compare, and where a fault of the store is not seen in one of a few worlds.
func Sharp(t *testing.T, open Open) {
	t.Helper()
	found, unseen := tally{}, allFaults()
	total := len(unseen)
	for seed := range sharpWorlds {
		w := rapid.Custom(func(rt *rapid.T) *randomWorld { return drawWorld(rt, t) }).Example(seed)
		store := w.loaded(t, open, 1)
		sound := newInterview(t.Context(), w, store)
		sound.about(w)
		found.add(sound)
		about := func(v *interview) { v.about(w) }
		if sound.seesThrough(t.Context(), w, store, about) {
			t.Error("a store answers one way and then another")
		}
		for name, fault := range unseen {
			fault.Store = store
			if sound.seesThrough(t.Context(), w, fault, about) {
				delete(unseen, name)
			}
		}
	}
	found.check(t)
	for name := range unseen {
		t.Errorf("a store with %s gives the same answers", name)
	}
	t.Logf("%d faults are seen", total-len(unseen))
}

// allFaults returns the faults that Sharp wants to be seen, by name.
func allFaults() map[string]broken {
	all := maps.Clone(faults)
	for _, f := range families {
		all["filter without the condition of "+f.name] = broken{filter: f.drop}
	}
	return all
}

// seesThrough reports whether a faulty store answers what ask asks other than v. It asks no more than it takes to tell.
func (v *interview) seesThrough(ctx context.Context, w *randomWorld, faulty graph.Store, ask func(*interview)) bool {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	other := newInterview(ctx, w, faulty)
	other.heard = func(n int, a answer) {
		if n >= len(v.answers) || v.answers[n] != a {
			stop()
		}
	}
	ask(other)
	return ctx.Err() != nil || len(other.answers) != len(v.answers)
}

// givenFlags are those that the caller of the program has set. A flag that a test has set counts as set from then on.
var givenFlags = sync.OnceValue(func() map[string]bool {
	given := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { given[f.Name] = true })
	return given
})

// fewWorlds bounds the random worlds of a test, unless the caller of the program asks for others.
func fewWorlds(t *testing.T) {
	t.Helper()
	unlessGiven(t, "rapid.checks", "2")
	unlessGiven(t, "rapid.seed", "1")
	unlessGiven(t, "rapid.nofailfile", "true")
}

// unlessGiven sets a flag of the test until its end, unless the caller of the program has set it.
func unlessGiven(t *testing.T, name, value string) {
	t.Helper()
	if _, set := os.LookupEnv(strings.ToUpper(strings.ReplaceAll(name, ".", "_"))); set || givenFlags()[name] {
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

// tally counts over all worlds how often the questions of each family find something.
type tally map[string]share

func (c tally) add(v *interview) {
	for family, s := range v.shares {
		c[family] = share{c[family].asked + s.asked, c[family].found + s.found}
	}
}

func (c tally) check(t *testing.T) {
	t.Helper()
	for _, family := range slices.Sorted(maps.Keys(c)) {
		percent := 100 * c[family].found / c[family].asked
		t.Logf("%3d %% of the questions of %s find something", percent, family)
		if percent < fewestHits {
			t.Errorf("%d %% of the questions of %s find something, want %d %%", percent, family, fewestHits)
		}
	}
}
