package graph

import (
	"cmp"
	"slices"
)

// Dimension is what incidents are counted by.
type Dimension string

// The dimensions. SERVICE counts services that were out (DISRUPTED or RESTORED).
const (
	ByService        Dimension = "SERVICE"
	BySector         Dimension = "SECTOR"
	ByCountry        Dimension = "COUNTRY"
	ByRegion         Dimension = "REGION"
	ByYear           Dimension = "YEAR"
	ByMonth          Dimension = "MONTH"
	ByAttackType     Dimension = "ATTACK_TYPE"
	ByActor          Dimension = "ACTOR"
	ByPartner        Dimension = "PARTNER"
	ByPartnerKind    Dimension = "PARTNER_KIND"
	ByDataImpact     Dimension = "DATA_IMPACT"
	ByElectionStatus Dimension = "ELECTION_STATUS"
)

// Dimensions holds all dimensions.
var Dimensions = []Dimension{
	ByService, BySector, ByCountry, ByRegion, ByYear, ByMonth, ByAttackType, ByActor, ByPartner, ByPartnerKind,
	ByDataImpact, ByElectionStatus,
}

// Axis says where an engine finds the values of a dimension: in Field of the statements of Relation that meet
// Where, or with no Relation in Field of the incident. With Prefix, only the first so many bytes of a value count,
// and a shorter value is none.
type Axis struct {
	Relation Relation
	Where    []Condition
	Field    string
	List     bool // Field of the incident is a list
	Prefix   int
}

// Axis returns where the values of d are. It is [ErrInvalid] for an unknown dimension.
func (d Dimension) Axis() (Axis, error) {
	switch d {
	case ByService:
		return Axis{Relation: Services, Where: []Condition{{"status", outOfService}}, Field: "code"}, nil
	case BySector:
		return Axis{Relation: Victims, Field: "sector"}, nil
	case ByCountry:
		return Axis{Field: "country"}, nil
	case ByRegion:
		return Axis{Field: "region"}, nil
	case ByYear:
		return Axis{Field: "occurredFrom", Prefix: 4}, nil
	case ByMonth:
		return Axis{Field: "occurredFrom", Prefix: 7}, nil
	case ByAttackType:
		return Axis{Field: "attackTypes", List: true}, nil
	case ByActor:
		return Axis{Relation: Actors, Field: "name"}, nil
	case ByPartner:
		return Axis{Relation: Partners, Field: "name"}, nil
	case ByPartnerKind:
		return Axis{Relation: Partners, Field: "kind"}, nil
	case ByDataImpact:
		return Axis{Field: "dataImpact"}, nil
	case ByElectionStatus:
		return Axis{Relation: Elections, Field: "status"}, nil
	}
	return Axis{}, Invalid("by: unknown dimension %q", string(d))
}

// SortBuckets puts buckets in the order of [Store.Count].
func SortBuckets(buckets []*Bucket) {
	slices.SortFunc(buckets, func(a, b *Bucket) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), slices.Compare(a.Keys, b.Keys))
	})
}
