package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"
	"github.com/rs/cors"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader"
	"github.com/incidentgraph/incidentgraph/resolvers"
	"github.com/incidentgraph/incidentgraph/samples"
	"github.com/incidentgraph/incidentgraph/web"
)

//go:embed schema.graphqls
var schema []byte

type serveCommand struct {
	storeFlags
	Listen      string   `env:"LISTEN" placeholder:"ADDRESS" help:"Address to listen on (default 127.0.0.1:8080; with $$PORT set, that port on all addresses)."`
	NoSamples   bool     `env:"NO_SAMPLES" help:"Leave an empty store empty."`
	CORSOrigins []string `name:"cors-origin" env:"CORS_ORIGINS" placeholder:"ORIGIN" help:"Origin whose pages may use the API, such as https://dashboard.example.org; may be repeated. None by default."`

	PollInterval time.Duration `env:"POLL_INTERVAL" default:"1s" placeholder:"DURATION" help:"How often the store is asked for changes while anyone subscribes to them (default 1s)."`
	MaxStreams   int           `env:"MAX_STREAMS" default:"200" placeholder:"N" help:"How many connections can subscribe at a time (default 200)."`
}

// Help is shown by serve --help.
func (serveCommand) Help() string {
	return `Examples:
  incidentgraph                                            # embedded store, bundled samples
  incidentgraph serve --listen 0.0.0.0:8080 --store sqlite:/var/lib/incidentgraph/graph.db
  NEO4J_PASSWORD=… incidentgraph serve --store neo4j://localhost:7687`
}

// How long clients may take, and how long requests in progress get when the server stops.
const (
	headerTimeout = 5 * time.Second
	readTimeout   = 30 * time.Second
	idleTimeout   = time.Minute
	drainTimeout  = 15 * time.Second
	readyTimeout  = 2 * time.Second
	maxHeader     = 16 << 10
)

// Run serves until the context ends, then lets requests in progress finish.
func (s *serveCommand) Run(c *console) error {
	origins, err := exactOrigins(s.CORSOrigins)
	if err != nil {
		return err
	}
	if s.PollInterval <= 0 || s.MaxStreams < 1 {
		return graph.Invalid("--poll-interval %v, --max-streams %d: want more than nothing", s.PollInterval, s.MaxStreams)
	}
	return s.with(c, func(store graph.Store) error {
		listener, err := net.Listen("tcp", s.address())
		if err != nil {
			return fmt.Errorf("cannot listen on %s: %w; give another address with --listen", s.address(), err)
		}
		defer func() { _ = listener.Close() }() // the server has closed it already
		if !s.NoSamples {
			if err := loadSamples(c, store); err != nil {
				return err
			}
		}
		api := resolvers.NewHandler(store, resolvers.Options{Log: c.log, Origins: origins, Poll: s.PollInterval, Streams: s.MaxStreams})
		server := &http.Server{
			Handler:           newHandler(c, store, api, origins),
			ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader,
		}
		server.RegisterOnShutdown(api.Drain)
		defer api.Drain() // before the store is closed
		c.log.Info("serving", "store", redact(s.url()), "dashboard", "http://"+reachable(listener.Addr())+"/")
		return serveUntilDone(c, server, listener)
	})
}

func serveUntilDone(c *console, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-c.ctx.Done():
	}
	c.log.Info("stopping: requests in progress are finished first")
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.ctx), drainTimeout)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("stopped with requests in progress: %w", err)
	}
	return nil
}

func (s *serveCommand) address() string {
	if s.Listen != "" {
		return s.Listen
	}
	if port := os.Getenv("PORT"); port != "" {
		return ":" + port
	}
	return "127.0.0.1:8080"
}

// reachable is the address under which this machine reaches a listener on all addresses.
func reachable(address net.Addr) string {
	host, port, err := net.SplitHostPort(address.String())
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("localhost", port)
	}
	return address.String()
}

// newHandler is every path that the server has.
func newHandler(c *console, store graph.Store, api http.Handler, origins []string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/graphql", api)
	mux.Handle("/query", api)
	playground := web.Playground("/graphql")
	mux.Handle("/playground", playground)
	mux.Handle("/playground/", playground)
	mux.HandleFunc("GET /schema.graphqls", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/graphql; charset=utf-8")
		_, _ = w.Write(schema) // a client that is gone needs no answer
	})
	files := newExports(c, store)
	mux.HandleFunc("GET /export/{format}", files.file)
	mux.HandleFunc("GET /feed.atom", files.feed)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", ready(c, store))
	mux.Handle("/", web.Dashboard())
	return compressed(cors.New(cors.Options{
		// A function, since an empty list of origins would mean all of them.
		AllowOriginFunc: func(origin string) bool { return slices.Contains(origins, origin) },
		AllowedMethods:  []string{http.MethodGet, http.MethodPost},
		AllowedHeaders:  []string{"Content-Type", "Authorization", "GraphQL-Require-Preflight"},
	}).Handler(mux))
}

// compressed answers in gzip where a client takes it and it is worth while. Streams of events stay as they are: each event is small, and
// is to arrive at once.
func compressed(handler http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.ExceptContentTypes([]string{"text/event-stream", "multipart/mixed"}))
	if err != nil {
		panic("compression: " + err.Error()) // its options: fail for every build or for none
	}
	return wrap(handler)
}

func ready(c *console, store graph.Store) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
		defer cancel()
		if _, err := store.Nodes(ctx, []string{graph.ServiceID("EMAIL")}, 0); err != nil {
			c.log.Warn("not ready", "error", err)
			http.Error(w, "the store cannot be reached", http.StatusServiceUnavailable)
			return
		}
		_, _ = fmt.Fprintln(w, "ready")
	}
}

// exactOrigins checks that every origin is one, so that no pattern lets in more than is meant.
func exactOrigins(given []string) ([]string, error) {
	for _, origin := range given {
		u, err := url.Parse(origin)
		if err != nil || u.Host == "" || strings.Contains(origin, "*") || u.Scheme+"://"+u.Host != origin || u.Scheme != "http" && u.Scheme != "https" {
			return nil, graph.Invalid("--cors-origin %s: want an exact origin such as https://dashboard.example.org", origin)
		}
	}
	return given, nil
}

// redact leaves out the user and password of a store's URL.
func redact(storeURL string) string {
	u, err := url.Parse(storeURL)
	if err != nil {
		return "(an address that cannot be read)"
	}
	u.User = nil
	return u.String()
}

// loadSamples fills an empty store. All incidents come in one transaction, so that a store is never left with some of
// them.
func loadSamples(c *console, store graph.Store) error {
	count, err := store.Count(c.ctx, graph.Filter{})
	if err != nil || count[0].Count > 0 {
		return err
	}
	r := &loader.Reader{Now: c.now(), Reject: func(r loader.Rejection) { c.log.Error("sample rejected", "input", r.Input, "reason", r.Err) }}
	calendar, err := loader.BundledInputs(samples.Calendar)
	if err != nil {
		return err
	}
	if _, err := loader.ImportElections(c.ctx, store, r, calendar); err != nil {
		return fmt.Errorf("loading the sample elections: %w", err)
	}
	inputs, err := loader.BundledInputs(samples.Incidents)
	if err != nil {
		return err
	}
	var documents []*graph.Incident
	err = r.Incidents(c.ctx, inputs, func(i *graph.Incident) error { documents = append(documents, i); return nil })
	if err != nil {
		return err
	}
	result, err := store.Put(c.ctx, documents...)
	if err != nil {
		return fmt.Errorf("loading the samples: %w", err)
	}
	c.log.Info("empty store: bundled samples loaded", "documents", result.Added, "leave them out with", "--no-samples")
	return nil
}
