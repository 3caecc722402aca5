package loader

import (
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// The date on which a service came back.

// returnAfter finds a return of the same thing later in the clause: "enforcement, suspended since the attack, was taken
// up again on 1 June".
func (c *clause) returnAfter(p vocabulary.Match) (vocabulary.Match, bool) {
	for _, m := range c.found {
		switch {
		case m.First <= p.Last:
		case m.Kind == vocabulary.Service:
			return vocabulary.Match{}, false
		case m.Kind == vocabulary.Back && !m.Has(again):
			status, how := c.statusOf(m)
			return m, status == graph.Restored && how == affirmed
		case m.Kind == vocabulary.Up && (m.Has(bare) || m.Has(state)) && c.polarityOf(m) == affirmed && len(c.momentsAfter(m.Last)) > 0:
			return m, true
		}
	}
	return vocabulary.Match{}, false
}

// downUntil is the date until which a clause says that something was out, empty when it does not.
func (c *clause) downUntil(p vocabulary.Match) graph.Date {
	if p.Kind != vocabulary.Down || c.polarityOf(p) != affirmed {
		return ""
	}
	for _, m := range c.momentsAfter(p.Last) {
		switch {
		case m.until != "" && !c.isPlan(m):
			return m.until
		case m.date != "" && c.isEnd(m) && !c.isPutOffTo(m):
			return m.date
		}
	}
	return ""
}

// dateNear is the date of a clause that goes with a phrase: the first after it and before another service ("mail on
// 11 May and the intranet in July"), else the nearest; empty without one.
func (c *clause) dateNear(m vocabulary.Match) graph.Date {
	next := c.last
	for _, other := range of(c.found, vocabulary.Service) {
		if other.First > m.Last && other.Code != m.Code {
			next = min(next, other.First)
		}
	}
	var near graph.Date
	nearest := -1
	for _, d := range c.moments {
		if d.date != "" && d.first > m.Last && d.first < next && next < c.last {
			return d.date
		}
		distance := max(d.first-m.Last, m.First-d.last)
		if d.date != "" && (nearest < 0 || distance < nearest) {
			near, nearest = d.date, distance
		}
	}
	return near
}

// dayOfTime is the day to which a time of day in the clause belongs, empty without one: "by 9 p.m. it was back".
func (c *clause) dayOfTime() graph.Date {
	for _, m := range c.moments {
		if m.of.Precision() == graph.Day {
			return m.of
		}
	}
	return ""
}

// lastDate is the last date of a clause, empty without one.
func (c *clause) lastDate() graph.Date {
	var last graph.Date
	for _, m := range c.moments {
		if m.date != "" {
			last = m.date
		}
	}
	return last
}

// sharedDate is the date of a clause before that tells of a return too, else the one that the sentence opens with:
// "on 16 January the website was back, and booking was available again".
func (c *clause) sharedDate() graph.Date {
	var shared graph.Date
	for _, other := range c.sentence.clauses {
		if other == c {
			break
		}
		if other.has(vocabulary.Back) {
			shared = first(other.lastDate(), shared)
		}
	}
	opening := c.sentence.clauses[0]
	if shared == "" && len(opening.moments) > 0 && opening.moments[0].first <= opening.first+openingWords {
		return opening.moments[0].date
	}
	return shared
}

// openingWords is how many words may stand before the date that a sentence opens with.
const openingWords = 3
