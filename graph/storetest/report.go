package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

// addReport gives a document a report with that text and returns its index.
func addReport(i *graph.Incident, text string) int {
	sum := sha256.Sum256([]byte(text))
	i.Reports = append(i.Reports, &graph.Report{SHA256: hex.EncodeToString(sum[:]), File: i.ID + ".md", Text: text, Language: "fr", TLP: "GREEN"})
	return len(i.Reports) - 1
}

// quote returns the evidence of texts that stand in a report of i.
func quote(tb testing.TB, i *graph.Incident, report int, texts ...string) []graph.Evidence {
	tb.Helper()
	var evidence []graph.Evidence
	for _, text := range texts {
		start := strings.Index(i.Reports[report].Text, text)
		if start < 0 {
			tb.Fatalf("report %d of %s does not say %q", report, i.ID, text)
		}
		evidence = append(evidence, graph.Evidence{ReportIndex: report, Start: start, End: start + len(text)})
	}
	return evidence
}
