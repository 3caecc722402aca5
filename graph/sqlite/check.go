package sqlite

import (
	"context"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// rules are queries that count what must not be there, with what is then wrong.
var rules = []struct{ problem, query string }{
	{"documents without their incident", "SELECT count(*) FROM document d WHERE NOT EXISTS (SELECT 1 FROM incident i WHERE i.id = d.incident)"},
	{"incidents without a document", "SELECT count(*) FROM incident i WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.incident = i.id)"},
	{"statements without their node", "SELECT count(*) FROM statement s WHERE s.node <> '' AND s.relation <> 'RELATED_TO' AND NOT EXISTS (SELECT 1 FROM node n WHERE n.id = s.node)"},
	{"nodes of which nothing is stated", "SELECT count(*) FROM node n WHERE NOT n.lasting AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.node = n.id AND s.node <> '')"},
	{"incidents that cannot be searched", "SELECT count(*) FROM incident i WHERE NOT EXISTS (SELECT 1 FROM incident_text t WHERE t.rowid = i.number)"},
	{"incidents that no change created", "SELECT count(*) FROM incident i WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.incident = i.id AND c.kind = 'CREATED')"},
	{"broken references", "SELECT count(*) FROM pragma_foreign_key_check"},
	{"damaged pages", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"},
}

// Check is [graph.Store.Check].
func (s *Store) Check(ctx context.Context) (*graph.Health, error) {
	h := &graph.Health{Schema: SchemaVersion, Problems: []string{}}
	err := s.db.QueryRowContext(ctx, `SELECT 'sqlite ' || sqlite_version(), (SELECT count(*) FROM document), (SELECT count(*) FROM incident),
		(SELECT count(*) FROM node WHERE kind = 'election' AND lasting)`).Scan(&h.Engine, &h.Documents, &h.Incidents, &h.Elections)
	if err != nil {
		return nil, fmt.Errorf("sqlite: check: %w", classify(err))
	}
	for _, rule := range rules {
		var count int
		if err := s.db.QueryRowContext(ctx, rule.query).Scan(&count); err != nil {
			return nil, fmt.Errorf("sqlite: check: %w", classify(err))
		}
		if count > 0 {
			h.Problems = append(h.Problems, fmt.Sprintf("%d %s", count, rule.problem))
		}
	}
	return h, nil
}
