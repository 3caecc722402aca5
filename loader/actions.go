package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// actions reads the measures that were taken, each once, with the day that its clause states.
func (e *extraction) actions() {
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Action) {
			how := c.polarityOf(m)
			if how == negated && c.isPastAnd(m) {
				how = affirmed
			}
			if !m.Has("denying") && how != affirmed || c.has(vocabulary.Open) || !e.isMeant(c, m) {
				continue
			}
			e.action(graph.ActionCode(m.Code), c)
			e.because("actions "+m.Code, m.Phrase, c.passage, how)
		}
	})
	slices.SortStableFunc(e.incident.Actions, func(a, b *graph.Action) int { return a.Evidence[0].Start - b.Evidence[0].Start })
}

// isPastAnd reports whether "and" ends the reach of a negation before a phrase: "could look up no plates and wrote by hand".
func (c *clause) isPastAnd(m vocabulary.Match) bool {
	past := false
	for _, o := range c.found {
		if o.First >= m.First {
			break
		}
		if o.Kind == vocabulary.Negation {
			past = false
		}
		past = past || o.Kind == vocabulary.Joint && c.words[o.First].Text == "and"
	}
	return past
}

// actionOf adds the measure that a partner stands for: police and prosecutors are on the case, an authority was told, a
// firm examines.
func (e *extraction) actionOf(c *clause, m vocabulary.Match, role graph.PartnerRole) {
	var codes []graph.ActionCode
	if m.Code == "POLICE" || m.Code == "PROSECUTOR" {
		codes = append(codes, "LAW_ENFORCEMENT")
	}
	if role == "NOTIFIED" && m.Code != "VENDOR" && m.Code != "PROSECUTOR" && m.Code != "GOVERNMENT" {
		codes = append(codes, "NOTIFIED_AUTHORITIES")
	}
	if role == "INVESTIGATION" && m.Code == "VENDOR" {
		codes = append(codes, "FORENSICS")
	}
	for _, code := range codes {
		e.action(code, c)
		e.because("actions "+string(code), m.Phrase, c.passage, affirmed)
	}
}

func (e *extraction) action(code graph.ActionCode, c *clause) {
	on := c.lastDate()
	if on.Precision() != graph.Day {
		on = ""
	}
	for _, a := range e.incident.Actions {
		if a.Code == code {
			support(&a.Finding, c.passage)
			a.On = first(a.On, on)
			return
		}
	}
	a := &graph.Action{Code: code, On: on}
	support(&a.Finding, c.passage)
	e.incident.Actions = append(e.incident.Actions, a)
}
