// Package neo4jtest gives tests a real Neo4j.
//
// Which one: the server that NEO4J_TEST_URI names (with NEO4J_TEST_USERNAME and NEO4J_TEST_PASSWORD, if it asks for a
// login), else one that the test process starts for itself from Maven Central's jars and that ends with it. There is no
// third way and no skipping: without either, the test fails and says what to type.
//
// Starting a server takes some ten seconds, so a run over several packages shares one:
//
//	go run ./graph/neo4j/neo4jtest/cmd -- go test ./...
//
// Community edition has a single database. Test processes that share a server therefore take turns: the first [URI] of a
// process waits until no other process uses that server, and keeps it until the process ends.
package neo4jtest

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The variables that name a server which is already running.
const (
	URIVariable      = "NEO4J_TEST_URI"
	usernameVariable = "NEO4J_TEST_USERNAME"
	passwordVariable = "NEO4J_TEST_PASSWORD"
)

// URI is the address of the Neo4j that this test process has to itself. What the server holds belongs to whoever used it
// last: begin with [Wipe]. It fails tb when there is none.
func URI(tb testing.TB) string {
	tb.Helper()
	held, err := hold()
	if err != nil {
		tb.Fatal(err)
	}
	return held.uri
}

// Credentials are what the server's login takes; both are empty where it asks for none.
func Credentials() (username, password string) {
	return os.Getenv(usernameVariable), os.Getenv(passwordVariable)
}

// Auth is [Credentials] as the driver wants them.
func Auth() neo4j.AuthToken {
	username, password := Credentials()
	if username == "" {
		return neo4j.NoAuth()
	}
	return neo4j.BasicAuth(username, password, "")
}

// Main runs a package's tests from its TestMain and then stops the server that they started, if they did. A package
// without it leaves the stopping to the kernel, which only Linux does.
func Main(m *testing.M) {
	code := m.Run()
	if server := own.Load(); server != nil {
		server.Stop()
	}
	os.Exit(code)
}

// answerTimeout is for a server that is said to run already.
const answerTimeout = 15 * time.Second

// holding is a process's claim on a server.
type holding struct {
	uri  string
	turn *os.File // what keeps the other processes waiting; unused but alive as long as the claim
}

// One process tests against one server: both are set by the first URI and stay until the process ends.
var (
	hold = sync.OnceValues(claim)
	own  atomic.Pointer[Server]
)

func claim() (holding, error) {
	if uri := os.Getenv(URIVariable); uri != "" {
		return claimShared(uri)
	}
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	server, err := Start(ctx)
	if err != nil {
		return holding{}, err
	}
	own.Store(server)
	return holding{uri: server.URI}, nil
}

func claimShared(uri string) (holding, error) {
	turn, err := lock(turnPath(uri))
	if err != nil {
		return holding{}, fmt.Errorf("neo4jtest: wait for a turn at %s: %w", uri, err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), answerTimeout)
	defer cancel()
	if err := verify(ctx, uri); err != nil {
		return holding{}, fmt.Errorf("neo4jtest: no Neo4j at %s=%s: %w", URIVariable, uri, err)
	}
	return holding{uri: uri, turn: turn}, nil
}

// turnPath is the same file in every process that was given the same server.
func turnPath(uri string) string {
	sum := sha256.Sum256([]byte(uri))
	return filepath.Join(os.TempDir(), fmt.Sprintf("incidentgraph-neo4j-%x.lock", sum[:8]))
}

func verify(ctx context.Context, uri string) error {
	return withDriver(ctx, uri, func(driver neo4j.DriverWithContext) error {
		return driver.VerifyConnectivity(ctx)
	})
}

func withDriver(ctx context.Context, uri string, use func(neo4j.DriverWithContext) error) error {
	driver, err := neo4j.NewDriverWithContext(uri, Auth())
	if err != nil {
		return err
	}
	defer func() { _ = driver.Close(ctx) }()
	return use(driver)
}
