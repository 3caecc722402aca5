package ask

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/hbollon/go-edlib"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

const (
	// shortestCorrected is how long a word must be to be corrected: too many short ones are near to one another. A shorter one, down to
	// shortestFiller, can only be one that asks or holds the sentence together.
	shortestCorrected = 5
	shortestFiller    = 4
	// twoSlips is from how long on a word can have two wrong letters.
	twoSlips = 9
	// mostCorrected is how many words of one question are corrected: what has more is no question.
	mostCorrected = 8
)

// correct replaces unknown words by what is spelled nearly so, and reports whether there was any. A slip is a letter more, less, another, or
// two swapped. Where words of several meanings are equally near, it is not for a program to choose.
func (s *scanned) correct() bool {
	corrected := false
	for at := 0; at < len(s.tokens) && len(s.corrections) < mostCorrected; at++ {
		t := s.tokens[at]
		if t.known() || s.isAdverb(t) {
			continue
		}
		if took := s.correctName(at); took > 0 {
			corrected, at = true, at+took-1
		} else if s.correctWord(t) {
			corrected = true
		}
	}
	return corrected
}

// correctWord looks among the words of questions, then among those of reports. What begins with a capital is a name: of a country, at most.
func (s *scanned) correctWord(t token) bool {
	for _, among := range []*vocabulary.Vocabulary{s.language.questions, s.language.reports} {
		var meant []string
		meaning := ""
		for _, near := range nearest(s.words[t.first].Text, among.Words()) {
			found := s.meaningOf(t.first, near)
			switch {
			case found == "", s.isProper(t) && found != string(vocabulary.Country):
				continue
			case len(s.words[t.first].Text) < shortestCorrected && !strings.HasPrefix(found, string(vocabulary.Filler)) && !strings.HasPrefix(found, string(vocabulary.Asks)):
				continue
			}
			filler := strings.HasPrefix(found, string(vocabulary.Filler))
			switch {
			case filler && meaning != "":
				continue
			case meaning != "" && found != meaning && !strings.HasPrefix(meaning, string(vocabulary.Filler)):
				return false
			case found != meaning:
				meant = nil
			}
			meant, meaning = append(meant, near), found
		}
		if len(meant) > 0 {
			s.words[t.first].Text = meant[0]
			s.corrections = append(s.corrections, Correction{Written: s.text(t), Read: meant[0]})
			return true
		}
	}
	return false
}

// isProper reports whether a word is written as a name, which the first one always is.
func (s *scanned) isProper(t token) bool { return t.first > 0 && s.words[t.first].Upper }

// meaningOf returns what sort of thing the question's word at a place would stand for if it were another, empty for nothing.
func (s *scanned) meaningOf(at int, word string) string {
	before := s.words[at].Text
	s.words[at].Text = word
	found := s.matches(at)
	s.words[at].Text = before
	if len(found) == 0 || found[0].Kind == vocabulary.Ignored || found[0].Kind == vocabulary.Beyond {
		return ""
	}
	if found[0].Kind == vocabulary.Country {
		return string(vocabulary.Country)
	}
	return string(found[0].Kind) + " " + found[0].Code
}

// correctName looks among the names of the store, for the longest run of words from an unknown one on. It returns how many tokens that has,
// 0 for none.
func (s *scanned) correctName(from int) int {
	names := s.names
	keys := slices.Sorted(maps.Keys(names))
	for to := min(from+longestName, len(s.tokens)) - 1; to >= from && len(keys) > 0; to-- {
		written := s.text(token{first: s.tokens[from].first, last: s.tokens[to].last})
		near := nearest(graph.Slug(written), keys)
		if len(near) != 1 || len(near[0]) < shortestCorrected {
			continue
		}
		for _, name := range names[near[0]] {
			names[nameKey(name.Kind, written)] = append(names[nameKey(name.Kind, written)], name)
		}
		s.corrections = append(s.corrections, Correction{Written: written, Read: names[near[0]][0].Names[0]})
		return to - from + 1
	}
	return 0
}

// nearest returns the words of fewest slips with the same first letter, none if all have too many: the longest first, since letters are left
// out more often than put in, and then those that begin most alike.
func nearest(word string, among []string) []string {
	least, near := 1, []string(nil)
	if len(word) < shortestFiller {
		return nil
	}
	if len(word) >= twoSlips {
		least = 2
	}
	for _, other := range among {
		if other == "" || other[0] != word[0] || len(other) > len(word)+least || len(word) > len(other)+least {
			continue
		}
		switch distance := edlib.OSADamerauLevenshteinDistance(word, other); {
		case distance > least || distance == 0:
		case distance < least:
			least, near = distance, []string{other}
		default:
			near = append(near, other)
		}
	}
	slices.SortFunc(near, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(common(b, word), common(a, word)), cmp.Compare(a, b))
	})
	return near
}

// common is how long two words begin alike.
func common(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
