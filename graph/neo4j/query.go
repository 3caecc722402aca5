package neo4j

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// query is a statement in the making. Its text is only ever constants of this package; values are parameters.
type query struct {
	strings.Builder
	params map[string]any
}

func newQuery(parts ...string) *query {
	return (&query{params: map[string]any{}}).add(parts...)
}

func (q *query) add(parts ...string) *query {
	for _, part := range parts {
		q.WriteString(part)
	}
	return q
}

// union goes on with another statement, if there is one before.
func (q *query) union() *query {
	if q.Len() == 0 {
		return q
	}
	return q.add(" UNION ALL ")
}

// param makes a value a parameter and returns what stands for it in the text.
func (q *query) param(value any) string {
	name := "p" + strconv.Itoa(len(q.params))
	q.params[name] = value
	return "$" + name
}

// properties are the fields of a statement s of the node m that conditions and counts can ask for.
var properties = map[string]string{
	"code": "s.code", "status": "s.status", "role": "s.role", "kind": "s.kind", "sector": "s.sector", "key": "s.key", "name": "s.name",
	"node": "m.id", "nodeName": "m.name", "review": "s.review",
	"outageDays": "s.outageDays", "outageDaysAssumed": "s.outageDaysAssumed", "restoredLeast": "s.restoredLeast", "restoredMost": "s.restoredMost",
	"daysBefore": "s.daysBefore", "daysBeforeLeast": "s.daysBeforeLeast", "daysBeforeMost": "s.daysBeforeMost", "containmentDays": "s.containmentDays",
}

// fields are those of incidents, as i.
var fields = map[graph.IncidentField]string{
	graph.CountryField:        "i.country",
	graph.RegionKeyField:      "i.regionKey",
	graph.DataImpactField:     "i.dataImpact",
	graph.RansomDemandedField: "i.ransomDemanded",
	graph.AttackTypesField:    "i.attackTypes",
	graph.NotStatedField:      "i.notStated",
	"region":                  "i.region",
	"occurredFrom":            "i.occurredFrom",
}

// match appends the clauses that bind i to the incidents for which p holds; an AND may follow. Conditions that few
// incidents can meet are looked up in their index; for others the planner walks that of the dates, which stays fast
// for a service that every fifth incident names.
func (q *query) match(p graph.Predicate) *query {
	switch rare := rarest(p).(type) {
	case graph.States:
		q.add("MATCH (i:Incident)", arrows[rare.Relation].as("s"), "(m:", labels[otherEnd(rare.Relation)], ") WHERE ").conditions(rare.Conditions).add(" WITH DISTINCT i WHERE ")
	case graph.Mentions:
		q.add("CALL db.index.fulltext.queryNodes('incident_search', ", q.param(lucene(rare)), ") YIELD node AS i WITH i WHERE ")
	default:
		q.add("MATCH (i:Incident) WHERE ")
	}
	return q.where(p)
}

// rarest returns a part that every incident of p must meet and that an index finds: a named body, or else words of
// the text; nil for none.
func rarest(p graph.Predicate) graph.Predicate {
	var text graph.Predicate
	switch p := p.(type) {
	case graph.AllOf:
		for _, part := range p {
			switch found := rarest(part).(type) {
			case graph.States:
				return found
			case graph.Mentions:
				text = found
			}
		}
	case graph.States:
		if len(p.Conditions) == 1 && (p.Conditions[0].Field == "key" || p.Conditions[0].Field == "node") {
			return p
		}
	case graph.Mentions:
		return p
	}
	return text
}

// where appends the condition of p on the incident i. It is true or false and never null, so that NOT works.
func (q *query) where(p graph.Predicate) *query {
	switch p := p.(type) {
	case graph.AllOf:
		return q.join(p, " AND ", "true")
	case graph.AnyOf:
		return q.join(p, " OR ", "false")
	case graph.Not:
		return q.add("NOT (").where(p.Part).add(")")
	case graph.States:
		return q.add("EXISTS { (i)", arrows[p.Relation].as("s"), "(m) WHERE ").conditions(p.Conditions).add(" }")
	case graph.Holds:
		if p.Field.IsList() {
			return q.add("any(held IN coalesce(", fields[p.Field], ", []) WHERE held IN ", q.param(p.Values), ")")
		}
		return q.add("coalesce(", fields[p.Field], " IN ", q.param(p.Values), ", false)")
	case graph.Valued:
		return q.add("size(").axis(p.Axis).add(") > 0")
	case graph.Within:
		return q.within(p)
	case graph.Mentions:
		return q.mentions(p)
	}
	panic(fmt.Sprintf("neo4j: no translation of %T", p))
}

func (q *query) join(parts []graph.Predicate, operator, none string) *query {
	if len(parts) == 0 {
		return q.add(none)
	}
	q.add("(")
	for n, part := range parts {
		if n > 0 {
			q.add(operator)
		}
		q.where(part)
	}
	return q.add(")")
}

// conditions appends those on the statement s.
func (q *query) conditions(conditions []graph.Condition) *query {
	and := ""
	add := func(property, operator string, value any) {
		q.add(and, property, operator, q.param(value))
		and = " AND "
	}
	for _, c := range conditions {
		if len(c.Values) > 0 {
			add(properties[c.Field], " IN ", c.Values)
		}
		if c.AtLeast != nil {
			add(properties[c.Field], " >= ", *c.AtLeast)
		}
		if c.AtMost != nil {
			add(properties[c.Field], " <= ", *c.AtMost)
		}
	}
	return q
}

func (q *query) within(p graph.Within) *query {
	begun, lasted := "i.occurredFirst", "i.occurredLast"
	if p.Certain {
		begun, lasted = "i.occurredBegunBy", "i.occurredLastedUntil"
	}
	q.add("(i.occurredFirst IS NOT NULL")
	if p.Last != "" {
		q.add(" AND ", begun, " <= ", q.param(string(p.Last)))
	}
	if p.First != "" {
		q.add(" AND ", lasted, " >= ", q.param(string(p.First)))
	}
	return q.add(")")
}

// limit appends one more than the page holds, to know whether there is more.
func (q *query) limit(p graph.Page) *query {
	if p.First > 0 {
		q.add(" LIMIT ", q.param(p.First+1))
	}
	return q
}

// mentions appends the condition that each term is in one of the fields.
func (q *query) mentions(m graph.Mentions) *query {
	terms := make([]string, len(m.Terms))
	for n, term := range m.Terms {
		terms[n] = term.Indexed()
	}
	q.add("all(term IN ", q.param(terms), " WHERE ")
	for n, field := range m.Fields {
		if n > 0 {
			q.add(" OR ")
		}
		q.add("coalesce(i.", string(field), ", '') CONTAINS term")
	}
	return q.add(")")
}

// lucene asks the full-text index for incidents that have all tokens of each term in one of the fields, which is a little too much
// at most where they must follow each other: where decides. Tokens are letters and digits alone ([graph.Tokens]) in lower
// case, so that none is an operator.
func lucene(m graph.Mentions) string {
	var tokens []string
	for _, term := range m.Terms {
		for n, token := range term.Tokens {
			pattern := `"` + token + `"`
			if term.Prefix && n == len(term.Tokens)-1 {
				pattern = token + "*"
			}
			tokens = append(tokens, luceneAny(m.Fields, pattern))
		}
	}
	return strings.Join(tokens, " AND ")
}

// luceneAny asks for what one of the fields has.
func luceneAny(fields []graph.TextField, pattern string) string {
	alternatives := make([]string, len(fields))
	for n, field := range fields {
		alternatives[n] = string(field) + ":" + pattern
	}
	return "(" + strings.Join(alternatives, " OR ") + ")"
}
