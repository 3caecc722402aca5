// Command extract measures the extraction of reports against labelled ones: precision, recall and F1 per field with
// 95 % intervals, the errors with their sentences on request, and how many reports a second one core reads.
//
//	go run ./bench/extract --gold labelled/gold.jsonl                 # reports beside it, as ID.txt
//	go run ./bench/extract --gold labelled/gold.jsonl --errors "services disrupted"
//	go run ./bench/extract --gold labelled/gold.jsonl --save before.json   # then change the rules, and
//	go run ./bench/extract --gold labelled/gold.jsonl --before before.json
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader"
)

type flags struct {
	Gold    string   `required:"" placeholder:"FILE" help:"Labels: incident documents, one a line, whose id is the name of the report."`
	Reports string   `placeholder:"DIR" help:"Folder of the reports; that of the labels if none is given."`
	Only    []string `placeholder:"ID" help:"Only these reports."`
	Errors  string   `placeholder:"FIELD" help:"List each report whose values of this field are wrong, with the clauses."`
	Save    string   `placeholder:"FILE" help:"Write the counts, for --before."`
	Before  string   `placeholder:"FILE" help:"Compare with counts that --save wrote."`
}

func main() {
	var f flags
	kong.Parse(&f, kong.Description("Measure the extraction of reports against labelled ones."))
	if err := run(f, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "extract: %v\n", err)
		os.Exit(1)
	}
}

func run(f flags, w io.Writer) error {
	if f.Errors != "" && !slices.ContainsFunc(fields, func(known field) bool { return known.name == f.Errors }) {
		return fmt.Errorf("--errors %q: no such field; run without it to see them", f.Errors)
	}
	cases, err := readCases(f)
	if err != nil {
		return err
	}
	var before map[string]*score
	if f.Before != "" {
		if err := readJSON(f.Before, &before); err != nil {
			return err
		}
	}
	scores := map[string]*score{}
	for _, known := range fields {
		scores[known.name] = &score{}
	}
	for _, c := range cases {
		c.compare(w, scores, f.Errors)
	}
	fmt.Fprintf(w, "%d labelled reports\n\n", len(cases))
	print(w, scores, before)
	speed(w, cases)
	if f.Save == "" {
		return nil
	}
	data, err := json.Marshal(scores)
	if err != nil {
		return err
	}
	return os.WriteFile(f.Save, data, 0o644)
}

// labelled is a report with its labels.
type labelled struct {
	report *loader.Report
	gold   *graph.Incident
}

func readCases(f flags) ([]labelled, error) {
	file, err := os.ReadFile(f.Gold)
	if err != nil {
		return nil, err
	}
	folder := f.Reports
	if folder == "" {
		folder = filepath.Dir(f.Gold)
	}
	var cases []labelled
	for line := range bytes.Lines(file) {
		gold := new(graph.Incident)
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if err := json.Unmarshal(line, gold); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Gold, err)
		}
		if len(f.Only) > 0 && !slices.Contains(f.Only, gold.ID) {
			continue
		}
		name := filepath.Join(folder, gold.ID+".txt")
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		report, err := loader.ParseReport(name, data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		cases = append(cases, labelled{report, gold})
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("%s: no labelled report", f.Gold)
	}
	return cases, nil
}

// compare counts the values of each field, and lists the errors of one.
func (c labelled) compare(w io.Writer, scores map[string]*score, errors string) {
	found, reasons := loader.Explain(c.report)
	for _, f := range fields {
		wrong, missed := scores[f.name].add(f.set(found), f.set(c.gold))
		if f.name != errors || len(wrong)+len(missed) == 0 {
			continue
		}
		fmt.Fprintf(w, "%s: wrong %q, missed %q\n", c.gold.ID, wrong, missed)
		for _, r := range reasons {
			if slices.ContainsFunc(wrong, func(value string) bool { return strings.Contains(r.Field, strings.Fields(value)[0]) }) {
				fmt.Fprintf(w, "    %s by %s, %s: %s\n", r.Field, r.Rule, r.Polarity, strings.Join(strings.Fields(r.Clause), " "))
			}
		}
	}
}

// speed extracts all reports again and again on this one goroutine for a second.
func speed(w io.Writer, cases []labelled) {
	size, count := 0, 0
	start := time.Now()
	for time.Since(start) < time.Second {
		for _, c := range cases {
			loader.Extract(c.report)
			size += len(c.report.Text)
			count++
		}
	}
	seconds := time.Since(start).Seconds()
	fmt.Fprintf(w, "\n%.0f reports a second on one core (%.1f KB each, %.2f MB/s)\n", float64(count)/seconds, float64(size)/float64(count)/1000, float64(size)/1e6/seconds)
}

func readJSON(name string, into any) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	return json.NewDecoder(bufio.NewReader(file)).Decode(into)
}
