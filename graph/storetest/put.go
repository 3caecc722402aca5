package storetest

import (
	"fmt"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

var putCases = []testCase{
	{"a document with an id alone is an incident", func(s *scene) {
		s.load(`{"id": "alone"}`)
		s.sameBytes("incident", s.only(), &graph.Incident{ID: "alone"})
	}},
	{"every field comes back as it was put", roundTrip},
	{"the result counts what is new, replaced and unchanged", func(s *scene) {
		s.same("new", s.load(`{"id": "a"}`+"\n"+`{"id": "b"}`), &graph.PutResult{Added: 2})
		s.same("mixed", s.load(`{"id": "a"}`+"\n"+`{"id": "b", "title": "B"}`+"\n"+`{"id": "c"}`), &graph.PutResult{Added: 1, Replaced: 1, Unchanged: 1})
	}},
	{"the same again changes nothing", func(s *scene) {
		s.put(world(s)...)
		before := s.content()
		s.same("result", s.put(world(s)...), &graph.PutResult{Unchanged: len(worldIDs)})
		s.same("content", s.content(), before)
	}},
	{"the same twice in one call is there once", func(s *scene) {
		s.same("result", s.load(`{"id": "a", "title": "A"}`+"\n"+`{"id": "a", "title": "A"}`), &graph.PutResult{Added: 1, Unchanged: 1})
		s.same("title", s.only().Title, "A")
	}},
	{"the later of two versions in one call holds", func(s *scene) {
		s.load(`{"id": "a", "title": "first"}` + "\n" + `{"id": "a", "title": "second"}`)
		s.same("title", s.only().Title, "second")
		s.same("documents", s.check().Documents, 1)
	}},
	{"a new version replaces all that the old one stated", newVersion},
	{"nodes that nothing states any more vanish", orphans},
	{"a version that states nothing leaves nothing", func(s *scene) {
		s.put(world(s)[0])
		fleury := world(s)[0]
		s.put(&graph.Incident{ID: "fleury", Reports: fleury.Reports})
		s.sameBytes("incident", s.only(), &graph.Incident{ID: "fleury", Reports: fleury.Reports})
	}},
	{"the documents that were put are not changed", func(s *scene) {
		put := world(s)
		before := lines(put)
		s.put(put...)
		s.same("documents", lines(put), before)
	}},
	{"a document that breaks a rule is invalid, and nothing is written", allOrNone},
	{"many documents in one call", manyDocuments},
	{"a title of many bytes", func(s *scene) {
		title := strings.Repeat("é", 100_000)
		s.put(&graph.Incident{ID: "long", Title: title})
		s.same("title", s.only().Title == title, true)
	}},
}

// everyField is a document that has every field of the format.
const everyField = `{"id": "every-field", "title": "T", "summary": "S", "victims": [{"name": "V", "aliases": ["W", "X"], "sector": "MEDIA", "role": "PRIMARY", "source": 0}],
"place": {"country": "FR", "region": "R", "locality": "L"}, "reportedFor": "2024-06", "occurred": {"from": "2024-06-24", "until": "2024-07"},
"attackTypes": ["WIPER", "BEC"], "actors": [{"name": "A", "role": "CLAIMED", "source": 1}], "ransom": {"demanded": true, "amount": "1200000000000000000000.50", "currency": "XMR", "instalments": 3, "paid": false},
"dataImpact": "PUBLISHED", "affected": [{"count": 1200, "unit": "PEOPLE", "source": 1}, {"count": 0, "unit": "FILES"}],
"services": [{"code": "EMAIL", "status": "RESTORED", "extent": "PARTIAL", "from": "2024-06-24", "until": "2024-07", "cause": "CONTAINMENT", "fallback": "phone", "note": "in and out", "source": 0}],
"partners": [{"name": "P", "kind": "DPA", "role": "ADVICE", "named": false, "source": 0}], "actions": [{"code": "FORENSICS", "on": "2024", "source": 1}],
"events": [{"on": "2024-06-24", "at": "08:30", "kind": "DETECTED", "text": "E", "source": 0}],
"elections": [{"id": "an-election", "name": "N", "kind": "PARTY", "country": "FR", "region": "R", "heldOn": "2024-07-01", "status": "UNAFFECTED", "note": "O", "source": 1}],
"people": [{"name": "C", "role": "mayor"}], "suppliers": [{"name": "U", "note": "through it"}], "campaign": "M", "related": [{"id": "other", "kind": "CAUSED_BY"}],
"notStated": ["ATTACKER", "ENTRY_POINT"], "sources": [{"url": "https://example.org/1", "title": "1", "publishedOn": "2024-06-25"}, {"url": "https://example.org/2"}],
"notes": "for editors", "tlp": "AMBER+STRICT"}`

func roundTrip(s *scene) {
	want := document(s, everyField)
	report := addReport(want, worldReport)
	want.Services[0].Evidence = quote(s, want, report, "24 juin", "📧")
	want.EvidenceOf = []*graph.FieldEvidence{{Field: "/title", Evidence: quote(s, want, report, "Le")[0]}}
	text, err := graph.NewDocument(want)
	s.must("NewDocument", err)
	s.put(want)
	got, err := graph.NewDocument(s.only())
	s.must("NewDocument", err)
	s.same("document", string(got.Body), string(text.Body))
}

func newVersion(s *scene) {
	s.load(`{"id": "a", "title": "old", "victims": [{"name": "Old Town"}], "place": {"country": "FR"}, "occurred": {"from": "2024-01"}, "attackTypes": ["DDOS"], "services": [{"code": "EMAIL", "status": "DISRUPTED"}], "events": [{"on": "2024-01-01", "kind": "STARTED"}], "related": [{"id": "x", "kind": "PART_OF"}]}`)
	want := `{"id": "a", "title": "new", "victims": [{"name": "New Town"}], "place": {"country": "DE"}, "occurred": {"from": "2023"}, "services": [{"code": "WEBSITE", "status": "AT_RISK"}]}`
	s.same("result", s.load(want), &graph.PutResult{Replaced: 1})
	replaced := s.content()
	s.same("of e-mail", incidentIDs(s.incidentsOf(graph.IncidentQuery{}, "service:EMAIL")[0].Incidents), ids())
	s.same("of 2024", incidentIDs(s.incidents(graph.IncidentQuery{Filter: filter{Occurred: period("2024", "")}}).Incidents), ids())
	s.same("text", incidentIDs(s.incidents(graph.IncidentQuery{Filter: filter{Text: "old"}}).Incidents), ids())
	s.same("events", len(s.timeline(graph.TimelineQuery{}).Items), 0)
	fresh := s.afresh()
	fresh.load(want)
	s.same("content", replaced, fresh.content())
}

func orphans(s *scene) {
	s.put(world(s)...)
	fleury := world(s)[0]
	gone := ids("victim:fr:fleury-les-aubrais", "partner:anssi", "partner:fleury:regional-csirt", "place:fr:loiret", "election:fr-2024-06-30-legislative-r1")
	kept := ids("place:fr", "service:TELEPHONY", "partner:msm:regional-csirt")
	for n, found := range s.nodes(0, append(gone, kept...)...) {
		s.same(append(gone, kept...)[n], found != nil, true)
	}
	s.put(&graph.Incident{ID: "fleury", Reports: fleury.Reports})
	s.same("gone", s.nodes(0, gone...), make([]graph.Node, len(gone)))
	for n, found := range s.nodes(0, kept...) {
		s.same(kept[n], found != nil, true) // stated by another incident, or always there
	}
	s.same("events of fleury", len(s.timeline(graph.TimelineQuery{Filter: filter{Occurred: period("2024-06-24", "2024-06-24")}}).Items), 3)
}

func allOrNone(s *scene) {
	s.load(`{"id": "before"}`)
	want := s.content()
	source := 7
	for name, bad := range map[string]*graph.Incident{
		"no id":                  {Title: "nameless"},
		"an unknown code":        {ID: "bad", DataImpact: "SOME"},
		"an id with a colon":     {ID: "victim:fr:bad"},
		"an impossible date":     {ID: "bad", Occurred: graph.Period{From: "2024-06-31"}},
		"a report that is none":  {ID: "bad", EvidenceOf: []*graph.FieldEvidence{{Field: "/title", Evidence: graph.Evidence{End: 1}}}},
		"a source that is none":  {ID: "bad", Victims: []*graph.Attack{{Name: "V", Finding: graph.Finding{Source: &source}}}},
		"an entry that is no is": {ID: "bad", Services: []*graph.ServiceImpact{nil}},
	} {
		_, err := s.store.Put(s.Context(), &graph.Incident{ID: "good"}, bad, &graph.Incident{ID: "fine"})
		s.isInvalid(name, err)
		s.same(name, s.content(), want)
	}
}

// manyDocuments puts more than fits in one statement with a parameter each.
func manyDocuments(s *scene) {
	const n = 400
	var many []*graph.Incident
	for i := range n {
		many = append(many, document(s, fmt.Sprintf(`{"id": "many-%03d", "victims": [{"name": "Victim %d"}], "place": {"country": "FR"}, "occurred": {"from": "2024-%02d"}, "services": [{"code": "EMAIL", "status": "DISRUPTED"}, {"code": "WEBSITE", "status": "RESTORED"}]}`, i, i%40, 1+i%12)))
	}
	result := s.put(many...)
	s.same("result", result, &graph.PutResult{Added: n})
	s.same("incidents", s.check().Incidents, lcm(40, 12)) // as many pairs of victim and month as there are
	s.same("victims", s.list(graph.NodeQuery{Kind: graph.VictimNode, Page: graph.Page{First: 1, Total: true}}).Total, 40)
	s.same("of e-mail", s.incidentsOf(graph.IncidentQuery{Page: graph.Page{First: 1, Total: true}}, "service:EMAIL")[0].Total, lcm(40, 12))
}

// lcm is the number of different pairs (i mod a, i mod b).
func lcm(a, b int) int {
	n := max(a, b)
	for n%a != 0 || n%b != 0 {
		n++
	}
	return n
}
