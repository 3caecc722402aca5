package ask

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
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

// given are the names that were looked up already.
type given index

// Named returns all of them.
func (g given) Named(context.Context, []string) ([]Name, error) {
	return slices.Concat(slices.Collect(maps.Values(g))...), nil
}

// withNames returns the question with a whole name in the place of an unknown word that is a part of it, where that has an answer.
func (s *scanned) withNames(ctx context.Context) []string {
	unknown := s.unknown()
	if len(unknown) != 1 {
		return nil
	}
	start, end := s.words[unknown[0].first].Start, s.words[unknown[0].last].End
	var questions []string
	for _, key := range slices.Sorted(maps.Keys(s.names)) {
		if !slices.Contains(strings.Split(key, "-"), graph.Slug(s.question[start:end])) || len(questions) == mostSuggestions {
			continue
		}
		question := s.question[:start] + s.names[key][0].Names[0] + s.question[end:]
		if r, err := Read(ctx, question, given(s.names)); err == nil && r.Plan != nil && !slices.Contains(questions, question) {
			questions = append(questions, question)
		}
	}
	return questions
}

// meanings returns what the words can stand for, without what only holds them together.
func meanings(l *language, words []vocabulary.Word) map[string]bool {
	s := &scanned{language: l, words: words}
	s.cut()
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
