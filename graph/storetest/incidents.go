package storetest

import (
	"errors"

	"github.com/incidentgraph/incidentgraph/graph"
)

var incidentCases = []testCase{
	{"newest first is the order without one", func(s *scene) {
		s.same("ids", incidentIDs(s.incidents(graph.IncidentQuery{}).Incidents), worldIDs)
	}},
	{"newest first puts coarse dates after finer ones and the undated last, by id", func(s *scene) {
		s.same("ids", incidentIDs(s.incidents(graph.IncidentQuery{Order: graph.Newest}).Incidents), worldIDs)
	}},
	{"oldest first puts the undated first and coarse dates before finer ones, by id", func(s *scene) {
		s.same("ids", incidentIDs(s.incidents(graph.IncidentQuery{Order: graph.Oldest}).Incidents), worldOldest)
	}},
	{"the total is 0 unless it is asked for", func(s *scene) {
		s.same("without", s.incidents(graph.IncidentQuery{}).Total, 0)
		s.same("with", s.incidents(graph.IncidentQuery{Page: graph.Page{Total: true}}).Total, len(worldIDs))
	}},
	{"a page says whether there is more", func(s *scene) {
		for _, first := range []int{0, 1, 7, 8, 9} {
			page := s.incidents(graph.IncidentQuery{Page: graph.Page{First: first, Total: true}})
			want := len(worldIDs)
			if first > 0 {
				want = min(first, want)
			}
			s.same("length", len(page.Incidents), want)
			s.same("more", page.More, want < len(worldIDs))
			s.same("total", page.Total, len(worldIDs)) // of the whole list, whatever the page
		}
	}},
	{"what is not a statement is always filled", alwaysFilled},
	{"an answer is the caller's own", func(s *scene) {
		first := s.incidents(graph.IncidentQuery{With: graph.AllRelations})
		want := Canonical(first)
		first.Incidents[0].Title = "changed"
		first.Incidents[0].Services[0].Service.Code = "OTHER"
		again := s.incidents(graph.IncidentQuery{With: graph.AllRelations})
		s.same("bytes", string(Canonical(again)), string(want))
	}},
	{"the same question has the same bytes", func(s *scene) {
		q := graph.IncidentQuery{With: graph.AllRelations, Page: graph.Page{Total: true}}
		s.sameBytes("answers", s.incidents(q), s.incidents(q))
	}},
}

func alwaysFilled(s *scene) {
	page := s.incidents(graph.IncidentQuery{})
	want := world(s)[0]
	got := page.Incidents[0]
	s.same("title", got.Title, want.Title)
	s.same("summary", got.Summary, want.Summary)
	s.same("occurred", got.Occurred, want.Occurred)
	s.same("place", got.Place, &graph.Place{ID: "place:fr:loiret:fleury-les-aubrais", Country: "FR", Region: "Loiret", Locality: "Fleury-les-Aubrais"})
	s.same("attack types", got.AttackTypes, want.AttackTypes)
	s.same("ransom", got.Ransom, want.Ransom)
	s.same("data impact", got.DataImpact, want.DataImpact)
	s.same("people", got.People, want.People)
	s.same("not stated", got.NotStated, want.NotStated)
	s.same("sources", got.Sources, want.Sources)
	s.same("related", page.Incidents[1].Related, []*graph.Related{{ID: "fleury", Kind: "SAME_SUPPLIER"}})
	s.same("reported for", page.Incidents[7].ReportedFor, graph.Date("2023"))
}

// isInvalid fails the case unless err is graph.ErrInvalid and nothing else.
func (s *scene) isInvalid(what string, err error) {
	s.Helper()
	if !errors.Is(err, graph.ErrInvalid) || errors.Is(err, graph.ErrUnavailable) {
		s.Errorf("%s: got error %v, want one that is ErrInvalid", what, err)
	}
}
