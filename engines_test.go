package main

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/web"
)

// asked are questions of every kind that ask answers, of lists, of figures, of one thing and of two, and in both languages.
var asked = []string{
	"which incidents disrupted elections",
	"which elections were endangered but not disrupted",
	"which municipalities in France were hit in June 2024",
	"which incidents disrupted e-mail and civil registry",
	"in which incidents did a CSIRT take part, and in what role",
	"which victims said no data was stolen",
	"where was a ransom demanded and the amount not stated",
	"which services kept running while telephony was down",
	"incidents per month since 2020 in Germany",
	"incidents per country and year since 2020",
	"which victims were hit more than once",
	"which services go down together most often",
	"how long were services out, median per service",
	"which incidents fell within 14 days before a vote",
	"which partners helped most victims",
	"what links Fleury-les-Aubrais and Marseille",
	"incidents like Antwerp",
	"quels incidents ont perturbé les élections",
}

// TestEnginesAnswerAlike asks both engines every example query of the playground, and questions in words: the answers must be the same
// bytes, and say something.
func TestEnginesAnswerAlike(t *testing.T) {
	queries := map[string]string{}
	for _, q := range web.Examples() {
		queries[q.Title] = q.Text
	}
	for _, question := range asked {
		queries[question] = fmt.Sprintf(`{ ask(question: %q) { answered answer query variables understood { words meaning } ignored
			rows { incident { id } value match evidence { quote } } table { columns { name } rows { cells } } coverage { answerable silent } } }`, question)
	}
	if len(queries) < 40 {
		t.Fatalf("%d queries, want more", len(queries))
	}
	answers := map[string]map[string]string{}
	for name, open := range engines {
		server, _ := sampleServer(t, open(t))
		answers[name] = map[string]string{}
		for title, query := range queries {
			answer := post(t, server, query)
			if bytes.Contains(answer, []byte(`"errors"`)) || len(answer) < 200 || slices.Contains(asked, title) && !bytes.Contains(answer, []byte(`"answered":true`)) {
				t.Errorf("%s: %s: %.300s", name, title, answer)
			}
			answers[name][title] = string(answer)
		}
	}
	if diff := cmp.Diff(answers["sqlite"], answers["neo4j"]); diff != "" {
		t.Errorf("sqlite and neo4j differ:\n%s", diff)
	}
}
