package graph

// Dimension is what incidents are counted by.
type Dimension string

// The dimensions. SERVICE counts services that were out (DISRUPTED or RESTORED).
const (
	ByService        Dimension = "SERVICE"
	BySector         Dimension = "SECTOR"
	ByCountry        Dimension = "COUNTRY"
	ByRegion         Dimension = "REGION"
	ByYear           Dimension = "YEAR"
	ByQuarter        Dimension = "QUARTER"
	ByMonth          Dimension = "MONTH"
	ByAttackType     Dimension = "ATTACK_TYPE"
	ByActor          Dimension = "ACTOR"
	ByPartner        Dimension = "PARTNER"
	ByPartnerKind    Dimension = "PARTNER_KIND"
	ByDataImpact     Dimension = "DATA_IMPACT"
	ByElectionStatus Dimension = "ELECTION_STATUS"
	ByVictim         Dimension = "VICTIM"
)

// Dimensions holds all dimensions.
var Dimensions = []Dimension{
	ByService, BySector, ByCountry, ByRegion, ByYear, ByQuarter, ByMonth, ByAttackType, ByActor, ByPartner, ByPartnerKind,
	ByDataImpact, ByElectionStatus, ByVictim,
}

// Axis says where an engine finds the values of a dimension or a topic: in Field of the statements of Relation that meet
// Where, or with no Relation in Field of the incident. With Prefix, only the first so many bytes of a value count,
// and a shorter value is none. Name is the field of the same statement that says how a value is written, empty where it
// is written as it is.
type Axis struct {
	Relation Relation
	Where    []Condition
	Field    string
	Name     string
	List     bool // Field of the incident is a list
	Prefix   int
}

// Axis returns where the values of d are. It is [ErrInvalid] for an unknown dimension.
func (d Dimension) Axis() (Axis, error) {
	switch d {
	case ByService:
		return Axis{Relation: Services, Where: []Condition{{Field: "status", Values: outOfService}}, Field: "code"}, nil
	case BySector:
		return Axis{Relation: Victims, Field: "sector"}, nil
	case ByCountry:
		return Axis{Field: "country"}, nil
	case ByRegion:
		return Axis{Field: "regionKey", Name: "region"}, nil
	case ByYear:
		return Axis{Field: "occurredFrom", Prefix: 4}, nil
	case ByQuarter, ByMonth: // a quarter is the sum of its months, see [Tally]
		return Axis{Field: "occurredFrom", Prefix: 7}, nil
	case ByAttackType:
		return Axis{Field: "attackTypes", List: true}, nil
	case ByActor:
		return Axis{Relation: Actors, Field: "key", Name: "name"}, nil
	case ByPartner:
		return Axis{Relation: Partners, Field: "key", Name: "name"}, nil
	case ByPartnerKind:
		return Axis{Relation: Partners, Field: "kind"}, nil
	case ByDataImpact:
		return Axis{Field: "dataImpact"}, nil
	case ByElectionStatus:
		return Axis{Relation: Elections, Field: "status"}, nil
	case ByVictim:
		return Axis{Relation: Victims, Field: "node", Name: "nodeName"}, nil
	}
	return Axis{}, Invalid("%s", unknown("by", string(d), texts(Dimensions)))
}

// Axes returns the axes of dimensions.
func Axes(by []Dimension) ([]Axis, error) {
	axes := make([]Axis, len(by))
	for n, d := range by {
		axis, err := d.Axis()
		if err != nil {
			return nil, err
		}
		axes[n] = axis
	}
	return axes, nil
}
