package graph

import (
	"cmp"
	"slices"
)

// Measure is a span of time that incidents state, in days.
type Measure string

// The measures. An outage lasts from the day on which a service went out to the day on which it was back ([Incident.Outages]);
// the assumed ones include those that are taken to begin with the incident.
const (
	Containment    Measure = "CONTAINMENT"     // from the detection to the containment of the attack
	StatedOutage   Measure = "OUTAGE"          // of a service whose first day is stated
	AssumedOutage  Measure = "OUTAGE_ASSUMED"  // of a service, from its first day or else that of the incident
	BeforeElection Measure = "BEFORE_ELECTION" // from the first day of the incident to a vote, negative after it
)

// Measures holds all measures.
var Measures = []Measure{Containment, StatedOutage, AssumedOutage, BeforeElection}

// Span says where an engine finds the days of a measure: in Days of the statements of Relation. Statements of one incident
// that agree in Days and Of are one span; Service is the field that holds the service, empty for none.
type Span struct {
	Relation Relation
	Days     string
	Of       string
	Service  string
}

// Span returns where the days of m are. It is [ErrInvalid] for an unknown measure.
func (m Measure) Span() (Span, error) {
	switch m {
	case Containment:
		return Span{Relation: Events, Days: containmentDays}, nil
	case StatedOutage:
		return Span{Relation: Services, Days: outageDays, Of: "code", Service: "code"}, nil
	case AssumedOutage:
		return Span{Relation: Services, Days: outageDaysAssumed, Of: "code", Service: "code"}, nil
	case BeforeElection:
		return Span{Relation: Elections, Days: daysBefore, Of: "node"}, nil
	}
	return Span{}, Invalid("%s", unknown("measure", string(m), texts(Measures)))
}

// DaySummary is what numbers of days come to. Without any (N is 0) the rest is nil.
type DaySummary struct {
	N                                                 int
	Least, LowerQuartile, Median, UpperQuartile, Most *int
}

// Summarize returns the summary of counts, which need be in no order. A quartile is the number of days of nearest rank: the
// smallest that a quarter, half or three quarters of the spans do not exceed.
func Summarize(counts []*DayCount) DaySummary {
	var s DaySummary
	sorted := slices.SortedFunc(slices.Values(counts), func(a, b *DayCount) int { return cmp.Compare(a.Days, b.Days) })
	for _, c := range sorted {
		s.N += c.Count
	}
	ranked := func(rank int) *int {
		for _, c := range sorted {
			if rank -= c.Count; rank <= 0 {
				return &c.Days
			}
		}
		return nil
	}
	if s.N > 0 {
		s.Least, s.LowerQuartile, s.Median, s.UpperQuartile, s.Most = ranked(1), ranked((s.N+3)/4), ranked((s.N+1)/2), ranked((3*s.N+3)/4), ranked(s.N)
	}
	return s
}

// SortDays puts counts in the order of [Store.Days].
func SortDays(counts []*DayCount) {
	slices.SortFunc(counts, func(a, b *DayCount) int {
		return cmp.Or(cmp.Compare(a.Service, b.Service), cmp.Compare(a.Days, b.Days))
	})
}
