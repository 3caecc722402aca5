package loader

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader/plaintext"
)

// MaxDocumentBytes is the longest document that is read: a report of the longest kind, escaped, with its facts.
const MaxDocumentBytes = 32 << 20

// Reader reads incident documents out of inputs of any format. What it cannot take goes to Reject, and it goes on.
type Reader struct {
	// Format of all inputs; the zero value is Auto.
	Format Format
	// Now bounds the dates that a document may have.
	Now time.Time
	// Reject is told what was not taken.
	Reject func(Rejection)
	// Notice, if set, is told what of a report was taken only in part, and why.
	Notice func(input, note string)
	// PDF, if set, takes the text out of a PDF in the place of [plaintext.PDF].
	PDF func(ctx context.Context, data []byte) ([]string, error)
	// Explain, if set, is told why each fact of a report is in its document.
	Explain func(*graph.Incident, []Reason)
	// Progress, if set, is told how many more bytes were read.
	Progress func(bytes int)
}

// Incidents hands every incident of the inputs to accept, in their order, reports being extracted. It stops at an error of
// accept or of ctx, and returns it.
func (r *Reader) Incidents(ctx context.Context, inputs []Input, accept func(*graph.Incident) error) error {
	document := decoding(r, graph.DecodeIncident, accept)
	return r.all(ctx, inputs, func(data []byte, format Format, at Rejection) error {
		if format.isReport() {
			return r.report(ctx, format, data, at, accept)
		}
		return document(data, format, at)
	})
}

// Elections hands every entry of election calendars to accept.
func (r *Reader) Elections(ctx context.Context, inputs []Input, accept func(*graph.Election) error) error {
	return r.all(ctx, inputs, decoding(r, graph.DecodeElection, accept))
}

// all reads the inputs in their order.
func (r *Reader) all(ctx context.Context, inputs []Input, each take) error {
	for _, input := range inputs {
		if err := r.read(ctx, input, each); err != nil {
			return err
		}
	}
	return nil
}

// decoding hands what can be decoded to accept and rejects the rest.
func decoding[T any](r *Reader, decode func([]byte, time.Time) (*T, error), accept func(*T) error) take {
	return func(data []byte, _ Format, at Rejection) error {
		value, err := decode(data, r.Now)
		if err != nil {
			at.Err = err
			r.Reject(at)
			return nil
		}
		return accept(value)
	}
}

// pdfTime is how long a PDF may take; one of a hundred pages takes a second.
const pdfTime = 30 * time.Second

func (r *Reader) report(ctx context.Context, format Format, data []byte, at Rejection, accept func(*graph.Incident) error) error {
	limited, cancel := context.WithTimeout(ctx, pdfTime)
	defer cancel()
	pdf := r.PDF
	if pdf == nil {
		pdf = plaintext.PDF
	}
	report, err := parse(limited, at.Input, format, data, pdf)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err == nil {
		incident, reasons := Explain(report)
		if r.Explain != nil {
			r.Explain(incident, reasons)
		}
		if r.Notice != nil && incident.Notes != "" {
			r.Notice(at.Input, incident.Notes)
		}
		if err = incident.Validate(r.Now); err == nil {
			return accept(incident)
		}
	}
	at.Err = err
	r.Reject(at)
	return nil
}

// take handles the bytes of one document of a format.
type take func(data []byte, format Format, at Rejection) error

// read splits an input into documents. Errors of reading it are rejections; those of take end it.
func (r *Reader) read(ctx context.Context, input Input, each take) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	at := Rejection{Input: input.Name}
	file, err := input.Open()
	if err != nil {
		at.Err = plainFileError(err)
		r.Reject(at)
		return nil
	}
	defer func() { _ = file.Close() }() // it was only read
	in := bufio.NewReaderSize(&counted{file, r.Progress}, peeked)
	head, _ := in.Peek(peeked)
	format := r.formatOf(input.Name, head)
	switch {
	case len(bytes.TrimSpace(head)) == 0:
		at.Err = graph.Invalid("empty")
	case format.isText() && bytes.IndexByte(head, 0) >= 0:
		at.Err = graph.Invalid("not text: it holds NUL bytes")
	case format == JSONL && noDocuments(head):
		at.Err = graph.Invalid("no incident documents: none of its first lines is a JSON object")
	case format == archive:
		at.Err = r.unpack(ctx, input.Name, file, in, each)
	case format.isReport():
		at.Err = r.whole(in, format, each, at)
	case format == JSON:
		at.Err = r.array(ctx, in, each, at)
	default:
		at.Err = r.lines(ctx, in, each, at)
	}
	return r.settle(at)
}

// formatOf returns the format of an input. An archive is one whatever format its inputs are said to have.
func (r *Reader) formatOf(name string, head []byte) Format {
	if detected := detect(name, head); r.Format == "" || r.Format == Auto || detected == archive {
		return detected
	}
	return r.Format
}

// settle makes a rejection of an error, unless it came from further on.
func (r *Reader) settle(at Rejection) error {
	var stopped *stop
	if errors.As(at.Err, &stopped) {
		return stopped.error
	}
	if at.Err != nil {
		r.Reject(at)
	}
	return nil
}

// stop marks an error that ends the whole reading.
type stop struct{ error }

func stopping(err error) error {
	if err == nil {
		return nil
	}
	return &stop{err}
}

func (r *Reader) whole(in io.Reader, format Format, each take, at Rejection) error {
	data, err := readAll(in, graph.MaxReportBytes)
	if err != nil {
		return err
	}
	return stopping(each(data, format, at))
}

// array reads a JSON array of documents, or one document.
func (r *Reader) array(ctx context.Context, in *bufio.Reader, each take, at Rejection) error {
	skipMark(in)
	if head, _ := in.Peek(peeked); !bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("[")) {
		data, err := readAll(in, MaxDocumentBytes)
		if err != nil {
			return err
		}
		return stopping(each(data, JSON, at))
	}
	decoder := json.NewDecoder(in)
	if _, err := decoder.Token(); err != nil {
		return graph.Invalid("not JSON: %v", err)
	}
	if err := r.records(ctx, decoder, each, at); err != nil {
		return err
	}
	if _, err := decoder.Token(); err != nil {
		return graph.Invalid("the array does not end: %v", err)
	}
	return nil
}

// enough is how many records or lines that are no JSON objects tell that the input is something else: a rejection of each
// would take long and help nobody.
const enough = 5

// records reads the elements of an array up to its end, or until enough of them in a row are no objects.
func (r *Reader) records(ctx context.Context, decoder *json.Decoder, each take, at Rejection) error {
	var wrong []Rejection // in a row
	flush := func() {
		for _, rejection := range wrong {
			r.Reject(rejection)
		}
		wrong = nil
	}
	for at.Record = 1; decoder.More(); at.Record++ {
		if err := ctx.Err(); err != nil {
			return stopping(err)
		}
		var data json.RawMessage
		if err := decoder.Decode(&data); err != nil {
			return graph.Invalid("record %d: not JSON, the rest is not read: %v", at.Record, err)
		}
		if !isObject(data) {
			wrong = append(wrong, Rejection{Input: at.Input, Record: at.Record, Err: graph.Invalid("want an object")})
			if len(wrong) == enough {
				return graph.Invalid("records %d to %d are no objects, the rest is not read", wrong[0].Record, at.Record)
			}
			continue
		}
		flush()
		if err := each(data, JSON, at); err != nil {
			return stopping(err)
		}
	}
	flush()
	return nil
}

// lines reads one document a line. An input whose first line is no document by itself is tried as one document of
// several lines.
func (r *Reader) lines(ctx context.Context, in *bufio.Reader, each take, at Rejection) error {
	skipMark(in)
	for at.Line = 1; ; at.Line++ {
		if err := ctx.Err(); err != nil {
			return stopping(err)
		}
		line, err := readLine(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if errors.Is(err, graph.ErrInvalid) {
			r.Reject(Rejection{Input: at.Input, Line: at.Line, Err: err})
			continue
		}
		if err != nil {
			return err
		}
		line = bytes.TrimSpace(line)
		if at.Line == 1 && opensDocument(line) {
			rest, err := readAll(in, MaxDocumentBytes)
			if err != nil {
				return err
			}
			at.Line = 0
			return stopping(each(append(append(line, '\n'), rest...), JSON, at))
		}
		if len(line) > 0 {
			if err := each(line, JSONL, at); err != nil {
				return stopping(err)
			}
		}
	}
}

// noDocuments reports whether not one of the first lines is a document, or begins one of several lines.
func noDocuments(head []byte) bool {
	lines := 0
	for line := range bytes.Lines(bytes.TrimPrefix(head, []byte("\ufeff"))) {
		isWhole := bytes.HasSuffix(line, []byte("\n")) // or goes on beyond head
		line = bytes.TrimSpace(line)
		if isObject(line) || lines == 0 && opensDocument(line) {
			return false
		}
		if len(line) > 0 && isWhole {
			lines++
		}
	}
	return lines >= enough
}

func isObject(data []byte) bool { return bytes.HasPrefix(data, []byte("{")) && json.Valid(data) }

// opensDocument reports whether a line is the beginning of a document that goes on over more lines.
func opensDocument(line []byte) bool {
	var document json.RawMessage
	err := json.NewDecoder(bytes.NewReader(line)).Decode(&document)
	return bytes.HasPrefix(line, []byte("{")) && errors.Is(err, io.ErrUnexpectedEOF)
}

// readLine reads a line of any length up to the limit; a longer one is skipped to its end and graph.ErrInvalid. io.EOF
// means that there is no further line.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if long = long || len(line)+len(part) > MaxDocumentBytes; !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) == 0 && !long:
			return nil, io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		case long:
			return nil, tooLong(MaxDocumentBytes)
		}
		return line, nil
	}
}

// skipMark drops a byte order mark.
func skipMark(in *bufio.Reader) {
	if head, _ := in.Peek(3); bytes.Equal(head, []byte("\ufeff")) {
		_, _ = in.Discard(3)
	}
}

// counted tells how far a file is read.
type counted struct {
	io.Reader
	progress func(int)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if c.progress != nil {
		c.progress(n)
	}
	return n, err
}
