package loader

import (
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// services reads what became of each service: the predicate nearest to its name in its clause decides.
func (e *extraction) services() {
	l := &ledger{}
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Service) {
			p, ok := c.predicateOf(m)
			if !ok {
				continue
			}
			status, how := c.statusOf(p)
			if status == "" {
				continue
			}
			l.add(e.impact(c, m, p, status))
			e.because("services "+m.Code, p.Phrase, c.passage, how)
		}
	})
	e.incident.Services = l.settled()
}

// predicateOf returns the predicate that a service in the clause goes with, the nearest by words.
func (c *clause) predicateOf(service vocabulary.Match) (vocabulary.Match, bool) {
	var best vocabulary.Match
	nearest := -1
	for _, m := range c.found {
		if !isPredicate(m) || m.First <= service.Last && service.First <= m.Last && m.Kind != vocabulary.Down {
			continue
		}
		distance := m.First - service.Last
		if m.First < service.First {
			distance = service.First - m.Last
		}
		if nearest < 0 || distance < nearest {
			best, nearest = m, distance
		}
	}
	return best, nearest >= 0
}

// statusOf turns a predicate and how it is meant into a status, empty when it states none.
func (c *clause) statusOf(p vocabulary.Match) (graph.ServiceStatus, polarity) {
	if p.Entry == nil {
		return "", affirmed
	}
	how := c.polarityOf(p)
	if how == unreal {
		return "", how
	}
	switch p.Kind {
	case vocabulary.Down:
		return map[polarity]graph.ServiceStatus{affirmed: graph.Disrupted, negated: graph.Unaffected, possible: graph.AtRisk}[how], how
	case vocabulary.Up:
		return map[polarity]graph.ServiceStatus{affirmed: graph.Unaffected, negated: graph.Disrupted}[how], how
	case vocabulary.Back:
		if how == affirmed || how == negated && c.endsWithDate(p) {
			return graph.Restored, how
		}
		return graph.Disrupted, how // what is still to come back is out
	case vocabulary.Risk:
		return map[polarity]graph.ServiceStatus{affirmed: graph.AtRisk, possible: graph.AtRisk, negated: graph.Unaffected}[how], how
	}
	return "", how
}

// endsWithDate tells "was not restored until 30 June".
func (c *clause) endsWithDate(p vocabulary.Match) bool {
	for _, m := range c.found {
		if m.Kind == vocabulary.Planned && m.First > p.Last && len(c.momentsAfter(m.Last)) > 0 {
			return true
		}
	}
	return false
}

func (c *clause) momentsAfter(word int) []moment {
	for n, m := range c.moments {
		if m.first > word {
			return c.moments[n:]
		}
	}
	return nil
}

// impact writes down one statement about a service.
func (e *extraction) impact(c *clause, service, p vocabulary.Match, status graph.ServiceStatus) *graph.ServiceImpact {
	s := &graph.ServiceImpact{Code: graph.ServiceCode(service.Code), Status: status}
	support(&s.Finding, c.passage)
	switch status {
	case graph.Restored:
		s.Extent = extentOf(c, p)
		s.Until = first(c.lastDate(), c.sharedDate())
	case graph.Disrupted:
		s.Extent = extentOf(c, p)
		s.Cause = c.cause(p)
		s.Fallback = e.fallback(c)
		if p.Kind == vocabulary.Down && c.polarityOf(p) == affirmed {
			s.From = c.startDate()
		}
	}
	return s
}

// lastDate is the last date of a clause, empty without one.
func (c *clause) lastDate() graph.Date {
	var last graph.Date
	for _, m := range c.moments {
		if m.date != "" {
			last = m.date
		}
	}
	return last
}

// sharedDate is the date of the clause before that tells of a return too: "on 16 January the website was back, and
// booking was available again".
func (c *clause) sharedDate() graph.Date {
	var shared graph.Date
	for _, other := range c.sentence.clauses {
		if other == c {
			break
		}
		if other.has(vocabulary.Back) {
			shared = first(other.lastDate(), shared)
		}
	}
	return shared
}

// startDate is the first day of a clause that is neither planned nor an end.
func (c *clause) startDate() graph.Date {
	for _, m := range c.moments {
		if m.date.Precision() == graph.Day && !c.isPlan(m) && !c.isEnd(m) {
			return m.date
		}
	}
	return ""
}

// extentOf is the extent that the predicate or a word near it states.
func extentOf(c *clause, p vocabulary.Match) graph.Extent {
	if p.Code != "" {
		return graph.Extent(p.Code)
	}
	for _, m := range of(c.found, p.Kind) {
		if m.Code != "" {
			return graph.Extent(m.Code)
		}
	}
	for _, m := range of(c.found, vocabulary.Extent) {
		if near(m, p, extentReach) {
			return graph.Extent(m.Code)
		}
	}
	return ""
}

// extentReach is how many words may stand between a predicate and its extent.
const extentReach = 3

func near(a, b vocabulary.Match, words int) bool {
	return a.First-b.Last <= words+1 && b.First-a.Last <= words+1
}

// cause tells the victim's own precaution from the attack, empty where the sentence does not.
func (c *clause) cause(p vocabulary.Match) graph.Cause {
	switch {
	case p.Has("containment") || c.has(vocabulary.Precaution):
		return "CONTAINMENT"
	case c.has(vocabulary.ByAttack):
		return "ATTACK"
	}
	return ""
}

// fallback is what was used instead, by the sentence that says that a service was out.
func (e *extraction) fallback(c *clause) string {
	for _, m := range of(c.sentence.found, vocabulary.Fallback) {
		if m.First >= c.first {
			return e.report.Text[m.Start:m.End]
		}
	}
	return ""
}
