package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Nodes is [graph.Store.Nodes], in one statement for nodes and one for incidents.
func (s *Store) Nodes(ctx context.Context, ids []string, with graph.Relation) ([]graph.Node, error) {
	found := map[string]graph.Node{}
	if err := s.sharedNodes(ctx, ids, with, found); err != nil {
		return nil, fmt.Errorf("sqlite: nodes: %w", err)
	}
	if err := s.incidentNodes(ctx, ids, with, found); err != nil {
		return nil, fmt.Errorf("sqlite: nodes: %w", err)
	}
	nodes := make([]graph.Node, len(ids))
	for n, id := range ids {
		nodes[n] = found[id]
	}
	return nodes, nil
}

func (s *Store) sharedNodes(ctx context.Context, ids []string, with graph.Relation, found map[string]graph.Node) error {
	var shared []string
	for _, id := range ids {
		if graph.KindOf(id) != graph.IncidentNode {
			shared = append(shared, id)
		}
	}
	if len(shared) == 0 {
		return nil
	}
	q := newQuery("SELECT n.id, n.fields, "+reportText(with)+" FROM node n WHERE n.id"+inList, list(shared))
	return each(ctx, s.db, q, func(rows *sql.Rows) error {
		id, node, err := scanNode(rows)
		found[id] = node
		return err
	})
}

// reportText is the column of a report's text, if the relation is asked for.
func reportText(with graph.Relation) string {
	if with.Has(graph.Reports) {
		return "n.text"
	}
	return "NULL"
}

// scanNode reads a row of id, fields, text and more columns.
func scanNode(rows *sql.Rows, more ...any) (string, graph.Node, error) {
	var id, fields string
	var text sql.NullString
	if err := rows.Scan(append([]any{&id, &fields, &text}, more...)...); err != nil {
		return "", nil, err
	}
	node, err := graph.DecodeNode(id, []byte(fields))
	if report, ok := node.(*graph.Report); ok {
		report.Text = text.String
	}
	return id, node, err
}

// incidentNodes finds incidents by their id, and by that of a document that was folded into them.
func (s *Store) incidentNodes(ctx context.Context, ids []string, with graph.Relation, found map[string]graph.Node) error {
	var wanted []string
	for _, id := range ids {
		if graph.KindOf(id) == graph.IncidentNode {
			wanted = append(wanted, id)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	q := newQuery(`WITH named AS (SELECT id AS list, id FROM incident WHERE id`+inList+`
		UNION SELECT d.id, d.incident FROM document d WHERE d.id`+inList+` AND NOT EXISTS (SELECT 1 FROM incident WHERE incident.id = d.id)),
		page AS MATERIALIZED (SELECT DISTINCT named.list, i.id, i.root, 1 AS place FROM named JOIN incident i ON i.id = named.id)`, list(wanted), list(wanted))
	q.filled(with, nil).add(" ORDER BY 1, 2, 3, 5, 4")
	pages, err := readPages(ctx, s.db, q, graph.Page{})
	for id, page := range pages {
		found[id] = page.Incidents[0]
	}
	return err
}

// List is [graph.Store.List], in one statement and one more for the total.
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
	b := newQuery("SELECT n.id, n.fields, "+reportText(q.With)+", n.sort_key FROM node n WHERE ").ofKind(q.Kind, predicate)
	if cursor != nil {
		b.add(" AND (n.sort_key, n.id) > (?, ?)", cursor.Keys[0], cursor.Keys[1])
	}
	b.add(" ORDER BY n.sort_key, n.id").limit(q.Page)
	if err := each(ctx, s.db, b, func(rows *sql.Rows) error { return scanListed(rows, q, page) }); err != nil {
		return nil, fmt.Errorf("sqlite: list %ss: %w", q.Kind, err)
	}
	if q.Page.Total {
		b := newQuery("SELECT count(*) FROM node n WHERE ").ofKind(q.Kind, predicate)
		if err := s.db.QueryRowContext(ctx, b.String(), b.args...).Scan(&page.Total); err != nil {
			return nil, fmt.Errorf("sqlite: list %ss: %w", q.Kind, classify(err))
		}
	}
	return page, nil
}

func scanListed(rows *sql.Rows, q graph.NodeQuery, page *graph.NodePage) error {
	var key string
	id, node, err := scanNode(rows, &key)
	if err != nil {
		return err
	}
	if q.Page.First > 0 && len(page.Nodes) == q.Page.First {
		page.More = true
		return nil
	}
	page.Nodes = append(page.Nodes, node)
	page.Cursors = append(page.Cursors, q.Cursor(key, id))
	return nil
}

// ofKind appends the condition that n is of a kind and, with a filter, that a matching incident states something of it.
func (q *query) ofKind(kind graph.NodeKind, predicate graph.Predicate) *query {
	q.add("n.kind = ?", string(kind))
	if all, ok := predicate.(graph.AllOf); ok && len(all) == 0 {
		return q
	}
	return q.add(" AND EXISTS (SELECT 1 FROM statement s JOIN incident i ON i.id = s.incident WHERE s.node = n.id AND s.node <> '' AND (").
		where(predicate).add("))")
}

// textFields is what a report's node says of its text.
func textFields(text string) []byte {
	data, _ := json.Marshal(struct {
		Text string `json:"text"`
	}{text}) // text: cannot fail
	return data
}
