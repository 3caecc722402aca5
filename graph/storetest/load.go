package storetest

import (
	"context"
	"fmt"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// step is one call that writes.
type step func(context.Context, graph.Store) error

// loadInto fills a store with w: all documents and the calendar, then versions and changes of the calendar, each part in an order and
// in batches of its own for each turn.
func (w *randomWorld) loadInto(ctx context.Context, store graph.Store, turn uint64) error {
	g := newGenerator(w.seed, 100+turn)
	for _, part := range [][]step{
		append(batches(g, w.documents), putElections(w.elections)),
		append(batches(g, w.versions), putElections(w.changed)),
	} {
		g.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
		for _, write := range part {
			if err := write(ctx, store); err != nil {
				return err
			}
		}
	}
	return nil
}

func putElections(elections []*graph.Election) step {
	return func(ctx context.Context, store graph.Store) error { return store.PutElections(ctx, elections...) }
}

// batches parts documents, in a random order, into calls of one to five.
func batches(g generator, documents []*graph.Incident) []step {
	shuffled := slices.Clone(documents)
	g.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	var steps []step
	for len(shuffled) > 0 {
		n := min(len(shuffled), 1+g.IntN(5))
		batch := shuffled[:n]
		shuffled = shuffled[n:]
		steps = append(steps, func(ctx context.Context, store graph.Store) error {
			result, err := store.Put(ctx, batch...)
			if err == nil && result.Added+result.Replaced+result.Unchanged != len(batch) {
				return fmt.Errorf("put %d documents: result %+v", len(batch), *result)
			}
			return err
		})
	}
	return steps
}
