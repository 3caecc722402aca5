package main_test

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/incidentgraph/incidentgraph"

// layer is what the packages of one folder may import beside the standard library, by code that is no test.
type layer struct {
	ours   []string // folders of this module
	theirs []string // beginnings of import paths of other modules
}

var anything = []string{""}

// layers is the picture in docs/architecture.md as data: nothing points up or sideways. A new package is added here, in
// the same commit; a folder may be listed before it exists.
var layers = map[string]layer{
	"":             {ours: anything, theirs: anything}, // package main wires everything
	"graph":        {theirs: []string{"golang.org/x/text/"}},
	"graph/sqlite": {ours: []string{"graph"}, theirs: []string{"modernc.org/sqlite", "github.com/pressly/goose/v3"}},
	"graph/neo4j":  {ours: []string{"graph"}, theirs: []string{"github.com/neo4j/neo4j-go-driver/v5/"}},
	"graph/storetest": {
		ours:   []string{"graph"},
		theirs: []string{"github.com/google/go-cmp/", "pgregory.net/rapid"},
	},
	"graph/neo4j/neo4jtest":     {theirs: []string{"github.com/neo4j/neo4j-go-driver/v5/"}},
	"graph/neo4j/neo4jtest/cmd": {ours: []string{"graph/neo4j/neo4jtest"}},
	"vocabulary":                {ours: []string{"graph"}, theirs: library},
	"resolvers":                 {ours: []string{"graph", "ask"}, theirs: library},
	"loader":                    {ours: []string{"graph", "vocabulary", "loader/plaintext"}, theirs: library},
	"loader/plaintext":          {ours: []string{"graph"}, theirs: library},
	"ask":                       {ours: []string{"graph", "vocabulary"}, theirs: library},
	"export":                    {ours: []string{"graph"}, theirs: library},
	"bench/extract":             {ours: []string{"graph", "loader"}, theirs: library},
	"schemacheck":               {theirs: library},
	"samples":                   {},
	"web":                       {},
	"browsertest":               {theirs: []string{"github.com/chromedp/"}},
}

// library is any module that is no store: those belong to the engines alone.
var library = []string{"!modernc.org/sqlite", "!github.com/neo4j/", "!github.com/pressly/goose", ""}

// testOnly packages are for tests: the program must not carry them.
var testOnly = []string{"graph/storetest", "graph/neo4j/neo4jtest", "browsertest"}

func TestImportsPointDownwards(t *testing.T) {
	packages := listPackages(t)
	if len(packages) < 3 {
		t.Fatalf("go list found only %d packages: the test looks in the wrong place", len(packages))
	}
	for _, p := range packages {
		for _, fault := range faults(p, layers) {
			t.Error(fault)
		}
	}
}

// TestImportFaultsAreFound: a test of directions that sees nothing would be green, too.
func TestImportFaultsAreFound(t *testing.T) {
	for imported, from := range map[string]string{
		module + "/graph/sqlite":               module + "/resolvers",
		module + "/loader":                     module + "/graph",
		module + "/graph":                      module + "/samples",
		module:                                 module + "/graph/sqlite",
		"github.com/google/uuid":               module + "/graph",
		"modernc.org/sqlite":                   module + "/loader",
		module + "/browsertest":                module,
		"github.com/chromedp/chromedp":         module + "/web",
		module + "/graph/storetest":            module + "/loader",
		"golang.org/x/textual":                 module + "/graph",
		"github.com/neo4j/neo4j-go-driver/v5/": module + "/graph/sqlite",
	} {
		if got := faults(listed{ImportPath: from, Imports: []string{imported}}, layers); len(got) != 1 {
			t.Errorf("%s imports %s: got faults %q, want one", from, imported, got)
		}
	}
	if got := faults(listed{ImportPath: module + "/utils"}, layers); len(got) != 1 {
		t.Errorf("a package that the table lacks: got faults %q, want one", got)
	}
}

// listed is what `go list -json` says of a package.
type listed struct {
	ImportPath string
	Imports    []string // without those of tests
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	output, err := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for decoder := json.NewDecoder(strings.NewReader(string(output))); decoder.More(); {
		var p listed
		if err := decoder.Decode(&p); err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	return packages
}

func faults(p listed, layers map[string]layer) (found []string) {
	from, _ := folder(p.ImportPath)
	allowed, known := layers[from]
	if !known {
		return []string{fmt.Sprintf("package %s is not in the table: say what it may import", p.ImportPath)}
	}
	for _, path := range p.Imports {
		if !allowed.allows(from, path) {
			found = append(found, fmt.Sprintf("%s must not import %s", p.ImportPath, path))
		}
	}
	return found
}

func (l layer) allows(from, path string) bool {
	to, own := folder(path)
	switch {
	case own && slices.Contains(testOnly, to):
		return from == to+"/cmd"
	case own:
		return slices.Contains(l.ours, to) || slices.Equal(l.ours, anything)
	case standard(path):
		return true
	}
	return begins(path, l.theirs)
}

// begins says whether the first beginning that fits is one without a "!" before it.
func begins(path string, beginnings []string) bool {
	for _, beginning := range beginnings {
		bare, forbidden := strings.CutPrefix(beginning, "!")
		if strings.HasPrefix(path, bare) {
			return !forbidden
		}
	}
	return false
}

// folder is the package's folder in this module, "" for the root.
func folder(path string) (string, bool) {
	if path == module {
		return "", true
	}
	return strings.CutPrefix(path, module+"/")
}

// standard: only paths of the standard library have no dot in their first element.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}
