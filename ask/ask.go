// Package ask turns a question in English or French into a filter and a GraphQL query that answers it. It knows no store: the caller
// tells it which names there are, runs the query, and lets the [Plan] read what came back. The same question and names always
// give the same plan. Nothing is guessed: a question with a word that is not understood has no plan, but a reason.
package ask

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// MaxBytes and MaxWords bound a question.
const (
	MaxBytes = 10_000
	MaxWords = 60
)

// Name is something that a store knows by names.
type Name struct {
	ID   string
	Kind graph.NodeKind
	// Names are the usual one and others.
	Names []string
}

// Names finds what a store knows by name.
type Names interface {
	// Named returns the victims, partners, actors and places with a name in which a word begins as one of these does. It may return
	// more than those.
	Named(ctx context.Context, beginnings []string) ([]Name, error)
}

// Reading is how a question was read.
type Reading struct {
	Question    string
	Language    string // "en" or "fr"
	Understood  []Understood
	Ignored     []string
	Corrections []Correction
	// Plan answers the question; nil if there is no answer.
	Plan *Plan
	// Refusal says why there is none, and Suggestions are questions near to this one that have one.
	Refusal     string
	Suggestions []string
}

// Understood is a run of words and what it was taken for. Without is the question without these words.
type Understood struct{ Words, Meaning, Without string }

// Correction is a word that was taken for another.
type Correction struct{ Written, Read string }

// Read reads a question. An error is one of names.
func Read(ctx context.Context, question string, names Names) (*Reading, error) {
	words := vocabulary.Words(question)
	l := languageOf(words)
	r := &Reading{Question: question, Language: l.code}
	switch {
	case len(words) == 0:
		r.Refusal = l.say("empty")
	case len(words) > MaxWords || len(question) > MaxBytes:
		r.Refusal = l.say("too long", MaxWords)
	default:
		s, err := scan(ctx, l, question, words, names)
		if err != nil {
			return nil, err
		}
		r.Corrections = s.corrections
		r.interpret(s)
		if r.Plan == nil {
			r.Suggestions = s.withNames(ctx)
		}
	}
	if r.Plan == nil {
		r.Suggestions = append(r.Suggestions, suggest(l, words)...)[:mostSuggestions]
	}
	return r, nil
}

// interpret makes a plan of what was found in the question, or says why there is none.
func (r *Reading) interpret(s *scanned) {
	unknown := s.unknown()
	r.Ignored = s.inOrder(append(unknown, s.ignored()...))
	if t, beyond := s.beyond(); beyond != nil {
		r.Refusal = s.language.say(beyond.Code, s.text(t))
		return
	}
	if len(unknown) > 0 {
		r.Refusal = s.language.unknownWords(s.texts(unknown))
		return
	}
	p := &parser{scanned: s, target: targetNone}
	r.Plan, r.Refusal = p.plan()
	r.Understood = p.understood()
}
