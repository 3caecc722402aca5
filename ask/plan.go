package ask

import (
	"cmp"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Plan answers a question: a GraphQL query with its variables, and how its answer is read.
type Plan struct {
	// Filter is that of the query; nil if it has none.
	Filter    *graph.Filter
	Query     string
	Variables map[string]any
	language  *language
	shape     shape
}

// shape is a kind of query.
type shape interface {
	query() string
	// variables of the query beside filter.
	variables() map[string]any
	// read makes a result of the query's data.
	read(l *language, data []byte) (*Result, error)
}

// Limit is the name of the variable that says how many rows there are at most. A plan without it has all of its rows.
const Limit = "first"

// plan reads the question and chooses the query.
func (p *parser) plan() (*Plan, string) {
	p.read()
	p.once()
	p.helpers()
	if p.refusal != "" {
		return nil, p.refusal
	}
	switch {
	case p.links:
		return p.linking()
	case p.similar:
		return p.resembling()
	}
	s, ok := p.figures(all(p.conditions))
	if !ok {
		return nil, p.refusal
	}
	if s == nil {
		if p.target == targetNone && len(p.conditions) == 0 {
			return nil, p.say("nothing asked")
		}
		s = p.rows()
	}
	filter := all(p.conditions)
	return p.planOf(&filter, s), ""
}

// once refuses a question that tells a sector or a place in two places, such as "hospitals in France and universities in Germany": those are
// two questions, and no one can tell what belongs to what.
func (p *parser) once() {
	for _, told := range []func(graph.Filter) bool{
		func(f graph.Filter) bool { return len(f.Countries) > 0 },
		func(f graph.Filter) bool { return len(f.Regions) > 0 },
		func(f graph.Filter) bool { return len(f.Sectors) > 0 },
		func(f graph.Filter) bool { return f.Text != "" },
	} {
		before := false
		for _, c := range p.conditions {
			if before && told(c.filter) {
				p.refuse("twice", p.text(c.tokens[0]))
			}
			before = before || told(c.filter)
		}
	}
}

// helpers refuses help by what is no partner: "did France help Germany".
func (p *parser) helpers() {
	isPartner := func(c *condition) bool {
		return len(c.filter.PartnerKinds)+len(c.filter.Partners) > 0 || c.filter.Not != nil
	}
	if p.helped != nil && p.target == targetNone && !slices.ContainsFunc(p.conditions, isPartner) {
		p.refuse("out of place", p.text(*p.helped))
	}
}

func (p *parser) planOf(filter *graph.Filter, s shape) *Plan {
	plan := &Plan{Filter: filter, Query: s.query(), Variables: s.variables(), language: p.language, shape: s}
	if filter != nil {
		plan.Variables["filter"] = Input(*filter)
	}
	return plan
}

// dimensionOf holds what can be asked for that incidents are counted by.
func dimensionOf(target string) (graph.Dimension, bool) {
	d := graph.Dimension(target)
	return d, slices.Contains(graph.Dimensions, d)
}

// hasRows reports whether what is asked for is told by rows of incidents; the rest is only counted. Services need a status, and no filter
// selects the incidents that name an actor.
func (p *parser) hasRows() bool {
	switch p.target {
	case targetService:
		return slices.ContainsFunc(p.conditions, func(c *condition) bool { return len(c.shows.services) > 0 })
	case targetActor:
		return slices.ContainsFunc(p.conditions, func(c *condition) bool { return c.shows.actors })
	}
	return slices.Contains([]string{targetVictim, targetPartner}, p.target)
}

// figures returns the query of a question for figures, nil if it asks for none. It is not ok for figures that there are not.
func (p *parser) figures(filter graph.Filter) (s shape, ok bool) {
	target, countable := dimensionOf(p.target)
	switch {
	case p.figure != "" && p.figure != "COUNT":
		return p.spans()
	case p.together:
		return &counting{filter: filter, by: []graph.Dimension{graph.ByService, graph.ByService}}, p.onlyOf(targetService)
	case p.repeated:
		return &counting{filter: filter, by: []graph.Dimension{target}, least: 2}, countable && len(p.grouped) == 0 || p.nothingAsked()
	case p.most != nil && p.second != "" && countable:
		return &counting{filter: filter, by: []graph.Dimension{target, graph.Dimension(p.second)}, distinct: true}, p.countableSecond()
	case len(p.grouped) == 0 && countable && (p.most != nil || p.figure != "" || !p.hasRows()):
		return &counting{filter: filter, by: []graph.Dimension{target}}, true
	case len(p.grouped) > 0:
		by := p.grouped
		if countable && !slices.Contains(by, target) && p.target != targetVictim {
			by = append([]graph.Dimension{target}, by...)
		}
		if len(by) > 2 {
			p.refuse("two groups")
			return nil, false
		}
		return &counting{filter: filter, by: by}, true
	case p.figure != "":
		return &counting{filter: filter}, true
	case p.most != nil: // the most of what cannot be counted
		p.refuse("out of place", p.text(*p.most))
		return nil, false
	}
	return nil, true
}

func (p *parser) nothingAsked() bool {
	p.refuse("nothing asked")
	return false
}

func (p *parser) onlyOf(target string) bool { return p.target == target || p.nothingAsked() }

func (p *parser) countableSecond() bool {
	_, countable := dimensionOf(p.second)
	return countable || p.nothingAsked()
}

// spans returns the query of a question how long something took.
func (p *parser) spans() (shape, bool) {
	groups := slices.DeleteFunc(slices.Clone(p.grouped), func(d graph.Dimension) bool { return p.figure == string(graph.StatedOutage) && d == graph.ByService })
	if len(groups) > 0 {
		p.refuse("only figures", p.text(p.asked[0]))
		return nil, false
	}
	s := &spanning{measure: graph.Measure(p.figure)}
	for _, c := range p.conditions {
		s.services = append(s.services, c.shows.services...)
	}
	return s, true
}

// rows returns the query for incidents.
func (p *parser) rows() shape {
	p.require()
	s := &listing{target: cmp.Or(p.target, targetIncident), about: p.about()}
	s.of = all(slices.DeleteFunc(slices.Clone(p.conditions), func(c *condition) bool { return c == s.about.condition }))
	for _, c := range p.conditions {
		if !c.shows.nothing() {
			s.proofs = append(s.proofs, c.shows)
		}
	}
	s.value = s.valueOf(p.conditions, p.wanted)
	return s
}

// require selects only incidents that state something of what is asked for, where no condition does so already.
func (p *parser) require() {
	c := &condition{tokens: p.asked}
	switch p.target {
	case targetPartner:
		c.filter, c.topic, c.shows = graph.Filter{PartnerKinds: graph.PartnerKinds}, graph.Topic(graph.ByPartner), shown{partners: true}
	case targetElection:
		c.filter, c.topic = graph.Filter{ElectionStatus: graph.ElectionStatuses}, graph.Topic(graph.ByElectionStatus)
		c.shows = shown{elections: true}
		if kind := p.electionKind(); kind != "" {
			c.filter.ElectionKinds, c.shows.electionKinds = []graph.ElectionKind{kind}, []graph.ElectionKind{kind}
		}
	default:
		return
	}
	for _, other := range p.conditions {
		if other.shows.partners && c.shows.partners || other.shows.elections && c.shows.elections {
			return
		}
	}
	c.meaning = p.say("asked", p.label(p.target))
	p.conditions, p.asked = append(p.conditions, c), nil
}

// about is the condition whose answer depends on what incidents state.
type about struct {
	condition *condition
	topic     graph.Topic
}

// about returns the first condition that says what was stated, else the first that an incident can be silent about.
func (p *parser) about() about {
	var second *condition
	for _, c := range p.conditions {
		switch {
		case c.topic == "":
		case c.topic != graph.Topic(graph.BySector) && !c.shows.nothing() || c.filter.Not != nil:
			return about{c, c.topic}
		case second == nil || c.topic == graph.Topic(graph.ByMonth) || c.topic == graph.Topic(graph.ByYear):
			second = c
		}
	}
	if second != nil {
		return about{second, second.topic}
	}
	return about{nil, graph.Topic(graph.ByVictim)}
}

// understood tells what the words were taken for, in their order.
func (p *parser) understood() []Understood {
	notes := slices.Clone(p.notes)
	if p.target != targetNone && len(p.asked) > 0 && p.figure == "" {
		notes = append(notes, note{p.say("asked", p.label(p.target)), p.asked})
	} else if len(p.asked) > 0 {
		notes = append(notes, note{p.say("asked", p.figureLabel()), p.asked})
	}
	for _, c := range p.conditions {
		notes = append(notes, note{c.meaning, c.tokens})
	}
	slices.SortStableFunc(notes, func(a, b note) int { return cmp.Compare(begins(a), begins(b)) })
	var all []Understood
	for _, n := range notes {
		all = append(all, Understood{p.wordsOf(n.tokens), n.meaning, p.without(n.tokens)})
	}
	return all
}

func (p *parser) figureLabel() string {
	switch {
	case p.links || p.similar:
		return p.say("links")
	case p.figure == string(graph.Containment):
		return p.say("CONTAINMENT_DAYS")
	case p.figure == "COUNT" || p.figure == "":
		return p.say("counted")
	}
	return p.say(p.figure)
}

func begins(n note) int {
	first := 1 << 30
	for _, t := range n.tokens {
		first = min(first, t.first)
	}
	return first
}

// wordsOf returns the words of tokens as they were written, in their order.
func (p *parser) wordsOf(tokens []token) string {
	sorted := slices.SortedFunc(slices.Values(tokens), func(a, b token) int { return cmp.Compare(a.first, b.first) })
	var b []byte
	for n, t := range sorted {
		if n > 0 && t.first == sorted[n-1].first {
			continue
		}
		if n > 0 {
			b = append(b, ' ')
			if t.first > sorted[n-1].last+1 {
				b = append(b, "… "...)
			}
		}
		b = append(b, p.text(t)...)
	}
	return string(b)
}
