package neo4j

import (
	"context"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/incidentgraph/incidentgraph/graph"
)

const counts = `RETURN COUNT { (:Document) } AS documents, COUNT { (:Incident) } AS incidents,
	COUNT { MATCH (e:Election) WHERE e.calendar } AS elections`

// rules count what must not be there, with what is then wrong.
var rules = []struct{ problem, statement string }{
	{"documents without their incident", "MATCH (d:Document) WHERE NOT EXISTS { (d)-[:SOURCE_OF]->(i:Incident) WHERE i.id = d.incident } RETURN count(*) AS found"},
	{"incidents without a document", "MATCH (i:Incident) WHERE NOT EXISTS { (:Document)-[:SOURCE_OF]->(i) } RETURN count(*) AS found"},
	{"nodes of which nothing is stated", `MATCH (n:Victim|Partner|Actor|Action|Event|Election|Place|Report|MissingIncident)
		WHERE n.calendar IS NULL AND NOT EXISTS { (n)-[r]-(:Incident) WHERE r.statement IS NOT NULL } RETURN count(*) AS found`},
	{"victims that are not at their place", "MATCH (v:Victim) WHERE v.place IS NOT NULL AND NOT EXISTS { (v)-[:LOCATED_IN]->(p:Place) WHERE p.id = v.place } RETURN count(*) AS found"},
	{"incidents that no change created", "MATCH (i:Incident) WHERE NOT EXISTS { MATCH (c:Change {incident: i.id}) WHERE c.kind = 'CREATED' } RETURN count(*) AS found"},
	{"indexes that are not online", "SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN count(*) AS found"},
}

// Check is [graph.Store.Check].
func (s *Store) Check(ctx context.Context) (*graph.Health, error) {
	result, err := neo4j.ExecuteQuery(ctx, s.driver, counts, nil, neo4j.EagerResultTransformer,
		neo4j.ExecuteQueryWithReadersRouting(), neo4j.ExecuteQueryWithDatabase(s.database))
	if err != nil {
		return nil, classify(ctx, "check", err)
	}
	record := result.Records[0]
	h := &graph.Health{
		Engine: strings.ReplaceAll(strings.ToLower(result.Summary.Server().Agent()), "/", " "), Schema: SchemaVersion, Problems: []string{},
		Documents: integer(record, "documents"), Incidents: integer(record, "incidents"), Elections: integer(record, "elections"),
	}
	for _, rule := range rules {
		record, err := s.readOne(ctx, newQuery(rule.statement))
		if err != nil {
			return nil, classify(ctx, "check", err)
		}
		if found := integer(record, "found"); found > 0 {
			h.Problems = append(h.Problems, fmt.Sprintf("%d %s", found, rule.problem))
		}
	}
	return h, nil
}
