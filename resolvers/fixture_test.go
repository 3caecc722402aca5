package resolvers_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/resolvers"
)

// fullIncident is an invented incident that has something in every field.
const fullIncident = `{
  "id": "town-2024-06", "title": "Ransomware at Town", "summary": "All was out.",
  "victims": [{"name": "Town of Fleury", "aliases": ["Fleury"], "sector": "LOCAL_GOVERNMENT", "role": "PRIMARY", "evidence": [{"report": 0, "start": 0, "end": 4}]}],
  "place": {"country": "FR", "region": "Loiret", "locality": "Fleury"},
  "reportedFor": "2024-06", "occurred": {"from": "2024-06-24"}, "attackTypes": ["RANSOMWARE"],
  "actors": [{"name": "Group", "role": "CLAIMED"}],
  "ransom": {"demanded": true, "amount": "12.50", "currency": "EUR", "instalments": 3},
  "dataImpact": "EXPLICITLY_NONE", "affected": [{"count": 3000000000, "unit": "RECORDS"}],
  "services": [
    {"code": "ELECTIONS", "status": "DISRUPTED", "extent": "PARTIAL", "from": "2024-06-24", "source": 1},
    {"code": "ELECTIONS", "status": "UNAFFECTED", "note": "says the county", "source": 0},
    {"code": "EMAIL", "status": "RESTORED", "until": "2024-06-26", "evidence": [{"report": 0, "start": 5, "end": 11}]}],
  "partners": [{"name": "regional CSIRT", "kind": "CSIRT", "role": "RESTORATION", "named": false}, {"name": "Police", "kind": "POLICE"}],
  "actions": [{"code": "ISOLATED_SYSTEMS", "on": "2024-06-24"}],
  "events": [{"on": "2024-06-24", "at": "08:30", "kind": "DETECTED", "text": "e-mail fails", "evidence": [{"report": 0, "start": 5, "end": 11}]}],
  "elections": [{"name": "Vote", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30", "status": "AT_RISK", "note": "lists"}],
  "people": [{"name": "Someone", "role": "mayor"}], "suppliers": [{"name": "Provider", "note": "the way in"}], "campaign": "Campaign",
  "related": [{"id": "other-2023", "kind": "PART_OF"}, {"id": "gone-2020", "kind": "CAUSED_BY"}], "notStated": ["RANSOM_PAYMENT"],
  "sources": [{"url": "https://example.org/a", "title": "A", "publishedOn": "2024-07"}, {"url": "https://example.org/b"}],
  "reports": [{"sha256": "SUM", "file": "town.txt", "text": "Town e-mail out.", "language": "en"}],
  "evidenceOf": [{"field": "/dataImpact", "report": 0, "start": 0, "end": 16}], "tlp": "AMBER+STRICT"}`

// bareIncident states almost nothing.
const bareIncident = `{"id": "other-2023", "victims": [{"name": "Town of Fleury"}], "place": {"country": "FR"}, "occurred": {"from": "2023"},
  "services": [{"code": "EMAIL", "status": "AT_RISK"}], "partners": [{"name": "Police", "kind": "POLICE"}]}`

func sampleStore(t testing.TB) *fakeStore {
	t.Helper()
	var incidents []*graph.Incident
	for _, text := range []string{fullIncident, bareIncident} {
		incident := new(graph.Incident)
		if err := json.Unmarshal([]byte(strings.ReplaceAll(text, "SUM", strings.Repeat("ab", 32))), incident); err != nil {
			t.Fatal(err)
		}
		incidents = append(incidents, incident)
	}
	return newFakeStore(incidents...)
}

func handlerFor(t testing.TB, store graph.Store) http.Handler {
	t.Helper()
	return resolvers.NewHandler(store, resolvers.Options{Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Wait: 10 * time.Millisecond})
}

// reply is an answer as a client reads it.
type reply struct {
	Data   map[string]any
	Errors []struct {
		Message    string
		Path       []any
		Extensions map[string]any
	}
	status int
	body   string
}

func (r reply) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	return fmt.Sprint(r.Errors[0].Extensions["code"])
}

// ask sends a query without variables.
func ask(t testing.TB, h http.Handler, query string) reply {
	t.Helper()
	return askWith(t, h, query, nil)
}

func askWith(t testing.TB, h http.Handler, query string, variables map[string]any) reply {
	t.Helper()
	body := must(json.Marshal(map[string]any{"query": query, "variables": variables}))
	return send(t, h, http.MethodPost, "/graphql", string(body), map[string]string{"Content-Type": "application/json"})
}

func send(t testing.TB, h http.Handler, method, path, body string, header map[string]string) reply {
	t.Helper()
	request := httptest.NewRequest(method, path, strings.NewReader(body))
	for name, value := range header {
		request.Header.Set(name, value)
	}
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, request)
	r := reply{status: recorder.Code, body: recorder.Body.String()}
	if err := json.Unmarshal(recorder.Body.Bytes(), &r); err != nil {
		t.Fatalf("%s %s: not JSON: %.200s", method, path, r.body)
	}
	return r
}

// good is ask for a query that must succeed.
func good(t testing.TB, h http.Handler, query string) map[string]any {
	t.Helper()
	r := ask(t, h, query)
	if len(r.Errors) > 0 {
		t.Fatalf("%s\ngot errors: %s", query, r.body)
	}
	return r.Data
}

// at walks down an answer: names into objects, numbers into lists.
func at(t testing.TB, v any, path ...any) any {
	t.Helper()
	for n, step := range path {
		switch step := step.(type) {
		case string:
			object, ok := v.(map[string]any)
			if !ok {
				t.Fatalf("%v: no object at %v", path, path[:n])
			}
			v = object[step]
		case int:
			list, ok := v.([]any)
			if !ok || step >= len(list) {
				t.Fatalf("%v: no entry at %v: %v", path, path[:n], v)
			}
			v = list[step]
		}
	}
	return v
}

func incidentOf(t testing.TB, text string) *graph.Incident {
	t.Helper()
	incident := new(graph.Incident)
	if err := json.Unmarshal([]byte(text), incident); err != nil {
		t.Fatal(err)
	}
	return incident
}

func quoted(s string) []byte { return must(json.Marshal(s)) }
