package main

import (
	"net/http"
	"regexp"
	"testing"
)

// A browser takes compressed answers; one that does not gets the same as it is.
func TestCompression(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	_, page, err := fetch(t, server, "/")
	if err != nil {
		t.Fatal(err)
	}
	script := regexp.MustCompile(`/assets/[^"]+\.js`).FindString(page)
	for _, test := range []struct{ name, path, accepts, want string }{
		{"page", "/", "gzip", "gzip"},
		{"script", script, "gzip, br", "gzip"},
		{"schema", "/schema.graphqls", "gzip", "gzip"},
		{"export", "/export/csv", "gzip", "gzip"},
		{"plain", script, "identity", ""},
		{"refused", script, "gzip;q=0", ""},
		{"short", "/healthz", "gzip", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+test.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Accept-Encoding", test.accepts)
			response, err := http.DefaultTransport.RoundTrip(request)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = response.Body.Close() }()
			if got := response.Header.Get("Content-Encoding"); response.StatusCode != 200 || got != test.want {
				t.Errorf("status %d, encoding %q, want %q", response.StatusCode, got, test.want)
			}
		})
	}
}
