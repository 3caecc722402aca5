package graph_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// marked shows passages with what was looked for in brackets.
func marked(all []*graph.Highlight) []string {
	lines := []string{}
	for _, h := range all {
		var b strings.Builder
		b.WriteString(string(h.Field) + " ")
		for _, part := range h.Parts {
			if part.Hit {
				b.WriteString("[" + part.Text + "]")
			} else {
				b.WriteString(part.Text)
			}
		}
		lines = append(lines, b.String())
	}
	return lines
}

func TestHighlights(t *testing.T) {
	far := strings.Repeat("and nothing else was ever said of it ", 10)
	for _, c := range []struct {
		name, text string
		incident   graph.Incident
		want       []string
	}{
		{"a word", "voter", graph.Incident{Title: "No voter lists", Summary: "none"}, []string{"TITLE No [voter] lists"}},
		{"accents and marks are within the word", "clinic", graph.Incident{Title: "Hospital Cli\u0301nic."}, []string{"TITLE Hospital [Cli\u0301nic]."}},
		{"characters that fold to several", "strasse 1", graph.Incident{Title: "Straße ½"}, []string{"TITLE [Straße] [½]"}},
		{"a beginning marks the whole word", "elect", graph.Incident{Summary: "Elections"}, []string{"SUMMARY [Elections]"}},
		{"a phrase", `"voter lists"`, graph.Incident{Summary: "lists, voter: voter-lists"}, []string{"SUMMARY lists, voter: [voter-lists]"}},
		{"words of a phrase and alone", `"voter lists" voter`, graph.Incident{Title: "voter lists of voters"}, []string{"TITLE [voter] [lists] of [voters]"}},
		{"names", "anssi", graph.Incident{Partners: []*graph.Response{{Name: "ANSSI"}, {Name: "BSI"}}, Place: &graph.Place{Locality: "Anssi-sur-Mer"}}, []string{"PARTNER [ANSSI]", "PLACE [Anssi]-sur-Mer"}},
		{"what is not there", "nothing", graph.Incident{Title: "Something"}, []string{}},
		{"extracts of a report", "server", graph.Incident{Reports: []*graph.Report{{Text: "The server failed. A server! " + far + "Another server came " + far}}}, []string{
			"REPORT The [server] failed. A [server]! and nothing else was ever said of it and nothing else was",
			"REPORT nothing else was ever said of it and nothing else was ever said of it Another [server] came and nothing else was ever said of it and nothing else was ever said of it",
		}},
		{"no more than three of a report", "server", graph.Incident{Reports: []*graph.Report{{Text: strings.Repeat("server "+strings.Repeat("x", 200)+" ", 5)}}}, []string{"REPORT [server]", "REPORT [server]", "REPORT [server]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := graph.SearchQuery{Text: c.text}.Highlights(&c.incident)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, marked(got)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// The offsets of an extract and of its parts are those of the report's text, and each part stands between whole characters.
func TestHighlightOffsets(t *testing.T) {
	text := strings.Repeat("Żółć ", 40) + "la messagerie est tombée 📧" + strings.Repeat("é", 300)
	i := &graph.Incident{Reports: []*graph.Report{{Text: text}}}
	got, err := graph.SearchQuery{Text: "tombee messagerie"}.Highlights(i)
	if err != nil || len(got) != 1 {
		t.Fatalf("got %v, %v", got, err)
	}
	h, at := got[0], got[0].Start
	if text[h.Start:h.End] != h.Text || strings.ToValidUTF8(h.Text, "") != h.Text || h.Report != i.Reports[0] {
		t.Errorf("got %+v", h)
	}
	for _, part := range h.Parts {
		if part.Start != at || text[part.Start:part.End] != part.Text {
			t.Errorf("part %+v begins at %d, want %d", part, part.Start, at)
		}
		at = part.End
	}
	if at != h.End {
		t.Errorf("the parts end at %d, want %d", at, h.End)
	}
}

func TestMatchedIn(t *testing.T) {
	i := &graph.Incident{Summary: "a town", Victims: []*graph.Attack{{Name: "Town"}}, Reports: []*graph.Report{{Text: "x"}, {Text: "the town"}}}
	got, err := graph.SearchQuery{Text: "town"}.MatchedIn(i)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]graph.SearchField{graph.InVictim, graph.InSummary, graph.InReport}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
