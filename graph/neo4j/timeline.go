package neo4j

import (
	"context"
	"encoding/json"

	"github.com/incidentgraph/incidentgraph/graph"
)

// The timeline, by the index of the days and then by time, kind and id as one text: a space sorts before all that they are
// made of. The first comparison lets the index be used; before the first page stands a bound that is beyond every day.
const (
	eventsOf     = "MATCH (e:Event)<-[r:HAS_EVENT]-(i:Incident) WHERE "
	withinDay    = "coalesce(e.at, '') + ' ' + e.kind + ' ' + coalesce(e.idOrder, e.id)"
	eventsAfter  = "e.on >= $on AND (e.on > $on OR " + withinDay + " > $within)"
	eventsOrder  = " ORDER BY e.on, " + withinDay
	eventsBefore = "e.on <= $on AND (e.on < $on OR " + withinDay + " < $within)"
	eventsDown   = " ORDER BY e.on DESC, " + withinDay + " DESC"
)

// Timeline is [graph.Store.Timeline], in one statement.
func (s *Store) Timeline(ctx context.Context, q graph.TimelineQuery) (*graph.TimelinePage, error) {
	predicate, err := q.Filter.Predicate()
	if err != nil {
		return nil, err
	}
	cursor, err := q.ParseCursor()
	if err != nil {
		return nil, err
	}
	after, order, on, within := eventsAfter, eventsOrder, "", ""
	if q.Newest {
		after, order, on = eventsBefore, eventsDown, afterAll
	}
	if cursor != nil {
		on, within = cursor.Keys[0], cursor.Keys[1]+" "+cursor.Keys[2]+" "+orderOf(cursor.Keys[3])
	}
	b := newQuery("RETURN COLLECT { ", eventsOf).where(predicate).add(" AND ", after, " WITH e, r, i", order).limit(q.Page)
	b.params["on"], b.params["within"] = on, within
	b.add(" RETURN [i.root, properties(r)]", order, " } AS page, COUNT { ", eventsOf).where(predicate).add(" AND e.sortKey = '' } AS undated")
	if q.Page.Total {
		b.add(", COUNT { ", eventsOf).where(predicate).add(" AND e.on IS NOT NULL } AS total")
	}
	record, err := s.readOne(ctx, b)
	if err != nil {
		return nil, classify(ctx, "timeline", err)
	}
	page := &graph.TimelinePage{Events: []*graph.Event{}, Total: integer(record, "total"), Undated: integer(record, "undated")}
	return page, classify(ctx, "timeline", readEvents(list(record, "page"), q.Page, page))
}

func readEvents(list []any, p graph.Page, page *graph.TimelinePage) error {
	for _, entry := range list {
		if p.First > 0 && len(page.Events) == p.First {
			page.More = true
			break
		}
		event, err := readEvent(entry.([]any))
		if err != nil {
			return err
		}
		page.Events = append(page.Events, event)
	}
	return nil
}

// readEvent reads an incident's root and an event's properties.
func readEvent(entry []any) (*graph.Event, error) {
	incident, err := readIncident(entry[:1], 0)
	if err != nil {
		return nil, err
	}
	fields, err := json.Marshal(entry[1])
	if err != nil {
		return nil, err
	}
	id, _ := entry[1].(map[string]any)["statement"].(string)
	if err := incident.Attach(graph.Events, id, fields, nil); err != nil {
		return nil, err
	}
	event := incident.Events[0]
	incident.Events = nil
	return event, nil
}
