package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// Suggestion is a pair of incidents that may be one, for a person to decide; nothing is merged by itself. A is the one
// whose id sorts first.
type Suggestion struct {
	A, B   *Incident
	Reason Likeness
	// Detail says what is alike: the names and dates.
	Detail string
}

// Likeness is why two incidents may be one.
type Likeness string

// The reasons, the strongest first.
const (
	SameVictimNear Likeness = "SAME_VICTIM_NEAR_DATE" // the same victim within 62 days of each other, or a date that only one of them has
	SharedAlias    Likeness = "SHARED_ALIAS"          // a name of one is an alias of the other, about the same time
	SimilarName    Likeness = "SIMILAR_NAME"          // names that differ by a letter or two, in the same month
)

// Likenesses holds all reasons.
var Likenesses = []Likeness{SameVictimNear, SharedAlias, SimilarName}

// nearDays is how far apart the reports of one incident have been seen to file it: the month after the next.
const nearDays = 62

// IncidentReader is what suggesting needs of a [Store].
type IncidentReader interface {
	Incidents(ctx context.Context, q IncidentQuery) (*IncidentPage, error)
}

// Suggest reads all incidents and returns the pairs that may be one, the strongest reason first, then by id; each pair
// once. Incidents that name each other as related are told apart already and are left out.
func Suggest(ctx context.Context, store IncidentReader) ([]*Suggestion, error) {
	s := &suggester{byName: map[string][]*Incident{}, pairs: map[[2]string]*Suggestion{}}
	q := IncidentQuery{Order: Oldest, Page: Page{First: 200}, With: Victims}
	for more := true; more; {
		page, err := store.Incidents(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, i := range page.Incidents {
			s.compare(i)
			q.Page.After = q.Order.Cursor(i)
		}
		more = page.More
	}
	return s.sorted(), nil
}

type suggester struct {
	// byName holds incidents under the country and each key of a victim's names, and under the keys that a typo in
	// them leads to (each key with one letter left out).
	byName map[string][]*Incident
	pairs  map[[2]string]*Suggestion
}

func (s *suggester) compare(i *Incident) {
	keys := map[string]bool{}
	for _, v := range i.Victims {
		for _, name := range append([]string{v.Name}, v.Aliases...) {
			for _, key := range typoKeys(VictimKey(name)) {
				keys[i.country()+":"+key] = true
			}
		}
	}
	for key := range keys {
		for _, other := range s.byName[key] {
			s.alike(i, other)
		}
		s.byName[key] = append(s.byName[key], i)
	}
}

// typoKeys returns a key and all that one letter less makes of it; short keys would meet too many others.
func typoKeys(key string) []string {
	const short = 8
	if len(key) < short {
		return []string{key}
	}
	return append(withoutALetter(key), key)
}

// alike finds the strongest reason for which two incidents with a name in common, or nearly, may be one.
func (s *suggester) alike(a, b *Incident) {
	if a.ID > b.ID {
		a, b = b, a
	}
	if !near(a.Occurred.From, b.Occurred.From) {
		return
	}
	for _, v := range a.Victims {
		for _, w := range b.Victims {
			detail := v.Name + " · " + w.Name + ", " + a.Occurred.From.String() + " · " + b.Occurred.From.String()
			switch {
			case VictimKey(v.Name) == VictimKey(w.Name):
				s.pair(a, b, SameVictimNear, detail)
			case hasAlias(v, w.Name) || hasAlias(w, v.Name):
				s.pair(a, b, SharedAlias, detail)
			case sameMonth(a, b) && oneLetterApart(VictimKey(v.Name), VictimKey(w.Name)):
				s.pair(a, b, SimilarName, detail)
			}
		}
	}
}

func sameMonth(a, b *Incident) bool {
	return len(a.Occurred.From) >= 7 && len(b.Occurred.From) >= 7 && a.Occurred.From[:7] == b.Occurred.From[:7]
}

func hasAlias(v *Attack, name string) bool {
	return slices.ContainsFunc(v.Aliases, func(alias string) bool { return VictimKey(alias) == VictimKey(name) })
}

// oneLetterApart reports whether keys differ by a letter left out, put in or exchanged.
func oneLetterApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	same := 0
	for same < len(a) && a[same] == b[same] {
		same++
	}
	switch len(b) - len(a) {
	case 0:
		return a != b && a[same+1:] == b[same+1:]
	case 1:
		return a[same:] == b[same+1:]
	}
	return false
}

// near reports whether two dates may be of one incident as different reports file it; a missing one may be.
func near(a, b Date) bool {
	if a == "" || b == "" {
		return true
	}
	early, late := a, b
	if early > late {
		early, late = late, early
	}
	from, err1 := time.Parse(time.DateOnly, string(early.Last()))
	until, err2 := time.Parse(time.DateOnly, string(late.First()))
	return err1 == nil && err2 == nil && until.Sub(from) <= nearDays*24*time.Hour
}

func (s *suggester) pair(a, b *Incident, reason Likeness, detail string) {
	if a.ID == b.ID || isRelated(a, b) || isRelated(b, a) {
		return
	}
	key := [2]string{a.ID, b.ID}
	there := s.pairs[key]
	if there == nil || slices.Index(Likenesses, reason) < slices.Index(Likenesses, there.Reason) {
		s.pairs[key] = &Suggestion{A: a, B: b, Reason: reason, Detail: detail}
	}
}

func isRelated(a, b *Incident) bool {
	return slices.ContainsFunc(a.Related, func(r *Related) bool { return r.ID == b.ID })
}

func (s *suggester) sorted() []*Suggestion {
	all := make([]*Suggestion, 0, len(s.pairs))
	for _, p := range s.pairs {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b *Suggestion) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Likenesses, a.Reason), slices.Index(Likenesses, b.Reason)),
			strings.Compare(a.A.ID, b.A.ID), strings.Compare(a.B.ID, b.B.ID))
	})
	return all
}
