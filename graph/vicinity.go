package graph

import (
	"slices"
	"time"
)

// MaxVicinity is the most days before a vote that an incident can be looked for: ten years.
const MaxVicinity = 3660

// Vicinity is the days before a vote, polling day among them, in the country of the vote or, for a vote in a region, in that
// region. An incident is in it if it can have begun on one of the days, as [Filter.DaysBeforeElection] counts them: its first
// date is at most Last, and at least First or one of the coarse dates that hold First.
type Vicinity struct {
	Election string // id of the vote
	// Country is empty where nothing is in the vicinity: for a vote without a country or a day.
	Country string
	// RegionKey is the folded name of the region, as incidents have it; empty for the whole country.
	RegionKey   string
	First, Last Date
}

// Vicinities returns those of votes, in their order. It is [ErrInvalid] for less than 0 or more than [MaxVicinity] days.
func Vicinities(votes []*Election, within int) ([]Vicinity, error) {
	if within < 0 || within > MaxVicinity {
		return nil, Invalid("within: %d days, want 0 to %d", within, MaxVicinity)
	}
	around := make([]Vicinity, len(votes))
	for n, vote := range votes {
		around[n] = vote.vicinity(within)
	}
	return around, nil
}

func (e *Election) vicinity(within int) Vicinity {
	first, err := time.Parse(time.DateOnly, string(e.HeldOn.First()))
	if err != nil { // no day is stated
		return Vicinity{Election: e.ID}
	}
	return Vicinity{e.ID, e.Country, Slug(e.Region), dateOf(first.AddDate(0, 0, -within)), e.HeldOn.Last()}
}

// Coarse returns the month and the year that hold First.
func (v Vicinity) Coarse() (month, year Date) {
	return v.First[:min(7, len(v.First))], v.First[:min(4, len(v.First))]
}

// VotePage is a page of incidents that mention a vote or began before it. Mentioned, parallel to Incidents, says which state
// something of the vote. Matches are certain only for those that certainly belong to the page, too.
type VotePage struct {
	IncidentPage
	Mentioned []bool
}

// WithVotes returns the query by which an engine reads the pages of votes: what incidents state of elections tells which mention them.
func (q IncidentQuery) WithVotes() IncidentQuery {
	q.With |= Elections
	return q
}

// VotePage makes the page of a vote of one that was read by [IncidentQuery.WithVotes], which stays as it is: a vote can be asked
// for twice.
func (q IncidentQuery) VotePage(vote *Election, within int, read *IncidentPage) *VotePage {
	page := &VotePage{*read, make([]bool, len(read.Incidents))}
	page.Incidents, page.Matches = slices.Clone(read.Incidents), slices.Clone(read.Matches)
	for n, i := range read.Incidents {
		page.Mentioned[n] = slices.ContainsFunc(i.Elections, func(e *ElectionImpact) bool { return e.Election.ID == vote.ID })
		if !page.Mentioned[n] && !i.surelyBefore(vote, within) {
			page.Matches[n] = PossibleMatch
		}
		if !q.With.Has(Elections) {
			bare := *i
			bare.Elections = nil
			page.Incidents[n] = &bare
		}
	}
	return page
}

// surelyBefore reports whether i began at most so many days before the vote, whatever days the dates mean.
func (i *Incident) surelyBefore(vote *Election, within int) bool {
	least, most := i.Occurred.From.daysBetween(vote.HeldOn)
	return least >= 0 && most <= within
}
