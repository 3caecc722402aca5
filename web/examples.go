// Package web holds what a browser gets: the playground with its example queries. Its built parts are committed under dist,
// so that building the program needs Go alone.
package web

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

// Example is a query that answers a question. The playground offers it, and docs/cookbook.md shows its answer. Group is what the
// question is about, and Title the question itself, which is the first line of Text as a comment.
type Example struct {
	Name  string `json:"name"`
	Group string `json:"group"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

//go:embed queries
var queries embed.FS

// Examples returns the example queries, group by group. Each runs without variables: those that it takes have defaults, and
// those that page take the length of the page as $first.
func Examples() []Example {
	var examples []Example
	err := fs.WalkDir(queries, "queries", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := queries.ReadFile(file)
		examples = append(examples, newExample(file, string(data)))
		return err
	})
	if err != nil {
		panic("web: examples: " + err.Error()) // embedded: fails for every build or for none
	}
	return examples
}

// newExample reads an example from its file, whose folder is the group. Folders and files begin with their place in order: 1-elections.
func newExample(file, text string) Example {
	title, _, _ := strings.Cut(strings.TrimPrefix(text, "# "), "\n")
	_, name, _ := strings.Cut(strings.TrimSuffix(path.Base(file), ".graphql"), "-")
	_, group, _ := strings.Cut(path.Base(path.Dir(file)), "-")
	group = strings.ToUpper(group[:1]) + strings.ReplaceAll(group[1:], "-", " ")
	return Example{Name: name, Group: group, Title: title, Text: text}
}
