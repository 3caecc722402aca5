package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// PutElections is [graph.Store.PutElections]: the entries, then every incident anew of whose votes they make something
// else.
func (s *Store) PutElections(ctx context.Context, elections ...*graph.Election) error {
	records, err := graph.CalendarRecords(elections)
	if err != nil {
		return err
	}
	ids := make([]string, len(records))
	for n, r := range records {
		ids[n] = r.ID
	}
	err = s.write(ctx, func(tx *transaction) error { return tx.putEntries(records, ids) })
	if err != nil {
		return fmt.Errorf("sqlite: put elections: %w", err)
	}
	return nil
}

func (tx *transaction) putEntries(records []*graph.NodeRecord, ids []string) error {
	voting, err := tx.votingIncidents(ids)
	if err != nil {
		return err
	}
	before, err := tx.calendar()
	if err != nil {
		return err
	}
	if err := tx.putNodes(records, true); err != nil {
		return err
	}
	after, err := tx.calendar()
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

// votingIncidents reads the incidents with a vote that these entries can change.
func (tx *transaction) votingIncidents(elections []string) ([]*graph.Incident, error) {
	return tx.incidents(newQuery(`SELECT DISTINCT '' AS list, i.id, i.root, i.number AS place FROM statement s JOIN incident i ON i.id = s.incident
		WHERE s.relation = 'ENDANGERED' AND (s.node`+inList+` OR s.fields ->> 'id' IS NULL)`, list(elections)))
}

// incidents reads whole incidents; chosen has the columns list (empty), id, root and place.
func (tx *transaction) incidents(chosen *query) ([]*graph.Incident, error) {
	b := newQuery("WITH page AS MATERIALIZED (").add(chosen.String(), chosen.args...).add(")")
	b.filled(graph.AllRelations, nil).add(" ORDER BY 1, 2, 3, 5, 4")
	pages, err := readPages(tx.ctx, tx, b, graph.Page{})
	if err != nil || pages[""] == nil {
		return nil, err
	}
	return pages[""].Incidents, nil
}

// calendar reads the election calendar.
func (tx *transaction) calendar() (graph.Calendar, error) {
	var elections []*graph.Election
	q := newQuery("SELECT n.id, n.fields, NULL FROM node n WHERE n.kind = ? AND n.lasting", string(graph.ElectionNode))
	err := each(tx.ctx, tx, q, func(rows *sql.Rows) error {
		_, node, err := scanNode(rows)
		if election, ok := node.(*graph.Election); ok {
			elections = append(elections, election)
		}
		return err
	})
	return graph.NewCalendar(elections), err
}
