package resolvers_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStats(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	for _, c := range []struct{ name, query, want string }{
		{
			"quartiles of what is stated", `{ stats { outage { n assumed least lowerQuartile median upperQuartile most } } }`,
			`{"stats": {"outage": {"n": 2, "assumed": 0, "least": 2, "lowerQuartile": 2, "median": 2, "upperQuartile": 9, "most": 9}}}`,
		},
		{
			"with what is assumed", `{ stats { outage(assumeStart: true) { n assumed median upperQuartile } } }`,
			`{"stats": {"outage": {"n": 4, "assumed": 2, "median": 9, "upperQuartile": 30}}}`,
		},
		{
			"by service, those with the most first", `{ stats { outageByService(assumeStart: true) { service { code } n assumed median } } }`,
			`{"stats": {"outageByService": [{"service": {"code": "EMAIL"}, "n": 3, "assumed": 2, "median": 30}, {"service": {"code": "WEBSITE"}, "n": 1, "assumed": 0, "median": 9}]}}`,
		},
		{
			"of nothing", `{ stats { containment { n median coverage { matching answerable silent } } } }`,
			`{"stats": {"containment": {"n": 0, "median": null, "coverage": {"matching": 2, "answerable": 1, "silent": 1}}}}`,
		},
		{
			"coverage by topic", `{ coverage(of: [OUTAGE, RANSOM_DEMANDED]) { topic answerable dataset { incidents from until } } }`,
			`{"coverage": [{"topic": "OUTAGE", "answerable": 1, "dataset": {"incidents": 7, "from": "2023", "until": "2024-06-24"}},
				{"topic": "RANSOM_DEMANDED", "answerable": 1, "dataset": {"incidents": 7, "from": "2023", "until": "2024-06-24"}}]}`,
		},
		{
			"coverage of a count", `{ count(by: [SERVICE, SERVICE]) { buckets { keys labels count } coverage { matching silent } } }`,
			`{"count": {"buckets": [{"keys": ["EMAIL", "EMAIL"], "labels": ["EMAIL", "EMAIL"], "count": 2}], "coverage": {"matching": 2, "silent": 1}}}`,
		},
		{"how surely", `{ incidents(first: 1) { edges { match } } }`, `{"incidents": {"edges": [{"match": "CERTAIN"}]}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want map[string]any
			if err := json.Unmarshal([]byte(c.want), &want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, good(t, h, c.query)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// An unknown value is an error that tells the value and the nearest right ones, wherever it comes from.
func TestNearest(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	const filtered = `query($f: IncidentFilter) { incidents(filter: $f) { totalCount } }`
	for _, c := range []struct {
		name, query string
		variables   map[string]any
		says        string
	}{
		{"a code", `{ incidents(filter: {disrupted: [ELECTION]}) { totalCount } }`, nil, `Value "ELECTION" does not exist in "ServiceCode!" enum. Did you mean the enum value "ELECTIONS"`},
		{"a code in a variable", filtered, map[string]any{"f": map[string]any{"disrupted": []string{"ELECTION"}}}, `ELECTION is not a valid ServiceCode; the nearest: ELECTIONS`},
		{"a code within", filtered, map[string]any{"f": map[string]any{"not": map[string]any{"and": []any{map[string]any{"sectors": []string{"HEALTH"}}}}}}, `HEALTH is not a valid Sector; the nearest: HEALTHCARE`},
		{"a victim", `{ incidents(filter: {victims: ["Town of Flueri"]}) { totalCount } }`, nil, `filter.victims: unknown value "Town of Flueri"; the nearest: Town of Fleury`},
		{"a partner within", `{ partners(filter: {or: [{partners: ["Polices"]}]}) { totalCount } }`, nil, `filter.partners: unknown value "Polices"; the nearest: Police`},
		{"an id", `{ count(filter: {actors: ["actor:grup"]}) { total } }`, nil, `filter.actors: unknown value "actor:grup"; the nearest: Group`},
		{"a region, back from a thing", `{ service(code: EMAIL) { incidents(filter: {regions: ["Loirets"]}) { totalCount } } }`, nil, `filter.regions: unknown value "Loirets"; the nearest: Loiret`},
		{"a field", `{ incidents(filter: {daysBeforElection: {to: 3}}) { totalCount } }`, nil, `Field "daysBeforElection" is not defined by type "IncidentFilter". Did you mean "daysBeforeElection"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := askWith(t, h, c.query, c.variables)
			if len(r.Errors) == 0 || !contains(r, c.says) {
				t.Errorf("got %s, want %s", r.body, c.says)
			}
		})
	}
}

func contains(r reply, says string) bool {
	for _, err := range r.Errors {
		if strings.HasPrefix(err.Message, says) {
			return true
		}
	}
	return false
}

// Names are looked up once for an operation, however many rows repeat the filter.
func TestNamesAreCheckedOnce(t *testing.T) {
	store := sampleStore(t)
	good(t, handlerFor(t, store), `{ services { nodes { incidents(filter: {partners: ["Police"], victims: ["victim:fr:fleury"]}) { totalCount } } } }`)
	calls, _ := store.taken()
	want := []string{"List service", "Nodes 1", "Count 1", "IncidentsOf 2"}
	if diff := cmp.Diff(want, calls); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
