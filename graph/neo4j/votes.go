package neo4j

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// aroundVote binds i to the incidents that mention a vote and to those in its vicinity, each once.
const aroundVote = `UNWIND COLLECT {
		MATCH (i:Incident)-[:ENDANGERED]->(:Election {id: vote.id}) RETURN i
		UNION MATCH (i:Incident) WHERE i.country = vote.country AND i.occurredFrom >= vote.year AND i.occurredFrom <= vote.last
			AND (i.occurredFrom >= vote.first OR i.occurredFrom IN [vote.year, vote.month]) AND vote.region IN ['', i.regionKey] RETURN i
	} AS i WITH i WHERE `

// IncidentsBefore is [graph.Store.IncidentsBefore], in one statement for all votes.
func (s *Store) IncidentsBefore(ctx context.Context, votes []*graph.Election, within int, q graph.IncidentQuery) ([]*graph.VotePage, error) {
	vicinities, err := graph.Vicinities(votes, within)
	if err != nil {
		return nil, err
	}
	all := q.WithVotes()
	b, err := aroundVotes(vicinities, all)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(votes))
	for n, v := range vicinities {
		ids[n] = v.Election
	}
	read, err := s.readPages(ctx, b, ids, all)
	if err != nil {
		return nil, classify(ctx, "incidents before votes", err)
	}
	pages := make([]*graph.VotePage, len(votes))
	for n, vote := range votes {
		pages[n] = q.VotePage(vote, within, read[n])
	}
	return pages, nil
}

// aroundVotes returns a statement that returns, for each vote, the page of q over the incidents around it.
func aroundVotes(votes []graph.Vicinity, q graph.IncidentQuery) (*query, error) {
	predicate, certain, cursor, err := q.Parse()
	if err != nil {
		return nil, err
	}
	rows := make([]row, len(votes))
	for n, v := range votes {
		month, year := v.Coarse()
		rows[n] = row{"id": v.Election, "country": v.Country, "region": v.RegionKey, "year": string(year), "month": string(month), "first": string(v.First), "last": string(v.Last)}
	}
	b := newQuery()
	b.add("UNWIND ", b.param(rows), " AS vote RETURN vote.id AS node, COLLECT { ", aroundVote).where(predicate).add(" AND ").pick(q, cursor).show(q, certain).add(" } AS page")
	if q.Page.Total {
		b.add(", COUNT { ", aroundVote).where(predicate).add(" RETURN i } AS total")
	}
	return b, nil
}
