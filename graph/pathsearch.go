package graph

import (
	"context"
	"maps"
	"slices"
)

// pathSearch knows the links that were met from two ends. A node is at the end whose walk met it first or, in the middle, at both.
type pathSearch struct {
	store     Store
	ends      [2]string
	hubs      bool // whether chains pass over hubs
	hubDegree int  // more neighbours than this make a hub
	fringe    [2][]string
	met       [2]map[string]bool
	degree    map[string]int
	links     map[string]map[string][]Edge // in both directions
	truncated bool
}

func newPathSearch(ctx context.Context, store Store, q PathQuery) (*pathSearch, error) {
	s := &pathSearch{store: store, hubs: q.Hubs, degree: map[string]int{}, links: map[string]map[string][]Edge{}}
	given := []string{q.From, q.To}
	found, err := store.Nodes(ctx, given, 0)
	if err != nil {
		return nil, err
	}
	for n, node := range found {
		if node == nil {
			return nil, notFound(given[n])
		}
		id := node.NodeID() // not that of a document that was folded into the incident
		s.ends[n], s.fringe[n], s.met[n] = id, []string{id}, map[string]bool{id: true}
	}
	if s.ends[0] == s.ends[1] {
		return nil, Invalid("from and to are one thing: %q", s.ends[0])
	}
	coverage, err := store.Coverage(ctx, Filter{})
	if err != nil {
		return nil, err
	}
	s.hubDegree = max(hubAtLeast, coverage.Dataset.Incidents/hubShare)
	return s, nil
}

// step looks around the fringe of one end, and how many neighbours those have that both ends have met.
func (s *pathSearch) step(ctx context.Context, end int) error {
	around, err := s.store.Neighbours(ctx, s.fringe[end], nil, maxNeighbours)
	if err != nil {
		return err
	}
	var next []string
	for _, n := range around {
		s.degree[n.ID] = n.Degree
		if s.avoids(n.ID) {
			continue
		}
		next = append(next, s.link(n)...)
	}
	s.advance(end, next)
	return s.measureMiddle(ctx)
}

// link takes up the edges around a node, and returns its neighbours.
func (s *pathSearch) link(around *Neighbourhood) []string {
	others := map[string][]Edge{}
	for _, e := range around.Edges {
		other := e.other(around.ID)
		others[other] = append(others[other], e)
	}
	s.truncated = s.truncated || around.Degree > len(others)
	for other, edges := range others {
		s.connect(around.ID, other, edges)
		s.connect(other, around.ID, edges)
	}
	return slices.Collect(maps.Keys(others))
}

func (s *pathSearch) connect(from, to string, edges []Edge) {
	if s.links[from] == nil {
		s.links[from] = map[string][]Edge{}
	}
	s.links[from][to] = edges
}

// advance makes the nodes that an end has not met its fringe.
func (s *pathSearch) advance(end int, next []string) {
	next = slices.DeleteFunc(distinct(next), func(id string) bool { return s.met[end][id] })
	for _, id := range next {
		s.met[end][id] = true
	}
	s.truncated = s.truncated || len(next) > maxFringe
	s.fringe[end] = next[:min(len(next), maxFringe)]
}

// measureMiddle asks for the degrees of nodes that both ends have met, but not yet looked around.
func (s *pathSearch) measureMiddle(ctx context.Context) error {
	var middle []string
	for id := range s.met[0] {
		if _, measured := s.degree[id]; s.met[1][id] && !measured {
			middle = append(middle, id)
		}
	}
	if len(middle) == 0 {
		return nil
	}
	slices.Sort(middle)
	around, err := s.store.Neighbours(ctx, middle, nil, 0)
	if err != nil {
		return err
	}
	for _, n := range around {
		s.degree[n.ID] = n.Degree
	}
	return nil
}

// avoids says whether no chain may pass over a node.
func (s *pathSearch) avoids(id string) bool {
	return !s.hubs && s.isHub(id) && !slices.Contains(s.ends[:], id)
}

func (s *pathSearch) isHub(id string) bool {
	return s.degree[id] > s.hubDegree && KindOf(id) != IncidentNode
}

// chains returns the first chains of exactly so many hops, by the ids of their nodes.
func (s *pathSearch) chains(hops, most int) [][]string {
	c := &chaining{pathSearch: s, distance: s.distances(hops), hops: hops, most: most}
	c.extend([]string{s.ends[0]})
	s.truncated = s.truncated || c.tries > maxTries
	return c.found
}

// chaining puts together chains of so many hops, at most so many.
type chaining struct {
	*pathSearch
	distance   map[string]int // from the second end
	hops, most int
	found      [][]string
	tries      int
}

// extend finds the chains that begin with this one.
func (c *chaining) extend(chain []string) {
	last, left := chain[len(chain)-1], c.hops-len(chain)
	for _, next := range slices.Sorted(maps.Keys(c.links[last])) {
		far, reachable := c.distance[next]
		tooEarly := next == c.ends[1] && left > 0
		if !reachable || far > left || tooEarly || slices.Contains(chain, next) {
			continue
		}
		if c.tries++; len(c.found) == c.most || c.tries > maxTries {
			return
		}
		if longer := append(slices.Clone(chain), next); left == 0 {
			c.found = append(c.found, longer)
		} else {
			c.extend(longer)
		}
	}
}

// distances returns how many hops nodes are from the second end, up to a number of hops.
func (s *pathSearch) distances(hops int) map[string]int {
	distance := map[string]int{s.ends[1]: 0}
	fringe := []string{s.ends[1]}
	for far := 1; far <= hops; far++ {
		var next []string
		for _, id := range fringe {
			for other := range s.links[id] {
				if _, known := distance[other]; !known && !s.avoids(other) {
					distance[other] = far
					next = append(next, other)
				}
			}
		}
		fringe = next
	}
	return distance
}
