package storetest

import "github.com/incidentgraph/incidentgraph/graph"

// dayDocuments have outages, a containment and votes, each known to the day or not.
const dayDocuments = `
{"id": "a", "occurred": {"from": "2024-06-01"}, "services": [ {"code": "EMAIL", "status": "DISRUPTED", "from": "2024-06-02"}, {"code": "EMAIL", "status": "DISRUPTED", "from": "2024-06-03", "extent": "FULL"}, {"code": "EMAIL", "status": "RESTORED", "until": "2024-06-05"}, {"code": "WEBSITE", "status": "RESTORED", "until": "2024-06-05"}, {"code": "TELEPHONY", "status": "RESTORED", "from": "2024-06-01", "extent": "PARTIAL", "until": "2024-06-09"}, {"code": "PARKING", "status": "RESTORED", "from": "2024-06-01", "until": "2024-06"}, {"code": "COURTS", "status": "AT_RISK", "from": "2024-06-01", "until": "2024-06-02"}], "events": [{"kind": "DETECTED", "on": "2024-06-03"}, {"kind": "DETECTED", "on": "2024-06-02"}, {"kind": "CONTAINED", "on": "2024-06-02"}, {"kind": "CONTAINED", "on": "2024-06-04"}], "elections": [{"id": "vote", "status": "AT_RISK"}, {"id": "vote", "status": "DISRUPTED"}, {"id": "earlier", "status": "UNAFFECTED"}, {"id": "other", "status": "AT_RISK"}]}
{"id": "b", "occurred": {"from": "2024-06"}, "services": [ {"code": "EMAIL", "status": "RESTORED", "from": "2024-06-02", "until": "2024-06-03"}, {"code": "EMAIL", "status": "RESTORED", "until": "2024-06-05"}, {"code": "WEBSITE", "status": "RESTORED", "until": "2024-06-05"}, {"code": "BANKING", "status": "DISRUPTED", "from": "2024-06-05"}, {"code": "BANKING", "status": "RESTORED", "until": "2024-06-04"}], "events": [{"kind": "DETECTED", "on": "2024-06"}, {"kind": "CONTAINED", "on": "2024-06-02"}], "elections": [{"id": "vote", "status": "AT_RISK"}]}
{"id": "c", "events": [{"kind": "DETECTED", "on": "2024-06-02"}, {"kind": "CONTAINED", "on": "2024-06-01"}], "place": {"country": "FR"}}`

const dayCalendar = `
{"id": "vote", "name": "vote", "kind": "OTHER", "country": "FR", "heldOn": "2024-06-09"}
{"id": "other", "name": "other vote of that day", "kind": "OTHER", "country": "FR", "heldOn": "2024-06-09"}
{"id": "earlier", "name": "earlier", "kind": "OTHER", "country": "FR", "heldOn": "2024-05-30"}`

// dayCases: both ends are known to the day, and what says the same counts once.
var dayCases = []testCase{
	{"an outage is from the day that is stated to the last one on which all is back", days("", graph.StatedOutage, &graph.DayCount{Service: "EMAIL", Days: 3, Count: 2})},
	{"an outage is assumed to begin with the incident", days("", graph.AssumedOutage, &graph.DayCount{Service: "EMAIL", Days: 3, Count: 2}, &graph.DayCount{Service: "WEBSITE", Days: 4, Count: 1})},
	{"containment is from the first detection to the first containment", days("", graph.Containment, &graph.DayCount{Days: 0, Count: 1})},
	{"a vote counts once, and days after it are negative", days("", graph.BeforeElection, &graph.DayCount{Days: -2, Count: 1}, &graph.DayCount{Days: 8, Count: 2})},
	{"of matching incidents alone", days("FR", graph.AssumedOutage)},
	{"coverage counts incidents, not spans", func(s *scene) {
		loadDays(s)
		topics := [][]graph.Topic{{"OUTAGE"}, {"OUTAGE_ASSUMED"}, {"CONTAINMENT"}, {"BEFORE_ELECTION"}, {"SERVICE_STATUS"}, {"OUTAGE", "CONTAINMENT"}, {}}
		got, err := s.store.Coverage(s.Context(), filter{}, topics...)
		s.must("Coverage", err)
		s.same("coverage", got, &graph.Coverage{Matching: 3, Answerable: []int{2, 2, 1, 1, 2, 1, 3}, Dataset: graph.Dataset{Incidents: 3, From: "2024-06", Until: "2024-06-01"}})
	}},
}

func loadDays(s *scene) {
	s.Helper()
	s.putElections(dayCalendar)
	s.load(dayDocuments)
}

func days(country string, m graph.Measure, want ...*graph.DayCount) func(*scene) {
	return func(s *scene) {
		loadDays(s)
		f := filter{}
		if country != "" {
			f.Countries = ids(country)
		}
		got, err := s.store.Days(s.Context(), f, m)
		s.must("Days", err)
		s.same("days", got, append([]*graph.DayCount{}, want...))
	}
}

// coverageCases are over the world.
var coverageCases = []testCase{
	{"what is not stated is silent", covers(filter{}, 8, map[graph.Topic]int{
		"SERVICE": 6, "SERVICE_STATUS": 8, "SECTOR": 8, "COUNTRY": 8, "REGION": 6, "YEAR": 6, "QUARTER": 5, "MONTH": 5, "ATTACK_TYPE": 6, "ACTOR": 4,
		"PARTNER": 5, "PARTNER_KIND": 5, "ELECTION_STATUS": 3, "VICTIM": 8, "RANSOM_DEMANDED": 3, "OUTAGE": 0, "OUTAGE_ASSUMED": 1, "BEFORE_ELECTION": 1,
	})},
	{"a data impact of NOT_STATED is silent", covers(filter{}, 8, map[graph.Topic]int{"DATA_IMPACT": 4})},
	{"of the matching incidents", covers(filter{Countries: ids("FR")}, 2, map[graph.Topic]int{"RANSOM_DEMANDED": 1, "DATA_IMPACT": 1})},
	{"of none", covers(filter{Countries: ids("JP")}, 0, map[graph.Topic]int{"COUNTRY": 0})},
	{"all of several topics", func(s *scene) {
		got, err := s.store.Coverage(s.Context(), filter{}, []graph.Topic{"ACTOR", "PARTNER"}, []graph.Topic{"DATA_IMPACT", "RANSOM_DEMANDED"})
		s.must("Coverage", err)
		s.same("answerable", got.Answerable, []int{3, 2})
	}},
}

func covers(f filter, matching int, answerable map[graph.Topic]int) func(*scene) {
	return func(s *scene) {
		for topic, want := range answerable {
			got, err := s.store.Coverage(s.Context(), f, []graph.Topic{topic})
			s.must("Coverage", err)
			s.same(string(topic), got, &graph.Coverage{Matching: matching, Answerable: []int{want}, Dataset: graph.Dataset{Incidents: 8, From: "2014-05", Until: "2024-06-24"}})
		}
	}
}
