package storetest

import (
	"fmt"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// oddNames are names that a query language, a database or a font could take for something else.
var oddNames = []string{
	`it's "quoted"`, "`backticks`", `\u0060 escaped`, `}) DETACH DELETE n //`, `'; DROP TABLE incident; --`, "two\nlines", "tab\there",
	`back\slash`, `\`, `$name $1 ?1 :name @name`, `%s %d {{.}} ${x}`, `null`, `true`, `-1`, `[]`, `{"json": true}`, `*:*`, `AND OR NOT`, `NEAR/2`,
	"nul\x00within", "\u202Eright to left", "שלום", "Ж", "日本市役所", "👩‍👩‍👧 family", "zero\u200Bwidth", "\uFEFFbom", "ß ẞ", "İstanbul ısı", "<script>alert(1)</script>",
}

var nameCases = []testCase{
	{"odd names come back as they are", oddNamesReturn},
	{"odd names are found by name", func(s *scene) {
		for n, name := range oddNames {
			s.put(&graph.Incident{ID: fmt.Sprint("odd-", n), Actors: []*graph.Attribution{{Name: name}}, Victims: []*graph.Attack{{Name: name}}})
		}
		for n, name := range oddNames {
			page := s.incidents(graph.IncidentQuery{Filter: filter{Actors: ids(name), Victims: ids(name)}})
			s.same(name, incidentIDs(page.Incidents), ids(fmt.Sprint("odd-", n)))
		}
	}},
	{"odd ids are found and differ", oddIDs},
	{"ids differ by case", func(s *scene) {
		s.load(`{"id": "alpha", "title": "lower"}` + "\n" + `{"id": "Alpha", "title": "upper"}` + "\n" + `{"id": "ALPHA"}`)
		s.same("ids, upper case first", incidentIDs(s.incidents(graph.IncidentQuery{}).Incidents), ids("ALPHA", "Alpha", "alpha"))
		s.same("title", s.nodes(0, "alpha")[0].(*graph.Incident).Title, "lower")
		s.same("titles", s.nodes(0, "aLPHA")[0], graph.Node(nil))
		s.same("pages", walkIncidents(s, graph.IncidentQuery{Page: graph.Page{First: 1}}), ids("ALPHA", "Alpha", "alpha"))
	}},
	{"ids sort by their bytes", func(s *scene) {
		want := ids("B", "Z", "_", "a", "b", "é", "Ж", "\uff61", "\U0001d538") // the last is two units of UTF-16, the first below U+FF61
		for n := range want {
			s.put(&graph.Incident{ID: want[len(want)-1-n]})
		}
		s.same("newest", incidentIDs(s.incidents(graph.IncidentQuery{}).Incidents), want)
		s.same("oldest", incidentIDs(s.incidents(graph.IncidentQuery{Order: graph.Oldest}).Incidents), want)
		s.same("pages", walkIncidents(s, graph.IncidentQuery{Page: graph.Page{First: 2}}), want)
	}},
	{"buckets sort by the bytes of their values", func(s *scene) {
		for n, region := range []string{"\U0001d538", "\uff61", "é", "Z"} {
			s.put(&graph.Incident{ID: fmt.Sprint(n), Place: &graph.Place{Region: region}})
		}
		var got []string
		for _, bucket := range s.count(filter{}, graph.ByRegion) {
			got = append(got, bucket.Keys[0])
		}
		s.same("regions", got, ids("Z", "é", "\uff61", "\U0001d538"))
	}},
	{"composed and decomposed names are one", composed},
	{"names sort without case and accents", func(s *scene) {
		for n, name := range []string{"Zürich", "Ålesund", "zug", "E\u0301pinal", "Épinal", "Ezanville", "aachen", "Ævar", "Œuf"} {
			s.put(&graph.Incident{ID: fmt.Sprint(n), Victims: []*graph.Attack{{Name: name}}})
		}
		s.same("ids", nodeIDs(s.list(graph.NodeQuery{Kind: graph.VictimNode}).Nodes), ids(
			"victim:-:aachen", "victim:-:aevar", "victim:-:alesund", "victim:-:epinal", "victim:-:ezanville", "victim:-:oeuf", "victim:-:zug", "victim:-:zurich",
		))
	}},
	{"the longest names and ids", longest},
}

func oddNamesReturn(s *scene) {
	for n, name := range oddNames {
		want := &graph.Incident{
			ID: fmt.Sprint("odd-", n), Title: name, Summary: name, Campaign: name, Notes: name,
			Victims: []*graph.Attack{{Name: name, Aliases: []string{name + "!", name}}},
			Place:   &graph.Place{Country: "FR", Region: name, Locality: name},
			Actors:  []*graph.Attribution{{Name: name}}, Partners: []*graph.Response{{Name: name, Kind: "OTHER", Named: ptr(true)}},
			Events:    []*graph.Event{{Kind: "OTHER", On: "2024", Text: name}},
			Elections: []*graph.ElectionImpact{{Name: name, Region: name, Status: "AT_RISK"}},
		}
		text, err := graph.NewDocument(want)
		s.must("NewDocument", err)
		s.put(want)
		id := fmt.Sprint("odd-", n)
		found := s.nodes(graph.AllRelations, id)[0].(*graph.Incident)
		got, err := graph.NewDocument(found)
		s.must("NewDocument", err)
		s.same(name, string(got.Body), string(text.Body))
		s.same("victim", found.Victims[0].Victim.Place.Region, name)
		s.same("node", node[*graph.Partner](s, found.Partners[0].Partner.ID).ID, found.Partners[0].Partner.ID)
	}
	s.same("incidents", s.check().Incidents, len(oddNames))
}

func oddIDs(s *scene) {
	odd := ids(`a"b`, `a'b`, "a`b", `a\b`, `a\u0060b`, `a{b}`, `a}b`, `a$b`, `a%b`, `a/b`, `a//b`, `a--b`, `a;b`, `a*b`, `a?b`, `[]`, `a|b`, "Straße", "Strasse", "É", "E\u0301")
	for _, id := range odd {
		s.put(&graph.Incident{ID: id, Title: "title of " + id, Related: []*graph.Related{{ID: odd[0], Kind: "PART_OF"}}})
	}
	for n, found := range s.nodes(0, odd...) {
		s.same(odd[n], found.(*graph.Incident).Title, "title of "+odd[n])
	}
	s.same("around", s.neighbours(odd[0], 1, graph.IncidentNode).Degree, len(odd)) // each relates to it, it to itself
	s.same("pages", len(walkIncidents(s, graph.IncidentQuery{Page: graph.Page{First: 2}})), len(odd))
}

func composed(s *scene) {
	s.load(`{"id": "nfc", "victims": [{"name": "Mairie d'Épinal"}], "place": {"country": "FR"}, "occurred": {"from": "2024-01"}}`)
	s.load("{\"id\": \"nfd\", \"victims\": [{\"name\": \"Mairie d’E\u0301pinal\"}], \"place\": {\"country\": \"FR\"}, \"occurred\": {\"from\": \"2024-01\"}}")
	s.same("id", s.only().ID, "nfc")
	for _, name := range ids("Épinal", "E\u0301PINAL", "epinal") {
		for field, f := range map[string]filter{"victim": {Victims: ids(name)}, "text": {Text: name}} {
			s.same(field+" "+name, incidentIDs(s.incidents(graph.IncidentQuery{Filter: f}).Incidents), ids("nfc"))
		}
	}
}

func longest(s *scene) {
	name := strings.Repeat("𝔸", graph.MaxNameRunes-1) // four bytes each
	id := strings.Repeat("é", graph.MaxIDBytes/2)
	s.put(&graph.Incident{ID: id, Victims: []*graph.Attack{{Name: name + "1"}, {Name: name + "2"}}})
	found := s.only()
	s.same("id", found.ID, id)
	s.same("names", []string{found.Victims[0].Name, found.Victims[1].Name}, ids(name+"1", name+"2"))
	s.same("victims", len(s.list(graph.NodeQuery{Kind: graph.VictimNode}).Nodes), 2)
	page := s.incidents(graph.IncidentQuery{Filter: filter{Victims: ids(name + "2")}})
	s.same("found by name", len(page.Incidents), 1)
}
