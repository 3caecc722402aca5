package graph

import "slices"

// Match tells how surely an incident matches a filter. A date of "2023-03" is one of 31 days: whether it is the 15th
// is possible, not certain.
type Match string

// The matches, the weaker first.
const (
	PossibleMatch Match = "POSSIBLE"
	CertainMatch  Match = "CERTAIN"
)

// Matches holds all matches.
var Matches = []Match{PossibleMatch, CertainMatch}

// BegunBy returns the day by which an incident of that period had surely begun, and LastedUntil the day until which it
// surely lasted; both are empty for a period without a start.
func (p Period) BegunBy() Date {
	if p.Until != "" && p.Until.Last() < p.From.Last() {
		return p.Until.Last()
	}
	return p.From.Last()
}

// LastedUntil returns the day until which an incident of that period surely lasted.
func (p Period) LastedUntil() Date {
	return max(p.From.First(), p.Until.First())
}

// dated reports whether f asks for dates anywhere, so that a match may be less than certain.
func (f *Filter) dated() bool {
	return f.Occurred != nil || f.DaysBeforeElection != nil || f.RestoredWithinDays != nil || slices.ContainsFunc(f.parts(), (*Filter).dated)
}

// Certainly compiles f to what holds for the incidents that match whatever day their dates mean. It is nil where that
// is every incident that matches, because f asks for no dates or for certain matches alone.
func (f Filter) Certainly() (Predicate, error) {
	if f.Match == CertainMatch || !f.dated() {
		return nil, nil
	}
	f.Match = CertainMatch
	return f.Predicate()
}

// Parse reads the filter of q, what certainly holds by it, and the cursor. It is [ErrInvalid] for a filter or a cursor that
// is wrong.
func (q IncidentQuery) Parse() (possible, certain Predicate, cursor *Cursor, err error) {
	if possible, err = q.Filter.Predicate(); err != nil {
		return nil, nil, nil, err
	}
	if certain, err = q.Filter.Certainly(); err != nil {
		return nil, nil, nil, err
	}
	cursor, err = q.Order.ParseCursor(q.Page.After)
	return possible, certain, cursor, err
}
