package neo4j_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/neo4j"
	"github.com/incidentgraph/incidentgraph/graph/neo4j/neo4jtest"
)

// Each read must find what it starts from by an index. A total needs no index: it is about everything.
func TestReadsUseTheirIndexes(t *testing.T) {
	store := open(t)
	if _, err := store.Put(context.Background(), many(400)...); err != nil {
		t.Fatal(err)
	}
	run(t, `CALL db.prepareForReplanning()`, nil)
	for _, c := range planCases {
		t.Run(c.name, func(t *testing.T) {
			plan := explain(t, store, c.read)
			for _, index := range c.indexes {
				if !strings.Contains(plan, index) {
					t.Errorf("the plan lacks %q", index)
				}
			}
			if strings.Contains(plan, "AllNodesScan") || strings.Contains(plan, "NodeByLabelScan") {
				t.Error("the plan scans nodes")
			}
			if t.Failed() {
				t.Log(plan)
			}
		})
	}
}

type read = func(context.Context, *neo4j.Store) error

var planCases = []struct {
	name    string
	indexes []string
	read    read
}{
	{"newest incidents", []string{"INDEX i:Incident(occurredFrom)"}, incidents(graph.Filter{}, graph.Newest)},
	{"oldest incidents", []string{"INDEX i:Incident(occurredFrom)"}, incidents(graph.Filter{}, graph.Oldest)},
	{
		"incidents by disrupted service",
		[]string{"INDEX i:Incident(occurredFrom)"},
		incidents(graph.Filter{Disrupted: []graph.ServiceCode{"ELECTIONS"}}, graph.Newest),
	},
	{
		"incidents by conditions within others",
		[]string{"INDEX i:Incident(occurredFrom)"},
		incidents(graph.Filter{Or: []*graph.Filter{{Countries: []string{"FR"}}, {Text: "ville"}}, Not: &graph.Filter{Victims: []string{"Town 7"}}}, graph.Newest),
	},
	{"incidents by a victim's name", []string{"[s:AGAINST(key)]"}, incidents(graph.Filter{Victims: []string{"Town 7"}}, graph.Newest)},
	{"incidents by a victim's id", []string{"m:Victim(id)"}, incidents(graph.Filter{Victims: []string{"victim:fr:town-7"}}, graph.Newest)},
	{"incidents by an actor's name", []string{"[s:ATTRIBUTED_TO(key)]"}, incidents(graph.Filter{Actors: []string{"Actor 7"}}, graph.Newest)},
	{"incidents by text", []string{"db.index.fulltext.queryNodes"}, incidents(graph.Filter{Text: "town 7"}, graph.Newest)},
	{"a search", []string{"db.index.fulltext.queryNodes"}, func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.Search(ctx, graph.SearchQuery{Text: "town 7", Page: graph.Page{First: 10}})
		return err
	}},
	{"spellings", []string{"db.index.fulltext.queryNodes"}, func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.Spellings(ctx, []graph.Term{{Tokens: []string{"twon"}}})
		return err
	}},
	{"alike incidents", []string{"db.index.fulltext.queryNodes"}, func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.Alike(ctx, []graph.Comparison{{ID: "town-7-2020-01", Weights: map[string]int{"COUNTRY-FR": 1}}}, 5)
		return err
	}},
	{"incidents of a victim", []string{"around:Victim(id)"}, incidentsOf("victim:fr:town-7")},
	{"incidents of nodes of several kinds", []string{"around:Service(id)", "around:Place(id)"}, incidentsOf("service:EMAIL", "place:fr")},
	{"incidents before a vote", []string{":Election(id)", "i:Incident(occurredFrom)"}, func(ctx context.Context, s *neo4j.Store) error {
		votes := []*graph.Election{{ID: "election:x", Country: "FR", HeldOn: "2020-06-30"}}
		_, err := s.IncidentsBefore(ctx, votes, 14, graph.IncidentQuery{Page: graph.Page{First: 10}})
		return err
	}},
	{"an incident by its id", []string{"own:Incident(id)", "Document(id)"}, nodes("town-7-2020-01")},
	{"a victim by its id", []string{"n:Victim(id)"}, nodes("victim:fr:town-7")},
	{"the timeline", []string{"e:Event(on)"}, func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.Timeline(ctx, graph.TimelineQuery{Page: graph.Page{First: 10}})
		return err
	}},
	{"the timeline with outages", []string{"e:Event(on)", "[r:AFFECTED(on)]"}, func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.Timeline(ctx, graph.TimelineQuery{Kinds: graph.TimelineKinds, Page: graph.Page{First: 10}})
		return err
	}},
	{"victims by name", []string{"n:Victim(sortKey)"}, func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.List(ctx, graph.NodeQuery{Kind: graph.VictimNode, Page: graph.Page{First: 10}})
		return err
	}},
	{"changes", []string{"c:Change(sequence)", "i:Incident(id)"}, changes(graph.Filter{})},
	{"changes by disrupted service", []string{"c:Change(sequence)", "i:Incident(id)"}, changes(graph.Filter{Disrupted: []graph.ServiceCode{"ELECTIONS"}})},
	{"neighbours", []string{"n:Incident(id)", "n:Victim(id)"}, func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.Neighbours(ctx, []string{"town-7-2020-01", "victim:fr:town-7"}, nil, 10)
		return err
	}},
}

// many returns incidents that differ enough for the planner to see what an index is good for.
func many(n int) []*graph.Incident {
	all := make([]*graph.Incident, n)
	for k := range all {
		all[k] = &graph.Incident{
			Title: fmt.Sprint("Ville ", k), Place: &graph.Place{Country: "FR"},
			Occurred: graph.Period{From: graph.Date(fmt.Sprintf("2020-%02d-%02d", 1+k%12, 1+k%28))},
			Victims:  []*graph.Attack{{Name: fmt.Sprint("Town ", k)}},
			Actors:   []*graph.Attribution{{Name: fmt.Sprint("Actor ", k)}},
			Services: []*graph.ServiceImpact{{Code: graph.ServiceCodes[k%len(graph.ServiceCodes)], Status: graph.Disrupted, From: graph.Date(fmt.Sprintf("2020-%02d-%02d", 1+k%12, 1+k%28))}},
			Events:   []*graph.Event{{On: graph.Date(fmt.Sprintf("2020-%02d-%02d", 1+k%12, 1+k%28)), Kind: "STARTED"}},
		}
	}
	return all
}

func incidents(f graph.Filter, order graph.Order) read {
	return func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.Incidents(ctx, graph.IncidentQuery{Filter: f, Order: order, Page: graph.Page{First: 10}, With: graph.AllRelations})
		return err
	}
}

func changes(f graph.Filter) read {
	return func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.Changes(ctx, graph.ChangeQuery{Filter: f, Page: graph.Page{First: 10, After: "7"}, With: graph.AllRelations})
		return err
	}
}

func incidentsOf(ids ...string) read {
	return func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.IncidentsOf(ctx, ids, graph.IncidentQuery{Page: graph.Page{First: 10}, With: graph.AllRelations})
		return err
	}
}

func nodes(ids ...string) read {
	return func(ctx context.Context, s *neo4j.Store) error {
		_, err := s.Nodes(ctx, ids, graph.AllRelations)
		return err
	}
}

// explain returns the plan of the one statement that a read sends.
func explain(t *testing.T, store *neo4j.Store, read read) string {
	t.Helper()
	var plans []string
	store.Observe(func(text string, params map[string]any) { plans = append(plans, plan(t, text, params)) })
	defer store.Observe(nil)
	if err := read(t.Context(), store); err != nil {
		t.Fatal(err)
	}
	if len(plans) != 1 {
		t.Fatalf("%d statements, want 1", len(plans))
	}
	return plans[0]
}

func plan(t *testing.T, text string, params map[string]any) string {
	t.Helper()
	d, err := driver.NewDriverWithContext(neo4jtest.URI(t), neo4jtest.Auth())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(context.Background()) }()
	result, err := driver.ExecuteQuery(t.Context(), d, "EXPLAIN "+text, params, driver.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	// The driver's tree of children is not to be trusted (each is the last one); the server's drawing is.
	drawn, _ := result.Summary.Plan().Arguments()["string-representation"].(string)
	return drawn
}
