package graph_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// plane is a store of nothing but nodes and edges; it counts its calls.
type plane struct {
	graph.Store
	edges     []graph.Edge
	incidents int
	calls     int
}

func (p *plane) Coverage(context.Context, graph.Filter, ...[]graph.Topic) (*graph.Coverage, error) {
	p.calls++
	return &graph.Coverage{Dataset: graph.Dataset{Incidents: p.incidents}}, nil
}

// newPlane makes edges of "from to" pairs.
func newPlane(pairs ...string) *plane {
	p := &plane{}
	for n, pair := range pairs {
		from, to, _ := strings.Cut(pair, " ")
		p.edges = append(p.edges, graph.Edge{From: from, To: to, Kind: "AFFECTED", Status: "DISRUPTED", Finding: fmt.Sprint("f", n)})
	}
	return p
}

func (p *plane) Neighbours(_ context.Context, ids []string, kinds []graph.NodeKind, limit int) ([]*graph.Neighbourhood, error) {
	p.calls++
	result := make([]*graph.Neighbourhood, len(ids))
	for n, id := range ids {
		result[n] = p.around(id, kinds, limit)
	}
	return result, nil
}

func (p *plane) around(id string, kinds []graph.NodeKind, limit int) *graph.Neighbourhood {
	edges := map[string][]graph.Edge{}
	var others []string
	for _, e := range p.edges {
		other := map[string]string{e.From: e.To, e.To: e.From}[id]
		if other == "" || len(kinds) > 0 && !slices.Contains(kinds, graph.KindOf(other)) {
			continue
		}
		edges[other] = append(edges[other], e)
		others = append(others, other)
	}
	slices.Sort(others)
	others = slices.Compact(others)
	n := &graph.Neighbourhood{ID: id, Edges: []graph.Edge{}, Degree: len(others)}
	for _, other := range others[:min(limit, len(others))] {
		n.Edges = append(n.Edges, edges[other]...)
	}
	return n
}

func (p *plane) Nodes(_ context.Context, ids []string, _ graph.Relation) ([]graph.Node, error) {
	p.calls++
	nodes := make([]graph.Node, len(ids))
	for n, id := range ids {
		if slices.ContainsFunc(p.edges, func(e graph.Edge) bool { return e.From == id || e.To == id }) {
			nodes[n] = &graph.Actor{ID: id, Name: id}
		}
	}
	return nodes, nil
}

// star is a hub with three incidents around it, each of which has a leaf.
func star() *plane {
	return newPlane("i1 service:HUB", "i2 service:HUB", "i3 service:HUB", "i1 actor:a", "i2 actor:b", "i3 actor:c")
}

// shown is a walk in short: nodes with degree and hidden neighbours.
func shown(g *graph.ImpactGraph) []string {
	nodes := []string{}
	for _, n := range g.Nodes {
		nodes = append(nodes, fmt.Sprintf("%s %d-%d", n.ID, n.Degree, n.Hidden))
	}
	return nodes
}

func TestImpact(t *testing.T) {
	for _, c := range []struct {
		name  string
		query graph.ImpactQuery
		want  []string
		total int
	}{
		{
			"one step",
			graph.ImpactQuery{Roots: []string{"service:HUB"}, Depth: 1, EdgeLimit: 100, Limit: 100},
			[]string{"service:HUB 3-0", "i1 2-1", "i2 2-1", "i3 2-1"},
			4,
		},
		{
			"two steps, by distance and then by id",
			graph.ImpactQuery{Roots: []string{"service:HUB"}, Depth: 2, EdgeLimit: 100, Limit: 100},
			[]string{"service:HUB 3-0", "i1 2-0", "i2 2-0", "i3 2-0", "actor:a 1-0", "actor:b 1-0", "actor:c 1-0"},
			7,
		},
		{
			"more steps than there are",
			graph.ImpactQuery{Roots: []string{"i1"}, Depth: 4, EdgeLimit: 100, Limit: 100},
			[]string{"i1 2-0", "actor:a 1-0", "service:HUB 3-0", "i2 2-0", "i3 2-0", "actor:b 1-0", "actor:c 1-0"},
			7,
		},
		{
			"roots are sorted, and one of two is one",
			graph.ImpactQuery{Roots: []string{"i3", "actor:a", "i3"}, Depth: 1, EdgeLimit: 100, Limit: 100},
			[]string{"actor:a 1-0", "i3 2-0", "actor:c 1-0", "i1 2-0", "service:HUB 3-1"},
			5,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, err := graph.Impact(t.Context(), star(), c.query)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, shown(g)); diff != "" {
				t.Error(diff)
			}
			if g.Total != c.total || g.Truncated {
				t.Errorf("total %d, truncated %t; want %d and no", g.Total, g.Truncated, c.total)
			}
		})
	}
}

func TestImpactTruncated(t *testing.T) {
	g, err := graph.Impact(t.Context(), star(), graph.ImpactQuery{Roots: []string{"service:HUB"}, Depth: 2, EdgeLimit: 100, Limit: 3})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"service:HUB 3-1", "i1 2-1", "i2 2-1"}, shown(g)); diff != "" {
		t.Error(diff)
	}
	if !g.Truncated || g.Total <= 3 {
		t.Errorf("total %d, truncated %t; want more than are shown", g.Total, g.Truncated)
	}
}

func TestImpactEdges(t *testing.T) {
	p := newPlane("i1 service:HUB", "i1 service:HUB", "i2 service:HUB") // i1 says it twice
	g, err := graph.Impact(t.Context(), p, graph.ImpactQuery{Roots: []string{"i1"}, Depth: 2, EdgeLimit: 100, Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	want := []*graph.ImpactEdge{
		{From: "i1", To: "service:HUB", Kind: "AFFECTED", Status: "DISRUPTED", Findings: []string{"f0", "f1"}},
		{From: "i2", To: "service:HUB", Kind: "AFFECTED", Status: "DISRUPTED", Findings: []string{"f2"}},
	}
	if diff := cmp.Diff(want, g.Edges); diff != "" {
		t.Error(diff)
	}
}

// A node is expanded by what is around it and not yet known, with the edges to what is.
func TestImpactExpansion(t *testing.T) {
	for _, c := range []struct {
		name  string
		known []string
		limit int
		nodes []string
		edges []string
	}{
		{"the first", nil, 2, []string{"service:HUB 3-2", "i1 2-1"}, []string{"i1 service:HUB"}},
		{"the next", []string{"service:HUB", "i1"}, 2, []string{"service:HUB 3-1", "i2 2-1"}, []string{"i1 service:HUB", "i2 service:HUB"}},
		{"the rest", []string{"service:HUB", "i1", "i2"}, 9, []string{"service:HUB 3-0", "i3 2-1"}, []string{"i1 service:HUB", "i2 service:HUB", "i3 service:HUB"}},
		{"an edge between what comes and what is known", []string{"service:HUB", "i3", "actor:a"}, 2, []string{"service:HUB 3-1", "i1 2-0"}, []string{"i1 actor:a", "i1 service:HUB", "i3 service:HUB"}},
		{"nothing is left", []string{"i1", "i2", "i3"}, 9, []string{"service:HUB 3-0"}, []string{"i1 service:HUB", "i2 service:HUB", "i3 service:HUB"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, err := graph.Impact(t.Context(), star(), graph.ImpactQuery{Roots: []string{"service:HUB"}, Depth: 1, Limit: c.limit, EdgeLimit: 100, Known: c.known})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.nodes, shown(g)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.edges, ends(g)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Edges over the limit are those furthest from the roots, and they are counted.
func TestImpactEdgeLimit(t *testing.T) {
	g, err := graph.Impact(t.Context(), star(), graph.ImpactQuery{Roots: []string{"actor:c"}, Depth: 4, Limit: 100, EdgeLimit: 2})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"i3 actor:c", "i3 service:HUB"}, ends(g)); diff != "" {
		t.Error(diff)
	}
	if g.HiddenEdges != 4 || g.Truncated {
		t.Errorf("%d edges hidden, truncated %t; want 4, and all nodes shown", g.HiddenEdges, g.Truncated)
	}
}

// ends are the two ends of each edge.
func ends(g *graph.ImpactGraph) []string {
	edges := []string{}
	for _, e := range g.Edges {
		edges = append(edges, e.From+" "+e.To)
	}
	return edges
}

func TestImpactKinds(t *testing.T) {
	g, err := graph.Impact(t.Context(), star(), graph.ImpactQuery{Roots: []string{"service:HUB"}, Depth: 3, EdgeLimit: 100, Limit: 100, Kinds: []graph.NodeKind{graph.IncidentNode}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"service:HUB 3-0", "i1 0-0", "i2 0-0", "i3 0-0"}, shown(g)); diff != "" {
		t.Error(diff)
	}
}

// The number of calls grows with the depth, not with the number of nodes.
func TestImpactCalls(t *testing.T) {
	var pairs []string
	for n := range 200 {
		pairs = append(pairs, fmt.Sprintf("i%d service:HUB", n), fmt.Sprintf("i%d actor:%d", n, n))
	}
	p := newPlane(pairs...)
	if _, err := graph.Impact(t.Context(), p, graph.ImpactQuery{Roots: []string{"service:HUB"}, Depth: 2, EdgeLimit: 100, Limit: graph.MaxImpactNodes}); err != nil {
		t.Fatal(err)
	}
	if p.calls > 2+2 { // each step, what is around the last one, and the nodes
		t.Errorf("%d calls for two steps", p.calls)
	}
}

func TestImpactRefuses(t *testing.T) {
	_, err := graph.Impact(t.Context(), star(), graph.ImpactQuery{Roots: []string{"i1", "nobody"}, Depth: 1, EdgeLimit: 100, Limit: 10})
	if !errors.Is(err, graph.ErrNotFound) || !strings.Contains(err.Error(), `"nobody"`) {
		t.Errorf("an unknown root: got error %v, want ErrNotFound that names it", err)
	}
	for name, q := range map[string]graph.ImpactQuery{
		"no root":              {Depth: 1, Limit: 1},
		"no depth":             {Roots: []string{"i1"}, Limit: 1},
		"too deep":             {Roots: []string{"i1"}, Depth: graph.MaxImpactDepth + 1, Limit: 1},
		"no limit":             {Roots: []string{"i1"}, Depth: 1},
		"too many nodes":       {Roots: []string{"i1"}, Depth: 1, Limit: graph.MaxImpactNodes + 1},
		"no edges":             {Roots: []string{"i1"}, Depth: 1, Limit: 1},
		"too many edges":       {Roots: []string{"i1"}, Depth: 1, Limit: 1, EdgeLimit: graph.MaxImpactEdges + 1},
		"too much known":       {Roots: []string{"i1"}, Depth: 1, Limit: 1, EdgeLimit: 1, Known: make([]string, graph.MaxImpactNodes+1)},
		"more roots than room": {Roots: []string{"i1", "i2"}, Depth: 1, Limit: 1},
	} {
		if _, err := graph.Impact(t.Context(), star(), q); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: got error %v, want ErrInvalid", name, err)
		}
	}
}
