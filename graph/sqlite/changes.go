package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// tell writes what the feed tells, after all that it told before.
func (tx *transaction) tell(changes []*graph.IncidentChange) error {
	for _, c := range changes {
		if err := tx.exec("INSERT INTO change (kind, incident, merged_into) VALUES (?, ?, ?)", string(c.Kind), c.IncidentID, c.MergedInto); err != nil {
			return err
		}
	}
	return nil
}

// Changes is [graph.Store.Changes], in one statement: the changes with their incidents, the last of all, then the total.
func (s *Store) Changes(ctx context.Context, q graph.ChangeQuery) (*graph.ChangePage, error) {
	possible, certain, after, err := q.Parse()
	if err != nil {
		return nil, err
	}
	page, err := readChanges(ctx, s.db, changesQuery(q, possible, certain, after), q.Page)
	if err != nil {
		return nil, fmt.Errorf("sqlite: changes: %w", err)
	}
	return page, page.CheckReached(after)
}

// What a page of changes holds beside the rows of [query.filled], by part. The numbers of the whole feed stand at place 0.
const (
	changePart = -1
	lastPart   = 0
	totalPart  = 1
)

func changesQuery(q graph.ChangeQuery, possible, certain graph.Predicate, after int) *query {
	b := newQuery("WITH told AS MATERIALIZED (SELECT c.sequence, c.kind, c.incident, c.merged_into, i.root").told(possible)
	b.add(" AND c.sequence > ? ORDER BY c.sequence", after).limit(q.Page)
	b.add("), page AS (SELECT '' AS list, sequence AS place, incident AS id, root FROM told WHERE root IS NOT NULL)").filled(q.With, certain)
	b.add(" UNION ALL SELECT '', sequence, ?, 0, kind, incident, merged_into, NULL, NULL FROM told", changePart)
	b.add(" UNION ALL SELECT '', 0, ?, 0, '', '', coalesce(max(sequence), 0), NULL, NULL FROM change", lastPart)
	if q.Page.Total {
		b.add(" UNION ALL SELECT '', 0, ?, 0, '', '', count(*), NULL, NULL", totalPart).told(possible)
	}
	return b.add(" ORDER BY 1, 2, 3, 5, 4")
}

// told appends the tables of changes c and of their incidents i that are there, and the condition that the feed tells them.
func (q *query) told(p graph.Predicate) *query {
	q.add(" FROM change c LEFT JOIN incident i ON i.id = c.incident AND c.kind IN ('CREATED', 'UPDATED') WHERE ")
	if graph.IsEverything(p) {
		return q.add("TRUE")
	}
	return q.add("(c.kind IN ('WITHDRAWN', 'MERGED') OR i.id IS NOT NULL AND (").where(p).add("))")
}

// readChanges reads the rows of [changesQuery], and drops what only shows that there is more.
func readChanges(ctx context.Context, db querier, q *query, p graph.Page) (*graph.ChangePage, error) {
	page := &graph.ChangePage{Changes: []*graph.IncidentChange{}}
	err := each(ctx, db, q, func(rows *sql.Rows) error {
		var row incidentRow
		if err := rows.Scan(&row.list, &row.place, &row.part, &row.ord, &row.relation, &row.id, &row.fields, &row.node, &row.text); err != nil {
			return err
		}
		switch {
		case row.place == 0 && row.part == lastPart:
			_, err := fmt.Sscan(row.fields.String, &page.Last)
			return err
		case row.place == 0:
			_, err := fmt.Sscan(row.fields.String, &page.Total)
			return err
		case page.More || p.First > 0 && row.part == changePart && len(page.Changes) == p.First:
			page.More = true
			return nil
		case row.part == changePart:
			page.Changes = append(page.Changes, &graph.IncidentChange{
				Sequence: row.place, Kind: graph.ChangeKind(row.relation), IncidentID: row.id, MergedInto: row.fields.String,
			})
			return nil
		}
		return row.fill(page.Changes[len(page.Changes)-1])
	})
	return page, err
}

// fill adds a row of [query.filled] to the incident of a change.
func (r *incidentRow) fill(c *graph.IncidentChange) error {
	if r.part > 0 {
		return c.Incident.Attach(graph.RelationNamed(r.relation), r.id, []byte(r.fields.String), r.nodeFields())
	}
	incident, err := graph.DecodeRoot([]byte(r.fields.String))
	c.Incident, c.Match = incident, graph.Match(r.relation)
	return err
}
