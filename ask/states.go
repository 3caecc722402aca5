package ask

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// states reads a word that says something of incidents.
func (p *parser) states(e *vocabulary.Entry, t token) bool {
	switch e.Kind {
	case vocabulary.Down, vocabulary.Up, vocabulary.Back, vocabulary.Risk:
		p.status(e.Kind, t)
	case vocabulary.Service:
		p.subject(subject{token: t, service: graph.ServiceCode(e.Code)})
	case vocabulary.Election:
		p.election(e, t)
	case vocabulary.Partner:
		p.partner(graph.PartnerKind(e.Code), t)
	case vocabulary.Role:
		return p.role(graph.PartnerRole(e.Code), t)
	case vocabulary.TookPart:
		p.tookPart(t)
	case vocabulary.Sector:
		p.sector(graph.Sector(e.Code), t)
	case vocabulary.Country:
		alternative(p, "country", t, e.Code, p.text(t), graph.Topic(graph.ByCountry), func(f *graph.Filter) *[]string { return &f.Countries })
	case vocabulary.Attack:
		c := alternative(p, "attack", t, graph.AttackType(e.Code), p.label(e.Code), graph.Topic(graph.ByAttackType), func(f *graph.Filter) *[]graph.AttackType { return &f.AttackTypes })
		c.shows.attacks = c.filter.AttackTypes
	case vocabulary.DataNoun:
		p.clause.data = &t
	case vocabulary.Theft:
		return p.theft(graph.DataImpact(e.Code), t)
	case vocabulary.Demand:
		p.demand(t)
	case vocabulary.Withheld:
		c := alternative(p, "withheld", t, graph.Undisclosed(e.Code), p.label(e.Code), "", func(f *graph.Filter) *[]graph.Undisclosed { return &f.NotStated })
		c.shows.withheld = c.filter.NotStated
	default:
		return false
	}
	return true
}

func (p *parser) election(e *vocabulary.Entry, t token) {
	if p.target == targetNone {
		p.target = targetElection
		p.asked = append(p.asked, t)
		return
	}
	p.subject(subject{token: t, election: true, kind: graph.ElectionKind(e.Code)})
}

// alternative reads a code as a condition of its field, or as one more alternative of the condition right before: "in France and Germany".
func alternative[T ~string](p *parser, key string, t token, code T, label string, topic graph.Topic, field func(*graph.Filter) *[]T) *condition {
	if last := p.clause.last; last != nil && p.clause.not == nil {
		codes, denied := field(&last.filter), false
		if last.filter.Not != nil && (p.clause.joined || p.clause.or != nil) { // "not in France or Germany"
			codes, denied = field(last.filter.Not), true
		}
		if len(*codes) > 0 {
			p.extend(last, t, label, key, denied)
			if !slices.Contains(*codes, code) {
				*codes = append(*codes, code)
			}
			return last
		}
	}
	c := &condition{tokens: []token{t}, labels: []string{label}, meaning: p.say(key, label), topic: topic}
	*field(&c.filter) = []T{code}
	p.settle(c)
	return c
}

func (p *parser) extend(c *condition, t token, label, key string, denied bool) {
	if !slices.Contains(c.labels, label) {
		c.labels = append(c.labels, label)
	}
	c.tokens = append(c.tokens, t)
	c.meaning = p.say(key, p.language.join("or", c.labels))
	if denied {
		c.meaning = p.say("not", c.meaning)
	}
	p.clause.or, p.clause.joined = nil, false
}

func (p *parser) sector(sector graph.Sector, t token) {
	if p.target == targetNone {
		p.target = targetVictim
	}
	c := alternative(p, "sector", t, sector, p.label(string(sector)), graph.Topic(graph.BySector), func(f *graph.Filter) *[]graph.Sector { return &f.Sectors })
	c.shows = shown{victims: c.filter.Not == nil, sectors: c.filter.Sectors}
}

// partner reads a class of bodies. Two that are joined by "and" both took part.
func (p *parser) partner(kind graph.PartnerKind, t token) {
	if p.target == targetNone && p.clause.not == nil {
		p.target = targetPartner
	}
	if last := p.clause.last; p.clause.or != nil && last != nil && len(last.filter.PartnerKinds) > 0 {
		last.filter.PartnerKinds = append(last.filter.PartnerKinds, kind)
		last.tokens = append(last.tokens, t)
		last.meaning = p.say("partner kind", p.language.join("or", list(p.language, last.filter.PartnerKinds)))
		last.shows.partnerKinds = last.filter.PartnerKinds
		p.clause.or = nil
		return
	}
	kinds := []graph.PartnerKind{kind}
	c := p.responded(t, graph.Filter{PartnerKinds: kinds}, p.say("partner kind", p.label(string(kind))), shown{partners: true, partnerKinds: kinds})
	if p.clause.role != "" {
		p.withRole(c, p.clause.role, p.clause.roleToken)
		p.clause.role = ""
	}
}

// responded adds a condition on partners, of which more may be said.
func (p *parser) responded(t token, filter graph.Filter, meaning string, shows shown) *condition {
	c := &condition{filter: filter, meaning: meaning, tokens: []token{t}, topic: graph.Topic(graph.ByPartnerKind), shows: shows}
	p.settle(c)
	p.clause.partners = append(p.clause.partners, c)
	return c
}

// role reads what a partner did; without a partner the words say something else.
func (p *parser) role(role graph.PartnerRole, t token) bool {
	switch partners := p.clause.partners; {
	case role == "OTHER":
		return false
	case len(partners) > 0 && partners[len(partners)-1].filter.Not == nil:
		p.withRole(partners[len(partners)-1], role, t)
	case p.target == targetPartner:
		roles := []graph.PartnerRole{role}
		p.responded(t, graph.Filter{PartnerRoles: roles}, p.say("partner role", p.label(string(role))), shown{partners: true, partnerRoles: roles})
	case p.partnerFollows(t):
		p.clause.role, p.clause.roleToken = role, t
	default:
		return false
	}
	return true
}

func (p *parser) partnerFollows(t token) bool {
	for _, next := range p.tokens {
		if next.first > t.last && next.is(vocabulary.Partner) != nil {
			return true
		}
		if next.first > t.last && next.is(vocabulary.Service) != nil {
			return false
		}
	}
	return false
}

func (p *parser) withRole(c *condition, role graph.PartnerRole, t token) {
	p.clause.or = nil
	c.filter.PartnerRoles = append(c.filter.PartnerRoles, role)
	c.shows.partnerRoles = c.filter.PartnerRoles
	c.meaning += ", " + p.say("partner role", p.language.join("or", list(p.language, c.filter.PartnerRoles)))
	c.tokens = append(c.tokens, t)
}

// tookPart says of the partners what they are there for; a "not" before it denies them.
func (p *parser) tookPart(t token) {
	if not := p.clause.not; not != nil && len(p.clause.partners) > 0 {
		for _, c := range p.clause.partners {
			c.tokens = append(c.tokens, *not)
			c.negate(p.language)
		}
		p.clause.not = nil
	}
	p.helped = &t
	if p.target == targetPartner {
		p.note(p.say("took part"), t)
	}
}

// theft reads what became of data; "stolen" alone may be said of other things.
func (p *parser) theft(impact graph.DataImpact, t token) bool {
	if !slices.ContainsFunc(p.tokens, func(t token) bool { return t.is(vocabulary.DataNoun) != nil }) {
		return false
	}
	impacts := []graph.DataImpact{impact}
	if impact == "CONFIRMED_THEFT" {
		impacts = append(impacts, "PUBLISHED") // what was published was taken
	}
	if last := p.clause.last; p.clause.or != nil && p.clause.not == nil && last != nil && len(last.filter.DataImpact) > 0 { // "stolen or published"
		impacts = append(last.filter.DataImpact, impacts...)
		slices.Sort(impacts)
		last.filter.DataImpact = slices.Compact(impacts)
		last.meaning, last.tokens, p.clause.or = p.say("data", p.language.join("or", list(p.language, last.filter.DataImpact))), append(last.tokens, t), nil
		return true
	}
	c := &condition{tokens: []token{t}, topic: graph.Topic(graph.ByDataImpact)}
	if not := p.clause.not; not != nil {
		impacts = []graph.DataImpact{"EXPLICITLY_NONE"}
		c.tokens, p.clause.not = append(c.tokens, *not), nil
	}
	if p.clause.data != nil {
		c.tokens, p.clause.data = append(c.tokens, *p.clause.data), nil
	}
	c.filter.DataImpact, c.meaning, c.shows = impacts, p.say("data", p.language.join("or", list(p.language, impacts))), shown{data: true}
	p.settle(c)
	return true
}

func (p *parser) demand(t token) {
	demanded := p.clause.not == nil
	c := &condition{
		filter: graph.Filter{RansomDemanded: &demanded}, meaning: p.say("ransom demanded"), tokens: []token{t},
		topic: graph.RansomDemandedTopic, shows: shown{ransom: true},
	}
	if !demanded {
		c.meaning, c.tokens, p.clause.not = p.say("no ransom"), append(c.tokens, *p.clause.not), nil
	}
	p.settle(c)
}
