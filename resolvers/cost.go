package resolvers

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/incidentgraph/incidentgraph/graph"
)

// maxComplexity bounds what an operation can select: roughly the number of values in its answer. The example queries of the
// playground pass with pages of 100; three nested connections do not.
const maxComplexity = 60_000

// How many entries a list has, for the estimate. A list of statements or names is short; that of buckets is not.
const (
	typicalList = 4
	bucketList  = 100
	// askCost is what reading a question and running its query costs, which the selection does not show.
	askCost = 5_000
)

// costed estimates what a field costs from the schema alone, so that a new list cannot be forgotten: a connection
// costs its page times what is selected of an entry, another list of things its typical length.
type costed struct{ graphql.ExecutableSchema }

// Complexity returns the cost of a field with what is selected below it.
func (s costed) Complexity(_ context.Context, of, field string, child int, args map[string]any) (int, bool) {
	definition := s.Schema().Types[of]
	if definition == nil {
		return 0, false
	}
	selected := definition.Fields.ForName(field)
	if selected == nil || child == 0 {
		return 0, false
	}
	if of == "Query" && field == "ask" {
		return askCost + argument(args, "first", defaultPage, maxPage)*child, true
	}
	return 1 + entries(of, selected, args)*child, true
}

// entries estimates how many entries a field has.
func entries(of string, field *ast.FieldDefinition, args map[string]any) int {
	switch {
	case strings.HasSuffix(field.Type.Name(), "Connection"):
		return argument(args, "first", defaultPage, maxPage)
	case field.Name == "impactGraph":
		return argument(args, "limit", defaultLimit, graph.MaxImpactNodes)
	case field.Name == "similar":
		return argument(args, "first", defaultSimilar, maxSimilar)
	case field.Name == "nodes" && of == "Query":
		ids, _ := args["ids"].([]any)
		return min(max(len(ids), 1), maxIDs)
	case field.Type.Elem == nil, strings.HasSuffix(of, "Connection"), of == "ImpactGraph":
		return 1 // a list of these is counted where its length is asked for
	case field.Name == "buckets", of == "SearchFacets":
		return bucketList
	}
	return typicalList
}

// argument reads a number as it comes from literals and from variables. One out of range is refused later.
func argument(args map[string]any, name string, other, most int) int {
	n := int64(other)
	switch v := args[name].(type) {
	case int64:
		n = v
	case json.Number:
		n, _ = v.Int64()
	}
	return int(min(max(n, 1), int64(most)))
}
