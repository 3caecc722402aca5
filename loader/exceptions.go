package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// except marks a contrast that takes what follows out of what is said: "everything was down, hormis le téléphone".
const except = "except"

// paused marks an exception that is one only behind a comma: "la messagerie a cédé, pas le téléphone".
const paused = "paused"

// excepted returns what a clause says of a service that it takes out of a statement: the opposite. The statement is
// that of the clause before, or one that follows behind a pause ("sauf le téléphone, tout était à l'arrêt") or about all
// that was named before ("all services except telephony were out").
func (c *clause) excepted(service vocabulary.Match) (vocabulary.Match, graph.ServiceStatus) {
	if !c.takesOut(service) {
		return vocabulary.Match{}, ""
	}
	if before := c.before(); before != nil && before.says() {
		if c.says() {
			return vocabulary.Match{}, ""
		}
		for n := len(before.found) - 1; n >= 0; n-- {
			if status, _ := before.statusOf(before.found[n]); status != "" {
				return before.found[n], opposite(status)
			}
		}
		return vocabulary.Match{}, ""
	}
	for _, p := range c.found {
		apart := c.pauseBetween(service.Last, p.First) || c.before() != nil && c.before().has(vocabulary.Anaphor)
		if status, _ := c.statusOf(p); status != "" && p.First > service.Last && apart {
			return p, opposite(status)
		}
	}
	return vocabulary.Match{}, ""
}

// takesOut reports whether a clause opens with an exception that reaches to a service.
func (c *clause) takesOut(service vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Contrast), func(t vocabulary.Match) bool {
		return t.Has(except) && t.First-c.first <= 1 && t.Last < service.First && !c.saysBetween(t.Last, service.First)
	})
}

// saysBetween reports whether a predicate stands between two words.
func (c *clause) saysBetween(from, to int) bool {
	return slices.ContainsFunc(c.found, func(m vocabulary.Match) bool { return isPredicate(m) && m.First > from && m.Last < to })
}
