package ask

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// listing asks for incidents, newest first, with what of them answers the question.
type listing struct {
	target string
	value  shown   // what a row tells
	proofs []shown // what speaks for a row
	about  about
	of     graph.Filter // of which incidents the question is
}

// valueOf is what a row tells: what is asked for, as far as the conditions are about it.
func (s *listing) valueOf(conditions []*condition, wanted []string) shown {
	var v shown
	for _, c := range conditions {
		v = v.with(c.shows, s.target)
	}
	switch s.target {
	case targetVictim:
		v.victims = true
	case targetService:
		if len(v.services) == 0 {
			v.services = graph.ServiceCodes
		}
	case targetPartner:
		v.partners = true
	case targetActor:
		v.actors = true
	case targetElection:
		v.elections = true
	case targetPlace:
		v.place = true
	case targetDate:
		v.date = true
	}
	for _, what := range wanted {
		switch what {
		case "DATE":
			v.date = true
		case "ACTOR":
			v.actors = true
		case "PARTNER":
			v.partners = true
		}
	}
	if v.nothing() {
		v.victims = true
	}
	return v
}

// with adds what a condition shows: all of it for incidents, else only what is asked for.
func (s shown) with(other shown, target string) shown {
	incident := target == targetIncident
	if incident || target == targetVictim {
		s.victims, s.sectors = s.victims || other.victims, append(s.sectors, other.sectors...)
		s.victimIDs = append(s.victimIDs, other.victimIDs...)
	}
	if incident || target == targetService && len(s.services) == 0 {
		s.services, s.statuses = append(s.services, other.services...), append(s.statuses, other.statuses...)
	}
	if incident || target == targetPartner {
		s.partners = s.partners || other.partners
		s.partnerKinds, s.partnerRoles = append(s.partnerKinds, other.partnerKinds...), append(s.partnerRoles, other.partnerRoles...)
		s.partnerIDs = append(s.partnerIDs, other.partnerIDs...)
	}
	if incident || target == targetActor {
		s.actors, s.actorIDs = s.actors || other.actors, append(s.actorIDs, other.actorIDs...)
	}
	if incident || target == targetElection {
		s.elections = s.elections || other.elections
		s.electionKinds, s.electionStatus = append(s.electionKinds, other.electionKinds...), append(s.electionStatus, other.electionStatus...)
		if other.daysBefore != nil {
			s.daysBefore = other.daysBefore
		}
	}
	if incident || target == targetPlace || target == targetVictim {
		s.ransom, s.withheld = s.ransom || other.ransom, append(s.withheld, other.withheld...)
	}
	if incident {
		s.data, s.attacks = s.data || other.data, append(s.attacks, other.attacks...)
	}
	return s
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
	fields := strings.Join(selections(append([]shown{s.value}, s.proofs...)), "\n        ")
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
