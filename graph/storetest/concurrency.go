package storetest

import (
	"errors"
	"fmt"
	"sync"

	"github.com/incidentgraph/incidentgraph/graph"
)

var concurrencyCases = []testCase{
	{"documents that are put at once are all there, once", putAtOnce},
	{"the same document that is put at once is added once", func(s *scene) {
		results := make([]*graph.PutResult, 8)
		s.must("Put", together(len(results), func(n int) (err error) {
			results[n], err = s.store.Put(s.Context(), &graph.Incident{ID: "same", Actors: []*graph.Attribution{{Name: "A"}}})
			return err
		}))
		var sum graph.PutResult
		for _, r := range results {
			sum.Added, sum.Replaced, sum.Unchanged = sum.Added+r.Added, sum.Replaced+r.Replaced, sum.Unchanged+r.Unchanged
		}
		s.same("results", sum, graph.PutResult{Added: 1, Unchanged: 7})
		s.same("documents", s.check().Documents, 1)
	}},
	{"reads see all of a put or nothing", readsBetween},
}

// together runs call n times at once.
func together(n int, call func(int) error) error {
	errs := make([]error, n)
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() { errs[i] = call(i) })
	}
	group.Wait()
	return errors.Join(errs...)
}

// putAtOnce puts documents that share nodes and, two by two, their incident, at once and then one by one.
func putAtOnce(s *scene) {
	const n = 12
	text := func(i int) string {
		return fmt.Sprintf(`{"id": "p-%02d", "victims": [{"name": "Town %d"}], "place": {"country": "FR"}, "occurred": {"from": "2024-05"}, "services": [{"code": "EMAIL", "status": "DISRUPTED"}], "partners": [{"name": "ANSSI %d", "kind": "CSIRT"}], "actors": [{"name": "A"}]}`, i, i/2, i%3)
	}
	var all []*graph.Incident
	for i := range n {
		all = append(all, document(s, text(i)))
	}
	s.must("Put", together(n, func(i int) error {
		_, err := s.store.Put(s.Context(), all[i])
		return err
	}))
	s.same("incidents", s.check().Incidents, n/2)
	got := s.content()
	fresh := s.afresh()
	for i := range n {
		fresh.load(text(i))
	}
	s.same("content", got, fresh.content())
}

// readsBetween reads while two documents of one incident are put again and again in two versions that agree with
// each other: an answer that mixes them is half of a put.
func readsBetween(s *scene) {
	version := func(text string) []*graph.Incident {
		return documents(s, fmt.Sprintf(`{"id": "a", "title": %[1]q, "actors": [{"name": %[1]q}]}`+"\n"+`{"id": "b", "title": %[1]q}`, text))
	}
	s.put(version("odd")...)
	mixed := make([]string, 3)
	s.must("Put and Incidents", together(3, func(n int) error {
		for round := range 10 {
			if n == 0 {
				if _, err := s.store.Put(s.Context(), version([]string{"even", "odd"}[round%2])...); err != nil {
					return err
				}
				continue
			}
			page, err := s.store.Incidents(s.Context(), graph.IncidentQuery{With: graph.Actors})
			if err != nil {
				return err
			}
			a, b := page.Incidents[0], page.Incidents[1]
			if len(a.Actors) != 1 || a.Title != b.Title || a.Title != a.Actors[0].Name {
				mixed[n] = string(Canonical(page))
			}
		}
		return nil
	}))
	s.same("answers that mix two puts", mixed, make([]string, 3))
}
