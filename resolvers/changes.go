package resolvers

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// ChangeConnection is a page of changes.
type ChangeConnection struct {
	Connection[*graph.IncidentChange]
	Last int
}

// ChangeEdge is a change in a list with its cursor.
type ChangeEdge = Edge[*graph.IncidentChange]

// Changes lists what became of incidents.
func (r query) Changes(ctx context.Context, filter *graph.Filter, first *int32, after *string) (*ChangeConnection, error) {
	p, f, err := filteredPage(ctx, filter, first, after)
	if err != nil {
		return nil, err
	}
	found, err := r.Store.Changes(ctx, graph.ChangeQuery{Filter: f, Page: p, With: relations(ctx, "nodes.incident", "edges.node.incident")})
	if err != nil {
		return nil, err
	}
	cursors := make([]string, len(found.Changes))
	for n, change := range found.Changes {
		cursors[n] = change.Cursor()
	}
	return &ChangeConnection{*connection(found.Changes, cursors, found.More, p.After != "", found.Total), found.Last}, nil
}

// IncidentChanged tells changes as they are written, until ctx ends.
func (r subscription) IncidentChanged(ctx context.Context, filter *graph.Filter, after *string) (<-chan *graph.IncidentChange, error) {
	f, err := filterOf(ctx, filter)
	if err != nil {
		return nil, err
	}
	q := graph.ChangeQuery{Filter: f, With: relations(ctx, "incident"), Page: graph.Page{First: defaultPage}}
	if after != nil {
		q.Page.After = *after
	}
	return r.feed.follow(ctx, q, after == nil)
}

// MergedInto is null where there is none.
func (incidentChange) MergedInto(_ context.Context, c *graph.IncidentChange) (*string, error) {
	if c.MergedInto == "" {
		return nil, nil
	}
	return &c.MergedInto, nil
}
