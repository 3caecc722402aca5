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
	return ownerOf(ctx, of.ID, of.Incident)
}

// ownerOf returns the incident of a statement with what is selected of it.
func ownerOf(ctx context.Context, id string, known *graph.Incident) (*graph.Incident, error) {
	if known == nil {
		return nil, fmt.Errorf("statement %s: the store gave no incident", id)
	}
	owner, err := incidentOf(ctx, known.ID)
	if err == nil && owner == nil {
		err = fmt.Errorf("statement %s: no incident %s", id, known.ID)
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
