package loader_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// TestExtractHolds makes reports of words of the vocabulary and of noise: whatever they say, the document is valid,
// its places are in the text, and it comes out the same again.
func TestExtractHolds(t *testing.T) {
	var words []string
	for _, e := range vocabulary.For("en").Entries() {
		for n := range 10 {
			words = append(words, written(e.Line, n))
		}
	}
	piece := rapid.OneOf(
		rapid.SampledFrom(words),
		rapid.SampledFrom([]string{
			". ", ", ", "; ", " — ", "\n", "\n\n", "|", ":", " and ", " Date: ", "Summary\n", "24 June 2024", "June 31", "the 13th", "8:30 AM",
			"Cyber Incident Victim: ", "Location:\nFrance\n", "750,000 dollars", "2023", "Mayor Ann Lee", "É", "e\u0301", "ß", "中", "𝔘", "'", "(", ")",
		}),
		rapid.StringN(0, 12, 40),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 60).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "joint"))
		report, err := loader.ParseReport("noise.txt", []byte(text))
		if err != nil {
			t.Skip(err)
		}
		if message := broken(report); message != "" {
			t.Fatal(message)
		}
	})
}

// written writes a line of the vocabulary with the nth of all its alternatives.
func written(line string, n int) string {
	return alternatives.ReplaceAllStringFunc(line, func(all string) string {
		choices := strings.Split(strings.Trim(all, "{}"), "|")
		return choices[n%len(choices)]
	})
}

var alternatives = regexp.MustCompile(`\{[^}]*\}`)

// broken says what a document of the report breaks, empty for nothing.
func broken(report *loader.Report) string {
	incident := loader.Extract(report)
	first, err := json.Marshal(incident)
	if err != nil {
		return err.Error()
	}
	if second, _ := json.Marshal(loader.Extract(report)); string(first) != string(second) {
		return "not the same twice: " + cmp.Diff(string(first), string(second))
	}
	if err := incident.Validate(now.AddDate(100, 0, 0)); err != nil {
		return err.Error()
	}
	for _, s := range incident.Services {
		if len(s.Evidence) == 0 {
			return "no evidence for " + string(s.Code)
		}
	}
	if !utf8.Valid(first) {
		return "not UTF-8"
	}
	return ""
}

func FuzzExtract(f *testing.F) {
	f.Add([]byte("Cyber Incident Victim: Town of X\nDate:\nMar 2023\nLocation:\nFrance\nSummary\nE-mail was down, but telephony was not affected."))
	f.Add([]byte("\ufeffThe mayor, Ann Lee, refused to pay 1.5 million dollars.\r\n\r\nOn May 3, 2023 at 4 p.m. it was restored."))
	f.Fuzz(func(t *testing.T, data []byte) {
		report, err := loader.ParseReport("fuzz.txt", data)
		if err != nil {
			return
		}
		if message := broken(report); message != "" {
			t.Error(message)
		}
	})
}

// TestSamplesAgreeWithTheirRecords holds the bundled cards to the incidents that they retell: victim, country and month
// make both one incident.
func TestSamplesAgreeWithTheirRecords(t *testing.T) {
	records := sampleRecords(t)
	cards, err := os.ReadDir("../samples/reports")
	if err != nil {
		t.Fatal(err)
	}
	retold := 0
	for _, card := range cards {
		data, err := os.ReadFile("../samples/reports/" + card.Name())
		if err != nil {
			t.Fatal(err)
		}
		record := records[strings.TrimSuffix(card.Name(), ".txt")]
		if record == nil {
			continue // a case of which the card is the only document
		}
		retold++
		got := extract(t, card.Name(), data)
		same := got.Victims[0].Name == record.Victims[0].Name && got.Place.Country == record.Place.Country
		if !same || got.Occurred.From[:7] != record.Occurred.From[:7] {
			t.Errorf("%s: %s, %s, %s is another incident than its record", card.Name(), got.Victims[0].Name, got.Place.Country, string(got.Occurred.From))
		}
		if got.DataImpact != record.DataImpact {
			t.Errorf("%s: data %s, the record has %s", card.Name(), got.DataImpact, record.DataImpact)
		}
	}
	if retold < 12 {
		t.Errorf("%d cards retell a record, want 12 or more", retold)
	}
}

func sampleRecords(t *testing.T) map[string]*graph.Incident {
	t.Helper()
	data, err := os.ReadFile("../samples/incidents.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	records := map[string]*graph.Incident{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		incident, err := graph.DecodeIncident([]byte(line), now)
		if err != nil {
			t.Fatal(err)
		}
		records[incident.ID] = incident
	}
	return records
}

func BenchmarkExtract(b *testing.B) {
	data, err := os.ReadFile("../samples/reports/anhalt-bitterfeld-2021-07.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		report, err := loader.ParseReport("b.txt", data)
		if err != nil {
			b.Fatal(err)
		}
		loader.Extract(report)
	}
}
