package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
)

// Limits of an impact graph.
const (
	MaxImpactDepth = 4
	MaxImpactNodes = 500
	MaxImpactEdges = 5_000
)

// ImpactQuery asks for what is reachable from Roots in at most Depth steps over nodes of Kinds (all kinds where
// none is given), at most Limit nodes and EdgeLimit edges. Known are nodes that the reader has already: they are not shown again and
// do not count, but edges to them are shown. So a root is expanded: its next neighbours are those that are not known.
type ImpactQuery struct {
	Roots     []string
	Depth     int
	Limit     int
	EdgeLimit int
	Kinds     []NodeKind
	Known     []string
}

// ImpactGraph is a part of the graph around its roots. Nodes are in the order in which the walk met them: by
// distance, then by id. Edges are sorted by their ends, kind and status.
type ImpactGraph struct {
	Nodes []*ImpactNode
	Edges []*ImpactEdge
	// Truncated says that the walk met nodes that are not shown; Total counts those and the shown ones.
	Truncated bool
	Total     int
	// HiddenEdges is the number of edges among the shown and the known nodes that are over the limit: those furthest from the roots.
	HiddenEdges int
}

// ImpactNode is a node of an impact graph. Degree is the number of its neighbours of the kinds asked for, Hidden
// how many of them are not shown.
type ImpactNode struct {
	ID     string
	Kind   NodeKind
	Label  string
	Node   Node
	Degree int
	Hidden int
}

// ImpactEdge stands for all statements of one kind and status between two nodes.
type ImpactEdge struct {
	From     string
	To       string
	Kind     string
	Status   string
	Findings []string
}

// Impact walks the graph breadth-first. The number of round trips grows with the depth alone. It is [ErrNotFound]
// if a root is not there, and [ErrInvalid] for limits out of range.
func Impact(ctx context.Context, store Store, q ImpactQuery) (*ImpactGraph, error) {
	if err := q.validate(); err != nil {
		return nil, err
	}
	w := newWalk(q)
	w.meet(slices.Compact(slices.Sorted(slices.Values(q.Roots))))
	for range q.Depth {
		next, err := w.step(ctx, store)
		if err != nil {
			return nil, err
		}
		w.meet(next)
	}
	w.fringe = append(w.fringe, q.Known...)
	if _, err := w.step(ctx, store); err != nil { // what is around the outermost nodes: their degrees and edges
		return nil, err
	}
	return w.graph(ctx, store)
}

func (q ImpactQuery) validate() error {
	if len(q.Roots) == 0 {
		return Invalid("roots: none given")
	}
	if q.Depth < 1 || q.Depth > MaxImpactDepth {
		return Invalid("depth: %d, want 1 to %d", q.Depth, MaxImpactDepth)
	}
	if q.Limit < 1 || q.Limit > MaxImpactNodes || len(q.Roots) > q.Limit {
		return Invalid("limit: %d, want 1 to %d, and no less than the number of roots", q.Limit, MaxImpactNodes)
	}
	if q.EdgeLimit < 1 || q.EdgeLimit > MaxImpactEdges {
		return Invalid("edgeLimit: %d, want 1 to %d", q.EdgeLimit, MaxImpactEdges)
	}
	if len(q.Known) > MaxImpactNodes {
		return Invalid("known: %d, want at most %d", len(q.Known), MaxImpactNodes)
	}
	return nil
}

type walk struct {
	query  ImpactQuery
	known  map[string]bool
	shown  []string
	met    map[string]bool // shown or not; never known
	fringe []string
	around map[string]*Neighbourhood
}

func newWalk(q ImpactQuery) *walk {
	w := &walk{query: q, known: map[string]bool{}, met: map[string]bool{}, around: map[string]*Neighbourhood{}}
	for _, id := range q.Known {
		w.known[id] = !slices.Contains(q.Roots, id) // a root is shown, be it known
	}
	return w
}

// meet shows nodes that the walk has not met, as far as the limit allows.
func (w *walk) meet(ids []string) {
	w.fringe = nil
	for _, id := range ids {
		if w.met[id] || w.known[id] {
			continue
		}
		w.met[id] = true
		if len(w.shown) < w.query.Limit {
			w.shown = append(w.shown, id)
			w.fringe = append(w.fringe, id)
		}
	}
}

// step looks around the fringe and returns the neighbours, sorted.
func (w *walk) step(ctx context.Context, store Store) ([]string, error) {
	if len(w.fringe) == 0 {
		return nil, nil
	}
	found, err := store.Neighbours(ctx, w.fringe, w.query.Kinds, w.query.Limit+len(w.known))
	if err != nil {
		return nil, err
	}
	var next []string
	for _, n := range found {
		w.around[n.ID] = n
		for _, e := range n.Edges {
			next = append(next, e.other(n.ID))
		}
	}
	return distinct(next), nil
}

func (e Edge) other(id string) string {
	if e.From == id {
		return e.To
	}
	return e.From
}

func (w *walk) graph(ctx context.Context, store Store) (*ImpactGraph, error) {
	nodes, err := store.Nodes(ctx, w.shown, 0)
	if err != nil {
		return nil, err
	}
	visible := maps.Clone(w.known)
	for _, id := range w.shown {
		visible[id] = true
	}
	g := &ImpactGraph{Nodes: []*ImpactNode{}}
	g.Edges, g.HiddenEdges = w.nearest(w.edges(visible))
	for n, node := range nodes {
		if node == nil {
			return nil, notFound(w.shown[n])
		}
		shown := &ImpactNode{ID: w.shown[n], Kind: KindOf(w.shown[n]), Label: Label(node), Node: node}
		w.count(shown, visible)
		g.Nodes = append(g.Nodes, shown)
	}
	g.Total = len(w.met)
	g.Truncated = len(w.met) > len(w.shown)
	return g, nil
}

// count sets a node's degree, and how many of its neighbours are not visible.
func (w *walk) count(node *ImpactNode, visible map[string]bool) {
	around := w.around[node.ID]
	if around == nil {
		return
	}
	seen := map[string]bool{}
	for _, e := range around.Edges {
		if other := e.other(node.ID); visible[other] {
			seen[other] = true
		}
	}
	node.Degree, node.Hidden = around.Degree, around.Degree-len(seen)
}

// edges returns the edges among visible nodes, the statements of one kind and status as one. Edges among known nodes the
// reader has.
func (w *walk) edges(visible map[string]bool) []*ImpactEdge {
	var among []Edge
	for _, around := range w.around {
		for _, e := range around.Edges {
			if visible[e.From] && visible[e.To] && !(w.known[e.From] && w.known[e.To]) {
				among = append(among, e)
			}
		}
	}
	return mergeEdges(among)
}

// nearest returns the edges that the walk met first, in their order, and how many are over the limit.
func (w *walk) nearest(edges []*ImpactEdge) ([]*ImpactEdge, int) {
	over := len(edges) - w.query.EdgeLimit
	if over <= 0 {
		return edges, 0
	}
	place := map[string]int{}
	for n, id := range w.shown {
		place[id] = n
	}
	slices.SortStableFunc(edges, func(a, b *ImpactEdge) int {
		return cmp.Compare(max(place[a.From], place[a.To]), max(place[b.From], place[b.To]))
	})
	edges = edges[:w.query.EdgeLimit]
	slices.SortFunc(edges, compareImpactEdges)
	return edges, over
}

// mergeEdges makes the statements of one kind and status between two nodes one edge, sorted by ends, kind and status.
func mergeEdges(statements []Edge) []*ImpactEdge {
	type key struct{ from, to, kind, status string }
	merged := map[key]*ImpactEdge{}
	for _, e := range statements {
		k := key{e.From, e.To, e.Kind, e.Status}
		if merged[k] == nil {
			merged[k] = &ImpactEdge{From: e.From, To: e.To, Kind: e.Kind, Status: e.Status}
		}
		merged[k].Findings = append(merged[k].Findings, e.Finding)
	}
	edges := slices.Collect(maps.Values(merged))
	for _, e := range edges {
		e.Findings = distinct(e.Findings)
	}
	slices.SortFunc(edges, compareImpactEdges)
	return edges
}

func compareImpactEdges(a, b *ImpactEdge) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Status, b.Status))
}

// Label returns what a node is called where there is room for a line.
func Label(node Node) string {
	switch node := node.(type) {
	case *Incident:
		return cmp.Or(node.Title, node.ID)
	case *Victim:
		return node.Name
	case *Service:
		return string(node.Code)
	case *Partner:
		return node.Name
	case *Actor:
		return node.Name
	case *Event:
		return strings.TrimSpace(string(node.On) + " " + cmp.Or(node.Text, string(node.Kind)))
	case *Election:
		return cmp.Or(node.Name, strings.TrimSpace(string(node.Kind)+" "+string(node.HeldOn)))
	case *Place:
		return cmp.Or(node.Locality, node.Region, node.Country)
	case *Report:
		return cmp.Or(node.File, node.SHA256)
	}
	return ""
}
