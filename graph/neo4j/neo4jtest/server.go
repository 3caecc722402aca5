package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// startTimeout covers a machine that compiles on all its cores meanwhile; alone, a server is there after ten seconds. The
// jars, too, are fetched in this time.
const startTimeout = 10 * time.Minute

// readyTimeout is for the server alone, from its start to its first answer.
const readyTimeout = 3 * time.Minute

// portTries: a port found free may be taken by another process before Neo4j listens on it.
const portTries = 3

var errPortTaken = errors.New("the port was taken meanwhile")

// Server is a Neo4j child process without login, with a database of its own that goes when it stops.
type Server struct {
	URI     string
	home    *home
	process *exec.Cmd
	exited  chan struct{}
}

// Start starts a server and returns when it answers queries.
func Start(ctx context.Context) (*Server, error) {
	java, err := exec.LookPath("java")
	if err != nil {
		return nil, missing("java")
	}
	lib, err := jars(ctx)
	if err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		server, err := launch(ctx, java, lib)
		if errors.Is(err, errPortTaken) && try < portTries {
			continue
		}
		return server, err
	}
}

// Stop ends the server at once, without a clean shutdown: nobody reads its database again.
func (s *Server) Stop() {
	_ = s.process.Process.Kill()
	<-s.exited
	s.home.remove()
	_ = os.Remove(turnPath(s.URI)) // nobody waits for this server any more
}

func launch(ctx context.Context, java, lib string) (*Server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	home, err := newHome(port)
	if err != nil {
		return nil, err
	}
	server := &Server{URI: fmt.Sprintf("neo4j://127.0.0.1:%d", port), home: home, exited: make(chan struct{})}
	if server.process, err = command(java, lib, home); err == nil {
		err = server.run()
	}
	if err != nil {
		home.remove()
		return nil, fmt.Errorf("neo4jtest: start Neo4j: %w", err)
	}
	if err := server.ready(ctx); err != nil {
		server.Stop()
		return nil, err
	}
	return server, nil
}

// command is the JVM with the server's entry point. Serial collection and the quick compiler only: a test server lives for
// a minute and shares few cores with the tests.
func command(java, lib string, home *home) (*exec.Cmd, error) {
	console, err := os.Create(home.console())
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "-cp", filepath.Join(lib, "*"),
		"org.neo4j.server.CommunityEntryPoint", "--console-mode", "--home-dir="+home.dir, "--config-dir="+home.conf())
	cmd.Stdout, cmd.Stderr = console, console
	endWithParent(cmd)
	return cmd, nil
}

// run starts the process from a thread of its own that lives as long as the process does: Linux counts the end of the
// thread that started a child as the end of its parent.
func (s *Server) run() error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		err := s.process.Start()
		_ = s.process.Stdout.(*os.File).Close() // the child has its own copy
		started <- err
		if err == nil {
			_ = s.process.Wait()
			close(s.exited)
		}
	}()
	return <-started
}

func (s *Server) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyTimeout)
	defer cancel()
	for {
		if s.answers(ctx) {
			return nil
		}
		select {
		case <-s.exited:
			return s.failure("ended while starting")
		case <-ctx.Done():
			return s.failure("does not answer")
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// answers asks for a connection by hand first: the driver would wait and retry for half a minute.
func (s *Server) answers(ctx context.Context) bool {
	connection, err := net.DialTimeout("tcp", strings.TrimPrefix(s.URI, "neo4j://"), time.Second)
	if err != nil {
		return false
	}
	_ = connection.Close()
	return verify(ctx, s.URI) == nil
}

func (s *Server) failure(what string) error {
	console, _ := os.ReadFile(s.home.console())
	if strings.Contains(string(console), "Address already in use") {
		return errPortTaken
	}
	return fmt.Errorf("neo4jtest: Neo4j %s %s (it needs Java 17 or 21):\n%s", Version(), what, tail(console))
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().(*net.TCPAddr).Port, nil
}
