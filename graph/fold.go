package graph

import (
	"slices"
	"strconv"
	"strings"
)

// FoldDocuments makes one incident of the documents that describe it. The first one leads: its statements of single
// things hold, and others fill in what it does not state. Lists are put together; entries that say the same
// become one with the evidence of both, entries that differ stay side by side. Folding a folded incident changes
// nothing. The documents must be fresh copies: they are taken apart.
func FoldDocuments(id string, documents ...*Incident) *Incident {
	folded := &Incident{ID: id}
	for _, document := range documents {
		folded.absorb(document)
	}
	return folded
}

func (i *Incident) absorb(d *Incident) {
	for _, p := range d.Partners {
		named := p.isNamed() // said outright, so that saying it later is no change
		p.Named = &named
	}
	moved := i.absorbReferences(d)
	i.absorbScalars(d)
	moved["victims"] = mergeList(&i.Victims, d.Victims, sameVictim, mergeVictim)
	moved["actors"] = mergeList(&i.Actors, d.Actors, sameActor, mergeActor)
	moved["services"] = mergeList(&i.Services, d.Services, sameService, mergeService)
	moved["partners"] = mergeList(&i.Partners, d.Partners, samePartner, mergePartner)
	moved["actions"] = mergeList(&i.Actions, d.Actions, sameAction, mergeAction)
	moved["events"] = mergeList(&i.Events, d.Events, sameEvent, mergeEvent)
	moved["elections"] = mergeList(&i.Elections, d.Elections, sameElection, mergeElection)
	moved["affected"] = mergeList(&i.Affected, d.Affected, sameCount, nil)
	moved["people"] = mergeList(&i.People, d.People, samePerson, mergePerson)
	moved["suppliers"] = mergeList(&i.Suppliers, d.Suppliers, sameSupplier, mergeSupplier)
	moved["related"] = mergeList(&i.Related, d.Related, func(a, b *Related) bool { return *a == *b }, nil)
	moved["attackTypes"] = mergeCodes(&i.AttackTypes, d.AttackTypes)
	moved["notStated"] = mergeCodes(&i.NotStated, d.NotStated)
	i.absorbFieldEvidence(d, moved)
}

// absorbReferences takes over reports and sources, and points the evidence and the sources of d's entries to
// their new places.
func (i *Incident) absorbReferences(d *Incident) map[string][]int {
	moved := map[string][]int{
		"reports": mergeList(&i.Reports, d.Reports, func(a, b *Report) bool { return a.SHA256 == b.SHA256 }, mergeReport),
		"sources": mergeList(&i.Sources, d.Sources, func(a, b *Source) bool { return a.URL == b.URL && compatible(a.Title, b.Title) }, mergeSource),
	}
	for _, e := range d.evidence() {
		e.ReportIndex = moved["reports"][e.ReportIndex]
	}
	for _, f := range d.findings() {
		f.Source = movedSource(f.Source, moved["sources"])
	}
	for _, a := range d.Affected {
		a.Source = movedSource(a.Source, moved["sources"])
	}
	return moved
}

func movedSource(source *int, moved []int) *int {
	if source == nil {
		return nil
	}
	place := moved[*source]
	return &place
}

// absorbFieldEvidence takes over the evidence of d's fields, under the new index where the field is a list entry,
// and not where another document's value holds.
func (i *Incident) absorbFieldEvidence(d *Incident, moved map[string][]int) {
	for _, e := range d.EvidenceOf {
		steps := strings.Split(e.Field, "/")
		indexes, isList := moved[steps[1]]
		if !isList && !i.agrees(d, e.Field) {
			continue
		}
		if isList && len(steps) > 2 {
			index, err := strconv.Atoi(steps[2])
			if err != nil || index < 0 || index >= len(indexes) {
				continue
			}
			steps[2] = strconv.Itoa(indexes[index])
		}
		entry := &FieldEvidence{Field: strings.Join(steps, "/"), Evidence: e.Evidence}
		if !slices.ContainsFunc(i.EvidenceOf, func(o *FieldEvidence) bool { return *o == *entry }) {
			i.EvidenceOf = append(i.EvidenceOf, entry)
		}
	}
}

// agrees reports whether the single field that a pointer names has one value in both.
func (i *Incident) agrees(d *Incident, pointer string) bool {
	mine, theirs := i.fieldAt(pointer), d.fieldAt(pointer)
	return mine == theirs
}

// fieldAt returns the value of a scalar field that reports give evidence of, as text; the empty string for others.
func (i *Incident) fieldAt(pointer string) string {
	top, rest, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	switch top {
	case "dataImpact":
		return string(i.DataImpact)
	case "title":
		return i.Title
	case "summary":
		return i.Summary
	case "campaign":
		return i.Campaign
	case "reportedFor":
		return string(i.ReportedFor)
	case "occurred":
		return map[string]string{"from": string(i.Occurred.From), "until": string(i.Occurred.Until)}[rest]
	case "place":
		if i.Place != nil {
			return map[string]string{"country": i.Place.Country, "region": i.Place.Region, "locality": i.Place.Locality}[rest]
		}
	case "ransom":
		return i.Ransom.field(rest)
	}
	return ""
}

func (r *Ransom) field(name string) string {
	if r == nil {
		return ""
	}
	switch name {
	case "demanded":
		return show(r.Demanded, strconv.FormatBool)
	case "paid":
		return show(r.Paid, strconv.FormatBool)
	case "instalments":
		return show(r.Instalments, strconv.Itoa)
	case "amount":
		return show(r.Amount, strings.Clone)
	case "currency":
		return show(r.Currency, strings.Clone)
	}
	return ""
}

func show[T any](value *T, format func(T) string) string {
	if value == nil {
		return ""
	}
	return format(*value)
}

func (i *Incident) absorbScalars(d *Incident) {
	fill(&i.Title, d.Title)
	fill(&i.Summary, d.Summary)
	fill(&i.ReportedFor, d.ReportedFor)
	fill(&i.Campaign, d.Campaign)
	fill(&i.Notes, d.Notes)
	from := i.Occurred.From
	refine(&from, d.Occurred.From)
	if ordered(from, i.Occurred.Until) {
		i.Occurred.From = from
	}
	if i.Occurred.From != "" && d.Occurred.Until.Last() >= i.Occurred.From.First() {
		refine(&i.Occurred.Until, d.Occurred.Until)
	}
	if i.DataImpact == "" || i.DataImpact == DataNotStated && d.DataImpact != "" {
		if i.DataImpact != d.DataImpact { // what is evidence of the one is none of the other
			i.EvidenceOf = slices.DeleteFunc(i.EvidenceOf, func(e *FieldEvidence) bool { return e.Field == "/dataImpact" })
		}
		i.DataImpact = d.DataImpact
	}
	if slices.Index(TLPs, d.TLP) > slices.Index(TLPs, i.TLP) {
		i.TLP = d.TLP
	}
	i.absorbPlace(d.Place)
	i.absorbRansom(d.Ransom)
}

func (i *Incident) absorbPlace(p *Place) {
	if p == nil {
		return
	}
	if i.Place == nil {
		i.Place = &Place{}
	}
	if !compatible(i.Place.Country, p.Country) {
		return
	}
	fill(&i.Place.Country, p.Country)
	fill(&i.Place.Region, p.Region)
	fill(&i.Place.Locality, p.Locality)
}

func (i *Incident) absorbRansom(r *Ransom) {
	if r == nil {
		return
	}
	if i.Ransom == nil {
		i.Ransom = &Ransom{}
	}
	fillPointer(&i.Ransom.Demanded, r.Demanded)
	fillPointer(&i.Ransom.Instalments, r.Instalments)
	fillPointer(&i.Ransom.Paid, r.Paid)
	if i.Ransom.Amount == nil { // a currency belongs to its amount
		i.Ransom.Amount, i.Ransom.Currency = r.Amount, r.Currency
	}
}

func fill[T ~string](place *T, value T) {
	if *place == "" {
		*place = value
	}
}

func fillPointer[T any](place **T, value *T) {
	if *place == nil {
		*place = value
	}
}

// refine takes a date where none is stated, or a finer one within the stated one.
func refine(place *Date, d Date) {
	if *place == "" || place.Contains(d) {
		*place = d
	}
}

// ordered reports whether something can have begun on from and ended on until, as far as they are stated.
func ordered(from, until Date) bool {
	return from == "" || until == "" || until.Last() >= from.First()
}

func compatible[T ~string](a, b T) bool { return a == "" || b == "" || a == b }

func compatibleDates(a, b Date) bool {
	return a == "" || b == "" || a.Contains(b) || b.Contains(a)
}
