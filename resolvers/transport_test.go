package resolvers_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// The status of a reply follows its media type (GraphQL over HTTP, section 6.4).
func TestStatusByMediaType(t *testing.T) {
	const modern, plain = "application/graphql-response+json", "application/json"
	cases := []struct {
		name, accept, query, media string
		status                     int
		noData                     bool
	}{
		{"good, modern", modern, "{__typename}", modern, 200, false},
		{"good, plain", plain, "{__typename}", plain, 200, false},
		{"nothing said", "", "{__typename}", plain, 200, false},
		{"anything", "*/*", "{__typename}", plain, 200, false},
		{"any application", "application/*", "{__typename}", plain, 200, false},
		{"modern first", modern + ", " + plain + ";q=0.9", "{__typename}", modern, 200, false},
		{"plain first", modern + ";q=0.5, " + plain, "{__typename}", plain, 200, false},
		{"a browser's", "text/html,*/*;q=0.8", "{__typename}", plain, 200, false},
		{"neither", "text/html", "{__typename}", plain, 406, true},
		{"refused by weight", plain + ";q=0", "{__typename}", plain, 406, true},
		{"syntax, modern", modern, "{", modern, 400, true},
		{"syntax, plain", plain, "{", plain, 200, true},
		{"validation, modern", modern, "{x}", modern, 400, true},
		{"validation, plain", plain, "{x}", plain, 200, true},
		{"resolver error, modern", modern, `{incident(id:"x"){id}}`, modern, 200, false},
	}
	h := handlerFor(t, sampleStore(t))
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":`+string(quoted(c.query))+`}`))
			request.Header.Set("Content-Type", "application/json; charset=UTF-8")
			if c.accept != "" {
				request.Header.Set("Accept", c.accept)
			}
			recorder := httptest.NewRecorder()
			h.ServeHTTP(recorder, request)
			if recorder.Code != c.status {
				t.Errorf("status: got %d, want %d", recorder.Code, c.status)
			}
			if got := recorder.Header().Get("Content-Type"); got != c.media+"; charset=utf-8" {
				t.Errorf("content type: got %q, want %q", got, c.media)
			}
			if got := !strings.Contains(recorder.Body.String(), `"data"`); got != c.noData {
				t.Errorf("data is absent: got %v, want %v: %s", got, c.noData, recorder.Body)
			}
		})
	}
}

// Java's client offers HTTP/2 with every first request.
func TestOffersOfHTTP2AreNoSockets(t *testing.T) {
	header := map[string]string{"Content-Type": "application/json", "Connection": "Upgrade, HTTP2-Settings", "Upgrade": "h2c"}
	if r := send(t, handlerFor(t, sampleStore(t)), http.MethodPost, "/graphql", `{"query":"{__typename}"}`, header); r.status != http.StatusOK || len(r.Errors) > 0 {
		t.Errorf("got %d: %s", r.status, r.body)
	}
}

func TestMethods(t *testing.T) {
	recorder := httptest.NewRecorder()
	handlerFor(t, sampleStore(t)).ServeHTTP(recorder, httptest.NewRequest(http.MethodDelete, "/graphql", nil))
	if recorder.Code != http.StatusMethodNotAllowed || recorder.Header().Get("Allow") != "GET, POST" {
		t.Errorf("got %d, Allow %q", recorder.Code, recorder.Header().Get("Allow"))
	}
}

// The introspection query of GraphiQL, the deepest that well-known tools send.
func TestIntrospection(t *testing.T) {
	ofType := "kind name"
	for range 9 {
		ofType = "kind name ofType { " + ofType + " }"
	}
	got := good(t, handlerFor(t, sampleStore(t)), `query IntrospectionQuery { __schema { description queryType { name } mutationType { name } subscriptionType { name }
		types { ...FullType } directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } } } }
		fragment FullType on __Type { kind name description specifiedByURL fields(includeDeprecated: true) { name description
			args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
			inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
			enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
		fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
		fragment TypeRef on __Type { `+ofType+` }`)
	if n := len(at(t, any(got), "__schema", "types").([]any)); n < 60 {
		t.Errorf("got %d types", n)
	}
}
