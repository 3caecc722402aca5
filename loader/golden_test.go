package loader_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader"
)

var update = flag.Bool("update", false, "rewrite the golden documents of testdata/*.txtar")

// now bounds the dates of the tests' documents.
var now = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// TestGolden compares the document of each report with the one beside it.
func TestGolden(t *testing.T) {
	files := goldenFiles(t)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive := readArchive(t, file)
			got := document(t, extract(t, "report.txt", archive.Files[0].Data))
			if *update {
				archive.Files[1].Data = got
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), string(got)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func goldenFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden reports in testdata: %v", err)
	}
	return files
}

func readArchive(t *testing.T, file string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) != 2 || archive.Files[0].Name != "report.txt" || archive.Files[1].Name != "want.json" {
		t.Fatalf("%s: want report.txt and want.json", file)
	}
	return archive
}

// extract reads a report that must be valid, and so must its document be.
func extract(t testing.TB, file string, data []byte) *graph.Incident {
	t.Helper()
	report, err := loader.ParseReport(file, data)
	if err != nil {
		t.Fatal(err)
	}
	incident := loader.Extract(report)
	if err := incident.Validate(now); err != nil {
		t.Fatalf("the document is not valid: %v", err)
	}
	return incident
}

// document writes an incident for people to read: indented, and without the text of its report, which stands above it.
func document(t *testing.T, incident *graph.Incident) []byte {
	t.Helper()
	for _, r := range incident.Reports {
		r.Text = ""
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(incident); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
