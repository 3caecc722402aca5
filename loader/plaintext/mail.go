package plaintext

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Mail returns the text of an e-mail: its subject, the day on which it was sent ("Sent: 2024-06-24"), and its body, which is
// the plain one where the message has it as HTML, too. Attachments are not read, forwarded messages are.
func Mail(data []byte) ([]string, error) {
	message, err := mail.ReadMessage(bytes.NewReader(withoutEnvelope(data)))
	if err != nil {
		return nil, graph.Invalid("e-mail: its headers cannot be read: %s", oneLine(err))
	}
	m := &letter{}
	body, err := m.message(message, 0)
	if strings.TrimSpace(body) == "" {
		if err == nil {
			err = graph.Invalid("e-mail: holds no text")
		}
		return nil, err
	}
	text, err := checked("e-mail", heading(message.Header)+body)
	return []string{text}, err
}

// withoutEnvelope drops the line "From …" that mailboxes put before a message.
func withoutEnvelope(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.HasPrefix(data, []byte("From ")) {
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	return data
}

// heading is what the header of a message says that a report needs. What cannot be decoded is left as it stands.
func heading(header mail.Header) string {
	words := mime.WordDecoder{CharsetReader: decoder}
	subject, err := words.DecodeHeader(header.Get("Subject"))
	if err != nil {
		subject = header.Get("Subject")
	}
	heading := strings.Join(strings.Fields(subject), " ") + "\n\n"
	if sent, err := header.Date(); err == nil {
		heading += "Sent: " + sent.Format(time.DateOnly) + "\n\n"
	}
	return heading
}

// A message is read to this depth of parts within parts, and this many of them.
const (
	maxDepth = 10
	maxParts = 1000
)

// letter is a message in the reading.
type letter struct{ parts int }

func (m *letter) message(message *mail.Message, depth int) (string, error) {
	return m.part(textproto.MIMEHeader(message.Header), message.Body, depth)
}

// part returns the text of a part, empty where it holds none. An error may come with the text before it.
func (m *letter) part(header textproto.MIMEHeader, body io.Reader, depth int) (string, error) {
	if m.parts++; depth > maxDepth || m.parts > maxParts {
		return "", graph.Invalid("e-mail: more than %d parts, or more than %d within each other", maxParts, maxDepth)
	}
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		kind, params = "text/plain", nil // so says RFC 2045 of a type that is missing or broken
	}
	if disposition, _, _ := mime.ParseMediaType(header.Get("Content-Disposition")); disposition == "attachment" {
		return "", nil
	}
	body = transferred(header.Get("Content-Transfer-Encoding"), body)
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		return m.multipart(kind, params["boundary"], body, depth)
	case kind == "message/rfc822":
		inner, err := mail.ReadMessage(body)
		if err != nil {
			return "", graph.Invalid("e-mail: the forwarded message is broken: %s", oneLine(err))
		}
		return m.message(inner, depth+1)
	case kind == "text/plain" || kind == "text/html":
		return textPart(kind, params["charset"], body)
	}
	return "", nil
}

// multipart joins the texts of parts. Of alternatives the first stands: the plainest comes first (RFC 2046). An HTML part
// is taken where the plain one is blank. What stands before a break in the message is kept.
func (m *letter) multipart(kind, boundary string, body io.Reader, depth int) (string, error) {
	if boundary == "" {
		return "", graph.Invalid("e-mail: a part has no boundary")
	}
	var texts []string
	var failed error
	for parts := multipart.NewReader(body, boundary); ; {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			failed = graph.Invalid("e-mail: its parts are broken: %s", oneLine(err))
			break
		}
		text, err := m.part(part.Header, part, depth+1)
		if err != nil {
			failed = err
		}
		if strings.TrimSpace(text) != "" {
			texts = append(texts, text)
		}
	}
	if kind == "multipart/alternative" && len(texts) > 1 {
		texts = texts[:1]
	}
	return strings.Join(texts, "\n\n"), failed
}

// transferred undoes the encoding in which a part travelled.
func transferred(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}

func textPart(kind, label string, body io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(body, graph.MaxReportBytes+1))
	if err != nil && len(data) == 0 {
		return "", graph.Invalid("e-mail: a part cannot be decoded: %s", oneLine(err))
	}
	if kind == "text/html" && label == "" {
		texts, err := HTML(data)
		if err != nil {
			return "", err
		}
		return texts[len(texts)-1], nil
	}
	text, err := decode(label, data)
	if err != nil {
		return "", err
	}
	if kind == "text/html" {
		text, _ = readPage(text)
	}
	return text, nil
}

// decode makes UTF-8 of a part. Without a charset, bytes that are no UTF-8 are taken for the one of Western Europe.
func decode(label string, data []byte) (string, error) {
	if utf8.Valid(data) && !strings.HasPrefix(strings.ToLower(label), "iso-2022") && !strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return string(data), nil
	}
	if label == "" || strings.EqualFold(label, "us-ascii") || strings.EqualFold(label, "utf-8") {
		label = "windows-1252"
	}
	in, err := decoder(label, bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return "", graph.Invalid("e-mail: not text in charset %q", label)
	}
	return string(text), nil
}

func decoder(label string, in io.Reader) (io.Reader, error) {
	encoding, err := htmlindex.Get(label)
	if err != nil {
		return nil, graph.Invalid("e-mail: not UTF-8, and its charset %q is not known", label)
	}
	return encoding.NewDecoder().Reader(in), nil
}
