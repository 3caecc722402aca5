package export_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/export"
	"github.com/incidentgraph/incidentgraph/graph"
)

// table reads an export as rows by column.
func table(t *testing.T, data []byte) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for n, column := range export.Columns {
			if rows[0][n] != column.Name {
				t.Fatalf("column %d is %q, want %q", n, rows[0][n], column.Name)
			}
			cells[column.Name] = row[n]
		}
		all = append(all, cells)
	}
	return all
}

func TestCSVHasARowForEachIncident(t *testing.T) {
	store, incidents := filled(t)
	rows := table(t, written(t, store, "csv", graph.Filter{}))
	var got, want []string
	for _, row := range rows {
		got = append(got, strings.TrimPrefix(row["id"], "'"))
	}
	for _, i := range incidents {
		want = append(want, i.ID)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ids: -want +got\n%s", diff)
	}
	for n, i := range incidents {
		var out []string
		for _, s := range i.Services {
			if s.Status == graph.Disrupted || s.Status == graph.Restored {
				out = append(out, string(s.Code))
			}
		}
		slices.Sort(out)
		cell := strings.Split(rows[n]["disrupted"], "; ")
		slices.Sort(cell)
		if diff := cmp.Diff(slices.Compact(append([]string{}, out...)), slices.DeleteFunc(cell, func(s string) bool { return s == "" })); diff != "" {
			t.Errorf("%s: disrupted: -want +got\n%s", i.ID, diff)
		}
		if from := rows[n]["occurred_from"]; from != string(i.Occurred.From) {
			t.Errorf("%s: occurred from %q", i.ID, from)
		}
	}
}

// No cell begins as a formula does, and without the apostrophe each is what the document says.
func TestCSVHoldsNoFormulas(t *testing.T) {
	store, _ := filled(t)
	rows := table(t, written(t, store, "csv", graph.Filter{}))
	found := false
	for _, row := range rows {
		for name, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n ") {
				t.Errorf("%s of %s: %q", name, row["id"], cell)
			}
		}
		if row["id"] != "'=1+1" {
			continue
		}
		found = true
		for name, want := range map[string]string{
			"title": `'=HYPERLINK("https://evil.example.org")`, "summary": "' -2; <b>&amp;</b>\u0001\nsecond line", "campaign": "''quoted",
			"victims": `'@SUM(A1), Town; Town "two"`, "tlp": "RED", "related": "bare; absent",
		} {
			if row[name] != want {
				t.Errorf("%s: got %q, want %q", name, row[name], want)
			}
		}
	}
	if !found {
		t.Error("the hostile document is not there")
	}
}

func TestDocumentedColumns(t *testing.T) {
	document, err := os.ReadFile("../docs/exports.md")
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, column := range export.Columns {
		fmt.Fprintf(&want, "| `%s` | %s |\n", column.Name, column.Meaning)
	}
	if !strings.Contains(string(document), want.String()) {
		t.Errorf("docs/exports.md lacks this table:\n%s", want.String())
	}
	for _, format := range export.Formats {
		if row := "| `" + format.Name + "` |"; !strings.Contains(string(document), row) {
			t.Errorf("docs/exports.md lacks %q", row)
		}
	}
}
