package resolvers

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// How many similar incidents are told. defaultSimilar is the schema's, for a client that sends null.
const (
	defaultSimilar = 5
	maxSimilar     = 20
)

// similarKey asks for what is like an incident.
type similarKey struct {
	id    string
	first int
	with  graph.Relation
}

// Similar finds incidents like this one; the batch does it for all of a list.
func (incident) Similar(ctx context.Context, of *graph.Incident, first *int32) ([]*graph.Similar, error) {
	key := similarKey{of.ID, intOr(first, defaultSimilar), relations(ctx, "incident")}
	if key.first < 1 || key.first > maxSimilar {
		return nil, graph.Invalid("first: %d, want 1 to %d", key.first, maxSimilar)
	}
	return batchOf(ctx).similar.Load(ctx, key)
}

func fetchSimilar(ctx context.Context, store graph.Store, keys []similarKey) (map[similarKey][]*graph.Similar, error) {
	split := func(key similarKey) (similarKey, string) { return similarKey{"", key.first, key.with}, key.id }
	return together(keys, split, func(asked similarKey, ids []string) ([][]*graph.Similar, error) {
		return graph.FindSimilar(ctx, store, ids, asked.first, asked.with)
	})
}

// Label names what is shared.
func (similarReason) Label(_ context.Context, of *graph.SimilarReason) (string, error) {
	switch of.Kind {
	case graph.TraitService:
		return serviceLabel(graph.ServiceCode(of.Key)), nil
	case graph.TraitElection:
		return "Election within 30 days", nil
	}
	return of.Label, nil
}
