package ask

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// What can be asked for, beside the dimensions: those are asked for by their own names.
const (
	targetNone     = ""
	targetIncident = "INCIDENT"
	targetElection = "ELECTION"
	targetPlace    = "PLACE"
	targetDate     = "DATE"
	targetVictim   = string(graph.ByVictim)
	targetService  = string(graph.ByService)
	targetPartner  = string(graph.ByPartner)
	targetActor    = string(graph.ByActor)
)

// parser reads the tokens of a question from the first to the last.
type parser struct {
	*scanned
	target     string
	asked      []token // that name the target
	conditions []*condition
	figure     string
	grouped    []graph.Dimension
	most       *token
	repeated   bool
	together   bool
	helped     *token // said of someone
	links      bool
	similar    bool
	wanted     []string
	second     string // what else is named as if it were asked for: the victims of "which partners helped most victims"
	things     []named
	clause     clause
	before     clause // the one before
	notes      []note
	refusal    string
}

// note is what tokens were taken for that are no condition.
type note struct {
	meaning string
	tokens  []token
}

// named is what a token names.
type named struct {
	token token
	names []Name
}

// clause is a part of a question within which a "not" and a status look for what they belong to.
type clause struct {
	not          *token // that has denied nothing yet
	or           *token // that stood right before
	joined       bool   // an "and" or a comma stood right before
	last         *condition
	subjects     []subject // without a status so far
	open         *predicate
	done         []*predicate
	partners     []*condition
	role         graph.PartnerRole // that waits for its partner
	roleToken    token
	data         *token
	within       *int // days that wait for the status "back"
	withinTokens []token
}

func (p *parser) say(key string, args ...any) string { return p.language.say(key, args...) }

func (p *parser) label(code string) string { return p.language.label(code) }

// refuse notes why there is no answer; the first reason stands.
func (p *parser) refuse(key string, args ...any) {
	if p.refusal == "" {
		p.refusal = p.say(key, args...)
	}
}

func (p *parser) note(meaning string, tokens ...token) {
	p.notes = append(p.notes, note{meaning, tokens})
}

// read takes the tokens one by one; a condition on dates or days takes several.
func (p *parser) read() {
	for at := 0; at < len(p.tokens); {
		took := p.groupedBy(at)
		if took == 0 {
			took = p.days(at)
		}
		if took == 0 {
			took = p.dated(at)
		}
		if took == 0 {
			p.take(at)
			took = 1
		}
		at += took
	}
	p.endClause()
}

// take reads a token by the first of its readings that has a meaning where it stands.
func (p *parser) take(at int) {
	t := p.tokens[at]
	if len(t.names) > 0 {
		p.name(t, at)
		return
	}
	if t.number || t.is(vocabulary.Span) != nil {
		p.refuse("number alone", p.text(t))
		return
	}
	for _, e := range p.ranked(t) {
		if p.takes(e, t, at) {
			return
		}
	}
	p.refuse("out of place", p.text(t))
}

// groupedBy reads the year of "per country and year", and returns how many tokens it takes.
func (p *parser) groupedBy(at int) int {
	t := p.tokens[at]
	span := t.is(vocabulary.Span)
	if span == nil || len(p.grouped) == 0 || !p.clause.joined {
		return 0
	}
	by, countable := dimensionOf(strings.ToUpper(span.Code))
	if !countable {
		return 0
	}
	p.grouped = append(p.grouped, by)
	p.note(p.say("grouped", p.label(string(by))), t)
	return 1
}

// ranked returns the readings of a token with those that say least last, and what partners do first where they are asked for.
func (p *parser) ranked(t token) []*vocabulary.Entry {
	first := vocabulary.Kind("")
	if p.target == targetPartner {
		first = vocabulary.Role
	}
	least := []vocabulary.Kind{vocabulary.DataNoun, vocabulary.Affected, vocabulary.TookPart, vocabulary.Dated, vocabulary.Within, vocabulary.Filler, vocabulary.Ignored}
	return slices.SortedStableFunc(slices.Values(t.readings), func(a, b *vocabulary.Entry) int {
		if a.Kind != b.Kind && (a.Kind == first || b.Kind == first) {
			return map[bool]int{true: -1, false: 1}[a.Kind == first]
		}
		return slices.Index(least, a.Kind) - slices.Index(least, b.Kind)
	})
}

// takes reads a token as one of its readings, unless that has no meaning here.
func (p *parser) takes(e *vocabulary.Entry, t token, at int) bool {
	switch e.Kind {
	case vocabulary.Asks:
		return p.asks(e, t, at)
	case vocabulary.But:
		return p.but(t, at)
	case vocabulary.Negated:
		p.negated(e, t)
	case vocabulary.Or:
		p.clause.or = &t
	case vocabulary.And:
		p.clause.joined = true
	case vocabulary.Dated, vocabulary.Within: // "after the attack" is no date, and more than a word that holds a sentence together
		return e.Code == "IN" || e.Code == mostDays
	case vocabulary.Filler, vocabulary.Ignored, vocabulary.Affected:
	default:
		return p.shapes(e, t) || p.states(e, t)
	}
	return true
}

// shapes reads a word that says in which shape the answer is asked for.
func (p *parser) shapes(e *vocabulary.Entry, t token) bool {
	switch e.Kind {
	case vocabulary.Figure:
		p.figure, p.asked = e.Code, append(p.asked, t)
	case vocabulary.Summary:
		p.note(p.say("asked", strings.ToLower(p.text(t))), t)
	case vocabulary.Grouped:
		p.grouped = append(p.grouped, graph.Dimension(e.Code))
		p.note(p.say("grouped", p.label(e.Code)), t)
	case vocabulary.Most:
		p.most = &t
		p.note(p.say("most"), t)
	case vocabulary.Repeated:
		p.repeated = true
		p.note(p.say("repeated"), t)
	case vocabulary.Together:
		if p.target == targetNone || p.target == targetService { // "e-mail and telephony at the same time" says so already
			p.together = true
			p.note(p.say("together"), t)
		}
	case vocabulary.Like:
		p.similar, p.asked = true, append(p.asked, t)
	case vocabulary.Path:
		p.links, p.asked = true, append(p.asked, t)
	case vocabulary.Wants:
		p.wanted = append(p.wanted, e.Code)
		p.note(p.say("asked", p.label(e.Code)), t)
	default:
		return false
	}
	return true
}

// asks takes the first such word for what is asked for, and a later one for what something is said of.
func (p *parser) asks(e *vocabulary.Entry, t token, at int) bool {
	relative := e.Code == targetPlace || e.Code == targetDate
	switch {
	case relative && (p.target != targetNone || at > 0 && !p.startsOver(at)):
		return false // "incidents where …"
	case p.target == targetNone || p.target == targetPlace && !relative && at == 1:
		p.target = e.Code
		p.asked = append(p.asked, t)
		if role := t.is(vocabulary.Role); role != nil { // "who investigated"
			return p.role(graph.PartnerRole(role.Code), t)
		}
	case e.Code == targetIncident:
	case len(p.grouped) > 0 && p.clause.joined: // "by sector and country"
		p.grouped = append(p.grouped, graph.Dimension(e.Code))
		p.note(p.say("grouped", p.label(e.Code)), t)
	case e.Code == targetService && p.target != targetService, e.Code == targetElection && p.target != targetElection:
		p.subject(subject{token: t, election: e.Code == targetElection})
	case e.Code == p.target:
	default:
		p.second = e.Code
		p.note(p.say("asked", p.label(e.Code)), t)
	}
	if e.Code == targetElection && p.target == targetElection {
		p.clause.last = nil
	}
	return true
}

// startsOver reports whether only words without a meaning stand before.
func (p *parser) startsOver(at int) bool {
	for _, t := range p.tokens[:at] {
		if t.is(vocabulary.Filler) == nil && t.is(vocabulary.Ignored) == nil {
			return false
		}
	}
	return true
}

// negated notes a "not". A weak one adds nothing to another: "sans aucune".
func (p *parser) negated(e *vocabulary.Entry, t token) {
	switch {
	case p.clause.not == nil:
		p.clause.not = &t
	case !e.Has("weak"):
		p.refuse("stray not", p.text(*p.clause.not))
	}
}

// but begins a new clause, unless nothing has been said: "when was …".
func (p *parser) but(t token, at int) bool {
	if p.startsOver(at) {
		return false
	}
	p.endClause()
	return true
}

func (p *parser) endClause() {
	p.closeStatus()
	if p.clause.not != nil {
		p.refuse("stray not", p.text(*p.clause.not))
	}
	p.strayOr()
	if p.clause.data != nil && !slices.ContainsFunc(p.conditions, func(c *condition) bool { return c.shows.data }) {
		p.refuse("no status", p.text(*p.clause.data))
	}
	if p.clause.within != nil {
		p.refuse("number alone", p.text(p.clause.withinTokens[0]))
	}
	p.before, p.clause = p.clause, clause{}
}

// strayOr refuses an "or" that did not join alternatives of one condition.
func (p *parser) strayOr() {
	if p.clause.or != nil {
		p.refuse("stray or", p.text(*p.clause.or))
	}
	p.clause.or = nil
}

// settle adds a condition that is complete, denied if a "not" stands open.
func (p *parser) settle(c *condition) {
	if p.clause.not != nil {
		c.tokens = append(c.tokens, *p.clause.not)
		c.negate(p.language)
		p.clause.not = nil
	}
	p.strayOr()
	p.clause.joined = false
	p.clause.last = c
	p.conditions = append(p.conditions, c)
}
