package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/web"
)

// What the page names is served here, under a policy that allows nothing from elsewhere and no script or style within the page.
func TestDashboardIsSelfContained(t *testing.T) {
	h := web.Dashboard()
	page := get(h, http.MethodGet, "/")
	named := regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(page.Body.String(), -1)
	if len(named) < 3 {
		t.Fatalf("the page names %d files: %.300s", len(named), page.Body)
	}
	for _, match := range named {
		file := get(h, http.MethodGet, match[1])
		if keep := file.Header().Get("Cache-Control"); file.Code != 200 || file.Body.Len() == 0 || !strings.Contains(keep, "immutable") {
			t.Errorf("%s: got %d with %d bytes, kept as %q", match[1], file.Code, file.Body.Len(), keep)
		}
	}
	policy := page.Header().Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self';", "style-src 'self';", "connect-src 'self';", "frame-ancestors 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q has no %q", policy, want)
		}
	}
	if strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
		t.Errorf("policy: %s", policy)
	}
}

func TestDashboardPaths(t *testing.T) {
	h := web.Dashboard()
	for _, test := range []struct {
		method, path string
		status       int
		page         bool
	}{
		{http.MethodGet, "/", 200, true},
		{http.MethodHead, "/", 200, true},
		{http.MethodGet, "/explore", 200, true},
		{http.MethodGet, "/incident/fleury-les-aubrais-2024-06", 200, true},
		{http.MethodGet, "/place/fr:loiret:fleury-les-aubrais", 200, true},
		{http.MethodGet, "/election/a%2Fb", 200, true},
		{http.MethodGet, "/election/a/b", 404, true},
		{http.MethodGet, "/incident/", 404, true},
		{http.MethodGet, "/nothing", 404, true},
		{http.MethodGet, "/assets/", 404, false},
		{http.MethodGet, "/assets/nothing.js", 404, false},
		{http.MethodPost, "/", 405, false},
	} {
		t.Run(test.method+" "+test.path, func(t *testing.T) {
			answer := get(h, test.method, test.path)
			if isPage := strings.HasPrefix(answer.Body.String(), "<!doctype html>"); answer.Code != test.status || isPage != test.page {
				t.Errorf("got %d, the page: %t; want %d, %t", answer.Code, isPage, test.status, test.page)
			}
		})
	}
	page := get(h, http.MethodGet, "/explore")
	if keep := page.Header().Get("Cache-Control"); keep != "no-cache" {
		t.Errorf("the page is kept as %q", keep)
	}
	if again := get(h, http.MethodGet, "/about", "If-None-Match", page.Header().Get("ETag")); again.Code != http.StatusNotModified {
		t.Errorf("asked again: got %d", again.Code)
	}
}
