package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// A report that has told of "the shared folders" may go on with "the folders".

// headwords are the last words of the names of services so far, with the service that each stands for.
type headwords map[string]*vocabulary.Entry

// note learns the last word of a name of several words. One that ends the names of two services stands for neither.
func (h headwords) note(m vocabulary.Match, words []vocabulary.Word) {
	if m.First == m.Last {
		return
	}
	word := words[m.Last].Text
	if known, said := h[word]; said && (known == nil || known.Code != m.Code) {
		h[word] = nil
		return
	}
	h[word] = &vocabulary.Entry{Kind: vocabulary.Service, Code: m.Code, Marks: m.Marks}
}

// recallHeads adds to each sentence the things that are named by the last word of an earlier name only.
func (d *document) recallHeads() {
	known := headwords{}
	for _, s := range d.sentences {
		var recalled []vocabulary.Match
		for n := s.first + 1; n < s.last; n++ {
			entry := known[d.words[n].Text]
			if entry == nil || !d.in(vocabulary.Definite, n-1) || isNamedWithin(s.found, n) {
				continue
			}
			recalled = append(recalled, d.match(n, n, d.words[n].Text, entry))
		}
		for _, m := range s.found {
			if m.Kind == vocabulary.Service {
				known.note(m, d.words)
			}
		}
		if len(recalled) > 0 {
			s.found = append(slices.Clone(s.found), recalled...)
			slices.SortStableFunc(s.found, func(a, b vocabulary.Match) int { return a.First - b.First })
		}
	}
}

// isNamedWithin reports whether a word belongs to a phrase that says what becomes of a thing, to the name of one, or to
// that of a body.
func isNamedWithin(found []vocabulary.Match, n int) bool {
	return slices.ContainsFunc(found, func(m vocabulary.Match) bool {
		switch m.Kind {
		case vocabulary.Service, vocabulary.Partner, vocabulary.Anaphor, vocabulary.Sector, vocabulary.Body, vocabulary.Supplier, vocabulary.Form:
			return m.First <= n && n <= m.Last
		}
		return isPredicate(m) && !m.HasOpenGap() && m.First <= n && n <= m.Last
	})
}
