package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// shortestMisspelt is the shortest word that is corrected: shorter ones are one letter from too many others.
const shortestMisspelt = 4

// Spelling is what a store knows of a word. Known says that an incident has it; Names are the words of the names of incidents that
// have a word like it ([misspellings]), separated by spaces, the newest incidents first, at most [SpellingNames].
type Spelling struct {
	Known bool
	Names []string
}

// SpellingNames is how many incidents a store looks at to correct a word.
const SpellingNames = 100

// SearchCorrection is a word that was looked for in place of another, which no incident has.
type SearchCorrection struct{ From, To string }

// misspellings returns a word and all that one letter less makes of it. Two words that differ by a letter left out, put in or changed,
// or by two neighbours that are swapped, have one of them in common. Short words and those with digits have none.
func misspellings(word string) []string {
	if len(word) < shortestMisspelt || strings.ContainsAny(word, "0123456789") {
		return nil
	}
	return append(withoutALetter(word), word)
}

// withoutALetter returns what one letter less makes of a word.
func withoutALetter(word string) []string {
	all := make([]string, len(word))
	for n := range word {
		all[n] = word[:n] + word[n+1:]
	}
	return all
}

// corrected returns the word of a name that is one letter from word: that of the most incidents, then the first of the alphabet;
// empty for none.
func (s *Spelling) corrected(word string) string {
	incidents := map[string]int{}
	for _, names := range s.Names {
		for name := range strings.SplitSeq(names, " ") {
			if len(name) >= shortestMisspelt && editDistance(word, name) == 1 {
				incidents[name]++
			}
		}
	}
	if len(incidents) == 0 {
		return ""
	}
	return slices.MinFunc(slices.Collect(maps.Keys(incidents)), func(a, b string) int {
		return cmp.Or(cmp.Compare(incidents[b], incidents[a]), cmp.Compare(a, b))
	})
}
