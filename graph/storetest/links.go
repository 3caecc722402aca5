package storetest

import "github.com/incidentgraph/incidentgraph/graph"

// linkCases: incidents that are related are neighbours as soon and as long as both are there.
var linkCases = []testCase{
	{"the other incident is loaded later", func(s *scene) {
		s.load(`{"id": "a", "related": [{"id": "b", "kind": "PART_OF"}]}`)
		s.same("alone", s.neighbours("a", 9), &graph.Neighbourhood{ID: "a", Edges: []graph.Edge{}})
		s.same("nobody", s.neighbours("b", 9), &graph.Neighbourhood{ID: "b", Edges: []graph.Edge{}})
		s.load(`{"id": "b"}`)
		for _, id := range ids("a", "b") {
			found := s.neighbours(id, 9)
			s.same("degree of "+id, found.Degree, 1)
			s.same("edges of "+id, len(found.Edges), 1)
			e := found.Edges[0]
			s.same("edge of "+id, []string{e.From, e.To, e.Kind, e.Status}, ids("a", "b", "RELATED_TO", "PART_OF"))
		}
	}},
	{"a link that a version no longer states is none", func(s *scene) {
		s.load(`{"id": "a", "related": [{"id": "b", "kind": "PART_OF"}]}` + "\n" + `{"id": "b"}`)
		s.load(`{"id": "a"}`)
		s.same("around b", s.neighbours("b", 9), &graph.Neighbourhood{ID: "b", Edges: []graph.Edge{}})
	}},
	{"links in both directions and of several kinds are one neighbour", func(s *scene) {
		s.load(`{"id": "a", "related": [{"id": "b", "kind": "PART_OF"}, {"id": "b", "kind": "SAME_SUPPLIER"}]}` + "\n" + `{"id": "b", "related": [{"id": "a", "kind": "FOLLOWED_BY"}]}`)
		for _, id := range ids("a", "b") {
			found := s.neighbours(id, 1)
			s.same("degree of "+id, found.Degree, 1)
			var kinds []string
			for _, e := range found.Edges {
				kinds = append(kinds, e.From+" "+e.Status)
			}
			s.same("edges of "+id, kinds, ids("b FOLLOWED_BY", "a PART_OF", "a SAME_SUPPLIER"))
		}
	}},
	{"an incident that is not there has none that are related to it", func(s *scene) {
		q := graph.IncidentQuery{Page: graph.Page{Total: true}}
		s.load(`{"id": "a", "related": [{"id": "b", "kind": "PART_OF"}]}`)
		s.same("before", s.incidentsOf(q, "b")[0], &graph.IncidentPage{Incidents: []*graph.Incident{}, Matches: []graph.Match{}})
		s.load(`{"id": "b"}`)
		s.same("after", incidentIDs(s.incidentsOf(q, "b")[0].Incidents), ids("a"))
	}},
	{"related incidents are stated whether or not they are there", func(s *scene) {
		s.load(`{"id": "a", "related": [{"id": "nowhere", "kind": "PART_OF"}]}`)
		s.same("related", s.incidents(graph.IncidentQuery{}).Incidents[0].Related, []*graph.Related{{ID: "nowhere", Kind: "PART_OF"}})
	}},
}
