package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/resolvers"
)

type askCommand struct {
	storeFlags
	Question []string `arg:"" help:"The question, in English or French."`
	First    int      `default:"20" help:"The most rows, 1 to 100; a table has all of its rows."`
	JSON     bool     `name:"json" help:"Print the answer as JSON: the fields of the GraphQL type Answer."`
}

// Help is shown by ask --help.
func (askCommand) Help() string {
	return `A grammar turns the question into a GraphQL query, which is shown beneath the answer with all that was understood. Nothing is guessed: a
question with a word that is not known is not answered, but says so and offers near ones; the exit code is then 1.

Examples:
  incidentgraph ask "which incidents disrupted elections?"
  incidentgraph ask "incidents per month since 2020 in Germany"
  incidentgraph ask "which services kept running while telephony was down"
  incidentgraph ask "quelles communes de France ont été touchées en juin 2024 ?"
  incidentgraph ask --json "which victims said no data was stolen" | jq .rows`
}

// askQuery selects all of an answer.
const askQuery = `query($question: String!, $first: Int) {
  ask(question: $question, first: $first) {
    question language answered answer
    understood { words meaning without }
    ignored
    corrections { written read }
    query variables filter total
    rows {
      incident { id title }
      value match
      evidence { quote start end report { id file } }
      sources { url title publishedOn }
    }
    table { columns { name numeric } rows { cells filter } }
    coverage { matching answerable silent dataset { incidents from until note } }
    suggestions
  }
}`

// answer is what askQuery returns.
type answer struct {
	Answered    bool
	Answer      string
	Understood  []struct{ Words, Meaning string }
	Ignored     []string
	Corrections []struct{ Written, Read string }
	Query       string
	Variables   json.RawMessage
	Rows        []answerRow
	Table       *struct {
		Columns []struct {
			Name    string
			Numeric bool
		}
		Rows []struct{ Cells []*string }
	}
	Coverage *struct {
		Matching, Answerable, Silent int
		Dataset                      struct {
			Incidents int
			Note      string
		}
	}
	Suggestions []string
}

type answerRow struct {
	Incident *struct{ ID, Title string }
	Value    string
	Match    graph.Match
	Evidence []struct{ Quote string }
	Sources  []struct{ URL string }
}

// Run answers the question.
func (a *askCommand) Run(c *console) error {
	return a.with(c, func(store graph.Store) error {
		data, err := resolvers.Execute(c.ctx, store, askQuery, map[string]any{"question": strings.Join(a.Question, " "), "first": a.First})
		if err != nil {
			return err
		}
		var reply struct{ Ask json.RawMessage }
		if err := json.Unmarshal(data, &reply); err != nil {
			return err
		}
		var found answer
		if err := json.Unmarshal(reply.Ask, &found); err != nil {
			return err
		}
		if err := found.write(c.out, a.JSON, reply.Ask); err != nil {
			return err
		}
		if !found.Answered {
			return errRejected
		}
		return nil
	})
}

func (a *answer) write(w io.Writer, asJSON bool, whole []byte) error {
	var b bytes.Buffer
	if asJSON {
		if err := json.Indent(&b, whole, "", "  "); err != nil {
			return err
		}
		b.WriteByte('\n')
	} else {
		a.print(&b)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// print writes the answer for readers: what was understood, the answer with what proves it, what it rests on, and the query.
func (a *answer) print(b *bytes.Buffer) {
	head := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, u := range a.Understood {
		fmt.Fprintf(head, "understood\t%s\t%s\n", u.Words, u.Meaning)
	}
	for _, c := range a.Corrections {
		fmt.Fprintf(head, "corrected\t%s\t%s\n", c.Written, c.Read)
	}
	for _, word := range a.Ignored {
		fmt.Fprintf(head, "ignored\t%s\t\n", word)
	}
	_ = head.Flush() // a buffer takes everything
	fmt.Fprintf(b, "\n%s\n", a.Answer)
	for _, row := range a.Rows {
		row.print(b)
	}
	a.printTable(b)
	for _, suggestion := range a.Suggestions {
		fmt.Fprintf(b, "  %s\n", suggestion)
	}
	if c := a.Coverage; c != nil {
		fmt.Fprintf(b, "\ncoverage  %d of %d incidents in question state something of it, %d are silent; the store holds %d\n%s\n",
			c.Answerable, c.Matching, c.Silent, c.Dataset.Incidents, c.Dataset.Note)
	}
	if a.Answered {
		fmt.Fprintf(b, "\n%svariables %s\n", a.Query, a.Variables)
	}
}

func (r *answerRow) print(b *bytes.Buffer) {
	b.WriteByte('\n')
	if r.Incident != nil {
		fmt.Fprintf(b, "%s  %s", r.Incident.ID, r.Incident.Title)
		if r.Match == graph.PossibleMatch {
			b.WriteString("  (possible)")
		}
		b.WriteByte('\n')
	}
	if r.Value != "" {
		fmt.Fprintf(b, "  %s\n", r.Value)
	}
	for _, e := range r.Evidence {
		fmt.Fprintf(b, "    “%s”\n", strings.Join(strings.Fields(e.Quote), " "))
	}
	if len(r.Evidence) == 0 {
		for _, s := range r.Sources {
			fmt.Fprintf(b, "    %s\n", s.URL)
		}
	}
}

func (a *answer) printTable(b *bytes.Buffer) {
	if a.Table == nil {
		return
	}
	b.WriteByte('\n')
	table := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, column := range a.Table.Columns {
		fmt.Fprintf(table, "%s\t", column.Name)
	}
	fmt.Fprintln(table)
	for _, row := range a.Table.Rows {
		for _, cell := range row.Cells {
			if cell == nil {
				fmt.Fprint(table, "–\t")
				continue
			}
			fmt.Fprintf(table, "%s\t", *cell)
		}
		fmt.Fprintln(table)
	}
	_ = table.Flush() // a buffer takes everything
}
