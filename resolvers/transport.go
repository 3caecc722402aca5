package resolvers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// maxBody is the most bytes that a request may have.
const maxBody = 256 << 10

// preflightHeader makes a browser ask before another site's page can send a GET request.
const preflightHeader = "GraphQL-Require-Preflight"

// maxWait is how long a request waits for its turn before it is sent away.
const maxWait = 2 * time.Second

// transport is GraphQL over HTTP: POST with JSON, and GET for queries. gqlgen's own accepts more than JSON, echoes
// bodies in errors and lets a body overwrite the request's headers.
type transport struct {
	timeout time.Duration
	turns   chan struct{}
}

var _ graphql.Transport = (*transport)(nil)

func newTransport(options Options) *transport {
	return &transport{timeout: options.Timeout, turns: make(chan struct{}, options.Concurrency)}
}

// Supports takes every request: what it cannot serve, it refuses with the right status.
func (*transport) Supports(*http.Request) bool { return true }

// Do serves one request.
func (t *transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Vary", "Accept")
	media := negotiate(r.Header.Values("Accept"))
	if media == "" {
		fail(w, jsonMedia, http.StatusNotAcceptable, codeBadInput, "want to accept "+responseMedia+" or "+jsonMedia)
		return
	}
	request, refused := read(w, r)
	if refused != nil {
		if refused.status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, POST")
		}
		fail(w, media, refused.status, codeBadInput, refused.message)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), t.timeout)
	defer cancel()
	if !t.takeTurn(ctx) {
		w.Header().Set("Retry-After", "1")
		fail(w, media, http.StatusServiceUnavailable, codeUnavailable, "too many operations at a time; try again later")
		return
	}
	defer func() { <-t.turns }()
	status, reply := run(ctx, exec, request, r.Method == http.MethodGet, media)
	write(w, media, status, reply)
}

func (t *transport) takeTurn(ctx context.Context) bool {
	patience := time.NewTimer(maxWait)
	defer patience.Stop()
	select {
	case t.turns <- struct{}{}:
		return true
	case <-patience.C:
	case <-ctx.Done():
	}
	return false
}

// run executes a request. A request that cannot be executed has no data and, in the response's own media type, a
// status of its own; clients of plain JSON expect 200 and errors.
func run(ctx context.Context, exec graphql.GraphExecutor, request *graphql.RawParams, queriesOnly bool, media string) (int, any) {
	operation, errs := exec.CreateOperationContext(ctx, request)
	if errs != nil {
		response := exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs)
		if media == responseMedia {
			return http.StatusBadRequest, requestError{response.Errors}
		}
		return http.StatusOK, requestError{response.Errors}
	}
	if queriesOnly && operation.Operation.Operation != ast.Query {
		return http.StatusMethodNotAllowed, requestError{coded(codeBadInput, "GET is for queries only")}
	}
	responses, ctx := exec.DispatchOperation(ctx, operation)
	response := responses(ctx)
	if response == nil { // the deadline passed before anything was resolved
		return http.StatusServiceUnavailable, requestError{coded(codeUnavailable, "the operation took too long and was stopped; ask for less")}
	}
	return http.StatusOK, response
}

// requestError is a reply without data: not even null, as nothing was executed.
type requestError struct {
	Errors gqlerror.List `json:"errors"`
}

func coded(code, message string) gqlerror.List {
	err := &gqlerror.Error{Message: message}
	errcode.Set(err, code)
	return gqlerror.List{err}
}

func fail(w http.ResponseWriter, media string, status int, code, message string) {
	write(w, media, status, requestError{coded(code, message)})
}

func write(w http.ResponseWriter, media string, status int, reply any) {
	body, err := json.Marshal(reply)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}`)
	}
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// refusal is why a request is not one of GraphQL over HTTP.
type refusal struct {
	status  int
	message string
}

func bad(message string) *refusal { return &refusal{http.StatusBadRequest, message} }

func read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	switch r.Method {
	case http.MethodGet:
		return readURL(r)
	case http.MethodPost:
		return readBody(w, r)
	}
	return nil, &refusal{http.StatusMethodNotAllowed, "want GET or POST"}
}

func readURL(r *http.Request) (*graphql.RawParams, *refusal) {
	if r.Header.Get(preflightHeader) == "" {
		return nil, bad("GET needs the header " + preflightHeader)
	}
	if len(r.URL.RawQuery) > maxBody {
		return nil, &refusal{http.StatusRequestURITooLong, "the address is too long; use POST"}
	}
	values := r.URL.Query()
	body := params{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for name, into := range map[string]*object{"variables": &body.Variables, "extensions": &body.Extensions} {
		if text := values.Get(name); text != "" && decode([]byte(text), into) != nil {
			return nil, bad(name + ": want a JSON object")
		}
	}
	return body.request()
}

func readBody(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	media, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := strings.ToLower(parameters["charset"])
	if err != nil || media != jsonMedia || charset != "" && charset != "utf-8" || r.Header.Get("Content-Encoding") != "" {
		return nil, &refusal{http.StatusUnsupportedMediaType, "want a body of " + jsonMedia + " in UTF-8"}
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return nil, &refusal{http.StatusRequestEntityTooLarge, "the body is too large"}
	}
	if err != nil {
		return nil, bad("the body ends in the middle")
	}
	var body params
	if err := decode(data, &body); err != nil {
		return nil, bad("want a body of one JSON object with query, operationName, variables and extensions")
	}
	return body.request()
}

// params is a request as clients send it. Anything else in a body, such as headers, reaches nothing.
type params struct {
	Query         string `json:"query"`
	OperationName string `json:"operationName"`
	Variables     object `json:"variables"`
	Extensions    object `json:"extensions"`
}

type object map[string]any

func (p params) request() (*graphql.RawParams, *refusal) {
	if !utf8.ValidString(p.Query) || !utf8.ValidString(p.OperationName) {
		return nil, bad("want UTF-8")
	}
	if p.Query == "" {
		return nil, bad("query: none given")
	}
	return &graphql.RawParams{Query: p.Query, OperationName: p.OperationName, Variables: p.Variables, Extensions: p.Extensions}, nil
}

// decode reads exactly one JSON object of valid UTF-8. encoding/json would replace bad bytes and ignore what follows.
func decode(data []byte, into any) error {
	if !utf8.Valid(data) || !bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("{")) {
		return errors.New("not a JSON object")
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one JSON value")
	}
	return nil
}
