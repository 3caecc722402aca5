package sqlite

import (
	"context"
	"database/sql"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

// wholeTable is a step that reads all of a table, by rows or by an index, where a search was meant. Steps over what a
// statement has made itself are none.
var wholeTable = regexp.MustCompile(`(?m)^SCAN (i|s|n|d|c|change|incident|statement|node|document)\b.*$`)

// TestMainReadsUseIndexes explains the statements of the main reads.
func TestMainReadsUseIndexes(t *testing.T) {
	store, err := Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close(context.Background()) }()
	page, days := graph.Page{First: 20}, 14
	votes := []graph.Vicinity{{Election: "election:x", Country: "FR", First: "2024-06-16", Last: "2024-06-30"}}
	incidents := func(f graph.Filter, after string) *query {
		return must(t)(incidentsQuery(graph.IncidentQuery{Filter: f, Page: graph.Page{First: 20, After: after}, With: graph.AllRelations}))
	}
	changes := func(f graph.Filter) *query {
		q := graph.ChangeQuery{Filter: f, Page: graph.Page{First: 20, After: "7"}, With: graph.AllRelations}
		possible, certain, after, err := q.Parse()
		return must(t)(changesQuery(q, possible, certain, after), err)
	}
	cursor := graph.Newest.Cursor(&graph.Incident{ID: "x", Occurred: graph.Period{From: "2024"}})
	for _, test := range []struct {
		name  string
		query *query
		index string
		scans int // reads of a whole index in its order, which a page without a condition is, or of what was made before
	}{
		{"newest page", incidents(graph.Filter{}, ""), "incident_newest", 1},
		{"next page", incidents(graph.Filter{}, cursor), "incident_newest", 0},
		{"by disrupted service", incidents(graph.Filter{Disrupted: []graph.ServiceCode{"ELECTIONS"}}, ""), "statement_code", 0},
		{"by sector", incidents(graph.Filter{Sectors: []graph.Sector{"WATER"}}, ""), "statement_sector", 0},
		{"by partner", incidents(graph.Filter{Partners: []string{"ANSSI"}}, ""), "statement_key", 0},
		{"by kind of partner", incidents(graph.Filter{PartnerKinds: []graph.PartnerKind{"CSIRT"}}, ""), "statement_kind", 0},
		{"by status of an election", incidents(graph.Filter{ElectionStatus: []graph.ElectionStatus{"AT_RISK"}}, ""), "statement_status", 0},
		{"by days before an election", incidents(graph.Filter{DaysBeforeElection: &graph.DaysRange{To: &days}}, ""), "statement_status", 0},
		{"by days until a service was back", incidents(graph.Filter{RestoredWithinDays: &days}, ""), "statement_status", 0},
		{"certainly within days", incidents(graph.Filter{DaysBeforeElection: &graph.DaysRange{To: &days}, Match: graph.CertainMatch}, ""), "statement_status", 0},
		{"by country", incidents(graph.Filter{Countries: []string{"FR"}}, ""), "incident_country", 0},
		{"by word", incidents(graph.Filter{Text: "ransomware"}, ""), "incident_text VIRTUAL TABLE INDEX", 0},
		{"by full text", must(t)(searchQuery(graph.SearchQuery{Text: "ransomware", Page: page, With: graph.AllRelations})), "incident_text VIRTUAL TABLE INDEX", 0},
		{"alike", newQuery(alike, `[[0, "x", "{searchTraits} : (\"COUNTRY-FR\")", 1]]`, 5), "SCAN t VIRTUAL TABLE INDEX 0:M", 0},
		{"of a node", must(t)(aroundQuery(aroundNodes([]string{"service:EMAIL"}), graph.IncidentQuery{Page: page})), "statement_node", 1},
		{"mention a vote", must(t)(aroundQuery(aroundVotes(votes), graph.IncidentQuery{Page: page})), "statement_node", 1},
		{"before a vote", must(t)(aroundQuery(aroundVotes(votes), graph.IncidentQuery{Page: page})), "incident_country (country=? AND occurred_from>? AND occurred_from<?)", 1},
		{"timeline", must(t)(timelineQuery(graph.TimelineQuery{Page: page})), "statement_day", 0},
		{"changes", changes(graph.Filter{}), "c USING INTEGER PRIMARY KEY", 0},
		{"changes by sector", changes(graph.Filter{Sectors: []graph.Sector{"WATER"}}), "statement_sector", 0},
		{"neighbours", newQuery(edges, list([]string{"x"}), list([]string{"AFFECTED"}), true, 10), "statement_node", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			plan := explain(t, store.db, test.query)
			if !strings.Contains(plan, test.index) {
				t.Errorf("the plan does not use %s:\n%s", test.index, plan)
			}
			if scans := wholeTable.FindAllString(plan, -1); test.name != "timeline" && len(scans) > test.scans {
				t.Errorf("whole tables are read: %q\n%s", scans, plan)
			}
		})
	}
}

func must(t *testing.T) func(*query, error) *query {
	return func(q *query, err error) *query {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
}

func explain(t *testing.T, db querier, q *query) string {
	t.Helper()
	var plan strings.Builder
	explained := newQuery("EXPLAIN QUERY PLAN "+q.String(), q.args...)
	err := each(t.Context(), db, explained, func(rows *sql.Rows) error {
		var id, parent, unused int
		var step string
		err := rows.Scan(&id, &parent, &unused, &step)
		plan.WriteString(step + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return plan.String()
}
