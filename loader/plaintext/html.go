package plaintext

import (
	"bytes"
	"io"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"codeberg.org/readeck/go-readability/v2/render"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/incidentgraph/incidentgraph/graph"
)

// HTML returns the texts that a web page can be read as, the likelier first: its article under its title, and all of its
// body, since what makes an article of a page may leave out the header of a card. One of them is missing where the
// page has no article. The encoding is that of the byte order mark, the page's own declaration, or its bytes.
func HTML(data []byte) ([]string, error) {
	decoded, err := charset.NewReader(bytes.NewReader(data), "")
	if err != nil {
		return nil, graph.Invalid("HTML: %s", oneLine(err))
	}
	page, err := io.ReadAll(decoded)
	if err != nil {
		return nil, graph.Invalid("HTML: %s", oneLine(err))
	}
	body, article := readPage(string(page))
	body, err = checked("HTML", body)
	if err != nil {
		return nil, err
	}
	if article = tidy(article); article == "" || article == body {
		return []string{body}, nil
	}
	return []string{article, body}, nil
}

// readPage returns all text of a page, and that of its article if it has one.
func readPage(page string) (body, article string) {
	root, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil { // nested deeper than any page is
		return flatText(page), ""
	}
	prune(root)
	article = articleOf(root)
	return innerText(root), article
}

// maxElements bounds the pages in which an article is looked for: the search takes longer than linear time.
const maxElements = 20_000

// articleOf returns the text of a page's article under its title. A page on which the search fails has none.
func articleOf(root *html.Node) (text string) {
	defer func() {
		if recover() != nil {
			text = ""
		}
	}()
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	article, err := parser.ParseDocument(root, nil)
	if err != nil || article.Node == nil {
		return ""
	}
	text = innerText(article.Node)
	if title := strings.TrimSpace(article.Title()); text != "" && title != "" && !strings.Contains(text, title) {
		text = title + "\n\n" + text
	}
	return text
}

// unread elements hold nothing that the author of a report wrote.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Button: true, atom.Select: true,
	atom.Textarea: true, atom.Object: true, atom.Iframe: true,
}

// prune takes unread and hidden elements out of a page.
func prune(root *html.Node) {
	var gone []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (unread[n.DataAtom] || isHidden(n)) {
			gone = append(gone, n)
		}
	}
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}

// blocks are the elements that begin a line of their own.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Caption: true, atom.Dd: true, atom.Div: true,
	atom.Dt: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true,
	atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true, atom.Li: true, atom.Main: true, atom.Nav: true,
	atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Tr: true, atom.Ul: true,
}

// innerText renders a tree with a blank line around each block: to the renderer, an entry of a list or a div is but a
// line, which would run into the sentence of the next one.
func innerText(root *html.Node) string {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && blocks[n.DataAtom] && n.DataAtom != atom.Pre {
			n.Data, n.DataAtom = "p", atom.P
		}
	}
	return render.InnerText(root)
}

// flatText reads a page tag by tag, for those that no tree is made of.
func flatText(page string) string {
	var out strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(page))
	for skipped := atom.Atom(0); ; {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			if skipped == 0 {
				out.Write(tokens.Text())
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			tag := atom.Lookup(name)
			switch {
			case kind == html.StartTagToken && skipped == 0 && unread[tag]:
				skipped = tag
			case kind == html.EndTagToken && tag == skipped:
				skipped = 0
			case blocks[tag]:
				out.WriteString("\n\n")
			case tag == atom.Br:
				out.WriteString("\n")
			}
		}
	}
}
