package resolvers_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/incidentgraph/incidentgraph/resolvers"
)

// A null is "not stated", and empty text, codes and dates of the domain are nulls.
func TestIncidentAsStated(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	got := good(t, h, `{ incident(id: "other-2023") {
		title summary reportedFor dataImpact campaign tlp ransom { paid } occurred { from until precision }
		victims { name sector role aliases } services { status extent cause from fallback } partners { role named kind }
		place { country region } actors { name } related { id } } }`)
	want := `{"incident": {
		"title": null, "summary": null, "reportedFor": null, "dataImpact": null, "campaign": null, "tlp": "CLEAR", "ransom": null,
		"occurred": {"from": "2023", "until": null, "precision": "YEAR"},
		"victims": [{"name": "Town of Fleury", "sector": null, "role": null, "aliases": []}],
		"services": [{"status": "AT_RISK", "extent": null, "cause": null, "from": null, "fallback": null}],
		"partners": [{"role": null, "named": true, "kind": "POLICE"}],
		"place": {"country": "FR", "region": null}, "actors": [], "related": []}}`
	var wanted map[string]any
	if err := json.Unmarshal([]byte(want), &wanted); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wanted, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestFindings(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	got := good(t, h, `{ incident(id: "town-2024-06") { affected { count } tlp
		services { ...F status evidence { quote report { file text } } contradictedBy { ...F ... on ServiceImpact { status service { label } } } }
		elections { daysBefore election { heldOn } } related { id incident { id } } evidence { field quote report { text } } } }
		fragment F on Finding { id origin review source { url } }`)
	services := at(t, got, "incident", "services").([]any)
	for _, check := range []struct {
		name string
		got  any
		want any
	}{
		{"contradicted by the other source", at(t, services[0], "contradictedBy", 0, "status"), "UNAFFECTED"},
		{"and its source", at(t, services[0], "contradictedBy", 0, "source", "url"), "https://example.org/a"},
		{"and its label", at(t, services[0], "contradictedBy", 0, "service", "label"), "Elections"},
		{"contradiction is mutual", at(t, services[1], "contradictedBy", 0, "status"), "DISRUPTED"},
		{"another service is none", len(at(t, services[2], "contradictedBy").([]any)), 0},
		{"imported", at(t, services[0], "origin"), "IMPORTED"},
		{"extracted", at(t, services[2], "origin"), "EXTRACTED"},
		{"unreviewed", at(t, services[2], "review"), "UNREVIEWED"},
		{"quote", at(t, services[2], "evidence", 0, "quote"), "e-mail"},
		{"report of evidence", at(t, services[2], "evidence", 0, "report", "text"), "Town e-mail out."},
		{"days before the vote", at(t, got, "incident", "elections", 0, "daysBefore"), 6.0},
		{"more than 32 bits", at(t, got, "incident", "affected", 0, "count"), 3e9},
		{"marking", at(t, got, "incident", "tlp"), "AMBER+STRICT"},
		{"related", at(t, got, "incident", "related", 0, "incident", "id"), "other-2023"},
		{"related but not here", at(t, got, "incident", "related", 1, "incident"), nil},
		{"field evidence", at(t, got, "incident", "evidence", 0, "field"), "/dataImpact"},
		{"its quote", at(t, got, "incident", "evidence", 0, "quote"), "Town e-mail out."},
		{"its report", at(t, got, "incident", "evidence", 0, "report", "text"), "Town e-mail out."},
	} {
		if check.got != check.want {
			t.Errorf("%s: got %v, want %v", check.name, check.got, check.want)
		}
	}
}

// everyRelation selects something of each list that a store fills only when asked.
const everyRelation = `victims { name } services { status } partners { name } actors { name } actions { code }
	events { kind evidence { report { text } } } elections { status } reports { text }`

// Every path of the schema that yields an incident brings what is selected of it. The paths are found in the schema,
// so that a new one is a failure here until it is covered.
func TestEveryPathFillsIncidents(t *testing.T) {
	paths := map[string]string{ // field of the schema → query and where the incident is
		"Query.incident":           `{ incident(id: "town-2024-06") { ...I } }|incident`,
		"Query.node":               `{ node(id: "town-2024-06") { ... on Incident { ...I } } }|node`,
		"Query.nodes":              `{ nodes(ids: ["town-2024-06"]) { ...I } }|nodes.0`,
		"IncidentConnection.nodes": `{ incidents { nodes { ...I } } }|incidents.nodes.0`,
		"IncidentEdge.node":        `{ incidents { edges { node { ...I } } } }|incidents.edges.0.node`,
		"Related.incident":         `{ incident(id: "turned") { related { incident { ...I } } } }|incident.related.0.incident`,
		"Event.incident":           `{ incident(id: "town-2024-06") { events { incident { ...I } } } }|incident.events.0.incident`,
		"UndatedItem.incident":     `{ undated { nodes { incident { ...I } } } }|undated.nodes.0.incident`,
		"TimelineItem.incident":    `{ timeline { nodes { incident { ...I } } } }|timeline.nodes.0.incident`,
		"ChainNode.node":           `{ path(from: "town-2024-06", to: "service:EMAIL") { chains { nodes { node { ...I } } } } }|path.chains.0.nodes.0.node`,
		"ImpactNode.incident":      `{ impactGraph(roots: ["town-2024-06"]) { nodes { incident { ...I } } } }|impactGraph.nodes.0.incident`,
		"ImpactNode.node":          `{ impactGraph(roots: ["town-2024-06"]) { nodes { node { ...I } } } }|impactGraph.nodes.0.node`,
		"Victim.incidents":         `{ victims { nodes { incidents { nodes { ...I } } } } }|victims.nodes.0.incidents.nodes.0`,
		"Service.incidents":        `{ service(code: ELECTIONS) { incidents { edges { node { ...I } } } } }|service.incidents.edges.0.node`,
		"Partner.incidents":        `{ partners { nodes { incidents { nodes { ...I } } } } }|partners.nodes.0.incidents.nodes.0`,
		"Actor.incidents":          `{ actors { nodes { incidents { nodes { ...I } } } } }|actors.nodes.0.incidents.nodes.0`,
		"Election.incidents":       `{ elections { nodes { incidents { nodes { ...I } } } } }|elections.nodes.0.incidents.nodes.0`,
		"Place.incidents":          `{ places { nodes { incidents { nodes { ...I } } } } }|places.nodes.0.incidents.nodes.0`,
		"Report.incidents":         `{ reports { nodes { incidents { nodes { ...I } } } } }|reports.nodes.0.incidents.nodes.0`,
		"IncidentChange.incident":  `{ changes { nodes { incident { ...I } } } }|changes.nodes.0.incident`,
		"AnswerRow.incident":       `{ ask(question: "which incidents disrupted elections") { rows { incident { ...I } } } }|ask.rows.0.incident`,
		"SearchConnection.nodes":   `{ search(text: "town") { nodes { ...I } } }|search.nodes.0`,
		"Similar.incident":         `{ incident(id: "other-2023") { similar { incident { ...I } } } }|incident.similar.0.incident`,
		"SearchEdge.node":          `{ search(text: "town") { edges { node { ...I } } } }|search.edges.0.node`,
		"Query.incidents":          `{ incidents { nodes { ...I } } }|incidents.nodes.0`,
	}
	for _, field := range incidentFields() {
		if paths[field] == "" {
			t.Errorf("%s yields incidents and has no case here", field)
		}
	}
	store := sampleStore(t)
	turned := `{"id": "turned", "related": [{"id": "town-2024-06", "kind": "PART_OF"}]}`
	store.records = append(store.records, newFakeStore(incidentOf(t, turned)).records...)
	h := handlerFor(t, store)
	for field, path := range paths {
		query, where, _ := strings.Cut(path, "|")
		t.Run(field, func(t *testing.T) {
			incident := at(t, any(good(t, h, query+` fragment I on Incident { id `+everyRelation+` }`)), steps(where)...)
			for _, list := range []string{"victims", "services", "partners", "actors", "actions", "events", "elections", "reports"} {
				if len(at(t, incident, list).([]any)) == 0 {
					t.Errorf("%s is empty", list)
				}
			}
			if text := at(t, incident, "events", 0, "evidence", 0, "report", "text"); text != "Town e-mail out." {
				t.Errorf("report of evidence: got %v", text)
			}
		})
	}
}

// incidentFields lists the fields of the schema whose value is an incident, a page of incidents or any node.
func incidentFields() []string {
	var fields []string
	for name, definition := range resolvers.NewSchema(nil).Schema().Types {
		if definition.Kind != ast.Object || strings.HasPrefix(name, "__") {
			continue
		}
		for _, field := range definition.Fields {
			switch field.Type.Name() {
			case "Incident", "IncidentConnection", "Node":
				fields = append(fields, name+"."+field.Name)
			}
		}
	}
	return fields
}

func steps(path string) []any {
	var all []any
	for step := range strings.SplitSeq(path, ".") {
		if step == "0" {
			all = append(all, 0)
			continue
		}
		all = append(all, step)
	}
	return all
}

func TestNodes(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	for _, id := range []string{"victim:fr:fleury", "service:EMAIL", "partner:police", "actor:group", "place:fr:loiret", "report:" + strings.Repeat("ab", 32)} {
		if got := at(t, any(good(t, h, `{ node(id: "`+id+`") { id __typename } }`)), "node", "id"); got != id {
			t.Errorf("node(%s): got %v", id, got)
		}
	}
	if got := good(t, h, `{ node(id: "victim:fr:nobody") { id } }`)["node"]; got != nil {
		t.Errorf("node that is not there: got %v, want null", got)
	}
	if got := at(t, any(good(t, h, `{ nodes(ids: ["gone", "service:EMAIL"]) { id } }`)), "nodes", 0); got != nil {
		t.Errorf("nodes: got %v first, want null", got)
	}
}

// An event that is found by its id knows its incident's sources and reports only through the incident.
func TestEventAlone(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	id := at(t, any(good(t, h, `{ timeline { nodes { id } } }`)), "timeline", "nodes", 0, "id").(string)
	for _, query := range []string{`{ node(id: "` + id + `") { ...E } }`, `{ nodes(ids: ["` + id + `"]) { ...E } }`} {
		got := any(good(t, h, query+` fragment E on Event { on at precision evidence { report { file } } incident { title } }`))
		if _, list := got.(map[string]any)["nodes"]; list {
			got = at(t, got, "nodes", 0)
		} else {
			got = at(t, got, "node")
		}
		if at(t, got, "evidence", 0, "report", "file") != "town.txt" || at(t, got, "incident", "title") != "Ransomware at Town" || at(t, got, "at") != "08:30" {
			t.Errorf("%s: got %v", query, got)
		}
	}
}

func TestCounts(t *testing.T) {
	store := sampleStore(t)
	h := handlerFor(t, store)
	got := good(t, h, `{ count(by: [SERVICE, YEAR]) { total buckets { keys count } } }`)
	if total := at(t, any(got), "count", "total"); total != 2.0 {
		t.Errorf("total: got %v, want 2", total)
	}
	if n := len(at(t, any(got), "count", "buckets", 0, "keys").([]any)); n != 2 {
		t.Errorf("keys: got %d, want 2", n)
	}
	if r := ask(t, h, `{ count(by: [SERVICE, YEAR, MONTH]) { total } }`); r.code() != "BAD_USER_INPUT" {
		t.Errorf("three dimensions: got %s", r.body)
	}
}
