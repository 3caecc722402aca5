package plaintext_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"html"
	"mime/quotedprintable"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// fixtures write a text in each format, as programs in use do.
var fixtures = map[string]func(t testing.TB, text string) []byte{
	"card.md":                   markdownOf,
	"page.html":                 pageOf,
	"report.pdf":                pdfOf,
	"report.docx":               docxOf,
	"plain.eml":                 plainMailOf,
	"quoted-printable-html.eml": htmlMailOf,
	"base64-latin-1.eml":        latinMailOf,
}

func markdownOf(_ testing.TB, text string) []byte {
	text = strings.Replace(text, "Summary\n", "## Summary\n\n", 1)
	return []byte(strings.Replace(text, "France", "[France](https://example.org/france)", 1))
}

// pageOf sets a menu and a footer around an article.
func pageOf(_ testing.TB, text string) []byte {
	return []byte("<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>An incident | Example</title><script>var x = '<p>no text</p>'</script></head>\n" +
		"<body><nav><ul><li><a href=/>Home</a></li><li><a href=/all>All incidents</a></li></ul></nav>\n<main>\n" +
		paragraphsOf(text) + "</main>\n<footer><p>Imprint</p></footer></body></html>\n")
}

func paragraphsOf(text string) string {
	var out strings.Builder
	for _, paragraph := range split(text) {
		fmt.Fprintf(&out, "<p>%s</p>\n", html.EscapeString(paragraph))
	}
	return out.String()
}

// split takes a text apart into paragraphs: the lines of a card, which are long, and what stands between blank lines
// elsewhere.
func split(text string) (paragraphs []string) {
	border := "\n"
	if isCard := strings.Contains(text, "\nDate"); !isCard {
		border = "\n\n"
	}
	for paragraph := range strings.SplitSeq(text, border) {
		if paragraph = strings.Join(strings.Fields(paragraph), " "); paragraph != "" {
			paragraphs = append(paragraphs, paragraph)
		}
	}
	return paragraphs
}

func docxOf(t testing.TB, text string) []byte {
	var body strings.Builder
	for _, paragraph := range split(text) {
		body.WriteString(`<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>`)
		first, rest, _ := strings.Cut(paragraph, " ")
		for n, part := range []string{first, rest} {
			body.WriteString(`<w:r><w:t xml:space="preserve">` + strings.Repeat(" ", n))
			if err := xml.EscapeText(&body, []byte(part)); err != nil {
				t.Fatal(err)
			}
			body.WriteString(`</w:t></w:r>`)
		}
		body.WriteString("</w:p>")
	}
	return wordFile(t, body.String())
}

// wordFile puts the markup of a body into a Word document.
func wordFile(t testing.TB, body string) []byte {
	return zipOf(t, map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types/>`,
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>` + body + `</w:body></w:document>`,
	}, "[Content_Types].xml", "word/document.xml")
}

func zipOf(t testing.TB, files map[string]string, order ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range order {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(files[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const mailHead = "Received: from mx.example.org by mx2.example.org; Tue, 2 Jul 2024 09:12:01 +0200\r\nFrom: CERT <cert@example.org>\r\n" +
	"To: list@example.org\r\nSubject: =?utf-8?q?Incident_=C3=A0_signaler?=\r\nDate: Tue, 2 Jul 2024 09:12:00 +0200\r\nMIME-Version: 1.0\r\n"

func plainMailOf(_ testing.TB, text string) []byte {
	return []byte(mailHead + "Content-Type: multipart/alternative; boundary=XX\r\n\r\n--XX\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text +
		"\r\n--XX\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The other form.</p>\r\n--XX--\r\n")
}

func htmlMailOf(t testing.TB, text string) []byte {
	var out bytes.Buffer
	out.WriteString(mailHead + "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
	w := quotedprintable.NewWriter(&out)
	if _, err := w.Write([]byte("<html><body>" + paragraphsOf(text) + "</body></html>")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func latinMailOf(t testing.TB, text string) []byte {
	encoded := base64.StdEncoding.EncodeToString([]byte(latin(t, text)))
	var body strings.Builder
	for len(encoded) > 76 {
		body.WriteString(encoded[:76] + "\r\n")
		encoded = encoded[76:]
	}
	return []byte(mailHead + "Content-Type: multipart/mixed; boundary=\"a b\"\r\n\r\nA preamble.\r\n--a b\r\nContent-Type: text/plain; charset=windows-1252\r\n" +
		"Content-Transfer-Encoding: base64\r\n\r\n" + body.String() + encoded + "\r\n--a b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=x.txt\r\n\r\n" +
		"An attachment about the telephone, which was down on 1 May 2019.\r\n--a b--\r\n")
}

func latin(t testing.TB, text string) string {
	t.Helper()
	text, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// pdfOf sets a text in lines of 90 characters, with a step of a line and a half between paragraphs.
func pdfOf(t testing.TB, text string) []byte {
	var content strings.Builder
	content.WriteString("BT /F1 10 Tf 50 780 Td\n")
	for _, paragraph := range split(text) {
		step := 24
		for _, line := range wrapped(latin(t, paragraph), 90) {
			fmt.Fprintf(&content, "0 -%d Td (%s) Tj\n", step, escaped(line))
			step = 12
		}
	}
	content.WriteString("ET")
	return pdfFile("<< /Length %d >>", content.String())
}

var escaped = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace

func wrapped(text string, width int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}

// pdfFile makes a PDF of one page with that content; %d in the dictionary of the content is its length.
func pdfFile(dictionary, content string) []byte {
	if strings.Contains(dictionary, "%d") {
		dictionary = fmt.Sprintf(dictionary, len(content))
	}
	return pdfObjects(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		dictionary+"\nstream\n"+content+"\nendstream",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	)
}

func pdfObjects(objects ...string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	table := "0000000000 65535 f \n"
	for n, object := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", n+1, object)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table, len(objects)+1, start)
	return out.Bytes()
}
