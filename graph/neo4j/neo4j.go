// Package neo4j keeps the incident graph in a Neo4j 5 database, one server or a cluster. docs/neo4j.md shows the
// graph to those who explore it with Cypher.
package neo4j

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Config says where the database is and how to log in. A login within the URI is used where Username is empty, and
// without any there is none. The empty Database is the user's home database.
type Config struct {
	URI      string
	Username string
	Password string
	Database string
}

// Store is a [graph.Store] in a Neo4j database.
type Store struct {
	driver   neo4j.DriverWithContext
	database string
	// observe sees the reads; tests ask the planner about them.
	observe func(text string, params map[string]any)
}

var _ graph.Store = (*Store)(nil)

// Limits of the driver. A call to a database that is away must fail within seconds, not hang: the driver tries again after
// some two seconds, and the next wait of four is spared by retryTime.
const (
	retryTime       = 1500 * time.Millisecond
	connectTimeout  = 3 * time.Second
	acquireTimeout  = 10 * time.Second
	idleBeforeCheck = 30 * time.Second
)

var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// Open connects to a database and brings its schema up to date. It is [graph.ErrUnavailable] if the database cannot
// be reached, and [graph.ErrSchema] if it is a store of a newer program or holds something else. No error shows the
// password.
func Open(ctx context.Context, c Config) (*Store, error) {
	if err := c.takeLogin(); err != nil {
		return nil, err
	}
	s, err := connect(ctx, c)
	if err != nil {
		return nil, &openError{redact(err.Error(), c.Password), err}
	}
	return s, nil
}

func connect(ctx context.Context, c Config) (*Store, error) {
	driver, err := neo4j.NewDriverWithContext(c.URI, c.auth(), configure)
	if err != nil {
		return nil, fmt.Errorf("neo4j: open: %w", err)
	}
	s := &Store{driver: driver, database: c.Database}
	err = driver.VerifyConnectivity(ctx)
	if err == nil {
		err = s.migrate(ctx)
	}
	if err != nil {
		_ = driver.Close(ctx) // what went wrong before says more
		return nil, classify(ctx, "open", err)
	}
	return s, nil
}

func configure(c *config.Config) {
	c.MaxTransactionRetryTime = retryTime
	c.SocketConnectTimeout = connectTimeout
	c.ConnectionAcquisitionTimeout = acquireTimeout
	c.ConnectionLivenessCheckTimeout = idleBeforeCheck
	c.NotificationsMinSeverity = notifications.DisabledLevel
	c.TelemetryDisabled = true
	c.UserAgent = "incidentgraph"
}

// takeLogin moves a login out of the URI, so that no message of the driver can show it.
func (c *Config) takeLogin() error {
	parsed, err := url.Parse(c.URI)
	if err != nil || !slices.Contains(schemes, parsed.Scheme) || parsed.Host == "" { // err would show the URI
		return graph.Invalid("store URL: want one such as neo4j://host:7687, with the scheme neo4j, neo4j+s, bolt or bolt+s")
	}
	if parsed.User == nil {
		return nil
	}
	if c.Username == "" {
		c.Username = parsed.User.Username()
		c.Password, _ = parsed.User.Password()
	}
	parsed.User = nil
	c.URI = parsed.String()
	return nil
}

func (c *Config) auth() neo4j.AuthToken {
	if c.Username == "" {
		return neo4j.NoAuth()
	}
	return neo4j.BasicAuth(c.Username, c.Password, "")
}

// Close closes the connections.
func (s *Store) Close(ctx context.Context) error { return s.driver.Close(ctx) }

// read runs a statement on a server that answers reads, unless the options name another, after everything that this store has
// written. The empty statement has no rows.
func (s *Store) read(ctx context.Context, q *query, options ...neo4j.ExecuteQueryConfigurationOption) ([]*neo4j.Record, error) {
	text := q.String()
	if text == "" {
		return nil, nil
	}
	if s.observe != nil {
		s.observe(text, q.params)
	}
	options = append([]neo4j.ExecuteQueryConfigurationOption{neo4j.ExecuteQueryWithReadersRouting(), neo4j.ExecuteQueryWithDatabase(s.database)}, options...)
	result, err := neo4j.ExecuteQuery(ctx, s.driver, text, q.params, neo4j.EagerResultTransformer, options...)
	if err != nil {
		return nil, err
	}
	return result.Records, nil
}

// readOne runs a statement that returns one row.
func (s *Store) readOne(ctx context.Context, q *query, options ...neo4j.ExecuteQueryConfigurationOption) (*neo4j.Record, error) {
	records, err := s.read(ctx, q, options...)
	if err != nil {
		return nil, err
	}
	if len(records) != 1 {
		return nil, fmt.Errorf("%d rows, want 1", len(records))
	}
	return records[0], nil
}
