package storetest

import (
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// votesAsked is how many questions about votes an interview asks.
const votesAsked = 4

// votes asks for incidents before votes: which, how surely, and which of them mention the vote.
func (v *interview) votes() {
	for range votesAsked {
		within := oneOf(v.generator, []int{0, 6, 30, 400})
		q := graph.IncidentQuery{Order: oneOf(v.generator, []graph.Order{graph.Newest, graph.Oldest}), Page: graph.Page{First: v.IntN(5), Total: true}}
		if v.odds(50) {
			q.Filter = *simple(v.generator)
		}
		votes := someOf(v.generator, len(someVotes), someVotes)
		pages, err := v.store.IncidentsBefore(v.ctx, votes, within, q)
		near, answers := false, []any{}
		for _, page := range pages {
			answers = append(answers, incidentIDs(page.Incidents), page.Mentioned, page.Matches, page.Total, page.More)
			for _, mentioned := range page.Mentioned {
				near = near || !mentioned
			}
		}
		v.note(fmt.Sprintf("IncidentsBefore %s within %d %s", show(votes), within, show(q)), answers, err)
		v.found("incidents before votes", near)
	}
}
