// Package plaintext takes the text out of the formats in which reports come: web pages, PDF, Word, e-mail and Markdown.
// What it returns is plain text with a blank line between paragraphs, as [loader] reads it. Errors say in one line what
// is wrong with the bytes and are [graph.ErrInvalid].
//
// [loader]: https://pkg.go.dev/github.com/incidentgraph/incidentgraph/loader
package plaintext

import (
	"strings"
	"unicode/utf8"

	"github.com/incidentgraph/incidentgraph/graph"
)

// tidy makes text as a parser found it plain: valid UTF-8 without control characters, lines without blanks around them,
// at most one blank line in a row. Soft hyphens and zero-width characters go, since they part words from the vocabulary.
func tidy(text string) string {
	text = marks.Replace(text)
	text = strings.Map(plainRune, strings.ToValidUTF8(text, string(utf8.RuneError)))
	var out strings.Builder
	blanks := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			blanks++
			continue
		}
		if out.Len() > 0 {
			out.WriteString(strings.Repeat("\n", 1+min(blanks, 1)))
		}
		blanks = 0
		out.WriteString(line)
	}
	return out.String()
}

// marks are characters that stand for others: ends of lines, and the ligatures of typeset pages.
var marks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl")

// plainRune maps a character that is no text to -1, and those that end lines or part words to their plain forms.
func plainRune(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r == '\f' || r == '\v' || r == '\u0085' || r == '\u2028' || r == '\u2029':
		return '\n'
	case r == '\u00a0':
		return ' '
	case r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u00ad' || r == '\ufeff' || r >= '\u200b' && r <= '\u200d':
		return -1
	}
	return r
}

// checked is tidy for a text that must not be empty, nor longer than a report may be.
func checked(what, text string) (string, error) {
	text = tidy(text)
	switch {
	case text == "":
		return "", graph.Invalid("%s: holds no text", what)
	case len(text) > graph.MaxReportBytes:
		return "", tooLong(what)
	}
	return text, nil
}

func tooLong(what string) error {
	return graph.Invalid("%s: holds more than %d MB of text", what, graph.MaxReportBytes>>20)
}

// oneLine makes a message of a library fit for one line.
func oneLine(err error) string {
	return strings.Join(strings.Fields(tidy(err.Error())), " ")
}
