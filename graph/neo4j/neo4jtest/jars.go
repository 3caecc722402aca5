package neo4jtest

import (
	"context"
	_ "embed"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

//go:embed pom.xml
var pom []byte

// Version is the Neo4j that [Start] starts, as pom.xml names it.
func Version() string {
	var project struct {
		Version string `xml:"dependencies>dependency>version"`
	}
	if err := xml.Unmarshal(pom, &project); err != nil {
		panic(fmt.Sprintf("neo4jtest: pom.xml: %v", err)) // it is compiled in: only a broken commit comes here
	}
	return project.Version
}

// jars is the folder with the server's jars, fetched once per user and version. Parallel test processes wait for the one
// that fetches.
func jars(ctx context.Context) (string, error) {
	caches, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("neo4jtest: where to keep the jars: %w", err)
	}
	dir := filepath.Join(caches, "incidentgraph", "neo4j-"+Version())
	if exists(dir) {
		return dir, nil
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	turn, err := lock(dir + ".lock")
	if err != nil {
		return "", err
	}
	defer func() { _ = turn.Close() }()
	if exists(dir) { // another process was faster
		return dir, nil
	}
	return dir, fetch(ctx, dir)
}

// fetch lets Maven fill a folder beside dir and then renames it, so that dir is complete from the moment it exists.
func fetch(ctx context.Context, dir string) error {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return missing("mvn")
	}
	part, err := os.MkdirTemp(filepath.Dir(dir), "fetching-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(part) }()
	if err := os.WriteFile(filepath.Join(part, "pom.xml"), pom, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "neo4jtest: fetching Neo4j %s through Maven (135 MB, once) into %s\n", Version(), dir)
	filled := filepath.Join(part, "jars")
	copyJars := exec.CommandContext(ctx, mvn, "-B", "-q", "-f", filepath.Join(part, "pom.xml"),
		"dependency:copy-dependencies", "-DoutputDirectory="+filled)
	if output, err := copyJars.CombinedOutput(); err != nil {
		return fmt.Errorf("neo4jtest: mvn could not fetch Neo4j: %w\n%s", err, tail(output))
	}
	return os.Rename(filled, dir)
}

func missing(program string) error {
	return fmt.Errorf("neo4jtest: the tests need a real Neo4j, and %s is not in PATH to start one: type "+
		"`apt-get install -y default-jre-headless maven` (Java 17 or 21), or set %s to a server whose content may be wiped",
		program, URIVariable)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// tail is the end of a program's output: where it says why it stopped.
func tail(output []byte) []byte {
	const enough = 4000
	return output[max(0, len(output)-enough):]
}
