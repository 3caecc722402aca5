package resolvers

import (
	"cmp"
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Options adjust a handler. The zero Options are good ones.
type Options struct {
	// Log gets what clients are not told; the default logger if nil.
	Log *slog.Logger
	// Timeout ends an operation, and what one event of a subscription asks of the store; 10 s if zero.
	Timeout time.Duration
	// Concurrency is how many operations run at a time, the others wait; four for each processor if zero.
	Concurrency int
	// Wait is how long a batch waits for more to ask for; 2 ms if zero.
	Wait time.Duration
	// Poll is how often the store is asked for changes while anyone subscribes; 1 s if zero.
	Poll time.Duration
	// Streams is how many connections can wait for changes at a time; 200 if zero.
	Streams int
	// KeepAlive is how often a stream without news is kept alive; 20 s if zero. A socket that does not answer twice is closed.
	KeepAlive time.Duration
	// Origins are those whose pages may open a WebSocket, beside the server's own.
	Origins []string
}

func (o Options) withDefaults() Options {
	o.Log = cmp.Or(o.Log, slog.Default())
	o.Timeout = cmp.Or(o.Timeout, 10*time.Second)
	o.Concurrency = cmp.Or(o.Concurrency, 4*runtime.GOMAXPROCS(0))
	o.Wait = cmp.Or(o.Wait, 2*time.Millisecond)
	o.Poll = cmp.Or(o.Poll, time.Second)
	o.Streams = cmp.Or(o.Streams, 200)
	o.KeepAlive = cmp.Or(o.KeepAlive, 20*time.Second)
	return o
}

// cachedQueries is how many parsed operations are kept, each of at most maxQuery bytes of text.
const cachedQueries = 200

// Handler serves GraphQL.
type Handler struct {
	http.Handler
	streams *streams
	feed    *feed
}

// Drain ends all subscriptions, refuses others, and returns when nothing of them asks the store any more. Other requests in
// progress go on.
func (h *Handler) Drain() {
	h.streams.drain()
	h.feed.close()
}

// NewHandler serves GraphQL over HTTP from a store, and subscriptions over server-sent events and WebSockets. What one request
// can cost is bounded in every direction: bytes, tokens, depth, fields, rows, time, and how many run at once.
func NewHandler(store graph.Store, options Options) *Handler {
	options = options.withDefaults()
	feed, streams := newFeed(store, options), newStreams(options)
	schema := newSchema(store, feed)
	server := handler.New(schema)
	server.AddTransport(streams)
	server.AddTransport(newTransport(options))
	server.SetParserTokenLimit(maxTokens)
	server.SetQueryCache(lru.New[*ast.QueryDocument](cachedQueries))
	server.Use(preflight{})
	server.Use(ownTransport{})
	server.Use(extension.FixedComplexityLimit(maxComplexity))
	server.Use(extension.Introspection{})
	server.SetErrorPresenter(present(options.Log, schema.Schema()))
	server.SetRecoverFunc(recovered(options.Log))
	server.AroundOperations(countSubscriptions)
	server.AroundOperations(batching(store, options))
	server.AroundResponses(batchingEvents(store, options))
	server.AroundResponses(fewErrors)
	return &Handler{server, streams, feed}
}

// NewSchema returns the schema with its resolvers over a store.
func NewSchema(store graph.Store) graphql.ExecutableSchema {
	return newSchema(store, nil)
}

func newSchema(store graph.Store, f *feed) graphql.ExecutableSchema {
	r := &Resolver{Store: store, feed: f}
	r.schema = costed{NewExecutableSchema(Config{Resolvers: r})}
	return r.schema
}
