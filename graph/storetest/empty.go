package storetest

import (
	"github.com/incidentgraph/incidentgraph/graph"
)

// emptyCases: a store without content answers every question, with empty lists that are not nil.
var emptyCases = []testCase{
	{"incidents are an empty list", func(s *scene) {
		page := s.incidents(graph.IncidentQuery{Page: graph.Page{First: 10, Total: true}, With: graph.AllRelations})
		s.same("page", page, &graph.IncidentPage{Incidents: []*graph.Incident{}, Matches: []graph.Match{}})
	}},
	{"incidents of unknown nodes are empty lists", func(s *scene) {
		pages := s.incidentsOf(graph.IncidentQuery{}, "victim:fr:nobody", "actor:nobody", "nobody")
		for _, page := range pages {
			s.same("page", page, &graph.IncidentPage{Incidents: []*graph.Incident{}, Matches: []graph.Match{}})
		}
	}},
	{"incidents of no nodes are no pages", func(s *scene) {
		pages, err := s.store.IncidentsOf(s.Context(), nil, graph.IncidentQuery{})
		s.must("IncidentsOf", err)
		s.same("pages", pages, []*graph.IncidentPage{})
	}},
	{"unknown nodes are nil", func(s *scene) {
		ids := []string{"nobody", "victim:fr:nobody", "service:NOTHING", "event:x:y", "unknown:kind", "", ":"}
		s.same("nodes", s.nodes(graph.AllRelations, ids...), make([]graph.Node, len(ids)))
	}},
	{"nodes of no ids are an empty list", func(s *scene) {
		nodes, err := s.store.Nodes(s.Context(), nil, 0)
		s.must("Nodes", err)
		s.same("nodes", nodes, []graph.Node{})
	}},
	{"services are there from the start, in the order of their codes", servicesFromStart},
	{"other nodes are an empty list", func(s *scene) {
		for _, kind := range graph.NodeKinds {
			if kind == graph.IncidentNode || kind == graph.ServiceNode {
				continue
			}
			page := s.list(graph.NodeQuery{Kind: kind, Page: graph.Page{Total: true}})
			s.same(string(kind), page, &graph.NodePage{Nodes: []graph.Node{}, Cursors: []string{}})
		}
	}},
	{"the timeline is an empty list", func(s *scene) {
		s.same("timeline", s.timeline(graph.TimelineQuery{Page: graph.Page{Total: true}}), &graph.TimelinePage{Items: []*graph.TimelineItem{}})
	}},
	{"an unknown node has no neighbours", func(s *scene) {
		s.same("neighbourhood", s.neighbours("nobody", 5), &graph.Neighbourhood{ID: "nobody", Edges: []graph.Edge{}})
	}},
	{"a service that nothing affected has no neighbours", func(s *scene) {
		s.same("neighbourhood", s.neighbours("service:EMAIL", 5), &graph.Neighbourhood{ID: "service:EMAIL", Edges: []graph.Edge{}})
	}},
	{"neighbours of no nodes are an empty list", func(s *scene) {
		found, err := s.store.Neighbours(s.Context(), nil, nil, 5)
		s.must("Neighbours", err)
		s.same("neighbours", found, []*graph.Neighbourhood{})
	}},
	{"a count without a dimension is one bucket of none", func(s *scene) {
		s.same("buckets", s.count(graph.Filter{}), []*graph.Bucket{{Keys: []string{}, Labels: []string{}, Count: 0}})
	}},
	{"a count by a dimension is an empty list", func(s *scene) {
		for _, dimension := range graph.Dimensions {
			s.same(string(dimension), s.count(graph.Filter{}, dimension), []*graph.Bucket{})
		}
	}},
	{"there are no days, and nothing can answer", func(s *scene) {
		for _, m := range graph.Measures {
			counts, err := s.store.Days(s.Context(), graph.Filter{}, m)
			s.must("Days", err)
			s.same(string(m), counts, []*graph.DayCount{})
		}
		coverage, err := s.store.Coverage(s.Context(), graph.Filter{}, []graph.Topic{"SERVICE"}, []graph.Topic{})
		s.must("Coverage", err)
		s.same("coverage", coverage, &graph.Coverage{Answerable: []int{0, 0}})
	}},
	{"putting nothing changes nothing", func(s *scene) {
		s.same("result", s.put(), &graph.PutResult{})
		s.must("PutElections", s.store.PutElections(s.Context()))
	}},
	{"the store is in order", func(s *scene) {
		health := s.check()
		got := []int{health.Documents, health.Incidents, health.Elections, len(health.Problems)}
		s.same("documents, incidents, elections, problems", got, []int{0, 0, 0, 0})
	}},
}

func servicesFromStart(s *scene) {
	page := s.list(graph.NodeQuery{Kind: graph.ServiceNode, Page: graph.Page{Total: true}})
	var got []graph.ServiceCode
	for _, node := range page.Nodes {
		got = append(got, node.(*graph.Service).Code)
	}
	s.same("codes", got, graph.ServiceCodes)
	s.same("total", page.Total, len(graph.ServiceCodes))
}
