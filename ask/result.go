package ask

import (
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Result is the answer to a question, read from what its query returned.
type Result struct {
	Answer string
	Rows   []Row
	// Total is the number of all incidents that match; nil where the answer is no list of incidents.
	Total    *int
	Table    *Table
	Coverage *Coverage
}

// Row is something that answers a question. IncidentID is empty for a chain.
type Row struct {
	IncidentID string
	Title      string
	Value      string
	Match      graph.Match
	Evidence   []Evidence
	Sources    []*graph.Source
}

// Evidence is a place in a report that says something.
type Evidence struct {
	Quote  string
	Start  int
	End    int
	Report *graph.Report
}

// Table holds figures.
type Table struct {
	Columns []Column
	Rows    []TableRow
}

// Column is the head of a column.
type Column struct {
	Name    string
	Numeric bool
}

// TableRow holds the cells of a row; nil where there is no number. Filter is the GraphQL input that selects the incidents behind it, nil
// if none does.
type TableRow struct {
	Cells  []*string
	Filter any
}

// Coverage says how many incidents an answer rests on.
type Coverage struct {
	Matching, Answerable, Silent int
	Dataset                      Dataset
}

// Dataset is what a store holds.
type Dataset struct {
	Incidents   int
	From, Until graph.Date
}

// Read makes a result of what the query of the plan returned, as JSON.
func (p *Plan) Read(data []byte) (*Result, error) {
	r, err := p.shape.read(p.language, data)
	if err != nil {
		return nil, fmt.Errorf("ask: reading the answer of a query: %w", err)
	}
	return r, nil
}

// found says how many incidents there are.
func found(l *language, total, shown int) string {
	switch {
	case total == 0:
		return l.say("none found")
	case shown < total:
		return l.say("shown", total, shown)
	}
	return l.count("found", total)
}
