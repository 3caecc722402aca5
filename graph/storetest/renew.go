package storetest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Restored is an incident of a known day after which a service was back.
func Restored(n int) *graph.Incident {
	return &graph.Incident{
		ID: fmt.Sprint("restored-", n), Occurred: graph.Period{From: "2024-06-24"}, Victims: []*graph.Attack{{Name: fmt.Sprint("Town ", n)}},
		Services: []*graph.ServiceImpact{{Code: "EMAIL", Status: graph.Restored, Until: "2024-06-26"}},
	}
}

// IsRenewed fails the test unless the store has n incidents of [Restored], with the fields that Go makes of them and a
// feed that tells of their creation.
func IsRenewed(t *testing.T, store graph.Store, n int) {
	t.Helper()
	within := 2
	f := graph.Filter{Match: graph.CertainMatch, Occurred: period("2024-06-24", "2024-06-24"), RestoredWithinDays: &within, Review: []graph.ReviewState{graph.Unreviewed}}
	page, err := store.Incidents(t.Context(), graph.IncidentQuery{Filter: f, Page: graph.Page{Total: true}})
	if err != nil || page.Total != n {
		t.Errorf("got %+v, error %v, want %d incidents", page, err, n)
	}
	counts, err := store.Days(t.Context(), f, graph.AssumedOutage)
	if diff := cmp.Diff([]*graph.DayCount{{Service: "EMAIL", Days: 2, Count: n}}, counts); err != nil || diff != "" {
		t.Errorf("error %v\n%s", err, diff)
	}
	changes, err := store.Changes(t.Context(), graph.ChangeQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var created []string
	for k := range n {
		created = append(created, fmt.Sprintf("%d CREATED restored-%d", k+1, k))
	}
	if diff := cmp.Diff(created, feed(changes.Changes)); diff != "" {
		t.Errorf("feed: -want +got\n%s", diff)
	}
	found, err := graph.Search(t.Context(), store, graph.SearchQuery{Text: "twon", Page: graph.Page{Total: true}})
	if err != nil || found.Total != n || len(found.Corrections) != 1 {
		t.Errorf("got %+v, error %v, want %d incidents of one corrected word", found, err, n)
	}
	health, err := store.Check(t.Context())
	if err != nil || len(health.Problems) > 0 {
		t.Errorf("got %+v, error %v", health, err)
	}
}
