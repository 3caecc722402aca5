package neo4j

import (
	"context"
	"errors"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// takeLock makes writers take turns, those of other programs too: the node stays locked until the transaction ends.
// Setting what is set locks it, too, and writes nothing. (Removing what is not there would not lock it in a database
// that never had a property of that name.)
const takeLock = `MERGE (l:Lock {name: 'writer'}) SET l.taken = true`

// batchRows is how many rows go in one statement.
const batchRows = 2000

// row is an entry of the list $rows.
type row = map[string]any

// transaction is a write in progress.
type transaction struct {
	ctx context.Context
	tx  neo4j.ManagedTransaction
}

// writeAttempts is how often a write is tried again where a server answers but cannot do it now, as while a cluster elects
// a leader, or while several programs make the schema. The driver alone gives up too soon: its patience is that for a server
// that is away.
const writeAttempts = 4

// insist tries a write until it has been done or refused, or the server is away.
func insist(try func() error) error {
	var err error
	for range writeAttempts {
		err = try()
		var limit *neo4j.TransactionExecutionLimit
		if !errors.As(err, &limit) || !neo4j.IsNeo4jError(limit.Errors[len(limit.Errors)-1]) {
			return err
		}
	}
	return err
}

// write runs change in one transaction that takes the lock at its start, and keeps all of it or nothing. It may run
// change again, which must begin afresh each time.
func (s *Store) write(ctx context.Context, change func(*transaction) error) error {
	return insist(func() error { return s.tryWrite(ctx, change) })
}

func (s *Store) tryWrite(ctx context.Context, change func(*transaction) error) error {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database, BookmarkManager: s.driver.ExecuteQueryBookmarkManager()})
	defer func() { _ = session.Close(ctx) }() // the transaction's own outcome is what counts
	_, err := neo4j.ExecuteWrite(ctx, session, func(managed neo4j.ManagedTransaction) (struct{}, error) {
		tx := &transaction{ctx, managed}
		if _, err := tx.run(newQuery(takeLock)); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, change(tx)
	})
	return err
}

func (tx *transaction) run(q *query) ([]*neo4j.Record, error) {
	result, err := tx.tx.Run(tx.ctx, q.String(), q.params)
	if err != nil {
		return nil, err
	}
	return result.Collect(tx.ctx)
}

// query runs a statement with the parameter $ids.
func (tx *transaction) query(text string, ids []string) ([]*neo4j.Record, error) {
	q := newQuery(text)
	q.params["ids"] = ids
	return tx.run(q)
}

// each runs a statement for every id, in batches, with the parameter $ids.
func (tx *transaction) each(text string, ids []string) error {
	for batch := range slices.Chunk(ids, batchRows) {
		if _, err := tx.query(text, batch); err != nil {
			return err
		}
	}
	return nil
}

// rows runs a statement for every row, in batches, with the parameter $rows.
func (tx *transaction) rows(text string, rows []row) error {
	for batch := range slices.Chunk(rows, batchRows) {
		q := newQuery(text)
		q.params["rows"] = batch
		if _, err := tx.run(q); err != nil {
			return err
		}
	}
	return nil
}
