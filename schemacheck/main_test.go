package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const published, current = "../docs/schema/published.graphqls", "../schema.graphqls"

// TestSchema holds the schema to what was published.
func TestSchema(t *testing.T) {
	var out, errs strings.Builder
	if code := run([]string{published, current}, &out, &errs); code != 0 {
		t.Errorf("exit code %d:\n%s%s", code, out.String(), errs.String())
	}
}

func TestRun(t *testing.T) {
	text, err := os.ReadFile(published)
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name  string
		args  []string
		code  int
		words []string
	}{
		{"the same", []string{published, published}, 0, nil},
		{"a value less", []string{published, file(t, strings.Replace(string(text), "  RANSOMWARE\n", "  RANSOM\n", 1))}, 1, []string{"AttackType no longer has the value RANSOMWARE", "@deprecated", "publish-schema"}},
		{"no schema", []string{published, file(t, "type {")}, 2, []string{"schema.graphqls:1"}},
		{"no file", []string{published, "nowhere"}, 2, []string{"nowhere"}},
		{"one file", []string{published}, 2, []string{"usage"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var out, errs strings.Builder
			if code := run(c.args, &out, &errs); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			for _, words := range c.words {
				if !strings.Contains(out.String()+errs.String(), words) {
					t.Errorf("no %q in:\n%s%s", words, out.String(), errs.String())
				}
			}
			if len(c.words) == 0 && out.Len()+errs.Len() > 0 {
				t.Errorf("says %q", out.String()+errs.String())
			}
		})
	}
}

// file writes a schema into a file of its own.
func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "schema.graphqls")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
