package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// isUndone reports whether words after a predicate of normal work take it back: "received the files without being able
// to process them".
func (c *clause) isUndone(p vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Down), func(m vocabulary.Match) bool { return m.Has(unable) && m.First > p.Last })
}

// unable marks those words.
const unable = "unable"

// isForetold reports whether a denied return is still to come: "will not be restored before 30 June".
func (c *clause) isForetold(p vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Planned), func(t vocabulary.Match) bool {
		return !t.Has(after) && !t.Has(end) && t.First < p.First && p.First-t.Last <= plannedReach && !c.pauseBetween(t.Last, p.First)
	})
}

// waited marks words that make a return of the date after them: "il a fallu attendre le 30 juin pour que le site rouvre".
const waited = "waited"

// cameAfterWaiting reports whether a clause tells that something was waited for until a date, and then came.
func (c *clause) cameAfterWaiting(p vocabulary.Match) bool {
	if p.Kind != vocabulary.Back && p.Kind != vocabulary.Up {
		return false
	}
	return slices.ContainsFunc(of(c.found, vocabulary.Back), func(t vocabulary.Match) bool {
		return t.Has(waited) && t.First <= p.First && len(c.momentsAfter(t.First)) > 0 && c.polarityOf(t) == affirmed
	})
}

// lasts reports whether two dates are the beginning and the end of something: "from 3 to 20 March".
func (c *clause) lasts(m moment) bool {
	return m.first > c.first && slices.Contains([]string{"from", "between", "du", "de", "entre"}, c.words[m.first-1].Text)
}
