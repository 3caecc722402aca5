package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// insert is a part of a sentence that says something of its own about the word before it: "the office, which had been
// shut for a week, reopened". It is a clause, and the words around it are another.
type insert struct {
	first, last int
	// about is what it tells of: the thing before it, which its verb does not name.
	about []vocabulary.Match
}

// relativeReach is how many words may stand before the relative: "on which", "most of which".
const relativeReach = 2

// inserts finds the relative clauses of a sentence that commas set off.
func (d *document) inserts(s *sentence) []insert {
	var all []insert
	for n := s.first + 1; n < s.last; n++ {
		if !d.words[n].Pause {
			continue
		}
		at, ok := d.relativeAt(n, s.last)
		end := d.insertEnd(s, at+1)
		if !ok {
			at, end = n, d.insertEnd(s, n+1)
			ok = d.isParticiple(s, n, end)
		}
		if !ok {
			continue
		}
		all = append(all, insert{first: n, last: end, about: d.antecedents(s, n, at, end)})
		n = end - 1
	}
	return all
}

// relativeAt returns the relative that opens the words after a comma.
func (d *document) relativeAt(n, last int) (int, bool) {
	for at := n; at <= n+relativeReach && at < last; at++ {
		switch {
		case at > n && d.words[at].Pause:
			return 0, false
		case d.in(vocabulary.Pronoun, at):
			return at, true
		}
	}
	return 0, false
}

// isParticiple reports whether words between commas tell what the thing before them had suffered when its verb follows:
// "the register, closed since the attack, was opened".
func (d *document) isParticiple(s *sentence, first, end int) bool {
	if end >= s.last || !d.in(vocabulary.FiniteVerb, end) {
		return false
	}
	for _, m := range s.found {
		if m.First >= first && m.Last < end && isPredicate(m) {
			return m.Kind == vocabulary.Down && m.First <= first+1
		}
	}
	return false
}

// insertEnd is where an insert ends: at the first comma behind its verb.
func (d *document) insertEnd(s *sentence, from int) int {
	for n := from; n < s.last; n++ {
		if d.words[n].Pause {
			return n
		}
	}
	return s.last
}

// antecedents are the services before an insert that its own verb is about: none for "whose" and "on which", which name
// another subject.
func (d *document) antecedents(s *sentence, first, relative, last int) []vocabulary.Match {
	if text := d.words[relative].Text; d.in(vocabulary.Pronoun, relative) && text != "which" && text != "qui" || relative > first && d.words[relative-1].Text != "of" {
		return nil
	}
	verb := last
	for _, m := range s.found {
		if m.First > relative && m.First < verb && isPredicate(m) {
			verb = m.First
		}
	}
	var about []vocabulary.Match
	for n := len(s.found) - 1; n >= 0; n-- {
		m := s.found[n]
		switch {
		case m.Kind != vocabulary.Service:
		case m.First > relative && m.First < verb:
			return nil
		case m.Last < first && (first-m.Last <= antecedentReach || len(about) > 0 && about[0].First-m.Last <= listReach):
			about = slices.Insert(about, 0, m)
		}
	}
	if relative == first && !isPlural(d.words[relative+1:last]) && len(about) > 1 {
		about = about[len(about)-1:]
	}
	return about
}

// antecedentReach is how many words may stand between a thing and the relative that takes it up, listReach between two
// members of a list.
const (
	antecedentReach = 6
	listReach       = 3
)

// isPlural reports whether the first verb of some words has more than one subject.
func isPlural(words []vocabulary.Word) bool {
	return len(words) > 0 && slices.Contains([]string{"were", "are", "have", "sont", "ont", "etaient", "avaient", "all", "both"}, words[0].Text)
}

// withInserts puts the clauses of the inserts before those around them: what was out may come back there.
func (d *document) withInserts(s *sentence, clauses []*clause, inserts []insert) []*clause {
	if len(inserts) == 0 {
		return clauses
	}
	var all []*clause
	next := 0
	for _, c := range clauses {
		for ; next < len(inserts) && inserts[next].first < c.last; next++ {
			all = append(all, d.newInsert(s, inserts[next]))
		}
		all = append(all, c)
	}
	return all
}

func (d *document) newInsert(s *sentence, i insert) *clause {
	c := d.newClause(s, i.first, i.last)
	c.inserted = true
	c.found = append(slices.Clone(i.about), c.found...)
	return c
}

// outside drops what lies within inserts.
func outside(found []vocabulary.Match, inserts []insert) []vocabulary.Match {
	if len(inserts) == 0 {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), func(m vocabulary.Match) bool { return isInserted(m.First, inserts) })
}

func isInserted(word int, inserts []insert) bool {
	return slices.ContainsFunc(inserts, func(i insert) bool { return i.first <= word && word < i.last })
}
