package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// edgeStatus is [graph.Edge.Status] of a statement.
const edgeStatus = `CASE WHEN s.relation IN ('AFFECTED', 'ENDANGERED') THEN s.status
	WHEN s.relation IN ('AGAINST', 'RESPONDED_TO', 'ATTRIBUTED_TO') THEN s.role WHEN s.relation = 'RELATED_TO' THEN s.kind END`

// bothEnds holds for a statement unless it links to an incident that is not there.
const bothEnds = `(s.relation <> 'RELATED_TO' OR EXISTS (SELECT 1 FROM incident there WHERE there.id = s.node))`

// edges are the statements around the nodes of the first parameter: those of incidents, by relation, then those
// of other nodes and the links to an incident, if incidents are asked for. A link counts only where both ends are there.
const edges = `WITH edge AS MATERIALIZED (
	SELECT s.incident AS around, s.node AS other, s.incident, s.node, s.relation, s.id,
		` + edgeStatus + ` AS status
	FROM statement s WHERE s.incident IN (SELECT value FROM json_each(?1)) AND s.node <> '' AND s.relation IN (SELECT value FROM json_each(?2))
		AND ` + bothEnds + `
	UNION
	SELECT s.node, s.incident, s.incident, s.node, s.relation, s.id,
		` + edgeStatus + `
	FROM statement s WHERE s.node IN (SELECT value FROM json_each(?1)) AND s.node <> '' AND ?3
		AND ` + bothEnds + `
), ranked AS (SELECT *, dense_rank() OVER (PARTITION BY around ORDER BY other) AS place FROM edge)
SELECT around, 0 AS part, '' AS other, '' AS incident, '' AS node, '' AS relation, '' AS id, count(DISTINCT other) AS status FROM edge GROUP BY around
UNION ALL SELECT around, 1, other, incident, node, relation, id, coalesce(status, '') FROM ranked WHERE place <= ?4
ORDER BY 1, 2, 3, 6, 8, 7`

// Neighbours is [graph.Store.Neighbours], in one statement.
func (s *Store) Neighbours(ctx context.Context, ids []string, kinds []graph.NodeKind, limit int) ([]*graph.Neighbourhood, error) {
	var relations []string
	for _, named := range graph.RelationNames {
		if named.Node != "" && (len(kinds) == 0 || slices.Contains(kinds, named.Node)) {
			relations = append(relations, named.Name)
		}
	}
	incidents := len(kinds) == 0 || slices.Contains(kinds, graph.IncidentNode)
	around := map[string]*graph.Neighbourhood{}
	q := newQuery(edges, list(ids), list(relations), incidents, limit)
	err := each(ctx, s.db, q, func(rows *sql.Rows) error { return scanEdge(rows, around) })
	if err != nil {
		return nil, fmt.Errorf("sqlite: neighbours: %w", err)
	}
	result := make([]*graph.Neighbourhood, len(ids))
	for n, id := range ids {
		if result[n] = around[id]; result[n] == nil {
			result[n] = &graph.Neighbourhood{ID: id, Edges: []graph.Edge{}}
		}
	}
	return result, nil
}

func scanEdge(rows *sql.Rows, around map[string]*graph.Neighbourhood) error {
	var id, other, status string
	var part int
	var edge graph.Edge
	if err := rows.Scan(&id, &part, &other, &edge.From, &edge.To, &edge.Kind, &edge.Finding, &status); err != nil {
		return err
	}
	if part == 0 {
		around[id] = &graph.Neighbourhood{ID: id, Edges: []graph.Edge{}}
		_, err := fmt.Sscan(status, &around[id].Degree)
		return err
	}
	edge.Status = status
	around[id].Edges = append(around[id].Edges, edge)
	return nil
}
