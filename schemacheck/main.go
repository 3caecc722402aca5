// Command schemacheck says whether clients of a published GraphQL schema can go on with another one:
//
//	go run ./schemacheck docs/schema/published.graphqls schema.graphqls
//
// It prints what breaks, a line each, and exits with 1; with 2 if a schema cannot be read.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// wayOut is what to do about a change that breaks.
const wayOut = `Clients rely on these. Keep the old name beside the new one, marked @deprecated(reason: "Use …"), and let both work.
Where a new major version is meant to break them, publish its schema with it: make publish-schema (see docs/schema/README.md).
`

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errs io.Writer) int {
	if len(args) != 2 {
		fmt.Fprintln(errs, "usage: schemacheck PUBLISHED CURRENT")
		return 2
	}
	old, err := load(args[0])
	if err != nil {
		fmt.Fprintln(errs, err)
		return 2
	}
	current, err := load(args[1])
	if err != nil {
		fmt.Fprintln(errs, err)
		return 2
	}
	found := breaking(old, current)
	if len(found) == 0 {
		return 0
	}
	fmt.Fprintf(out, "%s breaks clients of %s:\n", args[1], args[0])
	for _, change := range found {
		fmt.Fprintln(out, "  "+change)
	}
	fmt.Fprint(out, wayOut)
	return 1
}

func load(path string) (*ast.Schema, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return gqlparser.LoadSchema(&ast.Source{Name: path, Input: string(text)})
}
