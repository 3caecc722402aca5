package graph

// Predicate is a condition on an incident in the terms that engines know: AllOf, AnyOf, Not, States, Holds, Valued,
// Within or Mentions. [Filter.Predicate] makes it, so that what a filter means is settled once; an engine only
// translates these eight.
type Predicate interface{ predicate() }

type (
	// AllOf holds where all of its parts do; the empty one always holds.
	AllOf []Predicate
	// AnyOf holds where one of its parts does; the empty one never holds.
	AnyOf []Predicate
	// Not holds where its part does not.
	Not struct{ Part Predicate }
	// States holds where one statement of the relation meets all conditions.
	States struct {
		Relation   Relation
		Conditions []Condition
	}
	// Holds holds where a field of the incident is, or as a list contains, one of the values.
	Holds struct {
		Field  IncidentField
		Values []string
	}
	// Valued holds where the incident has a value on the axis.
	Valued struct{ Axis Axis }
	// Within holds where the incident can have been going on between First and Last, two days, or with Certain where it
	// must have been; an empty one is open. An incident without a date never is.
	Within struct {
		First, Last Date
		Certain     bool
	}
	// Mentions holds where the incident's text index has each term in one of the fields.
	Mentions struct {
		Fields []TextField
		Terms  []Term
	}
)

// Condition holds where a field of a statement ([Statement.Fields]) is one of the values or, where a bound is set, a number
// within it.
type Condition struct {
	Field   string
	Values  []string
	AtLeast *int
	AtMost  *int
}

// IncidentField is a field of an incident that a predicate can ask for; see [Incident.Fields].
type IncidentField string

// The fields; AttackTypes and NotStated are lists. RansomDemanded is "true" or "false", or absent.
const (
	CountryField        IncidentField = "country"
	RegionKeyField      IncidentField = "regionKey"
	DataImpactField     IncidentField = "dataImpact"
	RansomDemandedField IncidentField = "ransomDemanded"
	AttackTypesField    IncidentField = "attackTypes"
	NotStatedField      IncidentField = "notStated"
)

// IsList reports whether the field holds a list of values.
func (f IncidentField) IsList() bool { return f == AttackTypesField || f == NotStatedField }

func (AllOf) predicate()    {}
func (AnyOf) predicate()    {}
func (Not) predicate()      {}
func (States) predicate()   {}
func (Holds) predicate()    {}
func (Valued) predicate()   {}
func (Within) predicate()   {}
func (Mentions) predicate() {}

// IsEverything reports whether p is that of a filter that asks for nothing.
func IsEverything(p Predicate) bool {
	all, ok := p.(AllOf)
	return ok && len(all) == 0
}
