package resolvers_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/resolvers"
)

// attack is a request that kills, stalls or misleads a GraphQL server that is not prepared. Each must be answered with
// an error, or with little.
type attack struct {
	name    string
	method  string // POST if empty
	path    string // /graphql if empty
	header  map[string]string
	body    string // of JSON, made of query if empty
	query   string
	status  int // 200 if zero
	allowed bool
}

// repeat writes a part n times; in it, # stands for the number.
func repeat(part string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(part, "#", strconv.Itoa(i)))
	}
	return b.String()
}

// dag is a chain of fragments that each spread the next one twice.
func dag(n int) string {
	all := "{...F0} "
	for i := range n {
		all += fmt.Sprintf("fragment F%d on Query{a%d:__typename ...F%d ...F%d} ", i, i, i+1, i+1)
	}
	return all + fmt.Sprintf("fragment F%d on Query{__typename}", n)
}

func nested(open, inside, close string, n int) string {
	return strings.Repeat(open, n) + inside + strings.Repeat(close, n)
}

const hop = "incidents(first:100){nodes{services{service{"

var attacks = []attack{
	{name: "search of passages of all pages", query: `{` + repeat(`a#:search(text:"a",first:100){edges{highlights{parts{text} report{text}} node{services{service{code}}}}} `, 50) + `}`},
	{name: "fragment spreads itself", query: `{incidents{nodes{...F}}} fragment F on Incident{id related{incident{...F related{incident{...F}}}}}`},
	{name: "fragments spread each other", query: `{incidents{nodes{...A}}} fragment A on Incident{related{incident{...B}}} fragment B on Incident{related{incident{...A}}}`},
	{name: "unused cyclic fragment", query: `{__typename} fragment A on Query{...A}`},
	{name: "inline cyclic fragment", query: `{...A} fragment A on Query{... on Query{...A}}`},
	{name: "fragments doubling 24 times", query: dag(24)},
	{name: "fragments doubling 39 times", query: dag(39)},
	{name: "fragments doubling 64 times", query: dag(64)},
	{name: "fragments doubling 12 times", query: dag(12)},
	{name: "unused fragments doubling", query: "{__typename} " + strings.TrimPrefix(dag(30), "{...F0} ")},
	{name: "thousand fragments", query: "{__typename} " + repeat("fragment F# on Query{__typename} ", 300)},
	{name: "nested doubling fragments", query: `{...A} fragment A on Query{incidents{nodes{...B}} x:incidents{nodes{...B}}} ` + strings.ReplaceAll(strings.TrimPrefix(dag(25), "{...F0} "), "on Query", "on Incident") + ` fragment B on Incident{...F0}`},
	{name: "thousand aliases", query: "{" + repeat("a#:__typename ", 1000) + "}"},
	{name: "ten thousand aliases", query: "{" + repeat("a#:__typename ", 10000) + "}"},
	{name: "forty roots", query: "{" + repeat("a#:incidents{totalCount} ", 40) + "}"},
	{name: "forty roots by fragments", query: "{" + strings.Repeat("...F ", 20) + "} fragment F on Query{a:__typename b:__typename}"},
	{name: "hundred aliases below", query: "{incidents{nodes{" + repeat("a#:title ", 100) + "}}}"},
	{name: "fifteen hundred same fields", query: "{incidents{nodes{" + strings.Repeat("id ", 1500) + "}}}"},
	{name: "ten thousand same fields", query: "{" + strings.Repeat("__typename ", 10000) + "}"},
	{name: "six hundred inline fragments", query: "{" + strings.Repeat("...{__typename} ", 400) + "}"},
	{name: "nested inline fragments", query: nested("{...", "{__typename}", "}", 300), allowed: true},
	{name: "five hundred directives", query: "{__typename " + strings.Repeat("@a ", 500) + "}"},
	{name: "fifty thousand directives", query: "{__typename " + strings.Repeat("@a ", 50000) + "}"},
	{name: "directives on the operation", query: "query Q " + strings.Repeat("@skip(if:false) ", 100) + "{__typename}"},
	{name: "fields nested 16 deep", query: "{incidents{nodes{" + nested("related{incident{", "id", "}}", 8) + "}}}"},
	{name: "fields nested 1000 deep", query: nested("{a", "", "}", 1000)},
	{name: "fields nested 100000 deep", query: nested("{a", "", "}", 100000)},
	{name: "list nested 1000 deep", query: "{incidents(filter:{disrupted:" + nested("[", "", "]", 900) + "}){totalCount}}"},
	{name: "list nested 100000 deep", query: "{incidents(filter:{disrupted:" + nested("[", "", "]", 100000) + "}){totalCount}}"},
	{name: "list nested a million deep", query: "{incidents(filter:{disrupted:" + nested("[", "", "]", 1000000) + "}){totalCount}}", status: 413},
	{name: "object nested 300 deep", query: "{incidents(filter:" + nested("{not:", "{}", "}", 300) + "){totalCount}}"},
	{name: "variable nested 5000 deep", body: `{"query":"query($f:IncidentFilter){incidents(filter:$f){totalCount}}","variables":{"f":` + nested(`{"not":`, "{}", "}", 5000) + `}}`},
	{name: "variable nested beyond the decoder", body: `{"query":"{__typename}","variables":{"f":` + nested("[", "", "]", 20000) + `}}`, status: 400},
	{name: "variable of ten thousand values", body: `{"query":"query($f:IncidentFilter){incidents(filter:$f){totalCount}}","variables":{"f":{"countries":[` + strings.Repeat(`"FR",`, 10000) + `"FR"]}}}`},
	{name: "types nested in variables", query: "query($a:" + nested("[", "Int", "]", 1500) + "){__typename}"},
	{name: "five hundred variables", query: "query(" + repeat("$a#:Int ", 500) + "){__typename}"},
	{name: "five hundred operations", query: repeat("query Q#{__typename} ", 300)},
	{name: "unknown fields with long names", query: "{" + repeat(strings.Repeat("x", 400)+"# ", 29) + "}"},
	{name: "a page of a million", query: "{incidents(first:1000000){nodes{id}}}"},
	{name: "a page of a million as variable", body: `{"query":"query($n:Int){incidents(first:$n){nodes{id}}}","variables":{"n":1000000}}`},
	{name: "pages of pages", query: "{" + hop + hop + "id}}}}}}}}}"},
	{name: "pages of pages by a fragment", query: "{incidents(first:100){nodes{...F}}} fragment F on Incident{victims{victim{incidents(first:100){nodes{services{service{incidents(first:100){totalCount}}}}}}}}"},
	{name: "thousand ids", query: `{nodes(ids:[` + repeat(`"i#" `, 1000) + `]){id}}`},
	{name: "introspection in a circle", query: "{__schema{types{fields{type{fields{type{fields{type{fields{type{name}}}}}}}}}}}"},
	{name: "introspection nested 30 deep", query: "{__type(name:\"Query\"){" + nested("ofType{", "name", "}", 30) + "}}"},
	{name: "introspection thirty times", query: "{" + repeat("a#:__schema{types{name description fields{name description}}} ", 20) + "}"},
	{name: "literal beyond 32 bits", query: "{incidents(first:99999999999){totalCount}}"},
	{name: "literal beyond 64 bits", query: "{incidents(first:99999999999999999999999999){totalCount}}"},
	{name: "nested literal beyond 32 bits", query: "{incidents(filter:{and:[{text:99999999999}]}){totalCount}}"},
	{name: "default beyond 32 bits", query: "query($n:Int=99999999999){incidents(first:$n){totalCount}}"},
	{name: "directive's literal beyond 32 bits", query: "{__typename @include(if:99999999999)}"},
	{name: "mutation", query: "mutation{deleteAll}"},
	{name: "subscription", query: "subscription{all}"},
	{name: "deep search for nothing", query: `{incidents(filter:{text:"` + strings.Repeat("a ", 500) + `"}){totalCount}}`},
	{name: "query of 100 KB", query: "{__typename #" + strings.Repeat("x", 100000) + "\n}"},
	{name: "body of 1 MB", body: `{"query":"{__typename}","operationName":"` + strings.Repeat("x", 1<<20) + `"}`, status: 413},
	{name: "batch", body: `[{"query":"{__typename}"},{"query":"{__typename}"}]`, status: 400},
	{name: "null", body: `null`, status: 400},
	{name: "text", body: `"{__typename}"`, status: 400},
	{name: "empty body", body: ` `, status: 400},
	{name: "empty object", body: `{}`, status: 400},
	{name: "query of another type", body: `{"query":{"a":1}}`, status: 400},
	{name: "variables of another type", body: `{"query":"{__typename}","variables":[1]}`, status: 400},
	{name: "extensions of another type", body: `{"query":"{__typename}","extensions":1}`, status: 400},
	{name: "trailing bytes", body: `{"query":"{__typename}"} xx`, status: 400},
	{name: "two objects", body: `{"query":"{__typename}"}{"query":"{__typename}"}`, status: 400},
	{name: "byte order mark", body: "\ufeff" + `{"query":"{__typename}"}`, status: 400},
	{name: "invalid UTF-8", body: "{\"query\":\"{__typename} #\xff\"}", status: 400},
	{name: "UTF-16", body: "\xff\xfe{\x00", status: 400},
	{name: "secret in a broken body", body: `{"query":"secret`, status: 400},
	{name: "text/plain", header: map[string]string{"Content-Type": "text/plain"}, query: "{__typename}", status: 415},
	{name: "form", header: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, body: "query={__typename}", status: 415},
	{name: "multipart form", header: map[string]string{"Content-Type": "multipart/form-data; boundary=x"}, body: "--x--", status: 415},
	{name: "application/graphql", header: map[string]string{"Content-Type": "application/graphql"}, body: "{__typename}", status: 415},
	{name: "no content type", header: map[string]string{"Content-Type": ""}, query: "{__typename}", status: 415},
	{name: "another charset", header: map[string]string{"Content-Type": "application/json; charset=utf-16"}, query: "{__typename}", status: 415},
	{name: "compressed", header: map[string]string{"Content-Encoding": "gzip"}, query: "{__typename}", status: 415},
	{name: "PUT", method: http.MethodPut, query: "{__typename}", status: 405},
	{name: "GET without the header", method: http.MethodGet, path: "/graphql?query={__typename}", status: 400},
	{name: "GET without a query", method: http.MethodGet, path: "/graphql", header: map[string]string{"GraphQL-Require-Preflight": "1"}, status: 400},
	{name: "GET with broken variables", method: http.MethodGet, path: "/graphql?query={__typename}&variables=[", header: map[string]string{"GraphQL-Require-Preflight": "1"}, status: 400},
	{name: "GET of a page of a million", method: http.MethodGet, path: "/graphql?query=" + url.QueryEscape("{incidents(first:1000000){nodes{id}}}"), header: map[string]string{"GraphQL-Require-Preflight": "1"}},
	{name: "media type that we lack", header: map[string]string{"Accept": "text/html"}, query: "{__typename}", status: 406},
	{name: "persisted query", body: `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}`, status: 400},
	{name: "headers in the body", body: `{"query":"{__typename}","headers":{"Authorization":["admin"]}}`, allowed: true},
	{name: "twice the same key", body: `{"query":"{__typename}","query":"{__typename}"}`, allowed: true},
	{name: "NUL in a value", body: `{"query":"query($i:ID!){node(id:$i){id}}","variables":{"i":"a\u0000b"}}`, allowed: true},
	{name: "lone surrogate in a value", body: `{"query":"query($i:ID!){node(id:$i){id}}","variables":{"i":"\ud800"}}`, allowed: true},
	{name: "quotes in a value", body: `{"query":"query($i:ID!){node(id:$i){id}}","variables":{"i":"') DETACH DELETE n //` + "`" + `"}}`, allowed: true},
	{name: "GET", method: http.MethodGet, path: "/graphql?query={__typename}", header: map[string]string{"GraphQL-Require-Preflight": "1"}, allowed: true},
}

func TestAttacksAreBounded(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			before := cpu(t)
			status, body := a.send(h)
			if spent := cpu(t) - before; spent > cpuBound {
				t.Errorf("spent %v of CPU, want at most %v", spent, cpuBound)
			}
			if want := max(a.status, 200); status != want && (a.status != 0 || a.allowed) {
				t.Errorf("status: got %d, want %d: %.300s", status, want, body)
			}
			if len(body) > 64<<10 {
				t.Errorf("%d bytes of reply", len(body))
			}
			if refused := strings.Contains(body, `"errors"`); refused == a.allowed {
				t.Errorf("refused is %v: %.300s", refused, body)
			}
			if strings.Contains(body, "secret") {
				t.Errorf("the body is echoed: %.300s", body)
			}
		})
	}
	good(t, h, "{ incidents { totalCount } }")
}

func (a attack) send(h http.Handler) (int, string) {
	body := a.body
	if body == "" && a.query != "" {
		body = `{"query":` + string(quoted(a.query)) + `}`
	}
	path, method := a.path, a.method
	if path == "" {
		path = "/graphql"
	}
	if method == "" {
		method = http.MethodPost
	}
	request := httptest.NewRequest(method, path, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	for name, value := range a.header {
		request.Header.Set(name, value)
	}
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, request)
	return recorder.Code, recorder.Body.String()
}

func cpu(t *testing.T) time.Duration {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// A body cannot set headers: gqlgen's own transport would decode it into those of the request.
func TestBodySetsNoHeaders(t *testing.T) {
	request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"{__typename}","headers":{"X-User":["admin"]},"Headers":{"X-User":["admin"]}}`))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-User", "reader")
	handlerFor(t, sampleStore(t)).ServeHTTP(httptest.NewRecorder(), request)
	if got := request.Header.Values("X-User"); len(got) != 1 || got[0] != "reader" {
		t.Errorf("X-User: got %v, want reader", got)
	}
}

// Whatever a query says, the answer is JSON, comes soon, and the handler lives.
func FuzzQuery(f *testing.F) {
	for _, a := range attacks {
		if a.query != "" && len(a.query) < 4096 {
			f.Add(a.query)
		}
	}
	h := resolvers.NewHandler(sampleStore(f), resolvers.Options{Log: slog.New(slog.DiscardHandler)})
	f.Fuzz(func(t *testing.T, query string) {
		start := time.Now()
		if r := ask(t, h, query); r.status != http.StatusOK && r.status != http.StatusBadRequest {
			t.Errorf("got %d %.300s", r.status, r.body)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("took %v", took)
		}
	})
}
