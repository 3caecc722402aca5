package storetest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// has says whether a document has a trait.
func (d *naiveDocument) has(trait string) bool {
	kind, key, _ := strings.Cut(trait, "-")
	switch graph.TraitKind(kind) {
	case graph.TraitService:
		return slices.ContainsFunc(d.Services, func(s naiveService) bool {
			return s.Code == key && (s.Status == "DISRUPTED" || s.Status == "RESTORED")
		})
	case graph.TraitFallback:
		return slices.ContainsFunc(d.Services, func(s naiveService) bool { return graph.Slug(s.Fallback) == key })
	case graph.TraitAttack:
		return slices.Contains(d.AttackTypes, key)
	case graph.TraitCountry:
		return d.Place.Country == key
	case graph.TraitPartner:
		return slices.ContainsFunc(d.Partners, func(p naivePartner) bool { return graph.Slug(p.Name) == key && (p.Named == nil || *p.Named) })
	case graph.TraitElection:
		return slices.ContainsFunc(d.Elections, func(v *naiveVote) bool {
			days := differences(d.Occurred.From, v.held)
			return len(days) == 1 && days[0] >= 0 && days[0] <= 30
		})
	}
	for _, v := range d.Victims {
		if kind == string(graph.TraitSector) && v.Sector == key {
			return true
		}
	}
	for _, a := range d.Actors {
		if kind == string(graph.TraitActor) && graph.Slug(a.Name) == key && a.Role != "DENIED" {
			return true
		}
	}
	return false
}

// TraitCounts looks at every document for each trait.
func (n *naive) TraitCounts(_ context.Context, traits []string) (*graph.TraitCounts, error) {
	counts := &graph.TraitCounts{Incidents: len(n.documents), Counts: make([]int, len(traits))}
	for k, trait := range traits {
		for _, d := range n.documents {
			counts.Counts[k] += number(d.has(trait))
		}
	}
	return counts, nil
}

// Alike adds up the weights for every document.
func (n *naive) Alike(_ context.Context, of []graph.Comparison, first int) ([][]graph.Scored, error) {
	found := make([][]graph.Scored, len(of))
	newest := slices.SortedStableFunc(slices.Values(n.documents), func(a, b *naiveDocument) int {
		return strings.Compare(b.Occurred.From, a.Occurred.From)
	})
	for k, c := range of {
		found[k] = []graph.Scored{}
		for _, d := range newest {
			score := 0
			for trait, weight := range c.Weights {
				score += weight * number(d.has(trait))
			}
			if score > 0 && d.ID != c.ID {
				found[k] = append(found[k], graph.Scored{ID: d.ID, Score: score})
			}
		}
		slices.SortStableFunc(found[k], func(a, b graph.Scored) int { return cmp.Compare(b.Score, a.Score) })
		found[k] = found[k][:min(len(found[k]), first)]
	}
	return found, nil
}
