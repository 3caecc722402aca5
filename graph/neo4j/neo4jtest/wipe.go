package neo4jtest

import (
	"context"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// wipeBatch nodes go in one transaction: few enough for the memory of a small server.
const wipeBatch = 5000

// Wipe makes the server at uri as a new one is: it deletes ALL nodes and relationships and drops all constraints and
// indexes, but the two token look-up indexes that every new database has. For test servers only.
func Wipe(ctx context.Context, uri string) error {
	err := withDriver(ctx, uri, func(driver neo4j.DriverWithContext) error {
		session := driver.NewSession(ctx, neo4j.SessionConfig{})
		defer func() { _ = session.Close(ctx) }()
		if err := deleteNodes(ctx, session); err != nil {
			return err
		}
		return dropSchema(ctx, session)
	})
	if err != nil {
		return fmt.Errorf("neo4jtest: wipe %s: %w", uri, err)
	}
	return nil
}

func deleteNodes(ctx context.Context, session neo4j.SessionWithContext) error {
	const statement = `MATCH (n) WITH n LIMIT $batch DETACH DELETE n RETURN count(*) AS deleted`
	for {
		deleted, err := neo4j.ExecuteWrite(ctx, session, func(tx neo4j.ManagedTransaction) (int64, error) {
			result, err := tx.Run(ctx, statement, map[string]any{"batch": wipeBatch})
			if err != nil {
				return 0, err
			}
			record, err := result.Single(ctx)
			if err != nil {
				return 0, err
			}
			deleted, _, err := neo4j.GetRecordValue[int64](record, "deleted")
			return deleted, err
		})
		if err != nil || deleted == 0 {
			return err
		}
	}
}

// dropSchema drops constraints first, since they own indexes that cannot be dropped by themselves.
func dropSchema(ctx context.Context, session neo4j.SessionWithContext) error {
	if err := dropAll(ctx, session, "CONSTRAINT", `SHOW CONSTRAINTS YIELD name`); err != nil {
		return err
	}
	return dropAll(ctx, session, "INDEX", `SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'`)
}

func dropAll(ctx context.Context, session neo4j.SessionWithContext, what, list string) error {
	names, err := neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) ([]string, error) {
		return schemaNames(ctx, tx, list)
	})
	if err != nil || len(names) == 0 {
		return err
	}
	_, err = session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		for _, name := range names {
			// A name cannot be a parameter here, so it is quoted.
			statement := fmt.Sprintf("DROP %s `%s` IF EXISTS", what, strings.ReplaceAll(name, "`", "``"))
			if _, err := tx.Run(ctx, statement, nil); err != nil {
				return nil, err
			}
		}
		return nil, nil
	})
	return err
}

func schemaNames(ctx context.Context, tx neo4j.ManagedTransaction, list string) ([]string, error) {
	result, err := tx.Run(ctx, list, nil)
	if err != nil {
		return nil, err
	}
	var names []string
	for result.Next(ctx) {
		name, _, err := neo4j.GetRecordValue[string](result.Record(), "name")
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, result.Err()
}
