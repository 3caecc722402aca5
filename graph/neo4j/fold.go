package neo4j

import (
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
)

const (
	// Entries of the election calendar are made by PutElections alone.
	putNodes   = ` {id: row.id}) WHERE n.calendar IS NULL SET n = row`
	putReports = `UNWIND $rows AS row MATCH (n:Report {id: row.id}) WITH n, row, coalesce(row.text, n.text) AS text SET n = row SET n.text = text`
	putVictims = `UNWIND $rows AS row MATCH (n:Victim {id: row.id}) SET n = row
		WITH n OPTIONAL MATCH (n)-[r:LOCATED_IN]->() DELETE r
		WITH DISTINCT n MATCH (p:Place {id: n.place}) CREATE (n)-[:LOCATED_IN]->(p)`
	namedBy       = ` {id: id}) WHERE n.namedBy IS NOT NULL RETURN id, n.namedBy AS namedBy`
	mentionsOrder = ` ORDER BY coalesce(i.idOrder, i.id), r.ord`
	// Nodes of which nothing is stated any more.
	dropNodes   = ` {id: id}) WHERE n.calendar IS NULL DETACH DELETE n`
	dropActions = `MATCH (n:Action) WHERE NOT EXISTS { (n)<-[:TOOK]-() } DELETE n`
)

// foldNodes makes nodes anew from what is stated of them, and deletes those of which nothing is.
func (tx *transaction) foldNodes(ids []string, r *replacement) error {
	var failed error
	eachKind(ids, func(kind graph.NodeKind, ids []string) {
		if failed == nil {
			failed = tx.foldKind(kind, ids, r)
		}
	})
	if failed != nil {
		return failed
	}
	_, err := tx.run(newQuery(dropActions))
	return err
}

func (tx *transaction) foldKind(kind graph.NodeKind, ids []string, r *replacement) error {
	switch kind {
	case graph.IncidentNode:
		return tx.each(forgetMissing, ids)
	case graph.ServiceNode:
		return nil
	case graph.PartnerNode, graph.ActorNode, graph.ElectionNode, graph.PlaceNode:
		unsettled, err := tx.unsettled(kind, ids, r)
		if err != nil {
			return err
		}
		ids = unsettled
	}
	mentions, err := tx.mentions(kind, ids)
	if err != nil {
		return err
	}
	var rows []row
	var gone []string
	texts := r.texts()
	for _, id := range ids {
		if len(mentions[id]) == 0 {
			gone = append(gone, id)
			continue
		}
		fields := nodeRow(graph.FoldNode(mentions[id], r.calendar), texts)
		fields["namedBy"] = mentions[id][0].Incident
		rows = append(rows, fields)
	}
	if err := tx.putKind(kind, rows); err != nil {
		return err
	}
	return tx.each("UNWIND $ids AS id MATCH (n:"+labels[kind]+dropNodes, gone)
}

// unsettled leaves out the nodes that stay as they are: those named by an incident that is not replaced and comes before
// all new ones that mention them. A country or an agency that thousands mention is not read anew for one more.
func (tx *transaction) unsettled(kind graph.NodeKind, ids []string, r *replacement) ([]string, error) {
	records, err := tx.query("UNWIND $ids AS id MATCH (n:"+labels[kind]+namedBy, ids)
	if err != nil {
		return nil, err
	}
	settled := map[string]bool{}
	first, replaced := r.firstMentions(), r.ids()
	for _, record := range records {
		id, namedBy := text(record, "id"), text(record, "namedBy")
		mention, mentioned := first[id]
		settled[id] = !slices.Contains(replaced, namedBy) && (!mentioned || namedBy < mention)
	}
	return slices.DeleteFunc(ids, func(id string) bool { return settled[id] }), nil
}

func nodeRow(record *graph.NodeRecord, texts map[string]string) row {
	fields := record.Fields
	fields["sortKey"] = record.Key
	if text, written := texts[record.ID]; written {
		fields["text"] = text
	}
	return ordered(fields, record.ID)
}

func (tx *transaction) putKind(kind graph.NodeKind, rows []row) error {
	switch kind {
	case graph.ReportNode:
		return tx.rows(putReports, rows)
	case graph.VictimNode:
		return tx.rows(putVictims, rows)
	}
	return tx.rows("UNWIND $rows AS row MATCH (n:"+labels[kind]+putNodes, rows)
}

// mentions returns the statements of nodes of a kind by incident and order: all for a victim, whose names they make up,
// and the first for others.
func (tx *transaction) mentions(kind graph.NodeKind, ids []string) (map[string][]*graph.Statement, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	first := " LIMIT 1"
	if kind == graph.VictimNode {
		first = ""
	}
	records, err := tx.query("UNWIND $ids AS id MATCH (n:"+labels[kind]+" {id: id}) RETURN id, COLLECT { MATCH (i:Incident)"+
		arrows[relationTo(kind)].as("r")+"(n) RETURN [i.id, properties(r)]"+mentionsOrder+first+" } AS mentions", ids)
	if err != nil {
		return nil, err
	}
	mentions := map[string][]*graph.Statement{}
	for _, record := range records {
		id := text(record, "id")
		mentions[id] = readMentions(id, record)
	}
	return mentions, nil
}

func readMentions(node string, record *neo4j.Record) []*graph.Statement {
	var mentions []*graph.Statement
	for _, entry := range list(record, "mentions") {
		fields, _ := entry.([]any)[1].(map[string]any)
		mentions = append(mentions, &graph.Statement{Incident: column(entry, 0), Node: node, Fields: fields})
	}
	return mentions
}
