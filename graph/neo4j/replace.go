package neo4j

import (
	"maps"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

const (
	// What an incident states: its relationships, but for the links of others to it.
	stated    = `UNWIND $ids AS id MATCH (i:Incident {id: id})-[r]-(n) WHERE r.statement IS NOT NULL AND (startNode(r) = i OR NOT r:RELATED_TO) `
	mentioned = stated + `AND n.id IS NOT NULL RETURN DISTINCT n.id AS id`
	unstate   = stated + `DELETE r`
	// Others may still link to an incident that is no more.
	loseLinked     = `UNWIND $ids AS id MATCH (i:Incident {id: id}) WHERE EXISTS { (i)<-[:RELATED_TO]-() } SET i = {id: id} REMOVE i:Incident SET i:MissingIncident`
	removeUnlinked = `UNWIND $ids AS id MATCH (i:Incident {id: id}) DETACH DELETE i`
	forgetMissing  = `UNWIND $ids AS id MATCH (m:MissingIncident {id: id}) WHERE NOT EXISTS { (m)<-[:RELATED_TO]-() } DELETE m`
	// The node of a missing incident becomes that of the incident, with the links to it.
	findMissing  = `UNWIND $ids AS id MATCH (m:MissingIncident {id: id}) REMOVE m:MissingIncident SET m:Incident`
	putIncidents = `UNWIND $rows AS row MERGE (i:Incident {id: row.id}) SET i = row`
)

// replacement is what comes in place of incidents of the same ids, and which are no more.
type replacement struct {
	records  []*graph.IncidentRecord
	written  []string // ids of the records
	removed  []string
	calendar graph.Calendar
}

// replaceIncidents writes incidents in place of what is there of the same id, and removes others.
func (tx *transaction) replaceIncidents(incidents []*graph.Incident, removed []string) error {
	if len(incidents) == 0 && len(removed) == 0 {
		return nil
	}
	calendar, err := tx.calendarOf(incidents)
	if err != nil {
		return err
	}
	r := &replacement{calendar: calendar, removed: removed}
	for _, i := range incidents {
		r.records, r.written = append(r.records, i.Record(calendar)), append(r.written, i.ID)
	}
	touched, err := tx.touched(r)
	if err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return tx.each(unstate, r.ids()) },
		func() error { return tx.each(loseLinked, removed) },
		func() error { return tx.each(removeUnlinked, removed) },
		func() error { return tx.each(findMissing, r.written) },
		func() error { return tx.rows(putIncidents, r.rows()) },
		func() error { return tx.state(r.records) },
		func() error { return tx.foldNodes(touched, r) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// ids returns those of all incidents that do not stay as they are.
func (r *replacement) ids() []string { return slices.Concat(r.written, r.removed) }

func (r *replacement) rows() []row {
	rows := make([]row, len(r.records))
	for n, record := range r.records {
		rows[n] = ordered(record.Fields, record.ID)
		rows[n]["id"], rows[n]["root"] = record.ID, string(record.Root)
		for field, tokens := range record.Index {
			rows[n][string(field)] = tokens
		}
	}
	return rows
}

// touched returns the ids of the nodes that incidents state something of, before and now.
func (tx *transaction) touched(r *replacement) ([]string, error) {
	ids := map[string]bool{}
	for batch := range slices.Chunk(r.ids(), batchRows) {
		found, err := tx.query(mentioned, batch)
		if err != nil {
			return nil, err
		}
		for _, record := range found {
			ids[text(record, "id")] = true
		}
	}
	for node := range r.firstMentions() {
		ids[node] = true
	}
	delete(ids, "") // an action has no node of its own
	return slices.Sorted(maps.Keys(ids)), nil
}

// firstMentions returns, for each node that the new statements are of, the first of their incidents.
func (r *replacement) firstMentions() map[string]string {
	first := map[string]string{}
	for _, record := range r.records {
		for _, s := range record.Statements {
			if before, there := first[s.Node]; !there || s.Incident < before {
				first[s.Node] = s.Incident
			}
		}
	}
	return first
}

// texts returns the texts of the reports, by node.
func (r *replacement) texts() map[string]string {
	texts := map[string]string{}
	for _, record := range r.records {
		maps.Copy(texts, record.Texts)
	}
	return texts
}
