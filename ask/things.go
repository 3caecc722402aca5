package ask

import (
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// name reads a name of the store. After "in" it is a place; else it is what can act or be hit.
func (p *parser) name(t token, at int) {
	if p.links || p.similar || p.asksForThings() {
		p.things = append(p.things, named{t, t.names})
		return
	}
	order := []graph.NodeKind{graph.VictimNode, graph.PartnerNode, graph.ActorNode, graph.PlaceNode}
	if at > 0 && p.isIn(p.tokens[at-1]) {
		order = []graph.NodeKind{graph.PlaceNode, graph.VictimNode, graph.PartnerNode, graph.ActorNode}
	}
	for _, kind := range order {
		if found := of(t.names, kind); len(found) > 0 {
			p.nameOf(kind, found, t)
			return
		}
	}
}

// asksForThings reports whether names are what is asked about, and no conditions.
func (p *parser) asksForThings() bool {
	for _, t := range p.tokens {
		if t.is(vocabulary.Path) != nil || t.is(vocabulary.Like) != nil {
			return true
		}
	}
	return false
}

func (p *parser) isIn(t token) bool {
	e := t.is(vocabulary.Dated)
	return e != nil && e.Code == "IN"
}

func (p *parser) nameOf(kind graph.NodeKind, found []Name, t token) {
	label := found[0].Names[0]
	switch kind {
	case graph.VictimNode:
		c := thing(p, "victim", t, found, label, graph.ByVictim, func(f *graph.Filter) *[]string { return &f.Victims })
		c.shows = shown{victims: c.filter.Not == nil, victimIDs: c.filter.Victims}
	case graph.PartnerNode:
		c := thing(p, "partner", t, found, label, graph.ByPartner, func(f *graph.Filter) *[]string { return &f.Partners })
		c.shows = shown{partners: c.filter.Not == nil, partnerIDs: c.filter.Partners}
		p.clause.partners = append(p.clause.partners, c)
	case graph.ActorNode:
		c := thing(p, "actor", t, found, label, graph.ByActor, func(f *graph.Filter) *[]string { return &f.Actors })
		c.shows = shown{actors: c.filter.Not == nil, actorIDs: c.filter.Actors}
	default:
		p.place(found, t)
	}
}

// thing asks for one of the things with a name, by their ids.
func thing(p *parser, key string, t token, found []Name, label string, by graph.Dimension, field func(*graph.Filter) *[]string) *condition {
	var c *condition
	for _, name := range found {
		c = alternative(p, key, t, name.ID, label, graph.Topic(by), field)
	}
	return c
}

// place asks for a region by its name, and for a town by what mentions it: filters know no towns.
func (p *parser) place(found []Name, t token) {
	for _, name := range found {
		if isRegion(name.ID) {
			alternative(p, "region", t, name.Names[0], name.Names[0], graph.Topic(graph.ByRegion), func(f *graph.Filter) *[]string { return &f.Regions })
			return
		}
	}
	p.settle(&condition{filter: graph.Filter{Text: found[0].Names[0]}, meaning: p.say("mentions", found[0].Names[0]), tokens: []token{t}})
}

// isRegion tells the id of a region, which has a country and a name, from those of countries and towns.
func isRegion(id string) bool { return strings.Count(id, ":") == 2 }
