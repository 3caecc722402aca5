package plaintext_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader/plaintext"
)

// now bounds the dates of the tests' documents.
var now = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// parsers are those of the package by the names that tests give them.
var parsers = map[string]func([]byte) ([]string, error){
	"HTML": plaintext.HTML, "Markdown": plaintext.Markdown, "DOCX": plaintext.DOCX, "Mail": plaintext.Mail,
	"PDF": func(data []byte) ([]string, error) {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		return plaintext.PDF(ctx, data)
	},
}

func TestTexts(t *testing.T) {
	tests := []struct {
		name, parser string
		data         []byte
		want         []string
	}{
		{"page without an article", "HTML", []byte("<p>One<br>two</p><div>three <b>four</b></div>"), []string{"One\ntwo\n\nthree four"}},
		{"entries of a list are apart", "HTML", []byte("<ul><li>E-mail</li><li>Telephony</li></ul>"), []string{"E-mail\n\nTelephony"}},
		{"what is no text", "HTML", []byte("<style>p{}</style><script>a<b</script><p>Text</p><noscript>no</noscript><p hidden>x</p><p style='display: none'>y</p>"), []string{"Text"}},
		{"entities", "HTML", []byte("<p>caf&eacute;&nbsp;&lt;1&gt; co&shy;operate</p>"), []string{"café <1> cooperate"}},
		{"declared charset", "HTML", []byte("<html><head><meta charset=iso-8859-15></head><body>caf\xe9 \xa4</body>"), []string{"café €"}},
		{"no charset and no UTF-8", "HTML", []byte("<p>caf\xe9</p>"), []string{"café"}},
		{"UTF-16", "HTML", []byte("\xff\xfe<\x00p\x00>\x00\xe9\x00"), []string{"é"}},

		{"headings and links", "Markdown", []byte("# Title\nSome *text* with [a link](https://example.org).\nNext line.\n\n- one\n- two\n"), []string{"Title\n\nSome text with a link.\nNext line.\n\none\n\ntwo"}},
		{"code, tables and HTML", "Markdown", []byte("| a | b |\n|---|---|\n\n```\ncode\n```\n\n<div>block</div>\n\n<https://example.org> &amp; <b>in</b>line"), []string{"| a | b |\n|---|---|\n\ncode\n\nblock\n\nhttps://example.org & inline"}},

		{"runs, tabs and breaks", "DOCX", wordFile(t, `<w:p><w:r><w:t>Victim:</w:t><w:tab/><w:t>X</w:t><w:br/><w:t>Y</w:t></w:r></w:p><w:p/>`), []string{"Victim:\tX\nY"}},
		{"cells, deletions, drawings and fallbacks", "DOCX", wordFile(t, `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Date</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>May</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`+
			`<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><a:t>drawn</a:t><mc:AlternateContent><mc:Choice><w:t>box</w:t></mc:Choice><mc:Fallback><w:t>box</w:t></mc:Fallback></mc:AlternateContent></w:p>`), []string{"Date\n\nMay\n\nbox"}},

		{"subject and day", "Mail", []byte("From a@example.org Tue Jul  2\nSubject: =?iso-8859-1?q?D=E9faut?=\nDate: Tue, 2 Jul 2024 23:30:00 -0700\n\nText.\n"), []string{"Défaut\n\nSent: 2024-07-02\n\nText."}},
		{"plain is preferred", "Mail", plainMailOf(t, "Text."), []string{"Incident à signaler\n\nSent: 2024-07-02\n\nText."}},
		{"HTML if the plain part is blank", "Mail", plainMailOf(t, " "), []string{"Incident à signaler\n\nSent: 2024-07-02\n\nThe other form."}},
		{"latin-1, attachment left out", "Mail", latinMailOf(t, "Été — “x”"), []string{"Incident à signaler\n\nSent: 2024-07-02\n\nÉté — “x”"}},
		{"forwarded message", "Mail", []byte("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: message/rfc822\n\nSubject: Inner\n\nIt was down.\n--b--\n"), []string{"See below.\n\nIt was down."}},
		{"broken off", "Mail", []byte("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHalf a mess"), []string{"Half a mess"}},
		{"no charset and no UTF-8", "Mail", []byte("Subject: x\n\ncaf\xe9"), []string{"x\n\ncafé"}},

		{"lines and paragraphs", "PDF", pdfOf(t, strings.Repeat("word ", 20)+"\n\nNext (one) – été.\n"), []string{strings.TrimSpace(strings.Repeat("word ", 18)) + "\nword word\n\nNext (one) – été."}},
		{"spaces by position, a hyphen at the end of a line", "PDF", pdfFile("<< /Length %d >>", "BT /F1 10 Tf 50 700 Td [(two)-400(words and regis)] TJ (-) Tj 0 -12 Td (try) ' ET"), []string{"two words and registry"}},
		{"PDF 2.0 and bytes around it", "PDF", []byte("\n" + strings.Replace(string(pdfOf(t, "Text.")), "%PDF-1.4\n", "%PDF-2.0\n", 1) + "\x00\x00"), nil},
	}
	for _, test := range tests {
		t.Run(test.parser+"/"+test.name, func(t *testing.T) {
			got, err := parsers[test.parser](test.data)
			if test.want == nil {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestArticle: what surrounds an article is not read first, but is there if the article lacks a card's header.
func TestArticle(t *testing.T) {
	sentence := "The municipal website was unavailable for three days, while the staff, who had gone back to paper, served residents at the counters. "
	page := "<html><head><title>Attack on a town</title></head><body><nav><a href=/>Home</a> <a href=/a>About</a></nav><div class=sidebar>Related: other towns</div>" +
		"<article><p>" + strings.Repeat(sentence, 4) + "</p><p>" + strings.Repeat(sentence, 4) + "</p></article><footer>Imprint</footer></body></html>"
	texts, err := plaintext.HTML([]byte(page))
	if err != nil || len(texts) != 2 {
		t.Fatalf("got %d texts, %v: want the article and the page", len(texts), err)
	}
	if strings.Contains(texts[0], "Home") || strings.Contains(texts[0], "Imprint") || !strings.HasPrefix(texts[0], "Attack on a town\n\nThe municipal") {
		t.Errorf("the article reads %q", texts[0])
	}
	if !strings.Contains(texts[1], "Home") || !strings.Contains(texts[1], "Imprint") {
		t.Errorf("the page reads %q", texts[1])
	}
}

func TestRefused(t *testing.T) {
	encrypted := strings.Replace(string(pdfOf(t, "Text.")), "/Root 1 0 R", "/Root 1 0 R /ID [(a) (a)] /Encrypt << /Filter /Standard /V 5 /R 6 >>", 1)
	nested := "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: multipart/mixed; boundary=b\n\n", 50)
	tests := []struct {
		name, parser string
		data         []byte
		want         string
	}{
		{"nothing to read", "HTML", []byte("<html><script>x</script></html>"), "HTML: holds no text"},
		{"nothing to read", "Markdown", []byte("[](x)"), "Markdown: holds no text"},
		{"not UTF-8", "Markdown", []byte("caf\xe9"), "not valid UTF-8"},
		{"no archive", "DOCX", []byte("PK\x03\x04 and noise"), "Word: broken"},
		{"old or encrypted", "DOCX", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "Word: encrypted, or of the old format"},
		{"a spreadsheet", "DOCX", zipOf(t, map[string]string{"xl/workbook.xml": "<x/>"}, "xl/workbook.xml"), "holds no document"},
		{"broken XML", "DOCX", wordFile(t, "<w:p>"), "Word: broken"},
		{"no paragraphs", "DOCX", wordFile(t, ""), "Word: holds no text"},
		{"no header", "Mail", []byte("no header at all\nor other\n"), "e-mail: its headers cannot be read"},
		{"no boundary", "Mail", []byte("Content-Type: multipart/mixed\n\n--b\n\nText"), "has no boundary"},
		{"parts without end", "Mail", []byte(nested), "e-mail: "},
		{"picture only", "Mail", []byte("Content-Type: image/png\n\nxyz"), "e-mail: holds no text"},
		{"unknown charset", "Mail", []byte("Content-Type: text/plain; charset=x-klingon\n\ncaf\xe9"), `its charset "x-klingon" is not known`},
		{"bad base64", "Mail", []byte("Content-Transfer-Encoding: base64\n\n%%%%"), "cannot be decoded"},
		{"noise", "PDF", []byte("%PDF-1.4\nnoise noise noise\n%%EOF"), "PDF: broken"},
		{"cut off", "PDF", pdfOf(t, "Text.")[:200], "PDF: broken"},
		{"a scan", "PDF", pdfFile("<< /Length %d >>", "q 100 0 0 100 0 0 cm Q"), "PDF: holds no text (a scan?)"},
		{"encrypted", "PDF", []byte(encrypted), "PDF: encrypted"},
	}
	for _, test := range tests {
		t.Run(test.parser+"/"+test.name, func(t *testing.T) {
			_, err := parsers[test.parser](test.data)
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one line with %q", err, test.want)
			}
		})
	}
}

// TestHostile: what is made to take memory, time or the stack is refused, or read. The inputs are as large as it takes for a
// parser without its bounds to exhaust the stack, or to take minutes.
func TestHostile(t *testing.T) {
	bomb := strings.Repeat("<w:p><w:t>"+strings.Repeat("a", 1000)+"</w:t></w:p>", 11_000)
	tests := []struct {
		name, parser string
		data         []byte
		want         string // in the error or in the text
	}{
		{"100,000 nested elements", "HTML", []byte(strings.Repeat("<div>", 100_000) + "<p>Text"), "Text"},
		{"300,000 unclosed tags", "HTML", []byte("Text" + strings.Repeat("<b>", 300_000)), "Text"},
		{"50,000 cells", "HTML", []byte("<table>" + strings.Repeat("<tr><td>x", 50_000)), "x"},
		{"a megabyte of an attribute", "HTML", []byte("<p a='" + strings.Repeat("x", 1_000_000) + "'>Text"), "Text"},
		{"nested quotes and lists", "Markdown", []byte(strings.Repeat("> ", 9_000) + "Text"), "Text"},
		{"300,000 brackets", "Markdown", []byte(strings.Repeat("[", 300_000) + "Text"), "Text"},
		{"600,000 bytes of emphasis", "Markdown", []byte(strings.Repeat("a_b*c ", 100_000) + "Text"), "Text"},
		{"11 MB packed small", "DOCX", wordFile(t, bomb), "Word: holds more than 10 MB of text"},
		{"200,000 nested elements", "DOCX", wordFile(t, strings.Repeat("<w:p>", 200_000)), "Word: broken"},
		{"10,000 parts", "Mail", []byte("Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nx\n", 10_000)), "x"},
		{"pages within themselves", "PDF", pdfObjects("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1000 /Kids [2 0 R 2 0 R] >>"), "PDF: "},
		{"a page that is its own parent", "PDF", pdfObjects("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 3 0 R /Contents 3 0 R >>"), "PDF: "},
		{"a million pages", "PDF", pdfObjects("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1000000 /Kids [] >>"), "PDF: 1000000 pages"},
		{"nested arrays", "PDF", pdfFile("<< /Length %d >>", strings.Repeat("[", 2_000_000)), "PDF: "},
		{"nested objects", "PDF", pdfObjects("<< /Type /Catalog /Pages " + strings.Repeat("[", 2_000_000) + " >>"), "PDF: "},
		{"a table of 10^12 objects", "PDF", []byte(strings.Replace(string(pdfOf(t, "Text.")), "xref\n0 6", "xref\n1000000000000 6", 1)), "PDF: broken"},
		{"a length that is itself", "PDF", pdfFile("<< /Length 4 0 R >>", "BT ET"), "PDF: "},
	}
	for _, test := range tests {
		t.Run(test.parser+"/"+test.name, func(t *testing.T) {
			texts, err := parsers[test.parser](test.data)
			if got := fmt.Sprint(err, texts); !strings.Contains(got[max(0, len(got)-1000):]+got[:min(1000, len(got))], test.want) {
				t.Errorf("got %.200s, want %q", got, test.want)
			}
		})
	}
}

// TestPDFStops: a PDF is read no longer than asked.
func TestPDFStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := plaintext.PDF(ctx, pdfOf(t, "Text.")); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "takes too long") {
		t.Errorf("got %v", err)
	}
}

func FuzzHTML(f *testing.F) { fuzz(f, "HTML", pageOf(f, "Text."), []byte("<p>a<table><b>c</table>")) }

func FuzzMarkdown(f *testing.F) {
	fuzz(f, "Markdown", []byte("# a\n- [b](c)\n> d\n\n```\ne"), []byte("<div>\n|a|b|"))
}

func FuzzPDF(f *testing.F) {
	fuzz(f, "PDF", pdfOf(f, "Text."), pdfFile("<< /Length %d >>", "BT /F1 1 Tf (a) Tj"))
}

func FuzzMail(f *testing.F) {
	fuzz(f, "Mail", plainMailOf(f, "Text."), htmlMailOf(f, "Text."), latinMailOf(f, "Text."))
}

// FuzzDOCX makes files, and the markup in files that are whole: a digest would keep the fuzzer from that.
func FuzzDOCX(f *testing.F) {
	f.Add(docxOf(f, "Text."))
	f.Add([]byte("<w:p><w:r><w:t>a</w:t><w:tab/></w:r></w:p>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, "DOCX", data)
		check(t, "DOCX", wordFile(t, string(data)))
	})
}

func fuzz(f *testing.F, parser string, seeds ...[]byte) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, parser, data) })
}

// check holds a parser to what it promises: text that is plain, or an error of one line.
func check(t *testing.T, parser string, data []byte) {
	texts, err := parsers[parser](data)
	if err != nil {
		if !errors.Is(err, graph.ErrInvalid) || strings.Contains(err.Error(), "\n") {
			t.Errorf("error %q", err)
		}
		return
	}
	for _, text := range texts {
		if text == "" || !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\r\x1b") || strings.Contains(text, "\n\n\n") {
			t.Errorf("text %q", text)
		}
	}
}
