package graph_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/storetest"
)

// shelf keeps documents and incidents as an engine does, in maps.
type shelf struct {
	documents map[[2]string]*graph.Document
	incidents map[string]*graph.Incident
}

func newShelf() *shelf {
	return &shelf{map[[2]string]*graph.Document{}, map[string]*graph.Incident{}}
}

// Linked is [graph.Documents.Linked], word for word.
func (s *shelf) Linked(_ context.Context, ids, matches []string) ([]*graph.Document, error) {
	within := map[string]bool{}
	for _, d := range s.documents {
		if slices.Contains(ids, d.ID) || slices.Contains(ids, d.Incident) || d.Match != "" && slices.Contains(matches, d.Match) {
			within[d.Incident] = true
		}
	}
	var linked []*graph.Document
	for _, d := range s.documents {
		if within[d.Incident] {
			there := *d
			linked = append(linked, &there)
		}
	}
	return linked, nil
}

func (s *shelf) put(t rapid.TB, incidents ...*graph.Incident) graph.PutResult {
	t.Helper()
	var put []*graph.Document
	for _, i := range incidents {
		d, err := graph.NewDocument(i)
		if err != nil {
			t.Fatalf("%v", err)
		}
		put = append(put, d)
	}
	change, err := graph.Resolve(context.Background(), s, put)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, d := range change.Documents {
		s.documents[[2]string{d.ID, d.SHA256}] = d
	}
	for _, id := range change.Removed {
		delete(s.incidents, id)
	}
	for _, i := range change.Incidents {
		s.incidents[i.ID] = i
	}
	return change.Result
}

// content is what is on the shelf: the incidents, and where each document went.
func (s *shelf) content(t rapid.TB) []string {
	t.Helper()
	lines := []string{}
	for _, i := range s.incidents {
		lines = append(lines, body(t, i))
	}
	for _, d := range s.documents {
		lines = append(lines, d.ID+" "+d.SHA256+" is of "+d.Incident)
	}
	slices.Sort(lines)
	return lines
}

// distinct leaves one document of each id and reports: of two versions the later one holds, so that their order matters.
func distinct(t rapid.TB, incidents []*graph.Incident) []*graph.Incident {
	t.Helper()
	var kept []*graph.Incident
	seen := map[string]bool{}
	for _, i := range incidents {
		d, err := graph.NewDocument(i)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if key := d.ID + " " + d.SHA256; !seen[key] {
			seen[key] = true
			kept = append(kept, i)
		}
	}
	return kept
}

func TestResolveInAnyOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		all := distinct(rt, storetest.RandomDocuments(t, rapid.Uint64().Draw(rt, "seed"), 15))
		atOnce, oneByOne := newShelf(), newShelf()
		atOnce.put(rt, all...)
		for _, i := range rapid.Permutation(all).Draw(rt, "order") {
			oneByOne.put(rt, i)
		}
		if diff := cmp.Diff(atOnce.content(rt), oneByOne.content(rt)); diff != "" {
			rt.Fatalf("%s", diff)
		}
		if result := oneByOne.put(rt, all...); result.Unchanged != len(all) {
			rt.Fatalf("the same again: %+v", result)
		}
	})
}

// After any number of versions the shelf holds what it would hold, had only the last ones been put.
func TestResolveForgetsVersions(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		all := storetest.RandomDocuments(t, rapid.Uint64().Draw(rt, "seed"), 15)
		for _, i := range all {
			for _, r := range i.Reports {
				r.File = "" // the first name of a file holds, whatever the version
			}
		}
		history, last := newShelf(), newShelf()
		for _, i := range all {
			history.put(rt, i)
		}
		slices.Reverse(all)
		last.put(rt, distinct(rt, all)...)
		if diff := cmp.Diff(last.content(rt), history.content(rt)); diff != "" {
			rt.Fatalf("%s", diff)
		}
	})
}

func TestResolveWhoseID(t *testing.T) {
	const place = `"place": {"country": "FR"}, "occurred": {"from": "2024-06-24"}`
	for _, c := range []struct {
		name      string
		documents []string
		want      string
	}{
		{"made of victim and month", []string{`{"victims": [{"name": "Caen"}], ` + place + `}`}, "caen-2024-06"},
		{"a record's own", []string{`{"victims": [{"name": "Caen"}], ` + place + `}`, `{"id": "zz", "victims": [{"name": "Caen"}], ` + place + `}`}, "zz"},
		{"the first of two", []string{`{"id": "zz", "victims": [{"name": "Caen"}], ` + place + `}`, `{"id": "aa", "victims": [{"name": "Caen"}], ` + place + `}`}, "aa"},
		{"an own id that is what would be made is none", []string{`{"id": "caen-2024-06", "victims": [{"name": "Caen"}], ` + place + `}`, `{"id": "zz", "victims": [{"name": "Caen"}], ` + place + `}`}, "zz"},
		{"not one of a downstream victim", []string{`{"id": "a", "victims": [{"name": "Caen"}], ` + place + `}`, `{"id": "b", "victims": [{"name": "Caen", "role": "DOWNSTREAM"}], ` + place + `}`}, "a b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newShelf()
			for _, d := range c.documents {
				s.put(t, decode(t, d))
			}
			ids := []string{}
			for id := range s.incidents {
				ids = append(ids, id)
			}
			slices.Sort(ids)
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestNewDocumentRefuses(t *testing.T) {
	_, err := graph.NewDocument(&graph.Incident{ID: "a", Services: []*graph.ServiceImpact{{Code: "FAX"}}})
	if err == nil || !strings.HasPrefix(err.Error(), `services[0].code: "FAX"`) {
		t.Errorf("got error %v", err)
	}
}
