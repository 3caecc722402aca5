package storetest

import "github.com/incidentgraph/incidentgraph/graph"

// foldCases: an incident is what its documents say together.
var foldCases = []testCase{
	{"the record's own id wins over one that is made from victim and month", func(s *scene) {
		s.load(`{"victims": [{"name": "Mairie de Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04-10"}, "title": "derived"}`)
		s.same("made", s.only().ID, "douai-2021-04")
		s.load(`{"id": "zz-douai", "victims": [{"name": "Ville de Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}, "title": "own"}`)
		s.same("own", s.only().ID, "zz-douai")
		s.same("documents", s.check().Documents, 2)
	}},
	{"an incident that was folded into another is found under both ids", foldedID},
	{"documents that share only the victim are two incidents", func(s *scene) {
		s.load(`{"id": "a", "victims": [{"name": "Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}}
{"id": "b", "victims": [{"name": "Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-05"}}
{"id": "c", "victims": [{"name": "Douai"}], "place": {"country": "BE"}, "occurred": {"from": "2021-04"}}
{"id": "d", "victims": [{"name": "Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021"}}
{"id": "e", "victims": [{"name": "Douai", "role": "DOWNSTREAM"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}}
{"id": "f", "victims": [{"name": "Département de Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}}`)
		s.same("ids", incidentIDs(s.incidents(graph.IncidentQuery{Order: graph.Oldest}).Incidents), ids("d", "a", "c", "e", "f", "b"))
	}},
	{"a version that no longer belongs splits the incident", splits},
	{"a version that comes to belong joins two incidents", joins},
	{"classes of partners follow the id of their incident", func(s *scene) {
		s.load(`{"victims": [{"name": "Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}, "partners": [{"name": "police", "kind": "POLICE", "named": false}]}`)
		s.load(`{"id": "own", "victims": [{"name": "Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}}`)
		s.same("partners", nodeIDs(s.list(graph.NodeQuery{Kind: graph.PartnerNode}).Nodes), ids("partner:own:police"))
	}},
	{"the same statement of two documents is one", func(s *scene) {
		s.load(sameID)
		i := s.only()
		s.same("victims", []string{i.Victims[0].Name, i.Victims[1].Name}, ids("Town", "Other"))
		s.same("neighbours", others(s.neighbours("one", 9, graph.VictimNode)), ids("victim:-:other", "victim:-:town"))
	}},
}

func foldedID(s *scene) {
	s.load(sameVictim)
	found := s.nodes(graph.AllRelations, "town-attack", "zz-attack", "ghent-2024-03", "nowhere")
	for n, id := range ids("town-attack", "zz-attack", "ghent-2024-03") {
		s.same(id, idOf(found[n]), "town-attack")
		s.sameBytes(id, found[n], graph.Node(s.only()))
	}
	s.same("unknown", found[3], graph.Node(nil))
	s.same("health", s.check().Incidents, 1)
}

// splits loads two documents of one month, then says that one of them is of another.
func splits(s *scene) {
	s.load(`{"id": "a", "title": "A", "victims": [{"name": "Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}, "actors": [{"name": "X"}]}
{"id": "b", "title": "B", "victims": [{"name": "Ville de Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}, "actors": [{"name": "Y"}]}`)
	s.same("together", s.only().ID, "a")
	s.same("actors together", len(s.only().Actors), 2)
	version := `{"id": "b", "title": "B", "victims": [{"name": "Ville de Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-05"}, "actors": [{"name": "Y"}]}`
	s.same("result", s.load(version), &graph.PutResult{Replaced: 1})
	page := s.incidents(graph.IncidentQuery{With: graph.Actors, Order: graph.Oldest})
	s.same("ids", incidentIDs(page.Incidents), ids("a", "b"))
	s.same("actors of a", page.Incidents[0].Actors[0].Name, "X")
	s.same("actors of b", page.Incidents[1].Actors[0].Name, "Y")
	s.same("number of a's", len(page.Incidents[0].Actors), 1)
	s.same("b is itself", idOf(s.nodes(0, "b")[0]), "b")
}

// joins loads two documents of two months, then says that one of them is of the other's.
func joins(s *scene) {
	s.load(`{"id": "b", "victims": [{"name": "Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-05"}, "events": [{"on": "2021-05-01", "kind": "STARTED"}]}
{"id": "a", "victims": [{"name": "Ville de Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}}`)
	s.same("ids", incidentIDs(s.incidents(graph.IncidentQuery{}).Incidents), ids("b", "a"))
	s.load(`{"id": "a", "victims": [{"name": "Ville de Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-05-02"}}`)
	s.same("id", s.only().ID, "a")
	s.same("date", s.only().Occurred.From, graph.Date("2021-05-02"))
	s.same("the event's incident", s.timeline(graph.TimelineQuery{}).Items[0].Incident.ID, "a")
	s.same("b", idOf(s.nodes(0, "b")[0]), "a")
	s.same("nobody is around b", s.neighbours("b", 9), &graph.Neighbourhood{ID: "b", Edges: []graph.Edge{}})
}
