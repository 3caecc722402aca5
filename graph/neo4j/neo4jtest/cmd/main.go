// Command cmd runs a command with one Neo4j for all the test processes in it:
//
//	go run ./graph/neo4j/neo4jtest/cmd -- go test ./...
//
// It starts the server, hands its address down as NEO4J_TEST_URI, stops it when the command ends and exits with the
// command's code. Where NEO4J_TEST_URI is set already, that server is used and nothing is started.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"github.com/incidentgraph/incidentgraph/graph/neo4j/neo4jtest"
)

func main() {
	flag.Usage = func() { fmt.Fprintln(os.Stderr, "usage: go run ./graph/neo4j/neo4jtest/cmd -- COMMAND [ARGUMENT…]") }
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	code, err := serve(flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

func serve(args []string) (int, error) {
	if os.Getenv(neo4jtest.URIVariable) != "" {
		return run(args)
	}
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	server, err := neo4jtest.Start(ctx)
	cancel()
	if err != nil {
		return 1, err
	}
	defer server.Stop()
	fmt.Fprintf(os.Stderr, "neo4jtest: Neo4j %s at %s\n", neo4jtest.Version(), server.URI)
	if err := os.Setenv(neo4jtest.URIVariable, server.URI); err != nil {
		return 1, err
	}
	return run(args)
}

// run outlives an interrupt: the terminal sends it to the command as well, and the server must be stopped after that.
func run(args []string) (int, error) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	if err := cmd.Start(); err != nil {
		return 1, fmt.Errorf("neo4jtest: %w", err)
	}
	go func() {
		for s := range signals {
			if s == syscall.SIGTERM {
				_ = cmd.Process.Signal(s)
			}
		}
	}()
	return exitCode(cmd.Wait())
}

func exitCode(err error) (int, error) {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0, nil
	case !errors.As(err, &exit):
		return 1, err
	case exit.ExitCode() < 0: // ended by a signal
		return 1, fmt.Errorf("neo4jtest: the command ended: %w", err)
	}
	return exit.ExitCode(), nil
}
