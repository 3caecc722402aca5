package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/incidentgraph/incidentgraph/graph"
)

// SearchConnection is a page of what a search found.
type SearchConnection struct {
	Edges       []*SearchEdge
	Nodes       []*graph.Incident
	PageInfo    *PageInfo
	TotalCount  int
	Corrections []graph.SearchCorrection
	Facets      *SearchFacets
}

// SearchEdge is an incident that a search found.
type SearchEdge struct {
	IncidentEdge
	query graph.SearchQuery
}

// MatchedIn tells where the words are.
func (e *SearchEdge) MatchedIn() ([]graph.SearchField, error) { return e.query.MatchedIn(e.Node) }

// Highlights are the passages that have the words.
func (e *SearchEdge) Highlights() ([]*graph.Highlight, error) { return e.query.Highlights(e.Node) }

// Search finds incidents by full text.
func (r query) Search(ctx context.Context, text string, filter *graph.Filter, first *int32, after *string) (*SearchConnection, error) {
	p, f, err := filteredPage(ctx, filter, first, after)
	if err != nil {
		return nil, err
	}
	with := relations(ctx, "nodes", "edges.node")
	if graphql.FieldRequested(ctx, "edges.matchedIn") || graphql.FieldRequested(ctx, "edges.highlights") {
		with |= graph.SearchedRelations
	}
	found, err := graph.Search(ctx, r.Store, graph.SearchQuery{Text: text, Filter: f, Page: p, With: with})
	if err != nil {
		return nil, err
	}
	return connectFound(found, p.After != ""), nil
}

func connectFound(found *graph.Searched, continued bool) *SearchConnection {
	cursors := make([]string, len(found.Incidents))
	for n, incident := range found.Incidents {
		cursors[n] = found.Query.Cursor(incident, found.Ranks[n])
	}
	plain := connection(found.Incidents, cursors, found.More, continued, found.Total)
	c := &SearchConnection{
		Nodes: plain.Nodes, PageInfo: plain.PageInfo, TotalCount: plain.TotalCount, Corrections: found.Corrections,
		Facets: &SearchFacets{graph.Filter{Search: found.Query.Text, And: []*graph.Filter{&found.Query.Filter}}},
	}
	for n, edge := range plain.Edges {
		c.Edges = append(c.Edges, &SearchEdge{IncidentEdge{Edge: *edge, Match: found.Matches[n], Mentioned: true}, found.Query})
	}
	return c
}

// SearchFacets counts the incidents that a search found: those that match Filter.
type SearchFacets struct{ Filter graph.Filter }

// Facet is a value that found incidents have.
type Facet struct {
	Key, Label string
	Count      int
}

// maxFacets is the most values of one facet.
const maxFacets = 100

// of counts by a dimension.
func (r facets) of(ctx context.Context, all *SearchFacets, by graph.Dimension) ([]*Facet, error) {
	buckets, err := r.Store.Count(ctx, all.Filter, by)
	if err != nil {
		return nil, err
	}
	list := []*Facet{}
	for _, b := range buckets[:min(len(buckets), maxFacets)] {
		list = append(list, &Facet{b.Keys[0], b.Labels[0], b.Count})
	}
	return list, nil
}

// Services counts by the services that were out.
func (r facets) Services(ctx context.Context, all *SearchFacets) ([]*Facet, error) {
	list, err := r.of(ctx, all, graph.ByService)
	for _, f := range list {
		f.Label = serviceLabel(graph.ServiceCode(f.Key))
	}
	return list, err
}

// Sectors counts by the victims' sectors.
func (r facets) Sectors(ctx context.Context, all *SearchFacets) ([]*Facet, error) {
	return r.of(ctx, all, graph.BySector)
}

// Countries counts by country.
func (r facets) Countries(ctx context.Context, all *SearchFacets) ([]*Facet, error) {
	return r.of(ctx, all, graph.ByCountry)
}

// Years counts by the year in which incidents began.
func (r facets) Years(ctx context.Context, all *SearchFacets) ([]*Facet, error) {
	return r.of(ctx, all, graph.ByYear)
}

// AttackTypes counts by the kind of attack.
func (r facets) AttackTypes(ctx context.Context, all *SearchFacets) ([]*Facet, error) {
	return r.of(ctx, all, graph.ByAttackType)
}

// DataImpact counts by what is known of taken data.
func (r facets) DataImpact(ctx context.Context, all *SearchFacets) ([]*Facet, error) {
	return r.of(ctx, all, graph.ByDataImpact)
}

// PartnerKinds counts by the classes of partners.
func (r facets) PartnerKinds(ctx context.Context, all *SearchFacets) ([]*Facet, error) {
	return r.of(ctx, all, graph.ByPartnerKind)
}

// ElectionStatus counts by what became of elections.
func (r facets) ElectionStatus(ctx context.Context, all *SearchFacets) ([]*Facet, error) {
	return r.of(ctx, all, graph.ByElectionStatus)
}
