package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Document is a loaded incident document in the form in which engines keep it: the source of an incident.
// ID and SHA256 together are its key.
type Document struct {
	ID       string
	SHA256   string // of its reports; empty for a record without one
	Match    string // what it shares with other documents of its incident besides an id; may be empty
	Incident string // id of the incident that it is folded into
	Body     []byte // the document, as JSON
}

// NewDocument returns the document of an incident. It is [ErrInvalid] for one that breaks a rule of the format; whether
// its dates are too late was for [DecodeIncident] to say, which knows the time.
func NewDocument(i *Incident) (*Document, error) {
	named := *i
	if err := named.Validate(endOfTime); err != nil {
		return nil, err
	}
	i = &named // with the id that validation makes where none is stated
	body, err := json.Marshal(i)
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", i.ID, err)
	}
	return &Document{ID: i.ID, SHA256: i.reportsDigest(), Match: i.matchKey(), Body: body}, nil
}

// endOfTime is later than any date.
var endOfTime = time.Date(9998, time.January, 1, 0, 0, 0, 0, time.UTC)

func (i *Incident) reportsDigest() string {
	if len(i.Reports) == 0 {
		return ""
	}
	sums := make([]string, len(i.Reports))
	for n, r := range i.Reports {
		sums[n] = r.SHA256
	}
	slices.Sort(sums)
	if len(sums) == 1 {
		return sums[0]
	}
	return digest(sums...)
}

func (d *Document) key() string { return d.ID + "\x00" + d.SHA256 }

func (d *Document) decode() (*Incident, error) {
	i := new(Incident)
	if err := json.Unmarshal(d.Body, i); err != nil {
		return nil, fmt.Errorf("document %s: %w", d.ID, err)
	}
	return i, nil
}

// Documents finds documents that are already in a store, within the transaction that changes it.
type Documents interface {
	// Linked returns the documents that have one of the ids or matches, or are folded into an incident that has
	// such a document or one of the ids.
	Linked(ctx context.Context, ids, matches []string) ([]*Document, error)
}

// Change is what an engine has to write for documents to be in the store.
type Change struct {
	Documents []*Document       // to write, each with its incident; those whose incident moved among them
	Incidents []*Incident       // to write in place of what is there of the same id
	Removed   []string          // ids of incidents that are no more
	Changes   []*IncidentChange // what the feed tells of it, without sequence numbers
	Result    PutResult
}

// Resolve works out what putting documents changes. Documents belong to one incident when they share an id, or
// the folded primary victim, the country and the month in which it began, or through others that do. The order of documents
// does not matter, but that of two versions of one document: the later one holds.
func Resolve(ctx context.Context, store Documents, put []*Document) (*Change, error) {
	change := &Change{}
	linked, err := closure(ctx, store, put)
	if err != nil {
		return nil, err
	}
	before := map[string]bool{}
	was := former{}
	for _, d := range linked {
		before[d.Incident] = true
		was[d.Incident] = append(was[d.Incident], d)
	}
	touched := change.apply(linked, put)
	if len(touched) == 0 {
		return change, nil
	}
	for _, group := range groups(slices.Collect(maps.Values(linked))) {
		if !slices.ContainsFunc(group, func(d *Document) bool { return touched[d.key()] || touched[d.Incident] }) {
			for _, d := range group {
				delete(before, d.Incident)
			}
			continue
		}
		if err := change.fold(group, before); err != nil {
			return nil, err
		}
	}
	change.Removed = slices.Sorted(maps.Keys(before))
	change.sort()
	change.Changes, err = was.changes(change, linked)
	return change, err
}

// closure returns all documents that can come to be of one incident with those put, by key.
func closure(ctx context.Context, store Documents, put []*Document) (map[string]*Document, error) {
	linked := map[string]*Document{}
	ids, matches := map[string]bool{}, map[string]bool{}
	next := put
	for len(next) > 0 {
		for _, d := range next {
			ids[d.ID] = true
			if d.Match != "" {
				matches[d.Match] = true
			}
		}
		found, err := store.Linked(ctx, slices.Sorted(maps.Keys(ids)), slices.Sorted(maps.Keys(matches)))
		if err != nil {
			return nil, err
		}
		next = nil
		for _, d := range found {
			if linked[d.key()] == nil {
				linked[d.key()] = d
				next = append(next, d)
			}
		}
	}
	return linked, nil
}

// apply puts documents over those that are there and returns the keys of those that changed and the incidents
// that they were in.
func (c *Change) apply(linked map[string]*Document, put []*Document) map[string]bool {
	touched := map[string]bool{}
	for _, d := range put {
		there := linked[d.key()]
		switch {
		case there == nil:
			c.Result.Added++
		case bytes.Equal(there.Body, d.Body) || bytes.Equal(there.Body, keepFileNames(there, d).Body):
			c.Result.Unchanged++
			continue
		default:
			c.Result.Replaced++
			touched[there.Incident] = true
		}
		linked[d.key()] = d
		touched[d.key()] = true
	}
	return touched
}

// keepFileNames gives the reports of a new version the file names of the old one where those sort first, so that
// it does not matter in which order copies of one file are loaded.
func keepFileNames(old, version *Document) *Document {
	before, err1 := old.decode()
	after, err2 := version.decode()
	if err1 != nil || err2 != nil || len(before.Reports) != len(after.Reports) {
		return version
	}
	for n, r := range before.Reports {
		there := &after.Reports[n].File
		if r.SHA256 == after.Reports[n].SHA256 && r.File != "" && (*there == "" || r.File < *there) {
			*there = r.File
		}
	}
	if body, err := json.Marshal(after); err == nil {
		version.Body = body
	}
	return version
}

// groups puts documents together that share an id or a match, also through others, each group in its fixed order.
func groups(documents []*Document) [][]*Document {
	slices.SortFunc(documents, compareDocuments)
	leader := map[string]string{}
	find := func(key string) string {
		for leader[key] != key {
			key = leader[key]
		}
		return key
	}
	for _, d := range documents {
		for _, key := range []string{"id " + d.ID, "match " + d.Match} {
			if leader[key] == "" {
				leader[key] = key
			}
		}
		if d.Match != "" {
			leader[find("match "+d.Match)] = find("id " + d.ID)
		}
	}
	byLeader := map[string][]*Document{}
	for _, d := range documents {
		key := find("id " + d.ID)
		byLeader[key] = append(byLeader[key], d)
	}
	return slices.Collect(maps.Values(byLeader))
}

func compareDocuments(a, b *Document) int {
	return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.SHA256, b.SHA256))
}

// fold makes the incident of a group.
func (c *Change) fold(group []*Document, before map[string]bool) error {
	incident, err := foldGroup(group)
	if err != nil {
		return err
	}
	for _, d := range group {
		d.Incident = incident.ID
	}
	delete(before, incident.ID)
	c.Documents = append(c.Documents, group...)
	c.Incidents = append(c.Incidents, incident)
	return nil
}

// foldGroup returns the incident of documents in their fixed order. The record with an id of its own gives the id, the
// first document with a match leads.
func foldGroup(group []*Document) (*Incident, error) {
	incidents := make([]*Incident, len(group))
	own, lead := "", -1
	for n, d := range group {
		i, err := d.decode()
		if err != nil {
			return nil, err
		}
		incidents[n] = i
		if own == "" && d.ID != i.DeriveID() {
			own = d.ID
		}
		if lead < 0 && d.Match != "" {
			lead = n
		}
	}
	id := cmp.Or(own, group[0].ID)
	if lead > 0 {
		leader := incidents[lead]
		incidents = slices.Insert(slices.Delete(incidents, lead, lead+1), 0, leader)
	}
	return FoldDocuments(id, incidents...), nil
}

func (c *Change) sort() {
	slices.SortFunc(c.Documents, compareDocuments)
	slices.SortFunc(c.Incidents, func(a, b *Incident) int { return strings.Compare(a.ID, b.ID) })
}
