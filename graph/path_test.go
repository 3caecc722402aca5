package graph_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// chains are the ids of the nodes of each chain.
func chains(p *graph.Paths) []string {
	rows := []string{}
	for _, c := range p.Chains {
		rows = append(rows, strings.Join(nodeIDs(c.Nodes), " "))
	}
	return rows
}

func nodeIDs(nodes []*graph.ChainNode) []string {
	ids := []string{}
	for _, n := range nodes {
		ids = append(ids, n.ID)
	}
	return ids
}

// crowd makes so many incidents, each linked to a thing.
func crowd(n int, thing string) []string {
	var pairs []string
	for i := range n {
		pairs = append(pairs, fmt.Sprintf("crowd%03d %s", i, thing))
	}
	return pairs
}

func TestFindPaths(t *testing.T) {
	two := []string{"i1 actor:a", "i2 actor:a", "i1 service:S", "i2 service:S", "i2 victim:v"}
	for _, c := range []struct {
		name  string
		pairs []string
		query graph.PathQuery
		want  []string
		hubs  []string
	}{
		{"two things in common", two, graph.PathQuery{From: "i1", To: "i2", MaxHops: 2}, []string{"i1 actor:a i2", "i1 service:S i2"}, nil},
		{"the same from the other end", two, graph.PathQuery{From: "i2", To: "i1", MaxHops: 2}, []string{"i2 actor:a i1", "i2 service:S i1"}, nil},
		{"neighbours, and a detour", two, graph.PathQuery{From: "i1", To: "actor:a", MaxHops: 4}, []string{"i1 actor:a", "i1 service:S i2 actor:a"}, nil},
		{"an odd number of links", two, graph.PathQuery{From: "i1", To: "victim:v", MaxHops: 3}, []string{"i1 actor:a i2 victim:v", "i1 service:S i2 victim:v"}, nil},
		{"too far", two, graph.PathQuery{From: "i1", To: "victim:v", MaxHops: 2}, []string{}, nil},
		{"not linked", append(two, "i9 actor:z"), graph.PathQuery{From: "i1", To: "i9", MaxHops: graph.MaxHops}, []string{}, nil},
		{
			"a hub is passed over when asked",
			append(crowd(30, "service:S"), two...),
			graph.PathQuery{From: "i1", To: "i2", MaxHops: 2, Hubs: true},
			[]string{"i1 actor:a i2", "i1 service:S i2"},
			nil,
		},
		{"else it is named", append(crowd(30, "service:S"), two...), graph.PathQuery{From: "i1", To: "i2", MaxHops: 2}, []string{"i1 actor:a i2"}, []string{"service:S"}},
		{"a hub can be an end", append(crowd(30, "service:S"), two...), graph.PathQuery{From: "actor:a", To: "service:S", MaxHops: 2}, []string{"actor:a i1 service:S", "actor:a i2 service:S"}, nil},
		{"an incident is no hub", star30(), graph.PathQuery{From: "actor:00", To: "actor:01", MaxHops: 2}, []string{"actor:00 i1 actor:01"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := graph.FindPaths(t.Context(), newPlane(c.pairs...), c.query)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, chains(p)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(append([]string{}, c.hubs...), nodeIDs(p.Hubs)); diff != "" {
				t.Error("hubs:", diff)
			}
			if p.Truncated {
				t.Error("truncated")
			}
		})
	}
}

// star30 is an incident with thirty actors.
func star30() []string {
	var pairs []string
	for n := range 30 {
		pairs = append(pairs, fmt.Sprintf("i1 actor:%02d", n))
	}
	return pairs
}

// What a fifth of many incidents are linked to is no hub yet.
func TestFindPathsHubsGrowWithTheDataset(t *testing.T) {
	p := newPlane(append(crowd(30, "service:S"), "i1 service:S", "i2 service:S")...)
	p.incidents = 1000
	found, err := graph.FindPaths(t.Context(), p, graph.PathQuery{From: "i1", To: "i2", MaxHops: 2})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"i1 service:S i2"}, chains(found)); diff != "" {
		t.Error(diff)
	}
}

func TestFindPathsEdges(t *testing.T) {
	p := newPlane("i1 actor:a", "i2 actor:a", "i1 actor:a")
	p.edges[2].Status = "AT_RISK"
	found, err := graph.FindPaths(t.Context(), p, graph.PathQuery{From: "actor:a", To: "i1", MaxHops: 1})
	if err != nil {
		t.Fatal(err)
	}
	want := []*graph.ImpactEdge{
		{From: "i1", To: "actor:a", Kind: "AFFECTED", Status: "AT_RISK", Findings: []string{"f2"}},
		{From: "i1", To: "actor:a", Kind: "AFFECTED", Status: "DISRUPTED", Findings: []string{"f0"}},
	}
	if diff := cmp.Diff(want, found.Chains[0].Edges); diff != "" {
		t.Error(diff)
	}
}

// Chains equal those that trying every chain finds, over random graphs.
func TestFindPathsEqualsTryingAll(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 200 {
		var pairs []string
		for range 5 + random.IntN(15) {
			pairs = append(pairs, fmt.Sprintf("i%d thing:%d", random.IntN(6), random.IntN(6)))
		}
		p := newPlane(pairs...)
		q := graph.PathQuery{From: p.edges[0].From, To: p.edges[len(p.edges)-1].To, MaxHops: 1 + random.IntN(graph.MaxHops)}
		got, err := graph.FindPaths(t.Context(), p, q)
		if err != nil {
			t.Fatal(err)
		}
		want := tryAll(p, q)
		if diff := cmp.Diff(want, chains(got)); diff != "" {
			t.Fatalf("%v from %s to %s in %d: %s", pairs, q.From, q.To, q.MaxHops, diff)
		}
		found += len(want)
	}
	if found < 200 {
		t.Errorf("only %d chains were there to be found", found)
	}
}

// tryAll extends every chain by every edge.
func tryAll(p *plane, q graph.PathQuery) []string {
	rows := []string{}
	longer := [][]string{{q.From}}
	for range q.MaxHops {
		var next [][]string
		for _, chain := range longer {
			next = append(next, p.extend(chain)...)
		}
		var ends []string
		longer = nil
		for _, chain := range next {
			if chain[len(chain)-1] == q.To {
				ends = append(ends, strings.Join(chain, " "))
			} else {
				longer = append(longer, chain)
			}
		}
		slices.Sort(ends)
		rows = append(rows, slices.Compact(ends)...)
	}
	return rows[:min(len(rows), graph.MaxChains)]
}

func (p *plane) extend(chain []string) [][]string {
	var longer [][]string
	last := chain[len(chain)-1]
	for _, e := range p.edges {
		other := map[string]string{e.From: e.To, e.To: e.From}[last]
		if other != "" && !slices.Contains(chain, other) {
			longer = append(longer, append(slices.Clone(chain), other))
		}
	}
	return longer
}

// The number of calls grows with the hops, not with the number of nodes.
func TestFindPathsCalls(t *testing.T) {
	for _, size := range []int{3, 300} {
		pairs := append(crowd(size, "actor:a"), crowd(size, "actor:b")...)
		p := newPlane(append(pairs, "i1 actor:a", "i2 actor:b")...)
		p.incidents = 5000
		if _, err := graph.FindPaths(t.Context(), p, graph.PathQuery{From: "i1", To: "i2", MaxHops: 4}); err != nil {
			t.Fatal(err)
		}
		if p.calls > 3+2*4 { // the ends, the data set and the nodes; each step, and the middle
			t.Errorf("%d calls with %d incidents", p.calls, size)
		}
	}
}

func TestFindPathsTruncated(t *testing.T) {
	p := newPlane(append(crowd(600, "actor:a"), "i1 actor:b")...)
	found, err := graph.FindPaths(t.Context(), p, graph.PathQuery{From: "actor:a", To: "i1", MaxHops: 3})
	if err != nil {
		t.Fatal(err)
	}
	if !found.Truncated {
		t.Error("600 neighbours of an end were all looked at, or the cut was not told")
	}
}

func TestFindPathsRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		query graph.PathQuery
		want  error
	}{
		"an unknown end": {graph.PathQuery{From: "i1", To: "nobody", MaxHops: 2}, graph.ErrNotFound},
		"one thing":      {graph.PathQuery{From: "i1", To: "i1", MaxHops: 2}, graph.ErrInvalid},
		"no hops":        {graph.PathQuery{From: "i1", To: "i2"}, graph.ErrInvalid},
		"too many hops":  {graph.PathQuery{From: "i1", To: "i2", MaxHops: graph.MaxHops + 1}, graph.ErrInvalid},
	} {
		if _, err := graph.FindPaths(t.Context(), star(), c.query); !errors.Is(err, c.want) {
			t.Errorf("%s: got error %v, want %v", name, err, c.want)
		}
	}
}
