package loader

import (
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// affected reads how many people, records or devices were hit: a figure right before its unit, in a clause that
// says that they were.
func (e *extraction) affected() {
	e.clauses(func(c *clause) {
		if !c.has(vocabulary.Down) && !c.has(vocabulary.Data) || c.has(vocabulary.Open) {
			return
		}
		for n := c.first; n < c.last; n++ {
			value, last := e.figure(c, n)
			if value == nil {
				continue
			}
			if unit := unitAt(c, last+1); unit != "" && !c.inDate(n) && value.IsInt() && value.Num().IsInt64() {
				e.count(c, int(value.Num().Int64()), unit)
			}
			n = last
		}
	})
}

// inDate reports whether the word belongs to a date or a time.
func (c *clause) inDate(word int) bool {
	for _, m := range c.moments {
		if m.first <= word && word <= m.last {
			return true
		}
	}
	return false
}

// unitAt returns the unit that begins at a word or the next one.
func unitAt(c *clause, word int) graph.AffectedUnit {
	for _, m := range of(c.found, vocabulary.Unit) {
		if m.First == word || m.First == word+1 {
			return graph.AffectedUnit(m.Code)
		}
	}
	return ""
}

// fewest is the count from which a number of things is worth keeping: "one computer" is no measure.
const fewest = 10

func (e *extraction) count(c *clause, count int, unit graph.AffectedUnit) {
	if count < fewest {
		return
	}
	for _, a := range e.incident.Affected {
		if a.Count == count && a.Unit == unit {
			return
		}
	}
	e.incident.Affected = append(e.incident.Affected, &graph.AffectedCount{Count: count, Unit: unit})
	e.supportField(entry("affected", len(e.incident.Affected)-1), evidence(c.passage))
}
