package graph

import (
	"slices"
	"strings"
)

// mergeList appends the entries of from to into; an entry that is the same as one that is there is merged into
// it. It returns the place of each entry of from.
func mergeList[T any](into *[]*T, from []*T, same func(a, b *T) bool, merge func(a, b *T)) []int {
	places := make([]int, len(from))
	for n, entry := range from {
		at := slices.IndexFunc(*into, func(there *T) bool { return same(there, entry) })
		if at < 0 {
			at = len(*into)
			*into = append(*into, entry)
		} else if merge != nil {
			merge((*into)[at], entry)
		}
		places[n] = at
	}
	return places
}

func mergeCodes[T comparable](into *[]T, from []T) []int {
	places := make([]int, len(from))
	for n, code := range from {
		if !slices.Contains(*into, code) {
			*into = append(*into, code)
		}
		places[n] = slices.Index(*into, code)
	}
	return places
}

// merge puts the evidence of another finding of the same statement to f's.
func (f *Finding) merge(other *Finding) {
	for _, e := range other.Evidence {
		if !slices.Contains(f.Evidence, e) {
			f.Evidence = append(f.Evidence, e)
		}
	}
}

func sameSource(a, b *int) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

// mergeText keeps both of two remarks, once.
func mergeText(into *string, other string) {
	switch {
	case strings.Contains(*into, other):
	case strings.Contains(other, *into):
		*into = other
	default:
		*into += "; " + other
	}
}

func mergeReport(a, b *Report) {
	fill(&a.File, b.File)
	fill(&a.Text, b.Text)
	fill(&a.Language, b.Language)
	fill(&a.TLP, b.TLP)
}

func mergeSource(a, b *Source) {
	fill(&a.Title, b.Title)
	fill(&a.PublishedOn, b.PublishedOn)
}

// Two names of one victim within an incident are one: the second becomes an alias.
func sameVictim(a, b *Attack) bool {
	return VictimKey(a.Name) == VictimKey(b.Name) && compatible(a.Role, b.Role) && sameSource(a.Source, b.Source)
}

func mergeVictim(a, b *Attack) {
	for _, alias := range append([]string{b.Name}, b.Aliases...) {
		if alias != a.Name && !slices.Contains(a.Aliases, alias) {
			a.Aliases = append(a.Aliases, alias)
		}
	}
	fill(&a.Sector, b.Sector)
	fill(&a.Role, b.Role)
	a.merge(&b.Finding)
}

func sameActor(a, b *Attribution) bool {
	return Slug(a.Name) == Slug(b.Name) && compatible(a.Role, b.Role) && sameSource(a.Source, b.Source)
}

func mergeActor(a, b *Attribution) {
	fill(&a.Role, b.Role)
	a.merge(&b.Finding)
}

func sameService(a, b *ServiceImpact) bool {
	return a.Code == b.Code && a.Status == b.Status && sameSource(a.Source, b.Source) &&
		compatible(a.Extent, b.Extent) && compatible(a.Cause, b.Cause) &&
		compatibleDates(a.From, b.From) && compatibleDates(a.Until, b.Until) && ordered(a.From, b.Until) && ordered(b.From, a.Until)
}

func mergeService(a, b *ServiceImpact) {
	fill(&a.Extent, b.Extent)
	fill(&a.Cause, b.Cause)
	refine(&a.From, b.From)
	refine(&a.Until, b.Until)
	mergeText(&a.Fallback, b.Fallback)
	mergeText(&a.Note, b.Note)
	a.merge(&b.Finding)
}

func samePartner(a, b *Response) bool {
	return Slug(a.Name) == Slug(b.Name) && a.Kind == b.Kind && compatible(a.Role, b.Role) && sameSource(a.Source, b.Source)
}

func mergePartner(a, b *Response) {
	fill(&a.Role, b.Role)
	fillPointer(&a.Named, b.Named)
	a.merge(&b.Finding)
}

func sameAction(a, b *Action) bool {
	return a.Code == b.Code && compatibleDates(a.On, b.On) && sameSource(a.Source, b.Source)
}

func mergeAction(a, b *Action) {
	refine(&a.On, b.On)
	a.merge(&b.Finding)
}

func sameEvent(a, b *Event) bool {
	return a.On == b.On && a.At == b.At && a.Kind == b.Kind && a.Text == b.Text && sameSource(a.Source, b.Source)
}

func mergeEvent(a, b *Event) { a.merge(&b.Finding) }

func sameElection(a, b *ElectionImpact) bool {
	return a.Status == b.Status && compatible(a.CalendarID, b.CalendarID) && compatible(a.Kind, b.Kind) &&
		compatible(a.Country, b.Country) && compatible(a.Region, b.Region) && compatibleDates(a.HeldOn, b.HeldOn) &&
		sameSource(a.Source, b.Source)
}

func mergeElection(a, b *ElectionImpact) {
	fill(&a.CalendarID, b.CalendarID)
	fill(&a.Name, b.Name)
	fill(&a.Kind, b.Kind)
	fill(&a.Country, b.Country)
	fill(&a.Region, b.Region)
	refine(&a.HeldOn, b.HeldOn)
	mergeText(&a.Note, b.Note)
	a.merge(&b.Finding)
}

func sameCount(a, b *AffectedCount) bool {
	return a.Count == b.Count && a.Unit == b.Unit && sameSource(a.Source, b.Source)
}

func samePerson(a, b *Person) bool { return Slug(a.Name) == Slug(b.Name) && compatible(a.Role, b.Role) }

func mergePerson(a, b *Person) { fill(&a.Role, b.Role) }

func sameSupplier(a, b *Supplier) bool { return Slug(a.Name) == Slug(b.Name) }

func mergeSupplier(a, b *Supplier) { mergeText(&a.Note, b.Note) }
