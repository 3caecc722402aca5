package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// What goes on as usual.

// normal is what a predicate of normal work says of a service: that it went on, came back, or, where it is denied, was
// out. It was just out where an insert says so: "the grants, held up in May, were paid on 2 June".
func (c *clause) normal(p, service vocabulary.Match, wasOut, justOut bool) graph.ServiceStatus {
	dated := c.dateNear(service) != ""
	switch {
	case p.Has(bare) && (c.isDenied(service) || c.isDenying(p)):
		return graph.Disrupted
	case c.saysAgain(), dated && (justOut || c.saysSince(p, wasOut) || wasOut && (p.Has(bare) || p.Has(state))):
		return graph.Restored
	case p.Has(bare) && c.isByHand():
		return graph.Disrupted
	case p.Has(bare) && (wasOut || !c.isPlainly(p, service)):
		return ""
	case c.isUndone(p):
		return graph.Disrupted
	}
	return graph.Unaffected
}

// isPlainly reports whether a verb of ordinary work follows its thing in the past: "wages were transferred".
func (c *clause) isPlainly(p, service vocabulary.Match) bool {
	gap := p.First - service.Last - 1
	if gap < 0 || (gap > plainReach || c.pauseBetween(service.Last, p.First)) && !c.isListedBefore(p, service) {
		return false
	}
	first := c.words[p.First].Text
	return first == "was" || first == "were" || p.Has(plain)
}

// isListedBefore reports whether a service belongs to a list right before a verb: "water, buses and the phones functioned".
func (c *clause) isListedBefore(p, service vocabulary.Match) bool {
	last := service
	for _, m := range c.found {
		switch {
		case m.First >= p.First || m.First <= service.Last:
		case isPredicate(m):
			return false
		case m.Kind == vocabulary.Service && m.First > last.Last:
			if m.First-last.Last > memberReach {
				return false
			}
			last = m
		}
	}
	if p.First-last.Last-1 > plainReach || last.First == service.First {
		return false
	}
	before := c.words[last.First-1].Text
	return before == "and" || before == "the" && c.words[last.First-2].Text == "and"
}

// memberReach is how many words further the next member of a list stands.
const memberReach = 4

// worksBefore reports whether a verb of ordinary work stands between a thing and what only narrows it: "was opened on
// the 19th with a reduced list".
func (c *clause) worksBefore(service, p vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Up), func(m vocabulary.Match) bool {
		return (m.Has(state) || m.Has(bare) && c.isPlainly(m, service)) && m.First > service.Last && m.Last < p.First && c.polarityOf(m) == affirmed
	})
}

// plainReach is how many words may stand between a thing and the verb of its ordinary work.
const plainReach = 1

// isByHand reports whether the clause tells of work on paper.
func (c *clause) isByHand() bool {
	_, ok := c.anotherWay()
	return ok
}

// isDenying reports whether the object of a verb is denied: "could give out no extracts".
func (c *clause) isDenying(p vocabulary.Match) bool {
	next := p.Last + 1
	return next < c.last && slices.Contains([]string{"no", "nothing", "none", "nobody", "neither", "aucun", "aucune", "rien"}, c.words[next].Text)
}

// saysSince reports whether what goes on does so since a date: "have been paid normally since 6 June".
func (c *clause) saysSince(p vocabulary.Match, wasOut bool) bool {
	for _, m := range c.moments {
		if m.date == "" {
			continue
		}
		if m.first-c.first <= openingWords && c.in(vocabulary.Onset, c.first) {
			return true // "only on 14 May could mail be sent", "after eleven days the files were accessible"
		}
		if m.first == c.first {
			continue
		}
		switch c.words[m.first-1].Text {
		case "since", "depuis", "des": // "dès"
			return true
		case "from":
			return wasOut || p.Has(bare) || p.Has(state)
		}
	}
	return false
}

// saysAgain reports whether a clause says "again", which makes a return of whatever works in it.
func (c *clause) saysAgain() bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Back), func(m vocabulary.Match) bool { return m.Has(again) && c.polarityOf(m) == affirmed })
}

// again marks a word that tells of a return by itself where the clause says nothing else: "every house had water again".
const again = "again"

// whenDated marks words of a return that are none without a date right after them: "were open from 3 May", but not "were open
// at the normal hours".
const whenDated = "dated"

// isDated reports whether a date begins right after a phrase.
func (c *clause) isDated(p vocabulary.Match) bool {
	return slices.ContainsFunc(c.moments, func(m moment) bool {
		return (m.date != "" || m.at != "") && m.last > p.First && m.first-p.Last <= datedReach
	})
}

// datedReach is how many words may stand between "from" and its date.
const datedReach = 4

// bare marks a predicate of normal work that says nothing unless it is denied: "no mail went out", "the phones did not
// ring". State marks one that tells of a return where the service was out before and it is dated: "available from 3 May".
// Plain marks a bare one that tells of ordinary work right after its thing: "dispatchers took 999 calls".
const (
	bare  = "bare"
	state = "state"
	plain = "plain"
)

// isOwnMeans reports whether computers are only named to tell why something else went on: "which have a network of their
// own", "whose catalogue is kept on a server of the province".
func (c *clause) isOwnMeans(m vocabulary.Match) bool {
	if m.Code != "INTERNAL_IT" && m.Code != "FILE_STORAGE" {
		return m.First > c.first && c.words[m.First-1].Text == "own" && len(c.themes()) > 1
	}
	for n := max(m.First-meansReach, c.first); n <= m.Last; n++ {
		if c.in(vocabulary.Means, n) && !c.pauseBetween(n, m.First) {
			return true
		}
	}
	return false
}

// meansReach is how many words may stand between a preposition and the computers by which something goes on.
const meansReach = 3
