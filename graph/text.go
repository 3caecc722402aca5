package graph

import (
	"fmt"
	"strings"
	"unicode"
)

// MaxSearchWords is the most words that one search may have.
const MaxSearchWords = 16

// tokenLimit is where a long token is cut.
const tokenLimit = 80

// Tokens splits s into words of letters and digits, folded to [a-z0-9] as [Slug] does. Stores index these tokens as
// they are, so that no engine's own analysis can differ.
func Tokens(s string) []string {
	words := strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	tokens := make([]string, 0, len(words))
	for _, word := range words {
		if token := asciiToken(word); token != "" {
			tokens = append(tokens, token)
		}
	}
	return tokens
}

func asciiToken(word string) string {
	var b strings.Builder
	for _, r := range word {
		if r < unicode.MaxASCII {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "u%x", r)
		}
	}
	token := b.String()
	return token[:min(len(token), tokenLimit)]
}

// SearchText returns the tokens of the incident's title, summary, place and names, joined by spaces.
func (i *Incident) SearchText() string {
	parts := []string{i.Title, i.Summary, i.Campaign}
	if i.Place != nil {
		parts = append(parts, i.Place.Region, i.Place.Locality)
	}
	for _, v := range i.Victims {
		parts = append(append(parts, v.Name), v.Aliases...)
	}
	for _, a := range i.Actors {
		parts = append(parts, a.Name)
	}
	for _, p := range i.Partners {
		parts = append(parts, p.Name)
	}
	return strings.Join(Tokens(strings.Join(parts, " ")), " ")
}
