package main

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/incidentgraph/incidentgraph/export"
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/resolvers"
)

// Bounds of exports over HTTP.
const (
	exportsAtOnce = 4
	exportTimeout = 30 * time.Second // for what a client takes at a time, not for the whole
	feedLength    = 50
	maxFeed       = 500
)

// exports serves what a store holds in the formats of others.
type exports struct {
	console *console
	store   graph.Store
	places  chan struct{}
}

func newExports(c *console, store graph.Store) *exports {
	return &exports{c, store, make(chan struct{}, exportsAtOnce)}
}

// file serves /export/{format}: all incidents that match the query of the address.
func (x *exports) file(w http.ResponseWriter, r *http.Request) {
	format, err := export.Named(r.PathValue("format"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	filter, err := x.filter(r)
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Disposition", `attachment; filename="incidents.`+format.Extension+`"`)
	x.write(w, r, format.Media, func(out io.Writer) error { return format.Write(r.Context(), x.store, filter, out) })
}

// feed serves /feed.atom: the newest incidents that match the query of the address.
func (x *exports) feed(w http.ResponseWriter, r *http.Request) {
	length, err := feedLengthOf(r.URL.Query())
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	filter, err := x.filter(r, "first")
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	atom, err := export.Named("atom")
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	x.write(w, r, atom.Media, func(out io.Writer) error { return export.Feed(r.Context(), x.store, filter, length, out) })
}

func feedLengthOf(query url.Values) (int, error) {
	if !query.Has("first") {
		return feedLength, nil
	}
	length, err := strconv.Atoi(query.Get("first"))
	if err != nil || length < 1 || length > maxFeed {
		return 0, graph.Invalid("first: %.40q, want 1 to %d", query.Get("first"), maxFeed)
	}
	return length, nil
}

func (x *exports) filter(r *http.Request, others ...string) (graph.Filter, error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return graph.Filter{}, graph.Invalid("the query of the address cannot be read: %v", err)
	}
	filter, err := resolvers.FilterOfQuery(query, others...)
	if err != nil {
		return filter, err
	}
	return filter, filter.CheckNames(r.Context(), x.store)
}

// write lets produce write the answer. One that fails in the middle is broken off, so that nobody takes it for a whole one.
func (x *exports) write(w http.ResponseWriter, r *http.Request, media string, produce func(io.Writer) error) {
	select {
	case x.places <- struct{}{}:
		defer func() { <-x.places }()
	default:
		w.Header().Set("Retry-After", "5")
		http.Error(w, "too many exports at a time; try again later", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-cache")
	if r.Method == http.MethodHead {
		return
	}
	out := &exportWriter{ResponseWriter: w, controller: http.NewResponseController(w)}
	err := produce(out)
	switch {
	case err == nil:
		_ = out.controller.SetWriteDeadline(time.Time{}) // the next answer over the connection has none
	case !out.begun:
		w.Header().Del("Content-Disposition")
		x.refuse(w, r, err)
	default:
		x.console.log.Warn("an export was broken off", "path", r.URL.Path, "error", err)
		panic(http.ErrAbortHandler)
	}
}

// refuse says why there is no answer.
func (x *exports) refuse(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, graph.ErrInvalid):
		http.Error(w, err.Error(), http.StatusBadRequest)
	case errors.Is(err, graph.ErrUnavailable):
		w.Header().Set("Retry-After", "5")
		http.Error(w, "the store cannot be reached; try again later", http.StatusServiceUnavailable)
	default:
		x.console.log.Error("export failed", "path", r.URL.Path, "error", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// exportWriter gives a client time for each part, and knows whether anything was written.
type exportWriter struct {
	http.ResponseWriter
	controller *http.ResponseController
	begun      bool
}

func (e *exportWriter) Write(data []byte) (int, error) {
	e.begun = true
	_ = e.controller.SetWriteDeadline(time.Now().Add(exportTimeout)) // a writer without deadlines waits for ever
	return e.ResponseWriter.Write(data)
}
