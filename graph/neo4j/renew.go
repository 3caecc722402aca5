package neo4j

import (
	"context"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

const (
	renewBatch   = 500
	incidentIDs  = `MATCH (i:Incident) RETURN i.id AS id`
	incidentsFor = `UNWIND $ids AS id MATCH (i:Incident {id: id}) RETURN `
)

// renew writes every incident anew, in batches: it may be run twice.
func (s *Store) renew(ctx context.Context) error {
	records, err := s.read(ctx, newQuery(incidentIDs))
	if err != nil {
		return err
	}
	ids := make([]string, len(records))
	for n, record := range records {
		ids[n] = text(record, "id")
	}
	for batch := range slices.Chunk(ids, renewBatch) {
		if err := s.write(ctx, func(tx *transaction) error { return tx.renew(batch) }); err != nil {
			return err
		}
	}
	return nil
}

func (tx *transaction) renew(ids []string) error {
	q := newQuery(incidentsFor).filled(graph.AllRelations).add(" AS incident")
	q.params["ids"] = ids
	incidents, err := tx.incidents(q)
	if err != nil {
		return err
	}
	return tx.replaceIncidents(incidents, nil)
}
