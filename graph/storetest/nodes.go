package storetest

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

var nodeCases = []testCase{
	{"nodes come in the order of their ids, nil for an unknown one", func(s *scene) {
		want := []string{"actor:cyberberkut", "service:EMAIL", "", "fleury", "victim:de:bremen", "actor:cyberberkut"}
		nodes := s.nodes(0, "actor:cyberberkut", "service:EMAIL", "victim:xx:nobody", "fleury", "victim:de:bremen", "actor:cyberberkut")
		for n, node := range nodes {
			if got := idOf(node); got != want[n] {
				s.Errorf("node %d: got %q, want %q", n, got, want[n])
			}
		}
	}},
	{"every kind is found by its id", everyKind},
	{"ids differ by case", func(s *scene) {
		s.same("nodes", s.nodes(0, "FLEURY", "Actor:cyberberkut", "actor:CyberBerkut", "service:email"), make([]graph.Node, 4))
	}},
	{"a victim has its name, aliases, sector and place", func(s *scene) {
		s.same("victim", node[*graph.Victim](s, "victim:ua:central-election-commission"), &graph.Victim{
			ID: "victim:ua:central-election-commission", Name: "Central Election Commission", Aliases: []string{"ЦВК"},
			Sector: "ELECTORAL", Place: &graph.Place{ID: "place:ua:-:u43au438u456u432", Country: "UA", Locality: "Київ"},
		})
	}},
	{"a victim of several incidents is named by the first of them", func(s *scene) {
		bremen := node[*graph.Victim](s, "victim:de:bremen")
		s.same("name", bremen.Name, "Stadt Bremen")
		s.same("sector that the second one states", bremen.Sector, graph.Sector("REGIONAL_GOVERNMENT"))
	}},
	{"an incident is filled as the relations say", func(s *scene) {
		bare := s.nodes(0, "fleury")[0].(*graph.Incident)
		s.same("filled with none", filled(bare), graph.Relation(0))
		part := s.nodes(graph.Services|graph.Events, "fleury")[0].(*graph.Incident)
		s.same("filled with two", filled(part), graph.Services|graph.Events)
	}},
	{"an incident is the same as in a page", func(s *scene) {
		page := s.incidents(graph.IncidentQuery{With: graph.AllRelations})
		found := s.nodes(graph.AllRelations, incidentIDs(page.Incidents)...)
		for n, i := range page.Incidents {
			s.sameBytes(i.ID, found[n], graph.Node(i))
		}
	}},
	{"an event knows its incident", func(s *scene) {
		event := s.timeline(graph.TimelineQuery{}).Items[0]
		s.same("incident", node[*graph.Event](s, event.ID).Incident.ID, "kyiv")
	}},
	{"an election of the calendar has its sources", func(s *scene) {
		vote := node[*graph.Election](s, "election:ua-2014-05-25-presidential")
		s.same("sources", vote.Sources, []*graph.Source{{URL: "https://example.org/ua"}})
		s.same("calendar id", vote.CalendarID, "ua-2014-05-25-presidential")
	}},
	{"a report has its text where that is asked for", func(s *scene) {
		id := s.incidents(graph.IncidentQuery{}).Incidents[0].Reports[0].ID()
		s.same("without", s.nodes(0, id)[0].(*graph.Report).Text, "")
		s.same("with", s.nodes(graph.Reports, id)[0].(*graph.Report).Text, worldReport)
	}},
}

func idOf(node graph.Node) string {
	if node == nil {
		return ""
	}
	return node.NodeID()
}

// nodesOf returns the nodes of a kind, events and incidents too.
func nodesOf(s *scene, kind graph.NodeKind) []graph.Node {
	if kind != graph.IncidentNode {
		return s.list(graph.NodeQuery{Kind: kind}).Nodes
	}
	var nodes []graph.Node
	for _, i := range s.incidents(graph.IncidentQuery{}).Incidents {
		nodes = append(nodes, i)
	}
	return nodes
}

func everyKind(s *scene) {
	for _, kind := range graph.NodeKinds {
		listed := nodesOf(s, kind)
		if len(listed) == 0 {
			s.Errorf("%s: none in the world", kind)
		}
		for n, node := range s.nodes(0, nodeIDs(listed)...) {
			if node == nil {
				s.Errorf("%s is listed and not found", listed[n].NodeID())
				continue
			}
			s.sameBytes(listed[n].NodeID(), node, listed[n])
			s.same("kind", graph.KindOf(node.NodeID()), kind)
		}
	}
}

var incidentsOfCases = []testCase{
	{"each id has its page, in the order of ids", func(s *scene) {
		pages := s.incidentsOf(graph.IncidentQuery{}, "service:EMAIL", "nobody", "victim:de:bremen", "service:EMAIL")
		s.same("e-mail", incidentIDs(pages[0].Incidents), ids("fleury", "oslo", "msm"))
		s.same("unknown", pages[1], &graph.IncidentPage{Incidents: []*graph.Incident{}, Matches: []graph.Match{}})
		s.same("victim", incidentIDs(pages[2].Incidents), ids("bremen-port", "bremen"))
		s.same("e-mail again", incidentIDs(pages[3].Incidents), ids("fleury", "oslo", "msm"))
	}},
	{"every kind of node leads back", everyKindBack},
	{"a filter adds to the node", func(s *scene) {
		pages := s.incidentsOf(graph.IncidentQuery{Filter: filter{Countries: ids("FR")}}, "service:EMAIL", "service:LOGISTICS")
		s.same("e-mail", incidentIDs(pages[0].Incidents), ids("fleury", "msm"))
		s.same("logistics", incidentIDs(pages[1].Incidents), ids())
	}},
	{"paging and totals are those of each id", pagesOfEach},
	{"the order is that of the query", func(s *scene) {
		pages := s.incidentsOf(graph.IncidentQuery{Order: graph.Oldest}, "service:WEBSITE")
		s.same("ids", incidentIDs(pages[0].Incidents), ids("kyiv", "msm", "bremen"))
	}},
	{"relations are filled", func(s *scene) {
		pages := s.incidentsOf(graph.IncidentQuery{With: graph.AllRelations}, "service:ELECTIONS")
		want := s.incidents(graph.IncidentQuery{With: graph.AllRelations, Filter: filter{Disrupted: services("ELECTIONS")}})
		s.sameBytes("incidents", pages[0].Incidents, want.Incidents)
	}},
	{"an incident that states several things of a node is there once", func(s *scene) {
		id := "partner:sbu"
		pages := s.incidentsOf(graph.IncidentQuery{Page: graph.Page{Total: true}}, id, "service:WEBSITE")
		s.same("of a partner", pages[0].Total, 1)
		s.same("of a service", pages[1].Total, 3)
	}},
}

// everyKindBack asks for the incidents of a node of each kind.
func everyKindBack(s *scene) {
	fleury := s.incidents(graph.IncidentQuery{}).Incidents[0]
	back := map[string][]string{
		"victim:fr:mont-saint-martin":                 {"msm"},
		"service:HOSPITAL_CARE":                       {"clinic"},
		"service:IN_PERSON_SERVICES":                  {"fleury", "msm"}, // unaffected is a statement, too
		"partner:anssi":                               {"fleury"},
		"partner:msm:regional-csirt":                  {"msm"},
		"actor:noname057-16":                          {"bremen-port", "bremen"},
		"place:de":                                    {"bremen-port", "bremen"},
		"place:de:bremen":                             {"bremen-port", "bremen"},
		"place:fr":                                    {"fleury", "msm"},
		"election:ua-2014-05-25-presidential":         {"kyiv"},
		"election:fr-2024-06-30-legislative-r1":       {"fleury"},
		"election:no-2025-09-08-legislative":          {}, // in the calendar alone
		fleury.Reports[0].ID():                        {"fleury"},
		"fleury":                                      {"oslo"}, // is related to it
		s.timeline(graph.TimelineQuery{}).Items[0].ID: {"kyiv"},
	}
	asked := []string{}
	for id := range back {
		asked = append(asked, id)
	}
	slices.Sort(asked)
	for n, page := range s.incidentsOf(graph.IncidentQuery{}, asked...) {
		s.same(asked[n], incidentIDs(page.Incidents), back[asked[n]])
	}
}

func pagesOfEach(s *scene) {
	q := graph.IncidentQuery{Page: graph.Page{First: 1, Total: true}}
	pages := s.incidentsOf(q, "service:EMAIL", "service:LOGISTICS", "nobody")
	s.same("first of e-mail", incidentIDs(pages[0].Incidents), ids("fleury"))
	s.same("first of logistics", incidentIDs(pages[1].Incidents), ids("bremen-port"))
	s.same("more", []bool{pages[0].More, pages[1].More, pages[2].More}, []bool{true, false, false})
	s.same("totals", []int{pages[0].Total, pages[1].Total, pages[2].Total}, []int{3, 1, 0})
	q.Page.After = graph.Newest.Cursor(pages[0].Incidents[0])
	pages = s.incidentsOf(q, "service:EMAIL", "service:LOGISTICS")
	s.same("second of e-mail", incidentIDs(pages[0].Incidents), ids("oslo"))
	s.same("logistics after fleury", incidentIDs(pages[1].Incidents), ids("bremen-port"))
	s.same("totals again", []int{pages[0].Total, pages[1].Total}, []int{3, 1})
}
