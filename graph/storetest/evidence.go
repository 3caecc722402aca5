package storetest

import (
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

var evidenceCases = []testCase{
	{"spans are bytes, and quotes what they span", spans},
	{"evidence of a field points to its report", func(s *scene) {
		s.put(world(s)[0])
		e := s.only().EvidenceOf[0]
		s.same("field", e.Field, "/occurred/from")
		s.same("quote", e.Quote, "24 juin")
		s.same("report", e.Report.Text, worldReport)
	}},
	{"quotes are there without the reports", func(s *scene) {
		s.put(world(s)[0])
		i := s.incidents(graph.IncidentQuery{With: graph.Services}).Incidents[0]
		s.same("quote", i.Services[0].Evidence[0].Quote, "la messagerie est tombée 📧")
		s.same("quote of a field", i.EvidenceOf[0].Quote, "24 juin")
		s.same("text", i.Reports[0].Text, "")
		s.same("file", i.Reports[0].File, "fleury.md")
	}},
	{"an event node has its evidence", func(s *scene) {
		i := document(s, `{"id": "a", "events": [{"on": "2024-01-01", "kind": "OTHER", "text": "x"}]}`)
		i.Events[0].Evidence = quote(s, i, addReport(i, worldReport), "24 juin")
		s.put(i)
		event := s.timeline(graph.TimelineQuery{}).Items[0]
		s.same("in the timeline", event.Evidence[0].Quote, "24 juin")
		s.same("as a node", node[*graph.Event](s, event.ID).Evidence[0].Quote, "24 juin")
	}},
	{"spans follow their reports when documents are folded", spansMove},
	{"one report of two incidents", func(s *scene) {
		for _, id := range ids("a", "b") {
			i := &graph.Incident{ID: id}
			addReport(i, worldReport)
			i.Reports[0].File = "both.md"
			s.put(i)
		}
		report := s.incidents(graph.IncidentQuery{}).Incidents[0].Reports[0].ID()
		s.same("incidents of the report", incidentIDs(s.incidentsOf(graph.IncidentQuery{}, report)[0].Incidents), ids("a", "b"))
		s.same("reports", len(s.list(graph.NodeQuery{Kind: graph.ReportNode}).Nodes), 1)
	}},
	{"a report that no incident has any more vanishes", func(s *scene) {
		s.put(world(s)[0])
		old := s.only().Reports[0].ID()
		s.load(`{"id": "fleury"}`) // a record beside the report: both stay
		s.same("there", idOf(s.nodes(0, old)[0]), old)
		s.same("documents", s.check().Documents, 2)
		s.same("reports", len(s.only().Reports), 1)
	}},
	{"a report of several megabytes", longReport},
	{"a text of control characters, line ends and unassigned characters", func(s *scene) {
		text := "a\x00b\tc\r\nd\re\u2028f\ufffeg\U0010FFFFh\x7f\u0085 end"
		i := &graph.Incident{ID: "a"}
		report := addReport(i, text)
		i.EvidenceOf = []*graph.FieldEvidence{{Field: "/title", Evidence: quote(s, i, report, text)[0]}}
		s.put(i)
		s.same("text", s.only().Reports[0].Text, text)
		s.same("quote", s.only().EvidenceOf[0].Quote, text)
	}},
}

func spans(s *scene) {
	s.put(world(s)[0])
	i := s.only()
	first := i.Services[0].Evidence[0]
	s.same("start", first.Start, len("Le 24 juin, "))
	s.same("end", first.End, len("Le 24 juin, la messagerie est tomb")+2+len("e ")+4) // é takes two bytes, 📧 four
	for _, service := range i.Services {
		for _, e := range service.Evidence {
			s.same("quote", e.Quote, worldReport[e.Start:e.End])
			s.same("report", e.Report.Text, worldReport)
		}
	}
	s.same("order", []string{i.Services[2].Evidence[0].Quote, i.Services[2].Evidence[1].Quote}, ids("n’ont pas pu être imprimées", "listes électorales"))
	s.same("no evidence", len(i.Services[1].Evidence), 0)
}

// spansMove folds documents whose reports are both number 0; the quotes stay what they were.
func spansMove(s *scene) {
	for _, text := range []string{"première: messagerie", "seconde: messagerie en panne"} {
		i := document(s, `{"id": "a", "victims": [{"name": "V"}], "services": [{"code": "EMAIL", "status": "DISRUPTED"}], "events": [{"kind": "OTHER"}]}`)
		report := addReport(i, text)
		i.Services[0].Evidence = quote(s, i, report, "messagerie")
		i.EvidenceOf = []*graph.FieldEvidence{{Field: "/victims/0/name", Evidence: quote(s, i, report, text[:8])[0]}}
		i.Events[0].Text = text
		i.Events[0].Evidence = quote(s, i, report, text)
		s.same("result", s.put(i), &graph.PutResult{Added: 1})
	}
	i := s.only()
	s.same("reports", len(i.Reports), 2)
	s.same("services", len(i.Services), 1)
	s.same("evidence of both", len(i.Services[0].Evidence), 2)
	for _, e := range i.Services[0].Evidence {
		s.same("quote", e.Quote, "messagerie")
		s.same("text", i.Reports[e.ReportIndex].Text[e.Start:e.End], "messagerie")
	}
	for _, event := range i.Events {
		s.same("quote", event.Evidence[0].Quote, event.Text)
		s.same("report", event.Evidence[0].Report.Text, event.Text)
	}
	for _, e := range i.EvidenceOf {
		s.same("field", e.Field, "/victims/0/name")
		s.same("text", i.Reports[e.ReportIndex].Text[:8], e.Quote)
	}
}

func longReport(s *scene) {
	text := strings.Repeat("Élections — les listes n’ont pas été imprimées. ", 90_000) + "La fin."
	i := &graph.Incident{ID: "long", Services: []*graph.ServiceImpact{{Code: "ELECTIONS", Status: graph.Disrupted}}}
	report := addReport(i, text)
	i.Services[0].Evidence = quote(s, i, report, "La fin.")
	s.put(i)
	found := s.only()
	if found.Reports[0].Text != text {
		s.Errorf("text of %d bytes came back with %d", len(text), len(found.Reports[0].Text))
	}
	s.same("quote", found.Services[0].Evidence[0].Quote, "La fin.")
	s.same("start", found.Services[0].Evidence[0].Start, len(text)-len("La fin."))
	s.same("the same again", s.put(i), &graph.PutResult{Unchanged: 1})
}
