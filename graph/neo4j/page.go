package neo4j

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Lists of incidents, by a date index and then the id. The first comparison lets the index be used; before the first
// page stands a bound that is beyond every date.
const (
	newestAfter = "i.occurredFrom <= $day AND (i.occurredFrom < $day OR coalesce(i.idOrder, i.id) > $id)"
	oldestAfter = "i.occurredFrom >= $day AND (i.occurredFrom > $day OR coalesce(i.idOrder, i.id) > $id)"
	newestOrder = " ORDER BY i.occurredFrom DESC, coalesce(i.idOrder, i.id)"
	oldestOrder = " ORDER BY i.occurredFrom, coalesce(i.idOrder, i.id)"
	afterAll    = "~"
)

// pick appends the condition that i comes after the cursor, the order and the limit.
func (q *query) pick(iq graph.IncidentQuery, cursor *graph.Cursor) *query {
	after, day, id := newestAfter, afterAll, ""
	if iq.Order == graph.Oldest {
		after, day = oldestAfter, ""
	}
	if cursor != nil {
		day, id = cursor.Keys[0], orderOf(cursor.Keys[1])
	}
	q.params["day"], q.params["id"] = day, id
	return q.add(after, " WITH i", order(iq.Order)).limit(iq.Page)
}

// show appends what to return of each incident i of a page: the incident, and whether all that certain asks for holds of it.
func (q *query) show(iq graph.IncidentQuery, certain graph.Predicate) *query {
	return q.add(" RETURN [").filled(iq.With).add(", ").certain(certain).add("]", order(iq.Order))
}

// certain appends whether all that p asks for holds of the incident i; nil holds.
func (q *query) certain(p graph.Predicate) *query {
	if p == nil {
		return q.add("true")
	}
	return q.where(p)
}

func order(o graph.Order) string {
	if o == graph.Oldest {
		return oldestOrder
	}
	return newestOrder
}

// filling are the relations that fill lists of an incident, and what they need of the node.
var filling = []struct {
	relation graph.Relation
	node     string
}{
	{graph.Victims, "properties(n)"},
	{graph.Services, "null"},
	{graph.Partners, "properties(n)"},
	{graph.Actors, "properties(n)"},
	{graph.Actions, "null"},
	{graph.Events, "null"},
	{graph.Elections, "properties(n)"},
	{graph.Reports, "n {.text}"},
}

// filled appends a list of the incident i's root and, for each relation of with, its statements with their nodes.
func (q *query) filled(with graph.Relation) *query {
	q.add("[i.root")
	for _, f := range filling {
		if with.Has(f.relation) {
			q.add(", [(i)", arrows[f.relation].as("r"), "(n) | [properties(r), ", f.node, "]]")
		}
	}
	return q.add("]")
}

// readPage reads what [query.show] returned, and drops what only shows that there is more.
func readPage(list []any, p graph.Page, with graph.Relation, total int) (*graph.IncidentPage, error) {
	page := emptyPage()
	page.Total = total
	for _, entry := range list {
		if p.First > 0 && len(page.Incidents) == p.First {
			page.More = true
			break
		}
		shown := entry.([]any)
		incident, err := readIncident(shown[0].([]any), with)
		if err != nil {
			return nil, err
		}
		match := graph.PossibleMatch
		if certain, _ := shown[1].(bool); certain {
			match = graph.CertainMatch
		}
		page.Incidents, page.Matches = append(page.Incidents, incident), append(page.Matches, match)
	}
	return page, nil
}

func emptyPage() *graph.IncidentPage {
	return &graph.IncidentPage{Incidents: []*graph.Incident{}, Matches: []graph.Match{}}
}

// readIncident reads what [query.filled] returned.
func readIncident(entry []any, with graph.Relation) (*graph.Incident, error) {
	root, _ := entry[0].(string)
	incident, err := graph.DecodeRoot([]byte(root))
	if err != nil {
		return nil, err
	}
	next := 1
	for _, f := range filling {
		if !with.Has(f.relation) {
			continue
		}
		if err := attach(incident, f.relation, entry[next].([]any)); err != nil {
			return nil, fmt.Errorf("incident %s: %w", incident.ID, err)
		}
		next++
	}
	return incident, nil
}

// attach adds statements, pairs of a relationship's and its node's properties, in their order.
func attach(i *graph.Incident, relation graph.Relation, statements []any) error {
	slices.SortFunc(statements, func(a, b any) int { return cmp.Compare(ord(a), ord(b)) })
	for _, s := range statements {
		pair := s.([]any)
		fields, err := json.Marshal(pair[0])
		if err != nil {
			return err
		}
		node, err := json.Marshal(pair[1])
		if err != nil {
			return err
		}
		id, _ := pair[0].(map[string]any)["statement"].(string)
		if err := i.Attach(relation, id, fields, node); err != nil {
			return err
		}
	}
	return nil
}

func ord(statement any) int64 {
	n, _ := statement.([]any)[0].(map[string]any)["ord"].(int64)
	return n
}

// text, texts, integer and list return a column, the zero value if it has another type.
func text(record *neo4j.Record, column string) string {
	value, _, _ := neo4j.GetRecordValue[string](record, column)
	return value
}

func integer(record *neo4j.Record, column string) int {
	value, _, _ := neo4j.GetRecordValue[int64](record, column)
	return int(value)
}

func texts(record *neo4j.Record, column string) []string {
	var all []string
	for _, value := range list(record, column) {
		if text, ok := value.(string); ok {
			all = append(all, text)
		}
	}
	return all
}

func list(record *neo4j.Record, column string) []any {
	value, _, _ := neo4j.GetRecordValue[[]any](record, column)
	return value
}
