package storetest

import "github.com/incidentgraph/incidentgraph/graph"

const (
	voteDocument = `{"id": "a", "occurred": {"from": "2024-06-24"}, "elections": [{"kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30", "status": "AT_RISK"}]}`
	voteEntry    = `{"id": "fr-2024-06-30", "name": "French legislative election", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30"}`
)

var electionCases = []testCase{
	{"a vote that names its entry is that entry", func(s *scene) {
		s.putElections(voteEntry)
		s.load(`{"id": "a", "occurred": {"from": "2024-06-24"}, "elections": [{"id": "fr-2024-06-30", "status": "DISRUPTED"}]}`)
		vote := s.only().Elections[0]
		s.same("name", vote.Election.Name, "French legislative election")
		s.same("what the document states", vote.Name, "")
		s.same("days, by the calendar", *vote.DaysBefore, 6)
	}},
	{"a vote that names an entry which comes later is that entry", func(s *scene) {
		s.load(`{"id": "a", "occurred": {"from": "2024-06-24"}, "elections": [{"id": "fr-2024-06-30", "status": "DISRUPTED"}]}`)
		s.same("before", s.only().Elections[0].Election, &graph.Election{ID: "election:fr-2024-06-30", CalendarID: "fr-2024-06-30"})
		s.same("days before", s.only().Elections[0].DaysBefore, (*int)(nil))
		s.putElections(voteEntry)
		s.same("after", s.only().Elections[0].Election.Name, "French legislative election")
		s.same("days after", *s.only().Elections[0].DaysBefore, 6)
	}},
	{"a vote without an id is the one entry of its day, country, kind and region", uniqueDay},
	{"a vote on a day of two entries is its own", ambiguousDay},
	{"a region tells the entries of a day apart", func(s *scene) {
		s.putElections(`{"id": "de-bb", "name": "Brandenburg", "kind": "REGIONAL", "country": "DE", "region": "Brandenburg", "heldOn": "2024-09-22"}
{"id": "de-th", "name": "Thüringen", "kind": "REGIONAL", "country": "DE", "region": "Thüringen", "heldOn": "2024-09-22"}`)
		s.load(`{"id": "a", "elections": [{"kind": "REGIONAL", "country": "DE", "region": "THURINGEN", "heldOn": "2024-09-22", "status": "AT_RISK"}]}`)
		s.same("election", s.only().Elections[0].Election.ID, "election:de-th")
	}},
	{"what is not stated or coarse is no match", func(s *scene) {
		s.putElections(voteEntry)
		for name, vote := range map[string]string{
			"month":      `{"kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06", "status": "AT_RISK"}`,
			"no kind":    `{"country": "FR", "heldOn": "2024-06-30", "status": "AT_RISK"}`,
			"other kind": `{"kind": "EUROPEAN", "country": "FR", "heldOn": "2024-06-30", "status": "AT_RISK"}`,
			"country":    `{"kind": "LEGISLATIVE", "country": "BE", "heldOn": "2024-06-30", "status": "AT_RISK"}`,
			"region":     `{"kind": "LEGISLATIVE", "country": "FR", "region": "Loiret", "heldOn": "2024-06-30", "status": "AT_RISK"}`,
		} {
			s.load(`{"id": "a", "elections": [` + vote + `]}`)
			s.same(name, s.only().Elections[0].Election.CalendarID, "")
		}
	}},
	{"an entry replaces that of its id", func(s *scene) {
		s.putElections(voteEntry)
		s.load(voteDocument)
		s.putElections(`{"id": "fr-2024-06-30", "name": "renamed", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30", "sources": [{"url": "https://example.org/vote"}]}`)
		s.same("name", s.only().Elections[0].Election.Name, "renamed")
		s.same("node", node[*graph.Election](s, "election:fr-2024-06-30").Sources[0].URL, "https://example.org/vote")
		s.same("entries", s.check().Elections, 1)
	}},
	{"an entry that moves to another day leaves its votes", func(s *scene) {
		s.putElections(voteEntry)
		s.load(voteDocument)
		s.putElections(`{"id": "fr-2024-06-30", "name": "moved", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-07-07"}`)
		s.same("election", s.only().Elections[0].Election.CalendarID, "")
		s.same("days", *s.only().Elections[0].DaysBefore, 6)
		s.same("around the entry", s.neighbours("election:fr-2024-06-30", 9).Degree, 0)
	}},
	{"the calendar may come before or after, or twice", func(s *scene) {
		s.putElections(voteEntry)
		s.load(voteDocument)
		want := s.content()
		fresh := s.afresh()
		fresh.load(voteDocument)
		fresh.putElections(voteEntry)
		fresh.putElections(voteEntry)
		s.same("content", fresh.content(), want)
	}},
	{"an entry that breaks a rule is invalid, and nothing is written", func(s *scene) {
		for name, bad := range map[string]*graph.Election{
			"no id":  {Name: "x", Kind: "OTHER", Country: "FR", HeldOn: "2024-01-01"},
			"no day": {ID: "election:x", CalendarID: "x", Name: "x", Kind: "OTHER", Country: "FR"},
			"kind":   {ID: "election:x", CalendarID: "x", Name: "x", Kind: "SOME", Country: "FR", HeldOn: "2024-01-01"},
		} {
			s.isInvalid(name, s.store.PutElections(s.Context(), append(calendar(s, voteEntry), bad)...))
			s.same("entries", s.check().Elections, 0)
		}
	}},
	{"days before the vote are negative after it", func(s *scene) {
		s.load(`{"id": "a", "occurred": {"from": "2024-07-02"}, "elections": [{"name": "v", "heldOn": "2024-06-30", "status": "DISRUPTED"}]}`)
		s.same("days", *s.only().Elections[0].DaysBefore, -2)
	}},
	{"incidents of an entry", func(s *scene) {
		s.putElections(voteEntry)
		s.load(voteDocument)
		s.same("incidents", incidentIDs(s.incidentsOf(graph.IncidentQuery{}, "election:fr-2024-06-30")[0].Incidents), ids("a"))
		s.same("edge", s.neighbours("a", 9, graph.ElectionNode).Edges[0].Status, "AT_RISK")
	}},
}

func uniqueDay(s *scene) {
	s.load(voteDocument)
	own := s.only().Elections[0].Election
	s.same("its own before", own.CalendarID, "")
	s.putElections(voteEntry)
	s.same("the entry after", s.only().Elections[0].Election.ID, "election:fr-2024-06-30")
	s.same("its own is no more", s.nodes(0, own.ID)[0], graph.Node(nil))
	s.same("elections", nodeIDs(s.list(graph.NodeQuery{Kind: graph.ElectionNode}).Nodes), ids("election:fr-2024-06-30"))
}

func ambiguousDay(s *scene) {
	s.putElections(voteEntry)
	s.load(voteDocument)
	s.same("one entry", s.only().Elections[0].Election.ID, "election:fr-2024-06-30")
	s.putElections(`{"id": "fr-2024-06-30-by", "name": "By-election", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30"}`)
	own := s.only().Elections[0].Election
	s.same("two entries", own.CalendarID, "")
	s.same("its own day", own.HeldOn, graph.Date("2024-06-30"))
	s.same("elections", s.list(graph.NodeQuery{Kind: graph.ElectionNode, Page: graph.Page{First: 1, Total: true}}).Total, 3)
	s.same("around its own", others(s.neighbours(own.ID, 9)), ids("a"))
	s.same("around the entry", s.neighbours("election:fr-2024-06-30", 9).Degree, 0)
}
