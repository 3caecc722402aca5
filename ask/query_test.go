package ask_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/ask"
)

// answered returns all questions of the tests and examples that have an answer.
func answered() []string {
	var all []string
	for _, c := range rowCases {
		all = append(all, c.questions...)
	}
	for _, c := range figureCases {
		all = append(all, c.questions...)
	}
	return slices.Concat(all, ask.Examples("en"), ask.Examples("fr"))
}

func TestEnoughQuestions(t *testing.T) {
	if n := len(answered()); n < 60 {
		t.Errorf("%d questions, want at least 60", n)
	}
}

// TestRowsAreThoseOfTheQuery runs the query of each answer as a client would, and finds what the answer told.
func TestRowsAreThoseOfTheQuery(t *testing.T) {
	s := newScene(t)
	for _, question := range answered() {
		t.Run(question, func(t *testing.T) {
			a := s.ask(t, question)
			if !a.Answered {
				t.Fatalf("refused: %s", a.Answer)
			}
			var reply struct {
				Incidents struct {
					TotalCount int
					Nodes      []struct {
						Similar []struct{ Incident struct{ ID string } }
					}
					Edges []struct {
						Match string
						Node  struct{ ID string }
					}
				}
				Count struct {
					Total   int
					Buckets []struct{ Count int }
				}
				Stats struct{ ByService []struct{ N int } }
				Path  struct{ Chains []any }
			}
			s.run(t, a.Query, a.Variables, &reply)
			var got, want []string
			for _, row := range a.Rows {
				if row.Incident != nil {
					got = append(got, row.Incident.ID+" "+row.Match)
				}
			}
			if n := len(reply.Path.Chains); n > 0 && len(a.Rows) != n {
				t.Errorf("%d rows of %d chains", len(a.Rows), n)
			}
			for _, edge := range reply.Incidents.Edges {
				want = append(want, edge.Node.ID+" "+edge.Match)
			}
			for _, node := range reply.Incidents.Nodes {
				for _, similar := range node.Similar {
					want = append(want, similar.Incident.ID+" ")
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-query +answer\n%s", diff)
			}
			if a.Table != nil && len(reply.Stats.ByService) == 0 && strings.Contains(a.Query, "count") && len(a.Table.Rows) > max(1, len(reply.Count.Buckets)) {
				t.Errorf("%d rows of %d buckets", len(a.Table.Rows), len(reply.Count.Buckets))
			}
			if total := reply.Incidents.TotalCount + reply.Count.Total; total > 0 && *a.Total != total {
				t.Errorf("total %d, query says %d", *a.Total, total)
			}
		})
	}
}

// TestRowsOfTablesHaveFilters follows the filter of each row of a table to as many incidents as the row counts.
func TestRowsOfTablesHaveFilters(t *testing.T) {
	s := newScene(t)
	followed := 0
	for _, question := range []string{"which victims were hit more than once", "which services go down together most often", "which sectors were hit most in France", "number of incidents by country and attack type", "who attacked hospitals"} {
		a := s.ask(t, question)
		for n, row := range a.Table.Rows {
			if row.Filter == nil || n >= 20 {
				continue
			}
			var reply struct{ Incidents struct{ TotalCount int } }
			s.run(t, `query($f: IncidentFilter) { incidents(filter: $f) { totalCount } }`, map[string]any{"f": row.Filter}, &reply)
			if got, want := *row.Cells[len(row.Cells)-1], reply.Incidents.TotalCount; got != strconv.Itoa(want) {
				t.Errorf("%s: row %d counts %s, its filter %v selects %d", question, n, got, row.Filter, want)
			}
			followed++
		}
	}
	if followed < 50 {
		t.Errorf("only %d rows had a filter", followed)
	}
}

func TestSuggestionsHaveAnswers(t *testing.T) {
	s := newScene(t)
	for _, language := range []string{"en", "fr"} {
		for _, example := range ask.Examples(language) {
			if a := s.ask(t, example); !a.Answered || a.Language != language {
				t.Errorf("%q is offered, but: %s (%s)", example, a.Answer, a.Language)
			}
		}
	}
}

// TestWithout asks what remains when understood words are taken out.
func TestWithout(t *testing.T) {
	a := newScene(t).ask(t, "which municipalities in France were hit in June 2024")
	var got []string
	for _, u := range a.Understood {
		got = append(got, u.Words+" = "+u.Meaning+" = "+u.Without)
	}
	want := []string{
		"municipalities = victim in local government = which in France were hit in June 2024",
		"France = in France = which municipalities in were hit in June 2024",
		"in June 2024 = in 2024-06 = which municipalities in France were hit",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestCorrectionsAreTold(t *testing.T) {
	s := newScene(t)
	for question, want := range map[string][]string{
		"wich incidents disruptd elctions":        {"wich = which", "disruptd = disrupted", "elctions = elections"},
		"incidents in Frnace":                     {"Frnace = france"},
		"incidents in Marseile":                   {"Marseile = Ville de Marseille"},
		"quand Fleury-les-Aubray a été touchée ?": {"Fleury-les-Aubray = Mairie de Fleury-les-Aubrais"},
		"which incidents disrupted elections":     nil,
	} {
		a := s.ask(t, question)
		var got []string
		for _, c := range a.Corrections {
			got = append(got, c.Written+" = "+c.Read)
		}
		if diff := cmp.Diff(want, got); diff != "" || !a.Answered {
			t.Errorf("%s (%s): -want +got\n%s", question, a.Answer, diff)
		}
	}
}
