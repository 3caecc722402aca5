package neo4j

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
)

// The number is counted at the lock that every writer holds until it has committed.
const putChanges = `MATCH (l:Lock {name: 'writer'}) SET l.sequence = coalesce(l.sequence, 0) + size($rows)
	WITH l.sequence - size($rows) AS before UNWIND range(1, size($rows)) AS n
	CREATE (c:Change {sequence: before + n}) SET c += $rows[n - 1]`

// tell writes what the feed tells, after all that it told before.
func (tx *transaction) tell(changes []*graph.IncidentChange) error {
	rows := make([]row, len(changes))
	for n, c := range changes {
		rows[n] = row{"kind": string(c.Kind), "incident": c.IncidentID}
		if c.MergedInto != "" {
			rows[n]["mergedInto"] = c.MergedInto
		}
	}
	return tx.rows(putChanges, rows)
}

// Changes is [graph.Store.Changes], in one statement. A server that lags may not have reached what another one told: before
// the cursor is refused, the one that writes is asked.
func (s *Store) Changes(ctx context.Context, q graph.ChangeQuery) (*graph.ChangePage, error) {
	possible, certain, after, err := q.Parse()
	if err != nil {
		return nil, err
	}
	b := changesQuery(q, possible, certain, after)
	page, err := s.readChanges(ctx, b, q, neo4j.ExecuteQueryWithReadersRouting())
	if err == nil && page.CheckReached(after) != nil {
		page, err = s.readChanges(ctx, b, q, neo4j.ExecuteQueryWithWritersRouting())
	}
	if err != nil {
		return nil, classify(ctx, "changes", err)
	}
	return page, page.CheckReached(after)
}

// changesQuery bounds the page by the last number, since what is committed meanwhile would be seen by a part of the statement.
func changesQuery(q graph.ChangeQuery, possible, certain graph.Predicate, after int) *query {
	b := newQuery("OPTIONAL MATCH (l:Lock {name: 'writer'}) WITH coalesce(l.sequence, 0) AS last RETURN last, COLLECT { MATCH (c:Change) WHERE ")
	b.told(possible).add(" AND c.sequence > ", b.param(after), " AND c.sequence <= last WITH c ORDER BY c.sequence").limit(q.Page)
	b.add(" OPTIONAL MATCH (i:Incident {id: c.incident}) WHERE c.kind IN ['CREATED', 'UPDATED'] RETURN [c.sequence, c.kind, c.incident, c.mergedInto, CASE WHEN i IS NULL THEN null ELSE ")
	b.filled(q.With).add(" END, CASE WHEN i IS NULL THEN false ELSE ").certain(certain)
	b.add(" END] ORDER BY c.sequence } AS page")
	if q.Page.Total {
		b.add(", COUNT { MATCH (c:Change) WHERE ").told(possible).add(" } AS total")
	}
	return b
}

// told appends the condition that the feed tells the change c.
func (q *query) told(p graph.Predicate) *query {
	if graph.IsEverything(p) {
		return q.add("true")
	}
	return q.add("(c.kind IN ['WITHDRAWN', 'MERGED'] OR EXISTS { MATCH (i:Incident {id: c.incident}) WHERE ").where(p).add(" })")
}

func (s *Store) readChanges(ctx context.Context, b *query, q graph.ChangeQuery, from neo4j.ExecuteQueryConfigurationOption) (*graph.ChangePage, error) {
	record, err := s.readOne(ctx, b, from)
	if err != nil {
		return nil, err
	}
	page := &graph.ChangePage{Changes: []*graph.IncidentChange{}, Total: integer(record, "total"), Last: integer(record, "last")}
	for _, entry := range list(record, "page") {
		if q.Page.First > 0 && len(page.Changes) == q.Page.First {
			page.More = true
			break
		}
		change, err := readChange(entry.([]any), q.With)
		if err != nil {
			return nil, err
		}
		page.Changes = append(page.Changes, change)
	}
	return page, nil
}

// readChange reads what [changesQuery] returned of one.
func readChange(entry []any, with graph.Relation) (*graph.IncidentChange, error) {
	sequence, _ := entry[0].(int64)
	c := &graph.IncidentChange{Sequence: int(sequence), Kind: graph.ChangeKind(column(entry, 1)), IncidentID: column(entry, 2), MergedInto: column(entry, 3)}
	filled, there := entry[4].([]any)
	if !there {
		return c, nil
	}
	incident, err := readIncident(filled, with)
	c.Incident, c.Match = incident, graph.PossibleMatch
	if certain, _ := entry[5].(bool); certain {
		c.Match = graph.CertainMatch
	}
	return c, err
}
