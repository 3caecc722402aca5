package loader

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader/plaintext"
)

// Report is a report as it was read: its text, and what its header states. A fact that the header does not state
// is empty, and so is its place.
type Report struct {
	// File is the base name of the input.
	File string
	// SHA256 is of the input's own bytes, in lower-case hex.
	SHA256 string
	// Text is the input without a byte order mark, CRLF made LF; of a document that is no plain text, what it says. All
	// places are byte offsets into it.
	Text string

	Victim   Stated[string]
	Date     Stated[graph.Date]
	Location Stated[string]

	// sent is the day of the message that the report came by. "Yesterday" is resolved against it where there is no Date,
	// but it is none itself: an old report can be sent on at any time.
	sent Stated[graph.Date]
	// paragraphs are the prose: neither header nor headings, tables or menus.
	paragraphs []span
}

// Stated is what the header of a report states, and where.
type Stated[T any] struct {
	Value      T
	Start, End int
}

// span is a half-open range of bytes of a text.
type span struct{ start, end int }

// ParseReport reads a report card or free text. It is [graph.ErrInvalid] for what is no text: nothing at all, bytes
// that are not UTF-8, binary noise, or more than [graph.MaxReportBytes].
func ParseReport(file string, data []byte) (*Report, error) {
	if len(data) > graph.MaxReportBytes {
		return nil, graph.Invalid("report: %d bytes, at most %d are allowed", len(data), graph.MaxReportBytes)
	}
	body := bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, graph.Invalid("report: empty")
	}
	if at := invalidUTF8(body); at >= 0 {
		return nil, graph.Invalid("report: not valid UTF-8 at byte %d", at)
	}
	if isBinary(body) {
		return nil, graph.Invalid("report: binary data, not text")
	}
	return newReport(file, data, strings.ReplaceAll(string(body), "\r\n", "\n")), nil
}

// ParseDocument reads a report of any format that holds one. It is [graph.ErrInvalid] for bytes that are not of the
// format, and for those that hold no text. A PDF is read until ctx ends.
func ParseDocument(ctx context.Context, file string, format Format, data []byte) (*Report, error) {
	return parse(ctx, file, format, data, plaintext.PDF)
}

// parsePDF takes the text out of a PDF.
type parsePDF func(ctx context.Context, data []byte) ([]string, error)

func parse(ctx context.Context, file string, format Format, data []byte, pdf parsePDF) (*Report, error) {
	var texts []string
	var err error
	switch format {
	case Markdown:
		texts, err = plaintext.Markdown(data)
	case HTML:
		texts, err = plaintext.HTML(data)
	case PDF:
		texts, err = pdf(ctx, data)
	case DOCX:
		texts, err = plaintext.DOCX(data)
	case Mail:
		texts, err = plaintext.Mail(data)
	default:
		return ParseReport(file, data)
	}
	if err != nil {
		return nil, err
	}
	for _, text := range texts {
		if r := newReport(file, data, text); r.Victim.Value != "" {
			return r, nil
		}
	}
	return newReport(file, data, texts[0]), nil
}

// newReport makes a report of an input that reads as text.
func newReport(file string, data []byte, text string) *Report {
	sum := sha256.Sum256(data)
	r := &Report{File: path.Base(strings.ReplaceAll(file, `\`, "/")), SHA256: hex.EncodeToString(sum[:]), Text: text}
	r.layout()
	return r
}

// invalidUTF8 returns the first byte that is not UTF-8, -1 when there is none.
func invalidUTF8(data []byte) int {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// noiseShare is the share of control characters from which a text is none: one in this many.
const noiseShare = 50

// isBinary reports whether data holds a NUL or many other control characters.
func isBinary(data []byte) bool {
	controls := 0
	for _, c := range data {
		if c == 0 {
			return true
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			controls++
		}
	}
	return controls*noiseShare > len(data)
}
