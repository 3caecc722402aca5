package plaintext

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/incidentgraph/incidentgraph/graph"
)

// maxXML bounds the markup of a document: text takes a tenth of it or less.
const maxXML = 128 << 20

// compound begins files of Word's old format, and those of the new one that are encrypted.
const compound = "\xd0\xcf\x11\xe0"

// DOCX returns the text of a Word document: its paragraphs in order, those in tables and text boxes among them, without what
// was deleted, headers and footers.
func DOCX(data []byte) ([]string, error) {
	if bytes.HasPrefix(data, []byte(compound)) {
		return nil, graph.Invalid("Word: encrypted, or of the old format (.doc); save it as .docx without a password")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, graph.Invalid("Word: broken: %s", oneLine(err))
	}
	file, err := archive.Open("word/document.xml")
	if err != nil {
		return nil, graph.Invalid("Word: holds no document (word/document.xml)")
	}
	defer func() { _ = file.Close() }() // it was only read
	text, err := wordText(io.LimitReader(file, maxXML))
	if err != nil {
		return nil, err
	}
	text, err = checked("Word", text)
	return []string{text}, err
}

// wordText reads the paragraphs of word/document.xml.
func wordText(in io.Reader) (string, error) {
	decoder := xml.NewDecoder(in)
	decoder.CharsetReader = charset.NewReaderLabel
	w := &word{}
	for {
		token, err := decoder.Token()
		switch {
		case errors.Is(err, io.EOF):
			return w.out.String(), nil
		case err != nil:
			return "", graph.Invalid("Word: broken: %s", oneLine(err))
		case w.out.Len() > graph.MaxReportBytes:
			return "", tooLong("Word")
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := w.start(decoder, t.Name); err != nil {
				return "", graph.Invalid("Word: broken: %s", oneLine(err))
			}
		case xml.EndElement:
			w.end(t.Name)
		case xml.CharData:
			if w.inText {
				w.out.Write(t)
			}
		}
	}
}

// word writes the text of a document as its elements go by.
type word struct {
	out    strings.Builder
	inText bool
}

func (w *word) start(decoder *xml.Decoder, name xml.Name) error {
	if name.Local == "Fallback" { // says again what the text box beside it says
		return decoder.Skip()
	}
	if !isWord(name) {
		return nil
	}
	switch name.Local {
	case "p":
		w.out.WriteString("\n\n")
	case "t":
		w.inText = true
	case "tab":
		w.out.WriteByte('\t')
	case "br", "cr":
		w.out.WriteByte('\n')
	case "noBreakHyphen":
		w.out.WriteByte('-')
	}
	return nil
}

func (w *word) end(name xml.Name) {
	if !isWord(name) {
		return
	}
	switch name.Local {
	case "p":
		w.out.WriteString("\n\n")
	case "t":
		w.inText = false
	}
}

// isWord tells the elements of a text from those of drawings and formulas, which share names with them.
func isWord(name xml.Name) bool {
	return strings.Contains(name.Space, "wordprocessingml")
}
