package resolvers

import (
	"context"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// list answers the connections of things that are not incidents.
func list[T graph.Node](ctx context.Context, store graph.Store, kind graph.NodeKind, filter *graph.Filter, first *int32, after *string) (*Connection[T], error) {
	p, f, err := filteredPage(ctx, filter, first, after)
	if err != nil {
		return nil, err
	}
	found, err := store.List(ctx, graph.NodeQuery{Kind: kind, Filter: f, Page: p})
	if err != nil {
		return nil, err
	}
	nodes := make([]T, len(found.Nodes))
	for n, node := range found.Nodes {
		typed, ok := node.(T)
		if !ok {
			return nil, fmt.Errorf("list of %s: node %s is a %T", kind, node.NodeID(), node)
		}
		nodes[n] = typed
	}
	return connection(nodes, found.Cursors, found.More, p.After != "", found.Total), nil
}

// Victims lists victims.
func (r query) Victims(ctx context.Context, filter *graph.Filter, first *int32, after *string) (*VictimConnection, error) {
	return list[*graph.Victim](ctx, r.Store, graph.VictimNode, filter, first, after)
}

// Services lists services; the schema gives it a longer page, so that one holds them all.
func (r query) Services(ctx context.Context, filter *graph.Filter, first *int32, after *string) (*ServiceConnection, error) {
	if first == nil {
		all := int32(maxPage)
		first = &all
	}
	return list[*graph.Service](ctx, r.Store, graph.ServiceNode, filter, first, after)
}

// Partners lists bodies that responded.
func (r query) Partners(ctx context.Context, filter *graph.Filter, first *int32, after *string) (*PartnerConnection, error) {
	return list[*graph.Partner](ctx, r.Store, graph.PartnerNode, filter, first, after)
}

// Actors lists attackers.
func (r query) Actors(ctx context.Context, filter *graph.Filter, first *int32, after *string) (*ActorConnection, error) {
	return list[*graph.Actor](ctx, r.Store, graph.ActorNode, filter, first, after)
}

// Places lists places.
func (r query) Places(ctx context.Context, filter *graph.Filter, first *int32, after *string) (*PlaceConnection, error) {
	return list[*graph.Place](ctx, r.Store, graph.PlaceNode, filter, first, after)
}

// Elections lists elections.
func (r query) Elections(ctx context.Context, filter *graph.Filter, first *int32, after *string) (*ElectionConnection, error) {
	return list[*graph.Election](ctx, r.Store, graph.ElectionNode, filter, first, after)
}

// Reports lists reports.
func (r query) Reports(ctx context.Context, filter *graph.Filter, first *int32, after *string) (*ReportConnection, error) {
	return list[*graph.Report](ctx, r.Store, graph.ReportNode, filter, first, after)
}
