package loader

import (
	"slices"
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
	name := e.nameOf(v.Value)
	attack := &graph.Attack{Name: v.Value, Role: graph.Primary, Sector: e.sectorOf(name)}
	e.locality = name.locality()
	if attack.Sector == "" {
		attack.Sector = e.sectorToldFirst()
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
	name := e.nameOf(oneLine(e.text(at)))
	attack := &graph.Attack{Name: name.text, Role: graph.Primary, Sector: e.sectorOf(name)}
	support(&attack.Finding, at)
	e.incident.Victims = []*graph.Attack{attack}
	e.supportField("/victims/0/name", evidence(at))
}

// name is the name of a body, and the phrases in it.
type name struct {
	text  string
	words []vocabulary.Word
	found []vocabulary.Match
}

func (e *extraction) nameOf(text string) name {
	words := vocabulary.Words(text)
	return name{text, words, e.vocabulary.FindIn(words)}
}

// sectorOf returns the sector that the forms in a name tell.
func (e *extraction) sectorOf(n name) graph.Sector {
	if n.locality() != "" {
		return "LOCAL_GOVERNMENT"
	}
	return first(e.sectorAmong(n.atHead()), e.sectorAmong(n.found), e.sectorOfCompound(n))
}

// atHead returns the phrase that ends a name of nouns in a row, of which the last is the head: the bank of "Grand Harbour
// Savings Bank", but not of "Ministry of Health".
func (n name) atHead() []vocabulary.Match {
	if slices.ContainsFunc(n.words, func(w vocabulary.Word) bool { return isGenitive(w.Text) }) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(of(n.found, vocabulary.Sector)), func(m vocabulary.Match) bool { return m.Last < len(n.words)-1 })
}

// sectorOfCompound returns the sector that the end of a compound tells: "Kreiskrankenhaus", "Regionalrundfunk".
func (e *extraction) sectorOfCompound(n name) graph.Sector {
	for _, w := range n.words {
		for at := 2; at+shortestPart <= len(w.Text); at++ {
			if sector := e.sectorAmong(e.vocabulary.Find(w.Text[at:])); sector != "" {
				return sector
			}
		}
	}
	return ""
}

// shortestPart is the length of the shortest end of a compound that tells anything.
const shortestPart = 6

// sectorToldFirst returns the sector that the first sentences tell. Words for computing are in every report: they count
// where nothing else is told.
func (e *extraction) sectorToldFirst() graph.Sector {
	told := e.sentences[:min(introduction, len(e.sentences))]
	for _, s := range told {
		if sector := e.sectorAmong(s.found); sector != "" && sector != "TECHNOLOGY" {
			return sector
		}
	}
	if len(told) == 0 {
		return ""
	}
	return e.sectorAmong(told[0].found)
}

// introduction is how many sentences introduce a victim.
const introduction = 3

// sectorAmong returns the sector of the form that stands first in the order of the vocabulary: "university hospital"
// is a hospital, "county court" a court. Names keep their language, so the forms are those of all languages.
func (e *extraction) sectorAmong(found []vocabulary.Match) graph.Sector {
	forms := of(found, vocabulary.Sector)
	for _, code := range e.vocabulary.Order(vocabulary.Sector) {
		if slices.ContainsFunc(forms, func(m vocabulary.Match) bool { return m.Code == code }) {
			return graph.Sector(code)
		}
	}
	return ""
}

// sectorOfUnion returns what a union or federation is one of, by the first sentence: schools, hospitals, a party.
func (e *extraction) sectorOfUnion() graph.Sector {
	switch sector := e.sectorAmong(e.sentences[0].found); sector {
	case "EDUCATION", "HEALTHCARE", "POLITICAL_PARTY":
		return sector
	}
	return ""
}

// isTown reports whether a name can be that of a municipality: its form, and a proper name alone ("Município de Oliveira
// do Hospital", but not "City of Oldsmar water plant").
func (n name) isTown() bool {
	return !slices.ContainsFunc(of(n.found, vocabulary.Sector), func(m vocabulary.Match) bool {
		return m.Code != "LOCAL_GOVERNMENT" && !n.words[m.First].Upper
	})
}

// locality returns the town that a municipality's name is about: "Fleury-les-Aubrais" of "Mairie de
// Fleury-les-Aubrais", empty for another kind of body.
func (n name) locality() string {
	best := -1
	for _, m := range of(n.found, vocabulary.Form) {
		if m.First == 0 && m.Last > best {
			best = m.Last
		}
	}
	if best < 0 || best+1 >= len(n.words) || !n.isTown() {
		return ""
	}
	rest := strings.TrimSpace(n.text[n.words[best+1].Start:])
	if !n.words[best+1].Upper || strings.ContainsAny(rest, ",;/(") || len(vocabulary.Words(rest)) > mostTownWords {
		return ""
	}
	return rest
}

// mostTownWords is how many words the name of a town has at most.
const mostTownWords = 7
