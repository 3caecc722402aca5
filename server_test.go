package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader"
	"github.com/incidentgraph/incidentgraph/resolvers"
	"github.com/incidentgraph/incidentgraph/samples"
)

// now is a day on which every date of the samples is possible.
var now = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func quietConsole(ctx context.Context) *console {
	return &console{
		ctx: ctx, in: strings.NewReader(""), out: io.Discard, err: io.Discard, now: func() time.Time { return now },
		log: slog.New(slog.DiscardHandler), onBusy: func(int64, string) progress { return noProgress{} },
	}
}

func loadFiles(t *testing.T, store graph.Store, files []string) {
	t.Helper()
	reject := func(r loader.Rejection) { t.Error(r) }
	reader := &loader.Reader{Now: now, Reject: reject}
	if _, err := loader.Import(t.Context(), store, reader, loader.FileInputs(files, nil, reject)); err != nil {
		t.Fatal(err)
	}
}

// sampleFile is an SQLite store with the samples, made once: extracting the reports takes its time.
var sampleFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "incidentgraph-samples-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	ctx, path := context.Background(), filepath.Join(dir, "graph.db")
	flags := storeFlags{Store: "sqlite:" + path}
	c := quietConsole(ctx)
	if err := flags.with(c, func(store graph.Store) error { return loadSamples(c, store) }); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// sampleStore is the URL of an SQLite store with the samples.
func sampleStore(t *testing.T) string {
	t.Helper()
	data, err := sampleFile()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "graph.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + path
}

// sampleServer serves the samples from the store at url, which gets them if it is empty.
func sampleServer(t *testing.T, url string) (*httptest.Server, graph.Store) {
	t.Helper()
	store := openStore(t, url)
	c := quietConsole(t.Context())
	if err := loadSamples(c, store); err != nil {
		t.Fatal(err)
	}
	return serveStore(t, store), store
}

// serveStore serves what a store holds, and asks it for changes often.
func serveStore(t *testing.T, store graph.Store) *httptest.Server {
	t.Helper()
	c, origins := quietConsole(t.Context()), []string{"https://dashboard.example.org"}
	api := resolvers.NewHandler(store, resolvers.Options{Log: c.log, Origins: origins, Poll: 20 * time.Millisecond})
	server := httptest.NewServer(newHandler(c, store, api, origins))
	t.Cleanup(server.Close)
	t.Cleanup(api.Drain) // before the server closes, which waits for its streams
	return server
}

// post asks without variables.
func post(t *testing.T, server *httptest.Server, query string) []byte {
	t.Helper()
	return postWith(t, server, query, nil)
}

func postWith(t *testing.T, server *httptest.Server, query string, variables map[string]any) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(server.URL+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// TestOrderOfLoading: the samples, reports among them, give the same export on both engines however they are loaded.
func TestOrderOfLoading(t *testing.T) {
	want := exported(t, openStore(t, sampleStore(t)))
	for name, open := range engines {
		store := openStore(t, open(t))
		inputs, err := loader.BundledInputs(samples.Incidents)
		if err != nil {
			t.Fatal(err)
		}
		slices.Reverse(inputs)
		reader := &loader.Reader{Now: now, Reject: func(r loader.Rejection) { t.Error(r) }}
		for range 2 {
			if _, err := loader.Import(t.Context(), store, reader, inputs); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(exported(t, store), want) {
			t.Errorf("%s: the export differs from that of the samples in their own order", name)
		}
	}
}

// TestSamplesAreLoadedOnce: a second start loads nothing again.
func TestSamplesAreLoadedOnce(t *testing.T) {
	_, store := sampleServer(t, sampleStore(t))
	before, err := store.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if before.Incidents < 243 || before.Documents < before.Incidents+12 || len(before.Problems) > 0 {
		t.Errorf("got %+v, want 243 incidents or more, twelve cards beside them, and no problem", before)
	}
	c := quietConsole(t.Context())
	var log bytes.Buffer
	c.log = slog.New(slog.NewTextHandler(&log, nil))
	if err := loadSamples(c, store); err != nil {
		t.Fatal(err)
	}
	if log.Len() > 0 {
		t.Errorf("second start says %q", log.String())
	}
}

// TestFleuryHasTwoSources: the card and the record of one incident are one, the card's statements with their sentence.
func TestFleuryHasTwoSources(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	answer := post(t, server, `{ incident(id: "fleury-les-aubrais-2024-06") { sources { url } reports { file } services { status service { code } evidence { quote report { file } } } } }`)
	for _, want := range []string{`"url":"https://`, `"file":"fleury-les-aubrais`, `"quote":"`, `"code":"ELECTIONS"`} {
		if !bytes.Contains(answer, []byte(want)) {
			t.Errorf("no %s in %s", want, answer)
		}
	}
}

func TestPaths(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, test := range []struct {
		path, want string
		status     int
	}{
		{"/healthz", "ok", 200},
		{"/readyz", "ready", 200},
		{"/schema.graphqls", "type Query", 200},
		{"/playground", "Which incidents disrupted elections?", 200},
		{"/", "<title>incidentgraph</title>", 200},
		{"/explore", "<title>incidentgraph</title>", 200},
		{"/nothing", "<title>incidentgraph</title>", 404},
		{"/assets/nothing.js", "not found", 404},
	} {
		t.Run(test.path, func(t *testing.T) {
			response, err := client.Get(server.URL + test.path)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = response.Body.Close() }()
			body, _ := io.ReadAll(response.Body)
			if response.StatusCode != test.status || !bytes.Contains(body, []byte(test.want)) {
				t.Errorf("got %d %.200s, want %d and %q", response.StatusCode, body, test.status, test.want)
			}
		})
	}
}

func TestCORS(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	for _, test := range []struct{ origin, want string }{
		{"https://dashboard.example.org", "https://dashboard.example.org"},
		{"https://dashboard.example.org.evil.example", ""},
		{"https://evil.example", ""},
		{"http://dashboard.example.org", ""},
		{"null", ""},
	} {
		t.Run(test.origin, func(t *testing.T) {
			request, _ := http.NewRequest(http.MethodOptions, server.URL+"/graphql", nil)
			request.Header.Set("Origin", test.origin)
			request.Header.Set("Access-Control-Request-Method", "POST")
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			_ = response.Body.Close()
			if got := response.Header.Get("Access-Control-Allow-Origin"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestReadyWithoutStore: a store that is gone is reported, and the process stays alive.
func TestReadyWithoutStore(t *testing.T) {
	server, store := sampleServer(t, sampleStore(t))
	if err := store.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{"/readyz": 503, "/healthz": 200} {
		response, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("%s: got %d, want %d", path, response.StatusCode, want)
		}
	}
}

// TestServeStopsOnASignal runs serve until its context ends.
func TestServeStopsOnASignal(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	c := quietConsole(ctx)
	reader, writer := io.Pipe()
	c.log = slog.New(slog.NewTextHandler(writer, nil))
	c.err = writer
	done := make(chan int)
	go func() {
		code := run(c, []string{"serve", "--no-samples", "--listen", "127.0.0.1:0", "--store", engines["sqlite"](t)})
		_ = writer.Close()
		done <- code
	}()
	waitFor(t, reader, "dashboard=")
	stop()
	go func() { _, _ = io.Copy(io.Discard, reader) }()
	select {
	case code := <-done:
		if code != 0 {
			t.Errorf("exit code %d, want 0", code)
		}
	case <-time.After(10 * time.Second):
		t.Error("it does not stop")
	}
}

// waitFor reads until want has been written.
func waitFor(t *testing.T, r io.Reader, want string) {
	t.Helper()
	var seen strings.Builder
	buffer := make([]byte, 1024)
	for !strings.Contains(seen.String(), want) {
		n, err := r.Read(buffer)
		seen.Write(buffer[:n])
		if err != nil {
			t.Fatalf("%v after %q", err, seen.String())
		}
	}
}
