package loader

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Putter is what loading needs of a store.
type Putter interface {
	Put(ctx context.Context, documents ...*graph.Incident) (*graph.PutResult, error)
	PutElections(ctx context.Context, elections ...*graph.Election) error
}

// A batch is written in one transaction. Its size bounds what a crash can undo, and the memory that it takes.
const (
	batchDocuments = 200
	batchBytes     = 16 << 20
)

// Summary says what loading did.
type Summary struct {
	Added     int
	Replaced  int
	Unchanged int
}

// Import reads the incidents of the inputs and puts them into the store, batch by batch. Every batch is kept or not as
// a whole; after a crash, importing the same inputs again goes on where it stopped.
func Import(ctx context.Context, store Putter, r *Reader, inputs []Input) (*Summary, error) {
	summary := &Summary{}
	var batch []*graph.Incident
	size := 0
	flush := func() error {
		result, err := store.Put(ctx, batch...)
		if err != nil {
			return err
		}
		summary.Added += result.Added
		summary.Replaced += result.Replaced
		summary.Unchanged += result.Unchanged
		batch, size = nil, 0
		return nil
	}
	err := r.Incidents(ctx, inputs, func(i *graph.Incident) error {
		batch = append(batch, i)
		for _, report := range i.Reports {
			size += len(report.Text)
		}
		if len(batch) < batchDocuments && size < batchBytes {
			return nil
		}
		return flush()
	})
	if err == nil && len(batch) > 0 {
		err = flush()
	}
	return summary, err
}

// ImportElections reads entries of election calendars and puts them into the store. It returns how many.
func ImportElections(ctx context.Context, store Putter, r *Reader, inputs []Input) (int, error) {
	var elections []*graph.Election
	err := r.Elections(ctx, inputs, func(e *graph.Election) error {
		elections = append(elections, e)
		return nil
	})
	if err != nil || len(elections) == 0 {
		return 0, err
	}
	return len(elections), store.PutElections(ctx, elections...)
}
