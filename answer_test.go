package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// How much of an answer the cookbook shows: rows of a list, and characters of a cell in a list and in a thing of its own.
const (
	shownRows = 5
	shownCell = 160
	shownWide = 240
)

// noRows is what stands for a list without entries.
const noRows = ": none\n"

// answerTables shows the data of a GraphQL answer as Markdown: each list as a table of its first rows, beside it what is said
// of the whole.
func answerTables(t *testing.T, answer []byte) string {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(answer))
	decoder.UseNumber()
	root, isObject := decodeOrdered(t, decoder).(object)
	if !isObject || root[0].name != "data" {
		t.Fatalf("no data: %.300s", answer)
	}
	var page strings.Builder
	fields := root[0].value.(object)
	for _, field := range fields {
		if len(fields) > 1 {
			page.WriteString("\n**" + field.name + "**\n")
		}
		page.WriteString(fieldTables(field))
	}
	return page.String()
}

// object is a JSON object in the order in which it is written, which is that of the query.
type object []member

type member struct {
	name  string
	value any
}

// decodeOrdered reads a JSON value: an object, a []any, or a plain value.
func decodeOrdered(t *testing.T, decoder *json.Decoder) any {
	t.Helper()
	switch token := nextToken(t, decoder); token {
	case json.Delim('{'):
		o := object{}
		for decoder.More() {
			name := decodeOrdered(t, decoder).(string)
			o = append(o, member{name, decodeOrdered(t, decoder)})
		}
		nextToken(t, decoder) // its end
		return o
	case json.Delim('['):
		list := []any{}
		for decoder.More() {
			list = append(list, decodeOrdered(t, decoder))
		}
		nextToken(t, decoder) // its end
		return list
	default:
		return token
	}
}

func nextToken(t *testing.T, decoder *json.Decoder) json.Token {
	t.Helper()
	token, err := decoder.Token()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// fieldTables shows a field of the root. One that is a page or a set of figures is shown by its lists; a thing with many lists, or
// with none, is a table of its own, a row for each field.
func fieldTables(field member) string {
	of, isObject := field.value.(object)
	if !isObject {
		return rowsTable(field.name, field.value.([]any))
	}
	lists := 0
	for _, m := range of {
		if rows, isList := m.value.([]any); isList && !ofThings(rows) {
			return thingTable(of)
		} else if isList || hasLists(m.value) {
			lists++
		}
	}
	if lists == 0 || lists > 2 {
		return thingTable(of)
	}
	return listTables(of, lists > 1)
}

// listTables shows the lists of an object below what stands beside them.
func listTables(of object, named bool) string {
	var lines, tables string
	for _, m := range of {
		_, isList := m.value.([]any)
		switch {
		case isList && named || hasLists(m.value):
			tables += "\n" + m.name + ":\n" + fieldTables(m)
		case isList:
			tables += fieldTables(m)
		case m.name != "pageInfo":
			lines += fmt.Sprintf("\n%s: %s\n", m.name, cell(labelled(m.value), shownWide))
		}
	}
	return lines + tables
}

func hasLists(v any) bool {
	o, _ := v.(object)
	return slices.ContainsFunc(o, func(m member) bool {
		_, isList := m.value.([]any)
		return isList
	})
}

// ofThings reports whether the entries of a list have fields.
func ofThings(rows []any) bool {
	return !slices.ContainsFunc(rows, func(row any) bool {
		_, isObject := row.(object)
		return !isObject
	})
}

// labelled names the values of an object, which has no column heads to do that.
func labelled(v any) any {
	o, isObject := v.(object)
	if !isObject {
		return v
	}
	var parts []string
	for _, m := range o {
		if text := plainText(labelled(m.value)); text != "" {
			parts = append(parts, m.name+" "+text)
		}
	}
	return strings.Join(parts, ", ")
}

func thingTable(of object) string {
	table := [][]string{{"field", "value"}}
	for _, m := range of {
		table = append(table, []string{m.name, cell(labelled(m.value), shownWide)})
	}
	return markdownTable(table)
}

func rowsTable(name string, rows []any) string {
	if len(rows) == 0 {
		return "\n" + name + noRows
	}
	first, _ := rows[0].(object)
	table := [][]string{nil}
	for _, column := range spliced(first) {
		table[0] = append(table[0], column.name)
	}
	for _, row := range rows[:min(shownRows, len(rows))] {
		var cells []string
		for _, column := range spliced(row.(object)) {
			cells = append(cells, cell(column.value, shownCell))
		}
		table = append(table, cells)
	}
	return markdownTable(table)
}

// spliced puts the fields of an edge's node beside those of the edge.
func spliced(row object) object {
	var all object
	for _, m := range row {
		if node, isObject := m.value.(object); isObject && m.name == "node" {
			all = append(all, node...)
			continue
		}
		all = append(all, m)
	}
	return all
}

func cell(v any, most int) string {
	text := strings.NewReplacer("|", `\|`, "\n", " ").Replace(plainText(v))
	if runes := []rune(text); len(runes) > most {
		text = strings.TrimRight(string(runes[:most]), ` ,;\`) + "…"
	}
	return text
}

// plainText joins the values of an object by commas and the entries of a list by semicolons. What is null is left out.
func plainText(v any) string {
	var parts []string
	separator := ", "
	switch v := v.(type) {
	case nil:
		return ""
	case object:
		for _, m := range v {
			parts = append(parts, plainText(m.value))
		}
	case []any:
		separator = "; "
		for _, entry := range v {
			parts = append(parts, plainText(entry))
		}
	default:
		return fmt.Sprint(v)
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	return strings.Join(parts, separator)
}

func markdownTable(rows [][]string) string {
	rule := slices.Repeat([]string{"---"}, len(rows[0]))
	table := "\n"
	for _, row := range slices.Insert(rows, 1, rule) {
		table += "| " + strings.Join(row, " | ") + " |\n"
	}
	return table
}

func TestAnswerTables(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{
			"page", `{"things": {"totalCount": 7, "nodes": [{"id": "a|b", "list": [{"x": 1, "y": null}, {"x": 2, "y": "z"}]}], "pageInfo": {"endCursor": "c"}}}`,
			"\ntotalCount: 7\n\n| id | list |\n| --- | --- |\n| a\\|b | 1; 2, z |\n",
		},
		{"edges", `{"things": {"edges": [{"match": "CERTAIN", "node": {"id": "a"}}]}}`, "\n| match | id |\n| --- | --- |\n| CERTAIN | a |\n"},
		{"two lists", `{"things": {"nodes": [{"n": 1}], "more": {"edges": [{"n": 2}]}}}`, "\nnodes:\n\n| n |\n| --- |\n| 1 |\n\nmore:\n\n| n |\n| --- |\n| 2 |\n"},
		{"two fields", `{"one": {"nodes": []}, "other": [{"n": 1}]}`, "\n**one**\n\nnodes: none\n\n**other**\n\n| n |\n| --- |\n| 1 |\n"},
		{"list", `{"things": [{"n": 1}, {"n": 2}, {"n": 3}, {"n": 4}, {"n": 5}, {"n": 6}]}`, "\n| n |\n| --- |\n| 1 |\n| 2 |\n| 3 |\n| 4 |\n| 5 |\n"},
		{"empty list", `{"things": {"nodes": []}}`, "\nnodes: none\n"},
		{"thing", `{"thing": {"name": "a\nb", "days": {"n": 3, "median": null}}}`, "\n| field | value |\n| --- | --- |\n| name | a b |\n| days | n 3 |\n"},
		{"long cell", `{"things": [{"x": "` + strings.Repeat("é", 2*shownCell) + `"}]}`, "\n| x |\n| --- |\n| " + strings.Repeat("é", shownCell) + "… |\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, answerTables(t, []byte(`{"data": `+test.data+`}`))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}
