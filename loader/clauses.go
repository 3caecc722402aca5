package loader

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// clause is a part of a sentence with one predicate, and what it shares with no other.
type clause struct {
	passage
	sentence *sentence
	words    []vocabulary.Word // of the document
	lists    *vocabulary.Vocabulary
	found    []vocabulary.Match
	moments  []moment
	// inserts are the relative clauses within its words, which are clauses of their own.
	inserts  []insert
	inserted bool // is an insert itself
}

// segment is what stands between two commas or joints of a sentence.
type segment struct {
	first, last int
	hard        bool // begins at a contrast, a semicolon or a dash
	listing     bool // begins with "such as" and the like
	predicate   int  // word of the first predicate, -1 without one
	subject     int  // word of the first thing that a predicate can be about, -1 without one
}

// clausesOf cuts a sentence into clauses. Members of a list share the verb of their list; a segment with a thing
// and a verb of its own begins a clause.
func (d *document) clausesOf(s *sentence) []*clause {
	var clauses []*clause
	start, current, pending := s.first, (*segment)(nil), -1
	inserts := d.inserts(s)
	segments := d.segments(s, inserts)
	cut := func(at int) {
		if at > start {
			clauses = append(clauses, d.newClause(s, start, at, inserts...))
		}
		start, current, pending = at, nil, -1
	}
	for n := range segments {
		seg := &segments[n]
		own := seg.predicate >= 0 && seg.subject >= 0
		switch {
		case seg.hard:
			cut(seg.first)
		case current == nil && seg.first > start && seg.predicate >= 0 && d.in(vocabulary.Subordinate, seg.first) && hasSubject(segments[:n], start):
			cut(seg.first) // "voting had begun when the town lost its network"
		case current != nil && own && pending >= 0:
			cut(pending)
		case current != nil && own:
			cut(seg.first)
		case current != nil && seg.predicate < 0 && seg.subject >= 0 && !seg.listing && pending < 0 && current.closed():
			pending = seg.first
		}
		if seg.predicate >= 0 && current == nil {
			current = seg
		}
	}
	if d.isGapped(s, pending) {
		cut(pending)
	}
	return d.withInserts(s, append(clauses, d.newClause(s, start, s.last, inserts...)), inserts)
}

// hasSubject reports whether one of some segments names a thing from a word on.
func hasSubject(segments []segment, from int) bool {
	return slices.ContainsFunc(segments, func(s segment) bool { return s.subject >= from })
}

// closed reports whether the list before the verb is complete: in "mail was down, the phones and the website
// stayed up" the phones wait for the next verb, in "it suspended mail, phones and the website" they do not.
func (s *segment) closed() bool { return s.subject >= 0 && s.subject < s.predicate }

// segments cuts a sentence at commas, colons, joints and contrasts.
func (d *document) segments(s *sentence, inserts []insert) []segment {
	contrast, joint := map[int]bool{}, map[int]bool{}
	for _, m := range s.found {
		switch m.Kind {
		case vocabulary.Contrast:
			contrast[m.First] = !m.Has(adverb) && !m.Has(paused) || d.words[m.First].Pause && d.hasPredicate(s, m.First)
		case vocabulary.Ellipsis: // ", as did the police" has a verb, though not of its own
			contrast[m.First] = contrast[m.First] || d.words[m.First].Pause && !m.Has(end) && !m.Has(weak)
		case vocabulary.Joint:
			joint[m.First] = true
		}
	}
	var all []segment
	open := segment{first: s.first}
	for n := s.first + 1; n < s.last; n++ {
		gap := d.report.Text[d.words[n-1].End:d.words[n].Start]
		hard := contrast[n] || strings.ContainsAny(gap, ";—") || strings.Contains(gap, " – ")
		if isInserted(n, inserts) || !hard && !joint[n] && !strings.ContainsAny(gap, ",:") {
			continue
		}
		open.last = n
		all = append(all, open)
		open = segment{first: n, hard: hard}
	}
	open.last = s.last
	return describe(append(all, open), outside(s.found, inserts))
}

// adverb marks a contrast that may also stand inside a clause, where it ends nothing: "l'accueil n'a en revanche pas
// été interrompu".
const adverb = "adverb"

// hasPredicate reports whether a verb about something stands in a sentence before a word, after the last contrast.
func (d *document) hasPredicate(s *sentence, before int) bool {
	found := false
	for _, m := range s.found {
		switch {
		case m.First >= before:
			return found
		case m.Kind == vocabulary.Contrast && !m.Has(adverb):
			found = false
		case isPredicate(m):
			found = true
		}
	}
	return found
}

// describe finds the first predicate and thing of each segment.
func describe(segments []segment, found []vocabulary.Match) []segment {
	next := 0
	for n := range segments {
		seg := &segments[n]
		seg.predicate, seg.subject = -1, -1
		for ; next < len(found) && found[next].First < seg.last; next++ {
			m := found[next]
			switch {
			case isPredicate(m) && m.Has(bare) && seg.subject < 0: // what a thing before it does, if any
			case isPredicate(m) && m.Last >= seg.last: // spans a list: "neither the mail nor the phones worked"
			case isPredicate(m) && seg.predicate < 0:
				seg.predicate = m.First
			case isThing(m) && seg.subject < 0:
				seg.subject = m.First
			case m.Kind == vocabulary.Listing && m.First <= seg.first+1:
				seg.listing = true
			}
		}
	}
	return segments
}

func isPredicate(m vocabulary.Match) bool {
	switch m.Kind {
	case vocabulary.Down, vocabulary.Up, vocabulary.Back, vocabulary.Risk:
		return !m.Has(manner)
	}
	return false
}

func isThing(m vocabulary.Match) bool {
	return m.Kind == vocabulary.Service || m.Kind == vocabulary.Election
}

// newClause makes the clause of the words from first to before last, without the inserts among them.
func (d *document) newClause(s *sentence, first, last int, inserts ...insert) *clause {
	c := &clause{sentence: s, words: d.words, lists: d.vocabulary, inserts: inserts}
	end := s.end
	if last < s.last {
		end = d.words[last-1].End
	}
	c.passage = passage{d.words[first].Start, end, first, last}
	c.found = make([]vocabulary.Match, 0, len(s.found))
	for _, m := range s.found {
		if c.holds(m.First) && m.Last < last {
			c.found = append(c.found, m)
		}
	}
	c.found = unmasked(c.found)
	return c
}

// holds reports whether a word belongs to the clause.
func (c *clause) holds(word int) bool {
	return c.first <= word && word < c.last && !isInserted(word, c.inserts)
}

// unmasked drops the predicates that lie within a longer phrase of a state: the "closed" of "closed the gap in its
// servers". The phrases are in the order of the text, a longer one before a shorter one.
func unmasked(found []vocabulary.Match) []vocabulary.Match {
	var over vocabulary.Match
	kept := found[:0]
	for _, m := range found {
		if isPredicate(m) && over.Entry != nil && m.Last <= over.Last && m.Kind != over.Kind {
			continue
		}
		if isPredicate(m) || m.Kind == vocabulary.Idle {
			if over.Entry == nil || m.Last > over.Last {
				over = m
			}
		}
		kept = append(kept, m)
	}
	return kept
}

// in reports whether a word stands in a list.
func (c *clause) in(list vocabulary.List, n int) bool { return c.lists.In(list, c.words[n].Text) }

// has reports whether a phrase of that kind is in the clause.
func (c *clause) has(kinds ...vocabulary.Kind) bool {
	return slices.ContainsFunc(c.found, func(m vocabulary.Match) bool { return slices.Contains(kinds, m.Kind) })
}

// of returns the phrases of a kind.
func of(found []vocabulary.Match, kind vocabulary.Kind) []vocabulary.Match {
	var some []vocabulary.Match
	for _, m := range found {
		if m.Kind == kind {
			some = append(some, m)
		}
	}
	return some
}
