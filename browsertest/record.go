package browsertest

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// record is what one Chromium has asked for and complained about so far.
type record struct {
	mu         sync.Mutex
	requests   []string
	complaints []string
}

// Requests are the URLs that the page has asked for, in order; data: and blob: URLs, which are no requests, are not among
// them.
func (p *Page) Requests() []string {
	p.record.mu.Lock()
	defer p.record.mu.Unlock()
	return slices.Clone(p.record.requests)
}

// Outside are those requests that were to leave the machine. None does: they are recorded and refused. Those of workers and
// beacons are among them.
func (p *Page) Outside() []string {
	return slices.DeleteFunc(p.Requests(), local)
}

// Complaints are the errors and warnings on the console, uncaught exceptions, and what Chromium itself reports of the
// page: requests that failed, policies that were broken.
func (p *Page) Complaints() []string {
	p.record.mu.Lock()
	defer p.record.mu.Unlock()
	return slices.Clone(p.record.complaints)
}

func (r *record) request(address string) {
	if scheme, _, _ := strings.Cut(address, ":"); scheme == "data" || scheme == "blob" || scheme == "about" {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.requests = append(r.requests, address)
}

func (r *record) complain(text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.complaints = append(r.complaints, text)
}

// listen takes what Chromium tells of the tab.
func (r *record) listen(event any) {
	switch event := event.(type) {
	case *network.EventRequestWillBeSent:
		r.request(event.Request.URL)
	case *network.EventWebSocketCreated:
		r.request(event.URL)
	case *runtime.EventExceptionThrown:
		r.complain(event.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		if event.Type == runtime.APITypeError || event.Type == runtime.APITypeWarning || event.Type == runtime.APITypeAssert {
			r.complain(console(event))
		}
	case *log.EventEntryAdded:
		if event.Entry.Level == log.LevelError || event.Entry.Level == log.LevelWarning {
			r.complain(strings.TrimSpace(event.Entry.Text + " " + event.Entry.URL))
		}
	}
}

func console(event *runtime.EventConsoleAPICalled) string {
	text := "console." + string(event.Type) + ":"
	for _, argument := range event.Args {
		if argument.Description != "" { // an Error with its stack; its value would be an empty object
			text += " " + argument.Description
		} else {
			text += " " + strings.Trim(string(argument.Value), `"`)
		}
	}
	return text
}

// newOutside starts a proxy that stands for everything beyond this machine: it records and refuses.
func newOutside(tb testing.TB, r *record) string {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, asked *http.Request) {
		r.request(proxied(asked))
		http.Error(w, "browsertest: no request may leave the machine", http.StatusBadGateway)
	}))
	tb.Cleanup(proxy.Close)
	return proxy.URL
}

// proxied is what a browser asked its proxy for: a whole URL, or, where it wants a tunnel, only a host.
func proxied(asked *http.Request) string {
	if asked.Method == http.MethodConnect {
		return fmt.Sprintf("https://%s/", strings.TrimSuffix(asked.Host, ":443"))
	}
	return asked.URL.String()
}

// local says whether a request stays on this machine.
func local(address string) bool {
	parsed, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := parsed.Hostname()
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
