package resolvers

import (
	"context"
	"fmt"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// maxIDs is the most ids that one field takes.
const maxIDs = 100

// Node finds a thing by its id.
func (query) Node(ctx context.Context, id string) (graph.Node, error) {
	return wholeNode(ctx, id)
}

// Nodes finds things by their ids; the batch makes them one call.
func (r query) Nodes(ctx context.Context, ids []string) ([]graph.Node, error) {
	if len(ids) > maxIDs {
		return nil, graph.Invalid("ids: %d, want at most %d", len(ids), maxIDs)
	}
	found, err := r.Store.Nodes(ctx, ids, relations(ctx, ""))
	for n, node := range found {
		if told, isEvent := node.(*graph.Event); isEvent && err == nil {
			found[n], err = wholeEvent(ctx, told)
		}
	}
	return found, err
}

// Incident finds an incident by its id.
func (query) Incident(ctx context.Context, id string) (*graph.Incident, error) {
	found, err := incidentOf(ctx, id)
	if err == nil && found == nil {
		err = fmt.Errorf("incident %q: %w", id, graph.ErrNotFound)
	}
	return found, err
}

// Incidents lists incidents.
func (r query) Incidents(ctx context.Context, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (*IncidentConnection, error) {
	q, err := incidentQuery(ctx, filter, orderBy, first, after)
	if err != nil {
		return nil, err
	}
	page, err := r.Store.Incidents(ctx, q)
	if err != nil {
		return nil, err
	}
	return connectIncidents(page, q), nil
}

// Service finds a service by its code.
func (query) Service(_ context.Context, code graph.ServiceCode) (*graph.Service, error) {
	if !slices.Contains(graph.ServiceCodes, code) {
		return nil, graph.Invalid("code: %q is not a service", string(code))
	}
	return &graph.Service{Code: code}, nil
}
