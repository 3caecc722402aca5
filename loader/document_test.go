package loader_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader"
)

const card = "Cyber Incident Victim: Town of Example\nDate: Mar 2023\nLocation: Ireland\nSummary\nThe website was unavailable on 3 March 2023.\n"

// run reads inputs, as "input: id" and "input: error" in the order in which they come.
func run(t *testing.T, r loader.Reader, inputs ...loader.Input) []string {
	t.Helper()
	var got []string
	r.Now = now
	r.Reject = func(rejection loader.Rejection) { got = append(got, rejection.Error()) }
	r.Notice = func(input, note string) { got = append(got, input+": "+note) }
	err := r.Incidents(t.Context(), inputs, func(i *graph.Incident) error {
		got = append(got, fmt.Sprintf("%s of %s", i.ID, i.Reports[0].File))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func input(name string, data string) loader.Input {
	return loader.Input{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(data)), nil }}
}

// TestFormatsAreFound: by the name, else by the first bytes, as of standard input.
func TestFormatsAreFound(t *testing.T) {
	page := "<!-- saved -->\n<!DOCTYPE HTML><title>x</title><p>" + strings.ReplaceAll(card, "\n", "<p>")
	mail := "Received: from x\nFrom: a@example.org\nSubject: x\n\n" + card
	tests := []struct{ name, data string }{
		{"card.txt", card},
		{"-", card},
		{"card.md", "# x\n\n" + card},
		{"CARD.HTML", page},
		{"page.htm", page},
		{"-", page},
		{"mail.eml", mail},
		{"-", mail},
		{"mail without a type", strings.ReplaceAll(mail, "\n", "\r\n")},
		{"page with a mark", "\ufeff" + page},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := run(t, loader.Reader{}, input(test.name, test.data))
			if len(got) != 1 || !strings.HasPrefix(got[0], "example-2023-03 of ") {
				t.Errorf("got %q", got)
			}
		})
	}
	if got := run(t, loader.Reader{Format: loader.HTML}, input("x.txt", page)); len(got) != 1 || !strings.Contains(got[0], "2023-03") {
		t.Errorf("as HTML by request: got %q", got)
	}
}

func archived(t testing.TB, files ...[2]string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range files {
		f, err := w.Create(file[0])
		if err == nil {
			_, err = io.WriteString(f, file[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestArchive(t *testing.T) {
	encrypted := []byte(archived(t, [2]string{"a.txt", card}))
	for _, header := range []string{"PK\x03\x04", "PK\x01\x02"} { // the flags stand 6 and 8 bytes into the headers
		at := bytes.Index(encrypted, []byte(header)) + 6 + 2*strings.Index(header, "\x02")/3
		encrypted[at] |= 1
	}
	many := make([][2]string, 10_001)
	for n := range many {
		many[n] = [2]string{fmt.Sprintf("%d.txt", n), ""}
	}
	tests := []struct {
		name, data string
		want       []string
	}{
		{
			"reports and documents", archived(t,
				[2]string{"a/", ""}, [2]string{"a/card.txt", card}, [2]string{"b.jsonl", `{"id":"x","occurred":{"from":"2023-06-31"}}`}, [2]string{"picture.png", "x"},
				[2]string{"__MACOSX/._card.txt", "x"}, [2]string{".hidden/card.txt", "x"}, [2]string{"README.md", "x"}, [2]string{"empty.txt", ""}),
			[]string{
				"example-2023-03 of card.txt",
				`in.zip/b.jsonl:1: occurred.from: date "2023-06-31": want YYYY, YYYY-MM or YYYY-MM-DD of a day that exists`,
				"in.zip/empty.txt: empty",
			},
		},
		{"names that lead elsewhere or to a terminal", archived(t, [2]string{"../../x\x1b[2J.txt", ""}, [2]string{`c:\y.txt`, ""}), []string{"in.zip/../../x?[2J.txt: empty", `in.zip/c:\y.txt: empty`}},
		{"archive in it", archived(t, [2]string{"b.zip", "PK\x03\x04"}), []string{"in.zip/b.zip: an archive within an archive is not read"}},
		{"encrypted", string(encrypted), []string{"in.zip/a.txt: encrypted; unpack it with its password"}},
		{"nothing for us", archived(t, [2]string{"picture.png", "x"}), []string{"in.zip: an archive without reports or documents (.txt .md .html .htm .pdf .docx .eml .zip .json .jsonl)"}},
		{"broken", "PK\x03\x04 and noise", []string{"in.zip: archive: broken: zip: not a valid zip file"}},
		{"too many", archived(t, many...), []string{"in.zip: archive: 10001 files, at most 10000 are read"}},
		{"a bomb", archived(t, [2]string{"a.txt", strings.Repeat("a", 9<<20)}, [2]string{"b.txt", strings.Repeat("a b ", 5<<20)}), []string{
			"in.zip/a.txt: archive: holds more than 10 MB, or than its 200 bytes each stand for",
			"in.zip/b.txt: archive: holds more than 10 MB, or than its 200 bytes each stand for",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, run(t, loader.Reader{}, input("in.zip", test.data))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestArchiveFiles reads an archive from disk and from a stream, and each counts its bytes once.
func TestArchiveFiles(t *testing.T) {
	data := archived(t, [2]string{"a.txt", card})
	file := filepath.Join(t.TempDir(), "in.zip")
	if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	read := 0
	r := loader.Reader{Progress: func(n int) { read += n }}
	inputs := loader.FileInputs([]string{file, "-"}, strings.NewReader(data), nil)
	if got := run(t, r, inputs...); len(got) != 2 || got[0] != got[1] {
		t.Errorf("got %q", got)
	}
	if read < len(data) || read > 5*len(data) {
		t.Errorf("counted %d bytes of two archives of %d", read, len(data))
	}
}

// TestPDFElsewhere: the program reads a PDF in another process; what that does is passed on.
func TestPDFElsewhere(t *testing.T) {
	r := loader.Reader{PDF: func(_ context.Context, data []byte) ([]string, error) {
		if bytes.Contains(data, []byte("bad")) {
			return nil, graph.Invalid("PDF: broken")
		}
		return []string{card}, nil
	}}
	got := run(t, r, input("good.pdf", "%PDF-1.4\x00"), input("-", "%PDF-1.4 bad"))
	if len(got) != 2 || !strings.HasSuffix(got[0], " of good.pdf") || got[1] != "-: PDF: broken" {
		t.Errorf("got %q", got)
	}
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(archived(f, [2]string{"a.txt", card}, [2]string{"b.html", "<p>x"}, [2]string{"c.json", "{}"})))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		run(t, loader.Reader{}, input("in.zip", string(data)))
	})
}
