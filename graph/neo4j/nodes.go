package neo4j

import (
	"context"
	"encoding/json"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Nodes is [graph.Store.Nodes], in one statement.
func (s *Store) Nodes(ctx context.Context, ids []string, with graph.Relation) ([]graph.Node, error) {
	b := newQuery()
	eachKind(ids, func(kind graph.NodeKind, ids []string) {
		if kind == graph.IncidentNode {
			b.union().incidents(ids, with)
			return
		}
		b.union().add("UNWIND ", b.param(ids), " AS node MATCH (n:", labels[kind], " {id: node}) RETURN node, ").shown(kind, with).add(" AS value")
	})
	records, err := s.read(ctx, b)
	if err != nil {
		return nil, classify(ctx, "nodes", err)
	}
	found := map[string]graph.Node{}
	for _, record := range records {
		id := text(record, "node")
		if found[id], err = readNode(id, record.AsMap()["value"], with); err != nil {
			return nil, classify(ctx, "nodes", err)
		}
	}
	nodes := make([]graph.Node, len(ids))
	for n, id := range ids {
		nodes[n] = found[id]
	}
	return nodes, nil
}

// incidents appends a statement that finds incidents by their id, or by that of a document that was folded into them.
func (q *query) incidents(ids []string, with graph.Relation) {
	q.add("UNWIND ", q.param(ids), ` AS node
		OPTIONAL MATCH (own:Incident {id: node})
		OPTIONAL MATCH (:Document {id: node})-[:SOURCE_OF]->(folded:Incident)
		WITH DISTINCT node, coalesce(own, folded) AS i WHERE i IS NOT NULL
		RETURN node, `).filled(with).add(" AS value")
}

// shown appends what to return of the node n. Texts of reports are long, so that they come only when asked for.
func (q *query) shown(kind graph.NodeKind, with graph.Relation) *query {
	if kind == graph.ReportNode && !with.Has(graph.Reports) {
		return q.add("n {.*, text: null}")
	}
	return q.add("properties(n)")
}

// readNode reads what [query.shown] or, for an incident, [query.filled] returned.
func readNode(id string, value any, with graph.Relation) (graph.Node, error) {
	if entry, ok := value.([]any); ok {
		return readIncident(entry, with)
	}
	data, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	return graph.DecodeNode(id, data)
}

const nodesOrder = " ORDER BY n.sortKey, coalesce(n.idOrder, n.id)"

// List is [graph.Store.List], in one statement.
func (s *Store) List(ctx context.Context, q graph.NodeQuery) (*graph.NodePage, error) {
	predicate, err := q.Filter.Predicate()
	if err != nil {
		return nil, err
	}
	cursor, err := q.ParseCursor()
	if err != nil {
		return nil, err
	}
	page := &graph.NodePage{Nodes: []graph.Node{}, Cursors: []string{}}
	b := newQuery("RETURN COLLECT { MATCH (n:", labels[q.Kind], ") WHERE ").stated(q.Kind, predicate).nodesAfter(cursor)
	b.add(" WITH n", nodesOrder).limit(q.Page).add(" RETURN ").shown(q.Kind, q.With).add(nodesOrder, " } AS page")
	if q.Page.Total {
		b.add(", COUNT { MATCH (n:", labels[q.Kind], ") WHERE ").stated(q.Kind, predicate).add(" } AS total")
	}
	record, err := s.readOne(ctx, b)
	if err == nil {
		err = readNodes(record, q, page)
	}
	if err != nil {
		return nil, classify(ctx, "list", err)
	}
	return page, nil
}

// stated appends the condition that, with a filter, a matching incident states something of n.
func (q *query) stated(kind graph.NodeKind, p graph.Predicate) *query {
	if graph.IsEverything(p) {
		return q.add("true")
	}
	return q.add("EXISTS { (i:Incident)", arrows[relationTo(kind)].as(""), "(n) WHERE ").where(p).add(" }")
}

func (q *query) nodesAfter(c *graph.Cursor) *query {
	q.params["key"], q.params["id"] = "", ""
	if c != nil {
		q.params["key"], q.params["id"] = c.Keys[0], orderOf(c.Keys[1])
	}
	return q.add(" AND n.sortKey >= $key AND (n.sortKey > $key OR coalesce(n.idOrder, n.id) > $id)")
}

func readNodes(record *neo4j.Record, q graph.NodeQuery, page *graph.NodePage) error {
	page.Total = integer(record, "total")
	for _, value := range list(record, "page") {
		if q.Page.First > 0 && len(page.Nodes) == q.Page.First {
			page.More = true
			break
		}
		properties, _ := value.(map[string]any)
		id, _ := properties["id"].(string)
		key, _ := properties["sortKey"].(string)
		node, err := readNode(id, properties, q.With)
		if err != nil {
			return err
		}
		page.Nodes = append(page.Nodes, node)
		page.Cursors = append(page.Cursors, q.Cursor(key, id))
	}
	return nil
}
