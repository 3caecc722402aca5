package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Incidents is [graph.Store.Incidents], in one statement: the page, then its statements, then the total.
func (s *Store) Incidents(ctx context.Context, q graph.IncidentQuery) (*graph.IncidentPage, error) {
	b, err := incidentsQuery(q)
	if err != nil {
		return nil, err
	}
	pages, err := readPages(ctx, s.db, b, q.Page)
	if err != nil {
		return nil, fmt.Errorf("sqlite: incidents: %w", err)
	}
	if page := pages[""]; page != nil {
		return page, nil
	}
	return emptyPage(), nil
}

func incidentsQuery(q graph.IncidentQuery) (*query, error) {
	predicate, certain, cursor, err := q.Parse()
	if err != nil {
		return nil, err
	}
	b := newQuery("WITH page AS MATERIALIZED (SELECT '' AS list, i.id, i.root, row_number() OVER (" + order(q.Order) + ") AS place FROM incident i WHERE ").where(predicate)
	b.after(q.Order, cursor).add(" " + order(q.Order)).limit(q.Page).add(")")
	b.filled(q.With, certain)
	if q.Page.Total {
		b.add(" UNION ALL SELECT '', -1, 0, 0, '', '', count(*), NULL, NULL FROM incident i WHERE ").where(predicate)
	}
	return b.add(" ORDER BY 1, 2, 3, 5, 4"), nil
}

// IncidentsOf is [graph.Store.IncidentsOf], in one statement for all nodes.
func (s *Store) IncidentsOf(ctx context.Context, ids []string, q graph.IncidentQuery) ([]*graph.IncidentPage, error) {
	pages, err := s.pagesAround(ctx, aroundNodes(ids), ids, q)
	if err != nil {
		return nil, fmt.Errorf("sqlite: incidents of nodes: %w", err)
	}
	return pages, nil
}

// aroundNodes returns the query of the incidents that state something of nodes.
func aroundNodes(ids []string) *query {
	return newQuery("SELECT DISTINCT s.node, s.incident FROM statement s WHERE s.node"+inList+" AND s.node <> '' AND "+bothEnds, list(ids))
}

// pagesAround reads for each id the page of q over the incidents that around, a query of ids and incidents, has for it.
func (s *Store) pagesAround(ctx context.Context, around *query, ids []string, q graph.IncidentQuery) ([]*graph.IncidentPage, error) {
	b, err := aroundQuery(around, q)
	if err != nil {
		return nil, err
	}
	found, err := readPages(ctx, s.db, b, q.Page)
	if err != nil {
		return nil, err
	}
	pages := make([]*graph.IncidentPage, len(ids))
	for n, id := range ids {
		if pages[n] = found[id]; pages[n] == nil {
			pages[n] = emptyPage()
		}
	}
	return pages, nil
}

func aroundQuery(around *query, q graph.IncidentQuery) (*query, error) {
	predicate, certain, cursor, err := q.Parse()
	if err != nil {
		return nil, err
	}
	b := newQuery("WITH around (list, incident) AS (").add(around.String(), around.args...)
	b.add("), matching AS MATERIALIZED (SELECT around.list, i.id, i.root, i.occurred_from FROM around JOIN incident i ON i.id = around.incident WHERE (").where(predicate)
	b.add(")), page AS MATERIALIZED (SELECT * FROM (SELECT i.list, i.id, i.root, row_number() OVER (PARTITION BY i.list " + order(q.Order) + ") AS place FROM matching i WHERE TRUE")
	b.after(q.Order, cursor).add(")")
	if q.Page.First > 0 {
		b.add(" WHERE place <= ?", q.Page.First+1)
	}
	b.add(")").filled(q.With, certain)
	if q.Page.Total {
		b.add(" UNION ALL SELECT list, -1, 0, 0, '', '', count(*), NULL, NULL FROM matching GROUP BY list")
	}
	return b.add(" ORDER BY 1, 2, 3, 5, 4"), nil
}

func order(o graph.Order) string {
	if o == graph.Oldest {
		return "ORDER BY i.occurred_from, i.id"
	}
	return "ORDER BY i.occurred_from DESC, i.id"
}

// after appends the condition that an incident comes after the cursor; the first comparison lets the index be used.
func (q *query) after(o graph.Order, c *graph.Cursor) *query {
	if c == nil {
		return q
	}
	if o == graph.Oldest {
		return q.add(" AND i.occurred_from >= ? AND (i.occurred_from > ? OR i.id > ?)", c.Keys[0], c.Keys[0], c.Keys[1])
	}
	return q.add(" AND i.occurred_from <= ? AND (i.occurred_from < ? OR i.id > ?)", c.Keys[0], c.Keys[0], c.Keys[1])
}

// filled appends the rows of a page: for each incident its root, then its statements of the relations. Columns: list,
// place, part, ord, relation, id, fields, the node's fields, a report's text. With part 0 stands in place of the relation how
// surely the incident matches, by what certainly holds of it; nil for everything.
func (q *query) filled(with graph.Relation, certain graph.Predicate) *query {
	if certain == nil {
		q.add(" SELECT list, place, 0, 0, '" + string(graph.CertainMatch) + "', id, root, NULL, NULL FROM page")
	} else {
		q.add(" SELECT page.list, page.place, 0, 0, CASE WHEN (").where(certain).
			add(") THEN ? ELSE ? END, page.id, page.root, NULL, NULL FROM page JOIN incident i ON i.id = page.id", string(graph.CertainMatch), string(graph.PossibleMatch))
	}
	names := relationNames(with)
	if len(names) == 0 {
		return q
	}
	return q.add(" UNION ALL SELECT page.list, page.place, 1, s.ord, s.relation, s.id, s.fields, n.fields, "+reportText(with)+
		" FROM page JOIN statement s ON s.incident = page.id AND s.relation"+inList+" LEFT JOIN node n ON n.id = s.node", list(names))
}

// relationNames returns the names of the relations that fill something.
func relationNames(with graph.Relation) []string {
	var names []string
	for _, named := range graph.RelationNames {
		if with.Has(named.Relation) && named.Relation != graph.Places && named.Relation != graph.Links {
			names = append(names, named.Name)
		}
	}
	return names
}

// incidentRow is a row of [query.filled].
type incidentRow struct {
	list, relation, id string
	place, part, ord   int
	fields, node, text sql.NullString
}

// readPages reads the rows of pages by list, and drops what only shows that there is more.
func readPages(ctx context.Context, db querier, q *query, p graph.Page) (map[string]*graph.IncidentPage, error) {
	pages := map[string]*graph.IncidentPage{}
	var current *graph.Incident
	err := each(ctx, db, q, func(rows *sql.Rows) error {
		var row incidentRow
		if err := rows.Scan(&row.list, &row.place, &row.part, &row.ord, &row.relation, &row.id, &row.fields, &row.node, &row.text); err != nil {
			return err
		}
		page := pages[row.list]
		if page == nil {
			page = emptyPage()
			pages[row.list] = page
		}
		switch {
		case row.place < 0:
			_, err := fmt.Sscan(row.fields.String, &page.Total)
			return err
		case p.First > 0 && row.place > p.First:
			page.More = true
			return nil
		case row.part == 0:
			incident, err := graph.DecodeRoot([]byte(row.fields.String))
			current = incident
			page.Incidents, page.Matches = append(page.Incidents, incident), append(page.Matches, graph.Match(row.relation))
			return err
		}
		return current.Attach(graph.RelationNamed(row.relation), row.id, []byte(row.fields.String), row.nodeFields())
	})
	return pages, err
}

// nodeFields returns the fields of the row's node, a report's with its text.
func (r *incidentRow) nodeFields() []byte {
	if r.text.Valid {
		return textFields(r.text.String)
	}
	if !r.node.Valid {
		return []byte("{}")
	}
	return []byte(r.node.String)
}

func emptyPage() *graph.IncidentPage {
	return &graph.IncidentPage{Incidents: []*graph.Incident{}, Matches: []graph.Match{}}
}
