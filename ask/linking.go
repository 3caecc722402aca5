package ask

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// linking asks for the chains between two things.
type linking struct{ from, to Name }

const linkingQuery = `query Ask($from: ID!, $to: ID!) {
  path(from: $from, to: $to) {
    chains {
      nodes { id kind label node { ...statements } }
      edges { from to kind status findings }
    }
    hubs { id label }
    truncated
  }
}

fragment statements on Incident {
  victims { ...said }
  actors { ...said }
  services { ...said }
  partners { ...said }
  elections { ...said }
  sources { url title publishedOn }
}

fragment said on Finding {
  id
  source { url title publishedOn }
  evidence { quote start end report { sha256 file language tlp } }
}
`

// linking makes the plan for what links two things that the store knows.
func (p *parser) linking() (*Plan, string) {
	if len(p.things) != 2 {
		return nil, p.say("two names")
	}
	if len(p.conditions) > 0 {
		return nil, p.say("not narrowed", p.wordsOf(p.conditions[0].tokens))
	}
	from, to := p.one(p.things[0]), p.one(p.things[1])
	if p.refusal != "" {
		return nil, p.refusal
	}
	p.note(p.say("linked", from.Names[0], to.Names[0]), append(p.asked, p.things[0].token, p.things[1].token)...)
	p.asked = nil
	return p.planOf(nil, &linking{from, to}), ""
}

// one returns the one thing that a name is of, of the kind that is likeliest meant. A name of several is not for a program to choose from.
func (p *parser) one(thing named) Name {
	for _, kind := range []graph.NodeKind{graph.VictimNode, graph.ActorNode, graph.PartnerNode, graph.PlaceNode} {
		switch found := of(thing.names, kind); {
		case len(found) == 1:
			return found[0]
		case len(found) > 1:
			var ids []string
			for _, name := range found {
				ids = append(ids, name.ID)
			}
			p.refuse("several names", p.text(thing.token), strings.Join(ids, ", "))
			return found[0]
		}
	}
	return thing.names[0]
}

func (s *linking) query() string { return linkingQuery }

func (s *linking) variables() map[string]any {
	return map[string]any{"from": s.from.ID, "to": s.to.ID}
}

type chain struct {
	Nodes []struct {
		ID, Label string
		Kind      string
		Node      struct {
			Victims, Actors, Services, Partners, Elections []statement
			Sources                                        []*graph.Source
		}
	}
	Edges []struct {
		From, To, Kind, Status string
		Findings               []string
	}
}

type statement struct {
	ID string
	said
}

func (s *linking) read(l *language, data []byte) (*Result, error) {
	var answer struct {
		Path struct {
			Chains    []chain
			Hubs      []struct{ ID, Label string }
			Truncated bool
		}
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return nil, err
	}
	r := &Result{Answer: l.count("chains", len(answer.Path.Chains))}
	if len(answer.Path.Chains) == 0 {
		r.Answer = l.say("no chains")
	}
	for _, c := range answer.Path.Chains {
		r.Rows = append(r.Rows, c.row(l))
	}
	var hubs []string
	for _, hub := range answer.Path.Hubs {
		hubs = append(hubs, nodeLabel(l, hub.ID, hub.Label))
	}
	if len(hubs) > 0 {
		r.Answer += " " + l.say("hubs", strings.Join(hubs, ", "))
	}
	if answer.Path.Truncated {
		r.Answer += " " + l.say("truncated")
	}
	return r, nil
}

// row tells the things of a chain from one end to the other, and what speaks for its links.
func (c *chain) row(l *language) Row {
	value := told{l: l}
	var findings []string
	for _, e := range c.Edges {
		findings = append(findings, e.Findings...)
	}
	for _, n := range c.Nodes {
		value.values = append(value.values, with(nodeLabel(l, n.ID, n.Label), c.statuses(l, n.ID)...))
		for _, s := range slices.Concat(n.Node.Victims, n.Node.Actors, n.Node.Services, n.Node.Partners, n.Node.Elections) {
			if slices.Contains(findings, s.ID) {
				value.add("", s.said)
			}
		}
		for _, source := range n.Node.Sources {
			value.add("", said{Source: source})
		}
	}
	return Row{Value: strings.Join(value.values, " – "), Evidence: value.evidence, Sources: value.sources}
}

// statuses returns what became of a service or an election by the links on both sides of it, once if it is the same.
func (c *chain) statuses(l *language, id string) []string {
	if kind := graph.KindOf(id); kind != graph.ServiceNode && kind != graph.ElectionNode {
		return nil
	}
	var statuses []string
	for _, e := range c.Edges {
		if label := l.label(e.Status); (e.From == id || e.To == id) && !slices.Contains(statuses, label) {
			statuses = append(statuses, label)
		}
	}
	return statuses
}

// nodeLabel returns what a node is called; a service in the language of the question.
func nodeLabel(l *language, id, label string) string {
	if code, isService := strings.CutPrefix(id, string(graph.ServiceNode)+":"); isService {
		return l.label(code)
	}
	return label
}
