package export

import (
	"context"
	"encoding/json"
	"io"

	"github.com/incidentgraph/incidentgraph/graph"
)

// JSONL writes the incidents that match f as incident documents, one a line, oldest first, then by id. Two stores of the
// same content give the same bytes, and a store that loads them gives them again.
func JSONL(ctx context.Context, store Incidents, f graph.Filter, w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return each(ctx, store, f, graph.AllRelations, func(i *graph.Incident) error { return encoder.Encode(i) })
}
