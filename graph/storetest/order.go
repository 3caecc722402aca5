package storetest

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// orderCases: what is in a store does not depend on the order of documents and of calls.
var orderCases = []testCase{
	{"documents of one id", anyOrder(sameID, func(s *scene) {
		i := s.only()
		s.same("title of the record without a report, which sorts first", i.Title, "the record")
		s.same("summary that only one states", i.Summary, "the second report")
		s.same("reports", len(i.Reports), 2)
		s.same("documents", s.check().Documents, 3)
	})},
	{"documents of one victim, country and month", anyOrder(sameVictim, func(s *scene) {
		s.same("id", s.only().ID, "town-attack")
		s.same("partners", len(s.only().Partners), 3)
	})},
	{"documents that hang together through others", anyOrder(chain, func(s *scene) {
		s.same("id", s.only().ID, "a")
		s.same("documents", s.check().Documents, 3)
	})},
	{"incidents that share a victim, a partner and an actor", anyOrder(shared3, func(s *scene) {
		s.same("incidents", len(s.incidents(graph.IncidentQuery{}).Incidents), 3)
		victim := node[*graph.Victim](s, "victim:fr:caen")
		s.same("name of the first incident's", victim.Name, "Ville de Caen")
		s.same("aliases", victim.Aliases, ids("CAEN", "Caen", "Caen la mer"))
	})},
	{"incidents that are related", anyOrder(related3, func(s *scene) {
		s.same("around b", others(s.neighbours("b", 9, graph.IncidentNode)), ids("a", "c"))
	})},
	{"documents that do not agree", anyOrder(disagreeing, func(s *scene) {
		i := s.only()
		s.same("data impact of the first document that states one", i.DataImpact, graph.DataImpact("PUBLISHED"))
		s.same("both say what became of e-mail", len(i.Services), 2)
		s.same("the strictest marking", i.TLP, graph.TLP("RED"))
	})},
	{"copies of one file under several names", anyOrder(copies, func(s *scene) {
		s.same("the name that sorts first", s.only().Reports[0].File, "a.md")
		s.same("documents", s.check().Documents, 1)
	})},
	{"the calendar and incidents", calendarOrder},
	{"the documents of the world, one by one and backwards", func(s *scene) {
		s.putElections(worldCalendar)
		s.put(world(s)...)
		want := s.content()
		backwards := world(s)
		slices.Reverse(backwards)
		fresh := s.afresh()
		for _, i := range backwards {
			fresh.put(i)
		}
		fresh.putElections(worldCalendar)
		s.same("content", fresh.content(), want)
	}},
}

// sameID: three documents of one id: a record, and two reports.
const sameID = `
{"id": "one", "title": "the record", "victims": [{"name": "Town"}]}
{"id": "one", "title": "the first report", "victims": [{"name": "town"}], "reports": [{"sha256": "1111111111111111111111111111111111111111111111111111111111111111", "text": "first"}], "evidenceOf": [{"field": "/victims/0", "report": 0, "start": 0, "end": 5}]}
{"id": "one", "title": "the second report", "summary": "the second report", "victims": [{"name": "Other"}, {"name": "Town"}], "reports": [{"sha256": "2222222222222222222222222222222222222222222222222222222222222222", "text": "second"}], "evidenceOf": [{"field": "/victims/1", "report": 0, "start": 0, "end": 6}]}
`

const sameVictim = `
{"victims": [{"name": "Town of Ghent"}], "place": {"country": "BE"}, "occurred": {"from": "2024-03-04"}, "partners": [{"name": "A", "kind": "POLICE"}]}
{"id": "town-attack", "victims": [{"name": "Ghent"}], "place": {"country": "BE"}, "occurred": {"from": "2024-03"}, "partners": [{"name": "B", "kind": "POLICE"}]}
{"id": "zz-attack", "victims": [{"name": "GHENT"}], "place": {"country": "BE"}, "occurred": {"from": "2024-03-31"}, "partners": [{"name": "C", "kind": "POLICE"}]}
`

// chain: the first and the second share an id, the second and the third their victim and month.
const chain = `
{"id": "a", "title": "A"}
{"id": "a", "title": "B", "victims": [{"name": "Turku"}], "place": {"country": "FI"}, "occurred": {"from": "2020-10"}, "reports": [{"sha256": "3333333333333333333333333333333333333333333333333333333333333333", "text": "B"}]}
{"id": "c", "title": "C", "victims": [{"name": "Turku"}], "place": {"country": "FI"}, "occurred": {"from": "2020-10-21"}}
`

const shared3 = `
{"id": "x2", "victims": [{"name": "Caen", "sector": "LOCAL_GOVERNMENT"}], "place": {"country": "FR"}, "occurred": {"from": "2022-09"}, "partners": [{"name": "ANSSI", "kind": "NATIONAL_AGENCY"}], "actors": [{"name": "Lockbit"}]}
{"id": "x1", "victims": [{"name": "Ville de Caen", "aliases": ["Caen la mer"]}], "place": {"country": "FR", "region": "Calvados"}, "occurred": {"from": "2019-09"}, "partners": [{"name": "anssi", "kind": "GOVERNMENT"}], "actors": [{"name": "LockBit"}]}
{"id": "x3", "victims": [{"name": "CAEN"}], "place": {"country": "FR"}, "partners": [{"name": "Anssi", "kind": "CSIRT"}], "actors": [{"name": "LOCKBIT"}]}
`

const related3 = `
{"id": "a", "related": [{"id": "b", "kind": "PART_OF"}, {"id": "nowhere", "kind": "PART_OF"}]}
{"id": "b", "related": [{"id": "c", "kind": "CAUSED_BY"}]}
{"id": "c", "related": [{"id": "b", "kind": "FOLLOWED_BY"}, {"id": "b", "kind": "SAME_SUPPLIER"}]}
`

const disagreeing = `
{"id": "d", "dataImpact": "NOT_STATED", "services": [{"code": "EMAIL", "status": "DISRUPTED", "from": "2024-01"}], "tlp": "GREEN"}
{"id": "d", "dataImpact": "PUBLISHED", "services": [{"code": "EMAIL", "status": "DISRUPTED", "from": "2024-01-09"}], "tlp": "RED", "reports": [{"sha256": "4444444444444444444444444444444444444444444444444444444444444444"}]}
{"id": "d", "dataImpact": "EXPLICITLY_NONE", "services": [{"code": "EMAIL", "status": "DISRUPTED", "from": "2023"}], "reports": [{"sha256": "5555555555555555555555555555555555555555555555555555555555555555"}]}
`

const copies = `
{"id": "e", "reports": [{"sha256": "6666666666666666666666666666666666666666666666666666666666666666", "file": "b.md", "text": "T"}]}
{"id": "e", "reports": [{"sha256": "6666666666666666666666666666666666666666666666666666666666666666", "file": "a.md", "text": "T"}]}
{"id": "e", "reports": [{"sha256": "6666666666666666666666666666666666666666666666666666666666666666", "text": "T"}]}
`

// anyOrder makes a case that loads documents in one call, and a call each in every order, wants the same content of
// all, and holds that to check.
func anyOrder(text string, check func(*scene)) func(*scene) {
	return func(s *scene) {
		s.load(text)
		check(s)
		want := s.content()
		for _, order := range permutations(strings.Split(strings.TrimSpace(text), "\n")) {
			fresh := s.afresh()
			for _, line := range order {
				fresh.load(line)
			}
			s.same(strings.Join(order, "\n"), fresh.content(), want)
		}
	}
}

// permutations returns all orders of a few values.
func permutations(values []string) [][]string {
	if len(values) < 2 {
		return [][]string{values}
	}
	var all [][]string
	for n, first := range values {
		rest := slices.Delete(slices.Clone(values), n, n+1)
		for _, order := range permutations(rest) {
			all = append(all, append([]string{first}, order...))
		}
	}
	return all
}

func calendarOrder(s *scene) {
	s.putElections(worldCalendar)
	s.put(world(s)...)
	want := s.content()
	fresh := s.afresh()
	fresh.put(world(s)...)
	fresh.putElections(worldCalendar)
	s.same("content", fresh.content(), want)
	fresh.putElections(worldCalendar)
	s.same("content, loaded again", fresh.content(), want)
}
