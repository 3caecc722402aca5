package browsertest

import (
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// serve answers each path with its HTML.
func serve(t *testing.T, pages map[string]string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		html, ok := pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		// As strict as a page of ours may be, but that it may ask anyone: looking at a page must work under it.
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline' blob:; "+
			"style-src 'unsafe-inline'; img-src * data:; connect-src *; worker-src blob:")
		fmt.Fprint(w, html)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

const icon = `<link rel="icon" href="data:,">`

func TestAGoodPage(t *testing.T) {
	page := Open(t)
	server := serve(t, map[string]string{
		"/":     icon + `<h1>Hello</h1><script>console.log("fine"); fetch("/data").then(r => r.text()).then(t => document.body.append(t))</script>`,
		"/data": "loaded",
	})
	var title string
	page.Goto(server)
	page.Run(chromedp.Text("h1", &title))
	page.Wait(`document.body.innerText.includes("loaded")`)
	if title != "Hello" {
		t.Errorf("got %q, want Hello", title)
	}
	if got, want := page.Requests(), []string{server + "/", server + "/data"}; !slices.Equal(got, want) {
		t.Errorf("requests %q, want %q", got, want)
	}
	if got := page.Outside(); len(got) != 0 {
		t.Errorf("requests leave the machine: %q", got)
	}
	if got := page.Complaints(); len(got) != 0 {
		t.Errorf("complaints: %q", got)
	}
}

func TestRequestsThatLeaveAreRecorded(t *testing.T) {
	page := Open(t)
	server := serve(t, map[string]string{"/": icon + `<img src="http://picture.example/a.png"><script>
		fetch("https://fetch.example/b").catch(() => {});
		navigator.sendBeacon("http://beacon.example/c");
		new Worker(URL.createObjectURL(new Blob(['fetch("http://worker.example/d").catch(() => postMessage(1))']))).onmessage =
			() => { document.title = "tried" };
		new WebSocket("wss://socket.example/e");
	</script>`})
	page.Goto(server)
	page.Wait(`document.title == "tried"`)
	got := strings.Join(page.Outside(), "\n")
	for _, host := range []string{"picture", "fetch", "beacon", "worker", "socket"} {
		if !strings.Contains(got, host+".example") {
			t.Errorf("%s.example is not recorded in:\n%s", host, got)
		}
	}
}

func TestComplaintsAreRecorded(t *testing.T) {
	page := Open(t)
	server := serve(t, map[string]string{
		"/": icon + `<script>console.error("broken", 1)</script><script>console.warn("odd")</script><script>nowhere()</script><img src="/gone">`,
	})
	page.Goto(server)
	got := strings.Join(page.Complaints(), "\n")
	for _, want := range []string{"console.error: broken 1", "console.warning: odd", "nowhere is not defined", "404 (Not Found) " + server + "/gone"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in:\n%s", want, got)
		}
	}
}

func TestScreenshot(t *testing.T) {
	page := Open(t)
	page.Goto(serve(t, map[string]string{"/": icon + `<div style="height: 3000px">tall</div>`}))
	path := filepath.Join(t.TempDir(), "page.png")
	page.Screenshot(path)
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	config, err := png.DecodeConfig(file)
	if err != nil || config.Width != 1280 || config.Height < 3000 {
		t.Errorf("got %d×%d, %v; want the whole page", config.Width, config.Height, err)
	}
}

func TestWithoutChromium(t *testing.T) {
	t.Setenv("CHROME_BIN", "")
	t.Setenv("PATH", t.TempDir())
	if _, err := find(); err == nil || !strings.Contains(err.Error(), "apt-get install -y chromium") {
		t.Errorf("got %v, want the command to type", err)
	}
}

func TestLocal(t *testing.T) {
	for address, want := range map[string]bool{
		"http://127.0.0.1:8080/a": true, "ws://[::1]:1/": true, "http://localhost/": true, "http://127.9.9.9/": true,
		"http://127.0.0.1.example/": false, "https://example.org/?http://127.0.0.1": false, "http://10.0.0.1/": false,
		"http://user@127.0.0.1@evil.example/": false, "chrome://version/": false,
	} {
		if got := local(address); got != want {
			t.Errorf("local(%q) = %v", address, got)
		}
	}
}
