package loader

import (
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// A report may tell how long an outage lasted that the sentence before tells of: "it stayed that way until 22 April".

// lastedUntil is the date until which a clause says that what was named before was out, empty when it does not.
func (c *clause) lastedUntil() graph.Date {
	if c.has(vocabulary.Service) || !c.pointsBack() {
		return ""
	}
	for _, m := range c.moments {
		if m.date != "" && c.isEnd(m) {
			return m.date
		}
	}
	return ""
}

// pointsBack reports whether a clause opens with words for what was named before, or for its outage.
func (c *clause) pointsBack() bool {
	for _, m := range of(c.found, vocabulary.Anaphor) {
		if m.First == c.first {
			return true
		}
	}
	for n := c.first + 1; n < c.last && n <= c.first+outageReach; n++ {
		if c.in(vocabulary.Outage, n) {
			return c.in(vocabulary.Definite, c.first)
		}
	}
	return false
}

// outageReach is how many words further the noun of an outage stands that a clause opens with.
const outageReach = 2

// endedBy notes that the services named last came back on a date.
func (e *extraction) endedBy(l *ledger, c *clause, until graph.Date) {
	for _, code := range l.meant(false) {
		s := &graph.ServiceImpact{Code: code, Status: graph.Restored, Until: until}
		support(&s.Finding, c.passage)
		l.add(s)
		e.because("services "+string(code), "lasted until", c.passage, affirmed)
	}
}
