// Package export writes what a store holds in the formats of others.
package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/incidentgraph/incidentgraph/graph"
)

// pageSize is how many incidents are in memory at a time.
const pageSize = 100

// Incidents is what exporting needs of a store.
type Incidents interface {
	Incidents(ctx context.Context, q graph.IncidentQuery) (*graph.IncidentPage, error)
}

// JSONL writes the incidents that match f as incident documents, one a line, oldest first, then by id. Two stores of the
// same content give the same bytes, and a store that loads them gives them again.
func JSONL(ctx context.Context, store Incidents, f graph.Filter, w io.Writer) error {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	q := graph.IncidentQuery{Filter: f, Order: graph.Oldest, Page: graph.Page{First: pageSize}, With: graph.AllRelations}
	for more := true; more; {
		page, err := store.Incidents(ctx, q)
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		for _, i := range page.Incidents {
			if err := encoder.Encode(i); err != nil {
				return fmt.Errorf("export %s: %w", i.ID, err)
			}
			q.Page.After = q.Order.Cursor(i)
		}
		more = page.More
	}
	return out.Flush()
}
