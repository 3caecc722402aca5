// Package sqlite keeps the incident graph in a SQLite file: the default engine, which needs no server.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"sync"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/incidentgraph/incidentgraph/graph"
)

//go:embed migrations/*.sql
var migrations embed.FS

// SchemaVersion is the version of the schema that this program makes: the number of the last migration.
const SchemaVersion = 5

// Store is a [graph.Store] in one file.
type Store struct {
	db *sql.DB
	// writing lets writers of this process take turns; between processes the file's lock does.
	writing sync.Mutex
}

var _ graph.Store = (*Store)(nil)

// pragmas: WAL lets readers go on while one writes; FULL makes an acknowledged write outlast a power cut.
var pragmas = []string{"journal_mode(wal)", "synchronous(full)", "busy_timeout(20000)", "foreign_keys(1)"}

// Open opens the store in the file path, making it if it is not there, and brings its schema up to date. It is
// [graph.ErrSchema] for a store of a newer program or a file of something else.
func Open(ctx context.Context, path string) (*Store, error) {
	dsn := url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: url.Values{"_pragma": pragmas, "_txlock": {"immediate"}}.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, fmt.Errorf("sqlite: open %s: %w", path, err)
	}
	s := &Store{db: db}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("sqlite: open %s: %w", path, classify(err)), db.Close())
	}
	return s, nil
}

func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.db, files, goose.WithGoMigrations(renewals(2, 4, 5)...))
	if err != nil {
		return err
	}
	if err := up(ctx, provider); err != nil {
		return err
	}
	version, err := provider.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	if int(version) > SchemaVersion {
		return fmt.Errorf("%w %d of the file is newer than this program's %d: use a newer incidentgraph", graph.ErrSchema, version, SchemaVersion)
	}
	return s.write(ctx, func(tx *transaction) error { return tx.putNodes(graph.ServiceRecords(), true) })
}

// up runs the migrations that the file lacks. They are looked up before the file is locked, so another program that
// opens the same new file may run them in between: then it is looked again, and none is lacking.
func up(ctx context.Context, provider *goose.Provider) error {
	const programs = 5
	var err error
	for range programs {
		if _, err = provider.Up(ctx); err == nil || ctx.Err() != nil {
			return err
		}
		if version, failed := provider.GetDBVersion(ctx); failed != nil && errors.Is(classify(failed), graph.ErrSchema) || version > SchemaVersion {
			return err
		}
	}
	return err
}

// Close closes the file.
func (s *Store) Close(context.Context) error { return s.db.Close() }

// transaction is a write in progress.
type transaction struct {
	*sql.Tx
	ctx context.Context
}

// write runs change in one transaction that takes the write lock at its start, and keeps all of it or nothing.
func (s *Store) write(ctx context.Context, change func(*transaction) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return classify(err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	if err := change(&transaction{tx, ctx}); err != nil {
		return classify(err)
	}
	return classify(tx.Commit())
}

func (tx *transaction) exec(statement string, args ...any) error {
	_, err := tx.ExecContext(tx.ctx, statement, args...)
	return err
}

// classify turns what the driver reports into the errors of graph.
func classify(err error) error {
	var reported *sqlite.Error
	if !errors.As(err, &reported) {
		return err
	}
	switch reported.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY:
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%w: the file is not a store of incidentgraph, or is damaged: %w", graph.ErrSchema, err)
	case sqlite3.SQLITE_INTERRUPT:
		return fmt.Errorf("%w: %w", context.Canceled, err)
	}
	return err
}

// each runs a query and hands every row to scan.
func each(ctx context.Context, db querier, q *query, scan func(*sql.Rows) error) error {
	rows, err := db.QueryContext(ctx, q.String(), q.args...)
	if err != nil {
		return classify(err)
	}
	defer func() { _ = rows.Close() }() // what it reports, rows.Err has reported
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return classify(rows.Err())
}

type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}
