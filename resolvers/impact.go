package resolvers

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// The schema's defaults, for a client that sends null.
const (
	defaultDepth     = 2
	defaultLimit     = 100
	defaultEdgeLimit = 1000
)

// ImpactGraph walks the graph from some roots.
func (r query) ImpactGraph(ctx context.Context, roots []string, depth, limit, edgeLimit *int32, kinds []graph.NodeKind, known []string) (*graph.ImpactGraph, error) {
	return graph.Impact(ctx, r.Store, graph.ImpactQuery{
		Roots: roots, Depth: intOr(depth, defaultDepth), Limit: intOr(limit, defaultLimit), EdgeLimit: intOr(edgeLimit, defaultEdgeLimit), Kinds: kinds, Known: known,
	})
}

func intOr(given *int32, other int) int {
	if given == nil {
		return other
	}
	return int(*given)
}

// Node is the thing itself. The walk brought it without its relations.
func (impactNode) Node(ctx context.Context, of *graph.ImpactNode) (graph.Node, error) {
	return walkedNode(ctx, of.Node)
}

// walkedNode is a node that a walk met, an incident with the relations that are selected.
func walkedNode(ctx context.Context, met graph.Node) (graph.Node, error) {
	_, isIncident := met.(*graph.Incident)
	if !isIncident || relations(ctx, "") == 0 {
		return met, nil
	}
	return nodeOf(ctx, met.NodeID(), relations(ctx, ""))
}

// Incident is the incident that the node is, or belongs to.
func (impactNode) Incident(ctx context.Context, of *graph.ImpactNode) (*graph.Incident, error) {
	switch node := of.Node.(type) {
	case *graph.Incident:
		return incidentOf(ctx, node.ID)
	case *graph.Event:
		return ownerOf(ctx, node.ID, node.Incident)
	}
	return nil, nil
}
