package storetest

import (
	"fmt"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// alikeDocuments are incidents that share more and less with "one". Of their eight, some traits are rarer than others.
const alikeDocuments = `
{"id": "one", "occurred": {"from": "2024-06-01"}, "victims": [{"name": "One", "sector": "WATER"}], "place": {"country": "FR"}, "attackTypes": ["RANSOMWARE"], "actors": [{"name": "LockBit", "role": "CLAIMED"}], "services": [{"code": "EMAIL", "status": "DISRUPTED", "fallback": "paper and pen"}, {"code": "WEBSITE", "status": "AT_RISK"}], "partners": [{"name": "ANSSI", "kind": "NATIONAL_AGENCY"}, {"name": "regional CSIRT", "kind": "CSIRT", "named": false}], "elections": [{"heldOn": "2024-06-09", "status": "UNAFFECTED"}]}
{"id": "everything", "occurred": {"from": "2024-05-01"}, "victims": [{"name": "Two", "sector": "WATER"}], "place": {"country": "FR"}, "attackTypes": ["DDOS", "RANSOMWARE"], "actors": [{"name": "lockbit"}], "services": [{"code": "EMAIL", "status": "RESTORED"}, {"code": "PAYMENTS", "status": "DISRUPTED", "fallback": "Paper and pen"}], "partners": [{"name": "Anssi", "kind": "NATIONAL_AGENCY", "named": true}], "elections": [{"heldOn": "2024-05-31", "status": "AT_RISK"}]}
{"id": "country", "occurred": {"from": "2024-04-01"}, "place": {"country": "FR"}}
{"id": "country-newer", "occurred": {"from": "2024-04-02"}, "place": {"country": "FR"}}
{"id": "country-too", "occurred": {"from": "2024-04-02"}, "place": {"country": "FR"}}
{"id": "denied", "occurred": {"from": "2024-04-01"}, "place": {"country": "DE"}, "actors": [{"name": "LockBit", "role": "DENIED"}], "services": [{"code": "EMAIL", "status": "UNAFFECTED"}], "partners": [{"name": "ANSSI", "kind": "NATIONAL_AGENCY", "named": false}, {"name": "regional CSIRT", "kind": "CSIRT", "named": false}], "elections": [{"heldOn": "2024-05-02", "status": "AT_RISK"}, {"heldOn": "2024-03-31", "status": "AT_RISK"}]}
{"id": "service", "occurred": {"from": "2020"}, "place": {"country": "DE"}, "services": [{"code": "EMAIL", "status": "DISRUPTED"}]}
{"id": "nothing"}
`

var similarCases = []testCase{
	{"what both have, and what rarer things weigh", func(s *scene) {
		s.load(alikeDocuments)
		s.same("like one", s.similar("one", 20), strings.TrimSpace(`
everything 979: SECTOR WATER 139, ATTACK_TYPE RANSOMWARE 139, ACTOR lockbit 139, PARTNER anssi 139, FALLBACK paper-and-pen 139, ELECTION ELECTION 139, SERVICE EMAIL 98, COUNTRY FR 47
service 98: SERVICE EMAIL 98
country-newer 47: COUNTRY FR 47
country-too 47: COUNTRY FR 47
country 47: COUNTRY FR 47`))
	}},
	{"the first of them", func(s *scene) {
		s.load(alikeDocuments)
		s.same("two", strings.Count(s.similar("one", 2), "\n")+1, 2)
	}},
	{"what a denied actor, a service that ran, a class of bodies and a far vote share is nothing", func(s *scene) {
		s.load(alikeDocuments)
		s.same("like denied", s.similar("denied", 20), "service 139: COUNTRY DE 139")
	}},
	{"nothing is like what states nothing, or is not there", func(s *scene) {
		s.load(alikeDocuments)
		s.same("like nothing", s.similar("nothing", 20), "")
		s.same("like nobody", s.similar("nobody", 20), "")
	}},
	{"several at once, each with its own", func(s *scene) {
		s.load(alikeDocuments)
		found, err := graph.FindSimilar(s.Context(), s.store, ids("service", "nothing", "one", "service"), 1, graph.Events)
		s.must("FindSimilar", err)
		var got []string
		for _, list := range found {
			got = append(got, strings.Split(toldSimilar(list), ":")[0])
		}
		s.same("lists", got, ids("denied 139", "", "everything 979", "denied 139"))
	}},
	{"what all incidents have tells nothing", func(s *scene) {
		s.load(`{"id": "a", "place": {"country": "FR"}}` + "\n" + `{"id": "b", "place": {"country": "FR"}}`)
		s.same("like a", s.similar("a", 20), "")
	}},
	{"a calendar that moves a vote changes what is like", func(s *scene) {
		s.load(`{"id": "a", "occurred": {"from": "2024-06-01"}, "elections": [{"id": "v", "status": "AT_RISK"}]}` + "\n" +
			`{"id": "b", "occurred": {"from": "2024-06-02"}, "elections": [{"id": "v", "status": "AT_RISK"}]}` + "\n" + `{"id": "c"}`)
		s.same("without a day", s.similar("a", 20), "")
		s.putElections(`{"id": "v", "name": "vote", "kind": "OTHER", "country": "FR", "heldOn": "2024-06-09"}`)
		s.same("with one", s.similar("a", 20), "b 41: ELECTION ELECTION 41")
	}},
}

// similar returns a line for each incident: id, score, reasons.
func (s *scene) similar(id string, first int) string {
	s.Helper()
	found, err := graph.FindSimilar(s.Context(), s.store, ids(id), first, 0)
	s.must("FindSimilar", err)
	return toldSimilar(found[0])
}

func toldSimilar(list []*graph.Similar) string {
	lines := make([]string, len(list))
	for n, similar := range list {
		reasons := make([]string, len(similar.Reasons))
		for k, r := range similar.Reasons {
			reasons[k] = fmt.Sprintf("%s %s %d", r.Kind, r.Key, r.Weight)
		}
		lines[n] = fmt.Sprintf("%s %d: %s", similar.Incident.ID, similar.Score, strings.Join(reasons, ", "))
	}
	return strings.Join(lines, "\n")
}
