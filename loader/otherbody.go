package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// Words of the subject of a sentence about another body, and between that body and its place.
const (
	longestSubject = 4
	placeReach     = 2
	openingReach   = 5
)

// isAnotherBody reports whether harm is told of a body that its article and its place set apart from the victim: "a hospital
// in Lodz had suffered a breach", "two other towns had received the letter". The overview may introduce the victim so.
func (d *document) isAnotherBody(s *sentence) bool {
	if s.previous == nil || s.start < d.overviewEnd() {
		return false
	}
	n := d.subjectOf(s)
	indefinite := d.in(vocabulary.Indefinite, n)
	if !indefinite && !d.in(vocabulary.Elsewhere, n) && !d.in(vocabulary.Article, n) {
		return false
	}
	for _, m := range of(s.found, vocabulary.Sector) {
		if m.First < n || m.First > n+longestSubject {
			continue
		}
		return (d.isSetApart(n, m) || indefinite && d.isPlacedElsewhere(s, m)) && d.isHarmed(s, m.Last)
	}
	return false
}

// subjectOf returns the first word of a sentence behind an adverbial that a comma sets off: "across the border, the town".
func (d *document) subjectOf(s *sentence) int {
	for n := s.first + 1; n < s.last && n <= s.first+openingReach; n++ {
		if d.words[n].Pause {
			return n
		}
	}
	return s.first
}

// isSetApart reports whether words such as "other" before a body of the victim's kind tell that it is not the victim.
func (d *document) isSetApart(first int, m vocabulary.Match) bool {
	return m.Code == string(d.victimSector) && d.vocabulary.AnyIn(vocabulary.Elsewhere, d.words[first:m.First])
}

// isPlacedElsewhere reports whether a place that is named only here follows a body: "a hospital in Lodz".
func (d *document) isPlacedElsewhere(s *sentence, m vocabulary.Match) bool {
	at := m.Last + 1
	if at+1 >= s.last || !d.in(vocabulary.Circumstance, at) && d.words[at].Text != "of" && d.words[at].Text != "near" {
		return false
	}
	for n := at + 1; n < s.last && n <= at+placeReach; n++ {
		if d.words[n].Upper {
			return d.isName(s, n) && d.timesSaid(d.words[n].Text) <= 1
		}
	}
	return false
}

// isHarmed reports whether an attack or an outage is told behind a word.
func (d *document) isHarmed(s *sentence, word int) bool {
	return d.vocabulary.AnyIn(vocabulary.Harmed, d.words[word+1:s.last]) || slices.ContainsFunc(s.found, func(m vocabulary.Match) bool {
		return m.First > word && (m.Kind == vocabulary.Attack || m.Kind == vocabulary.Down && !m.Has(bare))
	})
}
