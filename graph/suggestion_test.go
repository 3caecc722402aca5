package graph_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// pile is a store of incidents that gives them all in one page.
type pile []*graph.Incident

func (s pile) Incidents(context.Context, graph.IncidentQuery) (*graph.IncidentPage, error) {
	return &graph.IncidentPage{Incidents: s}, nil
}

func against(id, victim string, from graph.Date, aliases ...string) *graph.Incident {
	return &graph.Incident{
		ID: id, Victims: []*graph.Attack{{Name: victim, Aliases: aliases}},
		Place: &graph.Place{Country: "FR"}, Occurred: graph.Period{From: from},
	}
}

func TestSuggest(t *testing.T) {
	related := against("b", "Ville d'Angers", "2021-02")
	related.Related = []*graph.Related{{ID: "a", Kind: "FOLLOWED_BY"}}
	abroad := against("b", "Ville d'Angers", "2021-02")
	abroad.Place.Country = "BE"
	for _, test := range []struct {
		name string
		a, b *graph.Incident
		want []string // reason of the pair
	}{
		{"filed under the next month", against("a", "Ville d'Angers", "2021-01-16"), against("b", "Mairie d'Angers", "2021-02"), []string{"SAME_VICTIM_NEAR_DATE"}},
		{"one without a date", against("a", "Ville d'Angers", "2021-01-16"), against("b", "Angers", ""), []string{"SAME_VICTIM_NEAR_DATE"}},
		{"a year later it is another attack", against("a", "Ville d'Angers", "2021-01-16"), against("b", "Ville d'Angers", "2022-01"), nil},
		{"another country", against("a", "Ville d'Angers", "2021-01-16"), abroad, nil},
		{"told apart already", against("a", "Ville d'Angers", "2021-01-16"), related, nil},
		{"an alias", against("a", "Assistance publique", "2021-03", "AP-HP"), against("b", "AP-HP", "2021-03-02"), []string{"SHARED_ALIAS"}},
		{"a letter left out", against("a", "Mairie de Fleury-les-Aubrais", "2024-06-24"), against("b", "Mairie de Fleury-les-Aubrai", "2024-06"), []string{"SIMILAR_NAME"}},
		{"a letter exchanged", against("a", "Mairie de Fleury-les-Aubrais", "2024-06-24"), against("b", "Mairie de Fleury-les-Aubraix", "2024-06"), []string{"SIMILAR_NAME"}},
		{"similar names in other months", against("a", "Mairie de Fleury-les-Aubrais", "2024-06-24"), against("b", "Mairie de Fleury-les-Aubrai", "2024-07"), nil},
		{"short names are all alike", against("a", "Caen", "2022-09"), against("b", "Cain", "2022-09"), nil},
		{"a county is not its town", against("a", "Landkreis Harburg", "2022-09"), against("b", "Stadt Harburg", "2022-10"), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, order := range []pile{{test.a, test.b}, {test.b, test.a}} {
				suggestions, err := graph.Suggest(t.Context(), order)
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, s := range suggestions {
					got = append(got, string(s.Reason))
					if s.A.ID != "a" || s.B.ID != "b" || s.Detail == "" {
						t.Errorf("got the pair %s, %s (%q)", s.A.ID, s.B.ID, s.Detail)
					}
				}
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Errorf("reasons (-want +got):\n%s", diff)
				}
			}
		})
	}
}

// TestContradictions: what excludes another statement does so only from another voice.
func TestContradictions(t *testing.T) {
	report := func(index int) []graph.Evidence { return []graph.Evidence{{ReportIndex: index, Start: 0, End: 1}} }
	first, second := 0, 1
	for _, test := range []struct {
		name string
		a, b graph.ServiceImpact
		want int
	}{
		{"two reports", out(report(0), nil), up(report(1), nil), 1},
		{"one report, which speaks of parts", out(report(0), nil), up(report(0), nil), 0},
		{"a report against the record", out(report(0), nil), up(nil, nil), 1},
		{"two sources", out(nil, &first), up(nil, &second), 1},
		{"one source", out(nil, &first), up(nil, &first), 0},
		{"the record alone", out(nil, nil), up(nil, nil), 0},
		{"out, then back", out(report(0), nil), graph.ServiceImpact{Code: "EMAIL", Status: graph.Restored, Finding: graph.Finding{Evidence: report(1)}}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			i := &graph.Incident{ID: "x", Services: []*graph.ServiceImpact{&test.a, &test.b}}
			test.a.Incident, test.b.Incident = i, i
			if got := len(test.a.ContradictedBy()); got != test.want {
				t.Errorf("contradicted by %d statements, want %d", got, test.want)
			}
			if got := len(test.b.ContradictedBy()); got != test.want {
				t.Errorf("the other way: contradicted by %d statements, want %d", got, test.want)
			}
		})
	}
}

func out(evidence []graph.Evidence, source *int) graph.ServiceImpact {
	return graph.ServiceImpact{Code: "EMAIL", Status: graph.Disrupted, Finding: graph.Finding{Evidence: evidence, Source: source}}
}

func up(evidence []graph.Evidence, source *int) graph.ServiceImpact {
	return graph.ServiceImpact{Code: "EMAIL", Status: graph.Unaffected, Finding: graph.Finding{Evidence: evidence, Source: source}}
}
