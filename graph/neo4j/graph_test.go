package neo4j_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/graph/neo4j"
	"github.com/incidentgraph/incidentgraph/graph/neo4j/neo4jtest"
	"github.com/incidentgraph/incidentgraph/graph/storetest"
)

// The graph must be as docs/neo4j.md draws it, since people explore it beside this program.
func TestGraphIsAsDrawn(t *testing.T) {
	store := open(t)
	put(t, store, town(), &graph.Incident{ID: "sister", Title: "Another town"})
	if err := store.PutElections(t.Context(), vote()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, pattern, want string }{
		{"victim", `MATCH (:Incident {id: 'town'})-[r:AGAINST]->(n:Victim) RETURN n.name + ' ' + r.role AS found`, "Town PRIMARY"},
		{"place of a victim", `MATCH (:Victim {name: 'Town'})-[:LOCATED_IN]->(n:Place) RETURN n.id AS found`, "place:fr:loiret:town"},
		{"place", `MATCH (:Incident {id: 'town'})-[:OCCURRED_IN]->(n:Place {id: 'place:fr:loiret'}) RETURN n.region AS found`, "Loiret"},
		{"service", `MATCH (:Incident {id: 'town'})-[r:AFFECTED {status: 'DISRUPTED'}]->(n:Service) RETURN n.code + ' ' + r.from AS found`, "EMAIL 2024-06-24"},
		{"partner", `MATCH (n:Partner)-[r:RESPONDED_TO]->(:Incident {id: 'town'}) RETURN n.name + ' ' + r.role AS found`, "ANSSI RESTORATION"},
		{"actor", `MATCH (:Incident {id: 'town'})-[r:ATTRIBUTED_TO]->(n:Actor) RETURN n.name + ' ' + r.role AS found`, "LockBit CLAIMED"},
		{"action", `MATCH (:Incident {id: 'town'})-[:TOOK]->(n:Action) RETURN n.code AS found`, "FORENSICS"},
		{"event", `MATCH (:Incident {id: 'town'})-[:HAS_EVENT]->(n:Event) RETURN n.on + ' ' + n.kind AS found`, "2024-06-24 DETECTED"},
		{"election", `MATCH (:Incident {id: 'town'})-[r:ENDANGERED {status: 'AT_RISK'}]->(n:Election {calendar: true}) RETURN n.name + ' ' + r.daysBefore AS found`, "Legislative election 6"},
		{"link", `MATCH (:Incident {id: 'town'})-[r:RELATED_TO]->(n:Incident) RETURN n.id + ' ' + r.kind AS found`, "sister SAME_CAMPAIGN"},
		{"report", `MATCH (n:Report)-[:DESCRIBES]->(:Incident {id: 'town'}) RETURN n.text AS found`, "E-mail was out."},
		{"evidence", `MATCH (i:Incident)-[r:AFFECTED]->() RETURN r.evidenceQuote[0] AS found`, "E-mail"},
		{"document", `MATCH (n:Document)-[:SOURCE_OF]->(:Incident {id: 'town'}) RETURN n.id AS found`, "town"},
		{"statements", `MATCH ()-[r]->() WHERE r.statement IS NOT NULL WITH DISTINCT type(r) AS type ORDER BY type WITH collect(type) AS types RETURN reduce(all = '', t IN types | all + t + ' ') AS found`, "AFFECTED AGAINST ATTRIBUTED_TO DESCRIBES ENDANGERED HAS_EVENT OCCURRED_IN RELATED_TO RESPONDED_TO TOOK "},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff([]string{c.want}, found(t, c.pattern)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// A link waits for the incident that it leads to, and outlasts it.
func TestLinksWaitForTheirIncident(t *testing.T) {
	const links = `MATCH (a:Incident)-[:RELATED_TO]->(b) RETURN a.id + ' ' + labels(b)[0] + ' ' + b.id AS found`
	store := open(t)
	put(t, store, town())
	if diff := cmp.Diff([]string{"town MissingIncident sister"}, found(t, links)); diff != "" {
		t.Errorf("before: -want +got\n%s", diff)
	}
	put(t, store, &graph.Incident{ID: "sister"})
	if diff := cmp.Diff([]string{"town Incident sister"}, found(t, links)); diff != "" {
		t.Errorf("after: -want +got\n%s", diff)
	}
	unlinked := town()
	unlinked.Related = nil
	put(t, store, unlinked)
	if missing := found(t, `MATCH (m:MissingIncident) RETURN m.id AS found`); len(missing) > 0 || len(found(t, links)) > 0 {
		t.Errorf("a link that is no more left %v", missing)
	}
}

// Loading again what is there must write nothing at all: the database's last transaction stays.
func TestUnchangedWritesNothing(t *testing.T) {
	store := open(t)
	load := func() {
		put(t, store, town())
		if err := store.PutElections(t.Context(), vote()); err != nil {
			t.Fatal(err)
		}
	}
	load()
	before := lastTransaction(t)
	load()
	if diff := cmp.Diff(before, lastTransaction(t)); diff != "" {
		t.Errorf("last transaction: -want +got\n%s", diff)
	}
	put(t, store, &graph.Incident{ID: "other"})
	if cmp.Equal(before, lastTransaction(t)) {
		t.Error("a new document wrote nothing")
	}
}

// lastTransaction returns the bookmark of the last transaction that wrote.
func lastTransaction(t *testing.T) []string {
	t.Helper()
	d, err := driver.NewDriverWithContext(neo4jtest.URI(t), neo4jtest.Auth())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(context.Background()) }()
	session := d.NewSession(t.Context(), driver.SessionConfig{})
	defer func() { _ = session.Close(context.Background()) }()
	result, err := session.Run(t.Context(), `RETURN 1`, nil)
	if err == nil {
		_, err = result.Consume(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return session.LastBookmarks()
}

func town() *graph.Incident {
	const report = "E-mail was out."
	sha := "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
	return &graph.Incident{
		ID: "town", Title: "A town", Place: &graph.Place{Country: "FR", Region: "Loiret", Locality: "Town"},
		Occurred: graph.Period{From: "2024-06-24"},
		Reports:  []*graph.Report{{SHA256: sha, File: "town.md", Text: report}},
		Victims:  []*graph.Attack{{Name: "Town", Sector: "LOCAL_GOVERNMENT", Role: graph.Primary}},
		Services: []*graph.ServiceImpact{{
			Code: "EMAIL", Status: graph.Disrupted, From: "2024-06-24", Finding: graph.Finding{Evidence: []graph.Evidence{{Start: 0, End: 6}}},
		}},
		Partners:  []*graph.Response{{Name: "ANSSI", Kind: "NATIONAL_AGENCY", Role: "RESTORATION"}},
		Actors:    []*graph.Attribution{{Name: "LockBit", Role: "CLAIMED"}},
		Actions:   []*graph.Action{{Code: "FORENSICS"}},
		Events:    []*graph.Event{{On: "2024-06-24", Kind: "DETECTED"}},
		Elections: []*graph.ElectionImpact{{Kind: "LEGISLATIVE", Country: "FR", HeldOn: "2024-06-30", Status: "AT_RISK"}},
		Related:   []*graph.Related{{ID: "sister", Kind: "SAME_CAMPAIGN"}},
	}
}

func vote() *graph.Election {
	return &graph.Election{
		ID: graph.ElectionID("fr-2024-06-30"), CalendarID: "fr-2024-06-30", Name: "Legislative election", Kind: "LEGISLATIVE", Country: "FR", HeldOn: "2024-06-30",
		Sources: []*graph.Source{{URL: "https://example.org/calendar"}},
	}
}

func put(t *testing.T, store *neo4j.Store, documents ...*graph.Incident) {
	t.Helper()
	if _, err := store.Put(t.Context(), documents...); err != nil {
		t.Fatal(err)
	}
}

// found returns the column "found" of every row.
func found(t *testing.T, text string) []string {
	t.Helper()
	all := []string{}
	for _, record := range run(t, text, nil) {
		value, _, err := driver.GetRecordValue[string](record, "found")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, value)
	}
	return all
}

// A node with very many incidents is read another way, to the same end.
func TestHubsAreReadAlike(t *testing.T) {
	store := open(t)
	put(t, store, many(2100)...)
	everything := graph.Filter{Countries: []string{"FR"}} // all are there, but the store cannot know
	for _, order := range []graph.Order{graph.Newest, graph.Oldest} {
		var after string
		for range 3 {
			q := graph.IncidentQuery{Order: order, Page: graph.Page{First: 7, After: after, Total: true}, With: graph.Services}
			hub, err := store.IncidentsOf(t.Context(), []string{"place:fr"}, q)
			if err != nil {
				t.Fatal(err)
			}
			q.Filter = everything
			plain, err := store.IncidentsOf(t.Context(), []string{"place:fr"}, q)
			if err != nil {
				t.Fatal(err)
			}
			got, want := storetest.Canonical(hub), storetest.Canonical(plain)
			if diff := cmp.Diff(string(want), string(got)); diff != "" || hub[0].Total != 2100 {
				t.Fatalf("%s, total %d: -want +got\n%s", order, hub[0].Total, diff)
			}
			after = order.Cursor(hub[0].Incidents[6])
		}
	}
}
