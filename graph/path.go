package graph

import (
	"context"
	"fmt"
	"slices"
)

// Limits of a search for chains.
const (
	MaxHops   = 6
	MaxChains = 5

	// A thing that is no incident is a hub when more than a fifth of all incidents, and more than 25, are linked to it.
	// In the bundled samples those are the four commonest services and the commonest country.
	hubShare   = 5
	hubAtLeast = 25

	maxFringe     = 2_000   // nodes that one step looks around
	maxNeighbours = 500     // neighbours of one node
	maxTries      = 100_000 // nodes that are tried while chains are put together
)

// PathQuery asks for the shortest chains between two things, of at most MaxHops links. A chain passes over a hub only
// with Hubs.
type PathQuery struct {
	From, To string
	MaxHops  int
	Hubs     bool
}

// Paths are the shortest chains, at most [MaxChains]: by length, then by the ids of their nodes.
type Paths struct {
	Chains []*Chain
	// Hubs are the hubs that chains could have passed over, by id.
	Hubs []*ChainNode
	// Truncated says that the search was cut, so that there may be other chains.
	Truncated bool
}

// Chain is a row of nodes that differ, each linked to the next. Edges are in the order of the nodes; between two nodes there are
// several where statements differ in kind or status.
type Chain struct {
	Nodes []*ChainNode
	Edges []*ImpactEdge
}

// Hops is the number of links.
func (c *Chain) Hops() int { return len(c.Nodes) - 1 }

// ChainNode is a node of a chain. Degree is the number of all its neighbours.
type ChainNode struct {
	ID     string
	Kind   NodeKind
	Label  string
	Node   Node
	Degree int
}

// FindPaths searches from both ends, so that the number of round trips grows with the hops alone. It is [ErrNotFound] if
// an end is not there, and [ErrInvalid] for ends that are one and for hops out of range.
func FindPaths(ctx context.Context, store Store, q PathQuery) (*Paths, error) {
	if q.MaxHops < 1 || q.MaxHops > MaxHops {
		return nil, Invalid("maxHops: %d, want 1 to %d", q.MaxHops, MaxHops)
	}
	s, err := newPathSearch(ctx, store, q)
	if err != nil {
		return nil, err
	}
	var chains [][]string
	for hops := 1; hops <= q.MaxHops && len(chains) < MaxChains; hops++ {
		if err := s.step(ctx, (hops-1)%2); err != nil {
			return nil, err
		}
		chains = append(chains, s.chains(hops, MaxChains-len(chains))...)
	}
	return s.paths(ctx, chains)
}

// paths brings the nodes of chains, and of the hubs between the ends.
func (s *pathSearch) paths(ctx context.Context, chains [][]string) (*Paths, error) {
	var hubs []string
	for id := range s.met[0] {
		if s.met[1][id] && s.avoids(id) {
			hubs = append(hubs, id)
		}
	}
	slices.Sort(hubs)
	ids := distinct(slices.Concat(append(chains, hubs)...))
	found, err := s.store.Nodes(ctx, ids, 0)
	if err != nil {
		return nil, err
	}
	nodes := map[string]*ChainNode{}
	for n, node := range found {
		if node == nil {
			return nil, fmt.Errorf("a node of a chain: %w", notFound(ids[n]))
		}
		nodes[ids[n]] = &ChainNode{ID: ids[n], Kind: KindOf(ids[n]), Label: Label(node), Node: node, Degree: s.degree[ids[n]]}
	}
	p := &Paths{Chains: []*Chain{}, Hubs: chainNodes(nodes, hubs), Truncated: s.truncated}
	for _, chain := range chains {
		p.Chains = append(p.Chains, &Chain{Nodes: chainNodes(nodes, chain), Edges: s.edges(chain)})
	}
	return p, nil
}

func chainNodes(nodes map[string]*ChainNode, ids []string) []*ChainNode {
	picked := make([]*ChainNode, len(ids))
	for n, id := range ids {
		picked[n] = nodes[id]
	}
	return picked
}

// edges returns the links of a chain, the statements of one kind and status as one.
func (s *pathSearch) edges(chain []string) []*ImpactEdge {
	var edges []*ImpactEdge
	for n, id := range chain[1:] {
		edges = append(edges, mergeEdges(s.links[chain[n]][id])...)
	}
	return edges
}
