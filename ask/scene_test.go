package ask_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/sqlite"
	"github.com/incidentgraph/incidentgraph/loader"
	"github.com/incidentgraph/incidentgraph/resolvers"
	"github.com/incidentgraph/incidentgraph/samples"
)

// scene is a store with the bundled samples, and all of its incidents, newest first.
type scene struct {
	store     graph.Store
	incidents []*graph.Incident
}

// folder is where the store of the scene is, for as long as the tests run.
var folder string

func TestMain(m *testing.M) {
	folder = must(os.MkdirTemp("", "ask"))
	code := m.Run()
	if shared != nil {
		_ = shared.store.Close(context.Background())
	}
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// shared is the one scene: no test writes, and loading takes half a second.
var shared *scene

func newScene(t testing.TB) *scene {
	t.Helper()
	if shared != nil {
		return shared
	}
	ctx := t.Context()
	store, err := sqlite.Open(ctx, filepath.Join(folder, "samples.db"))
	if err != nil {
		t.Fatal(err)
	}
	loadSamples(t, store)
	page, err := store.Incidents(ctx, graph.IncidentQuery{With: graph.AllRelations})
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Clone(page.Incidents)
	slices.SortFunc(all, func(a, b *graph.Incident) int {
		return cmp.Or(cmp.Compare(b.Occurred.From, a.Occurred.From), cmp.Compare(a.ID, b.ID))
	})
	if len(all) < 200 {
		t.Fatalf("only %d incidents in the samples", len(all))
	}
	shared = &scene{store, all}
	return shared
}

// answer is what the tests read of an answer.
type answer struct {
	Language, Answer, Query string
	Answered                bool
	Understood              []struct{ Words, Meaning, Without string }
	Ignored                 []string
	Corrections             []struct{ Written, Read string }
	Variables               map[string]any
	Filter                  any
	Rows                    []struct {
		Incident *struct{ ID string }
		Value    string
		Match    string
		Evidence []struct{ Quote string }
		Sources  []struct{ URL string }
	}
	Total *int
	Table *struct {
		Columns []struct{ Name string }
		Rows    []struct {
			Cells  []*string
			Filter map[string]any
		}
	}
	Coverage    *struct{ Matching, Answerable, Silent int }
	Suggestions []string
}

const askQuery = `query($q: String!) { ask(question: $q, first: 100) {
  language answered answer understood { words meaning without } ignored corrections { written read } query variables filter total
  rows { incident { id } value match evidence { quote } sources { url } }
  table { columns { name } rows { cells filter } } coverage { matching answerable silent } suggestions } }`

func (s *scene) ask(t testing.TB, question string) answer {
	t.Helper()
	var reply struct{ Ask answer }
	s.run(t, askQuery, map[string]any{"q": question}, &reply)
	return reply.Ask
}

func (s *scene) run(t testing.TB, query string, variables map[string]any, into any) {
	t.Helper()
	data, err := resolvers.Execute(t.Context(), s.store, query, variables)
	if err != nil {
		t.Fatalf("%s\n%v: %v", query, variables, err)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber() // as a server reads variables
	if err := decoder.Decode(into); err != nil {
		t.Fatal(err)
	}
}

func loadSamples(t testing.TB, store graph.Store) {
	t.Helper()
	r := &loader.Reader{Now: time.Now(), Reject: func(r loader.Rejection) { t.Errorf("sample rejected: %v", r) }}
	calendar := must(loader.BundledInputs(samples.Calendar))
	must(loader.ImportElections(t.Context(), store, r, calendar))
	must(loader.Import(t.Context(), store, r, must(loader.BundledInputs(samples.Incidents))))
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
