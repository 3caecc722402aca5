package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// onTimeline holds for the statements that stand on a timeline. Its text must be that of the index.
const onTimeline = "(s.relation = 'HAS_EVENT' OR s.relation = 'AFFECTED' AND s.kind = 'OUTAGE')"

// timelineIndex takes the place of the index of events alone.
const timelineIndex = `DROP INDEX statement_day;
	CREATE INDEX statement_day ON statement (held_on, held_at, kind, id) WHERE (relation = 'HAS_EVENT' OR relation = 'AFFECTED' AND kind = 'OUTAGE')`

// Timeline is [graph.Store.Timeline], in one statement: the page, the number of undated items, the total.
func (s *Store) Timeline(ctx context.Context, q graph.TimelineQuery) (*graph.TimelinePage, error) {
	b, err := timelineQuery(q)
	if err != nil {
		return nil, err
	}
	page := &graph.TimelinePage{Items: []*graph.TimelineItem{}}
	if err := each(ctx, s.db, b, func(rows *sql.Rows) error { return scanItem(rows, q.Page, page) }); err != nil {
		return nil, fmt.Errorf("sqlite: timeline: %w", err)
	}
	switch {
	case !q.Page.Total:
		page.Total = 0
	case q.Undated:
		page.Total = page.Undated
	}
	return page, nil
}

func timelineQuery(q graph.TimelineQuery) (*query, error) {
	items, err := timelineItems(q)
	if err != nil {
		return nil, err
	}
	cursor, err := q.ParseCursor()
	if err != nil {
		return nil, err
	}
	dated, compare, direction := "s.held_on <> ''", ">", ""
	if q.Undated {
		dated = "s.held_on = ''"
	} else if q.Newest {
		compare, direction = "<", " DESC"
	}
	b := newQuery("WITH page AS MATERIALIZED (SELECT s.id, s.fields, i.root, s.held_on, s.held_at, s.kind").add(items.String(), items.args...).add(" AND " + dated)
	if cursor != nil {
		k := cursor.Keys
		b.add(" AND (s.held_on, s.held_at, s.kind, s.id) "+compare+" (?, ?, ?, ?)", k[0], k[1], k[2], k[3])
	}
	b.add(" ORDER BY s.held_on" + direction + ", s.held_at" + direction + ", s.kind" + direction + ", s.id" + direction).limit(q.Page).add(")")
	b.add(" SELECT 0, id, fields, root, held_on, held_at, kind FROM page UNION ALL SELECT 1, '', '', '', count(*) FILTER (WHERE s.held_on = ''), count(*) FILTER (WHERE s.held_on <> ''), ''")
	b.add(items.String(), items.args...)
	return b.add(" ORDER BY 1, 5" + direction + ", 6" + direction + ", 7" + direction + ", 2" + direction), nil
}

// timelineItems is the part of a query that selects the statements s, of incidents i, that q asks for. A plus keeps the planner from
// taking another index than that of the days.
func timelineItems(q graph.TimelineQuery) (*query, error) {
	predicate, err := q.Filter.Predicate()
	if err != nil {
		return nil, err
	}
	choice, err := q.Choice()
	if err != nil {
		return nil, err
	}
	b := newQuery(" FROM statement s JOIN incident i ON i.id = s.incident WHERE " + onTimeline + " AND (+s.relation = 'HAS_EVENT' AND +s.kind")
	b.add(inList, list(choice.Events))
	if choice.Outages {
		b.add(" OR +s.relation = 'AFFECTED'")
		if len(choice.Services) > 0 {
			b.add(" AND +s.code"+inList, list(choice.Services))
		}
	}
	return b.add(") AND (").where(predicate).add(")"), nil
}

func scanItem(rows *sql.Rows, p graph.Page, page *graph.TimelinePage) error {
	var part int
	var id, fields, root, day, time, kind string
	if err := rows.Scan(&part, &id, &fields, &root, &day, &time, &kind); err != nil {
		return err
	}
	if part == 1 {
		_, err := fmt.Sscan(day+" "+time, &page.Undated, &page.Total)
		return err
	}
	if p.First > 0 && len(page.Items) == p.First {
		page.More = true
		return nil
	}
	item, err := graph.DecodeTimelineItem([]byte(root), id, []byte(fields))
	page.Items = append(page.Items, item)
	return err
}

// TimelineCounts is [graph.Store.TimelineCounts], in one statement. What counts nothing has the last date of all.
func (s *Store) TimelineCounts(ctx context.Context, q graph.TimelineQuery) (*graph.TimelineCounts, error) {
	items, err := timelineItems(q)
	if err != nil {
		return nil, err
	}
	counts := &graph.TimelineCounts{Dates: []graph.TimelineCount{}}
	b := newQuery("SELECT s.held_on, s.relation = 'AFFECTED', count(*)").add(items.String(), items.args...)
	b.add(" AND s.held_on <> '' GROUP BY 1, 2 UNION ALL SELECT coalesce(max(occurred_from), ''), FALSE, 0 FROM incident")
	err = each(ctx, s.db, b, func(rows *sql.Rows) error {
		var c graph.TimelineCount
		err := rows.Scan(&c.On, &c.Outage, &c.Count)
		if c.Count == 0 {
			counts.Until = c.On
			return err
		}
		counts.Dates = append(counts.Dates, c)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("sqlite: timeline counts: %w", err)
	}
	counts.Sort()
	return counts, nil
}
