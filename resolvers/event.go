package resolvers

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Precision is that of the event's date, null without one.
func (event) Precision(_ context.Context, of *graph.Event) (*graph.Precision, error) {
	precision := of.On.Precision()
	return &precision, nil
}

// Incident is the incident that the event belongs to. The event itself may know no more of it than its id.
func (event) Incident(ctx context.Context, of *graph.Event) (*graph.Incident, error) {
	return ownerOf(ctx, of)
}

// Precision is that of the entry's date.
func (timelineItem) Precision(_ context.Context, of *graph.Event) (graph.Precision, error) {
	return of.On.Precision(), nil
}

// Incident is the incident that the entry belongs to: the one that the timeline brought, if no relation is selected.
func (timelineItem) Incident(ctx context.Context, of *graph.Event) (*graph.Incident, error) {
	if relations(ctx, "") == 0 && of.Incident != nil {
		return of.Incident, nil
	}
	return ownerOf(ctx, of)
}

// Event is the event that the entry shows.
func (timelineItem) Event(ctx context.Context, of *graph.Event) (*graph.Event, error) {
	return of, nil
}

func ownerOf(ctx context.Context, of *graph.Event) (*graph.Incident, error) {
	if of.Incident == nil {
		return nil, fmt.Errorf("event %s: the store gave no incident", of.ID)
	}
	owner, err := incidentOf(ctx, of.Incident.ID)
	if err == nil && owner == nil {
		err = fmt.Errorf("event %s: no incident %s", of.ID, of.Incident.ID)
	}
	return owner, err
}

// wholeNode finds a node by its id. An event comes from its incident where more is selected than it knows alone.
func wholeNode(ctx context.Context, id string) (graph.Node, error) {
	node, err := nodeOf(ctx, id, relations(ctx, ""))
	if told, isEvent := node.(*graph.Event); isEvent && err == nil {
		return wholeEvent(ctx, told)
	}
	return node, err
}

// wholeEvent returns the event as its incident tells it if its sources or reports are selected, which are the incident's.
func wholeEvent(ctx context.Context, alone *graph.Event) (*graph.Event, error) {
	if alone.Incident == nil || !graphql.AnyFieldRequested(ctx, "source", "evidence.report") {
		return alone, nil
	}
	owner, err := nodeOf(ctx, alone.Incident.ID, graph.Events|graph.Reports)
	told, isIncident := owner.(*graph.Incident)
	if err != nil || !isIncident {
		return alone, err
	}
	for _, e := range told.Events {
		if e.ID == alone.ID {
			return e, nil
		}
	}
	return alone, nil
}
