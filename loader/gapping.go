package loader

import (
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// A clause may leave out the verb that it shares with the one before: "the website was restored on 3 May, e-mail on
// 5 May"; "le téléphone marche, la messagerie non".

// isGapped reports whether the members of a list that wait for a verb are a clause without one: they have a date of
// their own beside that of a return, or end in "non".
func (d *document) isGapped(s *sentence, pending int) bool {
	if pending < 0 {
		return false
	}
	if d.endsInNo(s.last) {
		return true
	}
	back, dated := false, false
	for _, m := range s.found {
		switch {
		case m.Kind == vocabulary.Back && m.Last < pending:
			back = true
		case m.First > pending && (m.Kind == vocabulary.Month || m.Kind == vocabulary.Weekday || m.Kind == vocabulary.Relative):
			dated = true
		}
	}
	return back && dated
}

func (d *document) endsInNo(last int) bool {
	return d.language == "fr" && last > 1 && d.words[last-1].Text == "non"
}

// sharedPredicate returns what the clause before says, for one without a predicate that goes on from it.
func (e *extraction) sharedPredicate(c *clause) (vocabulary.Match, bool) {
	before := c.before()
	if before == nil || c.has(vocabulary.Down, vocabulary.Up, vocabulary.Back, vocabulary.Risk) {
		return vocabulary.Match{}, false
	}
	no := e.endsInNo(c.last)
	for n := len(before.found) - 1; n >= 0; n-- {
		m := before.found[n]
		if !isPredicate(m) || before.polarityOf(m) != affirmed {
			continue
		}
		at := vocabulary.Match{Start: c.start, End: c.end, First: c.first, Last: c.first, Entry: m.Entry}
		switch {
		case no && m.Kind == vocabulary.Down:
			at.Entry = &vocabulary.Entry{Kind: vocabulary.Up, Phrase: "non"}
			return at, true
		case no && m.Kind == vocabulary.Up:
			at.Entry = &vocabulary.Entry{Kind: vocabulary.Down, Phrase: "non"}
			return at, true
		case !no && m.Kind == vocabulary.Back && len(c.moments) > 0:
			return at, true
		}
		return vocabulary.Match{}, false
	}
	return vocabulary.Match{}, false
}

// before returns the clause before this one in its sentence, nil for the first.
func (c *clause) before() *clause {
	for n, other := range c.sentence.clauses {
		if other == c && n > 0 {
			return c.sentence.clauses[n-1]
		}
	}
	return nil
}
