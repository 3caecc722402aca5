package main

import (
	"testing"

	"github.com/incidentgraph/incidentgraph/graph/neo4j/neo4jtest"
)

func TestServeRunsTheCommandAndHandsItsCodeOn(t *testing.T) {
	t.Setenv(neo4jtest.URIVariable, "neo4j://given.example") // so it starts none
	for _, c := range []struct {
		name, script string
		code         int
		fails        bool
	}{
		{"success", "true", 0, false},
		{"its own code", "exit 7", 7, false},
		{"the server that was given", `[ "$NEO4J_TEST_URI" = neo4j://given.example ]`, 0, false},
		{"ended by a signal", "kill -9 $$", 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, err := serve([]string{"sh", "-c", c.script})
			if code != c.code || (err != nil) != c.fails {
				t.Errorf("got %d, %v; want %d, an error: %v", code, err, c.code, c.fails)
			}
		})
	}
	if code, err := serve([]string{"no-such-command"}); code != 1 || err == nil {
		t.Errorf("an unknown command: got %d, %v; want 1 and an error", code, err)
	}
}
