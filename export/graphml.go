package export

import (
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Attributes of nodes and edges in [GraphML].
var graphmlKeys = []struct{ id, of, name string }{
	{"kind", "node", "kind"},       // a kind of node, such as victim
	{"label", "node", "label"},     // its name, for readers
	{"key", "node", "id"},          // its id in the API
	{"date", "node", "date"},       // when an incident began, an event happened or an election is held
	{"country", "node", "country"}, // of incidents and elections
	{"link", "edge", "kind"},       // a kind of link, such as AFFECTED
	{"status", "edge", "status"},   // what became of a service or an election, the role of a victim, a partner or an actor
}

type graphmlNode struct {
	XMLName xml.Name      `xml:"node"`
	ID      string        `xml:"id,attr"`
	Data    []graphmlData `xml:"data"`
}

type graphmlEdge struct {
	XMLName xml.Name      `xml:"edge"`
	Source  string        `xml:"source,attr"`
	Target  string        `xml:"target,attr"`
	Data    []graphmlData `xml:"data"`
}

type graphmlData struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

// GraphML writes the incidents that match f with what they state as a directed graph: incidents, and what they lead to. Edges begin at
// the incident. It is written by encoding/xml as it is read, since libraries for GraphML and GEXF hold the whole graph.
func GraphML(ctx context.Context, store Incidents, f graph.Filter, w io.Writer) error {
	g := &graphmlWriter{Encoder: xml.NewEncoder(w), seen: seen{}}
	g.Indent("", " ")
	if err := g.begin(w); err != nil {
		return err
	}
	if err := each(ctx, store, f, statements, g.incident); err != nil {
		return err
	}
	// Links come last, when it is known which incidents are there.
	if err := each(ctx, store, f, 0, g.links); err != nil {
		return err
	}
	if err := g.Close(); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n</graph>\n</graphml>\n")
	return err
}

type graphmlWriter struct {
	*xml.Encoder
	seen seen
}

func (*graphmlWriter) begin(w io.Writer) error {
	var head strings.Builder
	head.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	for _, key := range graphmlKeys {
		fmt.Fprintf(&head, " <key id=%q for=%q attr.name=%q attr.type=\"string\"/>\n", key.id, key.of, key.name)
	}
	head.WriteString(`<graph id="incidents" edgedefault="directed">` + "\n")
	_, err := io.WriteString(w, head.String())
	return err
}

// thing is a node and how an incident leads to it.
type thing struct {
	node          graph.Node
	label, date   string
	country       string
	link, through string // kind and status of the edge
}

func (g *graphmlWriter) incident(i *graph.Incident) error {
	if err := g.node(thing{node: i, label: graph.Label(i), date: string(i.Occurred.From), country: place(i).Country}); err != nil {
		return err
	}
	for _, t := range things(i) {
		if err := g.node(t); err != nil {
			return err
		}
		if err := g.edge(i.ID, t.node.NodeID(), t.link, t.through); err != nil {
			return err
		}
	}
	return nil
}

// things returns the nodes that an incident states something of, in the order of the relations.
func things(i *graph.Incident) []thing {
	var list []thing
	add := func(relation graph.Relation, t thing) {
		t.link = relation.Name()
		list = append(list, t)
	}
	for _, v := range i.Victims {
		add(graph.Victims, thing{node: v.Victim, label: v.Victim.Name, through: string(v.Role)})
	}
	for _, s := range i.Services {
		add(graph.Services, thing{node: s.Service, label: words(s.Code), through: string(s.Status)})
	}
	for _, p := range i.Partners {
		add(graph.Partners, thing{node: p.Partner, label: p.Partner.Name, through: string(p.Role)})
	}
	for _, a := range i.Actors {
		add(graph.Actors, thing{node: a.Actor, label: a.Actor.Name, through: string(a.Role)})
	}
	for _, e := range i.Events {
		add(graph.Events, thing{node: e, label: cmp.Or(e.Text, words(e.Kind)), date: string(e.On)})
	}
	for _, e := range i.Elections {
		add(graph.Elections, thing{node: e.Election, label: e.Election.Name, date: string(e.Election.HeldOn), country: e.Election.Country, through: string(e.Status)})
	}
	if i.Place != nil {
		add(graph.Places, thing{node: i.Place, label: graph.Label(i.Place), country: i.Place.Country})
	}
	return list
}

// node writes a node unless it was.
func (g *graphmlWriter) node(t thing) error {
	id := t.node.NodeID()
	if !g.seen.first(stableID("node", id)) {
		return nil
	}
	return g.Encode(graphmlNode{ID: nmtoken(id), Data: filled(
		graphmlData{"kind", string(graph.KindOf(id))}, graphmlData{"label", t.label}, graphmlData{"key", id},
		graphmlData{"date", t.date}, graphmlData{"country", t.country},
	)})
}

func (g *graphmlWriter) edge(from, to, link, status string) error {
	return g.Encode(graphmlEdge{Source: nmtoken(from), Target: nmtoken(to), Data: filled(graphmlData{"link", link}, graphmlData{"status", status})})
}

// links writes those to incidents, and a node for each of them that is not there.
func (g *graphmlWriter) links(i *graph.Incident) error {
	for _, r := range i.Related {
		if err := g.node(thing{node: &graph.Incident{ID: r.ID}, label: r.ID}); err != nil {
			return err
		}
		if err := g.edge(i.ID, r.ID, graph.Links.Name(), string(r.Kind)); err != nil {
			return err
		}
	}
	return nil
}

func filled(data ...graphmlData) []graphmlData {
	var kept []graphmlData
	for _, d := range data {
		if d.Value != "" {
			kept = append(kept, d)
		}
	}
	return kept
}

// nmtoken writes an id as GraphML wants ids: letters, digits and ". - _ :". Another character is its code point, as in "_x0022_".
func nmtoken(id string) string {
	var b strings.Builder
	for _, r := range id {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".-_:", r) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "_x%04x_", r)
	}
	return b.String()
}
