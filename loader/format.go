package loader

import (
	"bytes"
	"net/textproto"
	"path"
	"slices"
	"strings"
)

// Format is how an input is written.
type Format string

// The formats: a report in plain text, or as a document of one of the usual kinds; one incident document or an array of them,
// one document a line. Auto goes by the name, then by the first bytes.
const (
	Auto     Format = "auto"
	Prose    Format = "report"
	Markdown Format = "markdown"
	HTML     Format = "html"
	PDF      Format = "pdf"
	DOCX     Format = "docx"
	Mail     Format = "eml"
	JSON     Format = "json"
	JSONL    Format = "jsonl"
	// archive holds inputs of the other formats. It is no choice: an archive is one whatever is in it.
	archive Format = "zip"
)

// Formats holds all formats that one can ask for.
var Formats = []Format{Auto, Prose, Markdown, HTML, PDF, DOCX, Mail, JSON, JSONL}

// extensions lead from the end of a name to its format.
var extensions = map[string]Format{
	".txt": Prose, ".md": Markdown, ".markdown": Markdown, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".pdf": PDF, ".docx": DOCX,
	".eml": Mail, ".json": JSON, ".jsonl": JSONL, ".ndjson": JSONL, ".zip": archive,
}

// peeked is how many bytes of an input are looked at.
const peeked = 64 << 10

// detect returns the format of an input that begins with head.
func detect(name string, head []byte) Format {
	if format, known := extensions[strings.ToLower(path.Ext(name))]; known {
		return format
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case bytes.HasPrefix(text, []byte("%PDF-")):
		return PDF
	case bytes.HasPrefix(text, []byte("PK\x03\x04")):
		return packed(head)
	case bytes.HasPrefix(text, []byte("[")):
		return JSON
	case bytes.HasPrefix(text, []byte("{")):
		return JSONL // whose reader takes a document of several lines, too
	case isPage(text):
		return HTML
	case isMail(text):
		return Mail
	}
	return Prose
}

// packed tells a Word document, whose table of contents comes first, from an archive.
func packed(head []byte) Format {
	if bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("word/document.xml")) {
		return DOCX
	}
	return archive
}

// isPage reports whether a text begins like a web page.
func isPage(text []byte) bool {
	const within = 1 << 10
	if !bytes.HasPrefix(text, []byte("<")) {
		return false
	}
	start := bytes.ToLower(text[:min(within, len(text))])
	return bytes.Contains(start, []byte("<!doctype html")) || bytes.Contains(start, []byte("<html"))
}

// fields are the header fields of e-mail. Those of transport stand in no other text.
var (
	fields    = []string{"From", "To", "Cc", "Subject", "Date", "Content-Type", "Reply-To", "Sender", "X-Mailer"}
	transport = []string{"Received", "Return-Path", "Message-Id", "Mime-Version", "Delivered-To", "Dkim-Signature"}
)

// isMail reports whether a text begins with the header of an e-mail: two of its fields before the first blank line, one of
// transport among them, and nothing but fields.
func isMail(text []byte) bool {
	known, transported := 0, false
	for line := range bytes.Lines(text) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, isField := bytes.Cut(line, []byte(":"))
		if !isField || bytes.ContainsAny(name, " \t") {
			return false
		}
		field := textproto.CanonicalMIMEHeaderKey(string(name))
		transported = transported || slices.Contains(transport, field)
		if transported || slices.Contains(fields, field) {
			known++
		}
	}
	return known >= 2 && transported
}

// isReport reports whether an input of the format is one report.
func (f Format) isReport() bool { return f != JSON && f != JSONL && f != archive }

// isText reports whether the format is text without NUL bytes. A page may be UTF-16.
func (f Format) isText() bool { return f == Prose || f == Markdown || f == JSON || f == JSONL }
