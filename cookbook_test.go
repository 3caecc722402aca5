package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/incidentgraph/incidentgraph/web"
)

var update = flag.Bool("update", false, "rewrite docs/cookbook.md and docs/round-trips.md")

// fewestQuestions is what the cookbook has at least.
const fewestQuestions = 30

// TestCookbook holds docs/cookbook.md to the answers of the real server over the samples. TestEnginesAnswerAlike shows that the
// other engine gives the same bytes.
func TestCookbook(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	recipes := []recipe{}
	for _, example := range web.Examples() {
		r := newRecipe(t, example)
		r.answer = post(t, server, example.Text)
		if again := postWith(t, server, example.Text, r.variables); !bytes.Equal(r.answer, again) {
			t.Errorf("%s: with its variables it answers %.300s", example.Title, again)
		}
		if longest := postWith(t, server, example.Text, map[string]any{"first": 100}); bytes.Contains(longest, []byte(`"errors"`)) {
			t.Errorf("%s: first: 100: %.300s", example.Title, longest)
		}
		recipes = append(recipes, r)
	}
	if len(recipes) < fewestQuestions {
		t.Errorf("%d questions, want %d or more", len(recipes), fewestQuestions)
	}
	golden(t, "docs/cookbook.md", cookbook(t, recipes))
}

// golden compares a file with what it should be or, with -update, writes it.
func golden(t *testing.T, file, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is stale: run `make golden` (-want +file)\n%s", file, diff)
	}
}

// recipe is a question with its answer. Variables are those that have a default.
type recipe struct {
	web.Example
	words, query string
	variables    map[string]any
	answer       []byte
}

func newRecipe(t *testing.T, example web.Example) recipe {
	t.Helper()
	document, err := parser.ParseQuery(&ast.Source{Input: example.Text})
	if err != nil {
		t.Fatalf("%s: %v", example.Title, err)
	}
	r := recipe{Example: example, variables: map[string]any{}}
	for _, variable := range document.Operations[0].VariableDefinitions {
		if variable.DefaultValue == nil {
			continue
		}
		if r.variables[variable.Variable], err = variable.DefaultValue.Value(nil); err != nil {
			t.Fatalf("%s: $%s: %v", example.Title, variable.Variable, err)
		}
	}
	comment, query, _ := strings.Cut(example.Text, "\nquery ")
	r.query = "query " + strings.TrimSpace(query)
	_, comment, _ = strings.Cut(comment, "\n")
	r.words = strings.Join(strings.Fields(strings.ReplaceAll("\n"+comment, "\n#", " ")), " ")
	return r
}

const cookbookIntro = `# Cookbook

%d questions that analysts of CSIRTs, resilience teams, researchers and journalists ask of many incidents at once: in words, as
GraphQL, and with the first rows of the answer over the bundled samples. The playground at ` + "`/playground`" + ` offers the same queries. Each runs as
it is; its variables have the defaults that stand below it. A page goes on with ` + "`after: endCursor`" + `, and every filter takes all that
` + "`IncidentFilter`" + ` in [the schema](../schema.graphqls) has. What each costs stands in [round-trips.md](round-trips.md).

The tables show the first %d rows of each list, with the entries of a cell parted by semicolons; cells that are long are cut (…). The API gives all of it. The samples are
[chosen, not sampled](../samples/README.md): no number here says how frequent such incidents are.

This page is generated: ` + "`make golden`" + ` writes it, and a test compares it with the answers of the server.
`

// cookbook writes all recipes, group by group.
func cookbook(t *testing.T, recipes []recipe) string {
	t.Helper()
	var page strings.Builder
	fmt.Fprintf(&page, cookbookIntro, len(recipes), shownRows)
	group := ""
	for n, r := range recipes {
		if r.Group != group {
			group = r.Group
			fmt.Fprintf(&page, "\n## %s\n", group)
		}
		fmt.Fprintf(&page, "\n### %d. %s\n", n+1, r.Title)
		if r.words != "" {
			fmt.Fprintf(&page, "\n%s\n", r.words)
		}
		fmt.Fprintf(&page, "\n```graphql\n%s\n```\n", r.query)
		if len(r.variables) > 0 {
			fmt.Fprintf(&page, "\nVariables: `%s`\n", marshalled(t, r.variables))
		}
		tables := answerTables(t, r.answer)
		if strings.Contains(tables, noRows) {
			t.Errorf("%s: the samples have no answer", r.Title)
		}
		page.WriteString(tables)
	}
	return page.String()
}

func marshalled(t *testing.T, v any) string {
	t.Helper()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(text.String())
}
