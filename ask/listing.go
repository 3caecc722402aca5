package ask

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// listing asks for incidents, newest first, with what of them answers the question.
type listing struct {
	target string
	value  []shown // what a row tells
	proofs []shown // what speaks for a row
	about  about
	of     graph.Filter // of which incidents the question is
}

// valueOf is what a row tells: what the conditions say of what is asked for, or all of it.
func (s *listing) valueOf(conditions []*condition, wanted []string) []shown {
	var value []shown
	for _, c := range conditions {
		if part := c.shows.of(s.target); !part.nothing() {
			value = append(value, part)
		}
	}
	value = oneElection(value)
	for _, what := range append([]string{s.target}, wanted...) {
		switch whole := wholly(what); {
		case whole.nothing(), slices.ContainsFunc(value, whole.within):
		case what == s.target:
			value = slices.Insert(value, 0, whole)
		default:
			value = append(value, whole)
		}
	}
	if len(value) == 0 {
		value = []shown{{victims: true}}
	}
	return value
}

// wholly shows all of what is asked for.
func wholly(what string) shown {
	switch what {
	case targetVictim:
		return shown{victims: true}
	case targetService:
		return shown{services: graph.ServiceCodes}
	case targetPartner:
		return shown{partners: true}
	case targetActor:
		return shown{actors: true}
	case targetElection:
		return shown{elections: true}
	case targetPlace:
		return shown{place: true}
	case targetDate:
		return shown{date: true}
	}
	return shown{}
}

// within reports whether another one shows some of the same kind already.
func (s shown) within(other shown) bool {
	return s.victims && other.victims || len(s.services) > 0 && len(other.services) > 0 || s.partners && other.partners ||
		s.actors && other.actors || s.elections && other.elections || s.place && other.place || s.date && other.date
}

// of is the part of it that is asked for. Incidents are told by all that was said of them, victims and places also by their ransom.
func (s shown) of(target string) shown {
	switch target {
	case targetIncident:
		return s
	case targetVictim:
		return shown{victims: s.victims, victimIDs: s.victimIDs, sectors: s.sectors, ransom: s.ransom, withheld: s.withheld}
	case targetService:
		return shown{services: s.services, statuses: s.statuses}
	case targetPartner:
		return shown{partners: s.partners, partnerKinds: s.partnerKinds, partnerRoles: s.partnerRoles, partnerIDs: s.partnerIDs}
	case targetActor:
		return shown{actors: s.actors, actorIDs: s.actorIDs}
	case targetElection:
		return shown{elections: s.elections, electionKinds: s.electionKinds, electionStatus: s.electionStatus, daysBefore: s.daysBefore}
	case targetPlace:
		return shown{ransom: s.ransom, withheld: s.withheld}
	}
	return shown{}
}

// oneElection joins what is asked of elections: the filter asks all of it of the same one.
func oneElection(value []shown) []shown {
	var joined *shown
	var rest []shown
	for _, s := range value {
		if !s.elections || joined == nil {
			rest = append(rest, s)
			if s.elections {
				joined = &rest[len(rest)-1]
			}
			continue
		}
		joined.electionKinds = append(joined.electionKinds, s.electionKinds...)
		joined.electionStatus = append(joined.electionStatus, s.electionStatus...)
		if s.daysBefore != nil {
			joined.daysBefore = s.daysBefore
		}
	}
	return rest
}

const listingQuery = `query Ask($filter: IncidentFilter, $first: Int, $of: IncidentFilter) {
  incidents(filter: $filter, first: $first) {
    totalCount
    edges {
      match
      node {
        id
        title
        %s
        sources { url title publishedOn }
      }
    }
  }
  coverage(filter: $of, of: [%s]) { matching answerable silent dataset { incidents from until } }
}
%s`

const saidFragment = `
fragment said on Finding {
  source { url title publishedOn }
  evidence { quote start end report { sha256 file language tlp } }
}
`

func (s *listing) query() string {
	fields := strings.Join(selections(slices.Concat(s.value, s.proofs)), "\n        ")
	fragment := ""
	if strings.Contains(fields, "...said") {
		fragment = saidFragment
	}
	return fmt.Sprintf(listingQuery, fields, s.about.topic, fragment)
}

func (s *listing) variables() map[string]any {
	return map[string]any{"of": Input(s.of), Limit: 20}
}

// listed is what the query returns.
type listedIncidents struct {
	Incidents struct {
		TotalCount int
		Edges      []struct {
			Match graph.Match
			Node  incident
		}
	}
	Coverage []*Coverage
}

func (s *listing) read(l *language, data []byte) (*Result, error) {
	var all listedIncidents
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	r := &Result{Total: &all.Incidents.TotalCount}
	for _, edge := range all.Incidents.Edges {
		row := Row{IncidentID: edge.Node.ID, Title: edge.Node.Title, Match: edge.Match}
		row.Value, row.Evidence, row.Sources = edge.Node.tell(l, s.value, s.proofs)
		r.Rows = append(r.Rows, row)
	}
	r.Answer = found(l, *r.Total, len(r.Rows))
	if len(all.Coverage) > 0 {
		r.Coverage = all.Coverage[0]
	}
	return r, nil
}
