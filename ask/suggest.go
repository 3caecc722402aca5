package ask

import (
	"cmp"
	"slices"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// mostSuggestions is how many questions are offered instead of one that has no answer.
const mostSuggestions = 3

// suggest returns the examples that share most with the words of a question, by what the words mean.
func suggest(l *language, words []vocabulary.Word) []string {
	asked := meanings(l, words[:min(len(words), MaxWords)])
	shared := map[string]int{}
	for _, example := range l.examples {
		for meaning := range meanings(l, vocabulary.Words(example)) {
			if asked[meaning] {
				shared[example]++
			}
		}
	}
	near := slices.Clone(l.examples)
	slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(shared[b], shared[a]) })
	return near[:min(len(near), mostSuggestions)]
}

// meanings returns what the words can stand for, without what only holds them together.
func meanings(l *language, words []vocabulary.Word) map[string]bool {
	s := &scanned{language: l, words: words}
	s.cut(nil)
	all := map[string]bool{}
	for _, t := range s.tokens {
		for _, e := range t.readings {
			if e.Kind != vocabulary.Filler && e.Kind != vocabulary.Ignored && e.Kind != vocabulary.Dated {
				all[string(e.Kind)+" "+e.Code] = true
			}
		}
	}
	return all
}

// Examples returns questions of a language that have an answer.
func Examples(language string) []string {
	for _, l := range languages() {
		if l.code == language {
			return slices.Clone(l.examples)
		}
	}
	return nil
}
