// Package export writes what a store holds in the formats of others.
package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Incidents is what exporting needs of a store.
type Incidents interface {
	Incidents(ctx context.Context, q graph.IncidentQuery) (*graph.IncidentPage, error)
}

// Format is a way to write incidents.
type Format struct {
	Name      string // as --format and the address of an export take it
	Extension string // of a file, without the dot
	Media     string
	What      string // what it is, for a list of formats
	write     func(context.Context, Incidents, graph.Filter, io.Writer) error
}

// Formats holds all formats.
var Formats = []Format{
	{"jsonl", "jsonl", "application/jsonl; charset=utf-8", "incident documents, one a line, which load takes again", JSONL},
	{"csv", "csv", "text/csv; charset=utf-8; header=present", "a table, one row an incident", CSV},
	{"stix", "json", "application/stix+json;version=2.1", "a STIX 2.1 bundle", STIX},
	{"graphml", "graphml", "application/graphml+xml; charset=utf-8", "the graph, for Gephi, yEd and the like", GraphML},
	{"atom", "atom", "application/atom+xml; charset=utf-8", "an Atom feed", Atom},
}

// Named returns the format of that name. It is [graph.ErrInvalid] for another name.
func Named(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, graph.Invalid("format: %.40q is none of %s", name, strings.Join(names, ", "))
}

// Write writes the incidents that match f to w. What is in memory does not grow with their number, but for 16 bytes for each
// thing that a format must not repeat. On an error, what was written is no whole file of the format.
func (f Format) Write(ctx context.Context, store Incidents, filter graph.Filter, w io.Writer) error {
	err := buffered(w, func(out io.Writer) error { return f.write(ctx, store, filter, out) })
	if err != nil {
		return fmt.Errorf("export %s: %w", f.Name, err)
	}
	return nil
}

// buffered writes in large pieces, and nothing more after an error. The buffer is hidden from encoders, which would empty it after
// each element.
func buffered(w io.Writer, write func(io.Writer) error) error {
	out := bufio.NewWriter(w)
	if err := write(struct{ io.Writer }{out}); err != nil {
		return err
	}
	return out.Flush()
}

// pageSize is how many incidents are in memory at a time.
const pageSize = 100

// statements are what formats show that do not carry the texts of reports.
const statements = graph.AllRelations &^ graph.Reports

// each visits the incidents that match f, oldest first, then by id.
func each(ctx context.Context, store Incidents, f graph.Filter, with graph.Relation, visit func(*graph.Incident) error) error {
	q := graph.IncidentQuery{Filter: f, Order: graph.Oldest, Page: graph.Page{First: pageSize}, With: with}
	for more := true; more; {
		page, err := store.Incidents(ctx, q)
		if err != nil {
			return err
		}
		for _, i := range page.Incidents {
			if err := visit(i); err != nil {
				return fmt.Errorf("%s: %w", i.ID, err)
			}
			q.Page.After = q.Order.Cursor(i)
		}
		more = page.More
	}
	return nil
}
