package resolvers

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// TimelineConnection is a page of a timeline. Query is what it is a page of.
type TimelineConnection struct {
	Connection[*graph.TimelineItem]
	Undated int
	Query   graph.TimelineQuery
}

// TimelineEdge is an entry of a timeline with its cursor; UndatedConnection is a page of what a timeline cannot show.
type (
	TimelineEdge      = Edge[*graph.TimelineItem]
	UndatedConnection = Connection[*graph.TimelineItem]
	UndatedEdge       = Edge[*graph.TimelineItem]
)

// Timeline lists what happened when.
func (r query) Timeline(ctx context.Context, filter *graph.Filter, kinds []graph.TimelineKind, services []graph.ServiceCode, orderBy *graph.Order, first *int32, after *string) (*TimelineConnection, error) {
	order, err := orderOr(orderBy, graph.Oldest)
	if err != nil {
		return nil, err
	}
	return r.timeline(ctx, graph.TimelineQuery{Kinds: kinds, Services: services, Newest: order == graph.Newest}, filter, first, after)
}

// Undated lists what has no date.
func (r query) Undated(ctx context.Context, filter *graph.Filter, kinds []graph.TimelineKind, services []graph.ServiceCode, first *int32, after *string) (*UndatedConnection, error) {
	c, err := r.timeline(ctx, graph.TimelineQuery{Kinds: kinds, Services: services, Undated: true}, filter, first, after)
	if err != nil {
		return nil, err
	}
	return &c.Connection, nil
}

// timeline reads a page of q, which is completed by the arguments of the field.
func (r query) timeline(ctx context.Context, q graph.TimelineQuery, filter *graph.Filter, first *int32, after *string) (*TimelineConnection, error) {
	var err error
	if q.Page, q.Filter, err = filteredPage(ctx, filter, first, after); err != nil {
		return nil, err
	}
	page, err := r.Store.Timeline(ctx, q)
	if err != nil {
		return nil, err
	}
	cursors := make([]string, len(page.Items))
	for n, item := range page.Items {
		cursors[n] = q.Cursor(item)
	}
	return &TimelineConnection{*connection(page.Items, cursors, page.More, q.Page.After != "", page.Total), page.Undated, q}, nil
}

// Buckets counts the dated entries by time.
func (r timelineConnection) Buckets(ctx context.Context, of *TimelineConnection, interval graph.Interval) (*graph.TimelineBuckets, error) {
	counts, err := r.Store.TimelineCounts(ctx, of.Query)
	if err != nil {
		return nil, err
	}
	return counts.Buckets(interval)
}

// Incident is the incident that the entry belongs to.
func (timelineItem) Incident(ctx context.Context, of *graph.TimelineItem) (*graph.Incident, error) {
	return incidentOfItem(ctx, of)
}

// Incident is the incident that the entry belongs to.
func (undatedItem) Incident(ctx context.Context, of *graph.TimelineItem) (*graph.Incident, error) {
	return incidentOfItem(ctx, of)
}

// incidentOfItem returns the incident that the timeline brought, if no relation is selected.
func incidentOfItem(ctx context.Context, of *graph.TimelineItem) (*graph.Incident, error) {
	if relations(ctx, "") == 0 && of.Incident != nil {
		return of.Incident, nil
	}
	return ownerOf(ctx, of.ID, of.Incident)
}
