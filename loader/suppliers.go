package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// suppliers reads through whom the victim was hit: a provider that is named in a sentence which tells that it was
// attacked or failed.
func (e *extraction) suppliers() {
	for _, s := range e.sentences {
		if s.apart || !isStricken(s) {
			continue
		}
		for _, m := range of(s.found, vocabulary.Supplier) {
			if at, ok := e.supplierName(s, m); ok {
				e.supplier(at, s)
			}
		}
	}
}

// isStricken reports whether a sentence tells of an attack or an outage.
func isStricken(s *sentence) bool {
	return slices.ContainsFunc(s.clauses, func(c *clause) bool {
		return slices.ContainsFunc(c.found, func(m vocabulary.Match) bool {
			return (m.Kind == vocabulary.Attack || m.Kind == vocabulary.Down && !m.Has(bare)) && c.polarityOf(m) == affirmed
		})
	})
}

// supplierName returns the proper name beside the word for a provider: "its provider KSM/SIS", "the data centre of
// Südwestfalen-IT", "Miljödata, the supplier of the software".
func (e *extraction) supplierName(s *sentence, m vocabulary.Match) (passage, bool) {
	next := m.Last + 1
	if next < s.last && (isGenitive(e.words[next].Text) || e.words[next].Text == "called" || e.words[next].Text == "nomme") {
		next++
	}
	if at, ok := e.properName(next, s.last); ok {
		return at, true
	}
	last := m.First - 1
	for last > s.first && !e.words[last].Upper && m.First-last <= beforeProvider && !e.words[last].Pause {
		last--
	}
	if last <= s.first || !e.words[last].Pause || !e.words[last-1].Upper {
		return passage{}, false
	}
	first := last - 1
	for first > s.first+1 && e.words[first-1].Upper && !e.words[first].Pause {
		first--
	}
	return e.properName(first, last)
}

// beforeProvider is how many words an apposition may have before the word for a provider: "the joint".
const beforeProvider = 3

// mostNameWords is how many words a name of a body has at most.
const mostNameWords = 5

// properName reads capitals in a row, tied by blanks, hyphens or slashes.
func (e *extraction) properName(first, limit int) (passage, bool) {
	last := first
	for last < limit && last < first+mostNameWords && e.words[last].Upper && (last == first || !e.words[last].Pause) {
		last++
	}
	if last == first {
		return passage{}, false
	}
	return passage{start: e.words[first].Start, end: e.words[last-1].End, first: first, last: last}, true
}

// supplier adds a provider once, unless it is the victim itself.
func (e *extraction) supplier(at passage, s *sentence) {
	name := oneLine(e.text(at))
	if len(name) < 2 || len(name) > graph.MaxNameRunes || containsWords(vocabulary.Fold(e.report.Victim.Value), vocabulary.Fold(name)) {
		return
	}
	for _, known := range e.incident.Suppliers {
		if graph.Slug(known.Name) == graph.Slug(name) {
			return
		}
	}
	e.incident.Suppliers = append(e.incident.Suppliers, &graph.Supplier{Name: name, Note: excerpt(e.text(s.passage))})
	e.supportField(entry("suppliers", len(e.incident.Suppliers)-1), evidence(s.passage))
	e.because("suppliers", name, s.passage, affirmed)
}
