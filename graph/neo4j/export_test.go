package neo4j

import (
	"context"
	"testing"
)

// Observe lets tests see the reads of a store.
func (s *Store) Observe(observe func(text string, params map[string]any)) { s.observe = observe }

// MigrationFiles returns the number of migrations.
func MigrationFiles(tb testing.TB) int {
	tb.Helper()
	files, err := migrations.ReadDir("migrations")
	if err != nil {
		tb.Fatal(err)
	}
	return len(files)
}

// MakeRule runs a statement as a migration does.
func (s *Store) MakeRule(ctx context.Context, statement string) error {
	return s.makeRule(ctx, statement)
}
