package loader

import (
	"slices"

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
		case m.Kind == vocabulary.Back && (!m.Has(again) || c.saysBefore(p.Last, m.First) && len(c.momentsAfter(m.Last)) > 0):
			status, how := c.statusOf(m)
			return m, status == graph.Restored && how == affirmed
		case m.Kind == vocabulary.Up && (m.Has(bare) || m.Has(state)) && c.polarityOf(m) == affirmed && len(c.momentsAfter(m.Last)) > 0:
			return m, true
		}
	}
	return vocabulary.Match{}, false
}

// saysBefore reports whether "before" stands between two words: "were dead before ringing again on 5 May".
func (c *clause) saysBefore(from, to int) bool {
	return slices.ContainsFunc(c.words[from+1:to], func(w vocabulary.Word) bool { return w.Text == "before" || w.Text == "avant" })
}

// downUntil is the date until which a clause says that something was out, empty when it does not.
func (c *clause) downUntil(p vocabulary.Match) graph.Date {
	if how := c.polarityOf(p); p.Kind == vocabulary.Back || p.Kind == vocabulary.Down && how != affirmed || p.Kind == vocabulary.Up && how != negated && !c.isDenying(p) {
		return ""
	}
	for _, m := range c.momentsAfter(p.Last) {
		switch {
		case m.until != "" && !c.isPlan(m) && c.lasts(m):
			return m.until
		case m.date != "" && c.isEnd(m) && !c.isMoved(p):
			return m.date
		}
	}
	return ""
}

// isTime reports whether the name of an outage only tells when: "75 minutes after the failure", "since the outage".
func (c *clause) isTime(m vocabulary.Match) bool {
	if m.Kind != vocabulary.Down || m.First != m.Last || !c.in(vocabulary.Outage, m.First) {
		return false
	}
	for n := m.First - 1; n >= c.first && n >= m.First-timeReach && !c.words[n+1].Pause; n-- {
		switch c.words[n].Text {
		case "after", "since", "following", "before", "apres", "depuis", "avant":
			return true
		}
	}
	return false
}

// timeReach is how many words further "after" may stand before an outage: "after some days of interruption".
const timeReach = 4

// isMoved reports whether a predicate only says that something takes place later: "put off until January".
func (c *clause) isMoved(p vocabulary.Match) bool {
	return c.lists.AnyIn(vocabulary.Moved, c.words[p.First:p.Last+1])
}

// dateOfReturn is the date of a return that a clause tells of a service: that of the service in a list, else the first
// after the predicate where one stands before it ("the tool, taken offline on 3 May, was online again on 24 May").
func (c *clause) dateOfReturn(service, p vocabulary.Match) graph.Date {
	near := c.dateNear(service)
	if p.First <= service.Last || p.Kind != vocabulary.Back && p.Kind != vocabulary.Up {
		return near
	}
	for _, m := range c.found {
		if m.Kind == vocabulary.Service && m.First > service.Last && m.First < p.First && m.Code != service.Code {
			return near
		}
	}
	for _, m := range c.momentsAfter(p.First) {
		if m.date != "" && !c.isOfSaying(m) && !c.isOfCopy(m) && m.first-p.Last <= returnReach {
			if next, ok := c.nextService(p.Last); !ok || m.first < next || c.isLastDate(m) {
				return m.date
			}
		}
	}
	return near
}

// returnReach is how many words may stand between a return and its date.
const returnReach = 8

// nextService returns where the next service after a word begins.
func (c *clause) nextService(word int) (int, bool) {
	for _, m := range c.found {
		if m.Kind == vocabulary.Service && m.First > word {
			return m.First, true
		}
	}
	return 0, false
}

// isLastDate reports whether no date follows in the clause.
func (c *clause) isLastDate(m moment) bool {
	return !slices.ContainsFunc(c.moments, func(other moment) bool { return other.date != "" && other.first > m.first })
}

// isOfSaying reports whether a date is that of an announcement: "are running again, the office reported on 1 June".
func (c *clause) isOfSaying(m moment) bool {
	return c.lists.AnyIn(vocabulary.Saying, c.words[max(c.first, m.first-sayingReach):m.first])
}

// isOfCopy reports whether a date is only that of the copy from which something was restored: "from a backup of 27 May".
func (c *clause) isOfCopy(m moment) bool {
	return c.lists.AnyIn(vocabulary.Copy, c.words[max(c.first, m.first-sayingReach):m.first])
}

// sayingReach is how many words may stand between a verb of saying and its date.
const sayingReach = 2

// dateNear is the date of a clause that goes with a phrase: the first after it and before another service ("mail on
// 11 May and the intranet in July"), else the nearest; empty without one.
func (c *clause) dateNear(m vocabulary.Match) graph.Date {
	next, earlier := c.last, false
	for _, other := range of(c.found, vocabulary.Service) {
		if other.First > m.Last && other.Code != m.Code {
			next = min(next, other.First)
		}
		earlier = earlier || other.Last < m.First && other.Code != m.Code && c.hasDate(other.Last, m.First)
	}
	var near graph.Date
	nearest := -1
	for _, d := range c.moments {
		if d.date == "" || c.isOfSaying(d) || c.isOfCopy(d) {
			continue
		}
		if d.first > m.Last && d.first < next && (next < c.last || earlier) {
			return d.date
		}
		distance := max(d.first-m.Last, m.First-d.last)
		if nearest < 0 || distance < nearest {
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
