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

func newBatch(store graph.Store, options Options) *batch {
	return &batch{
		incidents: newLoader(store, options, fetchIncidents),
		votes:     newLoader(store, options, fetchVotes),
		nodes:     newLoader(store, options, fetchNodes),
		similar:   newLoader(store, options, fetchSimilar),
		names:     checkedNames{store: store, checks: map[string]func() error{}},
	}
}

// newLoader gathers keys to be fetched together. Each fetch ends after options.Timeout: an event of a subscription has no deadline of
// its own.
func newLoader[Key comparable, Value any](store graph.Store, options Options, fetch func(context.Context, graph.Store, []Key) (map[Key]Value, error)) *dataloadgen.Loader[Key, Value] {
	return dataloadgen.NewMappedLoader(func(ctx context.Context, keys []Key) (map[Key]Value, error) {
		ctx, cancel := context.WithTimeout(ctx, options.Timeout)
		defer cancel()
		return fetch(ctx, store, keys)
	}, dataloadgen.WithWait(options.Wait))
}

// together reads what keys ask for: one call for all things that the same is asked of, which returns values in the order of the things.
func together[Key, Asked comparable, Thing, Value any](keys []Key, split func(Key) (Asked, Thing), read func(Asked, []Thing) ([]Value, error)) (map[Key]Value, error) {
	keysOf, things := map[Asked][]Key{}, map[Asked][]Thing{}
	for _, key := range keys {
		asked, thing := split(key)
		keysOf[asked], things[asked] = append(keysOf[asked], key), append(things[asked], thing)
	}
	found := make(map[Key]Value, len(keys))
	for asked, things := range things {
		values, err := read(asked, things)
		if err != nil {
			return nil, err
		}
		for n, value := range values {
			found[keysOf[asked][n]] = value
		}
	}
	return found, nil
}

func fetchIncidents(ctx context.Context, store graph.Store, keys []incidentsKey) (map[incidentsKey]*graph.IncidentPage, error) {
	split := func(key incidentsKey) (string, string) { return key.query, key.id }
	return together(keys, split, func(query string, ids []string) ([]*graph.IncidentPage, error) {
		var q graph.IncidentQuery
		if err := json.Unmarshal([]byte(query), &q); err != nil {
			return nil, err
		}
		return store.IncidentsOf(ctx, ids, q)
	})
}

func fetchNodes(ctx context.Context, store graph.Store, keys []nodeKey) (map[nodeKey]graph.Node, error) {
	split := func(key nodeKey) (graph.Relation, string) { return key.with, key.id }
	return together(keys, split, func(with graph.Relation, ids []string) ([]graph.Node, error) { return store.Nodes(ctx, ids, with) })
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
	q, text, err := askedQuery(ctx, filter, orderBy, first, after)
	if err != nil {
		return nil, err
	}
	page, err := batchOf(ctx).incidents.Load(ctx, incidentsKey{node.NodeID(), text})
	if err != nil {
		return nil, err
	}
	return connectIncidents(page, q), nil
}

// askedQuery reads the arguments of a connection of incidents of a thing. The text is the query as a key holds it.
func askedQuery(ctx context.Context, filter *graph.Filter, orderBy *graph.Order, first *int32, after *string) (q graph.IncidentQuery, text string, err error) {
	if q, err = incidentQuery(ctx, filter, orderBy, first, after); err != nil {
		return q, "", err
	}
	data, err := json.Marshal(q)
	return q, string(data), err
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
