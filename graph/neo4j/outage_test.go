package neo4j_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/neo4j"
)

// A server that goes away must be ErrUnavailable within seconds, and the same store must go on when it is back.
func TestAnOutage(t *testing.T) {
	clear(t)
	c := config(t)
	server, err := url.Parse(c.URI)
	if err != nil {
		t.Fatal(err)
	}
	line := newLine(t, server.Host)
	c.URI = "bolt://" + line.address()
	store, err := neo4j.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	put(t, store, town())

	line.cut()
	for name, call := range map[string]func() error{
		"Incidents":    func() error { _, err := store.Incidents(t.Context(), graph.IncidentQuery{}); return err },
		"Check":        func() error { _, err := store.Check(t.Context()); return err },
		"Put":          func() error { _, err := store.Put(t.Context(), &graph.Incident{ID: "other"}); return err },
		"PutElections": func() error { return store.PutElections(t.Context(), vote()) },
	} {
		start := time.Now()
		if err := call(); !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s: got %v, want ErrUnavailable", name, err)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}

	line.restore()
	page, err := store.Incidents(t.Context(), graph.IncidentQuery{})
	if err != nil || len(page.Incidents) != 1 || page.Incidents[0].ID != "town" {
		t.Errorf("after the outage: got %+v, %v", page, err)
	}
	put(t, store, &graph.Incident{ID: "other"})
}

// line is a connection to a server that can be cut.
type line struct {
	listener net.Listener
	mu       sync.Mutex
	isCut    bool
	open     []net.Conn
}

func newLine(t *testing.T, server string) *line {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &line{listener: listener}
	t.Cleanup(func() { _ = listener.Close(); l.cut() })
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			l.join(client, server)
		}
	}()
	return l
}

func (l *line) address() string { return l.listener.Addr().String() }

func (l *line) join(client net.Conn, server string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	far, err := net.Dial("tcp", server)
	if err != nil || l.isCut {
		_ = client.Close()
		return
	}
	l.open = append(l.open, client, far)
	go func() { _, _ = io.Copy(far, client); _ = far.Close() }()
	go func() { _, _ = io.Copy(client, far); _ = client.Close() }()
}

func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.isCut = true
	for _, end := range l.open {
		_ = end.Close()
	}
	l.open = nil
}

func (l *line) restore() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.isCut = false
}
