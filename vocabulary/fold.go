package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Word is a run of letters and digits in lower case without accents, with its place in the text as it was.
type Word struct {
	Text       string
	Start, End int
	// Pause is true after punctuation: no phrase reaches over it. Stop is true after the end of a sentence: no
	// rule does.
	Pause, Stop bool
	// Upper is true when it begins with a capital.
	Upper bool
}

// Words folds a text as [graph.Fold] folds a name and cuts it into words. Apostrophes and hyphens part words,
// so that "e-mail", "E Mail" and "é-mail" are one.
func Words(text string) []Word {
	c := cutter{text: text, known: map[rune]string{}, words: make([]Word, 0, len(text)/6+1)}
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		c.add(r, at, at+size)
		at += size
	}
	c.flush()
	return c.words
}

// Fold returns the words of a text joined by single spaces.
func Fold(text string) string { return Join(Words(text)) }

// Join returns words joined by single spaces.
func Join(words []Word) string {
	if len(words) == 1 {
		return words[0].Text
	}
	parts := make([]string, len(words))
	for n, w := range words {
		parts[n] = w.Text
	}
	return strings.Join(parts, " ")
}

// cutter collects words. It keeps the spelling of the letters outside ASCII that it has met: decomposing each
// anew is slow.
type cutter struct {
	text       string
	words      []Word
	word       []byte
	start, end int
	known      map[rune]string
}

func (c *cutter) add(r rune, start, end int) {
	spelling := ""
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		c.put(byte(r), start, end)
		return
	case 'A' <= r && r <= 'Z':
		c.put(byte(r)+'a'-'A', start, end)
		return
	case r < utf8.RuneSelf:
	case unicode.Is(unicode.Mn, r):
		if len(c.word) > 0 {
			c.end = end // a combining accent of the letter before
		}
		return
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		spelling = c.spell(r)
	}
	for n := range len(spelling) {
		c.put(spelling[n], start, end)
	}
	if spelling == "" {
		c.flush()
	}
}

func (c *cutter) spell(r rune) string {
	spelling, seen := c.known[r]
	if !seen {
		spelling = graph.Fold(string(r))
		c.known[r] = spelling
	}
	return spelling
}

func (c *cutter) put(b byte, start, end int) {
	if len(c.word) == 0 {
		c.start = start
	}
	c.word = append(c.word, b)
	c.end = end
}

func (c *cutter) flush() {
	if len(c.word) == 0 {
		return
	}
	first, _ := utf8.DecodeRuneInString(c.text[c.start:])
	w := Word{Text: string(c.word), Start: c.start, End: c.end, Upper: unicode.IsUpper(first)}
	if n := len(c.words); n > 0 {
		w.Pause, w.Stop = between(c.text[c.words[n-1].End:c.start])
	}
	c.words = append(c.words, w)
	c.word = c.word[:0]
}

// between tells what stands between two words. Punctuation without a blank is inside a name or a number.
func between(gap string) (pause, stop bool) {
	if !strings.ContainsAny(gap, " \t\n\r\u00a0\u202f") {
		return strings.ContainsAny(gap, "—|"), false
	}
	stop = strings.ContainsAny(gap, ".;!?|") || strings.Count(gap, "\n") > 1
	return stop || strings.ContainsAny(gap, ",:()[]\"“”«»–—") || strings.Contains(gap, " - "), stop
}
