package graph

// Relation is a set of the relations of an incident that a read fills.
type Relation uint16

// The relations, one bit each: which list of an [Incident] it fills, and which kind of node is at its other end.
const (
	Victims   Relation = 1 << iota // Incident.Victims, to a [Victim]
	Services                       // Incident.Services, to a [Service]
	Partners                       // Incident.Partners, to a [Partner]
	Actors                         // Incident.Actors, to an [Actor]
	Actions                        // Incident.Actions, to no node
	Events                         // Incident.Events, to the [Event] itself
	Elections                      // Incident.Elections, to an [Election]
	Places                         // from an incident to its country, region and locality; fills nothing, as Incident.Place always is
	Links                          // from an incident to related ones; fills nothing, as Incident.Related always is
	Reports                        // Incident.Reports with their texts, and Evidence.Report
)

// AllRelations is every relation.
const AllRelations = Victims | Services | Partners | Actors | Actions | Events | Elections | Places | Links | Reports

// Findings are the relations whose statements are findings, which a person can judge.
const Findings = Victims | Services | Partners | Actors | Actions | Events | Elections

// RelationNames names each relation as stores and documents do, in the order of the bits. The names are those
// of the relationships in a Neo4j store.
var RelationNames = []struct {
	Relation Relation
	Name     string
	Node     NodeKind // at the other end; empty for none
}{
	{Victims, "AGAINST", VictimNode},
	{Services, "AFFECTED", ServiceNode},
	{Partners, "RESPONDED_TO", PartnerNode},
	{Actors, "ATTRIBUTED_TO", ActorNode},
	{Actions, "TOOK", ""},
	{Events, "HAS_EVENT", EventNode},
	{Elections, "ENDANGERED", ElectionNode},
	{Places, "OCCURRED_IN", PlaceNode},
	{Links, "RELATED_TO", IncidentNode},
	{Reports, "DESCRIBES", ReportNode},
}

// Has reports whether r holds every relation of other.
func (r Relation) Has(other Relation) bool { return r&other == other }

// Name returns the name of a single relation, empty for none or several.
func (r Relation) Name() string {
	for _, named := range RelationNames {
		if named.Relation == r {
			return named.Name
		}
	}
	return ""
}

// RelationNamed returns the relation with that name, 0 for none.
func RelationNamed(name string) Relation {
	for _, named := range RelationNames {
		if named.Name == name {
			return named.Relation
		}
	}
	return 0
}
