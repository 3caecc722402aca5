package main

import (
	"context"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/export"
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/resolvers"
)

// fetch gets a path of a server, and the error of a body that is broken off.
func fetch(t *testing.T, server *httptest.Server, path string) (*http.Response, string, error) {
	t.Helper()
	response, err := http.Get(server.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	return response, string(body), err
}

func TestExportsAreServed(t *testing.T) {
	server, store := sampleServer(t, sampleStore(t))
	for _, format := range export.Formats {
		t.Run(format.Name, func(t *testing.T) {
			response, body, err := fetch(t, server, "/export/"+format.Name+"?countries=FR&occurred.from=2024")
			var want strings.Builder
			filter := graph.Filter{Countries: []string{"FR"}, Occurred: &graph.DateRange{From: "2024"}}
			if writing := format.Write(t.Context(), store, filter, &want); writing != nil {
				t.Fatal(writing)
			}
			if err != nil || response.StatusCode != http.StatusOK || body != want.String() {
				t.Errorf("status %d, error %v, %d bytes, want %d", response.StatusCode, err, len(body), want.Len())
			}
			if got := response.Header.Get("Content-Type"); got != format.Media {
				t.Errorf("media type %q, want %q", got, format.Media)
			}
			if got := response.Header.Get("Content-Disposition"); got != `attachment; filename="incidents.`+format.Extension+`"` {
				t.Errorf("disposition %q", got)
			}
		})
	}
}

// Both engines give the same bytes in every format.
func TestExportsOfBothEngines(t *testing.T) {
	want := map[string]string{}
	for _, engine := range []string{"sqlite", "neo4j"} {
		_, store := sampleServer(t, engines[engine](t))
		for _, format := range export.Formats {
			var out strings.Builder
			if err := format.Write(t.Context(), store, graph.Filter{}, &out); err != nil {
				t.Fatal(err)
			}
			if want[format.Name] == "" {
				want[format.Name] = out.String()
			}
			if out.String() != want[format.Name] || out.Len() < 1000 {
				t.Errorf("%s: %s gives %d bytes other than the %d before", format.Name, engine, out.Len(), len(want[format.Name]))
			}
		}
	}
}

func TestExportsRefuse(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	cases := []struct {
		name, path string
		status     int
		says       string
	}{
		{"an unknown format", "/export/xlsx", 404, "csv"},
		{"an unknown parameter", "/export/csv?contries=FR", 400, "countries"},
		{"an unknown code", "/export/csv?disrupted=ELECTION", 400, "ELECTIONS"},
		{"an unknown name", "/export/csv?partners=ANSII", 400, "ANSSI"},
		{"bad JSON", "/export/csv?filter=x", 400, "JSON"},
		{"a bad query", "/export/csv?text=%zz", 400, "query"},
		{"a length for an export", "/export/csv?first=5", 400, "first"},
		{"a feed of nothing", "/feed.atom?first=0", 400, "1 to 500"},
		{"a feed of too much", "/feed.atom?first=501", 400, "1 to 500"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			response, body, _ := fetch(t, server, c.path)
			if response.StatusCode != c.status || !strings.Contains(body, c.says) || response.Header.Get("Content-Disposition") != "" {
				t.Errorf("status %d: %s", response.StatusCode, body)
			}
		})
	}
}

func TestFeedIsServed(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	for path, want := range map[string]int{"/feed.atom": 50, "/feed.atom?first=7": 7, "/feed.atom?first=3&disrupted=ELECTIONS": 3} {
		response, body, err := fetch(t, server, path)
		var feed struct {
			Entries []struct {
				ID string `xml:"id"`
			} `xml:"entry"`
		}
		if err != nil || xml.Unmarshal([]byte(body), &feed) != nil || len(feed.Entries) != want {
			t.Errorf("%s: status %d, %d entries, want %d", path, response.StatusCode, len(feed.Entries), want)
		}
	}
}

func TestExportsOfHeads(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	response, err := http.Head(server.URL + "/export/csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK || !strings.HasPrefix(response.Header.Get("Content-Type"), "text/csv") {
		t.Errorf("status %d, media type %q", response.StatusCode, response.Header.Get("Content-Type"))
	}
}

// failingStore gives pages, then an error.
type failingStore struct {
	graph.Store
	pages int
	err   error
}

func (f *failingStore) Incidents(ctx context.Context, q graph.IncidentQuery) (*graph.IncidentPage, error) {
	if f.pages--; f.pages < 0 {
		return nil, f.err
	}
	return f.Store.Incidents(ctx, q)
}

// An export that fails says so by its status; one that fails in the middle is seen to be no whole one.
func TestExportsThatFail(t *testing.T) {
	away := errors.Join(graph.ErrUnavailable, errors.New("words of the driver"))
	cases := []struct {
		name   string
		pages  int
		err    error
		status int
		broken bool
	}{
		{"the store is away", 0, away, 503, false},
		{"another error", 0, errors.New("words of the driver"), 500, false},
		{"in the middle", 2, away, 200, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			store := &failingStore{openStore(t, sampleStore(t)), c.pages, c.err}
			response, body, err := fetch(t, serveStore(t, store), "/export/csv")
			if response.StatusCode != c.status || (err != nil) != c.broken || strings.Contains(body, "words of the driver") {
				t.Errorf("status %d, error %v, %.100q", response.StatusCode, err, body)
			}
		})
	}
}

// A slow client holds one of few places; the next one is told to wait.
func TestExportsAtOnce(t *testing.T) {
	store := openStore(t, sampleStore(t))
	c := quietConsole(t.Context())
	files := newExports(c, store)
	for range exportsAtOnce {
		files.places <- struct{}{}
	}
	recorder := httptest.NewRecorder()
	request := httptest.NewRequest(http.MethodGet, "/export/csv", nil)
	request.SetPathValue("format", "csv")
	files.file(recorder, request)
	if recorder.Code != http.StatusServiceUnavailable || recorder.Header().Get("Retry-After") == "" {
		t.Errorf("status %d", recorder.Code)
	}
	<-files.places
	recorder = httptest.NewRecorder()
	files.file(recorder, request)
	rows, err := csv.NewReader(recorder.Body).ReadAll()
	if err != nil || len(rows) < 200 {
		t.Errorf("%d rows, error %v", len(rows), err)
	}
}

// The same filter selects the same by GraphQL, on the command line and in an address.
func TestOneFilterEverywhere(t *testing.T) {
	const text = `{"disrupted": ["ELECTIONS"], "not": {"countries": ["FR"]}}`
	server, store := sampleServer(t, sampleStore(t))
	filter, err := resolvers.ParseFilter(text)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := export.JSONL(t.Context(), store, filter, &out); err != nil {
		t.Fatal(err)
	}
	_, body, err := fetch(t, server, "/export/jsonl?disrupted=ELECTIONS&filter=%7B%22not%22%3A%7B%22countries%22%3A%5B%22FR%22%5D%7D%7D")
	if err != nil || body != out.String() || body == "" {
		t.Errorf("error %v, %d bytes, want %d", err, len(body), out.Len())
	}
	answer := string(post(t, server, `{ incidents(filter: {disrupted: [ELECTIONS], not: {countries: ["FR"]}}) { totalCount } }`))
	if want := fmt.Sprintf(`{"data":{"incidents":{"totalCount":%d}}}`, strings.Count(body, "\n")); answer != want {
		t.Errorf("GraphQL: got %s, want %s", answer, want)
	}
}
