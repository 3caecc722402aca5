package resolvers_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/resolvers"
)

// A client learns what it can act on, and never what the store said to us.
func TestErrorsOfTheStore(t *testing.T) {
	const secret = "neo4j://user:secret@host"
	cases := []struct {
		name string
		err  error
		code string
		says string
	}{
		{"not found", fmt.Errorf("neo4j: nodes: %w", fmt.Errorf("%q: %w", "x-2024", graph.ErrNotFound)), "NOT_FOUND", "x-2024"},
		{"invalid", fmt.Errorf("neo4j: incidents: %w", graph.Invalid("filter.text: want 1 to 16 words")), "BAD_USER_INPUT", "filter.text: want 1 to 16 words"},
		{"unavailable", fmt.Errorf("%s: %w", secret, graph.ErrUnavailable), "UNAVAILABLE", "try again later"},
		{"too slow", fmt.Errorf("%s: %w", secret, context.DeadlineExceeded), "UNAVAILABLE", "too long"},
		{"schema", fmt.Errorf("%s: %w", secret, graph.ErrSchema), "INTERNAL", "internal error"},
		{"anything else", errors.New(secret), "INTERNAL", "internal error"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			store := sampleStore(t)
			store.err = c.err
			h := handlerFor(t, store)
			for _, query := range []string{`{ incidents { totalCount } }`, `{ incident(id: "x") { id } }`, `{ service(code: EMAIL) { incidents { totalCount } } }`, `{ count { total } }`} {
				r := ask(t, h, query)
				if r.code() != c.code || !strings.Contains(r.body, c.says) {
					t.Errorf("%s: got %s, want %s %q", query, r.body, c.code, c.says)
				}
				if strings.Contains(r.body, "neo4j") || strings.Contains(r.body, "secret") {
					t.Errorf("%s: inner text in %s", query, r.body)
				}
			}
		})
	}
}

func TestErrorCodes(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	cases := []struct{ name, query, code string }{
		{"no such incident", `{ incident(id: "nothing") { id } }`, "NOT_FOUND"},
		{"no such end", `{ path(from: "town-2024-06", to: "nothing") { truncated } }`, "NOT_FOUND"},
		{"no such root", `{ impactGraph(roots: ["nothing"]) { total } }`, "NOT_FOUND"},
		{"no such country", `{ incidents(filter: {countries: ["XX"]}) { totalCount } }`, "BAD_USER_INPUT"},
		{"no such day", `{ incidents(filter: {occurred: {from: "2024-06-31"}}) { totalCount } }`, "BAD_USER_INPUT"},
		{"no date", `{ incidents(filter: {occurred: {from: 2024}}) { totalCount } }`, "BAD_USER_INPUT"},
		{"no such service", `{ service(code: MAIL) { id } }`, "GRAPHQL_VALIDATION_FAILED"},
		{"no such field", `{ incidents { nodes { x } } }`, "GRAPHQL_VALIDATION_FAILED"},
		{"no query", `{ incidents`, "GRAPHQL_PARSE_FAILED"},
		{"beyond 32 bits", `{ incidents(first: 4294967297) { totalCount } }`, "BAD_USER_INPUT"},
		{"three dimensions", `{ count(by: [YEAR, MONTH, SERVICE]) { total } }`, "BAD_USER_INPUT"},
		{"no topic", `{ coverage(of: []) { silent } }`, "BAD_USER_INPUT"},
		{"no such victim", `{ incidents(filter: {victims: ["Nowhere"]}) { totalCount } }`, "BAD_USER_INPUT"},
		{"no such id of an actor", `{ victims(filter: {not: {actors: ["actor:nobody"]}}) { totalCount } }`, "BAD_USER_INPUT"},
		{"fewer days than none", `{ stats(filter: {restoredWithinDays: -1}) { outage { n } } count(filter: {restoredWithinDays: -1}) { total } }`, "BAD_USER_INPUT"},
	}
	for _, c := range cases {
		if r := ask(t, h, c.query); r.code() != c.code {
			t.Errorf("%s: got %q, want %q: %s", c.name, r.code(), c.code, r.body)
		}
	}
}

func TestVariables(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	const page, one = `query($v: Int) { incidents(first: $v) { totalCount } }`, `query($v: ServiceCode!) { service(code: $v) { id } }`
	const filtered, ordered = `query($v: IncidentFilter) { incidents(filter: $v) { totalCount } }`, `query($v: Order) { incidents(orderBy: $v) { totalCount } }`
	cases := []struct {
		name, query string
		value       any
		code        string
	}{
		{"fits", page, 3, ""},
		{"beyond 32 bits", page, 1 << 33, "BAD_USER_INPUT"},
		{"not whole", page, 1.5, "GRAPHQL_VALIDATION_FAILED"},
		{"not a number", page, "x", "GRAPHQL_VALIDATION_FAILED"},
		{"code", one, "EMAIL", ""},
		{"code in small letters", one, "email", "BAD_USER_INPUT"},
		{"code in a filter in small letters", filtered, map[string]any{"disrupted": []string{"email"}}, "BAD_USER_INPUT"},
		{"order in small letters", ordered, "newest", "BAD_USER_INPUT"},
		{"unknown field of the filter", filtered, map[string]any{"service": []string{"EMAIL"}}, "GRAPHQL_VALIDATION_FAILED"},
		{"number for text", filtered, map[string]any{"text": 1}, "BAD_USER_INPUT"},
		{"bad date", filtered, map[string]any{"occurred": map[string]any{"to": "yesterday"}}, "BAD_USER_INPUT"},
	}
	for _, c := range cases {
		r := askWith(t, h, c.query, map[string]any{"v": c.value})
		if r.code() != c.code {
			t.Errorf("%s: got %q, want %q: %s", c.name, r.code(), c.code, r.body)
		}
	}
}

func TestPanicIsMasked(t *testing.T) {
	store := sampleStore(t)
	store.panics = true
	h := handlerFor(t, store)
	for _, query := range []string{`{ incidents { totalCount } }`, `{ service(code: EMAIL) { incidents { totalCount } } }`} {
		r := ask(t, h, query)
		if r.code() != "INTERNAL" || strings.Contains(r.body, "secret") || r.status != 200 {
			t.Errorf("%s: got %d %s", query, r.status, r.body)
		}
	}
}

func TestDeadline(t *testing.T) {
	store := sampleStore(t)
	store.block = make(chan struct{})
	h := resolvers.NewHandler(store, resolvers.Options{Timeout: 50 * time.Millisecond})
	start := time.Now()
	if r := ask(t, h, `{ incidents { totalCount } }`); r.code() != "UNAVAILABLE" {
		t.Errorf("got %s", r.body)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

// One operation runs, the next one waits, and is sent away before its own deadline.
func TestConcurrency(t *testing.T) {
	store := sampleStore(t)
	store.block = make(chan struct{})
	h := resolvers.NewHandler(store, resolvers.Options{Concurrency: 1})
	first := make(chan reply)
	go func() { first <- ask(t, h, `{ incidents { totalCount } }`) }()
	for {
		if calls, _ := store.taken(); len(calls) > 0 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if r := ask(t, h, `{ __typename }`); r.status != 503 || r.code() != "UNAVAILABLE" {
		t.Errorf("second: got %d %s", r.status, r.body)
	}
	close(store.block)
	if r := <-first; len(r.Errors) > 0 {
		t.Errorf("first: got %s", r.body)
	}
	if r := ask(t, h, `{ __typename }`); r.status != 200 {
		t.Errorf("third: got %d %s", r.status, r.body)
	}
}
