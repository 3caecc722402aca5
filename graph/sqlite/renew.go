package sqlite

import (
	"context"
	"database/sql"

	"github.com/pressly/goose/v3"

	"github.com/incidentgraph/incidentgraph/graph"
)

// renewBatch is how many incidents are made anew at a time.
const renewBatch = 500

// renewal is the migration to a version from which on Go makes other fields of the same incidents: each is written anew.
func renewal(version int64) *goose.Migration {
	return goose.NewGoMigration(version, &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
		return (&transaction{tx, ctx}).renew()
	}}, &goose.GoFunc{Mode: goose.TransactionEnabled})
}

func (tx *transaction) renew() error {
	for last := 0; ; {
		batch, err := tx.incidents(newQuery("SELECT '' AS list, i.id, i.root, i.number AS place FROM incident i WHERE i.number > ? ORDER BY i.number LIMIT ?", last, renewBatch))
		if err != nil || len(batch) == 0 {
			return err
		}
		if err := tx.replaceIncidents(batch, nil); err != nil {
			return err
		}
		if err := tx.QueryRowContext(tx.ctx, "SELECT number FROM incident WHERE id = ?", lastOf(batch).ID).Scan(&last); err != nil {
			return err
		}
	}
}

func lastOf(incidents []*graph.Incident) *graph.Incident { return incidents[len(incidents)-1] }
