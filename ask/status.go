package ask

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// subject is what a status is said of: a service, any service, or an election.
type subject struct {
	token    token
	service  graph.ServiceCode // empty for any, or for an election
	election bool
	kind     graph.ElectionKind // empty for any election
	or       bool               // stands beside the one before as an alternative
}

// predicate is a status with what it is said of.
type predicate struct {
	kind     vocabulary.Kind // Down, Up, Back or Risk
	tokens   []token
	denied   bool
	subjects []subject
	within   *int // days until a service was back
	asked    bool // of what is asked for: no subject of its own
}

func (p *parser) subject(s subject) {
	to := &p.clause.subjects
	if p.clause.open != nil {
		to = &p.clause.open.subjects
	}
	if len(*to) > 0 {
		s.or, p.clause.or = p.clause.or != nil, nil
	}
	p.strayOr()
	p.clause.joined = false
	*to = append(*to, s)
}

// status begins a predicate. What was named before it and has no status yet is its subject: "e-mail was down".
func (p *parser) status(kind vocabulary.Kind, t token) {
	before := p.clause.open
	if before != nil && before.kind == kind && p.clause.not == nil {
		before.tokens = append(before.tokens, t) // "hit e-mail and took down telephony"
		return
	}
	next := &predicate{kind: kind, tokens: []token{t}, subjects: p.clause.subjects}
	p.clause.subjects = nil
	p.closeStatus()
	if p.clause.not != nil {
		next.denied, next.tokens = true, append(next.tokens, *p.clause.not)
		p.clause.not = nil
	}
	p.strayOr()
	p.clause.joined = false
	if len(next.subjects) > 0 {
		p.finish(next)
		return
	}
	p.clause.open = next
}

// closeStatus ends the open predicate. Without a subject it says something of what is asked for, or of what the one before did.
func (p *parser) closeStatus() {
	open := p.clause.open
	p.clause.open = nil
	if open != nil {
		p.finish(open)
	}
	if left := p.clause.subjects; len(left) > 0 && p.refusal == "" {
		p.clause.subjects = nil
		p.withoutStatus(left)
	}
}

// withoutStatus reads services and elections that have no status of their own: as the predicate before says, "… and telephony too".
func (p *parser) withoutStatus(left []subject) {
	if said := append(slices.Clone(p.before.done), p.clause.done...); len(said) > 0 { // "… but not e-mail"
		q := &predicate{kind: said[len(said)-1].kind, subjects: left}
		if p.clause.not != nil {
			q.denied, q.tokens, p.clause.not = true, []token{*p.clause.not}, nil
		}
		p.finish(q)
		return
	}
	if elections := slices.DeleteFunc(slices.Clone(left), func(s subject) bool { return !s.election }); len(elections) == len(left) {
		p.settle(p.vote(left, nil, nil))
		return
	}
	p.refuse("no status", p.text(left[0].token))
}

// finish makes a condition of a predicate.
func (p *parser) finish(q *predicate) {
	if len(q.subjects) == 0 {
		q.subjects = p.implied(q)
	}
	if len(q.subjects) == 0 {
		if isStruck(q.tokens[0]) && !q.denied {
			return // "which towns were hit"
		}
		p.refuse("no subject", p.text(q.tokens[0]))
		return
	}
	p.clause.done = append(p.clause.done, q)
	if q.kind == vocabulary.Back && p.clause.within != nil {
		q.within, q.tokens = p.clause.within, append(q.tokens, p.clause.withinTokens...)
		p.clause.within = nil
	}
	c := p.conditionOf(q)
	if q.denied && !p.isAsked(q) {
		c.negate(p.language)
	}
	p.clause.last = c
	p.conditions = append(p.conditions, c)
}

// implied is what a predicate without a subject is said of.
func (p *parser) implied(q *predicate) []subject {
	q.asked = true
	if p.target == targetNone && !isStruck(q.tokens[0]) { // "what was disrupted"
		p.target = targetService
	}
	switch {
	case p.target == targetService:
		return []subject{{}}
	case p.target == targetElection:
		return []subject{{election: true, kind: p.electionKind()}}
	case len(p.before.done) > 0:
		return unworded(p.before.done[len(p.before.done)-1].subjects)
	case len(p.clause.done) > 0 && !isStruck(q.tokens[0]):
		return unworded(p.clause.done[len(p.clause.done)-1].subjects)
	}
	return nil
}

// unworded returns subjects that are meant again without being named.
func unworded(subjects []subject) []subject {
	again := slices.Clone(subjects)
	for n := range again {
		again[n].token = token{}
	}
	return again
}

func (p *parser) electionKind() graph.ElectionKind {
	for _, t := range p.asked {
		if e := t.is(vocabulary.Election); e != nil {
			return graph.ElectionKind(e.Code)
		}
	}
	return ""
}

func isStruck(t token) bool { return t.is(vocabulary.Affected) != nil }

// conditionOf makes a condition of a predicate with its subjects.
func (p *parser) conditionOf(q *predicate) *condition {
	var services, elections []subject
	for _, s := range q.subjects {
		if s.election {
			elections = append(elections, s)
		} else {
			services = append(services, s)
		}
	}
	switch {
	case len(elections) == 0:
		return p.outage(q, services)
	case len(services) > 0: // "elections and e-mail": the work for an election is a service
		for _, s := range elections {
			s.service = "ELECTIONS"
			services = append(services, s)
		}
		return p.outage(q, services)
	}
	return p.votes(q, elections)
}

// electionStatusOf is the status of an election that a word for a status means.
var electionStatusOf = map[vocabulary.Kind]graph.ElectionStatus{
	vocabulary.Down: "DISRUPTED", vocabulary.Risk: "AT_RISK", vocabulary.Up: "UNAFFECTED", vocabulary.Back: "DISRUPTED",
}

// votes reads a status of elections. Where incidents are asked for, that elections were disrupted means that the work for them was out,
// as with any service; where elections are asked for, it means what became of the vote itself.
func (p *parser) votes(q *predicate, elections []subject) *condition {
	work := []subject{{token: elections[0].token, service: "ELECTIONS"}}
	status := electionStatusOf[q.kind]
	named := slices.ContainsFunc(elections, func(s subject) bool { return s.kind != "" })
	switch {
	case named || p.target == targetElection:
		return p.vote(elections, &status, q)
	case q.kind == vocabulary.Down || q.kind == vocabulary.Back:
		return p.outage(q, work)
	}
	service, vote := p.outage(q, work), p.vote(elections, &status, q)
	either := &condition{
		filter:  graph.Filter{Or: []*graph.Filter{&service.filter, &vote.filter}},
		meaning: vote.meaning, tokens: vote.tokens, topic: vote.topic, shows: service.shows,
	}
	either.shows.elections, either.shows.electionStatus = true, vote.shows.electionStatus
	return either
}

// vote makes a condition on elections, of a status or of any.
func (p *parser) vote(elections []subject, status *graph.ElectionStatus, q *predicate) *condition {
	c := &condition{topic: graph.Topic(graph.ByElectionStatus), shows: shown{elections: true}}
	c.meaning = p.say("vote mentioned")
	if q != nil {
		c.tokens = q.tokens
	}
	c.filter.ElectionStatus = graph.ElectionStatuses
	if status != nil {
		c.filter.ElectionStatus = []graph.ElectionStatus{*status}
		c.meaning = p.say(map[graph.ElectionStatus]string{"DISRUPTED": "vote disrupted", "AT_RISK": "vote at risk", "UNAFFECTED": "vote unaffected"}[*status])
	}
	for _, s := range elections {
		if s.kind != "" {
			c.filter.ElectionKinds = append(c.filter.ElectionKinds, s.kind)
		}
		if !slices.ContainsFunc(p.asked, func(t token) bool { return t.first == s.token.first }) && s.token.known() {
			c.tokens = append(c.tokens, s.token)
		}
	}
	if kinds := c.filter.ElectionKinds; len(kinds) > 0 {
		c.meaning = p.say("vote kind", p.language.join("or", list(p.language, kinds))) + ", " + c.meaning
		c.shows.electionKinds = kinds
	}
	c.shows.electionStatus = c.filter.ElectionStatus
	return c
}

// serviceStatus is what a word for a status asks of services: which statuses, how that is told, and the filter.
type serviceStatus struct {
	statuses []graph.ServiceStatus
	meaning  string
	filter   func(codes []graph.ServiceCode, q *predicate) graph.Filter
}

var serviceStatusOf = map[vocabulary.Kind]serviceStatus{
	vocabulary.Down: {[]graph.ServiceStatus{graph.Disrupted, graph.Restored}, "out", func(codes []graph.ServiceCode, _ *predicate) graph.Filter {
		return graph.Filter{Disrupted: codes}
	}},
	vocabulary.Risk: {[]graph.ServiceStatus{graph.AtRisk}, "at risk", func(codes []graph.ServiceCode, _ *predicate) graph.Filter {
		return graph.Filter{AtRisk: codes}
	}},
	vocabulary.Up: {[]graph.ServiceStatus{graph.Unaffected}, "running", func(codes []graph.ServiceCode, _ *predicate) graph.Filter {
		return graph.Filter{Unaffected: codes}
	}},
	vocabulary.Back: {[]graph.ServiceStatus{graph.Restored}, "back", func(codes []graph.ServiceCode, q *predicate) graph.Filter {
		return graph.Filter{Restored: codes, RestoredWithinDays: q.within}
	}},
}

// opposite is what a status means that is denied of the services that are asked for: no list can hold those that are not stated.
var opposite = map[vocabulary.Kind]vocabulary.Kind{
	vocabulary.Down: vocabulary.Up, vocabulary.Up: vocabulary.Down, vocabulary.Risk: vocabulary.Up, vocabulary.Back: vocabulary.Down,
}

// outage makes a condition on services.
func (p *parser) outage(q *predicate, subjects []subject) *condition {
	kind := q.kind
	if q.denied && p.isAsked(q) {
		kind = opposite[kind]
	}
	c := &condition{tokens: slices.Clone(q.tokens), topic: graph.ServiceStatusTopic}
	var codes []graph.ServiceCode
	together := len(subjects) > 1
	for _, s := range subjects {
		if s.service != "" && !slices.Contains(codes, s.service) {
			codes = append(codes, s.service)
		}
		together = together && !s.or
		if s.token.known() {
			c.tokens = append(c.tokens, s.token)
		}
	}
	status := serviceStatusOf[kind]
	label := p.language.join("or", list(p.language, codes))
	switch {
	case len(codes) == 0:
		codes, label = graph.ServiceCodes, p.say("any service")
		c.filter = status.filter(codes, q)
	case together:
		label = p.language.join("and", list(p.language, codes))
		c.filter = allOf(codes, kind, func(codes []graph.ServiceCode) graph.Filter { return status.filter(codes, q) })
	default:
		c.filter = status.filter(codes, q)
	}
	c.meaning, c.shows = p.say(status.meaning, label), shown{services: codes, statuses: status.statuses}
	if q.within != nil {
		c.meaning, c.topic = p.say("back within", *q.within, label), graph.Topic(graph.AssumedOutage)
	}
	return c
}

// isAsked reports whether a status is said of the services that are asked for.
func (p *parser) isAsked(q *predicate) bool { return q.asked && p.target == targetService }

// allOf asks for all services together.
func allOf(codes []graph.ServiceCode, kind vocabulary.Kind, filter func([]graph.ServiceCode) graph.Filter) graph.Filter {
	if kind == vocabulary.Down {
		return graph.Filter{DisruptedAll: codes}
	}
	var every graph.Filter
	for _, code := range codes {
		one := filter([]graph.ServiceCode{code})
		every.And = append(every.And, &one)
	}
	return every
}
