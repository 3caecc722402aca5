package sqlite

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// atVotes are the incidents that mention votes, and those in their vicinities: by country and first date, which an index has.
const atVotes = `WITH vote AS MATERIALIZED (SELECT value ->> 'id' AS id, value ->> 'country' AS country, value ->> 'region' AS region,
		value ->> 'year' AS year, value ->> 'month' AS month, value ->> 'first' AS first, value ->> 'last' AS last FROM json_each(?))
	SELECT vote.id, s.incident FROM vote JOIN statement s ON s.node = vote.id AND s.node <> ''
	UNION SELECT vote.id, i.id FROM vote JOIN incident i ON i.country = vote.country AND i.occurred_from >= vote.year AND i.occurred_from <= vote.last
	WHERE (i.occurred_from >= vote.first OR i.occurred_from IN (vote.year, vote.month)) AND vote.region IN ('', i.fields ->> 'regionKey')`

// IncidentsBefore is [graph.Store.IncidentsBefore], in one statement for all votes.
func (s *Store) IncidentsBefore(ctx context.Context, votes []*graph.Election, within int, q graph.IncidentQuery) ([]*graph.VotePage, error) {
	vicinities, err := graph.Vicinities(votes, within)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(votes))
	for n, v := range vicinities {
		ids[n] = v.Election
	}
	read, err := s.pagesAround(ctx, aroundVotes(vicinities), ids, q.WithVotes())
	if err != nil {
		return nil, fmt.Errorf("sqlite: incidents before votes: %w", err)
	}
	pages := make([]*graph.VotePage, len(votes))
	for n, vote := range votes {
		pages[n] = q.VotePage(vote, within, read[n])
	}
	return pages, nil
}

// aroundVotes returns the query of the incidents around votes.
func aroundVotes(votes []graph.Vicinity) *query {
	rows := make([]map[string]string, len(votes))
	for n, v := range votes {
		month, year := v.Coarse()
		rows[n] = map[string]string{
			"id": v.Election, "country": v.Country, "region": v.RegionKey,
			"year": string(year), "month": string(month), "first": string(v.First), "last": string(v.Last),
		}
	}
	data, _ := json.Marshal(rows) // text: cannot fail
	return newQuery(atVotes, string(data))
}
