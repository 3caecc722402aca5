package graph

import (
	"slices"
	"strings"
)

// Term is what a search looks for: tokens that follow each other, with Prefix the last one as the beginning of a token.
type Term struct {
	Tokens []string
	Prefix bool
}

// isWord reports whether the term is no phrase.
func (t Term) isWord() bool { return len(t.Tokens) == 1 }

// Indexed returns the term as it stands in a field of the text index.
func (t Term) Indexed() string {
	if t.Prefix {
		return strings.TrimSuffix(spaced(t.Tokens), " ")
	}
	return spaced(t.Tokens)
}

// parseTerms reads the words and "quoted phrases" of a text. The last word, or the last one of a phrase whose quotation mark is
// missing, may be the beginning of a word. It is [ErrInvalid] for a text without a letter or a digit, or with too many words.
func parseTerms(field, text string) ([]Term, error) {
	var terms []Term
	parts := strings.Split(strings.Map(quotationMark, text), `"`)
	count := 0
	for n, part := range parts {
		tokens := Tokens(part)
		count += len(tokens)
		if quoted := n%2 == 1; quoted && len(tokens) > 0 {
			terms = append(terms, Term{Tokens: tokens})
			continue
		}
		for _, token := range tokens {
			terms = append(terms, Term{Tokens: []string{token}})
		}
	}
	switch {
	case count == 0:
		return nil, Invalid("%s: no letter or digit to look for in %.40q; want 1 to %d words", field, text, MaxSearchWords)
	case count > MaxSearchWords:
		return nil, Invalid("%s: %d words, want 1 to %d", field, count, MaxSearchWords)
	}
	last := len(parts) - 1
	terms[len(terms)-1].Prefix = len(Tokens(parts[last])) > 0
	return terms, nil
}

// quotationMark makes one of all marks that open or close a phrase.
func quotationMark(r rune) rune {
	if strings.ContainsRune("“”„«»", r) {
		return '"'
	}
	return r
}

// writeTerms returns a text that is read as these terms.
func writeTerms(terms []Term) string {
	written := make([]string, len(terms))
	for n, t := range terms {
		written[n] = strings.Join(t.Tokens, " ")
		switch {
		case !t.Prefix && (len(t.Tokens) > 1 || n == len(terms)-1):
			written[n] = `"` + written[n] + `"`
		case len(t.Tokens) > 1:
			written[n] = `"` + written[n]
		}
	}
	return strings.Join(written, " ")
}

// allTokens returns the tokens of all terms.
func allTokens(terms []Term) (tokens []string) {
	for _, t := range terms {
		tokens = slices.Concat(tokens, t.Tokens)
	}
	return tokens
}
