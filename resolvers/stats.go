package resolvers

import (
	"cmp"
	"context"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Stats is a question how long things took; each field is one call.
type Stats struct{ Filter graph.Filter }

// Days is what numbers of days come to, and what they rest on.
type Days struct {
	graph.DaySummary
	Assumed int
	filter  graph.Filter
	measure graph.Measure
}

// ServiceDays is what the outages of a service come to.
type ServiceDays struct {
	graph.DaySummary
	Service *graph.Service
	Assumed int
}

// Stats begins with the filter.
func (query) Stats(ctx context.Context, filter *graph.Filter) (*Stats, error) {
	f, err := filterOf(ctx, filter)
	return &Stats{f}, err
}

// Containment is from the detection to the containment.
func (r stats) Containment(ctx context.Context, of *Stats) (*Days, error) {
	return r.days(ctx, of, graph.Containment)
}

// BeforeElection is from the incident to a vote.
func (r stats) BeforeElection(ctx context.Context, of *Stats) (*Days, error) {
	return r.days(ctx, of, graph.BeforeElection)
}

// Outage is over all services.
func (r stats) Outage(ctx context.Context, of *Stats, assumeStart *bool) (*Days, error) {
	measure, all, stated, err := r.outages(ctx, of, assumeStart)
	if err != nil {
		return nil, err
	}
	days := &Days{DaySummary: graph.Summarize(all), filter: of.Filter, measure: measure}
	days.Assumed = days.N - graph.Summarize(stated).N
	return days, nil
}

// OutageByService is for each service that has an outage, those with the most first.
func (r stats) OutageByService(ctx context.Context, of *Stats, assumeStart *bool) ([]*ServiceDays, error) {
	_, all, stated, err := r.outages(ctx, of, assumeStart)
	if err != nil {
		return nil, err
	}
	statedOf := byService(stated)
	var services []*ServiceDays
	for code, counts := range byService(all) {
		days := &ServiceDays{DaySummary: graph.Summarize(counts), Service: &graph.Service{Code: code}}
		days.Assumed = days.N - graph.Summarize(statedOf[code]).N
		services = append(services, days)
	}
	slices.SortFunc(services, func(a, b *ServiceDays) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Service.Code, b.Service.Code))
	})
	return services, nil
}

// outages returns those that are asked for, and those whose beginning is stated.
func (r stats) outages(ctx context.Context, of *Stats, assumeStart *bool) (m graph.Measure, all, stated []*graph.DayCount, err error) {
	stated, err = r.Store.Days(ctx, of.Filter, graph.StatedOutage)
	if err != nil || assumeStart == nil || !*assumeStart {
		return graph.StatedOutage, stated, stated, err
	}
	all, err = r.Store.Days(ctx, of.Filter, graph.AssumedOutage)
	return graph.AssumedOutage, all, stated, err
}

func byService(counts []*graph.DayCount) map[graph.ServiceCode][]*graph.DayCount {
	all := map[graph.ServiceCode][]*graph.DayCount{}
	for _, c := range counts {
		all[c.Service] = append(all[c.Service], c)
	}
	return all
}

func (r stats) days(ctx context.Context, of *Stats, m graph.Measure) (*Days, error) {
	counts, err := r.Store.Days(ctx, of.Filter, m)
	return &Days{DaySummary: graph.Summarize(counts), filter: of.Filter, measure: m}, err
}

// Coverage tells how many incidents the days rest on.
func (r daysResolver) Coverage(ctx context.Context, of *Days) (*Coverage, error) {
	return r.covered(ctx, of.filter, graph.Topic(of.measure))
}
