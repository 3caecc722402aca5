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
	if d.endsInNo(s.last) || s.endsLikewise() {
		return true
	}
	back, dated := false, false
	for _, m := range s.found {
		switch {
		case (m.Kind == vocabulary.Back || m.Kind == vocabulary.Up && d.opensStretch(m.Last+1, pending)) && m.Last < pending:
			back = true
		case m.First > pending && isTime(m.Kind):
			dated = true
		}
	}
	return back && (dated || d.namesDay(pending, s.last))
}

// opensStretch reports whether words tell from when on something goes on: "since the 19th".
func (d *document) opensStretch(from, limit int) bool {
	for n := from; n < limit && n < from+stretchReach; n++ {
		if word := d.words[n].Text; word == "since" || word == "depuis" || word == "des" {
			return true
		}
	}
	return false
}

// stretchReach is how many words, such as a place, may stand before "since".
const stretchReach = 4

// isTime reports whether words of a kind tell when something was.
func isTime(kind vocabulary.Kind) bool {
	switch kind {
	case vocabulary.Month, vocabulary.Weekday, vocabulary.Relative, vocabulary.Later, vocabulary.Span:
		return true
	}
	return false
}

// namesDay reports whether a bare day stands between two words: "la messagerie le 12".
func (d *document) namesDay(from, to int) bool {
	for n := from + 1; n < to; n++ {
		if word := d.words[n].Text; d.words[n-1].Text == "le" && len(word) <= 2 && isNumeric(word) {
			return true
		}
	}
	return false
}

// tellsWhen reports whether a clause says when, if not on which day: "les encaissements en fin de semaine".
func (c *clause) tellsWhen() bool {
	return slices.ContainsFunc(c.found, func(m vocabulary.Match) bool { return isTime(m.Kind) })
}

// endsInNo reports whether words end in the denial of a verb that they leave out: "la messagerie non", "les téléphones,
// si", "the phones did not".
func (d *document) endsInNo(last int) bool {
	if last < 2 {
		return false
	}
	end := d.words[last-1].Text
	return d.language == "fr" && (end == "non" || end == "si" || end == "oui") || d.language == "en" && end == "not"
}

// shared returns what the clause before says, for one without a predicate that goes on from it.
func (e *extraction) shared(c *clause) (vocabulary.Match, graph.ServiceStatus) {
	ellipsis, no := c.opensWithEllipsis(), e.endsInNo(c.last)
	before := c.before()
	if before == nil && ellipsis {
		before = c.sentence.lastBefore()
	}
	if before == nil {
		return vocabulary.Match{}, ""
	}
	if c.says() && !ellipsis && !no {
		return vocabulary.Match{}, ""
	}
	for n := len(before.found) - 1; n >= 0; n-- {
		m := before.found[n]
		status, how := before.statusOf(m)
		if ellipsis && m.Kind == vocabulary.Up && m.Has(bare) && how == affirmed {
			status = graph.Unaffected // "the telephones worked, as did the police"
		}
		if !isPredicate(m) || status == "" {
			continue
		}
		at := vocabulary.Match{Start: c.start, End: c.end, First: c.first, Last: c.first, Phrase: m.Phrase, Entry: m.Entry}
		switch {
		case no:
			return at, opposite(status)
		case status == graph.Restored && c.has(vocabulary.Planned):
			return at, graph.Disrupted
		case m.Kind == vocabulary.Up && how == affirmed && before.saysSince(m, false) && len(c.moments) > 0:
			return at, graph.Restored
		case ellipsis, m.Kind == vocabulary.Back && status == graph.Restored && (len(c.moments) > 0 || c.tellsWhen()):
			return at, status
		}
		return vocabulary.Match{}, ""
	}
	return vocabulary.Match{}, ""
}

// followsOutage reports whether a clause says "followed" after one that tells of an outage and of no return: "the website failed;
// the portal followed on Friday".
func (c *clause) followsOutage(p vocabulary.Match) bool {
	before := c.before()
	if before == nil || c.words[p.First].Text != "followed" {
		return false
	}
	down := false
	for _, m := range before.found {
		if m.Kind == vocabulary.Back {
			return false
		}
		down = down || m.Kind == vocabulary.Down && !m.Has(bare) && before.polarityOf(m) == affirmed
	}
	return down
}

// says reports whether a clause has a predicate.
func (c *clause) says() bool { return slices.ContainsFunc(c.found, isPredicate) }

// opensWithEllipsis reports whether a clause points at the verb before it: "as did the websites", "mail followed".
func (c *clause) opensWithEllipsis() bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Ellipsis), func(m vocabulary.Match) bool {
		if m.Has(weak) && c.says() {
			return false
		}
		return m.First-c.first <= ellipsisReach || m.Has(end) && m.Last >= c.last-ellipsisReach
	})
}

// weak marks an ellipsis that is none where the clause has a verb of its own: "le téléphone aussi".
const weak = "weak"

// endsLikewise reports whether a sentence ends in words for "too", so that what waits for a verb shares the one before.
func (s *sentence) endsLikewise() bool {
	for n := len(s.found) - 1; n >= 0; n-- {
		if m := s.found[n]; m.Kind == vocabulary.Ellipsis && m.Has(weak) {
			return m.Last == s.last-1
		}
	}
	return false
}

// lastBefore returns the last clause of the sentence before, nil when that is not about this incident.
func (s *sentence) lastBefore() *clause {
	if s.previous == nil || s.previous.apart {
		return nil
	}
	return s.previous.clauses[len(s.previous.clauses)-1]
}

// ellipsisReach is how many words, such as a date, may stand before an ellipsis: "two days later so did mail".
const ellipsisReach = 5

// opposite is what "but the phones did not" says after a status.
func opposite(status graph.ServiceStatus) graph.ServiceStatus {
	if status == graph.Unaffected || status == graph.Restored {
		return graph.Disrupted
	}
	return graph.Unaffected
}

// before returns the clause before this one in its sentence that is no insert, nil for the first.
func (c *clause) before() *clause {
	var before *clause
	for _, other := range c.sentence.clauses {
		if other == c {
			return before
		}
		if !other.inserted {
			before = other
		}
	}
	return nil
}
