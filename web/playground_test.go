package web_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/web"
)

func get(h http.Handler, method, path string, header ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, path, nil)
	for n := 0; n < len(header); n += 2 {
		request.Header.Set(header[n], header[n+1])
	}
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, request)
	return recorder
}

// Whatever the page names is served here, under a policy that allows nothing from elsewhere.
func TestPlaygroundIsSelfContained(t *testing.T) {
	h := web.Playground("/graphql")
	for _, path := range []string{"/playground", "/playground/"} {
		page := get(h, http.MethodGet, path)
		if page.Code != 200 || !strings.Contains(page.Body.String(), `data-endpoint="/graphql"`) {
			t.Fatalf("%s: got %d %.300s", path, page.Code, page.Body)
		}
		named := regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(page.Body.String(), -1)
		if len(named) < 6 {
			t.Fatalf("%s names %d files", path, len(named))
		}
		for _, match := range named {
			file := match[1]
			if file == "data:," { // no icon
				continue
			}
			if answer := get(h, http.MethodGet, file); answer.Code != 200 || answer.Body.Len() == 0 {
				t.Errorf("%s: got %d", file, answer.Code)
			}
		}
		policy := page.Header().Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "script-src 'self';") || strings.Contains(policy, "http") || strings.Contains(policy, "unsafe-eval") {
			t.Errorf("policy: %s", policy)
		}
	}
}

func TestPlaygroundFiles(t *testing.T) {
	h := web.Playground("/graphql")
	file := get(h, http.MethodGet, "/playground/graphiql.min.js")
	if media := file.Header().Get("Content-Type"); !strings.HasPrefix(media, "text/javascript") {
		t.Errorf("content type of a script: %q", media)
	}
	if again := get(h, http.MethodGet, "/playground/graphiql.min.js", "If-None-Match", file.Header().Get("ETag")); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("asked again: got %d with %d bytes", again.Code, again.Body.Len())
	}
	for path, want := range map[string]int{"/playground/nothing.js": 404, "/playground/../web.go": 404, "/playground/index.html": 404, "/playground/LICENSE-graphiql": 200} {
		if got := get(h, http.MethodGet, path).Code; got != want {
			t.Errorf("%s: got %d, want %d", path, got, want)
		}
	}
	if got := get(h, http.MethodPost, "/playground"); got.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: got %d", got.Code)
	}
}

func TestExamples(t *testing.T) {
	examples := web.Examples()
	if len(examples) < 7 || examples[0].Title != "Which incidents disrupted elections?" {
		t.Fatalf("got %d examples, the first %+v", len(examples), examples[0])
	}
	seen := map[string]bool{}
	for _, e := range examples {
		if e.Title == "" || strings.HasPrefix(e.Title, "#") || seen[e.Title] || !strings.HasPrefix(e.Text, "# "+e.Title+"\n") {
			t.Errorf("%s: title %q", e.Name, e.Title)
		}
		seen[e.Title] = true
		if !regexp.MustCompile(`(?m)^query [A-Z]\w+`).MatchString(e.Text) {
			t.Errorf("%s: no named query; its tab would have no title", e.Name)
		}
	}
}
