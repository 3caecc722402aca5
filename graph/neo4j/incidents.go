package neo4j

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Incidents is [graph.Store.Incidents], in one statement.
func (s *Store) Incidents(ctx context.Context, q graph.IncidentQuery) (*graph.IncidentPage, error) {
	predicate, certain, cursor, err := q.Parse()
	if err != nil {
		return nil, err
	}
	b := newQuery("RETURN COLLECT { ").match(predicate).add(" AND ").pick(q, cursor).show(q, certain).add(" } AS page")
	if q.Page.Total {
		b.add(", COUNT { ").match(predicate).add(" RETURN i } AS total")
	}
	record, err := s.readOne(ctx, b)
	if err != nil {
		return nil, classify(ctx, "incidents", err)
	}
	page, err := readPage(list(record, "page"), q.Page, q.With, integer(record, "total"))
	return page, classify(ctx, "incidents", err)
}

// IncidentsOf is [graph.Store.IncidentsOf], in one statement for all nodes.
func (s *Store) IncidentsOf(ctx context.Context, ids []string, q graph.IncidentQuery) ([]*graph.IncidentPage, error) {
	predicate, certain, cursor, err := q.Parse()
	if err != nil {
		return nil, err
	}
	b := newQuery()
	eachKind(ids, func(kind graph.NodeKind, ids []string) {
		b.union().incidentsOf(kind, ids, predicate, certain, q, cursor)
	})
	pages, err := s.readPages(ctx, b, ids, q)
	return pages, classify(ctx, "incidents of nodes", err)
}

// readPages reads the pages of ids; one that b returns nothing for has an empty page.
func (s *Store) readPages(ctx context.Context, b *query, ids []string, q graph.IncidentQuery) ([]*graph.IncidentPage, error) {
	records, err := s.read(ctx, b)
	if err != nil {
		return nil, err
	}
	found := map[string]*graph.IncidentPage{}
	for _, record := range records {
		if found[text(record, "node")], err = readPage(list(record, "page"), q.Page, q.With, integer(record, "total")); err != nil {
			return nil, err
		}
	}
	pages := make([]*graph.IncidentPage, len(ids))
	for n, id := range ids {
		if pages[n] = found[id]; pages[n] == nil {
			pages[n] = emptyPage()
		}
	}
	return pages, nil
}

// hubDegree is the number of statements from which on the newest incidents of a node are found faster by walking all
// incidents by date than by sorting those of the node.
const hubDegree = 2000

// incidentsOf appends a statement that returns, for each node of a kind, the page of incidents that state something
// of it.
func (q *query) incidentsOf(kind graph.NodeKind, ids []string, p, certain graph.Predicate, iq graph.IncidentQuery, cursor *graph.Cursor) {
	to := arrows[relationTo(kind)].as("") + "(around)"
	of := "MATCH (i:Incident)" + to + " WITH DISTINCT i WHERE "
	q.add("UNWIND ", q.param(ids), " AS node MATCH (around:", labels[kind], " {id: node}) RETURN node, COLLECT { UNWIND CASE")
	if graph.IsEverything(p) && iq.Page.First > 0 {
		q.add(" WHEN COUNT { ()", to, " } > ", q.param(hubDegree), " THEN COLLECT { MATCH (i:Incident) WHERE EXISTS { (i)", to, " } AND ").pick(iq, cursor).add(" RETURN i }")
	}
	q.add(" WHEN true THEN COLLECT { ", of).where(p).add(" AND ").pick(iq, cursor).add(" RETURN i } END AS i").show(iq, certain).add(" } AS page")
	if iq.Page.Total {
		q.add(", COUNT { ", of).where(p).add(" RETURN i } AS total")
	}
}
