package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// services reads what became of each service: the predicate nearest to its name in its clause decides. A clause that
// names none may speak of those before it.
func (e *extraction) services() {
	l := &ledger{}
	e.clauses(func(c *clause) {
		l.turnTo(c.sentence)
		stated := false
		themes := c.themes()
		for _, m := range themes {
			stated = e.service(l, c, m) || stated
		}
		if !stated {
			e.recalled(l, c)
		}
		l.name(themes)
	})
	if e.isFloodOnly() {
		l.entries = slices.DeleteFunc(l.entries, func(s *graph.ServiceImpact) bool {
			return s.Code == "INTERNAL_IT" && s.Status != graph.Unaffected
		})
	}
	e.implied(l)
	e.incident.Services = l.settled()
}

// service notes what a clause says of a service, and reports whether it says anything.
func (e *extraction) service(l *ledger, c *clause, m vocabulary.Match) bool {
	p, status, how := e.said(l, c, m)
	if status == "" || m.Has(spared) && status != graph.Unaffected || c.isBeside(m, status) {
		return false
	}
	l.add(e.impact(c, m, p, status))
	e.because("services "+m.Code, p.Phrase, c.passage, how)
	if status != graph.Disrupted {
		return true
	}
	if c.isDirect(m, p) && !c.isOnPaper(p) {
		l.stop(graph.ServiceCode(m.Code), p)
	}
	if until := c.downUntil(p); until != "" {
		back := &graph.ServiceImpact{Code: graph.ServiceCode(m.Code), Status: graph.Restored, Until: until}
		support(&back.Finding, c.passage)
		l.add(back)
	}
	if back, ok := c.returnAfter(p); ok {
		returned := e.impact(c, m, back, graph.Restored)
		returned.Until = first(c.dateNear(back), returned.Until)
		l.add(returned)
	}
	return true
}

// said returns what a clause says of a service, by which predicate.
func (e *extraction) said(l *ledger, c *clause, m vocabulary.Match) (vocabulary.Match, graph.ServiceStatus, polarity) {
	if p, status := e.shared(c); status != "" {
		return p, status, affirmed
	}
	if p, status := c.excepted(m); status != "" {
		return p, status, affirmed
	}
	p, ok := c.predicateOf(m)
	if !ok {
		return p, "", affirmed
	}
	status, how := c.statusOf(p)
	code := graph.ServiceCode(m.Code)
	switch {
	case how != affirmed:
	case p.Kind == vocabulary.Down && p.Code == "DEGRADED" && c.saysAgain() && c.dateNear(m) != "":
		return p, graph.Restored, how
	case p.Kind == vocabulary.Down && l.find(code, graph.Disrupted) != nil && c.dateNear(m) != "" && c.worksBefore(m, p):
		return p, graph.Restored, how
	case p.Kind == vocabulary.Back && c.followsOutage(p):
		return p, graph.Disrupted, how
	case p.Kind == vocabulary.Up && c.isHampered(p):
		return p, graph.Disrupted, how
	case p.Kind == vocabulary.Up:
		return p, c.normal(p, m, l.find(code, graph.Disrupted) != nil, len(c.inserts) > 0 && slices.Contains(l.current, code)), how
	}
	return p, status, how
}

// isDenied reports whether a negation stands right before a service: "could send no mail".
func (c *clause) isDenied(service vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Negation), func(t vocabulary.Match) bool {
		return t.Last < service.First && service.First-t.Last <= deniedReach
	})
}

// deniedReach is how many words a negation may stand before the service that it denies.
const deniedReach = 2

// predicateOf returns the predicate that a service in the clause goes with, the nearest by words.
func (c *clause) predicateOf(service vocabulary.Match) (vocabulary.Match, bool) {
	var best vocabulary.Match
	nearest := -1
	for _, m := range c.found {
		if !isPredicate(m) || isName(m, service) || c.isWithinName(m) || c.isTime(m) {
			continue
		}
		if m.Has(governing) && (m.First > service.First || !c.governs(m)) {
			continue
		}
		distance := m.First - service.Last
		if m.First < service.First {
			distance = service.First - m.Last
		}
		if m.Has(bare) && m.First < service.First && !c.isDenied(service) {
			continue
		}
		if m.Has(again) || m.Has(bare) && !c.isDenied(service) && !c.isDenying(m) && c.polarityOf(m) == affirmed {
			distance += lastResort
		}
		if m.Has(faint) {
			distance += lastResort / 2
		}
		if distance = max(distance, 0); nearest < 0 || distance < nearest {
			best, nearest = m, distance
		}
	}
	if nearest < 0 {
		return c.anotherWay()
	}
	return best, true
}

// isHampered reports whether what goes on does so in a poor manner or in one way only: "sent out a month late", "could be
// paid in cash only".
func (c *clause) isHampered(p vocabulary.Match) bool {
	for _, m := range of(c.found, vocabulary.Down) {
		if m.Has(manner) && m.First > p.First && m.First-p.Last <= mannerReach && !c.pauseBetween(p.Last, m.First) && c.polarityOf(m) == affirmed {
			return true
		}
	}
	for n := p.First + 1; n < c.last && n <= p.Last+mannerReach && !c.words[n].Pause; n++ {
		if c.in(vocabulary.Only, n) && c.holds(n) {
			return n+1 == c.last || c.words[n+1].Pause || c.in(vocabulary.Way, n+1) && !c.hasDate(n+1, n+1+circumstanceReach)
		}
	}
	return false
}

// mannerReach is how many words may stand between a verb and how it is done.
const mannerReach = 6

// governing marks a predicate of what follows right after it, and faint one that counts where nothing else is said.
const (
	governing = "governing"
	faint     = "faint"
	manner    = "manner" // says how another predicate is done
)

// governs reports whether a service follows right after a predicate: "without mail, telephones and a network".
func (c *clause) governs(p vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Service), func(m vocabulary.Match) bool {
		return m.First > p.Last && m.First-p.Last <= governingReach
	})
}

// governingReach is how many words further the thing may stand: "without their own mail".
const governingReach = 3

// isName reports whether a predicate is only a part of a service's name ("open data"), and not said of it by a name that
// has its verb in it ("town hall stayed open").
func isName(p, service vocabulary.Match) bool {
	if p.First > service.Last || service.First > p.Last || p.Has(together) {
		return false
	}
	if p.Kind == vocabulary.Down || p.Kind == vocabulary.Back {
		return false
	}
	return p.First == service.First || p.Last != service.Last
}

// isWithinName reports whether a word of a return is only one in the middle of a service's name: "mobile and fixed networks".
func (c *clause) isWithinName(p vocabulary.Match) bool {
	return p.Kind == vocabulary.Back && slices.ContainsFunc(c.found, func(m vocabulary.Match) bool {
		return m.Kind == vocabulary.Service && m.First < p.First && p.Last < m.Last
	})
}

// lastResort puts a predicate that says little behind all that say more.
const lastResort = 100

// byOtherMeans is what is said of work that is done on paper: no longer as it was.
var byOtherMeans = &vocabulary.Entry{Kind: vocabulary.Down, Code: "DEGRADED"}

// anotherWay finds that a clause without a predicate tells of work on paper: "filed reports by hand".
func (c *clause) anotherWay() (vocabulary.Match, bool) {
	for _, m := range of(c.found, vocabulary.Action) {
		if m.Code == "PAPER_FALLBACK" {
			m.Phrase, m.Entry = "done on paper", byOtherMeans
			return m, true
		}
	}
	return vocabulary.Match{}, false
}

// isOnPaper reports whether a predicate only tells that work is done on paper.
func (c *clause) isOnPaper(p vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Action), func(m vocabulary.Match) bool {
		return m.Code == "PAPER_FALLBACK" && m.First <= p.Last && p.First <= m.Last
	})
}

// together marks a predicate that names its service in the same words: "recevaient le public".
const together = "together"

// sought marks words of a return that is not there yet: "pour rétablir la messagerie".
const sought = "sought"

// statusOf turns a predicate and how it is meant into a status, empty when it states none.
func (c *clause) statusOf(p vocabulary.Match) (graph.ServiceStatus, polarity) {
	if p.Entry == nil {
		return "", affirmed
	}
	how := c.polarityOf(p)
	if how == unreal || how != negated && p.Has(bare) {
		return "", how
	}
	if c.cameAfterWaiting(p) {
		return graph.Restored, affirmed
	}
	switch p.Kind {
	case vocabulary.Down:
		return map[polarity]graph.ServiceStatus{affirmed: graph.Disrupted, negated: graph.Unaffected, possible: graph.AtRisk}[how], how
	case vocabulary.Up:
		return map[polarity]graph.ServiceStatus{affirmed: graph.Unaffected, negated: graph.Disrupted}[how], how
	case vocabulary.Back:
		if p.Has(whenDated) && !c.isDated(p) {
			return "", how
		}
		if how == affirmed && (c.leavesOpenWhen(p) || c.isPutAhead(p)) {
			return graph.Disrupted, how
		}
		if !p.Has(sought) && !p.Has(waited) && (how == affirmed || how == negated && c.endsWithDate(p) && !c.isForetold(p)) {
			return graph.Restored, how
		}
		return graph.Disrupted, how // what is still to come back is out
	case vocabulary.Risk:
		return map[polarity]graph.ServiceStatus{affirmed: graph.AtRisk, possible: graph.AtRisk, negated: graph.Unaffected}[how], how
	}
	return "", how
}

// leavesOpenWhen reports whether the clause says that no day of a return is known: "when it was back was not said".
func (c *clause) leavesOpenWhen(p vocabulary.Match) bool {
	if c.isWithheld(p) {
		return true
	}
	return c.has(vocabulary.Undisclosed) && slices.ContainsFunc(of(c.found, vocabulary.Topic), func(m vocabulary.Match) bool {
		return m.Code == "RESTORATION_TIMELINE"
	})
}

// isPutAhead reports whether a return is planned by words after it: "a return of the site was foreseen for March".
func (c *clause) isPutAhead(p vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Planned), func(t vocabulary.Match) bool {
		within := t.First >= p.First && t.Last < p.Last && !t.Has(end) // "was expected back"
		return within || t.Has(after) && t.First > p.Last && t.First-p.Last <= plannedReach
	}) || slices.ContainsFunc(c.momentsAfter(p.Last), c.isPutOffTo)
}

// after marks words that make a plan of what stands before them.
const after = "after"

// endsWithDate tells "was not restored until 30 June".
func (c *clause) endsWithDate(p vocabulary.Match) bool {
	for _, m := range c.found {
		if m.Kind == vocabulary.Planned && m.First > p.Last && len(c.momentsAfter(m.Last)) > 0 {
			return true
		}
	}
	for _, m := range c.momentsAfter(p.Last) {
		for n := max(p.Last+1, m.first-restrictionReach); n < m.first; n++ {
			if c.words[n].Text == "que" || c.words[n].Text == "qu" {
				return true // "n'a été rétabli que le 30 juin"
			}
		}
	}
	return false
}

// restrictionReach is how many words may stand between the "que" of "ne … que" and a date.
const restrictionReach = 3

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
		s.Until = first(c.dateOfReturn(service, p), c.sharedDate(), c.dayOfTime())
	case graph.Disrupted:
		s.Extent = extentOf(c, p)
		s.Cause = c.cause(p)
		s.Fallback = e.fallback(c)
		if how := c.polarityOf(p); p.Kind == vocabulary.Down && how == affirmed || p.Kind == vocabulary.Up && how == negated {
			s.From = c.startDate()
		}
	}
	return s
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
