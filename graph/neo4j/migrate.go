package neo4j

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Migrations are run in the order of their names, the first being version 1. Each statement must be one that may be
// run twice, also by two programs at once ("IF NOT EXISTS").
//
//go:embed migrations/*.cypher
var migrations embed.FS

// SchemaVersion is the version of the schema that this program makes: the number of the last migration.
const SchemaVersion = 5

// renewedAt is the last version from which on Go makes other fields of the same incidents, so that each is written anew.
const renewedAt = 5

const (
	schemaState = `RETURN coalesce(COLLECT { MATCH (m:SchemaMigration) RETURN max(m.version) }[0], 0) AS version,
	EXISTS { MATCH (n) WHERE NOT n:SchemaMigration } AS used`
	recordMigration = `MERGE (m:SchemaMigration {version: $version}) SET m.name = $name`
	pendingIndexes  = `SHOW INDEXES YIELD name, state, failureMessage WHERE state <> 'ONLINE' RETURN name, state, failureMessage ORDER BY name`
)

// migrate runs the migrations that the database lacks and puts the services in.
func (s *Store) migrate(ctx context.Context) error {
	files, err := migrations.ReadDir("migrations")
	if err != nil {
		return err
	}
	version, err := s.version(ctx)
	if err != nil {
		return err
	}
	if version > SchemaVersion {
		return fmt.Errorf("%w %d of the database is newer than this program's %d: use a newer incidentgraph", graph.ErrSchema, version, SchemaVersion)
	}
	for n := version; n < SchemaVersion; n++ {
		if err := s.runMigration(ctx, n+1, files[n].Name()); err != nil {
			return fmt.Errorf("%s: %w", files[n].Name(), err)
		}
	}
	return s.write(ctx, func(tx *transaction) error { return tx.putServices(graph.ServiceRecords()) })
}

// version returns that of the database, 0 for an empty one.
func (s *Store) version(ctx context.Context) (int, error) {
	state, err := s.readOne(ctx, newQuery(schemaState))
	if err != nil {
		return 0, err
	}
	version := integer(state, "version")
	if used, _ := state.AsMap()["used"].(bool); used && version == 0 {
		return 0, fmt.Errorf("%w: the database holds nodes of something else; give incidentgraph one of its own", graph.ErrSchema)
	}
	return version, nil
}

func (s *Store) runMigration(ctx context.Context, version int, name string) error {
	text, err := migrations.ReadFile("migrations/" + name)
	if err != nil {
		return err
	}
	for statement := range strings.SplitSeq(string(text), ";\n") {
		if isComment(statement) {
			continue
		}
		if err := s.makeRule(ctx, statement); err != nil {
			return err
		}
	}
	if err := s.awaitIndexes(ctx); err != nil {
		return err
	}
	if version == renewedAt {
		if err := s.renew(ctx); err != nil {
			return err
		}
	}
	return s.run(ctx, recordMigration, map[string]any{"version": version, "name": name})
}

// How long indexes may take to be filled, and how often that is asked.
const (
	indexTimeout  = 5 * time.Minute
	indexInterval = 100 * time.Millisecond
)

// awaitIndexes waits until all indexes can be used. It asks again and again, since the procedure that waits within one transaction keeps
// another program from finishing its constraint, whose index is then waited for in vain.
func (s *Store) awaitIndexes(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, indexTimeout)
	defer cancel()
	for {
		pending, err := s.read(ctx, newQuery(pendingIndexes), neo4j.ExecuteQueryWithWritersRouting()) // where they are made
		if err != nil || len(pending) == 0 {
			return err
		}
		first := pending[0].AsMap()
		if first["state"] == "FAILED" {
			return fmt.Errorf("index %v failed: %v", first["name"], first["failureMessage"])
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("index %v is still %v: %w", first["name"], first["state"], ctx.Err())
		case <-time.After(indexInterval):
		}
	}
}

// ruleExists is what Neo4j says where another program has made the same index between its own IF NOT EXISTS and its making.
const ruleExists = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"

// makeRule runs a statement that makes a constraint or an index, which another program may be making now.
func (s *Store) makeRule(ctx context.Context, statement string) error {
	err := insist(func() error { return s.run(ctx, statement, nil) })
	var reported *neo4j.Neo4jError
	if errors.As(err, &reported) && reported.Code == ruleExists {
		return nil
	}
	return err
}

// isComment reports whether a part of a migration has nothing to run.
func isComment(statement string) bool {
	for line := range strings.Lines(statement) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			return false
		}
	}
	return true
}

// run runs a statement in a transaction of its own, as changes of the schema need.
func (s *Store) run(ctx context.Context, text string, params map[string]any) error {
	_, err := neo4j.ExecuteQuery(ctx, s.driver, text, params, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(s.database))
	return err
}
