package neo4j

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

const (
	entriesOf = `MATCH (e:Election) WHERE e.calendar AND (e.heldOn IN $days OR e.id IN $ids) RETURN properties(e) AS entry`
	putEntry  = `UNWIND $rows AS row MERGE (e:Election {id: row.id}) SET e = row SET e.calendar = true`
	// The incidents with a vote that is one of the entries, or one that names no entry on one of the days.
	voting = `WITH COLLECT {
			MATCH (i:Incident)-[:ENDANGERED]->(e:Election) WHERE e.id IN $ids RETURN i
			UNION MATCH (i:Incident)-[r:ENDANGERED]->() WHERE r.heldOn IN $days AND r.id IS NULL RETURN i
		} AS incidents
		UNWIND incidents AS i RETURN `
	putServices = `UNWIND $rows AS row OPTIONAL MATCH (there:Service {id: row.id})
		WITH row WHERE there IS NULL OR there.sortKey <> row.sortKey MERGE (n:Service {id: row.id}) SET n = row`
)

// PutElections is [graph.Store.PutElections]: the entries that are new or changed, then anew every incident whose vote
// may be another one by them.
func (s *Store) PutElections(ctx context.Context, elections ...*graph.Election) error {
	records, err := graph.CalendarRecords(elections)
	if err != nil {
		return err
	}
	entries := map[string]row{}
	for _, r := range records {
		entries[r.ID] = nodeRow(r, nil)
	}
	err = s.write(ctx, func(tx *transaction) error {
		there, err := tx.entries(nil, slices.Sorted(maps.Keys(entries)))
		if err != nil {
			return err
		}
		return tx.putEntries(entries, there)
	})
	return classify(ctx, "put elections", err)
}

// putEntries writes those that are not there as they are.
func (tx *transaction) putEntries(entries, there map[string]row) error {
	var changed []row
	var ids, days []string
	for _, id := range slices.Sorted(maps.Keys(entries)) {
		if !sameFields(entries[id], there[id]) {
			changed, ids = append(changed, entries[id]), append(ids, id)
			days = append(days, day(entries[id]), day(there[id]))
		}
	}
	if len(changed) == 0 {
		return nil
	}
	voting, err := tx.voting(ids, days)
	if err != nil {
		return err
	}
	before, err := tx.calendarOf(voting)
	if err != nil {
		return err
	}
	if err := tx.rows(putEntry, changed); err != nil {
		return err
	}
	return tx.relink(voting, before)
}

// relink writes those of incidents anew of whose votes the calendar makes something else than before.
func (tx *transaction) relink(voting []*graph.Incident, before graph.Calendar) error {
	after, err := tx.calendarOf(voting)
	if err != nil {
		return err
	}
	changed, changes, err := graph.Relinked(voting, before, after)
	if err != nil {
		return err
	}
	if err := tx.replaceIncidents(changed, nil); err != nil {
		return err
	}
	return tx.tell(changes)
}

func day(entry row) string {
	day, _ := entry["heldOn"].(string)
	return day
}

// voting reads the incidents whose vote may be one of these entries, or was one on these days.
func (tx *transaction) voting(ids, days []string) ([]*graph.Incident, error) {
	q := newQuery(voting).filled(graph.AllRelations).add(" AS incident")
	q.params["ids"], q.params["days"] = ids, days
	return tx.incidents(q)
}

// incidents reads whole incidents, which q returns as incident.
func (tx *transaction) incidents(q *query) ([]*graph.Incident, error) {
	records, err := tx.run(q)
	if err != nil {
		return nil, err
	}
	incidents := make([]*graph.Incident, len(records))
	for n, record := range records {
		if incidents[n], err = readIncident(list(record, "incident"), graph.AllRelations); err != nil {
			return nil, err
		}
	}
	return incidents, nil
}

// entries returns the fields of the calendar's entries of some days or with some ids, by id.
func (tx *transaction) entries(days, ids []string) (map[string]row, error) {
	q := newQuery(entriesOf)
	q.params["days"], q.params["ids"] = days, ids
	records, err := tx.run(q)
	if err != nil {
		return nil, err
	}
	entries := map[string]row{}
	for _, record := range records {
		fields, _ := record.AsMap()["entry"].(map[string]any)
		delete(fields, "calendar")
		id, _ := fields["id"].(string)
		entries[id] = fields
	}
	return entries, nil
}

// sameFields compares fields that Go made with those that the database gave back.
func sameFields(a, b row) bool {
	first, err1 := json.Marshal(a)
	second, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && bytes.Equal(first, second)
}

// calendarOf reads what the votes of incidents need of the calendar: the entries that they name, and those of their
// days.
func (tx *transaction) calendarOf(incidents []*graph.Incident) (graph.Calendar, error) {
	var days, ids []string
	for _, i := range incidents {
		for _, e := range i.Elections {
			days, ids = append(days, string(e.HeldOn)), append(ids, graph.ElectionID(e.CalendarID))
		}
	}
	if len(days) == 0 {
		return graph.NewCalendar(nil), nil
	}
	entries, err := tx.entries(days, ids)
	if err != nil {
		return graph.Calendar{}, err
	}
	var elections []*graph.Election
	for id, fields := range entries {
		node, err := readNode(id, fields, 0)
		if err != nil {
			return graph.Calendar{}, err
		}
		if election, ok := node.(*graph.Election); ok {
			elections = append(elections, election)
		}
	}
	return graph.NewCalendar(elections), nil
}

func (tx *transaction) putServices(records []*graph.NodeRecord) error {
	rows := make([]row, len(records))
	for n, record := range records {
		rows[n] = nodeRow(record, nil)
	}
	return tx.rows(putServices, rows)
}
