package resolvers_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/resolvers"
)

// serve serves a store on a real connection. Options are filled with what tests need.
func serve(t *testing.T, store graph.Store, options resolvers.Options) (*httptest.Server, *resolvers.Handler) {
	t.Helper()
	options.Poll, options.Wait = 5*time.Millisecond, time.Millisecond
	handler := resolvers.NewHandler(store, options)
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	t.Cleanup(handler.Drain)
	return server, handler
}

// subscribe sends a query that wants events.
func subscribe(t *testing.T, server *httptest.Server, query string) *http.Response {
	t.Helper()
	request := must(http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, strings.NewReader(`{"query":`+string(quoted(query))+`}`)))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "text/event-stream")
	response := must(http.DefaultClient.Do(request))
	t.Cleanup(func() { _ = response.Body.Close() })
	return response
}

// events returns what reads the data of the next event, empty at the end.
func events(response *http.Response) func() string {
	lines := bufio.NewScanner(response.Body)
	lines.Buffer(nil, 1<<20)
	return func() string {
		for lines.Scan() {
			if data, found := strings.CutPrefix(lines.Text(), "data: "); found {
				return data
			}
		}
		return ""
	}
}

const told = `subscription { incidentChanged(after: "0") { sequence } }`

func sequence(n int) string { return fmt.Sprintf(`{"data":{"incidentChanged":{"sequence":%d}}}`, n) }

func TestWhoMayOpenASocket(t *testing.T) {
	server, _ := serve(t, sampleStore(t), resolvers.Options{Origins: []string{"https://dashboard.example.org"}})
	host := strings.TrimPrefix(server.URL, "http://")
	cases := []struct {
		name, origin string
		protocols    []string
		status       int
	}{
		{"a program", "", []string{"graphql-transport-ws"}, 101},
		{"a page of the server", "http://" + host, []string{"graphql-transport-ws"}, 101},
		{"a listed page", "https://dashboard.example.org", []string{"graphql-transport-ws"}, 101},
		{"two protocols", "", []string{"graphql-ws", "graphql-transport-ws"}, 101},
		{"another page", "https://evil.example.org", []string{"graphql-transport-ws"}, 403},
		{"a listed host without TLS", "http://dashboard.example.org", []string{"graphql-transport-ws"}, 403},
		{"a page that ends alike", "https://evil-dashboard.example.org", []string{"graphql-transport-ws"}, 403},
		{"a page without an origin", "null", []string{"graphql-transport-ws"}, 403},
		{"no protocol", "", nil, 400},
		{"the older protocol", "", []string{"graphql-ws"}, 400},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			header := http.Header{}
			if c.origin != "" {
				header.Set("Origin", c.origin)
			}
			conn, response, err := websocket.Dial(t.Context(), server.URL, &websocket.DialOptions{Subprotocols: c.protocols, HTTPHeader: header})
			if response == nil || response.StatusCode != c.status {
				t.Fatalf("got %+v, error %v, want status %d", response, err, c.status)
			}
			if err == nil {
				if conn.Subprotocol() != "graphql-transport-ws" {
					t.Errorf("protocol %q", conn.Subprotocol())
				}
				_ = conn.CloseNow()
			}
		})
	}
}

// A subscription outside a stream and a query within one are told the way out.
func TestOperationsKeepToTheirTransport(t *testing.T) {
	server, handler := serve(t, sampleStore(t), resolvers.Options{})
	if r := ask(t, handler, told); r.code() != "BAD_USER_INPUT" || !strings.Contains(r.body, "text/event-stream") {
		t.Errorf("subscription by POST: got %s", r.body)
	}
	if got := events(subscribe(t, server, `{ __typename }`))(); !strings.Contains(got, "BAD_USER_INPUT") || !strings.Contains(got, "application/json") {
		t.Errorf("query over events: got %s", got)
	}
	if got := events(subscribe(t, server, `subscription { incidentChanged(after: "99") { sequence } }`))(); !strings.Contains(got, "BAD_USER_INPUT") || !strings.Contains(got, "another store") {
		t.Errorf("a number that is not reached: got %s", got)
	}
	if got := events(subscribe(t, server, `subscription { incidentChanged(after: "x") { sequence } }`))(); !strings.Contains(got, "BAD_USER_INPUT") {
		t.Errorf("no number: got %s", got)
	}
}

func TestSubscriptionsHaveACost(t *testing.T) {
	server, _ := serve(t, sampleStore(t), resolvers.Options{})
	const wide = `victims { victim { incidents(first: 100) { nodes { %s } } } }`
	query := `subscription { incidentChanged { incident { ` + fmt.Sprintf(wide, fmt.Sprintf(wide, fmt.Sprintf(wide, "id"))) + ` } } }`
	if got := events(subscribe(t, server, query))(); !strings.Contains(got, "COMPLEXITY_LIMIT_EXCEEDED") {
		t.Errorf("got %s", got)
	}
}

func TestStreamsAreKeptAlive(t *testing.T) {
	server, _ := serve(t, sampleStore(t), resolvers.Options{KeepAlive: 10 * time.Millisecond})
	lines := bufio.NewScanner(subscribe(t, server, `subscription { incidentChanged { sequence } }`).Body)
	for pings := 0; pings < 2 && lines.Scan(); {
		if lines.Text() == ": ping" {
			pings++
		}
	}
	if err := lines.Err(); err != nil {
		t.Error(err)
	}
	conn, _, err := websocket.Dial(t.Context(), server.URL, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.CloseNow() }()
	message := map[string]any{"type": "connection_init"}
	if err := wsjson.Write(t.Context(), conn, message); err != nil {
		t.Fatal(err)
	}
	pinged := false
	for err == nil { // without an answer it is closed
		message = map[string]any{}
		err = wsjson.Read(t.Context(), conn, &message)
		pinged = pinged || message["type"] == "ping"
	}
	if !pinged {
		t.Errorf("closed without a ping: %v", err)
	}
}

func TestEventsNeedAGoodRequest(t *testing.T) {
	cases := []struct {
		name, method, media, body string
		status                    int
	}{
		{"GET", http.MethodGet, "application/json", "", 400},
		{"a form", http.MethodPost, "application/x-www-form-urlencoded", `query=x`, 415},
		{"no JSON", http.MethodPost, "application/json", `secret`, 400},
		{"a large body", http.MethodPost, "application/json", `{"query":"` + strings.Repeat(" ", 300<<10) + `"}`, 413},
	}
	handler := handlerFor(t, sampleStore(t))
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := send(t, handler, c.method, "/graphql", c.body, map[string]string{"Content-Type": c.media, "Accept": "text/event-stream"})
			if r.status != c.status || r.code() != "BAD_USER_INPUT" || strings.Contains(r.body, "secret") {
				t.Errorf("got %d: %s", r.status, r.body)
			}
		})
	}
}

func TestStreamsAreCounted(t *testing.T) {
	server, _ := serve(t, sampleStore(t), resolvers.Options{Streams: 2})
	for range 2 {
		if got := events(subscribe(t, server, told))(); got != sequence(1) {
			t.Fatalf("got %s", got)
		}
	}
	refused := subscribe(t, server, told)
	body := string(must(io.ReadAll(refused.Body)))
	if refused.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "UNAVAILABLE") || refused.Header.Get("Retry-After") == "" {
		t.Errorf("got %d: %s", refused.StatusCode, body)
	}
}

// One socket has a bounded number of subscriptions; one that ends makes room for another.
func TestSubscriptionsOfASocketAreCounted(t *testing.T) {
	const most = 20
	server, _ := serve(t, sampleStore(t), resolvers.Options{})
	conn, _, err := websocket.Dial(t.Context(), server.URL, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.CloseNow() }()
	send := func(message map[string]any) {
		if err := wsjson.Write(t.Context(), conn, message); err != nil {
			t.Fatal(err)
		}
	}
	open := func(id string) {
		send(map[string]any{"type": "subscribe", "id": id, "payload": map[string]any{"query": `subscription { incidentChanged(after: "1") { sequence } }`}})
	}
	receive := func(kind, id string) string { // the next message of that kind and subscription
		for {
			var message map[string]any
			if err := wsjson.Read(t.Context(), conn, &message); err != nil {
				t.Fatal(err)
			}
			if message["type"] == kind && message["id"] == id {
				return fmt.Sprint(message["payload"])
			}
		}
	}
	send(map[string]any{"type": "connection_init"})
	for n := range most {
		open(fmt.Sprint(n))
		receive("next", fmt.Sprint(n))
	}
	open("beyond")
	if got := receive("next", "beyond"); !strings.Contains(got, "COMPLEXITY_LIMIT_EXCEEDED") {
		t.Errorf("got %s", got)
	}
	send(map[string]any{"type": "complete", "id": "0"})
	receive("complete", "0")
	open("instead")
	if got := receive("next", "instead"); !strings.Contains(got, "sequence:2") {
		t.Errorf("got %s", got)
	}
}

func TestDrainEndsStreams(t *testing.T) {
	server, handler := serve(t, sampleStore(t), resolvers.Options{})
	next := events(subscribe(t, server, told))
	if got := next(); got != sequence(1) {
		t.Fatalf("got %s", got)
	}
	handler.Drain()
	for got := next(); got != ""; got = next() {
		if got != sequence(2) {
			t.Errorf("got %s", got)
		}
	}
	if refused := subscribe(t, server, told); refused.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("after the end: status %d", refused.StatusCode)
	}
	if r := ask(t, handler, `{ __typename }`); len(r.Errors) > 0 {
		t.Errorf("a query after the end: got %s", r.body)
	}
}

// While the store is away a subscription waits, and then goes on.
func TestSubscriptionsOutlastTheStore(t *testing.T) {
	store := sampleStore(t)
	server, _ := serve(t, store, resolvers.Options{})
	next := events(subscribe(t, server, `subscription { incidentChanged(after: "1") { sequence } }`))
	if got := next(); got != sequence(2) {
		t.Fatalf("got %s", got)
	}
	store.fail(fmt.Errorf("away: %w", graph.ErrUnavailable))
	store.tell(&graph.Incident{ID: "new"})
	store.taken()
	for calls := []string{}; len(calls) < 2; { // it has been asked in vain
		more, _ := store.taken()
		calls = append(calls, more...)
		time.Sleep(time.Millisecond)
	}
	store.fail(nil)
	if got := next(); got != sequence(3) {
		t.Errorf("got %s", got)
	}
}

// laggingStore has not heard of the last changes when it is asked for pages, as a server of a cluster may not have.
type laggingStore struct {
	*fakeStore
	lags atomic.Int32 // pages for which it is so
}

func (s *laggingStore) Changes(ctx context.Context, q graph.ChangeQuery) (*graph.ChangePage, error) {
	page, err := s.fakeStore.Changes(ctx, q)
	if err == nil && q.Page.First > 1 && s.lags.Add(-1) >= 0 {
		return &graph.ChangePage{}, nil
	}
	return page, err
}

func TestSubscriptionsWaitForAServerThatLags(t *testing.T) {
	store := &laggingStore{fakeStore: sampleStore(t)}
	store.lags.Store(3)
	server, _ := serve(t, store, resolvers.Options{})
	next := events(subscribe(t, server, told))
	if got := []string{next(), next()}; !slices.Equal(got, []string{sequence(1), sequence(2)}) {
		t.Errorf("got %s", got)
	}
}

// Each event is answered from the store as it then is.
func TestEventsAreFresh(t *testing.T) {
	store := newFakeStore()
	server, _ := serve(t, store, resolvers.Options{})
	next := events(subscribe(t, server, `subscription { incidentChanged(after: "0") { incident { services { service { incidents { nodes { id } } } } } } }`))
	var got []string
	for n := range 2 {
		store.tell(&graph.Incident{ID: fmt.Sprint("i-", n), Services: []*graph.ServiceImpact{{Code: "EMAIL", Status: graph.Disrupted}}})
		got = append(got, next())
	}
	const event = `{"data":{"incidentChanged":{"incident":{"services":[{"service":{"incidents":{"nodes":[%s]}}}]}}}}`
	if want := []string{fmt.Sprintf(event, `{"id":"i-0"}`), fmt.Sprintf(event, `{"id":"i-0"},{"id":"i-1"}`)}; !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// pageCounter counts the pages that subscribers read; the poller asks for one change at a time.
type pageCounter struct {
	*fakeStore
	pages atomic.Int32
}

func (s *pageCounter) Changes(ctx context.Context, q graph.ChangeQuery) (*graph.ChangePage, error) {
	if q.Page.First > 1 {
		s.pages.Add(1)
	}
	return s.fakeStore.Changes(ctx, q)
}

// A client that takes nothing is read for no further than what is on its way.
func TestSlowClientsPileNothingUp(t *testing.T) {
	const changes, pageOf = 600, 20
	store := &pageCounter{fakeStore: newFakeStore()}
	for n := range changes {
		store.tell(&graph.Incident{ID: fmt.Sprint("i-", n), Title: strings.Repeat("x", 50<<10)})
	}
	server, _ := serve(t, store, resolvers.Options{})
	next := events(subscribe(t, server, `subscription { incidentChanged(after: "0") { incident { title } } }`))
	next()
	pages := store.pages.Load()
	for still := 0; still < 30; still++ { // nobody reads: the number of pages comes to rest
		time.Sleep(10 * time.Millisecond)
		if now := store.pages.Load(); now != pages {
			pages, still = now, 0
		}
	}
	if pages >= changes/pageOf {
		t.Errorf("%d of %d pages were read, of which one was taken", pages, changes/pageOf)
	}
	for got := 1; got < changes; got++ { // and the client gets all of it in the end
		if next() == "" {
			t.Fatalf("the stream ended after %d of %d", got, changes)
		}
	}
}
