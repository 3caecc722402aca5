package graph_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/storetest"
)

// Ids of statements are unique over all incidents, stable, and lead to the incident.
func TestStatementIDs(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		shelf := newShelf()
		shelf.put(rt, storetest.RandomDocuments(t, rapid.Uint64().Draw(rt, "seed"), 15)...)
		seen := map[string]bool{}
		for _, i := range shelf.incidents {
			ords := map[graph.Relation]int{}
			for _, s := range i.Statements(graph.Calendar{}) {
				if seen[s.ID] || s.Incident != i.ID || s.Ord != ords[s.Relation] {
					rt.Fatalf("statement %+v of %s: not unique, or out of order", *s, i.ID)
				}
				seen[s.ID] = true
				ords[s.Relation]++
			}
		}
	})
}

// Evidence and its place do not change what is stated: the id stays.
func TestStatementIDWithoutEvidence(t *testing.T) {
	bare := decode(t, `{"id": "a", "services": [{"code": "EMAIL", "status": "DISRUPTED"}]}`)
	quoted := decode(t, `{"id": "a", "services": [{"code": "EMAIL", "status": "DISRUPTED", "evidence": [{"report": 0, "start": 0, "end": 1}]}], `+sampleReport+`}`)
	other := decode(t, `{"id": "a", "services": [{"code": "EMAIL", "status": "DISRUPTED", "extent": "FULL"}]}`)
	a, b, c := bare.Statements(graph.Calendar{})[0].ID, quoted.Statements(graph.Calendar{})[0].ID, other.Statements(graph.Calendar{})[0].ID
	if a != b || a == c {
		t.Errorf("got %s, %s with evidence, and %s of another statement", a, b, c)
	}
}

func TestStatementFields(t *testing.T) {
	i := decode(t, `{"id": "a", "place": {"country": "FR", "locality": "Épinal"}, "victims": [{"name": "Mairie d'Épinal", "aliases": ["E"]}], `+sampleReport+`,
		"events": [{"kind": "OTHER", "on": "2024", "evidence": [{"report": 0, "start": 4, "end": 6}]}], "sources": [{"url": "u"}],
		"actors": [{"name": "LockBit", "source": 0}]}`)
	want := map[graph.Relation]map[string]any{
		graph.Victims: {"name": "Mairie d'Épinal", "aliases": []string{"E"}, "key": "epinal", "node": "victim:fr:epinal", "country": "FR", "locality": "Épinal", "place": "place:fr:-:epinal", "review": "UNREVIEWED"},
		graph.Events:  {"kind": "OTHER", "on": "2024", "incident": "a", "evidenceReport": []int{0}, "evidenceStart": []int{4}, "evidenceEnd": []int{6}, "evidenceQuote": []string{"é"}, "review": "UNREVIEWED"},
		graph.Actors:  {"name": "LockBit", "key": "lockbit", "node": "actor:lockbit", "source": 0, "review": "UNREVIEWED"},
	}
	for _, s := range i.Statements(graph.Calendar{}) {
		if fields, listed := want[s.Relation]; listed {
			if diff := cmp.Diff(fields, s.Fields); diff != "" {
				t.Errorf("%s: %s", s.Relation.Name(), diff)
			}
		}
	}
}

// An incident that is taken apart for an engine and put together again is the same.
func TestRecordRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		for _, i := range storetest.RandomDocuments(t, rapid.Uint64().Draw(rt, "seed"), 3) {
			i = graph.FoldDocuments(i.ID, i) // which says outright what a document leaves out
			record := i.Record(graph.Calendar{})
			again, err := graph.DecodeRoot(record.Root)
			if err != nil {
				rt.Fatalf("%v", err)
			}
			for _, s := range record.Statements {
				attach(rt, again, s, record.Texts)
			}
			if diff := cmp.Diff(body(rt, i), body(rt, again)); diff != "" {
				rt.Fatalf("%s", diff)
			}
		}
	})
}

func attach(t rapid.TB, i *graph.Incident, s *graph.Statement, texts map[string]string) {
	t.Helper()
	node := []byte("{}")
	if record := graph.FoldNode([]*graph.Statement{s}, graph.Calendar{}); record != nil {
		record.Fields["text"] = texts[s.Node]
		if s.Relation == graph.Events { // an event is its own node, with a text of its own
			delete(record.Fields, "text")
		}
		node, _ = json.Marshal(record.Fields)
	}
	fields, err := json.Marshal(s.Fields)
	if err == nil {
		err = i.Attach(s.Relation, s.ID, fields, node)
	}
	if err != nil {
		t.Fatalf("attach %s: %v", s.ID, err)
	}
}
