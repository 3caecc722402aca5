package loader

import (
	"slices"

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
		for _, m := range of(c.found, vocabulary.Loss) {
			if impact := c.lossOf(m); impact != "" && facts[impact] == nil {
				facts[impact] = c
				e.because("dataImpact", string(impact)+" "+m.Code+" "+m.Phrase, c.passage, c.polarityOf(m))
			}
		}
	})
	e.incident.DataImpact = graph.DataNotStated
	impact, c := facts.settled()
	if e.isClaimDenied(facts) {
		impact = "CLAIMED_DENIED"
	}
	if c == nil {
		return
	}
	e.incident.DataImpact = impact
	e.supportField("/dataImpact", evidence(c.sentence.passage))
	e.breach(c)
}

// breach adds the kind of attack that a theft or a publication is.
func (e *extraction) breach(c *clause) {
	i := e.incident
	told := i.DataImpact == "CONFIRMED_THEFT" || i.DataImpact == "PUBLISHED"
	claimed := i.DataImpact == "SUSPECTED_THEFT" && isClaim(c)
	if !told && !claimed || slices.Contains(i.AttackTypes, "DATA_BREACH") {
		return
	}
	e.attackType("DATA_BREACH", c)
	e.supportField(entry("attackTypes", len(i.AttackTypes)-1), evidence(c.passage))
	e.because("attackTypes DATA_BREACH", string(i.DataImpact), c.passage, affirmed)
}

// settled returns what counts of all that is said, and the clause that says it, nil when nothing is said.
func (facts dataFacts) settled() (graph.DataImpact, *clause) {
	for _, impact := range []graph.DataImpact{"PUBLISHED", "CONFIRMED_THEFT", "SUSPECTED_THEFT", "EXPLICITLY_NONE"} {
		if c := facts[impact]; c != nil {
			return impact, c
		}
	}
	return "", nil
}

// isClaimDenied reports whether the attackers claim a theft that the victim then denies, or disowns what they show.
func (e *extraction) isClaimDenied(facts dataFacts) bool {
	if facts["CONFIRMED_THEFT"] != nil {
		return false
	}
	if shown := facts["PUBLISHED"]; shown != nil {
		return e.isAnswered(shown.sentence, "disown")
	}
	claim, denial := facts["SUSPECTED_THEFT"], facts["EXPLICITLY_NONE"]
	if denial != nil && e.isRebuff(denial.sentence) {
		return true
	}
	if claim == nil || !isClaim(claim) {
		return false
	}
	return denial != nil && claim.start < denial.start ||
		e.isAnswered(claim.sentence, "retort") || e.isAnswered(claim.sentence, "disown") || e.isAnswered(claim.sentence, "rebuff")
}

// isRebuff reports whether a sentence answers a claim of the one before: "the mayor denied this: nothing was taken".
func (e *extraction) isRebuff(s *sentence) bool {
	return slices.ContainsFunc(of(s.found, vocabulary.Denial), func(d vocabulary.Match) bool { return d.Has("rebuff") })
}

// isClaim reports whether a clause tells what those who attacked claim, show or threaten.
func isClaim(c *clause) bool {
	return len(of(c.sentence.found, vocabulary.Claim)) > 0 || slices.ContainsFunc(c.sentence.found, func(m vocabulary.Match) bool {
		return m.Kind == vocabulary.Data && m.Has("claim")
	})
}

// isAnswered reports whether a sentence or the next one answers what those who attacked say.
func (e *extraction) isAnswered(s *sentence, mark string) bool {
	for n := slices.Index(e.sentences, s); n >= 0 && n < len(e.sentences) && e.sentences[n].first <= s.last; n++ {
		for _, d := range of(e.sentences[n].found, vocabulary.Denial) {
			if d.Has(mark) && !e.sentences[n].apart && (mark != "retort" || e.sentences[n] == s || e.endsClause(d)) {
				return true
			}
		}
	}
	return false
}

// endsClause reports whether a verb has no object, so that it answers what was said before: "he denies: the files are public".
func (d *document) endsClause(m vocabulary.Match) bool {
	return m.First == m.Last && m.Last+1 < len(d.words) && d.words[m.Last+1].Pause
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
	case m.Has("claim") && (how == negated || c.hasDenial(m, "silent")):
		return "" // "mentions no claim of data theft"
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
