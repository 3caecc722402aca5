package storetest

import (
	"context"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// someVotes are entries of the random calendar as it is in the end, one on a day of many incidents, one that is known to the month,
// and one of no country.
var someVotes = []*graph.Election{
	{ID: "election:fr-l", CalendarID: "fr-l", Country: "FR", HeldOn: "2024-06-30"},
	{ID: "election:de-r", CalendarID: "de-r", Country: "DE", Region: "Thüringen", HeldOn: "2024-09-01"},
	{ID: "election:de-m", CalendarID: "de-m", Country: "DE", HeldOn: "2024-06-09"},
	{ID: "election:ua-p", CalendarID: "ua-p", Country: "UA", HeldOn: "2014-05-25"},
	{ID: "election:day", CalendarID: "day", Country: "FR", HeldOn: "2024-06-24"},
	{ID: "election:month", CalendarID: "month", Country: "FR", HeldOn: "2024-07"},
	{ID: "election:xx", CalendarID: "xx", HeldOn: "2024-06-30"},
}

// IncidentsBefore looks at every incident for every vote.
func (n *naive) IncidentsBefore(ctx context.Context, votes []*graph.Election, within int, q graph.IncidentQuery) ([]*graph.VotePage, error) {
	pages := make([]*graph.VotePage, len(votes))
	for k, vote := range votes {
		around := &naive{names: n.names}
		for _, d := range n.documents {
			if d.mentionsVote(vote) || d.beforeVote(vote, within) != no {
				around.documents = append(around.documents, d)
			}
		}
		page, err := around.Incidents(ctx, q)
		if err != nil {
			return nil, err
		}
		pages[k] = &graph.VotePage{IncidentPage: *page, Mentioned: []bool{}}
		for place, i := range page.Incidents {
			d := n.documents[slices.IndexFunc(n.documents, func(d *naiveDocument) bool { return d.ID == i.ID })]
			pages[k].Mentioned = append(pages[k].Mentioned, d.mentionsVote(vote))
			if !d.mentionsVote(vote) && d.beforeVote(vote, within) == maybe {
				page.Matches[place] = graph.PossibleMatch
			}
		}
	}
	return pages, nil
}

func (d *naiveDocument) mentionsVote(vote *graph.Election) bool {
	return slices.ContainsFunc(d.Elections, func(v *naiveVote) bool { return v.node == vote.CalendarID })
}

// beforeVote tries all days on which the incident can have begun, in the place of the vote.
func (d *naiveDocument) beforeVote(vote *graph.Election, within int) truth {
	if vote.Country == "" || d.Place.Country != vote.Country {
		return no
	}
	if vote.Region != "" && graph.Slug(d.Place.Region) != graph.Slug(vote.Region) {
		return no
	}
	return everyDay(differences(d.Occurred.From, string(vote.HeldOn)), 0, within)
}
