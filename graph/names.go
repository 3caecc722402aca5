package graph

import (
	"context"
	"slices"
	"strings"
)

// Namer is the part of a [Store] that knows names.
type Namer interface {
	Nodes(ctx context.Context, ids []string, with Relation) ([]Node, error)
	Count(ctx context.Context, f Filter, by ...Dimension) ([]*Bucket, error)
}

// nameField is a field of filters that holds names of a kind of thing, or their ids.
type nameField struct {
	name string
	kind NodeKind // of the ids; empty if there are none
	by   Dimension
	key  func(string) string
	of   func(*Filter) *[]string
}

var nameFields = []nameField{
	{"victims", VictimNode, ByVictim, VictimKey, func(f *Filter) *[]string { return &f.Victims }},
	{"partners", PartnerNode, ByPartner, Slug, func(f *Filter) *[]string { return &f.Partners }},
	{"actors", ActorNode, ByActor, Slug, func(f *Filter) *[]string { return &f.Actors }},
	{"regions", "", ByRegion, Slug, func(f *Filter) *[]string { return &f.Regions }},
}

// CheckNames is [ErrInvalid] where f, or a filter within it, names a victim, a partner, an actor or a region that nothing in the
// store has: it tells the nearest names that are there. A Store itself selects nothing by such a name.
func (f Filter) CheckNames(ctx context.Context, s Namer) error {
	for _, field := range nameFields {
		ids, names := field.asked(&f)
		if err := field.checkIDs(ctx, s, ids); err != nil {
			return err
		}
		if err := field.checkNames(ctx, s, names); err != nil {
			return err
		}
	}
	return nil
}

// asked returns the ids and the names that f and the filters within it hold.
func (field nameField) asked(f *Filter) (ids, names []string) {
	for _, value := range *field.of(f) {
		if field.kind != "" && KindOf(value) == field.kind {
			ids = append(ids, value)
		} else {
			names = append(names, value)
		}
	}
	for _, part := range f.parts() {
		moreIDs, moreNames := field.asked(part)
		ids, names = append(ids, moreIDs...), append(names, moreNames...)
	}
	return ids, names
}

// parts returns the filters right within f.
func (f *Filter) parts() []*Filter {
	parts := slices.Concat(f.And, f.Or)
	if f.Not != nil {
		parts = append(parts, f.Not)
	}
	return parts
}

func (field nameField) checkIDs(ctx context.Context, s Namer, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	nodes, err := s.Nodes(ctx, ids, 0)
	if err != nil {
		return err
	}
	if at := slices.Index(nodes, nil); at >= 0 {
		return field.unknown(ctx, s, ids[at], ids[at][strings.LastIndexByte(ids[at], ':')+1:])
	}
	return nil
}

func (field nameField) checkNames(ctx context.Context, s Namer, names []string) error {
	if len(names) == 0 {
		return nil
	}
	var f Filter
	*field.of(&f) = names
	there, err := field.labels(ctx, s, f)
	if err != nil {
		return err
	}
	for _, name := range names {
		if !slices.ContainsFunc(there, func(known string) bool { return field.key(known) == field.key(name) }) {
			return field.unknown(ctx, s, name, name)
		}
	}
	return nil
}

// labels returns the names of the things that matching incidents name.
func (field nameField) labels(ctx context.Context, s Namer, f Filter) ([]string, error) {
	buckets, err := s.Count(ctx, f, field.by)
	labels := make([]string, len(buckets))
	for n, bucket := range buckets {
		labels[n] = bucket.Labels[0]
	}
	return labels, err
}

// prefixLength is how much of a word must be right for the names with such a word to be looked at.
const prefixLength = 3

// unknown looks for names that have a word which begins as one of the name's.
func (field nameField) unknown(ctx context.Context, s Namer, value, name string) error {
	var like Filter
	for _, word := range Tokens(name) {
		if len(word) >= prefixLength && len(like.Or) < MaxSearchWords {
			like.Or = append(like.Or, &Filter{Text: word[:prefixLength]})
		}
	}
	if len(like.Or) == 0 {
		return Invalid("%s", unknown("filter."+field.name, value, nil))
	}
	candidates, err := field.labels(ctx, s, like)
	if err != nil {
		return err
	}
	return Invalid("%s", unknownAmong("filter."+field.name, value, nearest(name, candidates, field.key), nil))
}
