package graph

import (
	"encoding/json"
	"maps"
	"strings"
)

// Statement is one statement about an incident in the form in which engines keep it: a relation to a node, and
// flat fields (text, whole numbers, truth values and lists of text or whole numbers), so that a row or a relationship can hold it.
type Statement struct {
	ID       string
	Incident string
	Relation Relation // a single one
	Ord      int      // place among the incident's statements of the relation
	Node     string   // id at the other end, empty for none
	Fields   map[string]any
}

// Statements returns everything that i states, by relation and order. It fills in the ids of the findings and
// the quotes of their evidence.
func (i *Incident) Statements(calendar Calendar) []*Statement {
	i.quote()
	b := &statementBuilder{incident: i}
	for _, v := range i.Victims {
		id := VictimID(i.country(), v.Name)
		b.add(Victims, id, v, &v.Finding, i.placeFields(map[string]any{"key": VictimKey(v.Name), "node": id}))
	}
	outages, items := i.Outages(), i.outageItems()
	for _, s := range i.Services {
		fields := i.serviceFields(s, outages[s])
		maps.Copy(fields, items[s])
		b.add(Services, ServiceID(s.Code), s, &s.Finding, fields)
	}
	for _, p := range i.Partners {
		id := PartnerID(i.ID, p.Name, p.isNamed())
		b.add(Partners, id, p, &p.Finding, map[string]any{"key": Slug(p.Name), "node": id, "named": p.isNamed()})
	}
	for _, a := range i.Actors {
		b.add(Actors, ActorID(a.Name), a, &a.Finding, map[string]any{"key": Slug(a.Name), "node": ActorID(a.Name)})
	}
	for _, a := range i.Actions {
		b.add(Actions, "", a, &a.Finding, nil)
	}
	contained, days := i.containment()
	for _, e := range i.Events {
		fields := map[string]any{"incident": i.ID}
		if e == contained {
			fields[containmentDays] = days
		}
		b.add(Events, ownNode, e, &e.Finding, fields)
	}
	for _, e := range i.Elections {
		election := calendar.resolve(e)
		b.add(Elections, election.ID, e, &e.Finding, i.voteFields(election))
	}
	b.places()
	for _, r := range i.Related {
		b.add(Links, r.ID, r, &Finding{}, nil)
	}
	for _, r := range i.Reports {
		b.add(Reports, ReportID(r.SHA256), r.stub(), &Finding{}, nil)
	}
	return b.statements
}

// ownNode stands for the statement's own id.
const ownNode = "\x00"

func (i *Incident) country() string {
	if i.Place == nil {
		return ""
	}
	return i.Place.Country
}

func (i *Incident) placeFields(fields map[string]any) map[string]any {
	if i.Place != nil {
		setText(fields, "country", i.Place.Country)
		setText(fields, "region", i.Place.Region)
		setText(fields, "locality", i.Place.Locality)
		fields["place"] = PlaceID(i.Place.Country, i.Place.Region, i.Place.Locality)
	}
	return fields
}

func (i *Incident) voteFields(election *Election) map[string]any {
	fields := map[string]any{"election": election.ID}
	if days, known := i.Occurred.From.DaysUntil(election.HeldOn); known {
		fields[daysBefore] = days
	}
	if i.Occurred.From != "" && election.HeldOn != "" {
		fields[daysBeforeLeast], fields[daysBeforeMost] = i.Occurred.From.daysBetween(election.HeldOn)
	}
	return fields
}

func setText(fields map[string]any, name, value string) {
	if value != "" {
		fields[name] = value
	}
}

func (p *Response) isNamed() bool { return p.Named == nil || *p.Named }

// stub is the report without its text, which engines keep once, at the report's node.
func (r *Report) stub() *Report {
	return &Report{SHA256: r.SHA256, File: r.File, Language: r.Language, TLP: r.TLP}
}

// quote fills in what each piece of evidence quotes.
func (i *Incident) quote() {
	for _, e := range i.evidence() {
		if e.ReportIndex < len(i.Reports) && e.End <= len(i.Reports[e.ReportIndex].Text) {
			e.Quote = i.Reports[e.ReportIndex].Text[e.Start:e.End]
		}
	}
}

// evidence returns every piece of evidence of i, of findings and of fields.
func (i *Incident) evidence() []*Evidence {
	var all []*Evidence
	for _, f := range i.findings() {
		for n := range f.Evidence {
			all = append(all, &f.Evidence[n])
		}
	}
	for _, e := range i.EvidenceOf {
		all = append(all, &e.Evidence)
	}
	return all
}

func (i *Incident) findings() []*Finding {
	var all []*Finding
	for _, s := range i.stated() {
		all = append(all, s.finding())
	}
	return all
}

type statementBuilder struct {
	incident   *Incident
	statements []*Statement
	counts     map[Relation]int
}

// add appends a statement whose fields are those of value's JSON, of its evidence and extra.
func (b *statementBuilder) add(relation Relation, node string, value any, finding *Finding, extra map[string]any) {
	fields := flatten(value, finding.Evidence)
	name := strings.ToLower(relation.Name())
	if node == ownNode {
		name = string(EventNode)
	}
	finding.ID = nodeID(NodeKind(name), b.incident.ID, contentDigest(fields))
	if node == ownNode {
		node = finding.ID
	}
	for field, v := range extra {
		fields[field] = v
	}
	if Findings.Has(relation) {
		fields["review"] = string(finding.Review())
	}
	if b.counts == nil {
		b.counts = map[Relation]int{}
	}
	b.statements = append(b.statements, &Statement{finding.ID, b.incident.ID, relation, b.counts[relation], node, fields})
	b.counts[relation]++
}

func (b *statementBuilder) places() {
	p := b.incident.Place
	if p == nil {
		return
	}
	level := func(at Place) {
		b.add(Places, PlaceID(at.Country, at.Region, at.Locality), at, &Finding{}, nil)
	}
	level(Place{Country: p.Country})
	if p.Region != "" {
		level(Place{Country: p.Country, Region: p.Region})
	}
	if p.Locality != "" {
		level(*p)
	}
}

// contentDigest identifies what is stated, whatever its evidence.
func contentDigest(fields map[string]any) string {
	stated := map[string]any{}
	for name, value := range fields {
		if !strings.HasPrefix(name, "evidence") {
			stated[name] = value
		}
	}
	data, _ := json.Marshal(stated) // flat fields: cannot fail; keys come sorted
	return digest(string(data))[:12]
}
