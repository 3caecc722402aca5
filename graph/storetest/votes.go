package storetest

import (
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Votes, and incidents before them: in the country or elsewhere, with and without a mention.
const (
	votesEntries = `
{"id": "fr-l", "name": "Législatives", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30"}
{"id": "de-th", "name": "Landtagswahl", "kind": "REGIONAL", "country": "DE", "region": "Thüringen", "heldOn": "2024-09-01"}
`
	votesDocuments = `
{"id": "on-the-day", "place": {"country": "FR"}, "occurred": {"from": "2024-06-30"}}
{"id": "six-before", "place": {"country": "FR", "region": "Loiret"}, "occurred": {"from": "2024-06-24"}, "elections": [{"id": "fr-l", "status": "AT_RISK"}]}
{"id": "ten-before", "place": {"country": "FR"}, "occurred": {"from": "2024-06-20"}, "services": [{"code": "EMAIL", "status": "DISRUPTED"}]}
{"id": "the-month", "place": {"country": "FR"}, "occurred": {"from": "2024-06"}}
{"id": "the-year", "place": {"country": "FR"}, "occurred": {"from": "2024"}}
{"id": "day-after", "place": {"country": "FR"}, "occurred": {"from": "2024-07-01"}}
{"id": "undated", "place": {"country": "FR"}}
{"id": "elsewhere", "place": {"country": "DE", "region": "Bayern"}, "occurred": {"from": "2024-06-29"}, "elections": [{"id": "fr-l", "status": "UNAFFECTED"}]}
{"id": "no-place", "occurred": {"from": "2024-06-29"}}
{"id": "thuringia", "place": {"country": "DE", "region": "THURINGEN"}, "occurred": {"from": "2024-08-31"}}
{"id": "bavaria", "place": {"country": "DE", "region": "Bayern"}, "occurred": {"from": "2024-08-31"}}
{"id": "somewhere", "place": {"country": "DE"}, "occurred": {"from": "2024-08-31"}}
`
)

var voteCases = []testCase{
	{"incidents near a vote are those that mention it and those of its country in the days before", func(s *scene) {
		page := s.voted(9, graph.IncidentQuery{Order: graph.Oldest, Page: graph.Page{Total: true}}, "election:fr-l")[0]
		s.same("incidents", voteKeys(page), ids("the-year false POSSIBLE", "the-month false POSSIBLE", "six-before true CERTAIN", "elsewhere true CERTAIN", "on-the-day false CERTAIN"))
		s.same("total", page.Total, 5)
		s.same("filled", filled(page.Incidents[2]), graph.Relation(0))
	}},
	{"the first of the days is among them", func(s *scene) {
		q := graph.IncidentQuery{Filter: filter{Disrupted: services("EMAIL")}, With: graph.Elections}
		s.same("within 10", voteKeys(s.voted(10, q, "election:fr-l")[0]), ids("ten-before false CERTAIN"))
		s.same("within 9", voteKeys(s.voted(9, q, "election:fr-l")[0]), ids())
	}},
	{"within 0 is polling day", func(s *scene) {
		q := graph.IncidentQuery{Filter: filter{Match: graph.CertainMatch, Occurred: period("2024-06-30", "")}}
		s.same("incidents", voteKeys(s.voted(0, q, "election:fr-l")[0]), ids("on-the-day false CERTAIN"))
	}},
	{"the vote of a region has its region", func(s *scene) {
		s.same("incidents", voteKeys(s.voted(30, graph.IncidentQuery{}, "election:de-th")[0]), ids("thuringia false CERTAIN"))
	}},
	{"pages of votes are in their order, each with its own cursor", func(s *scene) {
		q := graph.IncidentQuery{Page: graph.Page{First: 2, Total: true}}
		pages := s.voted(9, q, "election:fr-l", "election:de-th", "election:fr-l")
		s.same("first", voteKeys(pages[0]), ids("on-the-day false CERTAIN", "elsewhere true CERTAIN"))
		s.same("again", voteKeys(pages[2]), voteKeys(pages[0]))
		s.same("second", voteKeys(pages[1]), ids("thuringia false CERTAIN"))
		s.same("more", []bool{pages[0].More, pages[1].More}, []bool{true, false})
		q.Page.After = q.Order.Cursor(pages[0].Incidents[1])
		s.same("next", voteKeys(s.voted(9, q, "election:fr-l")[0]), ids("six-before true CERTAIN", "the-month false POSSIBLE"))
	}},
	{"a vote without a country or a day has what mentions it", func(s *scene) {
		votes := s.loadVotes("election:fr-l")
		for _, vote := range []graph.Election{{ID: votes[0].ID, HeldOn: "2024-06-30"}, {ID: votes[0].ID, Country: "FR"}} {
			pages, err := s.store.IncidentsBefore(s.Context(), []*graph.Election{&vote}, 9, graph.IncidentQuery{})
			s.must("IncidentsBefore", err)
			s.same("incidents", incidentIDs(pages[0].Incidents), ids("elsewhere", "six-before"))
		}
	}},
	{"a coarse polling day makes matches possible", func(s *scene) {
		vote := s.loadVotes("election:fr-l")[0]
		vote.HeldOn = "2024-06"
		pages, err := s.store.IncidentsBefore(s.Context(), []*graph.Election{vote}, 0, graph.IncidentQuery{Filter: filter{Occurred: period("2024-06-20", "2024-06-20"), Match: graph.CertainMatch}})
		s.must("IncidentsBefore", err)
		s.same("incidents", voteKeys(pages[0]), ids("ten-before false POSSIBLE"))
	}},
	{"days out of range and a forged cursor are invalid", func(s *scene) {
		votes := s.loadVotes("election:fr-l")
		for _, within := range []int{-1, graph.MaxVicinity + 1} {
			_, err := s.store.IncidentsBefore(s.Context(), votes, within, graph.IncidentQuery{})
			s.isInvalid(fmt.Sprint("within ", within), err)
		}
		_, err := s.store.IncidentsBefore(s.Context(), votes, 1, graph.IncidentQuery{Page: graph.Page{After: "x"}})
		s.isInvalid("cursor", err)
		_, err = s.store.IncidentsBefore(s.Context(), votes, 1, graph.IncidentQuery{Filter: filter{Countries: ids("Germany")}})
		s.isInvalid("filter", err)
	}},
	{"no votes have no pages", func(s *scene) {
		pages, err := s.store.IncidentsBefore(s.Context(), nil, 1, graph.IncidentQuery{})
		s.must("IncidentsBefore", err)
		s.same("pages", pages, []*graph.VotePage{})
	}},
}

// loadVotes fills the store and returns the votes with these ids.
func (s *scene) loadVotes(votes ...string) []*graph.Election {
	s.Helper()
	s.putElections(votesEntries)
	s.load(votesDocuments)
	elections := make([]*graph.Election, len(votes))
	for n, id := range votes {
		elections[n] = node[*graph.Election](s, id)
	}
	return elections
}

// voted fills the store and returns the pages of votes.
func (s *scene) voted(within int, q graph.IncidentQuery, votes ...string) []*graph.VotePage {
	s.Helper()
	pages, err := s.store.IncidentsBefore(s.Context(), s.loadVotes(votes...), within, q)
	s.must("IncidentsBefore", err)
	if len(pages) != len(votes) {
		s.Fatalf("IncidentsBefore: got %d pages, want %d", len(pages), len(votes))
	}
	return pages
}

// voteKeys shows of each incident of a page whether it mentions the vote, and how surely it is there.
func voteKeys(page *graph.VotePage) []string {
	keys := []string{}
	for n, i := range page.Incidents {
		keys = append(keys, fmt.Sprint(i.ID, " ", page.Mentioned[n], " ", page.Matches[n]))
	}
	return keys
}
