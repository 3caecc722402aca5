package resolvers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

func TestSearch(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	got := good(t, h, `{ search(text: "fleury tonw e") { totalCount pageInfo { hasNextPage } corrections { from to }
		edges { match matchedIn node { id } highlights { field text start end report { file } parts { text hit start end } } } } }`)
	for _, check := range []struct {
		name string
		got  any
		want any
	}{
		{"what was misspelt", at(t, got, "search", "corrections", 0, "from"), "tonw"},
		{"what was looked for", at(t, got, "search", "corrections", 0, "to"), "town"},
		{"total", at(t, got, "search", "totalCount"), 2.0},
		{"incident", at(t, got, "search", "edges", 0, "node", "id"), "town-2024-06"},
		{"match", at(t, got, "search", "edges", 0, "match"), "CERTAIN"},
		{"fields", fmt.Sprint(at(t, got, "search", "edges", 0, "matchedIn")), "[TITLE VICTIM PLACE REPORT]"},
		{"a whole name", at(t, got, "search", "edges", 0, "highlights", 1, "text"), "Town of Fleury"},
		{"its parts", fmt.Sprint(at(t, got, "search", "edges", 0, "highlights", 1, "parts")), "[map[end:4 hit:true start:0 text:Town] map[end:8 hit:false start:4 text: of ] map[end:14 hit:true start:8 text:Fleury]]"},
		{"no report of a name", at(t, got, "search", "edges", 0, "highlights", 1, "report"), nil},
		{"an extract", at(t, got, "search", "edges", 0, "highlights", 4, "text"), "Town e-mail out."},
		{"its report", at(t, got, "search", "edges", 0, "highlights", 4, "report", "file"), "town.txt"},
	} {
		if diff := cmp.Diff(check.want, check.got); diff != "" {
			t.Errorf("%s: -want +got\n%s", check.name, diff)
		}
	}
}

// Facets are over what was found, by the corrected words and the filter.
func TestFacets(t *testing.T) {
	store := sampleStore(t)
	got := good(t, handlerFor(t, store), `{ search(text: "tonw", filter: {countries: ["FR"]}) { facets {
		services { key label count } sectors { key } countries { key } years { key } attackTypes { key } dataImpact { key } partnerKinds { key } electionStatus { key } } } }`)
	if diff := cmp.Diff(map[string]any{"key": "EMAIL", "label": "E-mail", "count": 2.0}, at(t, got, "search", "facets", "services", 0)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	want := graph.Filter{Search: "town", And: []*graph.Filter{{Countries: []string{"FR"}}}}
	if len(store.counted) != 8 {
		t.Fatalf("%d counts, want 8", len(store.counted))
	}
	for _, f := range store.counted {
		if diff := cmp.Diff(want, f); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
	}
}

func TestSearchRefuses(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	for query, want := range map[string]string{
		`{ search(text: "") { totalCount } }`:                                                `text: no letter or digit`,
		`{ search(text: "*\" ()") { totalCount } }`:                                          `text: no letter or digit`,
		`{ search(text: "` + strings.Repeat("a ", 5000) + `") { totalCount } }`:              `text: 5000 words, want 1 to 16`,
		`{ search(text: "a", first: 1000000) { totalCount } }`:                               `first: 1000000, want 1 to 100`,
		`{ search(text: "a", after: "x") { totalCount } }`:                                   `after: "x" is not a cursor`,
		`{ search(text: "a", filter: {search: "--"}) { totalCount } }`:                       `filter.search: no letter or digit`,
		`{ search(text: "a", filter: {partners: ["Nobody"]}) { totalCount } }`:               `filter.partners: unknown value`,
		`{ incidents(filter: {search: "` + strings.Repeat("a ", 17) + `"}) { totalCount } }`: `filter.search: 17 words, want 1 to 16`,
	} {
		r := ask(t, h, query)
		if len(r.Errors) != 1 || !strings.HasPrefix(r.Errors[0].Message, want) || r.Errors[0].Extensions["code"] != "BAD_USER_INPUT" {
			t.Errorf("%.80s: got %s, want %s", query, r.body, want)
		}
	}
}
