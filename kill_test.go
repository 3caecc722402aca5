package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/export"
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/neo4j/neo4jtest"
)

// engines are the stores that the program can be run on, each as a function that gives the URL of an empty one.
var engines = map[string]func(t *testing.T) string{
	"sqlite": func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "graph.db") },
	"neo4j": func(t *testing.T) string {
		t.Helper()
		uri := neo4jtest.URI(t)
		if err := neo4jtest.Wipe(t.Context(), uri); err != nil {
			t.Fatal(err)
		}
		return uri
	},
}

// openStore opens a store by its URL as the commands do; it is closed with the test.
func openStore(t *testing.T, url string) graph.Store {
	t.Helper()
	username, password := neo4jtest.Credentials()
	flags := storeFlags{Store: url, Neo4jUsername: username, Neo4jPassword: password}
	store, err := flags.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return store
}

// TestKilledLoads kills a load in the middle (SIGKILL), loads the files again in another order, and expects the
// export of a load that nothing happened to.
func TestKilledLoads(t *testing.T) {
	files := manyDocuments(t, 4, 1000)
	want := map[string][]byte{}
	for name, open := range engines {
		t.Run(name, func(t *testing.T) {
			url := open(t)
			killed := asProcess(t, append([]string{"load", "--store", url}, files...)...)
			if err := killed.Start(); err != nil {
				t.Fatal(err)
			}
			waitForSome(t, url)
			if err := killed.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			if killed.Wait() == nil {
				t.Fatal("the load ended before it was killed: give it more to do")
			}
			again := asProcess(t, "load", "--store", url, files[2], files[0], files[3], files[1])
			if out, err := again.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			var got bytes.Buffer
			if err := export.JSONL(t.Context(), openStore(t, url), graph.Filter{}, &got); err != nil {
				t.Fatal(err)
			}
			want[name] = got.Bytes()
		})
	}
	whole := openStore(t, engines["sqlite"](t))
	var undisturbed bytes.Buffer
	loadFiles(t, whole, files)
	if err := export.JSONL(t.Context(), whole, graph.Filter{}, &undisturbed); err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(undisturbed.Bytes(), []byte("\n")); n < 1000 {
		t.Fatalf("%d incidents exported, want the load to be of more", n)
	}
	for name, got := range want {
		if !bytes.Equal(got, undisturbed.Bytes()) {
			t.Errorf("%s: the export after a kill differs from that of an undisturbed load", name)
		}
	}
}

// asProcess is the program as a process of its own.
func asProcess(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	command := exec.Command(os.Args[0], args...)
	username, password := neo4jtest.Credentials()
	command.Env = append(os.Environ(), asProgram+"=1", "NEO4J_USERNAME="+username, "NEO4J_PASSWORD="+password)
	return command
}

// waitForSome waits until a part of the documents is in the store.
func waitForSome(t *testing.T, url string) {
	t.Helper()
	store := openStore(t, url)
	for deadline := time.Now().Add(3 * time.Minute); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		buckets, err := store.Count(t.Context(), graph.Filter{})
		if err == nil && buckets[0].Count > 0 {
			return
		}
	}
	t.Fatal("nothing was loaded in 3 minutes")
}

// manyDocuments writes files of documents, some of which are of one incident across files.
func manyDocuments(t *testing.T, files, each int) []string {
	t.Helper()
	names := make([]string, files)
	for n := range files {
		var lines bytes.Buffer
		for m := range each {
			fmt.Fprintf(&lines, `{"id": "doc-%d-%d", "victims": [{"name": "Ville de V%d"}], "place": {"country": "FR"}, "occurred": {"from": "%d-%02d"}, "services": [{"code": "EMAIL", "status": "DISRUPTED", "note": "note %d"}], "sources": [{"url": "https://example.org/%d/%d"}]}`+"\n",
				n, m, n*each+m-m%7*each/2, 2000+m%20, 1+m%12, n, n, m)
		}
		names[n] = filepath.Join(t.TempDir(), fmt.Sprintf("%d.jsonl", n))
		if err := os.WriteFile(names[n], lines.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return names
}
