package ask

import (
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// days reads a condition on days from a token on: "within 14 days before a vote", "before a vote", or "within a week", which waits for what
// was back. It returns how many tokens it took, 0 for none.
func (p *parser) days(at int) int {
	next, within := at, false
	for next < len(p.tokens) && (p.tokens[next].is(vocabulary.Within) != nil || next > at && p.isArticle(next)) {
		within = within || p.tokens[next].is(vocabulary.Within) != nil
		next++
	}
	days, took := p.span(next)
	if next > at && took == 0 {
		return 0
	}
	next += took
	switch {
	case next < len(p.tokens) && p.tokens[next].is(vocabulary.BeforeVote) != nil:
		next++
		p.beforeVote(days, took > 0, within, p.tokens[at:next])
	case took > 0 && within && p.clause.open != nil && p.clause.open.kind == vocabulary.Back:
		p.clause.open.within = &days
		p.clause.open.tokens = append(p.clause.open.tokens, p.tokens[at:next]...)
	case took > 0 && within && len(p.clause.done) > 0 && p.clause.done[len(p.clause.done)-1].kind == vocabulary.Back:
		p.backWithin(days, p.tokens[at:next])
	case took > 0 && within:
		p.clause.within, p.clause.withinTokens = &days, p.tokens[at:next]
	default:
		return 0
	}
	return next - at
}

// backWithin adds the days to a status that was read before: "the website was back within a week".
func (p *parser) backWithin(days int, tokens []token) {
	q, last := p.clause.done[len(p.clause.done)-1], p.conditions[len(p.conditions)-1]
	q.within, q.tokens = &days, append(q.tokens, tokens...)
	*last = *p.outage(q, q.subjects)
}

func (p *parser) beforeVote(days int, counted, within bool, tokens []token) {
	r := &graph.DaysRange{From: new(int)}
	meaning := p.say("before vote")
	switch {
	case counted && within:
		r.To, meaning = &days, p.say("within vote", days)
	case counted:
		r.From, r.To, meaning = &days, &days, p.say("exact vote", days)
	}
	p.settle(&condition{
		filter: graph.Filter{DaysBeforeElection: r}, meaning: meaning, tokens: tokens, topic: graph.Topic(graph.BeforeElection),
		shows: shown{elections: true, daysBefore: r},
	})
}
