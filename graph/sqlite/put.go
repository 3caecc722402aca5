package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Put is [graph.Store.Put].
func (s *Store) Put(ctx context.Context, documents ...*graph.Incident) (*graph.PutResult, error) {
	put := make([]*graph.Document, len(documents))
	for n, i := range documents {
		d, err := graph.NewDocument(i)
		if err != nil {
			return nil, err
		}
		put[n] = d
	}
	result := new(graph.PutResult)
	err := s.write(ctx, func(tx *transaction) error {
		change, err := graph.Resolve(ctx, tx, put)
		if err != nil {
			return err
		}
		*result = change.Result
		return tx.apply(change)
	})
	if err != nil {
		return nil, fmt.Errorf("sqlite: put: %w", err)
	}
	return result, nil
}

// Linked is [graph.Documents.Linked].
func (tx *transaction) Linked(ctx context.Context, ids, matches []string) ([]*graph.Document, error) {
	q := newQuery(`WITH found AS (SELECT incident FROM document WHERE id`+inList+` UNION SELECT incident FROM document WHERE match <> '' AND match`+inList+`
		UNION SELECT incident FROM document WHERE incident`+inList+`)
		SELECT id, sha256, match, incident, body FROM document WHERE incident IN (SELECT incident FROM found)`, list(ids), list(matches), list(ids))
	var documents []*graph.Document
	err := each(ctx, tx, q, func(rows *sql.Rows) error {
		d := new(graph.Document)
		documents = append(documents, d)
		return rows.Scan(&d.ID, &d.SHA256, &d.Match, &d.Incident, &d.Body)
	})
	return documents, err
}

// apply writes a change: documents, incidents with their statements, the nodes that those touch, and what the feed tells.
func (tx *transaction) apply(c *graph.Change) error {
	for _, d := range c.Documents {
		if err := tx.exec(`INSERT INTO document (id, sha256, match, incident, body) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET match = excluded.match, incident = excluded.incident, body = excluded.body`,
			d.ID, d.SHA256, d.Match, d.Incident, string(d.Body)); err != nil {
			return err
		}
	}
	if err := tx.replaceIncidents(c.Incidents, c.Removed); err != nil {
		return err
	}
	return tx.tell(c.Changes)
}

func (tx *transaction) replaceIncidents(incidents []*graph.Incident, removed []string) error {
	if len(incidents) == 0 && len(removed) == 0 {
		return nil
	}
	calendar, err := tx.calendar()
	if err != nil {
		return err
	}
	gone := slices.Clone(removed)
	for _, i := range incidents {
		gone = append(gone, i.ID)
	}
	touched, err := tx.mentioned(gone)
	if err != nil {
		return err
	}
	if err := tx.remove(gone, removed); err != nil {
		return err
	}
	texts := map[string]string{}
	for _, i := range incidents {
		record := i.Record(calendar)
		if err := tx.insert(record, touched); err != nil {
			return err
		}
		maps.Copy(texts, record.Texts)
	}
	return tx.foldNodes(slices.Sorted(maps.Keys(touched)), calendar, texts)
}

// mentioned returns the nodes that incidents state something of.
func (tx *transaction) mentioned(incidents []string) (map[string]bool, error) {
	nodes := map[string]bool{}
	q := newQuery("SELECT DISTINCT node FROM statement WHERE incident"+inList, list(incidents))
	err := each(tx.ctx, tx, q, func(rows *sql.Rows) error {
		var node string
		err := rows.Scan(&node)
		nodes[node] = true
		return err
	})
	return nodes, err
}

// remove deletes the statements and search texts of incidents, and the incidents that are no more.
func (tx *transaction) remove(replaced, removed []string) error {
	for _, step := range []struct {
		statement string
		ids       []string
	}{
		{"DELETE FROM statement WHERE incident" + inList, replaced},
		{"DELETE FROM incident_text WHERE rowid IN (SELECT number FROM incident WHERE id" + inList + ")", replaced},
		{"DELETE FROM incident WHERE id" + inList, removed},
	} {
		if err := tx.exec(step.statement, list(step.ids)); err != nil {
			return err
		}
	}
	return nil
}

func (tx *transaction) insert(r *graph.IncidentRecord, touched map[string]bool) error {
	fields, err := json.Marshal(r.Fields)
	if err != nil {
		return err
	}
	var number int64
	err = tx.QueryRowContext(tx.ctx, `INSERT INTO incident (id, root, fields) VALUES (?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET root = excluded.root, fields = excluded.fields RETURNING number`,
		r.ID, string(r.Root), string(fields)).Scan(&number)
	if err != nil {
		return err
	}
	if err := tx.insertText(number, r.Index); err != nil {
		return err
	}
	for _, s := range r.Statements {
		fields, err := json.Marshal(s.Fields)
		if err != nil {
			return err
		}
		touched[s.Node] = true
		if err := tx.exec("INSERT INTO statement (id, incident, relation, ord, node, fields) VALUES (?, ?, ?, ?, ?, ?)",
			s.ID, s.Incident, s.Relation.Name(), s.Ord, s.Node, string(fields)); err != nil {
			return fmt.Errorf("statement %s: %w", s.ID, err)
		}
	}
	return nil
}

// foldNodes makes nodes anew from what is stated of them, and deletes those of which nothing is.
func (tx *transaction) foldNodes(ids []string, calendar graph.Calendar, texts map[string]string) error {
	var records []*graph.NodeRecord
	for _, id := range ids {
		kind := graph.KindOf(id)
		if id == "" || kind == graph.IncidentNode || kind == graph.ServiceNode {
			continue
		}
		mentions, err := tx.mentions(id, kind)
		if err != nil {
			return err
		}
		if len(mentions) > 0 {
			records = append(records, graph.FoldNode(mentions, calendar))
			continue
		}
		if err := tx.exec("DELETE FROM node WHERE id = ? AND NOT lasting", id); err != nil {
			return err
		}
	}
	if err := tx.putNodes(records, false); err != nil {
		return err
	}
	for id, text := range texts {
		if err := tx.exec("UPDATE node SET text = ? WHERE id = ?", text, id); err != nil {
			return err
		}
	}
	return nil
}

// mentions returns the statements of a node by incident and order: all for a victim, whose names they make up, and
// the first for others.
func (tx *transaction) mentions(id string, kind graph.NodeKind) ([]*graph.Statement, error) {
	q := newQuery("SELECT incident, ord, fields FROM statement WHERE node = ? AND node <> '' ORDER BY incident, ord", id)
	if kind != graph.VictimNode {
		q.add(" LIMIT 1")
	}
	var mentions []*graph.Statement
	err := each(tx.ctx, tx, q, func(rows *sql.Rows) error {
		m := &graph.Statement{Node: id, Fields: map[string]any{}}
		var fields []byte
		if err := rows.Scan(&m.Incident, &m.Ord, &fields); err != nil {
			return err
		}
		mentions = append(mentions, m)
		return json.Unmarshal(fields, &m.Fields)
	})
	return mentions, err
}

// putNodes writes nodes; lasting ones stay when nothing is stated of them.
func (tx *transaction) putNodes(records []*graph.NodeRecord, lasting bool) error {
	for _, r := range records {
		fields, err := json.Marshal(r.Fields)
		if err != nil {
			return err
		}
		if err := tx.exec(`INSERT INTO node (id, kind, sort_key, fields, lasting) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET sort_key = excluded.sort_key, fields = excluded.fields, lasting = lasting OR excluded.lasting`,
			r.ID, string(r.Kind), r.Key, string(fields), lasting); err != nil {
			return err
		}
	}
	return nil
}
