package ask

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// incident is what a query returns of one. What the query does not select is empty.
type incident struct {
	ID, Title   string
	Victims     []victim
	Place       *graph.Place
	Occurred    graph.Period
	AttackTypes []graph.AttackType
	Actors      []actor
	Ransom      *graph.Ransom
	DataImpact  graph.DataImpact
	Services    []service
	Partners    []partner
	Elections   []election
	NotStated   []graph.Undisclosed
	Evidence    []fieldEvidence
	Sources     []*graph.Source
}

// said is what speaks for a statement.
type said struct {
	Source   *graph.Source
	Evidence []Evidence
}

type fieldEvidence struct {
	Field string
	Evidence
}

type victim struct {
	Name   string
	Sector graph.Sector
	Victim struct{ ID string }
	said
}

type actor struct {
	Name  string
	Role  graph.ActorRole
	Actor struct{ ID string }
	said
}

type service struct {
	Service     struct{ Code graph.ServiceCode }
	Status      graph.ServiceStatus
	From, Until graph.Date
	said
}

type partner struct {
	Name    string
	Kind    graph.PartnerKind
	Role    graph.PartnerRole
	Partner struct{ ID string }
	said
}

type election struct {
	Election struct {
		Name   string
		Kind   graph.ElectionKind
		HeldOn graph.Date
	}
	Status     graph.ElectionStatus
	DaysBefore *int
	said
}

// told gathers what a row says.
type told struct {
	l        *language
	values   []string
	evidence []Evidence
	sources  []*graph.Source
}

// tell returns what an incident says of what is asked for, the places in reports that say so, and the pages that carry it: those that
// the statements name, else all of the record's, unless a report says it all.
func (i *incident) tell(l *language, values, proofs []shown) (string, []Evidence, []*graph.Source) {
	answer := told{l: l}
	for _, value := range values {
		answer.take(i, value)
	}
	proof := told{l: l}
	for _, p := range proofs {
		proof.take(i, p)
	}
	if len(proofs) == 0 {
		proof = answer
	}
	if len(proof.evidence) == 0 {
		proof.evidence = answer.evidence
	}
	if len(proof.evidence) == 0 && len(proof.sources) == 0 {
		proof.sources = i.Sources
	}
	return strings.Join(answer.values, "; "), proof.evidence, proof.sources
}

func (t *told) take(i *incident, s shown) {
	if s.victims {
		t.victims(i, s)
	}
	if s.place {
		t.add(placeOf(i.Place), said{})
	}
	if s.date {
		t.add(t.l.period(i.Occurred.From, i.Occurred.Until), said{})
	}
	if len(s.attacks) > 0 {
		t.add(strings.Join(list(t.l, i.AttackTypes), ", "), i.said("/attackTypes"))
	}
	if s.actors {
		t.actors(i, s)
	}
	if s.data {
		t.add(t.l.label(string(i.DataImpact)), i.said("/dataImpact"))
	}
	if s.ransom || len(s.withheld) > 0 {
		t.ransom(i, s)
	}
	if len(s.services) > 0 {
		t.services(i, s)
	}
	if s.partners {
		t.partners(i, s)
	}
	if s.elections {
		t.elections(i, s)
	}
}

// add notes a value once, and what speaks for it.
func (t *told) add(value string, by said) {
	if value != "" && !slices.Contains(t.values, value) {
		t.values = append(t.values, value)
	}
	for _, e := range by.Evidence {
		if !slices.ContainsFunc(t.evidence, func(other Evidence) bool { return other.Start == e.Start && other.Quote == e.Quote }) {
			t.evidence = append(t.evidence, e)
		}
	}
	if by.Source != nil && !slices.ContainsFunc(t.sources, func(other *graph.Source) bool { return *other == *by.Source }) {
		t.sources = append(t.sources, by.Source)
	}
}

// said returns the evidence of a field of the incident, or of what is below it.
func (i *incident) said(field string) said {
	var by said
	for _, e := range i.Evidence {
		if e.Field == field || strings.HasPrefix(e.Field, field+"/") {
			by.Evidence = append(by.Evidence, e.Evidence)
		}
	}
	return by
}

func (t *told) victims(i *incident, s shown) {
	for _, v := range i.Victims {
		if among(s.sectors, v.Sector) && among(s.victimIDs, v.Victim.ID) {
			t.add(v.Name, v.said)
		}
	}
}

func (t *told) actors(i *incident, s shown) {
	for _, a := range i.Actors {
		if among(s.actorIDs, a.Actor.ID) {
			t.add(with(a.Name, t.l.label(string(a.Role))), a.said)
		}
	}
}

func (t *told) services(i *incident, s shown) {
	for _, v := range i.Services {
		if among(s.services, v.Service.Code) && among(s.statuses, v.Status) {
			t.add(with(t.l.label(string(v.Service.Code)), t.l.label(string(v.Status)), t.l.period(v.From, v.Until)), v.said)
		}
	}
}

func (t *told) partners(i *incident, s shown) {
	for _, v := range i.Partners {
		if among(s.partnerKinds, v.Kind) && among(s.partnerRoles, v.Role) && among(s.partnerIDs, v.Partner.ID) {
			t.add(with(v.Name, t.l.label(string(v.Kind)), t.l.label(string(v.Role))), v.said)
		}
	}
}

func (t *told) elections(i *incident, s shown) {
	for _, v := range i.Elections {
		if !among(s.electionKinds, v.Election.Kind) || !among(s.electionStatus, v.Status) || s.isOutside(v.DaysBefore) {
			continue
		}
		days := ""
		switch {
		case v.DaysBefore == nil:
		case *v.DaysBefore < 0:
			days = t.l.count("days after", -*v.DaysBefore)
		default:
			days = t.l.count("days before", *v.DaysBefore)
		}
		t.add(with(v.Election.Name, string(v.Election.HeldOn), t.l.label(string(v.Status)), days), v.said)
	}
}

func (t *told) ransom(i *incident, s shown) {
	by := i.said("/ransom")
	by.Evidence = append(by.Evidence, i.said("/notStated").Evidence...)
	switch {
	case len(s.withheld) > 0 && !s.ransom && !slices.Contains(s.withheld, "RANSOM_AMOUNT"):
		t.add(t.l.say("withheld", strings.Join(list(t.l, i.NotStated), ", ")), by)
	case i.Ransom == nil || i.Ransom.Demanded == nil:
	case !*i.Ransom.Demanded:
		t.add(t.l.say("no ransom stated"), by)
	case i.Ransom.Amount != nil && i.Ransom.Currency != nil:
		t.add(t.l.say("ransom demanded")+": "+t.l.say("amount", *i.Ransom.Amount, *i.Ransom.Currency), by)
	default:
		t.add(t.l.say("ransom demanded")+", "+t.l.say("amount unknown"), by)
	}
}

// with joins a name and what is said of it: "Name (this, that)".
func with(name string, more ...string) string {
	more = slices.DeleteFunc(more, func(s string) bool { return s == "" })
	if name == "" || len(more) == 0 {
		return name + strings.Join(more, ", ")
	}
	return name + " (" + strings.Join(more, ", ") + ")"
}

func placeOf(p *graph.Place) string {
	if p == nil {
		return ""
	}
	parts := slices.DeleteFunc([]string{p.Locality, p.Region, p.Country}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}
