package loader

import (
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// dataFacts collects the first clause of each thing said of data.
type dataFacts map[graph.DataImpact]*clause

// dataImpact reads what became of data. What is stated as published or stolen stands over an earlier denial.
func (e *extraction) dataImpact() {
	facts := dataFacts{}
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Data) {
			impact := dataImpactOf(c, m)
			if impact != "" && facts[impact] == nil {
				facts[impact] = c
				e.because("dataImpact", m.Phrase, c.passage, c.polarityOf(m))
			}
		}
	})
	e.incident.DataImpact = graph.DataNotStated
	if impact, c := facts.settled(); c != nil {
		e.incident.DataImpact = impact
		e.supportField("/dataImpact", evidence(c.sentence.passage))
	}
}

// settled returns what counts of all that is said, and the clause that says it, nil when nothing is said.
func (facts dataFacts) settled() (graph.DataImpact, *clause) {
	if facts.isClaimDenied() {
		return "CLAIMED_DENIED", facts["EXPLICITLY_NONE"]
	}
	for _, impact := range []graph.DataImpact{"PUBLISHED", "CONFIRMED_THEFT", "SUSPECTED_THEFT", "EXPLICITLY_NONE"} {
		if c := facts[impact]; c != nil {
			return impact, c
		}
	}
	return "", nil
}

// isClaimDenied reports whether the attackers claim a theft, or show what they call loot, that the victim then denies.
func (facts dataFacts) isClaimDenied() bool {
	denial := facts["EXPLICITLY_NONE"]
	if denial == nil || facts["CONFIRMED_THEFT"] != nil {
		return false
	}
	if shown := facts["PUBLISHED"]; shown != nil {
		return shown.sentence == denial.sentence && shown.start < denial.start
	}
	claim := facts["SUSPECTED_THEFT"]
	return claim != nil && len(of(claim.sentence.found, vocabulary.Claim)) > 0 && claim.start < denial.start
}

// dataImpactOf decides what a phrase says in its clause, empty for nothing.
func dataImpactOf(c *clause, m vocabulary.Match) graph.DataImpact {
	how := c.polarityOf(m)
	if c.isWithheld(m) && !m.Has("plain") {
		return ""
	}
	if m.Code == "SUSPECTED_THEFT" && !m.Has("plain") && outWithin(c, m) {
		return "" // "records could not be accessed" by those who work with them
	}
	code := graph.DataImpact(m.Code)
	switch {
	case c.isQuestion():
		return "SUSPECTED_THEFT"
	case code == "SUSPECTED_THEFT" && m.Has("plain"):
		return code
	case how == unreal || how == planned:
		return ""
	case m.Code == vocabulary.DataSafe:
		return "EXPLICITLY_NONE"
	case how == negated && code == "PUBLISHED":
		return "" // what was not published may have been taken
	case how == negated:
		return "EXPLICITLY_NONE"
	case how == possible || len(of(c.sentence.found, vocabulary.Claim)) > 0 && code == "CONFIRMED_THEFT":
		return "SUSPECTED_THEFT"
	}
	return code
}

// outWithin reports whether a phrase with gaps says that something was out.
func outWithin(c *clause, m vocabulary.Match) bool {
	for _, t := range of(c.found, vocabulary.Down) {
		if t.First > m.First && t.First < m.Last {
			return true
		}
	}
	return false
}
