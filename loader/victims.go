package loader

import (
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// victim takes the victim from the header, and its sector from the forms in its name, else from the first sentence.
func (e *extraction) victim() {
	v := e.report.Victim
	if v.Value == "" {
		e.unheadedVictim()
		return
	}
	at := passage{start: v.Start, end: v.End}
	attack := &graph.Attack{Name: v.Value, Role: graph.Primary}
	attack.Sector = e.sectorOf(v.Value)
	if e.isTown(v.Value) {
		attack.Sector = "LOCAL_GOVERNMENT"
	}
	if attack.Sector == "" && len(e.sentences) > 0 {
		attack.Sector = e.sectorOf(e.text(e.sentences[0].passage))
	}
	if attack.Sector == "NGO" && len(e.sentences) > 0 {
		attack.Sector = first(e.sectorOfUnion(), "NGO")
	}
	support(&attack.Finding, at)
	e.incident.Victims = []*graph.Attack{attack}
	e.supportField("/victims/0/name", evidence(at))
	e.incident.ReportedFor = e.report.Date.Value
	if d := e.report.Date; d.Value != "" {
		e.supportField("/reportedFor", graph.Evidence{Start: d.Start, End: d.End})
	}
}

// unheadedVictim takes the victim that the opening of a text names.
func (e *extraction) unheadedVictim() {
	at, ok := e.namedVictim()
	if !ok || len(e.text(at)) > graph.MaxNameRunes {
		return
	}
	name := oneLine(e.text(at))
	attack := &graph.Attack{Name: name, Role: graph.Primary, Sector: e.sectorOf(name)}
	if e.isTown(name) {
		attack.Sector = "LOCAL_GOVERNMENT"
	}
	support(&attack.Finding, at)
	e.incident.Victims = []*graph.Attack{attack}
	e.supportField("/victims/0/name", evidence(at))
}

// sectorOf returns the sector of the form that stands first in the order of the vocabulary: "university hospital"
// is a hospital, "county court" a court. Names keep their language, so the forms are those of all languages.
func (e *extraction) sectorOf(name string) graph.Sector {
	words := vocabulary.Words(name)
	found := map[string]bool{}
	for _, m := range e.vocabulary.FindIn(words) {
		if m.Kind == vocabulary.Sector {
			found[m.Code] = true
		}
	}
	for _, code := range e.vocabulary.Order(vocabulary.Sector) {
		if found[code] {
			return graph.Sector(code)
		}
	}
	return ""
}

// sectorOfUnion returns what a union or federation is one of, by the first sentence: schools, hospitals, a party.
func (e *extraction) sectorOfUnion() graph.Sector {
	switch sector := e.sectorOf(e.text(e.sentences[0].passage)); sector {
	case "EDUCATION", "HEALTHCARE", "POLITICAL_PARTY":
		return sector
	}
	return ""
}

// isTown reports whether a name is that of a municipality: its form, and a proper name alone ("Município de Oliveira
// do Hospital", but not "City of Oldsmar water plant").
func (e *extraction) isTown(name string) bool {
	words := vocabulary.Words(name)
	for _, m := range e.vocabulary.FindIn(words) {
		if m.Kind == vocabulary.Sector && m.Code != "LOCAL_GOVERNMENT" && !words[m.First].Upper {
			return false
		}
	}
	return e.localityOf(name) != ""
}

// localityOf returns the town that a municipality's name is about: "Fleury-les-Aubrais" of "Mairie de
// Fleury-les-Aubrais", empty for another kind of body.
func (e *extraction) localityOf(name string) string {
	words := vocabulary.Words(name)
	best := -1
	for _, m := range e.vocabulary.FindIn(words) {
		if m.Kind == vocabulary.Form && m.First == 0 && m.Last > best {
			best = m.Last
		}
	}
	if best < 0 || best+1 >= len(words) {
		return ""
	}
	rest := strings.TrimSpace(name[words[best+1].Start:])
	if !words[best+1].Upper || strings.ContainsAny(rest, ",;/(") || len(vocabulary.Words(rest)) > 7 {
		return ""
	}
	return rest
}
