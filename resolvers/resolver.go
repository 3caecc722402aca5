// Package resolvers answers GraphQL over a [graph.Store]. A field of the schema is a field of the domain's types
// wherever there is one; what is resolved by hand here asks the store once, for all that the request selects.
package resolvers

import (
	"github.com/99designs/gqlgen/graphql"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Resolver answers every field that is more than a field of the domain.
type Resolver struct {
	Store graph.Store
	feed  *feed // for subscriptions
	// schema is what these resolvers answer: questions in words run queries of their own against it.
	schema graphql.ExecutableSchema
}

var _ ResolverRoot = (*Resolver)(nil)

// Each type of the schema that has such fields, resolved in the file of its subject.
type (
	query          struct{ *Resolver }
	subscription   struct{ *Resolver }
	incidentChange struct{ *Resolver }
	incident       struct{ *Resolver }
	event          struct{ *Resolver }
	timelineItem   struct{ *Resolver }
	undatedItem    struct{ *Resolver }

	timelineConnection struct{ *Resolver }
	response           struct{ *Resolver }
	related            struct{ *Resolver }
	victim             struct{ *Resolver }
	service            struct{ *Resolver }
	partner            struct{ *Resolver }
	actor              struct{ *Resolver }
	election           struct{ *Resolver }
	place              struct{ *Resolver }
	report             struct{ *Resolver }
	impactNode         struct{ *Resolver }
	chainNode          struct{ *Resolver }
	countsResolver     struct{ *Resolver }
	stats              struct{ *Resolver }
	daysResolver       struct{ *Resolver }
	answerRow          struct{ *Resolver }
	facets             struct{ *Resolver }
	similarReason      struct{ *Resolver }
)

// Query resolves the root.
func (r *Resolver) Query() QueryResolver { return query{r} }

// Subscription resolves what is told as it happens.
func (r *Resolver) Subscription() SubscriptionResolver { return subscription{r} }

// IncidentChange resolves changes.
func (r *Resolver) IncidentChange() IncidentChangeResolver { return incidentChange{r} }

// Incident resolves incidents.
func (r *Resolver) Incident() IncidentResolver { return incident{r} }

// Event resolves events.
func (r *Resolver) Event() EventResolver { return event{r} }

// TimelineItem resolves entries of a timeline.
func (r *Resolver) TimelineItem() TimelineItemResolver { return timelineItem{r} }

// UndatedItem resolves what has no date.
func (r *Resolver) UndatedItem() UndatedItemResolver { return undatedItem{r} }

// TimelineConnection resolves pages of a timeline.
func (r *Resolver) TimelineConnection() TimelineConnectionResolver { return timelineConnection{r} }

// Response resolves what partners did.
func (r *Resolver) Response() ResponseResolver { return response{r} }

// Related resolves links between incidents.
func (r *Resolver) Related() RelatedResolver { return related{r} }

// Victim resolves victims.
func (r *Resolver) Victim() VictimResolver { return victim{r} }

// Service resolves services.
func (r *Resolver) Service() ServiceResolver { return service{r} }

// Partner resolves partners.
func (r *Resolver) Partner() PartnerResolver { return partner{r} }

// Actor resolves actors.
func (r *Resolver) Actor() ActorResolver { return actor{r} }

// Election resolves elections.
func (r *Resolver) Election() ElectionResolver { return election{r} }

// Place resolves places.
func (r *Resolver) Place() PlaceResolver { return place{r} }

// Report resolves reports.
func (r *Resolver) Report() ReportResolver { return report{r} }

// ImpactNode resolves nodes of an impact graph.
func (r *Resolver) ImpactNode() ImpactNodeResolver { return impactNode{r} }

// ChainNode resolves things in a chain.
func (r *Resolver) ChainNode() ChainNodeResolver { return chainNode{r} }

// Counts resolves numbers of incidents.
func (r *Resolver) Counts() CountsResolver { return countsResolver{r} }

// Stats resolves how long things took.
func (r *Resolver) Stats() StatsResolver { return stats{r} }

// Days resolves numbers of days.
func (r *Resolver) Days() DaysResolver { return daysResolver{r} }

// AnswerRow resolves rows of answers to questions.
func (r *Resolver) AnswerRow() AnswerRowResolver { return answerRow{r} }

// SearchFacets resolves what incidents that were found have in common.
func (r *Resolver) SearchFacets() SearchFacetsResolver { return facets{r} }

// SimilarReason resolves what incidents share.
func (r *Resolver) SimilarReason() SimilarReasonResolver { return similarReason{r} }
