package export

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// stixObject is an object of STIX 2.1 with the properties that this export writes.
type stixObject struct {
	Type               string          `json:"type"`
	SpecVersion        string          `json:"spec_version"`
	ID                 string          `json:"id"`
	CreatedByRef       string          `json:"created_by_ref,omitempty"`
	Created            string          `json:"created"`
	Modified           string          `json:"modified,omitempty"`
	Name               string          `json:"name,omitempty"`
	Description        string          `json:"description,omitempty"`
	Aliases            []string        `json:"aliases,omitempty"`
	IdentityClass      string          `json:"identity_class,omitempty"`
	Sectors            []string        `json:"sectors,omitempty"`
	Country            string          `json:"country,omitempty"`
	AdministrativeArea string          `json:"administrative_area,omitempty"`
	City               string          `json:"city,omitempty"`
	RelationshipType   string          `json:"relationship_type,omitempty"`
	SourceRef          string          `json:"source_ref,omitempty"`
	TargetRef          string          `json:"target_ref,omitempty"`
	Schema             string          `json:"schema,omitempty"`
	Version            string          `json:"version,omitempty"`
	ExtensionTypes     []string        `json:"extension_types,omitempty"`
	Labels             []string        `json:"labels,omitempty"`
	ExternalReferences []stixReference `json:"external_references,omitempty"`
	ObjectMarkingRefs  []string        `json:"object_marking_refs,omitempty"`
	Extensions         map[string]any  `json:"extensions,omitempty"`
}

type stixReference struct {
	SourceName string `json:"source_name"`
	URL        string `json:"url,omitempty"`
	ExternalID string `json:"external_id,omitempty"`
}

// stixEpoch is the creation of objects that incidents share: they have no date of their own.
const stixEpoch = graph.Date("2024-01-01")

// STIX writes the incidents that match f as a bundle of STIX 2.1, oldest first: an incident object each, identities of victims and
// partners, threat actors, locations, and the relationships between them. Ids and times depend on the content alone. What the
// incident object of STIX 2.1 has no place for is in an extension, which the bundle defines and docs/exports.md describes. An object
// that several incidents share carries the TLP marking of the first of them.
func STIX(ctx context.Context, store Incidents, f graph.Filter, w io.Writer) error {
	filter, err := json.Marshal(f)
	if err != nil {
		return err
	}
	s := &stixWriter{w: w, seen: seen{}}
	if _, err := io.WriteString(w, `{"type":"bundle","id":"bundle--`+stableID("bundle", string(filter)).String()+`","objects":[`); err != nil {
		return err
	}
	s.write(&stixObject{Type: "identity", ID: stixOwner, Created: stamp(stixEpoch), Modified: stamp(stixEpoch), Name: "incidentgraph", IdentityClass: "system"})
	s.write(stixExtensionDefinition())
	if err := each(ctx, store, f, statements, s.incident); err != nil {
		return err
	}
	if s.err != nil {
		return s.err
	}
	_, err = io.WriteString(w, "\n]}\n")
	return err
}

// stixWriter writes objects, each once. The first error stays.
type stixWriter struct {
	w    io.Writer
	seen seen
	err  error
}

func (s *stixWriter) write(o *stixObject) {
	if s.err != nil || !s.seen.first(stableID("object", o.ID)) {
		return
	}
	o.SpecVersion = "2.1"
	if o.ID != stixOwner && o.Type != "marking-definition" {
		o.CreatedByRef = stixOwner
	}
	data, err := json.Marshal(o)
	if err != nil {
		s.err = err
		return
	}
	separator := ",\n"
	if len(s.seen) == 1 {
		separator = "\n"
	}
	if _, err = io.WriteString(s.w, separator+string(data)); err != nil {
		s.err = err
	}
}

// incident writes an incident with all that it states.
func (s *stixWriter) incident(i *graph.Incident) error {
	m := s.marking(i)
	of := stixID("incident", i.ID)
	s.write(&stixObject{
		Type: "incident", ID: of, Created: stamp(begun(i)), Modified: stamp(latest(i)), Name: graph.Label(i), Description: i.Summary,
		Labels: stixLabels(i), ExternalReferences: stixReferences(i), ObjectMarkingRefs: m, Extensions: map[string]any{stixExtensionID: newStixExtension(i)},
	})
	relate := func(kind, from, to, description string) {
		s.write(&stixObject{
			Type: "relationship", ID: stixID("relationship", strings.Join([]string{kind, from, to, description}, " ")), Created: stamp(begun(i)), Modified: stamp(latest(i)),
			RelationshipType: kind, SourceRef: from, TargetRef: to, Description: description, ObjectMarkingRefs: m,
		})
	}
	for _, v := range i.Victims {
		victim := s.share(stixVictim(v.Victim), m)
		relate("targets", of, victim, words(v.Role))
		if v.Victim.Place != nil && v.Victim.Place.Country != "" {
			relate("located-at", victim, s.share(stixLocation(v.Victim.Place), m), "")
		}
	}
	if i.Place != nil && i.Place.Country != "" {
		relate("located-at", of, s.share(stixLocation(i.Place), m), "")
	}
	for _, p := range i.Partners {
		relate("responded-to", s.share(stixPartner(p.Partner), m), of, words(p.Role))
	}
	for _, a := range i.Actors {
		kind := "related-to" // a claim, a suspicion or a denial is no attribution
		if a.Role == "ATTRIBUTED" {
			kind = "attributed-to"
		}
		relate(kind, of, s.share(&stixObject{Type: "threat-actor", ID: stixID("threat-actor", a.Actor.ID), Name: a.Actor.Name}, m), words(a.Role))
	}
	for _, r := range i.Related {
		relate("related-to", of, stixID("incident", r.ID), words(r.Kind))
	}
	return s.err
}

// share writes an object that other incidents can mention too, and returns its id.
func (s *stixWriter) share(o *stixObject, marking []string) string {
	o.Created, o.Modified, o.ObjectMarkingRefs = stamp(stixEpoch), stamp(stixEpoch), marking
	s.write(o)
	return o.ID
}

func stixVictim(v *graph.Victim) *stixObject {
	o := &stixObject{Type: "identity", ID: stixID("identity", v.ID), Name: v.Name, IdentityClass: "organization"}
	if sector := stixSectors[v.Sector]; sector != "" {
		o.Sectors = []string{sector}
	}
	return o
}

func stixPartner(p *graph.Partner) *stixObject {
	class := "organization"
	if !p.Named {
		class = "class"
	}
	return &stixObject{Type: "identity", ID: stixID("identity", p.ID), Name: p.Name, IdentityClass: class, Labels: []string{words(p.Kind)}}
}

func stixLocation(p *graph.Place) *stixObject {
	return &stixObject{
		Type: "location", ID: stixID("location", p.ID), Name: cmp.Or(p.Locality, p.Region, p.Country),
		Country: p.Country, AdministrativeArea: p.Region, City: p.Locality,
	}
}

// stixLabels are the kinds of attack.
func stixLabels(i *graph.Incident) []string { return all(i.AttackTypes, words) }

// stixReferences are the id of the incident and the public pages that carry its record.
func stixReferences(i *graph.Incident) []stixReference {
	references := []stixReference{{SourceName: "incidentgraph", ExternalID: i.ID}}
	for _, s := range i.Sources {
		references = append(references, stixReference{SourceName: cmp.Or(s.Title, s.URL), URL: s.URL})
	}
	return references
}

func stixID(kind, id string) string { return kind + "--" + stableID(kind, id).String() }

func stamp(d graph.Date) string { return string(d) + "T00:00:00.000Z" }
