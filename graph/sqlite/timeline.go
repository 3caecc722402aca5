package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Timeline is [graph.Store.Timeline], in one statement: the page, the number of undated events, the total.
func (s *Store) Timeline(ctx context.Context, q graph.TimelineQuery) (*graph.TimelinePage, error) {
	b, err := timelineQuery(q)
	if err != nil {
		return nil, err
	}
	page := &graph.TimelinePage{Events: []*graph.Event{}}
	if err := each(ctx, s.db, b, func(rows *sql.Rows) error { return scanEvent(rows, q.Page, page) }); err != nil {
		return nil, fmt.Errorf("sqlite: timeline: %w", err)
	}
	if !q.Page.Total {
		page.Total = 0
	}
	return page, nil
}

func timelineQuery(q graph.TimelineQuery) (*query, error) {
	predicate, err := q.Filter.Predicate()
	if err != nil {
		return nil, err
	}
	cursor, err := q.ParseCursor()
	if err != nil {
		return nil, err
	}
	compare, direction := ">", ""
	if q.Newest {
		compare, direction = "<", " DESC"
	}
	b := newQuery("WITH page AS MATERIALIZED (SELECT s.id, s.fields, i.root, s.held_on, s.held_at, s.kind FROM statement s JOIN incident i ON i.id = s.incident WHERE s.relation = 'HAS_EVENT' AND s.held_on <> '' AND (").where(predicate).add(")")
	if cursor != nil {
		k := cursor.Keys
		b.add(" AND (s.held_on, s.held_at, s.kind, s.id) "+compare+" (?, ?, ?, ?)", k[0], k[1], k[2], k[3])
	}
	b.add(" ORDER BY s.held_on" + direction + ", s.held_at" + direction + ", s.kind" + direction + ", s.id" + direction).limit(q.Page).add(")")
	b.add(" SELECT 0, id, fields, root, held_on, held_at, kind FROM page UNION ALL SELECT 1, '', '', '', count(*) FILTER (WHERE s.held_on = ''), count(*) FILTER (WHERE s.held_on <> ''), ''")
	b.add(" FROM statement s JOIN incident i ON i.id = s.incident WHERE s.relation = 'HAS_EVENT' AND (").where(predicate)
	return b.add(") ORDER BY 1, 5" + direction + ", 6" + direction + ", 7" + direction + ", 2" + direction), nil
}

func scanEvent(rows *sql.Rows, p graph.Page, page *graph.TimelinePage) error {
	var part int
	var id, fields, root, day, time, kind string
	if err := rows.Scan(&part, &id, &fields, &root, &day, &time, &kind); err != nil {
		return err
	}
	if part == 1 {
		_, err := fmt.Sscan(day+" "+time, &page.Undated, &page.Total)
		return err
	}
	if p.First > 0 && len(page.Events) == p.First {
		page.More = true
		return nil
	}
	incident, err := graph.DecodeRoot([]byte(root))
	if err != nil {
		return err
	}
	if err := incident.Attach(graph.Events, id, []byte(fields), nil); err != nil {
		return err
	}
	event := incident.Events[0]
	incident.Events = nil
	page.Events = append(page.Events, event)
	return nil
}
