package loader

import (
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// openingSentences is how many sentences at the head of a report without a header may name its victim.
const openingSentences = 8

// namedVictim finds the victim of a report without a header: the first body in its opening sentences whose name tells
// what it is, and that is not said to have helped.
func (e *extraction) namedVictim() (passage, bool) {
	for _, s := range e.sentences[:min(openingSentences, len(e.sentences))] {
		if s.apart {
			continue
		}
		for _, m := range of(s.found, vocabulary.Sector) {
			if at, ok := e.nameAround(s, m); ok && !isPartner(s, at) {
				return at, true
			}
		}
	}
	return passage{}, false
}

// nameAround returns the name that a word of a body stands in: capitals in a row, two at least, with the particles of
// names between them.
func (e *extraction) nameAround(s *sentence, m vocabulary.Match) (passage, bool) {
	if !e.words[m.First].Upper {
		return passage{}, false
	}
	first, last := m.First, m.Last
	for n := first - 1; n >= s.first && e.joined(n) && (e.words[n].Upper || e.in(vocabulary.Particle, n)); n-- {
		if e.words[n].Upper && (n > s.first || !e.in(vocabulary.Article, n)) {
			first = n
		}
	}
	for n := last + 1; n < s.last && n < m.Last+mostNames+2 && e.joined(n-1) && (e.words[n].Upper || e.words[n].Text == "of" || e.in(vocabulary.Particle, n)); n++ {
		if e.words[n].Upper {
			last = n
		}
	}
	if first == last {
		return passage{}, false
	}
	return passage{e.words[first].Start, e.words[last].End, first, last + 1}, true
}

// joined reports whether only a blank or a hyphen stands between a word and the next.
func (e *extraction) joined(n int) bool {
	gap := e.report.Text[e.words[n].End:e.words[n+1].Start]
	return len(gap) <= 2 && strings.Trim(gap, " -'’\n") == ""
}

func isPartner(s *sentence, at passage) bool {
	for _, m := range of(s.found, vocabulary.Partner) {
		if m.First < at.last && at.first <= m.Last {
			return true
		}
	}
	return false
}

// attackers' countries are named in reports from everywhere; one of them counts only where no other is named.
var attackersAt = map[string]bool{"RU": true, "CN": true, "IR": true, "KP": true, "BY": true}

// toldCountry is the country that the sentences about this incident name most, the first of equals, and the sentence
// that names it first.
func (e *extraction) toldCountry() (string, passage) {
	counts, at := map[string]int{}, map[string]passage{}
	var order []string
	for _, s := range e.sentences {
		if s.apart {
			continue
		}
		for _, m := range of(s.found, vocabulary.Country) {
			if counts[m.Code] == 0 {
				order, at[m.Code] = append(order, m.Code), s.passage
			}
			counts[m.Code]++
		}
	}
	best := ""
	for _, code := range order {
		if best == "" || attackersAt[best] && !attackersAt[code] || counts[code] > counts[best] && !attackersAt[code] {
			best = code
		}
	}
	return best, at[best]
}

// country is that of the header, else of its last part ("Douglas, Georgia, United States"), else the one told.
func (e *extraction) country() (string, graph.Evidence) {
	location := e.report.Location
	at := graph.Evidence{Start: location.Start, End: location.End}
	if code := countryOf(location.Value); code != "" {
		return code, at
	}
	parts := strings.FieldsFunc(location.Value, func(r rune) bool { return r == ',' || r == '(' || r == ')' || r == ';' || r == '/' })
	for n := len(parts) - 1; n >= 0; n-- {
		if code := countryOf(strings.TrimSpace(parts[n])); code != "" {
			return code, at
		}
	}
	code, s := e.toldCountry()
	if code == "" {
		return "", graph.Evidence{}
	}
	return code, evidence(s)
}
