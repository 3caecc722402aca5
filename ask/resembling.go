package ask

import (
	"encoding/json"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// resembling asks for incidents like those of one victim or place.
type resembling struct{ of graph.Filter }

const resemblingQuery = `query Ask($of: IncidentFilter) {
  incidents(filter: $of, first: 5) {
    nodes {
      id
      similar(first: 10) {
        incident {
          id
          title
          services { service { code } status from until ...said }
          sources { url title publishedOn }
        }
        reasons { kind key label }
      }
    }
  }
}
` + saidFragment

// resembling makes the plan for incidents like those of a thing that the store knows.
func (p *parser) resembling() (*Plan, string) {
	if len(p.things) != 1 {
		return nil, p.say("one name")
	}
	if len(p.conditions) > 0 {
		return nil, p.say("not narrowed", p.wordsOf(p.conditions[0].tokens))
	}
	thing := p.things[0]
	filter, label := graph.Filter{}, ""
	if victims := of(thing.names, graph.VictimNode); len(victims) > 0 {
		label = victims[0].Names[0]
		for _, v := range victims {
			filter.Victims = append(filter.Victims, v.ID)
		}
	} else if places := of(thing.names, graph.PlaceNode); len(places) > 0 {
		label = places[0].Names[0]
		filter.Text = label
	} else {
		return nil, p.say("one name")
	}
	p.note(p.say("similar", label), append(p.asked, thing.token)...)
	p.asked = nil
	return p.planOf(nil, &resembling{filter}), ""
}

func (s *resembling) query() string { return resemblingQuery }

func (s *resembling) variables() map[string]any { return map[string]any{"of": Input(s.of)} }

type similar struct {
	Incident incident
	Reasons  []struct{ Kind, Key, Label string }
}

func (s *resembling) read(l *language, data []byte) (*Result, error) {
	var answer struct {
		Incidents struct {
			Nodes []struct {
				ID      string
				Similar []similar
			}
		}
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return nil, err
	}
	r := &Result{}
	for _, like := range answer.Incidents.Nodes {
		for _, other := range like.Similar {
			r.Rows = append(r.Rows, other.row(l, like.ID))
		}
	}
	r.Answer = found(l, len(r.Rows), len(r.Rows))
	return r, nil
}

// row tells what an incident has in common with the one that it is like; services that were out in both prove it.
func (s *similar) row(l *language, like string) Row {
	proof := shown{statuses: []graph.ServiceStatus{graph.Disrupted, graph.Restored}}
	var shared []string
	for _, reason := range s.Reasons {
		switch reason.Kind {
		case "SERVICE":
			proof.services = append(proof.services, graph.ServiceCode(reason.Key))
			shared = append(shared, l.label(reason.Key))
		case "SECTOR", "ATTACK_TYPE", "ELECTION":
			shared = append(shared, l.label(reason.Key))
		default:
			shared = append(shared, reason.Label)
		}
	}
	row := Row{IncidentID: s.Incident.ID, Title: s.Incident.Title, Value: l.say("shares", like, strings.Join(shared, ", "))}
	_, row.Evidence, row.Sources = s.Incident.tell(l, nil, []shown{proof})
	return row
}
