package storetest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fewestCases is what the contract asks for at least.
const fewestCases = 55

func TestCases(t *testing.T) {
	n, seen := 0, map[string]bool{}
	for _, groups := range [][]group{untouched, reading, writing} {
		for _, g := range groups {
			if len(g.cases) == 0 {
				t.Errorf("%s has no cases", g.name)
			}
			for _, c := range g.cases {
				if name := g.name + "/" + c.name; c.name == "" || seen[name] {
					t.Errorf("case %q has no name of its own", name)
				} else {
					seen[name] = true
				}
				n++
			}
		}
	}
	if n < fewestCases {
		t.Errorf("%d cases, want at least %d", n, fewestCases)
	}
	t.Logf("%d cases", n)
}

// TestNoEngineIsSpecial reads the sources of the suite: no case names an engine, and none is skipped.
func TestNoEngineIsSpecial(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 10 {
		t.Fatalf("got %d files and error %v, want the sources of the suite", len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"sqlite", "neo4j", ".Skip"} {
			if strings.Contains(strings.ToLower(string(source)), strings.ToLower(word)) {
				t.Errorf("%s says %q: a case must hold for every engine", file, word)
			}
		}
	}
}
