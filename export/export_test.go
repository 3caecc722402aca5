package export_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/export"
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/sqlite"
)

// hostile are documents that formats must take care with.
const hostile = `{"id": "=1+1", "title": "=HYPERLINK(\"https://evil.example.org\")", "summary": " -2; <b>&amp;</b>\u0001\nsecond line", "victims": [{"name": "@SUM(A1); Town"}, {"name": "Town \"two\""}], "occurred": {"from": "2023"}, "campaign": "'quoted", "tlp": "RED", "related": [{"id": "bare", "kind": "PART_OF"}, {"id": "absent", "kind": "CAUSED_BY"}]}
{"id": "bare"}
{"id": "i\"d<>&ß", "actors": [{"name": "A", "role": "DENIED"}, {"name": "B", "role": "ATTRIBUTED"}, {"name": "C", "role": "CLAIMED"}], "partners": [{"name": "regional CSIRT", "kind": "CSIRT", "named": false}], "occurred": {"from": "2024-02-29", "until": "2024-03"}, "place": {"country": "FR", "locality": "Town"}, "tlp": "AMBER+STRICT"}
`

// filledFile is a store with the samples and the hostile documents, made once.
var filledFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "incidentgraph-export-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	samples, err := os.ReadFile("../samples/incidents.jsonl")
	if err != nil {
		return nil, err
	}
	var documents []*graph.Incident
	for line := range strings.Lines(hostile + string(samples)) {
		document, err := graph.DecodeIncident([]byte(line), time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC))
		if err != nil {
			return nil, err
		}
		documents = append(documents, document)
	}
	ctx, path := context.Background(), filepath.Join(dir, "graph.db")
	store, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	_, err = store.Put(ctx, documents...)
	if err := errors.Join(err, store.Close(ctx)); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// filled returns a store of the test's own with that content, and all of its incidents, oldest first.
func filled(t *testing.T) (*sqlite.Store, []*graph.Incident) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph.db")
	data, err := filledFile()
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	page, err := store.Incidents(t.Context(), graph.IncidentQuery{Order: graph.Oldest, With: graph.AllRelations})
	if err != nil || len(page.Incidents) < 200 {
		t.Fatalf("%d incidents, error %v", len(page.Incidents), err)
	}
	return store, page.Incidents
}

// written is what a format writes of the incidents that match f.
func written(t *testing.T, store export.Incidents, name string, f graph.Filter) []byte {
	t.Helper()
	format, err := export.Named(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := format.Write(t.Context(), store, f, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestNamed(t *testing.T) {
	if _, err := export.Named("xlsx"); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "csv") {
		t.Errorf("got %v", err)
	}
}

// The same content gives the same bytes, and a filter leaves only what matches.
func TestEveryFormatKeepsToTheFilter(t *testing.T) {
	store, _ := filled(t)
	for _, format := range export.Formats {
		t.Run(format.Name, func(t *testing.T) {
			whole := written(t, store, format.Name, graph.Filter{})
			if !bytes.Equal(whole, written(t, store, format.Name, graph.Filter{})) {
				t.Error("two exports differ")
			}
			const french, other = "Ville de Chaville", "the City of Antwerp"
			if !bytes.Contains(whole, []byte(french)) || !bytes.Contains(whole, []byte(other)) {
				t.Fatalf("the whole lacks %s or %s", french, other)
			}
			part := written(t, store, format.Name, graph.Filter{Countries: []string{"FR"}})
			if !bytes.Contains(part, []byte(french)) || bytes.Contains(part, []byte(other)) {
				t.Errorf("the part has not %s, or has %s", french, other)
			}
		})
	}
}

var errBroken = errors.New("broken")

func TestEveryFormatReportsAnErrorInTheMiddle(t *testing.T) {
	store, _ := filled(t)
	for _, format := range export.Formats {
		t.Run(format.Name, func(t *testing.T) {
			var out bytes.Buffer
			broken := &brokenStore{store: store, left: 2}
			if err := format.Write(t.Context(), broken, graph.Filter{}, &out); !errors.Is(err, errBroken) {
				t.Errorf("store: got %v", err)
			}
			if broken.longest == 0 || broken.longest > 100 {
				t.Errorf("pages of %d, want at most 100", broken.longest)
			}
			if err := format.Write(t.Context(), store, graph.Filter{}, &fullDisk{left: 5000}); !errors.Is(err, errBroken) {
				t.Errorf("writer: got %v", err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			if err := format.Write(ctx, store, graph.Filter{}, &out); !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled: got %v", err)
			}
			if err := format.Write(t.Context(), store, graph.Filter{Countries: []string{"Nowhere"}}, &out); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("a bad filter: got %v", err)
			}
		})
	}
}

// brokenStore breaks off after some pages, and knows the length of the longest that it was asked for.
type brokenStore struct {
	store         export.Incidents
	left, longest int
}

func (b *brokenStore) Incidents(ctx context.Context, q graph.IncidentQuery) (*graph.IncidentPage, error) {
	if b.left--; b.left < 0 {
		return nil, errBroken
	}
	b.longest = max(b.longest, q.Page.First)
	return b.store.Incidents(ctx, q)
}

type fullDisk struct{ left int }

func (d *fullDisk) Write(data []byte) (int, error) {
	if d.left -= len(data); d.left < 0 {
		return 0, errBroken
	}
	return len(data), nil
}
