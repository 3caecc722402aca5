package storetest

import "github.com/incidentgraph/incidentgraph/graph"

var listCases = []testCase{
	{"victims by folded name", func(s *scene) {
		s.same("ids", nodeIDs(s.list(graph.NodeQuery{Kind: graph.VictimNode}).Nodes), ids(
			"victim:it:aqua", "victim:de:bremenports", "victim:ua:central-election-commission", "victim:es:hospital-clinic",
			"victim:fr:fleury-les-aubrais", "victim:fr:mont-saint-martin", // "Mairie de …"
			"victim:no:oslo-skole", "victim:de:bremen", // "Stadt Bremen"
		))
	}},
	{"partners by folded name, classes by id", func(s *scene) {
		s.same("ids", nodeIDs(s.list(graph.NodeQuery{Kind: graph.PartnerNode}).Nodes), ids(
			"partner:anssi", "partner:bsi", "partner:cert-ua", "partner:mossos", "partner:fleury:regional-csirt", "partner:msm:regional-csirt", "partner:sbu",
		))
	}},
	{"actors by folded name", func(s *scene) {
		s.same("ids", nodeIDs(s.list(graph.NodeQuery{Kind: graph.ActorNode}).Nodes), ids("actor:cyberberkut", "actor:noname057-16", "actor:ransomhouse"))
	}},
	{"elections by day, those without one first", func(s *scene) {
		var days []graph.Date
		for _, node := range s.list(graph.NodeQuery{Kind: graph.ElectionNode}).Nodes {
			days = append(days, node.(*graph.Election).HeldOn)
		}
		s.same("days", days, []graph.Date{"", "2014-05-25", "2024-06-30", "2025-09-08"})
	}},
	{"places by id: a country before what is in it", func(s *scene) {
		s.same("ids", nodeIDs(s.list(graph.NodeQuery{Kind: graph.PlaceNode, Filter: filter{Countries: ids("FR", "UA")}}).Nodes), ids(
			"place:fr", "place:fr:loiret", "place:fr:loiret:fleury-les-aubrais", "place:fr:meurthe-et-moselle", "place:ua", "place:ua:-:u43au438u456u432",
		))
	}},
	{"services in the order of their codes", func(s *scene) {
		got := nodeIDs(s.list(graph.NodeQuery{Kind: graph.ServiceNode, Filter: filter{Countries: ids("FR")}}).Nodes)
		s.same("ids", got, ids("service:EMAIL", "service:TELEPHONY", "service:WEBSITE", "service:ONLINE_SERVICES", "service:ELECTIONS", "service:IN_PERSON_SERVICES"))
	}},
	{"a filter leaves what a matching incident states something of", func(s *scene) {
		page := s.list(graph.NodeQuery{Kind: graph.ActorNode, Filter: filter{Countries: ids("DE")}, Page: graph.Page{Total: true}})
		s.same("ids", nodeIDs(page.Nodes), ids("actor:noname057-16"))
		s.same("total", page.Total, 1)
	}},
	{"a filter that selects nothing leaves nothing", func(s *scene) {
		for _, kind := range graph.NodeKinds[1:] {
			page := s.list(graph.NodeQuery{Kind: kind, Filter: filter{Countries: ids("JP")}, Page: graph.Page{Total: true}})
			s.same(string(kind), page, &graph.NodePage{Nodes: []graph.Node{}, Cursors: []string{}})
		}
	}},
	{"pages forward are the whole list", pagesOfNodes},
	{"reports with their texts where those are asked for", func(s *scene) {
		report := s.list(graph.NodeQuery{Kind: graph.ReportNode}).Nodes[0].(*graph.Report)
		s.same("without", report.Text, "")
		report = s.list(graph.NodeQuery{Kind: graph.ReportNode, With: graph.Reports}).Nodes[0].(*graph.Report)
		s.same("with", report.Text, worldReport)
	}},
	{"incidents and unknown kinds are invalid", func(s *scene) {
		for _, kind := range []graph.NodeKind{graph.IncidentNode, "", "VICTIM", "planet"} {
			_, err := s.store.List(s.Context(), graph.NodeQuery{Kind: kind})
			s.isInvalid(string(kind), err)
		}
	}},
}

func pagesOfNodes(s *scene) {
	for _, kind := range graph.NodeKinds[1:] {
		whole := s.list(graph.NodeQuery{Kind: kind})
		got := []string{}
		q := graph.NodeQuery{Kind: kind, Page: graph.Page{First: 3, Total: true}}
		for len(got) <= len(whole.Nodes) {
			page := s.list(q)
			got = append(got, nodeIDs(page.Nodes)...)
			s.same("total", page.Total, len(whole.Nodes))
			if !page.More {
				break
			}
			q.Page.After = page.Cursors[len(page.Cursors)-1]
		}
		s.same(string(kind), got, nodeIDs(whole.Nodes))
	}
}
