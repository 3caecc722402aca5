package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
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

// endsInNo reports whether words end in the denial of a verb that they leave out: "la messagerie non", "the phones
// did not".
func (d *document) endsInNo(last int) bool {
	if last < 2 {
		return false
	}
	end := d.words[last-1].Text
	return d.language == "fr" && end == "non" || d.language == "en" && end == "not"
}

// shared returns what the clause before says, for one without a predicate that goes on from it.
func (e *extraction) shared(c *clause) (vocabulary.Match, graph.ServiceStatus) {
	before := c.before()
	if before == nil {
		return vocabulary.Match{}, ""
	}
	ellipsis, no := c.opensWithEllipsis(), e.endsInNo(c.last)
	if c.says() && !ellipsis && !no {
		return vocabulary.Match{}, ""
	}
	for n := len(before.found) - 1; n >= 0; n-- {
		m := before.found[n]
		status, _ := before.statusOf(m)
		if !isPredicate(m) || status == "" {
			continue
		}
		at := vocabulary.Match{Start: c.start, End: c.end, First: c.first, Last: c.first, Entry: m.Entry}
		switch {
		case no, c.opensWithOpposite():
			return at, opposite(status)
		case ellipsis, m.Kind == vocabulary.Back && status == graph.Restored && len(c.moments) > 0:
			return at, status
		}
		return vocabulary.Match{}, ""
	}
	return vocabulary.Match{}, ""
}

// says reports whether a clause has a predicate.
func (c *clause) says() bool { return slices.ContainsFunc(c.found, isPredicate) }

// opensWithEllipsis reports whether a clause points at the verb before it: "as did the websites", "mail followed".
func (c *clause) opensWithEllipsis() bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Ellipsis), func(m vocabulary.Match) bool {
		return m.First-c.first <= ellipsisReach || m.Has(end) && m.Last >= c.last-ellipsisReach
	})
}

// opensWithOpposite reports whether a clause sets its things apart from those before: "unlike the phones".
func (c *clause) opensWithOpposite() bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Ellipsis), func(m vocabulary.Match) bool { return m.Has(contrary) && m.First == c.first })
}

// contrary marks an ellipsis that says the opposite.
const contrary = "opposite"

// ellipsisReach is how many words, such as a date, may stand before an ellipsis: "two days later so did mail".
const ellipsisReach = 5

// opposite is what "but the phones did not" says after a status.
func opposite(status graph.ServiceStatus) graph.ServiceStatus {
	if status == graph.Unaffected || status == graph.Restored {
		return graph.Disrupted
	}
	return graph.Unaffected
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
