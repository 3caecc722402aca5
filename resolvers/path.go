package resolvers

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// defaultHops is the schema's default, for a client that sends null.
const defaultHops = 4

// Path searches for the shortest chains between two things.
func (r query) Path(ctx context.Context, from, to string, maxHops *int32, hubs *bool) (*graph.Paths, error) {
	q := graph.PathQuery{From: from, To: to, MaxHops: intOr(maxHops, defaultHops), Hubs: hubs != nil && *hubs}
	return graph.FindPaths(ctx, r.Store, q)
}

// Node is the thing itself. The search brought it without its relations.
func (chainNode) Node(ctx context.Context, of *graph.ChainNode) (graph.Node, error) {
	return walkedNode(ctx, of.Node)
}
