package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Lengths of a page. defaultPage is the schema's, for a client that sends null.
const (
	defaultPage = 20
	maxPage     = 100
)

// page reads the arguments of a connection, and whether its totalCount is selected.
func page(ctx context.Context, first *int32, after *string) (graph.Page, error) {
	p := graph.Page{First: intOr(first, defaultPage), Total: graphql.FieldRequested(ctx, "totalCount")}
	if p.First < 1 || p.First > maxPage {
		return p, graph.Invalid("first: %d, want 1 to %d", p.First, maxPage)
	}
	if after != nil {
		p.After = *after
	}
	return p, nil
}

// filteredPage reads the arguments of a connection that takes a filter.
func filteredPage(ctx context.Context, filter *graph.Filter, first *int32, after *string) (graph.Page, graph.Filter, error) {
	p, err := page(ctx, first, after)
	if err != nil {
		return p, graph.Filter{}, err
	}
	f, err := filterOf(ctx, filter)
	return p, f, err
}

// incidentQuery reads the arguments of a connection of incidents, and what it selects of them.
func incidentQuery(ctx context.Context, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (graph.IncidentQuery, error) {
	p, f, err := filteredPage(ctx, filter, first, after)
	if err != nil {
		return graph.IncidentQuery{}, err
	}
	order, err := orderOr(orderBy, graph.Newest)
	return graph.IncidentQuery{Filter: f, Order: order, Page: p, With: relations(ctx, "nodes", "edges.node")}, err
}

// orderOr returns the order, or another one for null. Variables are compared without case before they come here.
func orderOr(given *graph.Order, other graph.Order) (graph.Order, error) {
	if given == nil {
		return other, nil
	}
	if *given != graph.Newest && *given != graph.Oldest {
		return "", graph.Invalid("orderBy: %q is not an order", string(*given))
	}
	return *given, nil
}
