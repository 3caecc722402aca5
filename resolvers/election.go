package resolvers

import (
	"context"
	"encoding/json"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Incidents lists the incidents that mention an election and, with a number of days, also those of its place that began within
// them before the vote.
func (election) Incidents(ctx context.Context, of *graph.Election, within *int32, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (*IncidentConnection, error) {
	c, err := incidentsAt(ctx, of, within, filter, orderBy, first, after)
	if err != nil {
		return nil, err
	}
	for _, edge := range c.Edges {
		if days, known := edge.Node.Occurred.From.DaysUntil(of.HeldOn); known {
			edge.DaysBefore = &days
		}
	}
	return c, nil
}

func incidentsAt(ctx context.Context, vote *graph.Election, within *int32, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (*IncidentConnection, error) {
	if within == nil {
		return incidentsOf(ctx, vote, filter, orderBy, first, after)
	}
	q, text, err := askedQuery(ctx, filter, orderBy, first, after)
	if err != nil {
		return nil, err
	}
	page, err := batchOf(ctx).votes.Load(ctx, voteKey{vote, votesKey{int(*within), text}})
	if err != nil {
		return nil, err
	}
	c := connectIncidents(&page.IncidentPage, q)
	for n, edge := range c.Edges {
		edge.Mentioned = page.Mentioned[n]
	}
	return c, nil
}

// voteKey asks for the incidents around a vote.
type voteKey struct {
	vote *graph.Election
	votesKey
}

// votesKey is what is asked of many votes in one call. Query is as in incidentsKey.
type votesKey struct {
	within int
	query  string
}

func fetchVotes(ctx context.Context, store graph.Store, keys []voteKey) (map[voteKey]*graph.VotePage, error) {
	split := func(key voteKey) (votesKey, *graph.Election) { return key.votesKey, key.vote }
	return together(keys, split, func(asked votesKey, votes []*graph.Election) ([]*graph.VotePage, error) {
		var q graph.IncidentQuery
		if err := json.Unmarshal([]byte(asked.query), &q); err != nil {
			return nil, err
		}
		return store.IncidentsBefore(ctx, votes, asked.within, q)
	})
}
