package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// subscribers are the ways to subscribe: each returns what waits for the next reply, which is the empty text at the end.
var subscribers = map[string]func(t *testing.T, server *httptest.Server, query string) (next func() string){
	"events": func(t *testing.T, server *httptest.Server, query string) func() string {
		t.Helper()
		body, _ := json.Marshal(map[string]string{"query": query}) // text: cannot fail
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/graphql", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Accept", "text/event-stream")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = response.Body.Close() })
		if media := response.Header.Get("Content-Type"); media != "text/event-stream" {
			t.Fatalf("status %d, media type %q", response.StatusCode, media)
		}
		lines := bufio.NewScanner(response.Body)
		return func() string {
			for lines.Scan() {
				if data, found := strings.CutPrefix(lines.Text(), "data: "); found {
					return data
				}
				if lines.Text() == "event: complete" {
					return ""
				}
			}
			return ""
		}
	},
	"socket": func(t *testing.T, server *httptest.Server, query string) func() string {
		t.Helper()
		conn, response, err := websocket.Dial(t.Context(), server.URL+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body // the library has it
		t.Cleanup(func() { _ = conn.CloseNow() })
		send := func(message any) {
			if err := wsjson.Write(t.Context(), conn, message); err != nil {
				t.Fatal(err)
			}
		}
		send(map[string]any{"type": "connection_init"})
		send(map[string]any{"type": "subscribe", "id": "1", "payload": map[string]any{"query": query}})
		return func() string {
			for {
				var message struct {
					Type    string
					Payload json.RawMessage
				}
				if err := wsjson.Read(t.Context(), conn, &message); err != nil {
					return ""
				}
				switch message.Type {
				case "next":
					return string(message.Payload)
				case "complete", "error":
					return ""
				}
			}
		}
	},
}

// Two servers of one store: what is written at one is told at the other, in the order of its numbers, and a subscription that
// was broken goes on where it was.
func TestSubscriptionsOfTwoServers(t *testing.T) {
	for engine, open := range engines {
		for transport, subscribe := range subscribers {
			t.Run(engine+"/"+transport, func(t *testing.T) {
				url := open(t)
				here, there := openStore(t, url), openStore(t, url)
				write(t, here, `{"id": "a"}`)
				next := subscribe(t, serveStore(t, here), `subscription { incidentChanged(after: "0") { sequence kind incidentId incident { title } mergedInto } }`)
				told := []string{next()}
				write(t, there, `{"id": "b", "title": "B"}`)
				told = append(told, next())
				write(t, here, `{"id": "a", "title": "A"}`)
				told = append(told, next())
				const want = `{"data":{"incidentChanged":{"sequence":%d,"kind":%q,"incidentId":%q,"incident":{"title":%s},"mergedInto":null}}}`
				if diff := cmp.Diff([]string{
					fmt.Sprintf(want, 1, "CREATED", "a", "null"), fmt.Sprintf(want, 2, "CREATED", "b", `"B"`), fmt.Sprintf(want, 3, "UPDATED", "a", `"A"`),
				}, told); diff != "" {
					t.Errorf("-want +got\n%s", diff)
				}
				resumed := subscribe(t, serveStore(t, there), `subscription { incidentChanged(after: "2") { sequence } }`)
				if got := resumed(); got != `{"data":{"incidentChanged":{"sequence":3}}}` {
					t.Errorf("resumed: got %s", got)
				}
			})
		}
	}
}

// Without a number, what was there before is not told; with a filter, what does not match is not.
func TestSubscriptionsTellWhatIsNew(t *testing.T) {
	for transport, subscribe := range subscribers {
		t.Run(transport, func(t *testing.T) {
			store := openStore(t, engines["sqlite"](t))
			write(t, store, `{"id": "before", "place": {"country": "FR"}}`)
			next := subscribe(t, serveStore(t, store), `subscription { incidentChanged(filter: {countries: ["FR"]}) { incidentId match } }`)
			told := make(chan string)
			go func() { told <- next() }()
			for n := 0; ; n++ { // the subscription may take a while to begin
				write(t, store, fmt.Sprintf(`{"id": "de-%d", "place": {"country": "DE"}}`+"\n"+`{"id": "fr-%d", "place": {"country": "FR"}}`, n, n))
				select {
				case got := <-told:
					if !strings.HasPrefix(got, `{"data":{"incidentChanged":{"incidentId":"fr-`) || !strings.HasSuffix(got, `","match":"CERTAIN"}}}`) {
						t.Errorf("got %s", got)
					}
					return
				case <-time.After(10 * time.Millisecond):
				}
			}
		})
	}
}

// What a query makes of the pages of the feed is what the store has.
func TestChangesOverHTTP(t *testing.T) {
	store := openStore(t, engines["sqlite"](t))
	server := serveStore(t, store)
	write(t, store, `{"id": "a"}`+"\n"+`{"id": "b"}`+"\n"+`{"id": "c"}`)
	got := string(post(t, server, `{ changes(first: 2, after: "0") { totalCount last pageInfo { hasNextPage endCursor } edges { cursor node { incidentId } } } }`))
	want := `{"data":{"changes":{"totalCount":3,"last":3,"pageInfo":{"hasNextPage":true,"endCursor":"2"},"edges":[{"cursor":"1","node":{"incidentId":"a"}},{"cursor":"2","node":{"incidentId":"b"}}]}}}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := string(post(t, server, `{ changes(after: "4") { last } }`)); !strings.Contains(got, "BAD_USER_INPUT") || !strings.Contains(got, "another store") {
		t.Errorf("beyond the last: got %s", got)
	}
}

// When the clients are gone, nothing of a subscription is left.
func TestSubscriptionsLeaveNothing(t *testing.T) {
	for transport, subscribe := range subscribers {
		t.Run(transport, func(t *testing.T) {
			t.Run("subscribed", func(t *testing.T) {
				store := openStore(t, engines["sqlite"](t))
				write(t, store, `{"id": "a"}`)
				server := serveStore(t, store)
				for range 3 {
					if got := subscribe(t, server, `subscription { incidentChanged(after: "0") { sequence } }`)(); got == "" {
						t.Error("nothing was told")
					}
				}
			})
			const patience = 500
			for n := range patience {
				stacks := make([]byte, 1<<20)
				stacks = stacks[:runtime.Stack(stacks, true)]
				if !bytes.Contains(stacks, []byte("resolvers.")) {
					return
				}
				if n == patience-1 {
					t.Errorf("still running:\n%s", stacks)
				}
				time.Sleep(10 * time.Millisecond)
			}
		})
	}
}

// write writes documents, one a line.
func write(t *testing.T, store graph.Store, lines string) {
	t.Helper()
	putTexts(t, store, slices.Collect(strings.Lines(lines)))
}
