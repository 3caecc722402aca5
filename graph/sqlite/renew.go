package sqlite

import (
	"context"
	"database/sql"

	"github.com/pressly/goose/v3"

	"github.com/incidentgraph/incidentgraph/graph"
)

// renewBatch is how many incidents are made anew at a time.
const renewBatch = 500

// renewals are the migrations to versions from which on Go makes other fields of the same incidents. The last one writes each incident
// anew, with all of these; the others have nothing left to do. Before it, the indexes are made of what they hold then.
func renewals(versions ...int64) []*goose.Migration {
	migrations := make([]*goose.Migration, len(versions))
	for n, version := range versions {
		migrations[n] = goose.NewGoMigration(version, nil, nil)
	}
	last := len(versions) - 1
	migrations[last] = goose.NewGoMigration(versions[last], &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
		t := &transaction{tx, ctx}
		if err := t.makeTextIndex(); err != nil {
			return err
		}
		if err := t.exec(timelineIndex); err != nil {
			return err
		}
		return t.renew()
	}}, nil)
	return migrations
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
