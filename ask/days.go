package ask

import (
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// days reads a condition on days from a token on: "within 14 days before a vote", "on election day", or "within a week", which waits for what
// was back. It returns how many tokens it took, 0 for none.
func (p *parser) days(at int) int {
	next, within := at, ""
	for next < len(p.tokens) && (p.tokens[next].is(vocabulary.Within) != nil || next > at && p.isArticle(next)) {
		if e := p.tokens[next].is(vocabulary.Within); e != nil {
			within = e.Code
		}
		next++
	}
	days, took := p.span(next)
	if next > at && took == 0 {
		return 0
	}
	next += took
	if within == "" && took == 1 && days > 1 { // "the week before a vote" is all of it
		within = mostDays
	}
	if v, ok := p.voteFrom(next); ok {
		next += v.took
		if !p.beside(v, days, took > 0, within, p.tokens[at:next]) {
			return 0
		}
		return next - at
	}
	if took == 0 || within != mostDays && within != fewerDays {
		return 0
	}
	if within == fewerDays {
		days--
	}
	p.backIn(days, p.tokens[at:next])
	return next - at
}

// The codes of [vocabulary.Within].
const (
	mostDays  = "MOST"
	fewerDays = "LESS"
	leastDays = "LEAST"
	moreDays  = "MORE"
)

// backIn gives the days to the status "back", or keeps them for one that follows.
func (p *parser) backIn(days int, tokens []token) {
	switch open, done := p.clause.open, p.clause.done; {
	case open != nil && open.kind == vocabulary.Back:
		open.within, open.tokens = &days, append(open.tokens, tokens...)
	case len(done) > 0 && done[len(done)-1].kind == vocabulary.Back:
		p.backWithin(days, tokens)
	default:
		p.clause.within, p.clause.withinTokens = &days, tokens
	}
}

// backWithin adds the days to a status that was read before: "the website was back within a week".
func (p *parser) backWithin(days int, tokens []token) {
	q, last := p.clause.done[len(p.clause.done)-1], p.conditions[len(p.conditions)-1]
	q.within, q.tokens = &days, append(q.tokens, tokens...)
	*last = *p.outage(q, q.subjects)
}

// voting is a vote that days are counted from.
type voting struct {
	when string // BEFORE, AFTER or ON
	kind graph.ElectionKind
	took int
}

// voteFrom reads "before a vote" and "on election day", or the like with a kind of election.
func (p *parser) voteFrom(at int) (voting, bool) {
	if at >= len(p.tokens) {
		return voting{}, false
	}
	if p.tokens[at].is(vocabulary.VotingDay) != nil {
		return voting{when: "ON", took: 1}, true
	}
	e := p.tokens[at].is(vocabulary.Dated)
	if e == nil || e.Code != "BEFORE" && e.Code != "AFTER" {
		return voting{}, false
	}
	next := at + 1
	for next < len(p.tokens) && p.isArticle(next) {
		next++
	}
	kind, isVote := p.voteAt(next)
	return voting{when: e.Code, kind: kind, took: next + 1 - at}, isVote
}

// voteAt reports whether a token is an election, and of which kind; empty for any.
func (p *parser) voteAt(at int) (graph.ElectionKind, bool) {
	if at == len(p.tokens) {
		return "", false
	}
	if e := p.tokens[at].is(vocabulary.Election); e != nil {
		return graph.ElectionKind(e.Code), true
	}
	e := p.tokens[at].is(vocabulary.Asks)
	return "", e != nil && e.Code == targetElection
}

// beside asks for incidents so many days before or after a vote. It is not ok for days that have no bound.
func (p *parser) beside(v voting, days int, counted bool, within string, tokens []token) bool {
	r, meaning := &graph.DaysRange{From: new(int)}, p.say("before vote")
	switch {
	case v.when == "ON" && !counted:
		r.To, meaning = new(int), p.say("voting day")
	case v.when == "ON", v.when == "AFTER" && !(counted && within == mostDays):
		return false
	case v.when == "AFTER":
		least := -days
		r.From, r.To, meaning = &least, new(int), p.say("after vote", days)
	case counted:
		r, meaning = p.daysBefore(days, within)
	}
	c := &condition{
		filter: graph.Filter{DaysBeforeElection: r}, meaning: meaning, tokens: tokens, topic: graph.Topic(graph.BeforeElection),
		shows: shown{elections: true, daysBefore: r},
	}
	if v.kind != "" {
		c.filter.ElectionKinds = []graph.ElectionKind{v.kind}
		c.shows.electionKinds, c.meaning = c.filter.ElectionKinds, meaning+", "+p.say("vote kind", p.label(string(v.kind)))
	}
	p.settle(c)
	return true
}

// daysBefore is the range of a number of days before a vote.
func (p *parser) daysBefore(days int, within string) (*graph.DaysRange, string) {
	switch within {
	case mostDays:
		return &graph.DaysRange{From: new(int), To: &days}, p.say("within vote", days)
	case fewerDays:
		days--
		return &graph.DaysRange{From: new(int), To: &days}, p.say("within vote", days)
	case moreDays:
		days++
		return &graph.DaysRange{From: &days}, p.say("beyond vote", days)
	case leastDays:
		return &graph.DaysRange{From: &days}, p.say("beyond vote", days)
	}
	return &graph.DaysRange{From: &days, To: &days}, p.say("exact vote", days)
}
