package graph

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Similar is an incident that has something in common with another one.
type Similar struct {
	Incident *Incident
	// Score is the sum of the weights of the reasons.
	Score int
	// Reasons are what both have, the heaviest first, then by kind and key.
	Reasons []*SimilarReason
}

// SimilarReason is a trait that two incidents share.
type SimilarReason struct {
	Trait
	Weight int
}

// TraitCounts says how common traits are: Counts, parallel to them, of all Incidents.
type TraitCounts struct {
	Incidents int
	Counts    []int
}

// Comparison asks for the incidents that share traits with the one of ID. Weights are by token of [SearchTraits], and positive.
type Comparison struct {
	ID      string
	Weights map[string]int
}

// Scored is an incident with the sum of the weights of what it shares.
type Scored struct {
	ID    string
	Score int
}

// Comparer is the part of a [Store] that compares incidents.
type Comparer interface {
	Nodes(ctx context.Context, ids []string, with Relation) ([]Node, error)
	TraitCounts(ctx context.Context, traits []string) (*TraitCounts, error)
	Alike(ctx context.Context, of []Comparison, first int) ([][]Scored, error)
}

// comparedRelations fill what the traits of an incident are made of.
const comparedRelations = Victims | Services | Partners | Actors | Elections

// FindSimilar returns for each id of an incident the first incidents that share the most with it: those of the highest score, then the
// newest, then by id, the relations of with filled. The result has the length and order of ids; an unknown id has none. It asks the
// store four times, whatever the number of ids.
//
// A trait that n of N incidents have weighs 100 times the natural logarithm of N/n, rounded, as the inverse document frequency of
// information retrieval: what all have tells nothing, and what few share tells most.
func FindSimilar(ctx context.Context, s Comparer, ids []string, first int, with Relation) ([][]*Similar, error) {
	incidents, err := incidentsByID(ctx, s, ids, comparedRelations)
	if err != nil {
		return nil, err
	}
	weights, err := weigh(ctx, s, incidents)
	if err != nil {
		return nil, err
	}
	comparisons := make([]Comparison, len(ids))
	for n, id := range ids {
		comparisons[n] = Comparison{ID: id, Weights: map[string]int{}}
		for _, t := range incidents[id].comparedTraits() {
			if weight := weights[t.token()]; weight > 0 {
				comparisons[n].Weights[t.token()] = weight
			}
		}
	}
	scored, err := s.Alike(ctx, comparisons, first)
	if err != nil {
		return nil, err
	}
	found, err := incidentsByID(ctx, s, scoredIDs(scored), comparedRelations|with)
	if err != nil {
		return nil, err
	}
	similar := make([][]*Similar, len(ids))
	for n, id := range ids {
		similar[n] = incidents[id].compare(scored[n], found, weights)
	}
	return similar, nil
}

// incidentsByID reads incidents, each once.
func incidentsByID(ctx context.Context, s Comparer, ids []string, with Relation) (map[string]*Incident, error) {
	ids = distinct(ids)
	nodes, err := s.Nodes(ctx, ids, with)
	if err != nil {
		return nil, err
	}
	incidents := map[string]*Incident{}
	for n, id := range ids {
		if incident, is := nodes[n].(*Incident); is {
			incidents[id] = incident
		}
	}
	return incidents, nil
}

// weigh returns the weight of each trait of the incidents, by token.
func weigh(ctx context.Context, s Comparer, incidents map[string]*Incident) (map[string]int, error) {
	var tokens []string
	for _, i := range incidents {
		tokens = append(tokens, traitTokens(i.comparedTraits())...)
	}
	tokens = distinct(tokens)
	counts, err := s.TraitCounts(ctx, tokens)
	if err != nil {
		return nil, err
	}
	weights := map[string]int{}
	for n, token := range tokens {
		if counts.Counts[n] > 0 {
			weights[token] = int(math.Round(100 * math.Log(float64(counts.Incidents)/float64(counts.Counts[n]))))
		}
	}
	return weights, nil
}

func scoredIDs(lists [][]Scored) (ids []string) {
	for _, list := range lists {
		for _, s := range list {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// compare says what i shares with each of the incidents that the store found. One that was withdrawn since is left out.
func (i *Incident) compare(scored []Scored, found map[string]*Incident, weights map[string]int) []*Similar {
	similar := []*Similar{}
	for _, s := range scored {
		if other := found[s.ID]; other != nil {
			similar = append(similar, &Similar{other, s.Score, i.reasons(other, weights)})
		}
	}
	return similar
}

func (i *Incident) reasons(other *Incident, weights map[string]int) []*SimilarReason {
	reasons := []*SimilarReason{}
	theirs := traitTokens(other.comparedTraits())
	for _, t := range i.comparedTraits() {
		if weight := weights[t.token()]; weight > 0 && slices.Contains(theirs, t.token()) {
			reasons = append(reasons, &SimilarReason{t, weight})
		}
	}
	slices.SortFunc(reasons, func(a, b *SimilarReason) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), slices.Index(TraitKinds, a.Kind)-slices.Index(TraitKinds, b.Kind), cmp.Compare(a.Key, b.Key))
	})
	return reasons
}

// comparedTraits returns the traits of an incident that comparedRelations filled; none of nil.
func (i *Incident) comparedTraits() []Trait {
	if i == nil {
		return nil
	}
	near := slices.ContainsFunc(i.Elections, func(e *ElectionImpact) bool {
		return e.DaysBefore != nil && isNearVote(*e.DaysBefore)
	})
	return i.traits(near)
}
