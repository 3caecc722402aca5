package loader

import (
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// languageSample is how many bytes of prose tell the language.
const languageSample = 8 << 10

// detectLanguage returns the language whose frequent words are the most frequent, English where none is.
func detectLanguage(r *Report) string {
	best, most := "en", 0
	sample := r.sample()
	for _, language := range vocabulary.Languages() {
		count := 0
		for _, m := range vocabulary.For(language).FindIn(sample) {
			if m.Kind == vocabulary.Frequent {
				count++
			}
		}
		if count > most {
			best, most = language, count
		}
	}
	return best
}

// sample returns the words of the beginning of the prose.
func (r *Report) sample() []vocabulary.Word {
	var words []vocabulary.Word
	left := languageSample
	for _, p := range r.paragraphs {
		text := r.Text[p.start:p.end]
		words = append(words, vocabulary.Words(text[:runeBorder(text, min(left, len(text)))])...)
		left -= len(text)
		if left <= 0 {
			break
		}
	}
	return words
}

// runeBorder returns the last border of a character at or before a byte.
func runeBorder(text string, at int) int {
	for at > 0 && at < len(text) && text[at]&0xc0 == 0x80 {
		at--
	}
	return at
}
