package resolvers_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

func fieldNames(v any) []string {
	var names []string
	for field := range reflect.TypeOf(v).Fields() {
		names = append(names, strings.ToLower(field.Name))
	}
	return names
}

// What an operation asks of the store grows with its depth and never with its rows.
func TestRoundTrips(t *testing.T) {
	const back = `incidents { nodes { id victims { name } } }`
	cases := []struct {
		name, query string
		want        int
	}{
		{"forward only", `{ incidents { totalCount nodes { id victims { victim { name } } services { service { code } } partners { partner { name } } elections { election { name } } } } }`, 1},
		{"one incident", `{ incident(id: "town-2024-06") { title victims { name } } }`, 1},
		{"one hop back", `{ incidents { nodes { services { service { ` + back + ` } } } } }`, 2},
		{"one hop back from all", `{ incidents { nodes { services { service { incidents { nodes { id } } } } victims { victim { incidents { nodes { id } } } } partners { partner { incidents { nodes { id } } } } } } }`, 4}, // gqlgen completes one list of an incident before the next
		{"two hops back", `{ incidents(first: 5) { nodes { services { service { incidents(first: 5) { nodes { victims { victim { ` + back + ` } } } } } } } } }`, 3},
		{"two queries from one level", `{ incidents { nodes { services { service { a: incidents(first: 1) { totalCount } b: incidents(first: 2) { totalCount } } } } } }`, 3},
		{"before each vote of a list", `{ elections { nodes { incidents(within: 14) { totalCount edges { mentioned daysBefore node { id victims { name } } } } } } }`, 2},
		{"before votes of incidents", `{ incidents { nodes { elections { election { incidents(within: 14) { nodes { id } } } } } } }`, 2},
		{"related", `{ incidents { nodes { related { incident { id title } } } } }`, 2},
		{"list and back", `{ victims { nodes { ` + back + ` } } }`, 2},
		{"timeline", `{ timeline { nodes { on kind text incident { title } } } }`, 1},
		{"timeline with buckets", `{ timeline(kinds: [STARTED, OUTAGE]) { nodes { on until service { label } status } buckets(interval: MONTH) { buckets { from until events outages partial } coarser } } }`, 2},
		{"what has no date", `{ undated { totalCount nodes { kind text incident { title } } } }`, 1},
		{"timeline with statements", `{ timeline { nodes { on incident { services { status } } } } }`, 2},
		{"impact graph", `{ impactGraph(roots: ["service:EMAIL"], depth: 1) { nodes { label } edges { kind } } }`, 3},
		{"path", `{ path(from: "town-2024-06", to: "service:EMAIL", maxHops: 1) { chains { hops } } }`, 5},
		{"impact graph with incidents", `{ impactGraph(roots: ["service:EMAIL"], depth: 1) { nodes { incident { victims { name } } } } }`, 4},
		{"service is known", `{ service(code: EMAIL) { label } }`, 0},
		{"counts", `{ count(by: [SERVICE]) { buckets { count } } }`, 1},
		{"counts with total", `{ count(by: [SERVICE]) { total buckets { count } } }`, 2},
		{"counts with coverage", `{ count(by: [SERVICE]) { buckets { count } coverage { matching dataset { incidents } } } }`, 2},
		{"coverage of several topics", `{ coverage(of: [SERVICE, OUTAGE, PARTNER]) { topic answerable silent dataset { note } } }`, 1},
		{"stats", `{ stats { containment { median } beforeElection { median } outage { median } } }`, 3},
		{"stats with what is assumed", `{ stats { outageByService(assumeStart: true) { service { code } median assumed } } }`, 2},
		{"stats with coverage", `{ stats { containment { n coverage { answerable } } } }`, 2},
		{"changes", `{ changes { totalCount last nodes { kind incident { victims { name } partners { role } } } } }`, 1},
		{"search", `{ search(text: "town") { totalCount corrections { to } edges { matchedIn highlights { text report { text } } node { id services { status } } } } }`, 1},
		{"search for what is misspelt", `{ search(text: "tonw") { corrections { from to } nodes { id } } }`, 3},
		{"search with facets", `{ search(text: "town") { nodes { id } facets { services { count } countries { label } years { key } } } }`, 4},
		{"similar ones of a list", `{ incidents { nodes { id similar { score incident { id services { status } } reasons { label } } } } }`, 5},
		{"names of a filter", `{ incidents(filter: {partners: ["Police"], or: [{victims: ["Town of Fleury"]}, {partners: ["police"]}]}) { totalCount } }`, 3},
		{"question for incidents", `{ ask(question: "which incidents disrupted elections") { answer rows { value evidence { quote } } coverage { silent } } }`, 2},
		{"question for incidents, with what they say", `{ ask(question: "which incidents disrupted e-mail") { rows { incident { victims { name } services { status } } } } }`, 3},
		{"question with names", `{ ask(question: "which incidents hit Fleury") { rows { value } } }`, 4 + 2 + 1}, // four kinds of names, two reads, one check of the filter
		{"question for figures", `{ ask(question: "incidents per month in France") { table { rows { cells } } } }`, 3},
		{"question how long", `{ ask(question: "how long were services out") { table { rows { cells } } } }`, 3},
		{"question for links", `{ ask(question: "what links Fleury and Loiret") { rows { value } } }`, 4 + 10}, // a path asks once for each step from either end
		{"question for what is like", `{ ask(question: "incidents like Fleury") { answer rows { value } } }`, 4 + 6},
		{"question without an answer", `{ ask(question: "which incidents were the most dangerous") { answer } }`, 0},
		{"introspection", `{ __schema { queryType { name } } }`, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			store := sampleStore(t)
			good(t, handlerFor(t, store), c.query)
			if calls, _ := store.taken(); len(calls) > c.want {
				t.Errorf("got %d calls, want at most %d: %v", len(calls), c.want, calls)
			}
		})
	}
}

// The root's one call names what is selected below it, and nothing else.
func TestLookAhead(t *testing.T) {
	cases := []struct {
		name, query string
		want        graph.Relation
	}{
		{"nothing", `{ incidents { totalCount nodes { id title place { country } occurred { from } related { id } sources { url } tlp } } }`, 0},
		{"edges", `{ incidents { edges { node { services { status } } } } }`, graph.Services},
		{"nodes and edges", `{ incidents { nodes { partners { role } } edges { node { events { kind } } } } }`, graph.Partners | graph.Events},
		{"alias", `{ incidents { nodes { x: services { status } } } }`, graph.Services},
		{"fragment", `{ incidents { ...P } } fragment P on IncidentConnection { nodes { ...I } } fragment I on Incident { actors { name } }`, graph.Actors},
		{"inline fragment", `{ incidents { nodes { ... on Incident { elections { status } } ... { actions { code } } } } }`, graph.Elections | graph.Actions},
		{"left out", `{ incidents { nodes { services @include(if: false) { status } victims @skip(if: true) { name } id } } }`, 0},
		{"kept", `{ incidents { nodes { services @include(if: true) { status } } } }`, graph.Services},
		{"reports", `{ incidents { nodes { reports { file } } } }`, graph.Reports},
		{"evidence alone", `{ incidents { nodes { services { evidence { quote } } } } }`, graph.Services},
		{"evidence with its report", `{ incidents { nodes { services { evidence { report { text } } } } } }`, graph.Services | graph.Reports},
		{"evidence of what contradicts", `{ incidents { nodes { services { contradictedBy { contradictedBy { evidence { report { text } } } } } } } }`, graph.Services | graph.Reports},
		{"evidence of fields", `{ incidents { nodes { evidence { quote } } } }`, 0},
		{"evidence of fields with its report", `{ incidents { nodes { evidence { report { file } } } } }`, graph.Reports},
		{"what lies behind a hop back is not the root's", `{ incidents { nodes { victims { victim { incidents { nodes { actors { name } reports { text } } } } } } } }`, graph.Victims},
		{"one incident", `{ incident(id: "town-2024-06") { victims { name } } }`, graph.Victims},
		{"changes", `{ changes { nodes { incident { victims { name } } } edges { node { incident { actors { name } } } } } }`, graph.Victims | graph.Actors},
		{"search", `{ search(text: "town") { nodes { title } edges { node { services { status } } } } }`, graph.Services},
		{"search with its passages", `{ search(text: "town") { ...P } } fragment P on SearchConnection { edges { highlights { text } } }`, graph.SearchedRelations},
		{"search with its fields", `{ search(text: "town") { edges { matchedIn node { events { kind } } } } }`, graph.SearchedRelations | graph.Events},
		{"node", `{ node(id: "town-2024-06") { ... on Incident { victims { name } } ... on Victim { name } } }`, graph.Victims},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			store := sampleStore(t)
			good(t, handlerFor(t, store), c.query)
			_, with := store.taken()
			if len(with) == 0 || with[0] != c.want {
				t.Errorf("got %v, want %v first", with, c.want)
			}
		})
	}
}

// The filter's names reach the domain's fields of the same names, as literals and as variables.
func TestFilterIsPassedOn(t *testing.T) {
	demanded := true
	want := graph.Filter{
		Disrupted: []graph.ServiceCode{"ELECTIONS"}, Countries: []string{"FR"}, PartnerKinds: []graph.PartnerKind{"CSIRT"},
		RansomDemanded: &demanded, Occurred: &graph.DateRange{From: "2024-06", To: "2025"},
		Or: []*graph.Filter{{Sectors: []graph.Sector{"WATER"}}}, Not: &graph.Filter{NotStated: []graph.Undisclosed{"ATTACKER"}},
	}
	store := sampleStore(t)
	h := handlerFor(t, store)
	good(t, h, `{ incidents(filter: {disrupted: [ELECTIONS], countries: "FR", partnerKinds: CSIRT, ransomDemanded: true, occurred: {from: "2024-06", to: "2025"},
		or: [{sectors: [WATER]}], not: {notStated: [ATTACKER]}}) { totalCount } }`)
	variables := map[string]any{"f": map[string]any{
		"disrupted": []string{"ELECTIONS"}, "countries": []string{"FR"}, "partnerKinds": []string{"CSIRT"}, "ransomDemanded": true,
		"occurred": map[string]any{"from": "2024-06", "to": "2025"}, "or": []any{map[string]any{"sectors": []string{"WATER"}}},
		"not": map[string]any{"notStated": []string{"ATTACKER"}},
	}}
	if r := askWith(t, h, `query($f: IncidentFilter) { incidents(filter: $f) { totalCount } }`, variables); len(r.Errors) > 0 {
		t.Fatal(r.body)
	}
	for n, how := range []string{"literal", "variable"} {
		if diff := cmp.Diff(want, store.asked[n].Filter); diff != "" {
			t.Errorf("%s: -want +got\n%s", how, diff)
		}
	}
}
