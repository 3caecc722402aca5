package plaintext_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader"
)

// TestFormatsGiveTheSameFacts reads the reports of the golden tests in every format.
func TestFormatsGiveTheSameFacts(t *testing.T) {
	files, err := filepath.Glob("../testdata/*.txtar")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d reports, want some: %v", len(files), err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(archive.Files[0].Data)
		want := facts(t, "report.txt", []byte(text))
		for name, write := range fixtures {
			t.Run(filepath.Base(file)+"/"+name, func(t *testing.T) {
				if diff := cmp.Diff(want, facts(t, name, write(t, text))); diff != "" {
					t.Errorf("(-as text +as %s)\n%s", name, diff)
				}
			})
		}
	}
}

var formats = map[string]loader.Format{
	".txt": loader.Prose, ".md": loader.Markdown, ".html": loader.HTML, ".pdf": loader.PDF, ".docx": loader.DOCX, ".eml": loader.Mail,
}

// facts is what a report says but for the places at which it does. It checks what no format may change.
func facts(t *testing.T, name string, data []byte) map[string]any {
	t.Helper()
	report, err := loader.ParseDocument(t.Context(), "folder/"+name, formats[path.Ext(name)], data)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	if report.SHA256 != hex.EncodeToString(sum[:]) || report.File != name {
		t.Errorf("got file %s, sha256 %s: want those of the input", report.File, report.SHA256)
	}
	incident := loader.Extract(report)
	if incident.Reports[0].Text != report.Text {
		t.Error("the stored text is not the one that was read")
	}
	incident.Reports, incident.EvidenceOf = nil, nil
	encoded, err := json.Marshal(incident)
	if err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(encoded, &document); err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(document["id"].(string), "report-") {
		delete(document, "id") // is made of the digest
	}
	return withoutPlaces(document).(map[string]any)
}

// withoutPlaces drops evidence and the ends of lines.
func withoutPlaces(value any) any {
	switch v := value.(type) {
	case map[string]any:
		delete(v, "evidence")
		for key, inner := range v {
			v[key] = withoutPlaces(inner)
		}
	case []any:
		for n, inner := range v {
			v[n] = withoutPlaces(inner)
		}
	case string:
		return strings.Join(strings.Fields(v), " ")
	}
	return value
}

// TestEvidenceIsInTheText holds the quotes of a report that was no plain text to its text.
func TestEvidenceIsInTheText(t *testing.T) {
	const text = "Cyber Incident Victim: Mairie d'Exemple\nDate: Mar 2023\nLocation: France\nSummary\nThe mayor's website was unavailable — “fully” — on 3 March 2023."
	for name, write := range fixtures {
		report, err := loader.ParseDocument(t.Context(), name, formats[path.Ext(name)], write(t, text))
		if err != nil {
			t.Fatal(name, err)
		}
		incident := loader.Extract(report)
		if err := incident.Validate(now); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		at := slices.IndexFunc(incident.EvidenceOf, func(e *graph.FieldEvidence) bool { return e.Field == "/victims/0/name" })
		if at < 0 {
			t.Errorf("%s: no evidence for the victim", name)
			continue
		}
		if e := incident.EvidenceOf[at]; report.Text[e.Start:e.End] != "Mairie d'Exemple" {
			t.Errorf("%s: the evidence for the victim is %q", name, report.Text[e.Start:e.End])
		}
	}
}
