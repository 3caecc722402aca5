package resolvers

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// The ways back from a thing to its incidents: all through the one batch.

// Incidents lists the incidents of a victim.
func (victim) Incidents(ctx context.Context, of *graph.Victim, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (*IncidentConnection, error) {
	return incidentsOf(ctx, of, filter, orderBy, first, after)
}

// Incidents lists the incidents that say something of a service.
func (service) Incidents(ctx context.Context, of *graph.Service, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (*IncidentConnection, error) {
	return incidentsOf(ctx, of, filter, orderBy, first, after)
}

// Incidents lists the incidents that a partner took part in.
func (partner) Incidents(ctx context.Context, of *graph.Partner, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (*IncidentConnection, error) {
	return incidentsOf(ctx, of, filter, orderBy, first, after)
}

// Incidents lists the incidents that name an actor.
func (actor) Incidents(ctx context.Context, of *graph.Actor, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (*IncidentConnection, error) {
	return incidentsOf(ctx, of, filter, orderBy, first, after)
}

// Incidents lists the incidents in a place.
func (place) Incidents(ctx context.Context, of *graph.Place, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (*IncidentConnection, error) {
	return incidentsOf(ctx, of, filter, orderBy, first, after)
}

// Incidents lists the incidents that a report describes.
func (report) Incidents(ctx context.Context, of *graph.Report, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (*IncidentConnection, error) {
	return incidentsOf(ctx, of, filter, orderBy, first, after)
}

// Incident is the other end of a link.
func (related) Incident(ctx context.Context, of *graph.Related) (*graph.Incident, error) {
	return incidentOf(ctx, of.ID)
}
