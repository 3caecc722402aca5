package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
)

// edge is what is returned of the relationship r from the node n to its neighbour m: the end that it starts from, the
// neighbour, the type, the status and the statement.
const edge = `[startNode(r).id, m.id, type(r), coalesce(CASE
		WHEN r:AFFECTED OR r:ENDANGERED THEN r.status
		WHEN r:AGAINST OR r:RESPONDED_TO OR r:ATTRIBUTED_TO THEN r.role
		WHEN r:RELATED_TO THEN r.kind END, ''), r.statement]`

// Neighbours is [graph.Store.Neighbours], in one statement.
func (s *Store) Neighbours(ctx context.Context, ids []string, kinds []graph.NodeKind, limit int) ([]*graph.Neighbourhood, error) {
	b := newQuery()
	eachKind(ids, func(kind graph.NodeKind, ids []string) {
		if types := neighbourTypes(kind, kinds); types != "" {
			b.union().neighbours(kind, ids, types, limit)
		}
	})
	records, err := s.read(ctx, b)
	if err != nil {
		return nil, classify(ctx, "neighbours", err)
	}
	found := map[string]*graph.Neighbourhood{}
	for _, record := range records {
		n := readNeighbourhood(record)
		found[n.ID] = n
	}
	result := make([]*graph.Neighbourhood, len(ids))
	for n, id := range ids {
		if result[n] = found[id]; result[n] == nil {
			result[n] = &graph.Neighbourhood{ID: id, Edges: []graph.Edge{}}
		}
	}
	return result, nil
}

// neighbourTypes returns the types of relationships from nodes of a kind to neighbours of the given kinds. Around any
// node but an incident there are only incidents.
func neighbourTypes(kind graph.NodeKind, kinds []graph.NodeKind) string {
	if kind == graph.IncidentNode {
		return relationshipTypes(kinds)
	}
	if len(kinds) > 0 && !slices.Contains(kinds, graph.IncidentNode) {
		return ""
	}
	return relationshipTypes([]graph.NodeKind{kind})
}

// neighbours appends a statement that returns the degree of each node and the edges to its first neighbours.
func (q *query) neighbours(kind graph.NodeKind, ids []string, types string, limit int) {
	around := "MATCH (n)-[:" + types + "]-(m) WHERE NOT m:MissingIncident "
	q.add("UNWIND ", q.param(ids), " AS node MATCH (n:", labels[kind], " {id: node}) RETURN node, COUNT { ", around, "RETURN DISTINCT m } AS degree")
	if limit <= 0 {
		q.add(", [] AS edges")
		return
	}
	q.add(", COLLECT { ", around, "WITH DISTINCT m ORDER BY coalesce(m.idOrder, m.id) LIMIT ", q.param(limit), " MATCH (n)-[r:", types, "]-(m) RETURN ", edge, " } AS edges")
}

func readNeighbourhood(record *neo4j.Record) *graph.Neighbourhood {
	n := &graph.Neighbourhood{ID: text(record, "node"), Degree: integer(record, "degree"), Edges: []graph.Edge{}}
	edges := list(record, "edges")
	slices.SortFunc(edges, compareEdges)
	for _, e := range slices.CompactFunc(edges, func(a, b any) bool { return compareEdges(a, b) == 0 }) { // a link to itself comes twice
		n.Edges = append(n.Edges, readEdge(n.ID, e))
	}
	return n
}

// readEdge makes an incident the start of every edge, as no relationship of partners and reports does.
func readEdge(around string, e any) graph.Edge {
	from, other := column(e, 0), column(e, 1)
	edge := graph.Edge{From: around, To: other, Kind: column(e, 2), Status: column(e, 3), Finding: column(e, 4)}
	link := edge.Kind == graph.Links.Name()
	if link && from != around || !link && graph.KindOf(around) != graph.IncidentNode {
		edge.From, edge.To = other, around
	}
	return edge
}

// compareEdges compares what [edge] returned by neighbour, kind, status and finding.
func compareEdges(a, b any) int {
	order := 0
	for n := 1; n <= 4; n++ {
		order = cmp.Or(order, strings.Compare(column(a, n), column(b, n)))
	}
	return order
}

func column(row any, n int) string {
	value, _ := row.([]any)[n].(string)
	return value
}
