package plaintext

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Markdown returns the text without its marks: headings and entries of lists as paragraphs, links and images as their
// text, code and tables as they are.
func Markdown(data []byte) ([]string, error) {
	data = []byte(strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n"))
	if !utf8.Valid(data) {
		return nil, graph.Invalid("Markdown: not valid UTF-8")
	}
	m := &markdown{}
	for len(data) > 0 {
		at := sectionEnd(data)
		m.source, data = data[:at], data[at:]
		root := goldmark.DefaultParser().Parse(text.NewReader(m.source))
		if err := ast.Walk(root, m.visit); err != nil {
			return nil, graph.Invalid("Markdown: %s", oneLine(err))
		}
	}
	text, err := checked("Markdown", m.out.String())
	return []string{text}, err
}

// section is how much is parsed at once: the library takes the square of the length for text that is made for it.
const section = 16 << 10

// sectionEnd returns where to part a text that is longer than a section: at a blank line, else at the end of a line, else
// between characters.
func sectionEnd(data []byte) int {
	if len(data) <= section {
		return len(data)
	}
	for _, border := range []string{"\n\n", "\n"} {
		if at := bytes.LastIndex(data[:section], []byte(border)); at > 0 {
			return at + len(border)
		}
	}
	at := section
	for !utf8.RuneStart(data[at]) {
		at--
	}
	return at
}

// markdown writes the text of a tree.
type markdown struct {
	source []byte
	out    strings.Builder
}

func (m *markdown) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if n.Type() == ast.TypeBlock {
		m.out.WriteString("\n\n")
	}
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Text:
		m.out.WriteString(html.UnescapeString(string(n.Segment.Value(m.source))))
		if n.SoftLineBreak() || n.HardLineBreak() {
			m.out.WriteByte('\n')
		}
	case *ast.String:
		m.out.Write(n.Value)
	case *ast.AutoLink:
		m.out.Write(n.Label(m.source))
	case *ast.CodeBlock:
		m.lines(n)
	case *ast.FencedCodeBlock:
		m.lines(n)
	case *ast.HTMLBlock:
		var page strings.Builder
		page.Write(n.Lines().Value(m.source))
		m.out.WriteString(flatText(page.String()))
	}
	return ast.WalkContinue, nil
}

func (m *markdown) lines(n ast.Node) {
	m.out.Write(n.Lines().Value(m.source))
}
