package resolvers

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	gqltransport "github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Bounds of a stream. A client that takes nothing for writeTimeout is cut off.
const (
	initTimeout   = 5 * time.Second
	writeTimeout  = 10 * time.Second
	subscriptions = 20   // of one connection, at a time
	maxAttempts   = 1000 // operations that one connection may begin
)

const (
	eventMedia = "text/event-stream"
	protocol   = "graphql-transport-ws"
)

// streams serves subscriptions over server-sent events and WebSockets, with what gqlgen leaves open bounded: who may connect, how
// many, how much they send, and how long they may take nothing.
type streams struct {
	origins []string
	places  chan struct{}
	events  gqltransport.SSE
	sockets gqltransport.Websocket

	running sync.WaitGroup

	mutex    sync.Mutex
	draining bool
	ends     map[*stream]context.CancelFunc
}

var _ graphql.Transport = (*streams)(nil)

func newStreams(options Options) *streams {
	limit := int64(maxBody)
	return &streams{
		origins: options.Origins,
		places:  make(chan struct{}, options.Streams),
		events:  gqltransport.SSE{KeepAlivePingInterval: options.KeepAlive},
		sockets: gqltransport.Websocket{
			Implementation: acceptor{}, InitTimeout: initTimeout, PingPongInterval: options.KeepAlive, PayloadReadLimit: &limit,
		},
		ends: map[*stream]context.CancelFunc{},
	}
}

// Supports takes requests for a WebSocket, and those that want events alone.
func (s *streams) Supports(r *http.Request) bool {
	return wantsSocket(r) || wantsEvents(r.Header.Values("Accept"))
}

// wantsSocket is false for an offer to go on with HTTP/2, which some programs make with any request.
func wantsSocket(r *http.Request) bool {
	return strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
}

func wantsEvents(accept []string) bool {
	return strings.Contains(strings.Join(accept, ","), eventMedia) && negotiate(accept) == ""
}

// Do serves one stream until its client goes, or drain.
func (s *streams) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	select {
	case s.places <- struct{}{}:
		defer func() { <-s.places }()
	default:
		refuseStream(w, "too many subscriptions at a time; try again later")
		return
	}
	ctx, end := context.WithCancel(r.Context())
	defer end()
	opened := &stream{left: maxAttempts, places: make(chan struct{}, subscriptions)}
	if !s.begin(opened, end) {
		refuseStream(w, "the server is stopping; try again")
		return
	}
	defer s.finish(opened)
	r = r.WithContext(context.WithValue(ctx, streamKey{}, opened))
	if wantsSocket(r) {
		s.serveSocket(w, r, exec)
		return
	}
	s.serveEvents(w, r, exec)
}

func refuseStream(w http.ResponseWriter, message string) {
	w.Header().Set("Retry-After", "1")
	fail(w, jsonMedia, http.StatusServiceUnavailable, codeUnavailable, message)
}

func (s *streams) begin(opened *stream, end context.CancelFunc) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.draining {
		return false
	}
	s.running.Add(1)
	s.ends[opened] = end
	return true
}

func (s *streams) finish(opened *stream) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	delete(s.ends, opened)
	s.running.Done()
}

// drain ends all streams, lets no other begin, and waits for the end. A socket whose client does not answer takes five seconds.
func (s *streams) drain() {
	s.mutex.Lock()
	s.draining = true
	for _, end := range s.ends {
		end()
	}
	s.mutex.Unlock()
	s.running.Wait()
}

// serveEvents reads the request as any other, so that gqlgen gets one that is sound.
func (s *streams) serveEvents(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	request, refused := read(w, r)
	if refused != nil {
		fail(w, jsonMedia, refused.status, codeBadInput, refused.message)
		return
	}
	body, err := json.Marshal(params{request.Query, request.OperationName, request.Variables, request.Extensions})
	if err != nil {
		fail(w, jsonMedia, http.StatusBadRequest, codeBadInput, "want a JSON object")
		return
	}
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("X-Accel-Buffering", "no") // nginx would keep events back
	r.Body = io.NopCloser(bytes.NewReader(body))
	events := newEventWriter(w)
	defer events.end()
	s.events.Do(events, r, exec)
}

type streamKey struct{}

// stream is one connection for subscriptions, and what it may still begin.
type stream struct {
	mutex  sync.Mutex
	left   int
	places chan struct{}
}

// take takes a place for a subscription, which release gives back.
func (s *stream) take() (release func(), refused *gqlerror.Error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.left--; s.left < 0 {
		return nil, refuse("more than %d operations over one connection; open another one", maxAttempts)
	}
	select {
	case s.places <- struct{}{}:
		return sync.OnceFunc(func() { <-s.places }), nil
	default:
		return nil, refuse("more than %d subscriptions over one connection; open another one", subscriptions)
	}
}

// ownTransport refuses a subscription outside a stream, where it would end after its first event, and a query within one,
// where nothing bounds its time.
type ownTransport struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = ownTransport{}

// ExtensionName names the extension for gqlgen.
func (ownTransport) ExtensionName() string { return "OwnTransport" }

// Validate has nothing to check of the schema.
func (ownTransport) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext changes nothing: it passes or refuses.
func (ownTransport) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	_, streamed := ctx.Value(streamKey{}).(*stream)
	switch subscribes := operation.Operation.Operation == ast.Subscription; {
	case subscribes && !streamed:
		return coded(codeBadInput, "a subscription needs a stream: accept "+eventMedia+" alone, or open a WebSocket with the subprotocol "+protocol)[0]
	case !subscribes && streamed:
		return coded(codeBadInput, "a stream is for subscriptions: accept "+jsonMedia+" for this operation")[0]
	}
	return nil
}

// countSubscriptions bounds how many subscriptions a connection has. A place is free before the client hears of the end.
func countSubscriptions(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	opened, streamed := ctx.Value(streamKey{}).(*stream)
	if !streamed {
		return next(ctx)
	}
	release, refused := opened.take()
	if refused != nil {
		return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{refused}})
	}
	context.AfterFunc(ctx, release)
	responses := next(ctx)
	return func(ctx context.Context) *graphql.Response {
		response := responses(ctx)
		if response == nil {
			release()
		}
		return response
	}
}
