package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader"
)

type inputFlags struct {
	Format string   `enum:"auto,report,markdown,html,pdf,docx,eml,json,jsonl" default:"auto" help:"Format of the inputs: report (plain text), markdown, html, pdf, docx, eml, json, jsonl, or auto to go by the name and the content."`
	Paths  []string `arg:"" name:"path" help:"Files, folders, zip archives, or - for standard input."`
}

type loadCommand struct {
	storeFlags
	inputFlags
	DryRun bool `help:"Read and check everything, write nothing."`
}

// Help is shown by load --help.
func (loadCommand) Help() string {
	return `Every document is kept as a source; documents of one incident become one incident. Loading the same again changes nothing.
What cannot be read is listed with its file, line and reason; the rest is loaded, and the exit code is 1. Reports are read in English and
French; of one in another language only the header's facts are loaded, with a warning.

Examples:
  incidentgraph load reports/                      # a folder of reports
  incidentgraph load page.html report.pdf mail.eml # and .docx, .md, or a .zip of these
  incidentgraph load incidents.jsonl other.json    # incident documents
  incidentgraph extract report.txt | incidentgraph load -
  incidentgraph load --store neo4j://localhost:7687 --dry-run reports/`
}

// Run loads the inputs.
func (l *loadCommand) Run(c *console) error {
	work := c.newReading(l.Format, l.Paths, "loading")
	if l.DryRun {
		return work.finish(func() (string, error) {
			count := 0
			err := work.reader.Incidents(c.ctx, work.inputs, func(*graph.Incident) error { count++; return nil })
			return fmt.Sprintf("dry run: %s could be loaded; nothing was written", counted(count, "document")), err
		})
	}
	return l.with(c, func(store graph.Store) error {
		return work.finish(func() (string, error) {
			s, err := loader.Import(c.ctx, store, work.reader, work.inputs)
			return fmt.Sprintf("%s: %d new, %d replaced, %d unchanged", counted(s.Added+s.Replaced+s.Unchanged, "document"), s.Added, s.Replaced, s.Unchanged), err
		})
	})
}

type electionsLoadCommand struct {
	storeFlags
	Paths []string `arg:"" name:"path" help:"Files of the calendar, or - for standard input."`
}

// Run loads the calendar.
func (l *electionsLoadCommand) Run(c *console) error {
	work := c.newReading("auto", l.Paths, "loading")
	return l.with(c, func(store graph.Store) error {
		return work.finish(func() (string, error) {
			count, err := loader.ImportElections(c.ctx, store, work.reader, work.inputs)
			return counted(count, "election") + " loaded", err
		})
	})
}

type extractCommand struct {
	inputFlags
	Explain bool `help:"Print for each fact the rule that found it, how it read the clause, and the clause, instead of documents."`
}

// Help is shown by extract --help.
func (extractCommand) Help() string {
	return `Reads the same inputs as load; documents that are no reports are passed on as they are.

Examples:
  incidentgraph extract report.txt | jq .services
  incidentgraph extract --explain report.txt
  incidentgraph extract reports/ > incidents.jsonl`
}

// Run prints the documents.
func (e *extractCommand) Run(c *console) error {
	work := c.newReading(e.Format, e.Paths, "extracting")
	out := bufio.NewWriter(c.out)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	accept := func(i *graph.Incident) error { return encoder.Encode(i) }
	if e.Explain {
		work.reader.Explain = func(i *graph.Incident, reasons []loader.Reason) { explain(out, i, reasons) }
		accept = func(*graph.Incident) error { return nil }
	}
	return work.finish(func() (string, error) {
		err := work.reader.Incidents(c.ctx, work.inputs, accept)
		if err == nil {
			err = out.Flush()
		}
		return "", err
	})
}

// explain prints the reasons for the facts of a report.
func explain(w io.Writer, i *graph.Incident, reasons []loader.Reason) {
	fmt.Fprintf(w, "%s (%s)\n", i.ID, i.Reports[0].File)
	printed := map[loader.Reason]bool{} // a rule can find a fact twice in one clause
	for _, r := range reasons {
		if printed[r] {
			continue
		}
		printed[r] = true
		fmt.Fprintf(w, "  %-28s %s, %s: %s\n", r.Field, r.Rule, r.Polarity, strings.Join(strings.Fields(r.Clause), " "))
	}
}

// maxListed is how many rejections of one input are listed before the rest is only counted.
const maxListed = 20

// reading is a run over inputs: it lists what is rejected, at most maxListed of one input, and shows progress.
type reading struct {
	console  *console
	reader   *loader.Reader
	inputs   []loader.Input
	bar      progress
	rejected map[string]int
	order    []string
}

func (c *console) newReading(format string, paths []string, what string) *reading {
	w := &reading{console: c, bar: noProgress{}, rejected: map[string]int{}}
	w.inputs = loader.FileInputs(paths, c.in, w.reject)
	total := int64(0)
	for _, input := range w.inputs {
		if total += input.Size; input.Name == "-" {
			total = -1
			break
		}
	}
	w.bar = c.onBusy(total, what)
	w.reader = &loader.Reader{
		Format: loader.Format(format), Now: c.now(), Reject: w.reject, Notice: w.warn, PDF: readPDF,
		Progress: func(n int) { _ = w.bar.Add(n) }, // a bar that cannot be drawn is no reason to stop
	}
	return w
}

func (w *reading) reject(r loader.Rejection) {
	w.rejected[r.Input]++
	switch count := w.rejected[r.Input]; {
	case count == 1:
		w.order = append(w.order, r.Input)
	case count > maxListed:
		return
	}
	_ = w.bar.Clear()
	fmt.Fprintf(w.console.err, "rejected %v\n", r)
}

func (w *reading) warn(input, note string) {
	_ = w.bar.Clear()
	fmt.Fprintf(w.console.err, "warning %s: %s\n", input, note)
}

// finish runs work, then prints its summary and how much was rejected; anything rejected is errRejected.
func (w *reading) finish(work func() (string, error)) error {
	summary, err := work()
	_ = w.bar.Finish()
	total := 0
	for _, input := range w.order {
		total += w.rejected[input]
		if more := w.rejected[input] - maxListed; more > 0 {
			fmt.Fprintf(w.console.err, "rejected %s: %d more like these\n", input, more)
		}
	}
	if total > 0 && summary != "" {
		summary += fmt.Sprintf("; %d rejected", total)
	}
	if summary != "" {
		fmt.Fprintln(w.console.err, summary)
	}
	if err == nil && total > 0 {
		return errRejected
	}
	return err
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
