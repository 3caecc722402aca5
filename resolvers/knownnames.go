package resolvers

import (
	"context"

	"github.com/incidentgraph/incidentgraph/ask"
	"github.com/incidentgraph/incidentgraph/graph"
)

// knownNames finds names for questions: one call of the store for each kind of thing.
type knownNames struct{ store graph.Store }

// Named lists the things of the incidents that mention a word which begins so.
func (k knownNames) Named(ctx context.Context, beginnings []string) ([]ask.Name, error) {
	var mentioned graph.Filter
	for _, beginning := range beginnings {
		mentioned.Or = append(mentioned.Or, &graph.Filter{Text: beginning})
	}
	var names []ask.Name
	for _, kind := range []graph.NodeKind{graph.VictimNode, graph.PartnerNode, graph.ActorNode, graph.PlaceNode} {
		page, err := k.store.List(ctx, graph.NodeQuery{Kind: kind, Filter: mentioned})
		if err != nil {
			return nil, err
		}
		for _, node := range page.Nodes {
			if called := namesOf(node); len(called) > 0 {
				names = append(names, ask.Name{ID: node.NodeID(), Kind: kind, Names: called})
			}
		}
	}
	return names, nil
}

// namesOf returns what a thing is called. Classes of bodies have no name, and countries are words of the vocabulary.
func namesOf(node graph.Node) []string {
	switch n := node.(type) {
	case *graph.Victim:
		return append([]string{n.Name}, n.Aliases...)
	case *graph.Actor:
		return []string{n.Name}
	case *graph.Partner:
		if n.Named {
			return []string{n.Name}
		}
	case *graph.Place:
		switch {
		case n.Locality != "":
			return []string{n.Locality}
		case n.Region != "":
			return []string{n.Region}
		}
	}
	return nil
}
