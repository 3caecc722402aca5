package graph

import (
	"cmp"
	"slices"
)

// Stated is a statement about an incident, whatever it states: [Attack], [ServiceImpact], [Response],
// [Attribution], [Action], [Event] or [ElectionImpact], each as a pointer.
type Stated interface{ finding() *Finding }

// Origin tells how a statement came into the graph.
type Origin string

// The origins. An extracted statement has evidence; an imported one is carried by its record's sources.
const (
	Extracted Origin = "EXTRACTED"
	Imported  Origin = "IMPORTED"
)

// Origins holds all origins.
var Origins = []Origin{Extracted, Imported}

// ReviewState tells whether a person has judged a statement.
type ReviewState string

// The review states.
const (
	Unreviewed ReviewState = "UNREVIEWED"
	Confirmed  ReviewState = "CONFIRMED"
	Rejected   ReviewState = "REJECTED"
)

// ReviewStates holds all review states.
var ReviewStates = []ReviewState{Unreviewed, Confirmed, Rejected}

// Origin is [Extracted] if a place in a report says it, else [Imported].
func (f *Finding) Origin() Origin {
	if len(f.Evidence) > 0 {
		return Extracted
	}
	return Imported
}

// Review is [Unreviewed]: nothing records the judgement of a person yet.
func (f *Finding) Review() ReviewState { return Unreviewed }

// Cited returns the source that says so where the statement names one, else nil.
func (f *Finding) Cited() *Source {
	if f.Incident == nil || f.Source == nil || *f.Source < 0 || *f.Source >= len(f.Incident.Sources) {
		return nil
	}
	return f.Incident.Sources[*f.Source]
}

// ContradictedBy returns the statements of the same incident that exclude f and come from another voice, in their
// order: another source that both name, another report, or the record as against a report. Only statements that the read
// filled are looked at.
func (f *Finding) ContradictedBy() []Stated {
	against := []Stated{}
	if f.Incident == nil {
		return against
	}
	all := f.Incident.stated()
	at := slices.IndexFunc(all, func(s Stated) bool { return s.finding() == f })
	if at < 0 {
		return against
	}
	for _, s := range all {
		if exclude(all[at], s) && f.apart(s.finding()) {
			against = append(against, s)
		}
	}
	return against
}

// exclude reports whether two statements of one thing cannot both hold. A service that was out may have been restored,
// and one at risk may have gone down, but none of them was unaffected.
func exclude(a, b Stated) bool {
	thing, status := claim(a)
	other, claimed := claim(b)
	if thing == "" || thing != other || status == claimed {
		return false
	}
	if _, isService := a.(*ServiceImpact); isService {
		return status == string(Unaffected) || claimed == string(Unaffected)
	}
	return true
}

// apart reports whether f and other come from different voices altogether.
func (f *Finding) apart(other *Finding) bool {
	return !slices.ContainsFunc(f.voices(), func(v int) bool { return slices.Contains(other.voices(), v) })
}

// voices tells who says so: the sources by number, reports as numbers below the one for the record itself, -1.
func (f *Finding) voices() []int {
	switch {
	case f.Source != nil:
		return []int{*f.Source}
	case len(f.Evidence) == 0:
		return []int{-1}
	}
	voices := make([]int, len(f.Evidence))
	for n, e := range f.Evidence {
		voices[n] = -2 - e.ReportIndex
	}
	return voices
}

// claim returns what a statement is of, empty where two of them cannot exclude each other, and what it says became of it.
func claim(s Stated) (thing, status string) {
	switch s := s.(type) {
	case *Attack:
		if s.Role != "" {
			return "victim " + VictimKey(s.Name), string(s.Role)
		}
	case *ServiceImpact:
		return "service " + string(s.Code), string(s.Status)
	case *ElectionImpact:
		return "election " + s.vote(), string(s.Status)
	}
	return "", ""
}

func (e *ElectionImpact) vote() string {
	if e.Election != nil {
		return e.Election.ID
	}
	return cmp.Or(e.CalendarID, voteKey(e.HeldOn, e.Country, e.Kind, e.Region)+Slug(e.Name))
}

// stated returns every statement of i, by relation and order.
func (i *Incident) stated() []Stated {
	return slices.Concat(statedIn(i.Victims), statedIn(i.Services), statedIn(i.Partners), statedIn(i.Actors),
		statedIn(i.Actions), statedIn(i.Events), statedIn(i.Elections))
}

func statedIn[T Stated](list []T) []Stated {
	all := make([]Stated, len(list))
	for n, s := range list {
		all[n] = s
	}
	return all
}
