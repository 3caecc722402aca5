package graph

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxSearchWords is the most words that one search may have.
const MaxSearchWords = 16

// tokenLimit is where a long token is cut.
const tokenLimit = 80

// word is a token and where it stands in a text, in bytes.
type word struct {
	token      string
	start, end int
}

// Tokens splits s into words of letters and digits, folded to [a-z0-9] as [Slug] does. Stores index these tokens as
// they are, so that no engine's own analysis can differ.
func Tokens(s string) []string {
	tokens := []string{}
	for w := range words(s) {
		tokens = append(tokens, w.token)
	}
	return tokens
}

// words yields the words of s one by one, so that a long report takes no more memory than its longest token.
func words(s string) iter.Seq[word] {
	return func(yield func(word) bool) {
		reader := &wordReader{folds: map[rune]string{}}
		for at := 0; at < len(s); {
			r, size := utf8.DecodeRuneInString(s[at:])
			for _, w := range reader.read(r, at, at+size) {
				if !yield(w) {
					return
				}
			}
			at += size
		}
		for _, w := range reader.ended() {
			if !yield(w) {
				return
			}
		}
	}
}

// wordReader makes words of characters. One character can fold to several ("½" to "1⁄2"), or as an accent to none.
type wordReader struct {
	folds      map[rune]string
	token      []byte
	start, end int
}

// read takes the character that stands from start to end, and returns the words that end before it.
func (w *wordReader) read(r rune, start, end int) (found []word) {
	folded, known := w.folds[r]
	if !known {
		folded = Fold(string(r))
		w.folds[r] = folded
	}
	for _, f := range folded {
		if !unicode.IsLetter(f) && !unicode.IsNumber(f) {
			found = append(found, w.ended()...)
			continue
		}
		if len(w.token) == 0 {
			w.start = start
		}
		if len(w.token) < tokenLimit {
			w.token = appendASCII(w.token, f)
		}
		w.end = end
	}
	if folded == "" {
		w.end = end
	}
	return found
}

// ended returns the word that was being read, if there is one.
func (w *wordReader) ended() []word {
	if len(w.token) == 0 {
		return nil
	}
	found := word{string(w.token[:min(len(w.token), tokenLimit)]), w.start, w.end}
	w.token = w.token[:0]
	return []word{found}
}

func appendASCII(token []byte, r rune) []byte {
	if r < unicode.MaxASCII {
		return append(token, byte(r))
	}
	return fmt.Appendf(token, "u%x", r)
}

// separator stands between the parts of an indexed text, so that no phrase reaches from one into the next.
const separator = "- "

// indexed returns the tokens of the parts, each between two spaces.
func indexed(parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		first := true
		for w := range words(part) {
			switch {
			case b.Len() == 0:
				b.WriteByte(' ')
			case first:
				b.WriteString(separator)
			}
			first = false
			b.WriteString(w.token)
			b.WriteByte(' ')
		}
	}
	return b.String()
}
