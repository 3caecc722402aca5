package loader

import (
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// elections reads the votes that the incident touched or is said to have spared. A vote that is only mentioned is
// none.
func (e *extraction) elections() {
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Election) {
			e.election(c, m, e.electionStatus(c, m), e.heldOn(c, m))
		}
	})
	e.settleElections()
}

// electionStatus decides by the predicate of the vote: what hampers preparations puts it at risk, what hampers
// voting, counting or results disrupts it.
func (e *extraction) electionStatus(c *clause, m vocabulary.Match) graph.ElectionStatus {
	if isSpared(c, m) {
		return "UNAFFECTED"
	}
	p, ok := c.predicateOf(m)
	if !ok {
		return sentenceStatus(c.sentence)
	}
	status, _ := c.statusOf(p)
	switch status {
	case graph.Unaffected:
		return "UNAFFECTED"
	case graph.AtRisk:
		return "AT_RISK"
	case graph.Disrupted, graph.Restored:
		return hampered(c.sentence)
	}
	return ""
}

// isSpared reports whether the clause says outright that the vote went on.
func isSpared(c *clause, m vocabulary.Match) bool {
	if c.has(vocabulary.Held) {
		return true
	}
	p, ok := c.predicateOf(m)
	status, _ := c.statusOf(p)
	return ok && status == graph.Unaffected && p.First > m.Last && p.First-m.Last <= sparedReach
}

// hampered tells a disrupted vote from hampered preparations.
func hampered(s *sentence) graph.ElectionStatus {
	if len(of(s.found, vocabulary.Preparation)) > 0 || len(of(s.found, vocabulary.Vote)) == 0 {
		return "AT_RISK"
	}
	return "DISRUPTED"
}

// sentenceStatus decides for a vote whose clause has no predicate: by another clause of its sentence in which the
// work for it suffers.
func sentenceStatus(s *sentence) graph.ElectionStatus {
	for _, c := range s.clauses {
		for _, m := range of(c.found, vocabulary.Service) {
			if p, ok := c.predicateOf(m); ok && m.Code == "ELECTIONS" {
				switch status, _ := c.statusOf(p); status {
				case graph.Disrupted, graph.AtRisk:
					return hampered(s)
				}
			}
		}
	}
	return ""
}

// heldOn is the date that stands nearest after a vote's name in its clause, or right before it.
func (e *extraction) heldOn(c *clause, m vocabulary.Match) graph.Date {
	for _, d := range c.moments {
		if d.date != "" && !d.relative && d.first > m.Last && d.first-m.Last <= electionReach {
			return d.date
		}
	}
	for _, d := range c.moments {
		if d.date != "" && d.last < m.First && m.First-d.last <= electionReach {
			return d.date
		}
	}
	for n := m.Last + 1; n < c.last && n <= m.Last+electionReach; n++ {
		for _, d := range c.moments {
			if d.first == n && d.date != "" {
				return d.date
			}
		}
	}
	return ""
}

// sparedReach is how many words may stand between a vote, with its day, and that it went on.
const sparedReach = 10

// electionReach is how many words may stand between a vote and its day.
const electionReach = 6

// election joins what is said of a vote: one without a kind or day is that of the report.
func (e *extraction) election(c *clause, m vocabulary.Match, status graph.ElectionStatus, heldOn graph.Date) {
	kind := graph.ElectionKind(m.Code)
	for _, v := range e.incident.Elections {
		if v.Kind != kind && kind != "OTHER" && v.Kind != "OTHER" || v.HeldOn != "" && heldOn != "" && v.HeldOn != heldOn && !v.HeldOn.Contains(heldOn) {
			continue
		}
		if v.Kind == "OTHER" {
			v.Kind = kind
		}
		if len(heldOn) > len(v.HeldOn) {
			v.HeldOn = heldOn
			support(&v.Finding, c.sentence.passage)
		}
		spared := isSpared(c, m) && kind != "OTHER"
		if spared || graver(status, v.Status) && e.spared != v {
			v.Status = status
			if spared {
				e.spared = v
			}
			support(&v.Finding, c.sentence.passage)
		}
		return
	}
	v := &graph.ElectionImpact{Kind: kind, HeldOn: heldOn, Status: status}
	if kind != "OTHER" && isSpared(c, m) {
		e.spared = v
	}
	if e.incident.Place != nil {
		v.Country = e.incident.Place.Country
	}
	support(&v.Finding, c.sentence.passage)
	e.incident.Elections = append(e.incident.Elections, v)
}

func graver(a, b graph.ElectionStatus) bool {
	order := map[graph.ElectionStatus]int{"UNAFFECTED": 1, "AT_RISK": 2, "DISRUPTED": 3}
	return order[a] > order[b]
}

// settleElections drops votes of which nothing is said.
func (e *extraction) settleElections() {
	kept := e.incident.Elections[:0]
	for _, v := range e.incident.Elections {
		if v.Status != "" {
			kept = append(kept, v)
		}
	}
	e.incident.Elections = kept
}
