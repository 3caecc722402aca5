package neo4j

import (
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

const (
	// The documents of every incident that has one of those asked for.
	linked = `WITH COLLECT {
			MATCH (d:Document) WHERE d.id IN $ids RETURN d.incident
			UNION MATCH (d:Document) WHERE d.match IN $matches RETURN d.incident
			UNION MATCH (d:Document) WHERE d.incident IN $ids RETURN d.incident
		} AS incidents
		MATCH (d:Document) WHERE d.incident IN incidents RETURN d.id AS id, d.sha256 AS sha256, d.match AS match, d.incident AS incident, d.body AS body`
	putDocuments = `UNWIND $rows AS row MERGE (d:Document {id: row.id, sha256: row.sha256}) SET d = row
		WITH d MATCH (d)-[r:SOURCE_OF]->() DELETE r`
	attachDocuments = `UNWIND $rows AS row MATCH (d:Document {id: row.id, sha256: row.sha256}) MATCH (i:Incident {id: row.incident}) CREATE (d)-[:SOURCE_OF]->(i)`
)

// Put is [graph.Store.Put].
func (s *Store) Put(ctx context.Context, documents ...*graph.Incident) (*graph.PutResult, error) {
	put := make([]graph.Document, len(documents))
	for n, i := range documents {
		d, err := graph.NewDocument(i)
		if err != nil {
			return nil, err
		}
		put[n] = *d
	}
	result := new(graph.PutResult)
	err := s.write(ctx, func(tx *transaction) error {
		fresh := make([]*graph.Document, len(put)) // Resolve changes them
		for n, d := range put {
			fresh[n] = &d
		}
		change, err := graph.Resolve(ctx, tx, fresh)
		if err != nil {
			return err
		}
		*result = change.Result
		return tx.apply(change)
	})
	if err != nil {
		return nil, classify(ctx, "put", err)
	}
	return result, nil
}

// Linked is [graph.Documents.Linked].
func (tx *transaction) Linked(_ context.Context, ids, matches []string) ([]*graph.Document, error) {
	q := newQuery(linked)
	q.params["ids"], q.params["matches"] = ids, matches
	records, err := tx.run(q)
	if err != nil {
		return nil, err
	}
	documents := make([]*graph.Document, len(records))
	for n, r := range records {
		documents[n] = &graph.Document{
			ID: text(r, "id"), SHA256: text(r, "sha256"), Match: text(r, "match"), Incident: text(r, "incident"), Body: []byte(text(r, "body")),
		}
	}
	return documents, nil
}

// apply writes a change: the incidents, with their statements and the nodes that those touch, the documents, and what the
// feed tells.
func (tx *transaction) apply(c *graph.Change) error {
	rows := make([]row, len(c.Documents))
	for n, d := range c.Documents {
		rows[n] = row{"id": d.ID, "sha256": d.SHA256, "incident": d.Incident, "body": string(d.Body), "match": nil}
		if d.Match != "" {
			rows[n]["match"] = d.Match
		}
	}
	for _, step := range []func() error{
		func() error { return tx.rows(putDocuments, rows) },
		func() error { return tx.replaceIncidents(c.Incidents, c.Removed) },
		func() error { return tx.rows(attachDocuments, rows) },
		func() error { return tx.tell(c.Changes) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
