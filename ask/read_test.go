package ask_test

import (
	"context"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/ask"
	"github.com/incidentgraph/incidentgraph/graph"
)

// someNames is a store of a few names.
type someNames struct{ asked int }

func (s *someNames) Named(context.Context, []string) ([]ask.Name, error) {
	s.asked++
	return []ask.Name{
		{ID: "victim:fr:ville", Kind: graph.VictimNode, Names: []string{"Ville", "Ville de Ville"}},
		{ID: "partner:anssi", Kind: graph.PartnerNode, Names: []string{"ANSSI"}},
		{ID: "place:fr:loiret", Kind: graph.PlaceNode, Names: []string{"Loiret"}},
	}, nil
}

func FuzzRead(f *testing.F) {
	for _, question := range answered() {
		f.Add(question)
	}
	for _, c := range refusals {
		f.Add(c.question)
	}
	for _, odd := range []string{"", "\x00", "\xff\xfe", "in in in 2024 2024-13-40", "before after since between and 2020", "not not or and", "within 99999999999999999999 days before a vote", strings.Repeat("elections ", 60), strings.Repeat("é", 5000)} {
		f.Add(odd)
	}
	f.Fuzz(func(t *testing.T, question string) {
		r, err := ask.Read(t.Context(), question, &someNames{})
		if err != nil {
			t.Fatal(err)
		}
		if (r.Plan == nil) == (r.Refusal == "") {
			t.Errorf("plan %v and refusal %q", r.Plan, r.Refusal)
		}
		if r.Plan != nil && r.Plan.Filter != nil {
			if _, err := r.Plan.Filter.Predicate(); err != nil {
				t.Errorf("a filter that is none: %v", err)
			}
		}
		if strings.Contains(r.Refusal, "«") && strings.Contains(r.Refusal, "»") && r.Language == "en" {
			t.Errorf("a text is missing: %s", r.Refusal)
		}
	})
}

// A store is asked for names once, and only if there is a word to ask for.
func TestNamesAreAskedOnce(t *testing.T) {
	for question, want := range map[string]int{
		"which incidents disrupted elections": 0,
		"incidents in Loiret by Xyzzy":        1,
		"did the ANSSI help in Loiret?":       1,
	} {
		names := &someNames{}
		if _, err := ask.Read(t.Context(), question, names); err != nil || names.asked != want {
			t.Errorf("%s: asked %d times, want %d (%v)", question, names.asked, want, err)
		}
	}
}

// The work on a long input is bounded: no word of it is looked at beyond those of a question.
func TestLongInput(t *testing.T) {
	for _, long := range []string{strings.Repeat("elections ", 1000), strings.Repeat("x", ask.MaxBytes+1), strings.Repeat("zzzzzzzzz ", ask.MaxWords)} {
		names := &someNames{}
		r, err := ask.Read(t.Context(), long, names)
		if err != nil || r.Plan != nil || r.Refusal == "" {
			t.Errorf("%.20s…: %v %v", long, r, err)
		}
	}
}
