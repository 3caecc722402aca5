package neo4j

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// timelinePart is one of the two lists that a timeline is made of. Item is what has the day and an index of it: the node of an
// event, the relationship r of an outage, which alone has a day, be it the empty one; match binds it to the incidents i.
type timelinePart struct{ name, match, bound, item, dated, undated string }

var (
	eventsPart  = timelinePart{"events", "MATCH (e:Event)<-[r:HAS_EVENT]-(i:Incident) WHERE ", "e, r, i", "e", "e.on IS NOT NULL", "e.sortKey = ''"}
	outagesPart = timelinePart{"outages", "MATCH (i:Incident)-[r:AFFECTED]->() WHERE ", "r, i", "r", "r.on > ''", "r.on = ''"}
)

// within is the order within a day, by time, kind and id as one text: a space sorts before all that they are made of.
func (p timelinePart) within() string {
	return "coalesce(" + p.item + ".at, '') + ' ' + " + p.item + ".kind + ' ' + coalesce(" + p.item + ".idOrder, r.statement)"
}

// after is the condition that an item comes after the cursor. The first comparison lets the index be used; before the first page
// stands a bound that is beyond every day.
func (p timelinePart) after(q graph.TimelineQuery) string {
	on, within := p.item+".on", p.within()
	switch {
	case q.Undated:
		return p.undated + " AND " + within + " > $within"
	case q.Newest:
		return p.dated + " AND " + on + " <= $on AND (" + on + " < $on OR " + within + " < $within)"
	}
	return p.dated + " AND " + on + " >= $on AND (" + on + " > $on OR " + within + " > $within)"
}

func (p timelinePart) order(q graph.TimelineQuery) string {
	if q.Newest && !q.Undated {
		return " ORDER BY " + p.item + ".on DESC, " + p.within() + " DESC"
	}
	return " ORDER BY " + p.item + ".on, " + p.within()
}

// listed is the condition on items that the list of q holds.
func (p timelinePart) listed(q graph.TimelineQuery) string {
	if q.Undated {
		return p.undated
	}
	return p.dated
}

// chosenPart is a part with the condition on the items of it that are asked for.
type chosenPart struct {
	timelinePart
	condition string
}

// chosenParts returns the parts that q selects from.
func chosenParts(q graph.TimelineQuery, b *query) (parts []chosenPart, err error) {
	choice, err := q.Choice()
	if err != nil {
		return nil, err
	}
	if len(choice.Events) > 0 {
		parts = append(parts, chosenPart{eventsPart, "e.kind IN " + b.param(choice.Events)})
	}
	switch {
	case choice.Outages && len(choice.Services) > 0:
		parts = append(parts, chosenPart{outagesPart, "r.code IN " + b.param(choice.Services)})
	case choice.Outages:
		parts = append(parts, chosenPart{outagesPart, "true"})
	}
	return parts, nil
}

// Timeline is [graph.Store.Timeline], in one statement. Each part is sorted by the engine; Go puts the two together.
func (s *Store) Timeline(ctx context.Context, q graph.TimelineQuery) (*graph.TimelinePage, error) {
	b, err := timelineQuery(q)
	if err != nil {
		return nil, err
	}
	record, err := s.readOne(ctx, b)
	if err != nil {
		return nil, classify(ctx, "timeline", err)
	}
	page := &graph.TimelinePage{Items: []*graph.TimelineItem{}}
	for _, part := range []timelinePart{eventsPart, outagesPart} {
		page.Total += integer(record, part.name+"Total")
		page.Undated += integer(record, part.name+"Undated")
		if page.Items, err = readItems(page.Items, list(record, part.name)); err != nil {
			return nil, classify(ctx, "timeline", err)
		}
	}
	slices.SortFunc(page.Items, func(a, b *graph.TimelineItem) int {
		if q.Newest && !q.Undated {
			return b.Compare(a)
		}
		return a.Compare(b)
	})
	if page.More = q.Page.First > 0 && len(page.Items) > q.Page.First; page.More {
		page.Items = page.Items[:q.Page.First]
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
	b := newQuery("RETURN 0 AS nothing")
	parts, err := chosenParts(q, b)
	if err != nil {
		return nil, err
	}
	b.params["on"], b.params["within"] = "", ""
	if q.Newest && !q.Undated {
		b.params["on"] = afterAll
	}
	if cursor != nil {
		b.params["on"], b.params["within"] = cursor.Keys[0], cursor.Keys[1]+" "+cursor.Keys[2]+" "+orderOf(cursor.Keys[3])
	}
	for _, part := range parts {
		from := part.match + part.condition + " AND "
		b.add(", COLLECT { ", from).where(predicate).add(" AND ", part.after(q), " WITH ", part.bound, part.order(q)).limit(q.Page)
		b.add(" RETURN [i.root, properties(r)]", part.order(q), " } AS ", part.name)
		b.add(", COUNT { ", from).where(predicate).add(" AND ", part.undated, " } AS ", part.name, "Undated")
		if q.Page.Total {
			b.add(", COUNT { ", from).where(predicate).add(" AND ", part.listed(q), " } AS ", part.name, "Total")
		}
	}
	return b, nil
}

// readItems appends items, each given by its incident's root and its statement's properties.
func readItems(items []*graph.TimelineItem, rows []any) ([]*graph.TimelineItem, error) {
	for _, entry := range rows {
		pair := entry.([]any)
		root, _ := pair[0].(string)
		fields, err := json.Marshal(pair[1])
		if err != nil {
			return nil, err
		}
		id, _ := pair[1].(map[string]any)["statement"].(string)
		item, err := graph.DecodeTimelineItem([]byte(root), id, fields)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

// TimelineCounts is [graph.Store.TimelineCounts], in one statement.
func (s *Store) TimelineCounts(ctx context.Context, q graph.TimelineQuery) (*graph.TimelineCounts, error) {
	predicate, err := q.Filter.Predicate()
	if err != nil {
		return nil, err
	}
	b := newQuery("RETURN COLLECT { MATCH (i:Incident) RETURN max(i.occurredFrom) } AS until")
	parts, err := chosenParts(q, b)
	if err != nil {
		return nil, err
	}
	for _, part := range parts {
		b.add(", COLLECT { ", part.match, part.condition, " AND ", part.dated, " AND ").where(predicate)
		b.add(" WITH ", part.item, ".on AS day, count(*) AS count RETURN [day, count] } AS ", part.name)
	}
	record, err := s.readOne(ctx, b)
	if err != nil {
		return nil, classify(ctx, "timeline counts", err)
	}
	counts := &graph.TimelineCounts{Dates: []graph.TimelineCount{}}
	for _, until := range texts(record, "until") {
		counts.Until = graph.Date(until)
	}
	for _, part := range parts {
		for _, entry := range list(record, part.name) {
			pair := entry.([]any)
			day, _ := pair[0].(string)
			count, _ := pair[1].(int64)
			counts.Dates = append(counts.Dates, graph.TimelineCount{On: graph.Date(day), Outage: part.timelinePart == outagesPart, Count: int(count)})
		}
	}
	counts.Sort()
	return counts, nil
}
