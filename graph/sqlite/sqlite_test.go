package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/sqlite"
	"github.com/incidentgraph/incidentgraph/graph/storetest"
)

func open(t *testing.T, path string) *sqlite.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	return store
}

func TestSchemaVersionIsThatOfTheLastMigration(t *testing.T) {
	files, err := os.ReadDir("migrations")
	if err != nil || len(files)+3 != sqlite.SchemaVersion { // three are written in Go
		t.Errorf("%d migrations (%v), want %d", len(files), err, sqlite.SchemaVersion)
	}
}

// TestOpenRefuses: what is no store, or one of a newer program, is left as it is.
func TestOpenRefuses(t *testing.T) {
	newer := filepath.Join(t.TempDir(), "newer.db")
	open(t, newer)
	change(t, newer, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)")
	text := filepath.Join(t.TempDir(), "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"newer": newer, "text": text} {
		t.Run(name, func(t *testing.T) {
			before, _ := os.ReadFile(path)
			_, err := sqlite.Open(t.Context(), path)
			after, _ := os.ReadFile(path)
			if !errors.Is(err, graph.ErrSchema) {
				t.Errorf("got %v, want graph.ErrSchema", err)
			}
			if string(before) != string(after) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestOpenWhereNoFileCanBe(t *testing.T) {
	if _, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "no", "such", "folder.db")); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("got %v, want graph.ErrUnavailable", err)
	}
}

// TestCheckFindsDamage breaks each rule by hand.
func TestCheckFindsDamage(t *testing.T) {
	for name, statement := range map[string]string{
		"documents without their incident":  "UPDATE document SET incident = 'gone'",
		"statements without their node":     "DELETE FROM node WHERE kind = 'victim'",
		"nodes of which nothing is stated":  "INSERT INTO node VALUES ('actor:x', 'actor', 'x', '{}', NULL, 0)",
		"incidents that cannot be searched": "DELETE FROM incident_text",
		"incidents without a document":      "DELETE FROM document",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "graph.db")
			store := open(t, path)
			incident := &graph.Incident{ID: "x", Victims: []*graph.Attack{{Name: "X"}}}
			if _, err := store.Put(t.Context(), incident); err != nil {
				t.Fatal(err)
			}
			change(t, path, statement)
			health, err := store.Check(t.Context())
			if err != nil || !strings.Contains(strings.Join(health.Problems, "; "), name) {
				t.Errorf("got %+v, %v, want a problem with %q", health, err, name)
			}
		})
	}
}

// change runs a statement behind the store's back.
func change(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// TestProgramsOpenOneNewFile: several at once find a schema or make it, once.
func TestProgramsOpenOneNewFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	failed := make(chan error)
	const programs = 4
	for range programs {
		go func() {
			store, err := sqlite.Open(t.Context(), path)
			if err == nil {
				err = store.Close(context.Background())
			}
			failed <- err
		}()
	}
	for range programs {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
}

// TestOpenRenews: a store of an older program gets the fields that Go makes since, and a feed of changes.
func TestOpenRenews(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	old := open(t, path)
	for n := range 3 {
		if _, err := old.Put(t.Context(), storetest.Restored(n)); err != nil {
			t.Fatal(err)
		}
	}
	change(t, path, "UPDATE statement SET fields = json_remove(fields, '$.review', '$.outageDaysAssumed', '$.restoredLeast', '$.restoredMost')")
	change(t, path, "UPDATE incident SET fields = json_remove(fields, '$.occurredBegunBy', '$.occurredLastedUntil')")
	change(t, path, "DROP TABLE change")
	change(t, path, "DROP TABLE incident_text; CREATE VIRTUAL TABLE incident_text USING fts5 (tokens, content = '', contentless_delete = 1)")
	change(t, path, "DELETE FROM goose_db_version WHERE version_id >= 2")
	storetest.IsRenewed(t, open(t, path), 3)
}
