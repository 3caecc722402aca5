package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// ChangeKind says what became of an incident.
type ChangeKind string

// The kinds of changes. An incident is MERGED where one other incident took over all of its documents, and WITHDRAWN where
// it is no more otherwise.
const (
	Created   ChangeKind = "CREATED"
	Updated   ChangeKind = "UPDATED"
	Withdrawn ChangeKind = "WITHDRAWN"
	Merged    ChangeKind = "MERGED"
)

// ChangeKinds holds all kinds of changes.
var ChangeKinds = []ChangeKind{Created, Updated, Withdrawn, Merged}

// IncidentChange is what became of one incident by one write.
type IncidentChange struct {
	Sequence   int // 1 for the first change of a store
	Kind       ChangeKind
	IncidentID string
	MergedInto string // id of the incident that took it over; empty for other kinds
	// Incident is the incident as it is now; nil for one that is no more, and with WITHDRAWN and MERGED. Match is how surely
	// it matches the filter of the query, empty without an incident.
	Incident *Incident
	Match    Match
}

// ChangeQuery asks for changes. Page.After is the sequence number of the last change seen, as text.
type ChangeQuery struct {
	Filter Filter
	Page   Page
	With   Relation
}

// ChangePage is a page of changes. Total is 0 unless it was asked for; Last is the sequence number of the last change of the
// store, 0 for none.
type ChangePage struct {
	Changes []*IncidentChange
	More    bool
	Total   int
	Last    int
}

// Cursor returns the cursor of a change in a list of changes.
func (c *IncidentChange) Cursor() string { return strconv.Itoa(c.Sequence) }

// Next returns the cursor to go on with: all that a filter leaves out up to the last change of the store need not be asked for
// again.
func (p *ChangePage) Next() string {
	if p.More {
		return p.Changes[len(p.Changes)-1].Cursor()
	}
	return strconv.Itoa(p.Last)
}

// Parse reads the filter of q, what certainly holds by it, and the sequence number after which q asks. It is [ErrInvalid]
// for a filter or a cursor that is wrong.
func (q ChangeQuery) Parse() (possible, certain Predicate, after int, err error) {
	if possible, err = q.Filter.Predicate(); err != nil {
		return nil, nil, 0, err
	}
	if certain, err = q.Filter.Certainly(); err != nil || q.Page.After == "" {
		return possible, certain, 0, err
	}
	after, err = strconv.Atoi(q.Page.After)
	if err != nil || after < 0 || strconv.Itoa(after) != q.Page.After {
		return nil, nil, 0, Invalid("after: %.40q is not the sequence number of a change, such as 42", q.Page.After)
	}
	return possible, certain, after, nil
}

// CheckReached is [ErrInvalid] for a cursor that the store has not reached.
func (p *ChangePage) CheckReached(after int) error {
	if after > p.Last {
		return Invalid("after: %d is beyond the last change, %d: it comes from another store; begin again without it", after, p.Last)
	}
	return nil
}

// former holds the documents of incidents before a change, by the id of the incident.
type former map[string][]*Document

// changes tells what became of the incidents: those that are there in the order of their ids, then those that are no more.
func (was former) changes(c *Change, now map[string]*Document) ([]*IncidentChange, error) {
	var all []*IncidentChange
	for _, i := range c.Incidents {
		same, err := was.same(i)
		if err != nil {
			return nil, err
		}
		switch {
		case was[i.ID] == nil:
			all = append(all, &IncidentChange{Kind: Created, IncidentID: i.ID})
		case !same:
			all = append(all, &IncidentChange{Kind: Updated, IncidentID: i.ID})
		}
	}
	for _, id := range c.Removed {
		all = append(all, was.gone(id, now))
	}
	return all, nil
}

// same reports whether the documents of an incident said before what they say now.
func (was former) same(now *Incident) (bool, error) {
	documents := was[now.ID]
	if documents == nil {
		return false, nil
	}
	slices.SortFunc(documents, compareDocuments)
	before, err := foldGroup(documents)
	if err != nil {
		return false, err
	}
	return sameJSON(before, now)
}

// gone tells what became of an incident that is no more.
func (was former) gone(id string, now map[string]*Document) *IncidentChange {
	into := ""
	for n, d := range was[id] {
		heir := now[d.key()].Incident
		if n > 0 && heir != into {
			return &IncidentChange{Kind: Withdrawn, IncidentID: id}
		}
		into = heir
	}
	return &IncidentChange{Kind: Merged, IncidentID: id, MergedInto: into}
}

// Relinked returns those of incidents of which another calendar makes something else, and what the feed tells of them, by id.
func Relinked(incidents []*Incident, before, after Calendar) ([]*Incident, []*IncidentChange, error) {
	var changed []*Incident
	var changes []*IncidentChange
	for _, i := range incidents {
		same, err := sameJSON(i.Record(before), i.Record(after))
		if err != nil {
			return nil, nil, err
		}
		if !same {
			changed = append(changed, i)
			changes = append(changes, &IncidentChange{Kind: Updated, IncidentID: i.ID})
		}
	}
	slices.SortFunc(changes, func(a, b *IncidentChange) int { return strings.Compare(a.IncidentID, b.IncidentID) })
	return changed, changes, nil
}

func sameJSON(a, b any) (bool, error) {
	first, err := json.Marshal(a)
	if err != nil {
		return false, fmt.Errorf("compare: %w", err)
	}
	second, err := json.Marshal(b)
	return bytes.Equal(first, second), err
}
