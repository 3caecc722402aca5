package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// attackTypes reads the kinds of attack that the text names or plainly describes.
func (e *extraction) attackTypes() {
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Attack) {
			how := c.polarityOf(m)
			if how != affirmed || c.has(vocabulary.Open) || c.isWithheld(m) {
				continue
			}
			e.attackType(graph.AttackType(m.Code), c)
			e.because("attackTypes "+m.Code, m.Phrase, c.passage, how)
		}
	})
	i := e.incident
	if slices.Contains(i.AttackTypes, "RANSOMWARE") {
		i.AttackTypes = slices.DeleteFunc(i.AttackTypes, func(t graph.AttackType) bool { return t == "MALWARE" })
	}
	for n, t := range i.AttackTypes {
		e.supportField(entry("attackTypes", n), e.attackAt(t))
	}
}

func (e *extraction) attackType(t graph.AttackType, c *clause) {
	if !slices.Contains(e.incident.AttackTypes, t) {
		e.incident.AttackTypes = append(e.incident.AttackTypes, t)
	}
}

// attackAt returns the first clause that names a kind of attack.
func (e *extraction) attackAt(t graph.AttackType) graph.Evidence {
	var at graph.Evidence
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Attack) {
			if at.End == 0 && m.Code == string(t) && c.polarityOf(m) == affirmed && !c.has(vocabulary.Open) && !c.isWithheld(m) {
				at = evidence(c.passage)
			}
		}
	})
	return at
}
