package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestLimitsAreTold: what asks for too much is told so, with a code.
func TestLimitsAreTold(t *testing.T) {
	server, _ := sampleServer(t, sampleStore(t))
	for _, test := range []struct{ name, query, code, words string }{
		{"50 deep", strings.Repeat("{ a", 50) + strings.Repeat("}", 50), "COMPLEXITY_LIMIT_EXCEEDED", "fields nested 50 deep, want at most 15"},
		{"a hundred aliases", "{ incidents { nodes {" + numbered(100) + "} } }", "COMPLEXITY_LIMIT_EXCEEDED", "100 aliases, want at most 60"},
		{"ten thousand aliases", "{ incidents { nodes {" + numbered(10_000) + "} } }", "COMPLEXITY_LIMIT_EXCEEDED", "bytes, want at most"},
		{"connections of connections", `{ victims(first: 100) { nodes { incidents(first: 100) { nodes { victims { victim { incidents(first: 100) { totalCount } } } } } } } }`, "COMPLEXITY_LIMIT_EXCEEDED", "complexity"},
	} {
		message, code := refusal(t, post(t, server, test.query))
		if code != test.code || !strings.Contains(message, test.words) {
			t.Errorf("%s: got %s %q, want %s and %q", test.name, code, message, test.code, test.words)
		}
	}
}

// numbered is so many aliases.
func numbered(n int) string {
	var all strings.Builder
	for k := range n {
		fmt.Fprintf(&all, "a%d:__typename ", k)
	}
	return all.String()
}

// refusal returns the first error of an answer, empty for none.
func refusal(t *testing.T, answer []byte) (message, code string) {
	t.Helper()
	var reply struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(answer, &reply); err != nil {
		t.Fatal(err)
	}
	if len(reply.Errors) == 0 {
		return "", ""
	}
	return reply.Errors[0].Message, reply.Errors[0].Extensions.Code
}
