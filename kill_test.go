package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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

// TestKilledLoads kills a load in the middle (SIGKILL), loads the files in another order, twice, and expects the export of a
// load that nothing happened to.
func TestKilledLoads(t *testing.T) {
	files := manyDocuments(t, 4, 250)
	undisturbed := openStore(t, engines["sqlite"](t))
	loadFiles(t, undisturbed, files)
	want := exported(t, undisturbed)
	for name, open := range engines {
		t.Run(name, func(t *testing.T) {
			url := open(t)
			killedLoad(t, url, files[:2])
			for _, summary := range []string{"1000 documents: ", "1000 documents: 0 new, 0 replaced, 1000 unchanged"} {
				again := asProcess(t, "load", "--store", url, files[2], files[0], files[3], files[1])
				if out, err := again.CombinedOutput(); err != nil || !bytes.Contains(out, []byte(summary)) {
					t.Fatalf("%v\n%s", err, out)
				}
			}
			store := openStore(t, url)
			if got := exported(t, store); !bytes.Equal(got, want) {
				t.Error("the export after a kill differs from that of an undisturbed load")
			}
			if diff := cmp.Diff(rebuilt(t, store), byID(t, want)); diff != "" {
				t.Errorf("what the feed tells differs from what is there: -feed +store\n%.2000s", diff)
			}
		})
	}
}

// killedLoad loads files in a process that is killed as soon as the first documents are there. The process reads them from a
// pipe that does not end, so that it waits for more at the latest when the last of them is loaded.
func killedLoad(t *testing.T, url string, files []string) {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	killed := asProcess(t, "load", "--store", url, "-")
	killed.Stdin = reader
	if err := killed.Start(); err != nil {
		t.Fatal(err)
	}
	_ = reader.Close() // the process has its own
	written := make(chan struct{})
	go func() {
		defer close(written)
		for _, name := range files {
			data, _ := os.ReadFile(name)
			_, _ = writer.Write(data) // it is killed while it reads
		}
	}()
	waitForSome(t, url)
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := killed.Wait(); err == nil || err.Error() != "signal: killed" {
		t.Fatalf("the load ended with %v before it was killed", err)
	}
	<-written
	_ = writer.Close()
}

// rebuilt is what a reader of the feed keeps: each incident, by its id.
func rebuilt(t *testing.T, store graph.Store) map[string]string {
	t.Helper()
	kept := map[string]string{}
	q := graph.ChangeQuery{Page: graph.Page{First: 100}, With: graph.AllRelations}
	for more := true; more; {
		page, err := store.Changes(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Changes {
			delete(kept, c.IncidentID)
			if c.Incident == nil {
				continue
			}
			data, err := json.Marshal(c.Incident)
			if err != nil {
				t.Fatal(err)
			}
			kept[c.IncidentID] = string(data)
		}
		q.Page.After, more = page.Next(), page.More
	}
	return kept
}

// byID reads an export as incidents by their ids.
func byID(t *testing.T, export []byte) map[string]string {
	t.Helper()
	all := map[string]string{}
	for line := range bytes.Lines(export) {
		incident := new(graph.Incident)
		if err := json.Unmarshal(line, incident); err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(incident)
		if err != nil {
			t.Fatal(err)
		}
		all[incident.ID] = string(data)
	}
	return all
}

// exported is the canonical export of a store.
func exported(t *testing.T, store graph.Store) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := export.JSONL(t.Context(), store, graph.Filter{}, &out); err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(out.Bytes(), []byte("\n")); n < 200 {
		t.Fatalf("%d incidents exported, want more", n)
	}
	return out.Bytes()
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
