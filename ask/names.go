package ask

import (
	"context"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

const (
	// longestName is the most words of a name.
	longestName = 8
	// beginning is how much of a word must be right for names with such a word to be looked at.
	beginning = 4
	// mostLookedUp is the most words that are looked up.
	mostLookedUp = 12
)

// index holds names by how they are compared.
type index map[string][]Name

// lookUp asks the store for names with the words that nothing else knows; without such a word there is nothing to ask.
func (s *scanned) lookUp(ctx context.Context, names Names) (index, error) {
	var beginnings []string
	for _, t := range s.tokens {
		if !s.mayBeName(t) || len(beginnings) == mostLookedUp {
			continue
		}
		word := s.words[t.first].Text
		beginnings = append(beginnings, word[:min(len(word), beginning)])
	}
	slices.Sort(beginnings)
	beginnings = slices.Compact(beginnings)
	if names == nil || len(beginnings) == 0 {
		return nil, nil
	}
	found, err := names.Named(ctx, beginnings)
	known := index{}
	for _, name := range found {
		for _, key := range name.keys() {
			if !slices.ContainsFunc(known[key], func(n Name) bool { return n.ID == name.ID }) {
				known[key] = append(known[key], name)
			}
		}
	}
	return known, err
}

// mayBeName reports whether a token is unknown, is known from reports alone, where a gang stands for its kind of attack, or is written as
// a name within a question.
func (s *scanned) mayBeName(t token) bool {
	if t.number || t.is(vocabulary.Country) != nil || t.is(vocabulary.Month) != nil {
		return false
	}
	return !s.knows(s.words[t.first].Text) || t.first > 0 && s.words[t.first].Upper
}

func (n Name) keys() []string {
	var keys []string
	for _, name := range n.Names {
		if key := nameKey(n.Kind, name); key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// nameKey folds a name as filters compare it.
func nameKey(kind graph.NodeKind, name string) string {
	if kind == graph.VictimNode {
		return graph.VictimKey(name)
	}
	return graph.Slug(name)
}

// longestName returns what the longest run of words from one on is the name of, and its last word. A run of which every word is known
// as something else is a name only where all of it is written so.
func (s *scanned) longestName(first int) ([]Name, int) {
	for last := min(first+longestName, len(s.words)) - 1; last >= first && len(s.names) > 0; last-- {
		if !s.isNameLike(first, last) {
			continue
		}
		text := s.question[s.words[first].Start:s.words[last].End]
		var found []Name
		for _, key := range slices.Compact([]string{graph.VictimKey(text), graph.Slug(text)}) {
			for _, name := range s.names[key] {
				if nameKey(name.Kind, text) == key && !slices.ContainsFunc(found, func(n Name) bool { return n.ID == name.ID }) {
					found = append(found, name)
				}
			}
		}
		if len(found) > 0 {
			slices.SortFunc(found, func(a, b Name) int { return strings.Compare(a.ID, b.ID) })
			return found, last
		}
	}
	return nil, first
}

func (s *scanned) isNameLike(first, last int) bool {
	upper := true
	for n := first; n <= last; n++ {
		word := s.words[n]
		if n > first && word.Pause {
			return false
		}
		if !s.knows(word.Text) {
			return true
		}
		upper = upper && word.Upper
	}
	return upper && last > first
}

// knows reports whether a word means something in a question, be it nothing much.
func (s *scanned) knows(word string) bool { return s.language.questions.Knows(word) }

// of returns the names of some kinds.
func of(names []Name, kinds ...graph.NodeKind) []Name {
	var found []Name
	for _, n := range names {
		if slices.Contains(kinds, n.Kind) {
			found = append(found, n)
		}
	}
	return found
}
