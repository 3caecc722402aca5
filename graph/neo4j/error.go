package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
)

// classify names what was being done and turns what the driver reports into the errors of graph.
func classify(ctx context.Context, doing string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil: // the driver words it in many ways
		return fmt.Errorf("neo4j: %s: %w", doing, context.Cause(ctx))
	case errors.Is(err, graph.ErrInvalid):
		return err
	case isAway(err):
		return fmt.Errorf("neo4j: %s: %w: %w", doing, graph.ErrUnavailable, err)
	}
	return fmt.Errorf("neo4j: %s: %w", doing, err)
}

// isAway reports whether the same call may go through later.
func isAway(err error) bool {
	var connectivity *neo4j.ConnectivityError
	var limit *neo4j.TransactionExecutionLimit
	var reported *neo4j.Neo4jError
	var network net.Error
	return errors.As(err, &connectivity) || errors.As(err, &limit) || errors.As(err, &network) || neo4j.IsRetryable(err) ||
		errors.As(err, &reported) && (strings.HasPrefix(reported.Code, "Neo.TransientError.") || strings.HasPrefix(reported.Code, "Neo.DatabaseError."))
}

// openError is an error whose message was cleared of the password.
type openError struct {
	message string
	err     error
}

func (e *openError) Error() string { return e.message }

// Is lets callers test for the errors of graph without reaching those of the driver, which may show the password.
func (e *openError) Is(target error) bool { return errors.Is(e.err, target) }

func redact(message, password string) string {
	if password == "" {
		return message
	}
	return strings.ReplaceAll(message, password, "***")
}
