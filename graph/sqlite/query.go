package sqlite

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// query is a statement in the making. Text is only ever constants of this package; values are parameters.
type query struct {
	strings.Builder
	args []any
}

func newQuery(text string, args ...any) *query { return new(query).add(text, args...) }

// add appends text and the values of its parameters.
func (q *query) add(text string, args ...any) *query {
	q.WriteString(text)
	q.args = append(q.args, args...)
	return q
}

// list is a parameter for "IN (SELECT value FROM json_each(?))", so that the text does not depend on the number
// of values.
func list[T ~string](values []T) string {
	data, _ := json.Marshal(values) // text: cannot fail
	return string(data)
}

const inList = " IN (SELECT value FROM json_each(?))"

// columns are the fields of statements that conditions and counts can ask for.
var columns = map[string]string{
	"code": "s.code", "status": "s.status", "role": "s.role", "kind": "s.kind", "sector": "s.sector", "key": "s.key", "node": "s.node",
	"name": "s.fields ->> 'name'", "nodeName": "(SELECT n.fields ->> 'name' FROM node n WHERE n.id = s.node)", "review": "s.fields ->> 'review'",
	"outageDays": "s.fields ->> 'outageDays'", "outageDaysAssumed": "s.fields ->> 'outageDaysAssumed'",
	"restoredLeast": "s.fields ->> 'restoredLeast'", "restoredMost": "s.fields ->> 'restoredMost'",
	"daysBefore": "s.fields ->> 'daysBefore'", "daysBeforeLeast": "s.fields ->> 'daysBeforeLeast'", "daysBeforeMost": "s.fields ->> 'daysBeforeMost'",
	"containmentDays": "s.fields ->> 'containmentDays'",
}

// fields are those of incidents.
var fields = map[graph.IncidentField]string{
	graph.CountryField:        "i.country",
	graph.RegionKeyField:      "i.fields ->> 'regionKey'",
	graph.DataImpactField:     "i.fields ->> 'dataImpact'",
	graph.RansomDemandedField: "i.fields ->> 'ransomDemanded'",
	graph.AttackTypesField:    "$.attackTypes",
	graph.NotStatedField:      "$.notStated",
	"region":                  "i.fields ->> 'region'",
	"occurredFrom":            "i.occurred_from",
}

// where appends the condition of p on the incident i.
func (q *query) where(p graph.Predicate) *query {
	switch p := p.(type) {
	case graph.AllOf:
		return q.join(p, " AND ", "TRUE")
	case graph.AnyOf:
		return q.join(p, " OR ", "FALSE")
	case graph.Not: // a comparison with what is not stated is NULL: neither true nor false
		return q.add("(").where(p.Part).add(") IS NOT TRUE")
	case graph.States:
		// The name stands in the text, since the planner has to see it to use an index of that relation alone.
		q.add("i.id IN (SELECT s.incident FROM statement s WHERE s.relation = '" + p.Relation.Name() + "'")
		return q.conditions(p.Conditions).add(")")
	case graph.Holds:
		if p.Field.IsList() {
			return q.add("EXISTS (SELECT 1 FROM json_each(i.fields, ?) AS held WHERE held.value"+inList+")", fields[p.Field], list(p.Values))
		}
		return q.add(fields[p.Field]+inList, list(p.Values))
	case graph.Valued:
		return q.add("i.id IN (SELECT id FROM (").axis(p.Axis).add("))")
	case graph.Within:
		return q.within(p)
	case graph.Mentions:
		return q.add("i.number IN (SELECT rowid FROM incident_text WHERE incident_text MATCH ?)", match(p))
	}
	panic(fmt.Sprintf("sqlite: no translation of %T", p))
}

func (q *query) join(parts []graph.Predicate, operator, none string) *query {
	if len(parts) == 0 {
		return q.add(none)
	}
	for n, part := range parts {
		if n > 0 {
			q.add(operator)
		}
		q.add("(").where(part).add(")")
	}
	return q
}

// withStatus says what holds of every statement that has numbers of days, so that the index by status is used.
const withStatus = " AND s.status IS NOT NULL AND "

func (q *query) conditions(conditions []graph.Condition) *query {
	for _, c := range conditions {
		if len(c.Values) > 0 {
			q.add(" AND "+columns[c.Field]+inList, list(c.Values))
		}
		if c.AtLeast != nil {
			q.add(withStatus+columns[c.Field]+" >= ?", *c.AtLeast)
		}
		if c.AtMost != nil {
			q.add(withStatus+columns[c.Field]+" <= ?", *c.AtMost)
		}
	}
	return q
}

func (q *query) within(p graph.Within) *query {
	begun, lasted := "i.occurred_first", "i.occurred_last"
	if p.Certain {
		begun, lasted = "i.fields ->> 'occurredBegunBy'", "i.fields ->> 'occurredLastedUntil'"
	}
	q.add("i.occurred_first IS NOT NULL")
	if p.Last != "" {
		q.add(" AND "+begun+" <= ?", string(p.Last))
	}
	if p.First != "" {
		q.add(" AND "+lasted+" >= ?", string(p.First))
	}
	return q
}

// match asks FTS5 for every term in one of the fields. The tokens are letters, digits and hyphens alone, and quoted.
func match(m graph.Mentions) string {
	terms := make([]string, len(m.Terms))
	for n, term := range m.Terms {
		terms[n] = columnsOf(m.Fields) + `"` + strings.Join(term.Tokens, " ") + `"`
		if term.Prefix {
			terms[n] += " *"
		}
	}
	return strings.Join(terms, " AND ")
}

// matchAny asks FTS5 for one of the tokens in a field.
func matchAny(field graph.TextField, tokens []string) string {
	return columnsOf([]graph.TextField{field}) + `("` + strings.Join(tokens, `" OR "`) + `")`
}

// columnsOf limits what follows it to some columns of the index.
func columnsOf(fields []graph.TextField) string {
	return "{" + strings.Join(texts(fields), " ") + "} : "
}

func texts[T ~string](values []T) []string {
	all := make([]string, len(values))
	for n, value := range values {
		all[n] = string(value)
	}
	return all
}

// limit appends one more than the page holds, to know whether there is more.
func (q *query) limit(p graph.Page) *query {
	if p.First > 0 {
		q.add(" LIMIT ?", p.First+1)
	}
	return q
}
