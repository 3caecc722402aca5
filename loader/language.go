package loader

import (
	"slices"
	"strings"

	"github.com/abadojack/whatlanggo"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// languageSample is how many words of prose tell the language.
const languageSample = 200

// frequentShare is how many of a text's words are frequent ones, at the least, where the text is of their language: one
// in this many. Only below it does the slower detection by trigrams ask for other languages.
const frequentShare = 6

// detectLanguage returns the language whose frequent words are the most frequent, English where none is, unless the
// text is certainly of another language.
func detectLanguage(r *Report, sample []vocabulary.Word) string {
	best, most := "en", 0
	for _, language := range vocabulary.Languages() {
		count, words := 0, vocabulary.For(language)
		for _, word := range sample {
			if words.IsFrequent(word.Text) {
				count++
			}
		}
		if count > most {
			best, most = language, count
		}
	}
	if most*frequentShare < len(sample) {
		if other := otherLanguage(r.opening()); other != "" {
			return other
		}
	}
	return best
}

// Trigrams tell a language from shortestText bytes on, and no better from trigramSample on.
const (
	shortestText  = 120
	trigramSample = 2 << 10
)

// opening returns the beginning of the prose.
func (r *Report) opening() string {
	var text strings.Builder
	for _, p := range r.paragraphs {
		if text.Len() >= trigramSample {
			break
		}
		text.WriteString(r.Text[p.start:p.end] + "\n")
	}
	opening := text.String()
	return opening[:runeBorder(opening, min(trigramSample, len(opening)))]
}

// otherLanguage returns the ISO 639-1 code of the language of a text if it is certainly none that has a vocabulary, else
// nothing. Which of two neighbours, such as Danish and Norwegian, need not be certain; equal ones are none, since
// the library would answer by chance.
func otherLanguage(text string) string {
	if len(text) < shortestText {
		return ""
	}
	likeliest := whatlanggo.Detect(text)
	code := likeliest.Lang.Iso6391()
	if likeliest.Confidence == 0 || code == "" || slices.Contains(vocabulary.Languages(), code) {
		return ""
	}
	against := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{
		likeliest.Lang: true, whatlanggo.Eng: true, whatlanggo.Fra: true,
	}})
	if against.Lang != likeliest.Lang || !against.IsReliable() {
		return ""
	}
	return code
}

// isForeign reports whether the text is of a language without a vocabulary.
func (d *document) isForeign() bool {
	return !slices.Contains(vocabulary.Languages(), d.language)
}

// leaveProse finishes an incident of which only the header was read, and says so.
func (e *extraction) leaveProse() {
	e.occurred()
	e.identify()
	name := display.English.Languages().Name(language.Make(e.language))
	e.incident.Notes = "The report is in " + name + ", which is not read: only the facts of its header are here."
}

// runeBorder returns the last border of a character at or before a byte.
func runeBorder(text string, at int) int {
	for at > 0 && at < len(text) && text[at]&0xc0 == 0x80 {
		at--
	}
	return at
}
