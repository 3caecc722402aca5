package storetest

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

var neighbourCases = []testCase{
	{"around an incident is what it states", aroundIncident},
	{"around another node are the incidents that state something of it", func(s *scene) {
		found := s.neighbours("service:EMAIL", 10)
		s.same("others", others(found), ids("fleury", "msm", "oslo"))
		s.same("status", []string{found.Edges[0].Status, found.Edges[1].Status, found.Edges[2].Status}, ids("DISRUPTED", "DISRUPTED", "RESTORED"))
		s.same("degree", found.Degree, 3)
	}},
	{"edges run from the incident, whichever end is asked", func(s *scene) {
		for _, n := range []*graph.Neighbourhood{s.neighbours("actor:cyberberkut", 9), s.neighbours("kyiv", 9, graph.ActorNode)} {
			e := n.Edges[0]
			s.same("edge", []string{e.From, e.To, e.Kind, e.Status}, ids("kyiv", "actor:cyberberkut", "ATTRIBUTED_TO", "CLAIMED"))
		}
	}},
	{"the first neighbours by id, and the degree of all", func(s *scene) {
		found := s.neighbours("fleury", 3, graph.ServiceNode)
		s.same("others", others(found), ids("service:ELECTIONS", "service:EMAIL", "service:IN_PERSON_SERVICES"))
		s.same("degree", found.Degree, 4)
	}},
	{"the kinds of neighbours", func(s *scene) {
		found := s.neighbours("fleury", 100, graph.VictimNode, graph.PlaceNode)
		s.same("others", others(found), ids("place:fr", "place:fr:loiret", "place:fr:loiret:fleury-les-aubrais", "victim:fr:fleury-les-aubrais"))
		s.same("degree", found.Degree, 4)
		s.same("no kind that a victim is next to", s.neighbours("victim:de:bremen", 9, graph.ServiceNode), &graph.Neighbourhood{ID: "victim:de:bremen", Edges: []graph.Edge{}})
	}},
	{"links are read in both directions", func(s *scene) {
		for _, id := range ids("oslo", "fleury") {
			found := s.neighbours(id, 9, graph.IncidentNode)
			s.same(id, len(found.Edges), 1)
			e := found.Edges[0]
			s.same(id, []string{e.From, e.To, e.Kind, e.Status}, ids("oslo", "fleury", "RELATED_TO", "SAME_SUPPLIER"))
		}
	}},
	{"a link to an incident that is not there is none", func(s *scene) {
		s.same("others", others(s.neighbours("bremen", 9, graph.IncidentNode)), ids())
	}},
	{"several statements are one neighbour", func(s *scene) {
		found := s.neighbours("place:de", 1)
		s.same("others", others(found), ids("bremen"))
		s.same("degree", found.Degree, 2)
	}},
	{"each id has its neighbourhood, in the order of ids", func(s *scene) {
		asked := ids("msm", "nobody", "actor:ransomhouse", "msm")
		found, err := s.store.Neighbours(s.Context(), asked, nil, 50)
		s.must("Neighbours", err)
		for n, id := range asked {
			s.same("id", found[n].ID, id)
			s.sameBytes(id, found[n], s.neighbours(id, 50))
		}
	}},
	{"an edge names its statement", func(s *scene) {
		fleury := s.incidents(graph.IncidentQuery{With: graph.Services}).Incidents[0]
		s.same("finding", s.neighbours("fleury", 1, graph.ServiceNode).Edges[0].Finding, fleury.Services[2].ID) // ELECTIONS
	}},
	{"a walk is the same from either end", func(s *scene) {
		for _, from := range []string{"oslo", "fleury"} {
			walk, err := graph.Impact(s.Context(), s.store, graph.ImpactQuery{Roots: ids(from), Depth: 1, Limit: 100, EdgeLimit: 100, Kinds: []graph.NodeKind{graph.IncidentNode}})
			s.must("Impact", err)
			s.same("edges", len(walk.Edges), 1)
		}
	}},
	{"a chain is found from either end", func(s *scene) {
		for _, from := range [][2]string{{"msm", "oslo"}, {"oslo", "msm"}} {
			found, err := graph.FindPaths(s.Context(), s.store, graph.PathQuery{From: from[0], To: from[1], MaxHops: 2})
			s.must("FindPaths", err)
			s.same("chains", len(found.Chains), 1)
			s.same("in the middle", found.Chains[0].Nodes[1].ID, "service:EMAIL")
		}
	}},
}

func aroundIncident(s *scene) {
	found := s.neighbours("bremen-port", 100)
	event := s.nodes(graph.Events, "bremen-port")[0].(*graph.Incident).Events[0].ID
	want := ids("actor:noname057-16", event, "place:de", "place:de:bremen", "service:LOGISTICS", "victim:de:bremen", "victim:de:bremenports")
	slices.Sort(want)
	s.same("others", others(found), want)
	s.same("degree", found.Degree, len(want))
	var statuses []string
	for _, e := range found.Edges {
		s.same("from", e.From, "bremen-port")
		statuses = append(statuses, e.Kind+" "+e.Status)
	}
	s.same("edges", statuses, ids("ATTRIBUTED_TO DENIED", "HAS_EVENT ", "OCCURRED_IN ", "OCCURRED_IN ", "AFFECTED DISRUPTED", "AGAINST DOWNSTREAM", "AGAINST "))
}
