package storetest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/incidentgraph/incidentgraph/graph"
)

// douai is a document of one victim and month, whose incident may have the id of another one.
const douai = `"victims": [{"name": "Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}`

var changeCases = []testCase{
	{"incidents that are new, by id", func(s *scene) {
		s.load(`{"id": "b"}` + "\n" + `{"id": "a"}`)
		s.load(`{"id": "aa"}`)
		s.told("1 CREATED a", "2 CREATED b", "3 CREATED aa")
	}},
	{"a store without incidents has told nothing", func(s *scene) {
		s.sameBytes("page", s.changes(graph.ChangeQuery{Page: graph.Page{After: "0", Total: true}}), &graph.ChangePage{Changes: []*graph.IncidentChange{}})
	}},
	{"the same again tells nothing", func(s *scene) {
		s.putElections(worldCalendar)
		s.put(world(s)...)
		last := s.changes(graph.ChangeQuery{}).Last
		s.put(world(s)...)
		s.putElections(worldCalendar)
		s.same("last", s.changes(graph.ChangeQuery{}).Last, last)
	}},
	{"what is refused tells nothing", func(s *scene) {
		_, err := s.store.Put(s.Context(), &graph.Incident{ID: "good"}, &graph.Incident{ID: "bad:id"})
		s.isInvalid("Put", err)
		s.told()
	}},
	{"a new version tells of its incident alone", func(s *scene) {
		s.load(`{"id": "a"}` + "\n" + `{"id": "b", "title": "old"}` + "\n" + `{"id": "c"}`)
		s.load(`{"id": "a"}` + "\n" + `{"id": "b", "title": "new"}`)
		s.told("1 CREATED a", "2 CREATED b", "3 CREATED c", "4 UPDATED b")
	}},
	{"a document that says nothing new tells nothing", func(s *scene) {
		s.load(`{"id": "a", ` + douai + `}`)
		s.load(`{"id": "b", ` + douai + `}`)
		s.same("documents", s.check().Documents, 2)
		s.told("1 CREATED a")
	}},
	{"an incident that goes into another one", func(s *scene) {
		s.load(`{` + douai + `}`)
		s.load(`{"id": "zz-douai", ` + douai + `}`)
		s.told("1 CREATED douai-2021-04", "2 CREATED zz-douai", "3 MERGED douai-2021-04 zz-douai")
	}},
	{"two incidents that become one", func(s *scene) {
		s.load(`{"id": "b", "title": "B", ` + douai + `}` + "\n" + `{"id": "a", "victims": [{"name": "Douai"}], "place": {"country": "FR"}, "occurred": {"from": "2021-05"}}`)
		s.load(`{"id": "a", ` + douai + `}`)
		s.told("1 CREATED a", "2 CREATED b", "3 UPDATED a", "4 MERGED b a")
	}},
	{"an incident whose documents go apart", func(s *scene) {
		s.load(`{"id": "a", ` + douai + `}` + "\n" + `{"id": "b", "title": "B", ` + douai + `}`)
		s.load(`{"id": "0", "victims": [{"name": "Lens"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}}`)
		s.load(`{"id": "a", "victims": [{"name": "Lens"}], "place": {"country": "FR"}, "occurred": {"from": "2021-04"}}`)
		s.told("1 CREATED a", "2 CREATED 0", "3 CREATED b", "4 WITHDRAWN a")
	}},
	{"a calendar that makes another vote of one tells so", relinked},
	{"the incident is as it is now", asItIsNow},
	{"pages forward are the whole feed", pagesOfChanges},
	{"what is no number of a change is invalid", func(s *scene) {
		s.load(`{"id": "a"}` + "\n" + `{"id": "b"}`)
		for _, after := range []string{"3", "-1", "01", "+1", "1.0", " 1", "x", "99999999999999999999", graph.Newest.Cursor(&graph.Incident{ID: "a"})} {
			_, err := s.store.Changes(s.Context(), graph.ChangeQuery{Page: graph.Page{After: after}})
			s.isInvalid(after, err)
		}
		s.same("after the last", len(s.changes(graph.ChangeQuery{Page: graph.Page{After: "2"}}).Changes), 0)
	}},
	{"a filter leaves what matches now, and what is no more", filteredChanges},
	{"numbers that a reader sees only grow", onlyGrow},
	{"the feed of a random history is that of a naive evaluation", randomHistory},
}

func (s *scene) changes(q graph.ChangeQuery) *graph.ChangePage {
	s.Helper()
	page, err := s.store.Changes(s.Context(), q)
	s.must("Changes", err)
	return page
}

// told fails the case unless the feed is this, a change as "1 CREATED id" or "1 MERGED id id".
func (s *scene) told(want ...string) {
	s.Helper()
	s.same("feed", feed(s.changes(graph.ChangeQuery{}).Changes), want)
}

func feed(changes []*graph.IncidentChange) []string {
	var all []string
	for _, c := range changes {
		all = append(all, strings.TrimSpace(fmt.Sprintln(c.Sequence, c.Kind, c.IncidentID, c.MergedInto)))
	}
	return all
}

func relinked(s *scene) {
	s.load(voteDocument + "\n" + `{"id": "b"}`)
	s.putElections(voteEntry)
	s.putElections(`{"id": "fr-2024-06-30", "name": "renamed", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30"}`)
	s.putElections(`{"id": "fr-2024-06-30", "name": "renamed", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-07-07"}`)
	s.told("1 CREATED a", "2 CREATED b", "3 UPDATED a", "4 UPDATED a")
}

func asItIsNow(s *scene) {
	s.load(`{"id": "a", "title": "old"}` + "\n" + `{` + douai + `}`)
	s.load(`{"id": "a", "title": "new", "actors": [{"name": "X"}]}` + "\n" + `{"id": "zz", ` + douai + `}`)
	for _, with := range []graph.Relation{0, graph.Victims, graph.AllRelations} {
		for _, c := range s.changes(graph.ChangeQuery{With: with}).Changes {
			var want *graph.Incident
			if found, there := s.nodes(with, c.IncidentID)[0].(*graph.Incident); there && found.ID == c.IncidentID {
				want = found
			}
			s.sameBytes(c.Cursor(), c.Incident, want)
			s.same("match of "+c.Cursor(), c.Match != "", want != nil)
		}
	}
}

func pagesOfChanges(s *scene) {
	s.put(world(s)...)
	s.load(`{"id": "fleury", "title": "again"}`)
	for _, f := range []filter{{}, {Countries: ids("FR", "DE")}, {Occurred: period("2024-06-24", "2024-06-24")}} {
		whole := s.changes(graph.ChangeQuery{Filter: f, With: graph.Services, Page: graph.Page{Total: true}})
		s.same("total", whole.Total, len(whole.Changes))
		var got []*graph.IncidentChange
		q := graph.ChangeQuery{Filter: f, With: graph.Services, Page: graph.Page{First: 2, Total: true}}
		for more := true; more && len(got) <= len(whole.Changes); {
			page := s.changes(q)
			s.same("length", len(page.Changes) <= q.Page.First, true)
			s.same("total and last", []int{page.Total, page.Last}, []int{whole.Total, whole.Last})
			got, more = append(got, page.Changes...), page.More
			q.Page.After = got[len(got)-1].Cursor()
		}
		s.sameBytes("changes", got, whole.Changes)
	}
}

func filteredChanges(s *scene) {
	s.load(`{"id": "a", "occurred": {"from": "2024-06-24"}}
{"id": "b", "occurred": {"from": "2024-06"}}
{"id": "c", "occurred": {"from": "2023"}}
{` + douai + `}`)
	s.load(`{"id": "c", "occurred": {"from": "2024-06-24"}}` + "\n" + `{"id": "a", "occurred": {"from": "2020"}}` + "\n" + `{"id": "zz", ` + douai + `}`)
	page := s.changes(graph.ChangeQuery{Filter: filter{Occurred: period("2024-06-24", "2024-06-24")}, Page: graph.Page{Total: true}})
	s.same("feed", feed(page.Changes), ids("2 CREATED b", "3 CREATED c", "6 UPDATED c", "8 MERGED douai-2021-04 zz"))
	var matches []graph.Match
	for _, c := range page.Changes {
		matches = append(matches, c.Match)
	}
	s.same("matches", matches, []graph.Match{graph.PossibleMatch, graph.CertainMatch, graph.CertainMatch, ""})
	s.same("total and last", []int{page.Total, page.Last}, []int{4, 8})
	_, err := s.store.Changes(s.Context(), graph.ChangeQuery{Filter: filter{Sectors: []graph.Sector{"NONE"}}})
	s.isInvalid("filter", err)
}

// onlyGrow reads what is new again and again while others write: nothing that comes later may have a smaller number.
func onlyGrow(s *scene) {
	const writers, writes = 4, 6
	seen := 0
	var left atomic.Int32
	left.Store(writers)
	s.must("Put and Changes", together(writers+1, func(n int) error {
		for round := range writes {
			if n == writers {
				break
			}
			if _, err := s.store.Put(s.Context(), &graph.Incident{ID: fmt.Sprint("w-", n), Title: fmt.Sprint(round)}, &graph.Incident{ID: fmt.Sprintf("w-%d-%d", n, round)}); err != nil {
				return err
			}
		}
		if n < writers {
			left.Add(-1)
			return nil
		}
		for done := false; !done; {
			done = left.Load() == 0
			page, err := s.store.Changes(s.Context(), graph.ChangeQuery{Page: graph.Page{After: fmt.Sprint(seen)}})
			if err != nil {
				return err
			}
			for _, c := range page.Changes {
				if c.Sequence != seen+1 {
					return fmt.Errorf("change %d comes after %d", c.Sequence, seen)
				}
				seen = c.Sequence
			}
		}
		return nil
	}))
	s.same("changes", seen, 2*writers*writes)
	s.same("last", s.changes(graph.ChangeQuery{}).Last, seen)
}

// randomHistory puts random documents, versions and calendars in random portions. After each, the feed must have told what
// one sees by comparing all incidents before and after.
func randomHistory(s *scene) {
	kinds := map[graph.ChangeKind]int{}
	for seed := range uint64(3) {
		fresh := s.afresh()
		g := newGenerator(seed, 3)
		history := &history{scene: fresh, incidents: map[string]string{}, documents: map[string]string{}, known: map[string]bool{}, entries: map[string]bool{}}
		fresh.putElections(randomCalendar)
		for _, e := range calendar(s, randomCalendar) {
			history.entries[e.CalendarID] = true
		}
		all := RandomDocuments(s, seed, 16)
		for _, i := range all[:8] {
			all = append(all, g.version(s, i))
		}
		for len(all) > 0 {
			n := min(len(all), 1+g.IntN(5))
			history.put(all[:n]...)
			all = all[n:]
		}
		history.write(func() { fresh.putElections(changedCalendar) })
		changes := fresh.changes(graph.ChangeQuery{}).Changes
		s.same("feed", feed(changes), history.feed)
		history.isRebuilt()
		for _, c := range changes {
			kinds[c.Kind]++
		}
	}
	for _, kind := range []graph.ChangeKind{graph.Created, graph.Updated, graph.Merged} {
		s.same(string(kind)+" is among them", kinds[kind] > 0, true)
	}
}

// history is what the feed of a store must have told.
type history struct {
	*scene
	feed      []string
	incidents map[string]string // the bytes of each, by id
	documents map[string]string // the incident of each, by id
	known     map[string]bool   // ids of documents
	entries   map[string]bool   // ids of entries of the calendar
}

func (h *history) put(documents ...*graph.Incident) {
	for _, i := range documents {
		document, err := graph.NewDocument(i)
		h.must("NewDocument", err)
		h.known[document.ID] = true
	}
	h.write(func() { h.scene.put(documents...) })
}

// write notes what a write changes.
func (h *history) write(write func()) {
	write()
	incidents, documents := h.state()
	tell := func(words ...string) {
		h.feed = append(h.feed, fmt.Sprint(len(h.feed)+1, " ", strings.Join(words, " ")))
	}
	for _, id := range slices.Sorted(maps.Keys(incidents)) {
		before, there := h.incidents[id]
		switch {
		case !there:
			tell("CREATED", id)
		case before != incidents[id]:
			tell("UPDATED", id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(h.incidents)) {
		if incidents[id] != "" {
			continue
		}
		if heirs := h.heirs(id, documents); len(heirs) == 1 {
			tell("MERGED", id, heirs[0])
		} else {
			tell("WITHDRAWN", id)
		}
	}
	h.incidents, h.documents = incidents, documents
}

// state returns all incidents as they are, and where each document is.
func (h *history) state() (incidents, documents map[string]string) {
	incidents, documents = map[string]string{}, map[string]string{}
	for _, i := range h.scene.incidents(graph.IncidentQuery{With: graph.AllRelations}).Incidents {
		incidents[i.ID] = h.bare(i)
	}
	ids := slices.Sorted(maps.Keys(h.known))
	for n, node := range h.nodes(0, ids...) {
		documents[ids[n]] = idOf(node)
	}
	return incidents, documents
}

// bare is an incident as bytes, without what other incidents and the calendar say of its nodes.
func (h *history) bare(i *graph.Incident) string {
	var votes []any
	for _, e := range i.Elections {
		votes = append(votes, e.Election.ID, e.DaysBefore)
		if h.entries[e.Election.CalendarID] && i.Occurred.From != "" {
			votes = append(votes, e.Election.HeldOn) // of others, another incident can say the day
		}
	}
	document, err := graph.NewDocument(i)
	h.must("NewDocument", err)
	return string(document.Body) + string(Canonical(votes))
}

// heirs returns the incidents that the documents of one went into.
func (h *history) heirs(id string, now map[string]string) []string {
	var heirs []string
	for document, was := range h.documents {
		if was == id {
			heirs = append(heirs, now[document])
		}
	}
	slices.Sort(heirs)
	return slices.Compact(heirs)
}

// isRebuilt fails the case unless a reader of the feed ends with the incidents that the store has.
func (h *history) isRebuilt() {
	rebuilt := map[string]string{}
	q := graph.ChangeQuery{Page: graph.Page{First: 4}, With: graph.AllRelations}
	for more := true; more; {
		page := h.changes(q)
		for _, c := range page.Changes {
			delete(rebuilt, c.IncidentID)
			if c.Incident != nil {
				rebuilt[c.IncidentID] = h.bare(c.Incident)
			}
			q.Page.After = c.Cursor()
		}
		more = page.More
	}
	h.same("rebuilt from the feed", rebuilt, h.incidents)
}
