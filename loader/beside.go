package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// A clause may name a service and tell of something else.

// isBeside reports whether a service is not what a clause tells of: only a part of what is, or, where something went on or
// came back, the means, or what was taken or lent.
func (c *clause) isBeside(m vocabulary.Match, status graph.ServiceStatus) bool {
	if c.isModifier(m) || c.isFarEnd(m) {
		return true
	}
	switch status {
	case graph.Unaffected:
		return c.isOwnMeans(m) || c.tellsOfLoot() || c.has(vocabulary.Helping)
	case graph.Restored:
		return c.isOwnMeans(m) || c.tellsOfLoot()
	}
	return false
}

// isModifier reports whether a noun right after a service is what the clause tells of: "the mail logs", "a bogus invoice notice".
func (c *clause) isModifier(m vocabulary.Match) bool {
	next := m.Last + 1
	return next < c.last && !c.words[next].Pause && c.in(vocabulary.Thing, next)
}

// farEndReach is how many words may stand between a link and what it leads to: "the link to the state's voter register".
const farEndReach = 4

// isFarEnd reports whether a service is only what a link leads to, which the clause tells of: "the data exchange with the
// population register was cut".
func (c *clause) isFarEnd(m vocabulary.Match) bool {
	for n := m.First - 1; n > c.first && n >= m.First-farEndReach && !c.words[n+1].Pause; n-- {
		if c.in(vocabulary.LinkedTo, n) && c.in(vocabulary.Link, n-1) {
			return true
		}
	}
	return false
}

// tellsOfLoot reports whether a clause tells that data were taken or shown, so that what appears in it is no service:
// "images of patients were put up on a leak site".
func (c *clause) tellsOfLoot() bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Loss), func(m vocabulary.Match) bool {
		impact := c.lossOf(m)
		return (impact == "PUBLISHED" || impact == "CONFIRMED_THEFT") && c.hasCulprit("")
	})
}

// isDirect reports whether a predicate is said of a service itself, not of something that a preposition ties it to: of "the
// hearings", but not of "the registry" in "documents had to be brought to the registry".
func (c *clause) isDirect(m, p vocabulary.Match) bool {
	if p.Last < m.First {
		return m.First-p.Last <= directReach
	}
	for n := m.First - 1; n >= c.first && n >= m.First-directReach && !c.words[n+1].Pause; n-- {
		if c.in(vocabulary.Governor, n) {
			return n > c.first && c.in(vocabulary.Access, n-1) // who has no access to a thing is without it
		}
	}
	return true
}

// directReach is how many words, such as an article and an adjective, may stand between a service and what it belongs to.
const directReach = 3
