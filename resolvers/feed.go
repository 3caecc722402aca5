package resolvers

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"sync"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
)

// feed tells subscribers what is new in the store, be it written by this program or by another. One goroutine asks for the last
// change, as long as anyone subscribes; each subscriber reads what it is told by itself, a page at a time and no faster than
// its client takes it, so that a slow one holds up nobody and nothing piles up.
type feed struct {
	store    graph.Store
	log      *slog.Logger
	interval time.Duration
	timeout  time.Duration // of one read
	turns    chan struct{} // how many subscribers read at a time

	running sync.WaitGroup

	mutex       sync.Mutex
	closed      bool
	subscribers int
	stop        context.CancelFunc // ends the goroutine that asks
	news        chan struct{}      // closed when there is something new
	last        int                // the last change that was seen, -1 for none
}

func newFeed(store graph.Store, options Options) *feed {
	return &feed{
		store: store, log: options.Log, interval: options.Poll, timeout: options.Timeout, turns: make(chan struct{}, options.Concurrency),
		news: make(chan struct{}), last: -1,
	}
}

// join adds a subscriber, who must leave. The first one begins to ask for news.
func (f *feed) join() error {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.closed {
		return fmt.Errorf("%w: the server is stopping", graph.ErrUnavailable)
	}
	f.running.Add(1)
	if f.subscribers++; f.subscribers == 1 {
		ctx, stop := context.WithCancel(context.Background())
		f.stop = stop
		f.running.Go(func() { f.poll(ctx) })
	}
	return nil
}

// leave takes a subscriber away. The last one ends the asking.
func (f *feed) leave() {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.running.Done()
	if f.subscribers--; f.subscribers == 0 {
		f.stop()
	}
}

// close lets nobody join any more, and waits until all have left.
func (f *feed) close() {
	f.mutex.Lock()
	f.closed = true
	f.mutex.Unlock()
	f.running.Wait()
}

// poll asks for the last change until ctx ends, and wakes those who wait when it is another than before.
func (f *feed) poll(ctx context.Context) {
	away := false
	tick := time.NewTicker(f.interval)
	defer tick.Stop()
	for {
		page, err := f.ask(ctx, graph.ChangeQuery{Page: graph.Page{First: 1, After: strconv.Itoa(max(f.reached(), 0))}})
		switch {
		case ctx.Err() != nil:
			return
		case errors.Is(err, graph.ErrInvalid): // the store was replaced by one that has told less: each subscriber finds out
			f.wake(-1)
		case err != nil && !away:
			f.log.Warn("the store cannot be asked for changes", "error", err)
		case err == nil && page.Last != f.reached():
			f.wake(page.Last)
		}
		away = err != nil
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// wake tells those who wait that another change is the last.
func (f *feed) wake(last int) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.last = last
	close(f.news)
	f.news = make(chan struct{})
}

func (f *feed) reached() int {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.last
}

// waiting returns a channel that is closed when something new is seen from now on.
func (f *feed) waiting() <-chan struct{} {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.news
}

// follow returns the changes that q asks for, then those that come later, until ctx ends. With onlyNew it begins after the
// last change there is.
func (f *feed) follow(ctx context.Context, q graph.ChangeQuery, onlyNew bool) (<-chan *graph.IncidentChange, error) {
	if err := f.join(); err != nil {
		return nil, err
	}
	news := f.waiting()
	page, err := f.first(ctx, q, onlyNew)
	if err != nil {
		f.leave()
		return nil, err
	}
	told := make(chan *graph.IncidentChange)
	go func() {
		defer f.leave()
		defer close(told)
		if err := f.goOn(ctx, q, page, news, told); ctx.Err() == nil {
			f.log.Error("subscription ended", "error", err)
		}
	}()
	return told, nil
}

// goOn tells a page and what comes after it. News is closed when there is more than when the page was read. It returns when ctx
// ends or the store fails.
func (f *feed) goOn(ctx context.Context, q graph.ChangeQuery, page *graph.ChangePage, news <-chan struct{}, told chan<- *graph.IncidentChange) error {
	for {
		for _, change := range page.Changes {
			select {
			case told <- change:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		q.Page.After = page.Next()
		if !page.More {
			if err := f.await(ctx, news, page.Last); err != nil {
				return err
			}
			news = f.waiting()
		}
		var err error
		if page, err = f.insist(ctx, q); err != nil {
			return err
		}
	}
}

// await returns when there is news. Where what was read ends before the last change that was seen, a server of a cluster lags: then
// it is asked again soon.
func (f *feed) await(ctx context.Context, news <-chan struct{}, read int) error {
	var soon <-chan time.Time
	if read < f.reached() {
		soon = time.After(f.interval)
	}
	select {
	case <-news:
	case <-soon:
	case <-ctx.Done():
	}
	return ctx.Err()
}

// first reads the page to begin with, one without changes with onlyNew.
func (f *feed) first(ctx context.Context, q graph.ChangeQuery, onlyNew bool) (*graph.ChangePage, error) {
	if !onlyNew {
		return f.read(ctx, q)
	}
	page, err := f.read(ctx, graph.ChangeQuery{Page: graph.Page{First: 1}})
	if err != nil {
		return nil, err
	}
	return &graph.ChangePage{Last: page.Last}, nil
}

// insist reads a page, and waits where the store is away.
func (f *feed) insist(ctx context.Context, q graph.ChangeQuery) (*graph.ChangePage, error) {
	for {
		page, err := f.read(ctx, q)
		if err == nil || !errors.Is(err, graph.ErrUnavailable) && !errors.Is(err, context.DeadlineExceeded) {
			return page, err
		}
		select {
		case <-time.After(f.interval):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// read reads a page when it is the subscriber's turn.
func (f *feed) read(ctx context.Context, q graph.ChangeQuery) (*graph.ChangePage, error) {
	select {
	case f.turns <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-f.turns }()
	return f.ask(ctx, q)
}

func (f *feed) ask(ctx context.Context, q graph.ChangeQuery) (*graph.ChangePage, error) {
	ctx, cancel := context.WithTimeout(ctx, f.timeout)
	defer cancel()
	return f.store.Changes(ctx, q)
}
