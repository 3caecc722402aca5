package neo4jtest

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestMain(m *testing.M) { Main(m) }

func TestWipeEmptiesTheServer(t *testing.T) {
	ctx := t.Context()
	uri := URI(t)
	for range 2 { // the second time there is nothing to wipe
		if err := Wipe(ctx, uri); err != nil {
			t.Fatal(err)
		}
	}
	for _, statement := range []string{
		"CREATE CONSTRAINT `odd``name` FOR (n:Thing) REQUIRE n.id IS UNIQUE",
		"CREATE INDEX by_name FOR (n:Thing) ON (n.name)",
		"CREATE FULLTEXT INDEX words FOR (n:Thing) ON EACH [n.text]",
		"UNWIND range(1, 12000) AS i CREATE (n:Thing {id: i})-[:NEXT]->(:Other)",
	} {
		query(t, uri, statement)
	}
	if err := Wipe(ctx, uri); err != nil {
		t.Fatal(err)
	}
	if got := query(t, uri, "MATCH (n) RETURN count(n)"); got != int64(0) {
		t.Errorf("%v nodes are left", got)
	}
	if got := query(t, uri, "SHOW CONSTRAINTS YIELD name RETURN count(name)"); got != int64(0) {
		t.Errorf("%v constraints are left", got)
	}
	if got := query(t, uri, "SHOW INDEXES YIELD type WHERE type <> 'LOOKUP' RETURN count(type)"); got != int64(0) {
		t.Errorf("%v indexes are left", got)
	}
}

// TestStart starts a second server, so that starting is tested where NEO4J_TEST_URI is set, too.
func TestStart(t *testing.T) {
	if _, err := exec.LookPath("java"); err != nil && os.Getenv(URIVariable) != "" {
		// A server was given, so Java need not be here; all that Start can do then is to say so.
		wantError(t, "apt-get install", func() error { _, err := Start(t.Context()); return err })
		return
	}
	server, err := Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := query(t, server.URI, "RETURN 1"); got != int64(1) {
		t.Errorf("RETURN 1 gave %v", got)
	}
	server.Stop()
	if connection, err := net.Dial("tcp", strings.TrimPrefix(server.URI, "neo4j://")); err == nil {
		_ = connection.Close()
		t.Error("it still listens after Stop")
	}
	if exists(server.home.dir) {
		t.Errorf("%s is left behind", server.home.dir)
	}
}

func TestFailuresSayWhy(t *testing.T) {
	t.Run("no Java", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		wantError(t, "apt-get install -y default-jre-headless maven", func() error { _, err := Start(t.Context()); return err })
	})
	t.Run("no Maven", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		wantError(t, "mvn is not in PATH", func() error { return fetch(t.Context(), filepath.Join(t.TempDir(), "jars")) })
	})
	t.Run("Maven fails", func(t *testing.T) {
		program(t, "mvn", "echo no such artifact; exit 1")
		wantError(t, "no such artifact", func() error { return fetch(t.Context(), filepath.Join(t.TempDir(), "jars")) })
	})
	t.Run("Java is too old", func(t *testing.T) {
		java := program(t, "java", "echo UnsupportedClassVersionError; exit 1")
		wantError(t, "UnsupportedClassVersionError", func() error { _, err := launch(t.Context(), java, t.TempDir()); return err })
	})
	t.Run("nobody at NEO4J_TEST_URI", func(t *testing.T) {
		t.Setenv("TMPDIR", t.TempDir()) // for the turn's file
		wantError(t, "no Neo4j at NEO4J_TEST_URI=bolt://127.0.0.1:1", func() error {
			_, err := claimShared("bolt://127.0.0.1:1")
			return err
		})
	})
}

func TestJarsAreFetchedOnce(t *testing.T) {
	caches := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", caches)
	t.Setenv("HOME", caches) // where macOS keeps them
	calls := filepath.Join(t.TempDir(), "calls")
	program(t, "mvn", `echo call >>'`+calls+`'
for a; do case $a in -DoutputDirectory=*) d=${a#*=};; esac; done
mkdir "$d"; sleep 0.2; : >"$d/server.jar"`)
	var parallel sync.WaitGroup
	for range 4 {
		parallel.Go(func() {
			dir, err := jars(t.Context())
			if err != nil || !exists(filepath.Join(dir, "server.jar")) {
				t.Errorf("got %q, %v; want a complete folder", dir, err)
			}
		})
	}
	parallel.Wait()
	if got, _ := os.ReadFile(calls); string(got) != "call\n" {
		t.Errorf("Maven was called so: %q; want once", got)
	}
}

func TestProcessesTakeTurns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "turn")
	first, err := lock(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tryLock(path); err == nil {
		t.Fatal("two have the same turn")
	}
	_ = first.Close()
	second, err := tryLock(path)
	if err != nil {
		t.Fatalf("the turn was not given back: %v", err)
	}
	_ = second.Close()
	if turnPath("neo4j://a") == turnPath("neo4j://b") {
		t.Error("two servers share a turn")
	}
}

func TestHomesLeftBehindAreSwept(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	killed, err := newHome(1)
	if err != nil {
		t.Fatal(err)
	}
	_ = killed.owner.Close() // what the kernel does when a process is killed
	living, err := newHome(1)
	if err != nil {
		t.Fatal(err)
	}
	defer living.remove()
	sweep()
	if exists(killed.dir) || !exists(living.dir) {
		t.Errorf("the killed one's home exists: %v, the living one's: %v", exists(killed.dir), exists(living.dir))
	}
}

// query gives the last row's first value, or nil where there is none.
func query(t *testing.T, uri, statement string) (value any) {
	t.Helper()
	ctx := t.Context()
	err := withDriver(ctx, uri, func(driver neo4j.DriverWithContext) error {
		result, err := neo4j.ExecuteQuery(ctx, driver, statement, nil, neo4j.EagerResultTransformer)
		if err == nil && len(result.Records) > 0 {
			value = result.Records[len(result.Records)-1].Values[0]
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// program puts a shell script first in PATH.
func program(t *testing.T, name, script string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", filepath.Dir(path)+string(os.PathListSeparator)+os.Getenv("PATH"))
	return path
}

func wantError(t *testing.T, text string, do func() error) {
	t.Helper()
	if err := do(); err == nil || !strings.Contains(err.Error(), text) {
		t.Errorf("got %v, want an error with %q", err, text)
	}
}
