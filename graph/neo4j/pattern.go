package neo4j

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// labels are those of the nodes.
var labels = map[graph.NodeKind]string{
	graph.IncidentNode: "Incident",
	graph.VictimNode:   "Victim",
	graph.ServiceNode:  "Service",
	graph.PartnerNode:  "Partner",
	graph.ActorNode:    "Actor",
	graph.EventNode:    "Event",
	graph.ElectionNode: "Election",
	graph.PlaceNode:    "Place",
	graph.ReportNode:   "Report",
}

// arrow is how a relation is drawn from an incident: most go out from it, but partners act and reports tell.
type arrow struct{ tail, head string }

// arrows of the relations; the relationship can be given a name between tail and type.
var arrows = map[graph.Relation]arrow{
	graph.Victims:   {"-[", ":AGAINST]->"},
	graph.Services:  {"-[", ":AFFECTED]->"},
	graph.Partners:  {"<-[", ":RESPONDED_TO]-"},
	graph.Actors:    {"-[", ":ATTRIBUTED_TO]->"},
	graph.Actions:   {"-[", ":TOOK]->"},
	graph.Events:    {"-[", ":HAS_EVENT]->"},
	graph.Elections: {"-[", ":ENDANGERED]->"},
	graph.Places:    {"-[", ":OCCURRED_IN]->"},
	graph.Links:     {"-[", ":RELATED_TO]->"},
	graph.Reports:   {"<-[", ":DESCRIBES]-"},
}

// as is the arrow with a name for the relationship; the empty one names it not.
func (a arrow) as(name string) string { return a.tail + name + a.head }

// relationTo returns the relation at whose other end nodes of that kind are, 0 for none.
func relationTo(kind graph.NodeKind) graph.Relation {
	for _, named := range graph.RelationNames {
		if named.Node == kind {
			return named.Relation
		}
	}
	return 0
}

// otherEnd returns the kind of the nodes that a relation leads to.
func otherEnd(relation graph.Relation) graph.NodeKind {
	for _, named := range graph.RelationNames {
		if named.Relation == relation {
			return named.Node
		}
	}
	return ""
}

// relationshipTypes returns the types whose other end is of one of the kinds, all for none, as a pattern has them.
func relationshipTypes(kinds []graph.NodeKind) string {
	var types []string
	for _, named := range graph.RelationNames {
		if named.Node != "" && (len(kinds) == 0 || slices.Contains(kinds, named.Node)) {
			types = append(types, named.Name)
		}
	}
	return strings.Join(types, "|")
}

// eachKind calls visit with the ids of each kind that exists, in the order of the kinds, each id once.
func eachKind(ids []string, visit func(graph.NodeKind, []string)) {
	sorted := map[graph.NodeKind][]string{}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		sorted[graph.KindOf(id)] = append(sorted[graph.KindOf(id)], id)
	}
	for _, kind := range graph.NodeKinds {
		if len(sorted[kind]) > 0 {
			visit(kind, sorted[kind])
		}
	}
}
