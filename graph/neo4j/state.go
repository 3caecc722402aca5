package neo4j

import (
	"maps"

	"github.com/incidentgraph/incidentgraph/graph"
)

const (
	takeActions = `UNWIND $rows AS row MATCH (i:Incident {id: row.incident}) MERGE (n:Action {code: row.fields.code}) CREATE (i)-[r:TOOK]->(n) SET r = row.fields`
	// An incident that is linked to may come later or never: until then it is known to be missing.
	makeMissing = `UNWIND $rows AS row OPTIONAL MATCH (there:Incident {id: row.node}) WITH row WHERE there IS NULL MERGE (:MissingIncident {id: row.node})`
	linkBoth    = `UNWIND $rows AS row MATCH (i:Incident {id: row.incident})
		OPTIONAL MATCH (there:Incident {id: row.node}) OPTIONAL MATCH (missing:MissingIncident {id: row.node})
		WITH i, row, coalesce(there, missing) AS n CREATE (i)-[r:RELATED_TO]->(n) SET r = row.fields`
)

// state writes the statements of incidents, and the nodes that they are of as far as these are not there.
func (tx *transaction) state(records []*graph.IncidentRecord) error {
	rows := map[graph.Relation][]row{}
	for _, record := range records {
		for _, s := range record.Statements {
			rows[s.Relation] = append(rows[s.Relation], statementRow(s))
		}
	}
	if err := tx.rows(makeMissing, rows[graph.Links]); err != nil {
		return err
	}
	for _, named := range graph.RelationNames {
		if err := tx.rows(stateText(named.Relation, named.Node), rows[named.Relation]); err != nil {
			return err
		}
	}
	return nil
}

// stateText returns what writes the statements of a relation.
func stateText(relation graph.Relation, kind graph.NodeKind) string {
	switch relation {
	case graph.Actions:
		return takeActions
	case graph.Links:
		return linkBoth
	}
	return "UNWIND $rows AS row MATCH (i:Incident {id: row.incident}) MERGE (n:" + labels[kind] + " {id: row.node}) CREATE (i)" +
		arrows[relation].as("r") + "(n) SET r = row.fields"
}

// statementRow keeps a statement's own id apart from its fields, as those of a vote or a link have an "id" too. Its node is
// what the relationship leads to.
func statementRow(s *graph.Statement) row {
	fields := maps.Clone(s.Fields)
	delete(fields, "node")
	fields["statement"], fields["ord"] = s.ID, s.Ord
	if s.Relation == graph.Services { // which stand on timelines
		fields = ordered(fields, s.ID)
	}
	return row{"incident": s.Incident, "node": s.Node, "fields": fields}
}
