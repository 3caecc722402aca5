package storetest

import (
	"github.com/incidentgraph/incidentgraph/graph"
)

var relationCases = []testCase{
	{"a relation that is asked for is filled, another is empty", eachRelation},
	{"every relation is filled", allRelations},
	{"statements keep the order of the document", func(s *scene) {
		page := s.incidents(graph.IncidentQuery{With: graph.AllRelations})
		var codes []graph.ServiceCode
		for _, service := range page.Incidents[4].Services { // msm
			codes = append(codes, service.Code)
		}
		s.same("services of msm", codes, []graph.ServiceCode{"WEBSITE", "EMAIL", "ONLINE_SERVICES", "IN_PERSON_SERVICES"})
	}},
	{"statements lead to their nodes", statementNodes},
	{"ids of statements are unique", func(s *scene) {
		seen := map[string]bool{}
		for _, i := range s.incidents(graph.IncidentQuery{With: graph.AllRelations}).Incidents {
			for _, id := range findingIDs(i) {
				if id == "" || seen[id] {
					s.Errorf("%s: statement id %q is empty or not unique", i.ID, id)
				}
				seen[id] = true
			}
		}
	}},
	{"days before the vote are known to the day or not at all", func(s *scene) {
		incidents := s.incidents(graph.IncidentQuery{With: graph.Elections}).Incidents
		days := incidents[0].Elections[0].DaysBefore // 24 to 30 June 2024
		if days == nil || *days != 6 {
			s.Errorf("fleury: got %v days before the vote, want 6", days)
		}
		if days := incidents[5].Elections[0].DaysBefore; days != nil { // kyiv states a month
			s.Errorf("kyiv: got %d days before the vote, want nil", *days)
		}
	}},
}

// filled returns the relations that i has statements of.
func filled(i *graph.Incident) graph.Relation {
	var r graph.Relation
	for relation, n := range map[graph.Relation]int{
		graph.Victims: len(i.Victims), graph.Services: len(i.Services), graph.Partners: len(i.Partners),
		graph.Actors: len(i.Actors), graph.Actions: len(i.Actions), graph.Events: len(i.Events), graph.Elections: len(i.Elections),
	} {
		if n > 0 {
			r |= relation
		}
	}
	if len(i.Reports) > 0 && i.Reports[0].Text != "" {
		r |= graph.Reports
	}
	return r
}

// lists are the relations that fill something of an incident.
const lists = graph.AllRelations &^ (graph.Places | graph.Links)

func eachRelation(s *scene) {
	for _, named := range graph.RelationNames {
		var got graph.Relation
		for _, i := range s.incidents(graph.IncidentQuery{With: named.Relation}).Incidents {
			got |= filled(i)
		}
		s.same("filled with "+named.Name, got, named.Relation&lists)
	}
	for _, i := range s.incidents(graph.IncidentQuery{}).Incidents {
		s.same("filled with none", filled(i), graph.Relation(0))
	}
}

func allRelations(s *scene) {
	for n, i := range s.incidents(graph.IncidentQuery{With: graph.AllRelations}).Incidents {
		for _, want := range world(s) {
			if want.ID != i.ID {
				continue
			}
			got := []int{len(i.Victims), len(i.Services), len(i.Partners), len(i.Actors), len(i.Actions), len(i.Events), len(i.Elections), len(i.Reports)}
			s.same(worldIDs[n], got, []int{
				len(want.Victims), len(want.Services), len(want.Partners), len(want.Actors), len(want.Actions), len(want.Events), len(want.Elections), len(want.Reports),
			})
		}
	}
}

func statementNodes(s *scene) {
	incidents := s.incidents(graph.IncidentQuery{With: graph.AllRelations}).Incidents
	fleury, bremen := incidents[0], incidents[3]
	s.same("victim", fleury.Victims[0].Victim.ID, "victim:fr:fleury-les-aubrais")
	s.same("victim's place", fleury.Victims[0].Victim.Place, fleury.Place)
	s.same("service", fleury.Services[0].Service, &graph.Service{Code: "EMAIL"})
	s.same("class of partners", fleury.Partners[0].Partner, &graph.Partner{ID: "partner:fleury:regional-csirt", Name: "regional CSIRT", Kind: "CSIRT"})
	s.same("named partner", fleury.Partners[1].Partner, &graph.Partner{ID: "partner:anssi", Name: "ANSSI", Kind: "NATIONAL_AGENCY", Named: true})
	s.same("election", fleury.Elections[0].Election.Name, "French legislative election 2024, first round")
	s.same("actor", bremen.Actors[0].Actor, &graph.Actor{ID: "actor:noname057-16", Name: "NoName057(16)"})
	s.same("event", fleury.Events[1].At, "08:30")
	for _, e := range fleury.Events {
		s.same("incident of the event", e.Incident.ID, "fleury")
	}
}

func findingIDs(i *graph.Incident) []string {
	var ids []string
	for _, v := range i.Victims {
		ids = append(ids, v.ID)
	}
	for _, v := range i.Services {
		ids = append(ids, v.ID)
	}
	for _, p := range i.Partners {
		ids = append(ids, p.ID)
	}
	for _, a := range i.Actors {
		ids = append(ids, a.ID)
	}
	for _, a := range i.Actions {
		ids = append(ids, a.ID)
	}
	for _, e := range i.Events {
		ids = append(ids, e.ID)
	}
	for _, e := range i.Elections {
		ids = append(ids, e.ID)
	}
	return ids
}
