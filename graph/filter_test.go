package graph_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// The terms of predicates, shortened.
type (
	allOf  = graph.AllOf
	anyOf  = graph.AnyOf
	states = graph.States
	holds  = graph.Holds
)

func where(field string, values ...string) graph.Condition {
	return graph.Condition{Field: field, Values: values}
}

func TestPredicate(t *testing.T) {
	yes := true
	for _, c := range []struct {
		name   string
		filter graph.Filter
		want   graph.Predicate
	}{
		{"nothing asked", graph.Filter{}, allOf{}},
		{"empty lists", graph.Filter{Countries: []string{}, Or: []*graph.Filter{}, Occurred: &graph.DateRange{}, Text: " "}, allOf{}},
		{
			"disrupted",
			graph.Filter{Disrupted: []graph.ServiceCode{"EMAIL", "WEBSITE"}},
			allOf{states{graph.Services, []graph.Condition{where("code", "EMAIL", "WEBSITE"), where("status", "DISRUPTED", "RESTORED")}}},
		},
		{"disruptedAll", graph.Filter{DisruptedAll: []graph.ServiceCode{"EMAIL", "WEBSITE"}}, allOf{
			states{graph.Services, []graph.Condition{where("code", "EMAIL"), where("status", "DISRUPTED", "RESTORED")}},
			states{graph.Services, []graph.Condition{where("code", "WEBSITE"), where("status", "DISRUPTED", "RESTORED")}},
		}},
		{
			"names and ids of victims",
			graph.Filter{Victims: []string{"Ville d'Épinal", "victim:fr:caen"}},
			allOf{anyOf{states{graph.Victims, []graph.Condition{where("node", "victim:fr:caen")}}, states{graph.Victims, []graph.Condition{where("key", "epinal")}}}},
		},
		{
			"the kind and role of one partner",
			graph.Filter{PartnerKinds: []graph.PartnerKind{"CSIRT"}, PartnerRoles: []graph.PartnerRole{"ADVICE"}},
			allOf{states{graph.Partners, []graph.Condition{where("kind", "CSIRT"), where("role", "ADVICE")}}},
		},
		{"a country in any case", graph.Filter{Countries: []string{"fr"}}, allOf{allOf{holds{graph.CountryField, []string{"FR"}}}}},
		{"a region by its key", graph.Filter{Regions: []string{"Île-de-France"}}, allOf{allOf{holds{graph.RegionKeyField, []string{"ile-de-france"}}}}},
		{"truth", graph.Filter{RansomDemanded: &yes}, allOf{holds{graph.RansomDemandedField, []string{"true"}}}},
		{"coarse dates are their first and last day", graph.Filter{Occurred: &graph.DateRange{From: "2024-02", To: "2024-02"}}, allOf{graph.Within{First: "2024-02-01", Last: "2024-02-29"}}},
		{"certain matches alone", graph.Filter{Match: graph.CertainMatch, Occurred: &graph.DateRange{From: "2024"}}, allOf{graph.Within{First: "2024-01-01", Certain: true}}},
		{"what certainly fails is what does not maybe hold", graph.Filter{Not: &graph.Filter{Occurred: &graph.DateRange{To: "2023"}}}, allOf{allOf{graph.Not{Part: allOf{graph.Within{Last: "2023-12-31", Certain: true}}}}}},
		{
			"days before the vote, of one vote",
			graph.Filter{ElectionStatus: []graph.ElectionStatus{"AT_RISK"}, DaysBeforeElection: &graph.DaysRange{To: days(14)}},
			allOf{states{graph.Elections, []graph.Condition{where("status", "AT_RISK"), {Field: "daysBeforeMost", AtLeast: days(0)}, {Field: "daysBeforeLeast", AtMost: days(14)}}}},
		},
		{
			"back within days, certainly",
			graph.Filter{Restored: []graph.ServiceCode{"EMAIL"}, RestoredWithinDays: days(7), Match: graph.CertainMatch},
			allOf{states{graph.Services, []graph.Condition{where("code", "EMAIL"), where("status", "RESTORED"), {Field: "restoredMost", AtMost: days(7)}}}},
		},
		{"an open end", graph.Filter{Occurred: &graph.DateRange{From: "2024"}}, allOf{graph.Within{First: "2024-01-01"}}},
		{"words of a text", graph.Filter{Text: "L’Élection: NOT*"}, allOf{mentions("l", "election", "not")}},
		{
			"and, or, not",
			graph.Filter{And: []*graph.Filter{{}}, Or: []*graph.Filter{{Text: "a"}, {}}, Not: &graph.Filter{Text: "b"}},
			allOf{allOf{allOf{}, anyOf{allOf{mentions("a")}, allOf{}}, graph.Not{Part: allOf{mentions("b")}}}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.filter.Predicate()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPredicateRefuses(t *testing.T) {
	for want, f := range map[string]graph.Filter{
		`filter.countries: "UK" is not an ISO 3166-1 alpha-2 country code such as FR`:                  {Countries: []string{"GB", "UK"}},
		"filter.text: want 1 to 16 words, got 0":                                                       {Text: "…"},
		"filter.text: want 1 to 16 words, got 17":                                                      {Text: "a b c d e f g h i j k l m n o p q"},
		`filter.atRisk: unknown value ""`:                                                              {AtRisk: []graph.ServiceCode{""}},
		`filter.disrupted: unknown value "ELECTION"; the nearest: ELECTIONS`:                           {Disrupted: []graph.ServiceCode{"ELECTION"}},
		`filter.dataImpact: unknown value "NONE"; the nearest: EXPLICITLY_NONE`:                        {Not: &graph.Filter{Or: []*graph.Filter{{}, {DataImpact: []graph.DataImpact{"NONE"}}}}},
		`filter.match: unknown value "SURE"; there are: POSSIBLE, CERTAIN`:                             {Match: "SURE"},
		`filter.restoredWithinDays: -1 is less than 0`:                                                 {RestoredWithinDays: days(-1)},
		`filter.daysBeforeElection: from 7 is more than to 6`:                                          {DaysBeforeElection: &graph.DaysRange{From: days(7), To: days(6)}},
		`filter.occurred: "2024-06" is after "2024-05-31"`:                                             {Occurred: &graph.DateRange{From: "2024-06", To: "2024-05-31"}},
		`filter.occurred.to: date "2024-02-30": want YYYY, YYYY-MM or YYYY-MM-DD of a day that exists`: {Occurred: &graph.DateRange{To: "2024-02-30"}},
	} {
		_, err := f.Predicate()
		wantInvalid(t, want, err, want)
	}
}

func days(n int) *int { return &n }

func TestAxis(t *testing.T) {
	for _, d := range graph.Dimensions {
		if axis, err := d.Axis(); err != nil || axis.Field == "" {
			t.Errorf("%s: %+v, error %v", d, axis, err)
		}
	}
	if _, err := graph.Dimension("HEIGHT").Axis(); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("got error %v, want ErrInvalid", err)
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string][]string{
		"L’Élection du 9 juin, e-mail": {"l", "election", "du", "9", "juin", "e", "mail"},
		"Straße, Київ / 網站":            {"strasse", "u43au438u456u432", "u7db2u7ad9"},
		"*** \t":                       {},
		`"quoted" OR NEAR(x)`:          {"quoted", "or", "near", "x"},
	} {
		got := append([]string{}, graph.Tokens(text)...)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// mentions is the condition of [graph.Filter.Text].
func mentions(words ...string) graph.Mentions {
	m := graph.Mentions{Fields: []graph.TextField{graph.SearchText}}
	for _, word := range words {
		m.Terms = append(m.Terms, graph.Term{Tokens: []string{word}, Prefix: true})
	}
	return m
}
