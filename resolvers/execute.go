package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Execute runs an operation over a store and returns its data as JSON, for a caller that is this program itself: nothing bounds what it
// costs.
func Execute(ctx context.Context, store graph.Store, query string, variables map[string]any) ([]byte, error) {
	ctx = context.WithValue(ctx, batchKey{}, newBatch(store, Options{}.withDefaults()))
	return execute(graphql.StartOperationTrace(ctx), NewSchema(store), query, variables)
}

// execute runs an operation, within the current one if there is one, and with its batch.
func execute(ctx context.Context, schema graphql.ExecutableSchema, query string, variables map[string]any) ([]byte, error) {
	within := executor.New(schema)
	operation, errs := within.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if len(errs) > 0 {
		return nil, errs
	}
	respond, ctx := within.DispatchOperation(ctx, operation)
	response := respond(ctx)
	if len(response.Errors) > 0 {
		return nil, response.Errors
	}
	return response.Data, nil
}
