// Package web holds what a browser gets: the playground with its example queries. Its built parts are committed under dist,
// so that building the program needs Go alone.
package web

import (
	"embed"
	"strings"
)

// Example is a query that the playground offers. Title is the question, which is the first line of Text as a comment.
type Example struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

//go:embed queries
var queries embed.FS

// Examples returns the example queries in the order of the tabs. Each runs without variables; those that page take
// the length of the page as $first.
func Examples() []Example {
	files, err := queries.ReadDir("queries")
	if err != nil {
		panic("web: examples: " + err.Error()) // embedded: fails for every build or for none
	}
	examples := make([]Example, len(files))
	for n, file := range files {
		data, err := queries.ReadFile("queries/" + file.Name())
		if err != nil {
			panic("web: examples: " + err.Error())
		}
		title, _, _ := strings.Cut(strings.TrimPrefix(string(data), "# "), "\n")
		examples[n] = Example{Name: strings.TrimSuffix(file.Name(), ".graphql"), Title: title, Text: string(data)}
	}
	return examples
}
