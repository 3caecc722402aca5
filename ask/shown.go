package ask

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// shown is what of an incident a row shows. A list that is empty stands for all of its kind.
type shown struct {
	victims        bool
	victimIDs      []string
	sectors        []graph.Sector
	services       []graph.ServiceCode // none shows none
	statuses       []graph.ServiceStatus
	partners       bool
	partnerKinds   []graph.PartnerKind
	partnerRoles   []graph.PartnerRole
	partnerIDs     []string
	actors         bool
	actorIDs       []string
	elections      bool
	electionKinds  []graph.ElectionKind
	electionStatus []graph.ElectionStatus
	daysBefore     *graph.DaysRange
	data           bool
	ransom         bool
	withheld       []graph.Undisclosed
	attacks        []graph.AttackType
	place          bool
	date           bool
}

func (s shown) nothing() bool {
	return !s.victims && len(s.services) == 0 && !s.partners && !s.actors && !s.elections && !s.data && !s.ransom &&
		len(s.withheld) == 0 && len(s.attacks) == 0 && !s.place && !s.date
}

// ofFields reports whether what is shown is no statement of its own, so that its evidence is the incident's.
func (s shown) ofFields() bool {
	return s.data || s.ransom || len(s.withheld) > 0 || len(s.attacks) > 0
}

// isOutside reports whether a known number of days before a vote is not among those asked for.
func (s shown) isOutside(days *int) bool {
	r := s.daysBefore
	return r != nil && days != nil && (r.From != nil && *days < *r.From || r.To != nil && *days > *r.To)
}

// among reports whether a list asks for a value; an empty one asks for all.
func among[T comparable](list []T, value T) bool {
	return len(list) == 0 || slices.Contains(list, value)
}

// selections are the fields of an incident that a row needs, in the order of the schema.
func selections(all []shown) []string {
	parts := []struct {
		needed func(shown) bool
		text   string
	}{
		{func(s shown) bool { return s.victims }, "victims { name sector victim { id } ...said }"},
		{func(s shown) bool { return s.place }, "place { country region locality }"},
		{func(s shown) bool { return s.date }, "occurred { from until }"},
		{func(s shown) bool { return len(s.attacks) > 0 }, "attackTypes"},
		{func(s shown) bool { return s.actors }, "actors { name role actor { id } ...said }"},
		{func(s shown) bool { return s.ransom || len(s.withheld) > 0 }, "ransom { demanded amount currency }"},
		{func(s shown) bool { return s.data }, "dataImpact"},
		{func(s shown) bool { return len(s.services) > 0 }, "services { service { code } status from until ...said }"},
		{func(s shown) bool { return s.partners }, "partners { name kind role partner { id } ...said }"},
		{func(s shown) bool { return s.elections }, "elections { election { name kind heldOn } status daysBefore ...said }"},
		{func(s shown) bool { return len(s.withheld) > 0 }, "notStated"},
		{shown.ofFields, "evidence { field quote start end report { sha256 file language tlp } }"},
	}
	var fields []string
	for _, part := range parts {
		if slices.ContainsFunc(all, part.needed) {
			fields = append(fields, part.text)
		}
	}
	return fields
}
