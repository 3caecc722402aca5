package ask_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/ask"
	"github.com/incidentgraph/incidentgraph/graph"
)

// TestLinks finds what two incidents share by their lists: one chain for each service that both state something of and that is not in
// more than a fifth of all incidents.
func TestLinks(t *testing.T) {
	s := newScene(t)
	var a, b *graph.Incident
	for _, i := range s.incidents {
		switch i.ID {
		case "fleury-les-aubrais-2024-06":
			a = i
		case "marseille-2020-03":
			b = i
		}
	}
	stated := func(i *graph.Incident, code graph.ServiceCode) bool { return status(code, graph.ServiceStatuses...)(i) }
	for language, questions := range map[string][]string{
		"en": {"what links Fleury-les-Aubrais and Marseille", "What is the connection between Fleury-les-Aubrais and Marseille?", "how are Fleury-les-Aubrais and Marseille connected to each other"},
		"fr": {"Qu'est-ce qui relie Fleury-les-Aubrais et Marseille ?", "quel est le lien entre Fleury-les-Aubrais et Marseille"},
	} {
		var want []string
		for _, code := range slices.Sorted(slices.Values(graph.ServiceCodes)) {
			in := len(tally(s.incidents, func(i *graph.Incident) bool { return stated(i, code) }, func(i *graph.Incident) []string { return []string{i.ID} }))
			if stated(a, code) && stated(b, code) && in*5 <= len(s.incidents) {
				want = append(want, ask.LabelOf(language, string(code)))
			}
		}
		if len(want) == 0 {
			t.Fatal("the two share nothing: the case shows nothing")
		}
		for _, question := range questions {
			found := s.ask(t, question)
			var got []string
			for _, row := range found.Rows {
				things := strings.Split(row.Value, " – ")
				middle, _, _ := strings.Cut(things[2], " (")
				got = append(got, middle)
				if len(things) != 5 || things[0] != "Mairie de Fleury-les-Aubrais" || things[4] != "Ville de Marseille" || len(row.Evidence) == 0 {
					t.Errorf("%s: %s", question, row.Value)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (%s): -want +got\n%s", question, found.Answer, diff)
			}
		}
	}
}
