package resolvers

import (
	"context"
	"maps"

	"github.com/incidentgraph/incidentgraph/ask"
	"github.com/incidentgraph/incidentgraph/graph"
)

// Answer is the answer to a question.
type Answer struct {
	*ask.Reading
	Answered  bool
	Answer    string
	Query     string
	Variables any
	Filter    any
	Rows      []*AnswerRow
	Total     *int
	Table     *ask.Table
	Coverage  *Coverage
}

// AnswerRow is something that answers a question.
type AnswerRow struct {
	IncidentID string
	Value      string
	Match      *graph.Match
	Evidence   []graph.Evidence
	Sources    []*graph.Source
}

// Ask reads a question, runs the query that answers it against this very schema, and makes the answer of what that returns.
func (r query) Ask(ctx context.Context, question string, first *int32) (*Answer, error) {
	limit, err := page(ctx, first, nil)
	if err != nil {
		return nil, err
	}
	reading, err := ask.Read(ctx, question, knownNames{r.Store})
	if err != nil {
		return nil, err
	}
	answer := &Answer{Reading: reading, Answer: reading.Refusal, Rows: []*AnswerRow{}}
	if reading.Plan == nil {
		return answer, nil
	}
	plan := reading.Plan
	variables := maps.Clone(plan.Variables)
	if _, limited := variables[ask.Limit]; limited {
		variables[ask.Limit] = limit.First
	}
	data, err := execute(ctx, r.schema, plan.Query, variables)
	if err != nil {
		return nil, err
	}
	result, err := plan.Read(data)
	if err != nil {
		return nil, err
	}
	answer.Answered, answer.Query, answer.Variables, answer.Filter = true, plan.Query, variables, variables["filter"]
	answer.fill(result, limit.First)
	return answer, nil
}

func (a *Answer) fill(r *ask.Result, limit int) {
	a.Answer, a.Total, a.Table = r.Answer, r.Total, r.Table
	if c := r.Coverage; c != nil {
		a.Coverage = &Coverage{c.Matching, c.Answerable, c.Silent, &graph.Dataset{Incidents: c.Dataset.Incidents, From: c.Dataset.From, Until: c.Dataset.Until}}
	}
	for _, row := range r.Rows[:min(len(r.Rows), limit)] {
		shown := &AnswerRow{IncidentID: row.IncidentID, Value: row.Value, Sources: row.Sources}
		if row.Match != "" {
			shown.Match = &row.Match
		}
		for _, e := range row.Evidence {
			shown.Evidence = append(shown.Evidence, graph.Evidence{Quote: e.Quote, Start: e.Start, End: e.End, Report: e.Report})
		}
		a.Rows = append(a.Rows, shown)
	}
}

// Incident is the incident of a row, with what is selected of it; all rows are one call.
func (answerRow) Incident(ctx context.Context, of *AnswerRow) (*graph.Incident, error) {
	if of.IncidentID == "" {
		return nil, nil
	}
	return incidentOf(ctx, of.IncidentID)
}
