package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/resolvers"
)

// fewestConnections is what the schema has at least: one that is looked past would be green, too.
const fewestConnections = 17

// appendOnly are the connections in which nothing can come before what is there.
var appendOnly = map[string]bool{"Query.changes": true}

// requiredArguments are values for what a connection cannot do without, by the argument's name.
var requiredArguments = map[string]string{"text": `"town"`}

// TestCursors: for every connection of the schema a cursor keeps its place while entries are written before and after it, and what
// is no cursor of its list is an error that says so.
func TestCursors(t *testing.T) {
	for name, open := range engines {
		t.Run(name, func(t *testing.T) {
			store := openStore(t, open(t))
			server := serveStore(t, store)
			putTowns(t, store, "bdfh")
			lists := findConnections(t, server)
			if len(lists) < fewestConnections {
				t.Errorf("%d connections, want %d or more", len(lists), fewestConnections)
			}
			for _, list := range lists {
				t.Run(list.name, func(t *testing.T) { list.refuses(t, server) })
			}
			places := map[string]place{}
			for _, list := range lists {
				places[list.name] = list.secondEntry(t, server)
			}
			putTowns(t, store, "acegi")
			for _, list := range lists {
				t.Run(list.name+" after writes", func(t *testing.T) { list.keeps(t, server, places[list.name]) })
			}
		})
	}
}

// findConnections finds all fields that are connections, each with every order that it has.
func findConnections(t *testing.T, server *httptest.Server) []connection {
	t.Helper()
	types := resolvers.NewSchema(nil).Schema().Types
	var lists []connection
	for _, name := range slices.Sorted(maps.Keys(types)) {
		for _, field := range types[name].Fields {
			if !strings.HasSuffix(field.Type.Name(), "Connection") {
				continue
			}
			within := ""
			if name != "Query" {
				within = widest(t, server, types, name, field.Name)
			}
			lists = append(lists, connections(t, types, name, field, within)...)
		}
	}
	return lists
}

// connection is a list of the API in one order. Query asks for a page by what stands in the place of $page.
type connection struct{ name, query, field string }

func connections(t *testing.T, types map[string]*ast.Definition, of string, field *ast.FieldDefinition, within string) []connection {
	t.Helper()
	arguments := "$page"
	for _, a := range field.Arguments {
		switch value, known := requiredArguments[a.Name]; {
		case a.Name == "filter":
			arguments += `, filter: {countries: ["FR"]}`
		case a.Type.NonNull && a.DefaultValue == nil && !known:
			t.Fatalf("%s.%s: say in requiredArguments what to give for %s", of, field.Name, a.Name)
		case known:
			arguments += ", " + a.Name + ": " + value
		}
	}
	page := field.Name + "(" + arguments + ") { totalCount edges { cursor node { " + identity(types, field) + " } } pageInfo { hasNextPage endCursor } }"
	if of != "Query" {
		page = fmt.Sprintf(`node(id: %q) { ... on %s { %s } }`, within, of, page)
	}
	list := connection{of + "." + field.Name, "{ " + page + " }", field.Name}
	if field.Arguments.ForName("orderBy") == nil {
		return []connection{list}
	}
	var all []connection
	for _, order := range []string{"NEWEST", "OLDEST"} {
		all = append(all, connection{list.name + " " + order, strings.Replace(list.query, "$page", "$page, orderBy: "+order, 1), list.field})
	}
	return all
}

// identity is the field that tells the nodes of a connection apart: id, or the first one.
func identity(types map[string]*ast.Definition, field *ast.FieldDefinition) string {
	edge := types[types[field.Type.Name()].Fields.ForName("edges").Type.Name()]
	node := types[edge.Fields.ForName("node").Type.Name()]
	if node.Fields.ForName("id") != nil {
		return "id"
	}
	return node.Fields[0].Name
}

// widest returns the id of the thing of a type whose connection has the most entries.
func widest(t *testing.T, server *httptest.Server, types map[string]*ast.Definition, of, field string) string {
	t.Helper()
	root := ""
	for _, f := range types["Query"].Fields {
		if f.Type.Name() == of+"Connection" && f.Arguments.ForName("text") == nil {
			root = f.Name
		}
	}
	if root == "" {
		t.Fatalf("%s: no list of these at the root", of)
	}
	answer := post(t, server, fmt.Sprintf(`{ %s(first: 100) { nodes { id %s(first: 1) { totalCount } } } }`, root, field))
	most, id := -1, ""
	for _, node := range at(t, answer, "data", root, "nodes").([]any) {
		thing := node.(map[string]any)
		if n := int(thing[field].(map[string]any)["totalCount"].(float64)); n > most {
			most, id = n, thing["id"].(string)
		}
	}
	return id
}

// place is a cursor, with the entries before it, its own the last of them, and those behind it.
type place struct {
	cursor         string
	before, behind []string
}

// secondEntry is the place of the second of at least four entries.
func (c connection) secondEntry(t *testing.T, server *httptest.Server) place {
	t.Helper()
	before, cursor, _ := c.page(t, server, 2, "")
	behind := c.rest(t, server, cursor)
	if len(before) != 2 || len(behind) < 2 {
		t.Fatalf("%s has %q and %q behind these, want more to compare", c.name, before, behind)
	}
	return place{cursor, before, behind}
}

// keeps requires that what is behind a place now is what was there before, and what was written behind it.
func (c connection) keeps(t *testing.T, server *httptest.Server, p place) {
	t.Helper()
	all := c.rest(t, server, "")
	own := slices.Index(all, p.before[1])
	if own < 0 {
		t.Fatalf("the entry of the cursor is gone: %q", all)
	}
	got := c.rest(t, server, p.cursor)
	if diff := cmp.Diff(all[own+1:], got); diff != "" {
		t.Errorf("-what is behind the entry +what is behind its cursor\n%s", diff)
	}
	isNew := func(id string) bool { return !slices.Contains(p.before, id) && !slices.Contains(p.behind, id) }
	if old := slices.DeleteFunc(slices.Clone(got), isNew); !slices.Equal(old, p.behind) {
		t.Errorf("of the old entries %q are behind the cursor, want %q", old, p.behind)
	}
	if !slices.ContainsFunc(got, isNew) || !slices.ContainsFunc(all[:own], isNew) && !appendOnly[c.name] {
		t.Errorf("nothing was written before %q or behind it: %q", p.before[1], all)
	}
}

// rest reads page after page from behind a cursor, the whole list for none.
func (c connection) rest(t *testing.T, server *httptest.Server, after string) []string {
	t.Helper()
	var all []string
	for range 100 {
		ids, end, more := c.page(t, server, 3, after)
		all = append(all, ids...)
		if !more {
			return all
		}
		after = end
	}
	t.Fatalf("%s: pages without end", c.name)
	return nil
}

func (c connection) page(t *testing.T, server *httptest.Server, first int, after string) (ids []string, end string, more bool) {
	t.Helper()
	data := at(t, post(t, server, c.ask(first, after)), "data")
	if _, isNested := data.(map[string]any)["node"]; isNested {
		data = data.(map[string]any)["node"]
	}
	list := data.(map[string]any)[c.field].(map[string]any)
	for _, edge := range list["edges"].([]any) {
		for _, id := range edge.(map[string]any)["node"].(map[string]any) {
			ids = append(ids, fmt.Sprint(id))
		}
	}
	info := list["pageInfo"].(map[string]any)
	end, _ = info["endCursor"].(string)
	return ids, end, info["hasNextPage"].(bool)
}

func (c connection) ask(first int, after string) string {
	page := fmt.Sprintf("first: %d", first)
	if after != "" {
		page += fmt.Sprintf(", after: %q", after)
	}
	return strings.Replace(c.query, "$page", page, 1)
}

// refuses requires a clear error for a page that is too long, and for every kind of wrong cursor.
func (c connection) refuses(t *testing.T, server *httptest.Server) {
	t.Helper()
	_, own, _ := c.page(t, server, 2, "")
	other := graph.Cursor{List: "things", Keys: []string{"a", "b"}}.String()
	for _, test := range []struct{ name, query, words string }{
		{"a page of a million", c.ask(1_000_000, ""), "first: 1000000, want 1 to 100"},
		{"no page", c.ask(0, ""), "first: 0, want 1 to 100"},
		{"a word", c.ask(2, "cursor"), "after: "},
		{"half a cursor", c.ask(2, own[:len(own)/2]+"!"), "after: "},
		{"a forged cursor", c.ask(2, own+"9999999999"), "after: "},
		{"a cursor of a list that is no more", c.ask(2, other), "after: "},
	} {
		message, code := refusal(t, post(t, server, test.query))
		if code != "BAD_USER_INPUT" || !strings.Contains(message, test.words) {
			t.Errorf("%s: got %s %q, want BAD_USER_INPUT and %q", test.name, code, message, test.words)
		}
	}
}

// at walks down an answer by names.
func at(t *testing.T, answer []byte, path ...string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(answer, &v); err != nil {
		t.Fatal(err)
	}
	for _, step := range path {
		object, isObject := v.(map[string]any)
		if !isObject || object[step] == nil {
			t.Fatalf("no %v in %.300s", path, answer)
		}
		v = object[step]
	}
	return v
}
