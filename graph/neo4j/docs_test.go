package neo4j_test

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/neo4j"
)

// example is a query of docs/neo4j.md and the table of its answer.
var example = regexp.MustCompile("(?s)```cypher\n(.*?)```\n\n(\\|.*?)\n\n")

// The document shows queries with their answers over the bundled samples. Both must hold.
func TestDocumentedQueries(t *testing.T) {
	document, err := os.ReadFile("../../docs/neo4j.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := example.FindAllStringSubmatch(string(document), -1)
	if want := strings.Count(string(document), "```cypher"); len(examples) != want || want == 0 {
		t.Fatalf("%d queries with an answer, want all %d", len(examples), want)
	}
	store := open(t)
	loadSamples(t, store)
	for _, e := range examples {
		first, _, _ := strings.Cut(e[1], "\n")
		t.Run(first, func(t *testing.T) {
			if diff := cmp.Diff(e[2], table(run(t, e[1], nil))); diff != "" {
				t.Errorf("the document and the answer differ: -document +answer\n%s", diff)
			}
		})
	}
}

func loadSamples(t *testing.T, store *neo4j.Store) {
	t.Helper()
	now := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	var incidents []*graph.Incident
	var elections []*graph.Election
	eachLine(t, "../../samples/incidents.jsonl", func(line []byte) error {
		i, err := graph.DecodeIncident(line, now)
		incidents = append(incidents, i)
		return err
	})
	eachLine(t, "../../samples/elections.jsonl", func(line []byte) error {
		e, err := graph.DecodeElection(line, now)
		elections = append(elections, e)
		return err
	})
	put(t, store, incidents...)
	if err := store.PutElections(t.Context(), elections...); err != nil {
		t.Fatal(err)
	}
}

func eachLine(t *testing.T, path string, read func([]byte) error) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for lines.Scan() {
		if err := read(lines.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
}

// table writes records as Markdown does.
func table(records []*driver.Record) string {
	if len(records) == 0 {
		return "no rows"
	}
	rows := []string{tableRow(records[0].Keys), tableRow(strings.Fields(strings.Repeat("--- ", len(records[0].Keys))))}
	for _, record := range records {
		cells := make([]string, len(record.Values))
		for n, value := range record.Values {
			cells[n] = fmt.Sprint(value)
			if list, ok := value.([]any); ok {
				cells[n] = strings.Trim(strings.Join(strings.Fields(fmt.Sprint(list)), ", "), "[]")
			}
		}
		rows = append(rows, tableRow(cells))
	}
	return strings.Join(rows, "\n")
}

func tableRow(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }
