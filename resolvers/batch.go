package resolvers

import (
	"context"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vikstrous/dataloadgen"

	"github.com/incidentgraph/incidentgraph/graph"
)

// batch gathers what the fields of one operation ask of the store, so that the number of calls is bounded by the hops
// back that the operation's text holds, and never grows with rows.
type batch struct {
	incidents *dataloadgen.Loader[incidentsKey, *graph.IncidentPage]
	votes     *dataloadgen.Loader[voteKey, *graph.VotePage]
	nodes     *dataloadgen.Loader[nodeKey, graph.Node]
	similar   *dataloadgen.Loader[similarKey, []*graph.Similar]
	names     checkedNames
}

// incidentsKey asks for the incidents of a node. Query is the asked graph.IncidentQuery as JSON: equal queries of
// many nodes are one call.
type incidentsKey struct{ id, query string }

// nodeKey asks for a node, with relations for an incident.
type nodeKey struct {
	id   string
	with graph.Relation
}

// newBatch returns one of which each call ends after options.Timeout: an event of a subscription has no deadline of its own.
func newBatch(store graph.Store, options Options) *batch {
	return &batch{
		incidents: dataloadgen.NewMappedLoader(func(ctx context.Context, keys []incidentsKey) (map[incidentsKey]*graph.IncidentPage, error) {
			ctx, cancel := context.WithTimeout(ctx, options.Timeout)
			defer cancel()
			return fetchIncidents(ctx, store, keys)
		}, dataloadgen.WithWait(options.Wait)),
		votes: dataloadgen.NewMappedLoader(func(ctx context.Context, keys []voteKey) (map[voteKey]*graph.VotePage, error) {
			ctx, cancel := context.WithTimeout(ctx, options.Timeout)
			defer cancel()
			return fetchVotes(ctx, store, keys)
		}, dataloadgen.WithWait(options.Wait)),
		nodes: dataloadgen.NewMappedLoader(func(ctx context.Context, keys []nodeKey) (map[nodeKey]graph.Node, error) {
			ctx, cancel := context.WithTimeout(ctx, options.Timeout)
			defer cancel()
			return fetchNodes(ctx, store, keys)
		}, dataloadgen.WithWait(options.Wait)),
		similar: dataloadgen.NewMappedLoader(func(ctx context.Context, keys []similarKey) (map[similarKey][]*graph.Similar, error) {
			ctx, cancel := context.WithTimeout(ctx, options.Timeout)
			defer cancel()
			return fetchSimilar(ctx, store, keys)
		}, dataloadgen.WithWait(options.Wait)),
		names: checkedNames{store: store, checks: map[string]func() error{}},
	}
}

func fetchIncidents(ctx context.Context, store graph.Store, keys []incidentsKey) (map[incidentsKey]*graph.IncidentPage, error) {
	byQuery := map[string][]string{}
	for _, key := range keys {
		byQuery[key.query] = append(byQuery[key.query], key.id)
	}
	found := make(map[incidentsKey]*graph.IncidentPage, len(keys))
	for text, ids := range byQuery {
		var q graph.IncidentQuery
		if err := json.Unmarshal([]byte(text), &q); err != nil {
			return nil, err
		}
		pages, err := store.IncidentsOf(ctx, ids, q)
		if err != nil {
			return nil, err
		}
		for n, page := range pages {
			found[incidentsKey{ids[n], text}] = page
		}
	}
	return found, nil
}

func fetchNodes(ctx context.Context, store graph.Store, keys []nodeKey) (map[nodeKey]graph.Node, error) {
	byRelation := map[graph.Relation][]string{}
	for _, key := range keys {
		byRelation[key.with] = append(byRelation[key.with], key.id)
	}
	found := make(map[nodeKey]graph.Node, len(keys))
	for with, ids := range byRelation {
		nodes, err := store.Nodes(ctx, ids, with)
		if err != nil {
			return nil, err
		}
		for n, node := range nodes {
			found[nodeKey{ids[n], with}] = node
		}
	}
	return found, nil
}

type batchKey struct{}

// batching gives each operation its batch.
func batching(store graph.Store, options Options) graphql.OperationMiddleware {
	return func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(context.WithValue(ctx, batchKey{}, newBatch(store, options)))
	}
}

// batchingEvents gives each event of a subscription its batch, since another event may find something else.
func batchingEvents(store graph.Store, options Options) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		operation := graphql.GetOperationContext(ctx).Operation // none in a request that was refused
		if operation != nil && operation.Operation == ast.Subscription {
			ctx = context.WithValue(ctx, batchKey{}, newBatch(store, options))
		}
		return next(ctx)
	}
}

func batchOf(ctx context.Context) *batch { return ctx.Value(batchKey{}).(*batch) }

// incidentsOf answers every connection from a thing back to its incidents.
func incidentsOf(ctx context.Context, node graph.Node, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (*IncidentConnection, error) {
	q, err := incidentQuery(ctx, filter, orderBy, first, after)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	page, err := batchOf(ctx).incidents.Load(ctx, incidentsKey{node.NodeID(), string(text)})
	if err != nil {
		return nil, err
	}
	return connectIncidents(page, q), nil
}

// nodeOf returns the node with that id, nil if there is none.
func nodeOf(ctx context.Context, id string, with graph.Relation) (graph.Node, error) {
	return batchOf(ctx).nodes.Load(ctx, nodeKey{id, with})
}

// incidentOf returns the incident with that id and what the current field selects of it, nil if there is none.
func incidentOf(ctx context.Context, id string) (*graph.Incident, error) {
	node, err := nodeOf(ctx, id, relations(ctx, ""))
	incident, _ := node.(*graph.Incident)
	return incident, err
}
