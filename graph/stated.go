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

// ContradictedBy returns the statements of the same incident that say something else of the same thing, by
// another source, in their order. Only a statement that names its source contradicts or is contradicted, and only statements that
// the read filled are looked at.
func (f *Finding) ContradictedBy() []Stated {
	against := []Stated{}
	if f.Incident == nil || f.Source == nil {
		return against
	}
	var of, claimed string
	for _, s := range f.Incident.stated() {
		if s.finding() == f {
			of, claimed = claim(s)
		}
	}
	for _, s := range f.Incident.stated() {
		thing, status := claim(s)
		if source := s.finding().Source; of != "" && thing == of && status != claimed && source != nil && *source != *f.Source {
			against = append(against, s)
		}
	}
	return against
}

// claim returns what a statement is of, empty where two of them cannot exclude each other, and what it says became of it.
func claim(s Stated) (thing, status string) {
	switch s := s.(type) {
	case *Attack:
		return "victim " + VictimKey(s.Name), string(cmp.Or(s.Role, Primary))
	case *ServiceImpact:
		return "service " + string(s.Code), string(s.Status)
	case *Attribution:
		if s.Role != "" {
			return "actor " + Slug(s.Name), string(s.Role)
		}
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
