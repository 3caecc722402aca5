package resolvers_test

import (
	"fmt"
	"testing"
)

func TestPages(t *testing.T) {
	store := sampleStore(t)
	for n := range 45 {
		store.records = append(store.records, newFakeStore(incidentOf(t, fmt.Sprintf(`{"id": "i-%02d", "occurred": {"from": "2020-01-%02d"}}`, n, n%28+1))).records...)
	}
	h := handlerFor(t, store)
	var ids []any
	seen := map[any]bool{}
	for after := ""; ; {
		got := any(good(t, h, `{ incidents(first: 10, after: "`+after+`") { totalCount edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`))
		info := at(t, got, "incidents", "pageInfo")
		edges := at(t, got, "incidents", "edges").([]any)
		for n, edge := range edges {
			id := at(t, edge, "node", "id")
			if id != at(t, got, "incidents", "nodes", n, "id") || seen[id] {
				t.Fatalf("edge %v: not the node beside it, or seen before", id)
			}
			seen[id] = true
			ids = append(ids, id)
		}
		if at(t, edges[len(edges)-1], "cursor") != at(t, info, "endCursor") || at(t, edges[0], "cursor") != at(t, info, "startCursor") {
			t.Fatal("pageInfo has other cursors than the edges")
		}
		if at(t, info, "hasPreviousPage") != (after != "") || at(t, got, "incidents", "totalCount") != 47.0 {
			t.Fatalf("got %v", got)
		}
		if at(t, info, "hasNextPage") == false {
			break
		}
		after = at(t, info, "endCursor").(string)
	}
	if len(ids) != 47 || ids[0] != "town-2024-06" {
		t.Errorf("got %d incidents, the first %v", len(ids), ids[0])
	}
}

func TestPageArguments(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	oldest := at(t, any(good(t, h, `{ incidents(orderBy: OLDEST, first: 1) { pageInfo { endCursor } } }`)), "incidents", "pageInfo", "endCursor").(string)
	cases := []struct{ name, query, code string }{
		{"default", `{ incidents { totalCount } }`, ""},
		{"null is the default", `{ incidents(first: null, orderBy: null, after: null, filter: null) { totalCount } }`, ""},
		{"least", `{ incidents(first: 1) { totalCount } }`, ""},
		{"most", `{ incidents(first: 100) { totalCount } }`, ""},
		{"none", `{ incidents(first: 0) { totalCount } }`, "BAD_USER_INPUT"},
		{"negative", `{ incidents(first: -1) { totalCount } }`, "BAD_USER_INPUT"},
		{"too many", `{ incidents(first: 101) { totalCount } }`, "BAD_USER_INPUT"},
		{"a million", `{ incidents(first: 1000000) { totalCount } }`, "BAD_USER_INPUT"},
		{"too many, back", `{ service(code: EMAIL) { incidents(first: 101) { totalCount } } }`, "BAD_USER_INPUT"},
		{"too many victims", `{ victims(first: 101) { totalCount } }`, "BAD_USER_INPUT"},
		{"too many events", `{ timeline(first: 101) { undated } }`, "BAD_USER_INPUT"},
		{"all services by default", `{ services { totalCount } }`, ""},
		{"no cursor", `{ incidents(after: "x") { totalCount } }`, "BAD_USER_INPUT"},
		{"forged cursor", `{ incidents(after: "eyJsIjoieCIsImsiOlsiYSIsImIiXX0") { totalCount } }`, "BAD_USER_INPUT"},
		{"cursor of another order", `{ incidents(after: "` + oldest + `") { totalCount } }`, "BAD_USER_INPUT"},
		{"cursor of another list", `{ victims(after: "` + oldest + `") { totalCount } }`, "BAD_USER_INPUT"},
		{"cursor of its own list", `{ incidents(orderBy: OLDEST, after: "` + oldest + `") { totalCount } }`, ""},
		{"graph too deep", `{ impactGraph(roots: ["service:EMAIL"], depth: 5) { total } }`, "BAD_USER_INPUT"},
		{"graph too large", `{ impactGraph(roots: ["service:EMAIL"], limit: 501) { total } }`, "BAD_USER_INPUT"},
		{"path too long", `{ path(from: "town-2024-06", to: "service:EMAIL", maxHops: 7) { truncated } }`, "BAD_USER_INPUT"},
		{"path to itself", `{ path(from: "town-2024-06", to: "town-2024-06") { truncated } }`, "BAD_USER_INPUT"},
		{"graph without roots", `{ impactGraph(roots: []) { total } }`, "BAD_USER_INPUT"},
	}
	for _, c := range cases {
		if r := ask(t, h, c.query); r.code() != c.code {
			t.Errorf("%s: got %q, want %q: %s", c.name, r.code(), c.code, r.body)
		}
	}
}
