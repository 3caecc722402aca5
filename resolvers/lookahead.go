package resolvers

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/incidentgraph/incidentgraph/graph"
)

// relationOf names the relation that fills a field of an incident. The fields that are not here are always filled.
var relationOf = map[string]graph.Relation{
	"victims":   graph.Victims,
	"services":  graph.Services,
	"partners":  graph.Partners,
	"actors":    graph.Actors,
	"actions":   graph.Actions,
	"events":    graph.Events,
	"elections": graph.Elections,
	"reports":   graph.Reports,
	"evidence":  0, // of the incident's own fields: always filled, but for its report
}

// relations returns what the request selects of the incidents at paths below the current field ("" for the field itself):
// through fragments and aliases, without what @skip and @include leave out.
func relations(ctx context.Context, paths ...string) graph.Relation {
	op, selected := graphql.GetOperationContext(ctx), graphql.GetFieldContext(ctx).Field.Selections
	var with graph.Relation
	for _, path := range paths {
		with |= relationsAt(op, selected, strings.FieldsFunc(path, func(r rune) bool { return r == '.' }))
	}
	return with
}

func relationsAt(op *graphql.OperationContext, selected ast.SelectionSet, path []string) graph.Relation {
	var with graph.Relation
	for _, field := range graphql.CollectFields(op, selected, nil) {
		relation, ofIncident := relationOf[field.Name]
		switch {
		case len(path) > 0 && field.Name == path[0]:
			with |= relationsAt(op, field.Selections, path[1:])
		case len(path) == 0 && ofIncident:
			with |= relation
			if quotesReport(op, field) {
				with |= graph.Reports
			}
		}
	}
	return with
}

// quotesReport reports whether the report is selected beside evidence, be it of a statement or of those that contradict it.
func quotesReport(op *graphql.OperationContext, under graphql.CollectedField) bool {
	for _, field := range graphql.CollectFields(op, under.Selections, nil) {
		switch field.Name {
		case "report":
			return true
		case "evidence", "contradictedBy", "event":
			if quotesReport(op, field) {
				return true
			}
		}
	}
	return false
}
