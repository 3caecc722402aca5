package loader

import (
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// tellsWhich reports whether a date only tells which thing is meant and when nothing happened: "the wages for February", "a
// backup of 27 May".
func (c *clause) tellsWhich(m moment) bool {
	if c.isOfCopy(m) {
		return true
	}
	of := m.first - 1
	if m.date.Precision() != graph.Month || of <= c.first || c.words[of].Pause {
		return false
	}
	switch c.words[of].Text {
	case "of", "for", "dated", "de", "d":
		return !c.isOfTime(of - 1)
	}
	return false
}

// isOfTime reports whether a noun before "of" is a part of time or something that happens: "the end of March", "the attack
// of March".
func (c *clause) isOfTime(noun int) bool {
	if c.in(vocabulary.Portion, noun) {
		return true
	}
	for _, m := range c.found {
		switch m.Kind {
		case vocabulary.Attack, vocabulary.Event, vocabulary.Down, vocabulary.Span, vocabulary.Morning:
			if m.First <= noun && noun <= m.Last {
				return true
			}
		}
	}
	return false
}
