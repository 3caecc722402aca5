package graph

import (
	"encoding/json"
	"fmt"
)

// flatEvidence is a list of evidence as parallel lists: what a relationship in Neo4j can hold.
type flatEvidence struct {
	Report []int    `json:"evidenceReport,omitempty"`
	Start  []int    `json:"evidenceStart,omitempty"`
	End    []int    `json:"evidenceEnd,omitempty"`
	Quote  []string `json:"evidenceQuote,omitempty"`
}

// flatten returns the fields of value's JSON form, with the evidence as parallel lists.
func flatten(value any, evidence []Evidence) map[string]any {
	data, err := json.Marshal(value)
	fields := map[string]any{}
	if err == nil {
		err = json.Unmarshal(data, &fields)
	}
	if err != nil { // our own types: a mistake in this package
		panic(fmt.Sprintf("graph: flatten %T: %v", value, err))
	}
	delete(fields, "evidence")
	for name, field := range fields {
		fields[name] = flatValue(field)
	}
	if len(evidence) == 0 {
		return fields
	}
	var flat flatEvidence
	for _, e := range evidence {
		flat.Report, flat.Start, flat.End = append(flat.Report, e.ReportIndex), append(flat.Start, e.Start), append(flat.End, e.End)
		flat.Quote = append(flat.Quote, e.Quote)
	}
	fields["evidenceReport"], fields["evidenceStart"], fields["evidenceEnd"] = flat.Report, flat.Start, flat.End
	fields["evidenceQuote"] = flat.Quote
	return fields
}

// flatValue turns a decoded JSON value into what engines keep: whole numbers, and lists of text.
func flatValue(v any) any {
	switch v := v.(type) {
	case float64:
		return int(v)
	case []any:
		list := make([]string, len(v))
		for n, entry := range v {
			list[n] = fmt.Sprint(entry)
		}
		return list
	}
	return v
}

// root is an incident without its statements, with the quotes of its field evidence.
type root struct {
	*Incident
	Quotes []string `json:"quotes,omitempty"`
}

// IncidentRecord is an incident in the form in which engines keep it.
type IncidentRecord struct {
	ID string
	// Root is JSON for [DecodeRoot]: all but the statements.
	Root []byte
	// Fields are flat, for conditions and for people who explore the store: title, summary, country, region,
	// regionKey, locality, reportedFor, occurredFrom, occurredUntil, occurredFirst, occurredLast, occurredBegunBy,
	// occurredLastedUntil, attackTypes, dataImpact, ransomDemanded, notStated, relatedTo and nameWords; one that is not stated is absent, but for
	// occurredFrom, by which incidents are sorted.
	Fields     map[string]any
	Statements []*Statement
	// Texts are the texts of the reports by node id.
	Texts map[string]string
	// Index is the text index: every one of [TextFields].
	Index map[TextField]string
}

// Record returns i in the form in which engines keep it.
func (i *Incident) Record(calendar Calendar) *IncidentRecord {
	record := &IncidentRecord{ID: i.ID, Statements: i.Statements(calendar), Fields: i.fields(), Texts: map[string]string{}}
	bare := *i
	bare.Victims, bare.Services, bare.Partners, bare.Actors = nil, nil, nil, nil
	bare.Actions, bare.Events, bare.Elections, bare.Reports = nil, nil, nil, nil
	kept := root{Incident: &bare}
	for _, e := range i.EvidenceOf {
		kept.Quotes = append(kept.Quotes, e.Quote)
	}
	for _, r := range i.Reports {
		bare.Reports = append(bare.Reports, r.stub())
		record.Texts[ReportID(r.SHA256)] = r.Text
	}
	record.Index = i.textIndex(i.traits(nearVote(record.Statements)))
	data, err := json.Marshal(kept)
	if err != nil { // our own types: a mistake in this package
		panic(fmt.Sprintf("graph: record of %s: %v", i.ID, err))
	}
	record.Root = data
	return record
}

func (i *Incident) fields() map[string]any {
	fields := i.placeFields(map[string]any{"occurredFrom": string(i.Occurred.From)})
	delete(fields, "place")
	if region, stated := fields["region"].(string); stated {
		fields["regionKey"] = Slug(region)
	}
	setText(fields, "title", i.Title)
	setText(fields, "summary", i.Summary)
	setText(fields, "reportedFor", string(i.ReportedFor))
	setText(fields, "occurredUntil", string(i.Occurred.Until))
	setText(fields, "occurredFirst", string(i.Occurred.First()))
	setText(fields, "occurredLast", string(i.Occurred.Last()))
	setText(fields, "occurredBegunBy", string(i.Occurred.BegunBy()))
	setText(fields, "occurredLastedUntil", string(i.Occurred.LastedUntil()))
	setText(fields, "dataImpact", string(i.DataImpact))
	setText(fields, "nameWords", i.nameWords())
	if i.Ransom != nil && i.Ransom.Demanded != nil {
		fields["ransomDemanded"] = fmt.Sprint(*i.Ransom.Demanded)
	}
	setList(fields, "attackTypes", texts(i.AttackTypes))
	setList(fields, "notStated", texts(i.NotStated))
	var related []string
	for _, r := range i.Related {
		related = append(related, r.ID)
	}
	setList(fields, "relatedTo", related)
	return fields
}

func setList(fields map[string]any, name string, values []string) {
	if len(values) > 0 {
		fields[name] = values
	}
}

// DecodeRoot reads [IncidentRecord.Root].
func DecodeRoot(data []byte) (*Incident, error) {
	kept := root{Incident: new(Incident)}
	if err := json.Unmarshal(data, &kept); err != nil {
		return nil, fmt.Errorf("incident record: %w", err)
	}
	i := kept.Incident
	if i.Place != nil {
		i.Place.ID = PlaceID(i.Place.Country, i.Place.Region, i.Place.Locality)
	}
	for n, e := range i.EvidenceOf {
		if n < len(kept.Quotes) {
			e.Quote = kept.Quotes[n]
		}
		e.Report = i.reportAt(e.ReportIndex)
	}
	return i, nil
}

func (i *Incident) reportAt(index int) *Report {
	if index < 0 || index >= len(i.Reports) {
		return nil
	}
	return i.Reports[index]
}

// Attach adds a statement to i: its fields as JSON and, where it has one, those of its node (a record of
// [FoldNode], with the report's text for reports). Statements must come in their order.
func (i *Incident) Attach(relation Relation, id string, fields, node []byte) error {
	switch relation {
	case Victims:
		a, err := attach[Attack](i, id, fields)
		i.Victims = append(i.Victims, a)
		return firstError(err, decodeInto(node, VictimNode, &a.Victim))
	case Services:
		s, err := attach[ServiceImpact](i, id, fields)
		i.Services = append(i.Services, s)
		s.Service = &Service{Code: s.Code}
		return err
	case Partners:
		p, err := attach[Response](i, id, fields)
		i.Partners = append(i.Partners, p)
		return firstError(err, decodeInto(node, PartnerNode, &p.Partner))
	case Actors:
		a, err := attach[Attribution](i, id, fields)
		i.Actors = append(i.Actors, a)
		return firstError(err, decodeInto(node, ActorNode, &a.Actor))
	case Actions:
		a, err := attach[Action](i, id, fields)
		i.Actions = append(i.Actions, a)
		return err
	case Events:
		e, err := attach[Event](i, id, fields)
		i.Events = append(i.Events, e)
		return err
	case Elections:
		return i.attachElection(id, fields, node)
	case Reports:
		var text struct{ Text string }
		report := i.reportAt(i.reportIndex(fields))
		err := json.Unmarshal(node, &text)
		if report != nil {
			report.Text = text.Text
		}
		return err
	}
	return nil
}

func (i *Incident) attachElection(id string, fields, node []byte) error {
	e, err := attach[ElectionImpact](i, id, fields)
	i.Elections = append(i.Elections, e)
	var link struct{ DaysBefore *int }
	err = firstError(err, json.Unmarshal(fields, &link), decodeInto(node, ElectionNode, &e.Election))
	e.DaysBefore = link.DaysBefore
	return err
}

func (i *Incident) reportIndex(fields []byte) int {
	var key struct{ SHA256 string }
	if json.Unmarshal(fields, &key) != nil {
		return -1
	}
	for n, r := range i.Reports {
		if r.SHA256 == key.SHA256 {
			return n
		}
	}
	return -1
}

// finding lets attach reach the part that all findings share.
func (f *Finding) finding() *Finding { return f }

func attach[T any, P interface {
	*T
	finding() *Finding
}](i *Incident, id string, fields []byte) (P, error) {
	value := P(new(T))
	if err := json.Unmarshal(fields, value); err != nil {
		return value, fmt.Errorf("statement %s: %w", id, err)
	}
	evidence, err := unflattenEvidence(fields)
	for n := range evidence {
		evidence[n].Report = i.reportAt(evidence[n].ReportIndex)
	}
	value.finding().ID, value.finding().Evidence, value.finding().Incident = id, evidence, i
	return value, err
}

func unflattenEvidence(fields []byte) ([]Evidence, error) {
	var flat flatEvidence
	if err := json.Unmarshal(fields, &flat); err != nil {
		return nil, err
	}
	if len(flat.Start) != len(flat.Report) || len(flat.End) != len(flat.Report) || len(flat.Quote) != len(flat.Report) {
		return nil, fmt.Errorf("evidence lists of %d, %d, %d and %d entries", len(flat.Report), len(flat.Start), len(flat.End), len(flat.Quote))
	}
	var evidence []Evidence
	for n := range flat.Report {
		evidence = append(evidence, Evidence{ReportIndex: flat.Report[n], Start: flat.Start[n], End: flat.End[n], Quote: flat.Quote[n]})
	}
	return evidence, nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
