package plaintext

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"

	"github.com/incidentgraph/incidentgraph/graph"
)

// maxPages is how many pages of a PDF are read; a report has fewer.
const maxPages = 2000

// errBroken is what a PDF gets that the library cannot follow; its own messages say nothing to a user.
var errBroken = graph.Invalid("PDF: broken, or of a kind that is not read")

// PDF returns the text of a PDF, page by page, until ctx ends. The library was not made for hostile files: it panics (which
// is an error here), and a file made for it can exhaust memory, so a program that reads files of others does it in a
// process of its own.
func PDF(ctx context.Context, data []byte) (texts []string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = errBroken
		}
		if ctx.Err() != nil {
			err = graph.Invalid("PDF: takes too long to read")
		}
	}()
	file, err := newFile(ctx, data)
	if err != nil {
		return nil, err
	}
	reader, err := pdf.NewReader(file, file.Size())
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword) || err != nil && bytes.Contains(data, []byte("/Encrypt")):
		return nil, graph.Invalid("PDF: encrypted; save it without a password")
	case err != nil:
		return nil, errBroken
	}
	text, err := pages(ctx, reader)
	if err == nil && tidy(text) == "" {
		return nil, graph.Invalid("PDF: holds no text (a scan?)")
	}
	if err == nil {
		text, err = checked("PDF", text)
	}
	return []string{text}, err
}

// pages joins the texts of the pages. One that cannot be read is left out, unless no page can.
func pages(ctx context.Context, reader *pdf.Reader) (string, error) {
	count := reader.NumPage()
	if count > maxPages {
		return "", graph.Invalid("PDF: %d pages, at most %d are read", count, maxPages)
	}
	var out strings.Builder
	var failed error
	fonts := fontCache{}
	for n := 1; n <= count; n++ {
		text, err := pageText(reader, n, fonts)
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		if err != nil {
			failed = err
			continue
		}
		if out.Len() > graph.MaxReportBytes {
			return "", tooLong("PDF")
		}
		joinPage(&out, text)
	}
	if out.Len() == 0 && failed != nil {
		return "", failed
	}
	return out.String(), nil
}

// joinPage adds a page, going on with the paragraph if the last one stopped within a sentence.
func joinPage(out *strings.Builder, page string) {
	before := strings.TrimRight(out.String(), " \n")
	page = strings.TrimSpace(page)
	if before == "" || page == "" {
		out.WriteString(page)
		return
	}
	first := page[0]
	if strings.ContainsRune(".!?:", rune(before[len(before)-1])) || first < 'a' || first > 'z' {
		out.WriteByte('\n')
	}
	out.WriteString("\n" + page)
}

// pdfFile is the bytes of a PDF, read by the library in small steps so that each can be stopped: the library follows cycles
// for ever, and nested arrays to the end of the stack, which no program survives.
type pdfFile struct {
	*bytes.Reader
	ctx context.Context
}

// deepest is how many calls deep the library may be when it reads on, step how much it gets at once: deflated, a step of
// brackets is half a million calls, which the stack holds.
const (
	deepest = 5000
	step    = 256
)

// header is what the library wants a PDF to begin with, whatever its version.
const header = "%PDF-1.7\n"

// newFile returns a file that the library accepts: with its kind of header, and without what stands after the end.
func newFile(ctx context.Context, data []byte) (*pdfFile, error) {
	start, end := bytes.Index(data, []byte("%PDF-")), bytes.LastIndex(data, []byte("%%EOF"))
	if start < 0 || end < start+len(header) {
		return nil, errBroken
	}
	if claimsTooMuch(data) {
		return nil, errBroken
	}
	whole := append([]byte(header), data[start+len(header):end]...)
	return &pdfFile{bytes.NewReader(append(whole, "%%EOF\n"...)), ctx}, nil
}

// ReadAt reads one step.
func (f *pdfFile) ReadAt(p []byte, at int64) (int, error) {
	if err := f.ctx.Err(); err != nil {
		return 0, err
	}
	var frame [1]uintptr
	if runtime.Callers(deepest, frame[:]) > 0 {
		return 0, fmt.Errorf("nested more than %d deep", deepest)
	}
	return f.Reader.ReadAt(p[:min(step, len(p))], at)
}

var _ io.ReaderAt = (*pdfFile)(nil)

// sizes are the numbers by which the library allocates, before it has seen as much: tables of objects, and rows of pixels.
var sizes = regexp.MustCompile(`(?:/Size|/Index|/W|/Columns)[\s\[]*(\d+)(?:\s+(\d+))?|(?:xref|[fn])\s+(\d+)\s+(\d+)\s+\d+\s+\d+\s+[fn]`)

// claimsTooMuch reports whether a file says to hold more objects than it has bytes, or wider rows.
func claimsTooMuch(data []byte) bool {
	limit := max(len(data), 1<<16)
	for _, found := range sizes.FindAllSubmatch(data, -1) {
		for _, digits := range found[1:] {
			if n, err := strconv.Atoi(string(digits)); len(digits) > 0 && (err != nil || n > limit) {
				return true
			}
		}
	}
	return false
}
