package resolvers_test

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/resolvers"
)

var everyKind = graph.Filter{
	Text: "vote", Disrupted: []graph.ServiceCode{"ELECTIONS"}, Countries: []string{"FR", "DE"}, RansomDemanded: new(bool),
	Occurred: &graph.DateRange{From: "2024"}, DaysBeforeElection: &graph.DaysRange{From: ptr(-3), To: ptr(14)}, RestoredWithinDays: ptr(7),
}

func ptr[T any](v T) *T { return &v }

func TestParseFilter(t *testing.T) {
	cases := []struct {
		name, text string
		want       graph.Filter
	}{
		{"nothing", "", graph.Filter{}},
		{"an empty object", " {} ", graph.Filter{}},
		{"every kind of value", `{"text": "vote", "disrupted": ["ELECTIONS"], "countries": ["FR", "DE"], "ransomDemanded": false, "occurred": {"from": "2024"},
			"daysBeforeElection": {"from": -3, "to": 14}, "restoredWithinDays": 7}`, everyKind},
		{"one value for a list", `{"countries": "FR"}`, graph.Filter{Countries: []string{"FR"}}},
		{"nested", `{"not": {"or": [{"sectors": ["WATER"]}]}}`, graph.Filter{Not: &graph.Filter{Or: []*graph.Filter{{Sectors: []graph.Sector{"WATER"}}}}}},
		{"null", `{"countries": null}`, graph.Filter{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := resolvers.ParseFilter(c.text)
			if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
				t.Errorf("error %v, -want +got\n%s", err, diff)
			}
		})
	}
}

func TestParseFilterRefuses(t *testing.T) {
	cases := []struct{ name, text, says string }{
		{"no JSON", `countries=FR`, "JSON object"},
		{"a list", `[]`, "JSON object"},
		{"more than one", `{} {}`, "JSON object"},
		{"an unknown field", `{"country": "FR"}`, "country"},
		{"an unknown field within", `{"not": {"or": [{"country": "FR"}]}}`, "filter.not.or[0]"},
		{"an unknown code", `{"disrupted": ["ELECTION"]}`, "ELECTIONS"},
		{"a country that is none", `{"countries": ["XX"]}`, "XX"},
		{"text for a number", `{"restoredWithinDays": "7"}`, "restoredWithinDays"},
		{"a number for text", `{"text": 7}`, "text"},
		{"a date that is none", `{"occurred": {"from": "2024-02-31"}}`, "2024-02-31"},
		{"deep", strings.Repeat(`{"not":`, 40) + `{}` + strings.Repeat(`}`, 40), "nested"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := resolvers.ParseFilter(c.text)
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want an error with %q", err, c.says)
			}
		})
	}
}

func TestFilterOfQuery(t *testing.T) {
	cases := []struct {
		name, query string
		want        graph.Filter
		says        string
	}{
		{"nothing", "", graph.Filter{}, ""},
		{"every kind of value", "text=vote&disrupted=ELECTIONS&countries=FR&countries=DE&ransomDemanded=false&occurred.from=2024&daysBeforeElection.from=-3&daysBeforeElection.to=14&restoredWithinDays=7", everyKind, ""},
		{"JSON beside it", `countries=FR&filter={"sectors":["WATER"]}&filter={"match":"CERTAIN"}`, graph.Filter{Countries: []string{"FR"}, And: []*graph.Filter{{Sectors: []graph.Sector{"WATER"}}, {Match: "CERTAIN"}}}, ""},
		{"another's parameter", "first=5&countries=FR", graph.Filter{Countries: []string{"FR"}}, ""},
		{"an unknown parameter", "contries=FR", graph.Filter{}, "countries"},
		{"an unknown part", "occurred.since=2024", graph.Filter{}, "occurred.since"},
		{"a part of what has none", "countries.a=FR", graph.Filter{}, "countries.a"},
		{"a whole that has parts", "occurred=2024", graph.Filter{}, "occurred.from"},
		{"filters within", "not=x", graph.Filter{}, "JSON"},
		{"no number", "restoredWithinDays=week", graph.Filter{}, "week"},
		{"no truth", "ransomDemanded=yes", graph.Filter{}, "yes"},
		{"two for one", "text=a&text=b", graph.Filter{}, "2 times"},
		{"an unknown code", "disrupted=ELECTION", graph.Filter{}, "ELECTIONS"},
		{"bad JSON", "filter={", graph.Filter{}, "JSON"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := resolvers.FilterOfQuery(must(url.ParseQuery(c.query)), "first")
			if c.says != "" {
				if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
					t.Errorf("got %v, want an error with %q", err, c.says)
				}
				return
			}
			if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
				t.Errorf("error %v, -want +got\n%s", err, diff)
			}
		})
	}
}
