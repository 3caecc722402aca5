// One node for each id, and one relationship for each statement. The first constraint lets several programs start at once.
CREATE CONSTRAINT schema_migration_version IF NOT EXISTS FOR (n:SchemaMigration) REQUIRE n.version IS UNIQUE;
CREATE CONSTRAINT lock_name IF NOT EXISTS FOR (n:Lock) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT document_key IF NOT EXISTS FOR (n:Document) REQUIRE (n.id, n.sha256) IS UNIQUE;
CREATE CONSTRAINT incident_id IF NOT EXISTS FOR (n:Incident) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT missing_incident_id IF NOT EXISTS FOR (n:MissingIncident) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT victim_id IF NOT EXISTS FOR (n:Victim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT service_id IF NOT EXISTS FOR (n:Service) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT partner_id IF NOT EXISTS FOR (n:Partner) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT election_id IF NOT EXISTS FOR (n:Election) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT place_id IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT report_id IF NOT EXISTS FOR (n:Report) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT action_code IF NOT EXISTS FOR (n:Action) REQUIRE n.code IS UNIQUE;
CREATE CONSTRAINT against_statement IF NOT EXISTS FOR ()-[r:AGAINST]-() REQUIRE r.statement IS UNIQUE;
CREATE CONSTRAINT affected_statement IF NOT EXISTS FOR ()-[r:AFFECTED]-() REQUIRE r.statement IS UNIQUE;
CREATE CONSTRAINT responded_to_statement IF NOT EXISTS FOR ()-[r:RESPONDED_TO]-() REQUIRE r.statement IS UNIQUE;
CREATE CONSTRAINT attributed_to_statement IF NOT EXISTS FOR ()-[r:ATTRIBUTED_TO]-() REQUIRE r.statement IS UNIQUE;
CREATE CONSTRAINT took_statement IF NOT EXISTS FOR ()-[r:TOOK]-() REQUIRE r.statement IS UNIQUE;
CREATE CONSTRAINT has_event_statement IF NOT EXISTS FOR ()-[r:HAS_EVENT]-() REQUIRE r.statement IS UNIQUE;
CREATE CONSTRAINT endangered_statement IF NOT EXISTS FOR ()-[r:ENDANGERED]-() REQUIRE r.statement IS UNIQUE;
CREATE CONSTRAINT occurred_in_statement IF NOT EXISTS FOR ()-[r:OCCURRED_IN]-() REQUIRE r.statement IS UNIQUE;
CREATE CONSTRAINT related_to_statement IF NOT EXISTS FOR ()-[r:RELATED_TO]-() REQUIRE r.statement IS UNIQUE;
CREATE CONSTRAINT describes_statement IF NOT EXISTS FOR ()-[r:DESCRIBES]-() REQUIRE r.statement IS UNIQUE;
// What lists are sorted by.
CREATE INDEX incident_occurred_from IF NOT EXISTS FOR (n:Incident) ON (n.occurredFrom);
CREATE INDEX event_on IF NOT EXISTS FOR (n:Event) ON (n.on);
CREATE INDEX victim_sort_key IF NOT EXISTS FOR (n:Victim) ON (n.sortKey);
CREATE INDEX service_sort_key IF NOT EXISTS FOR (n:Service) ON (n.sortKey);
CREATE INDEX partner_sort_key IF NOT EXISTS FOR (n:Partner) ON (n.sortKey);
CREATE INDEX actor_sort_key IF NOT EXISTS FOR (n:Actor) ON (n.sortKey);
CREATE INDEX event_sort_key IF NOT EXISTS FOR (n:Event) ON (n.sortKey);
CREATE INDEX election_sort_key IF NOT EXISTS FOR (n:Election) ON (n.sortKey);
CREATE INDEX place_sort_key IF NOT EXISTS FOR (n:Place) ON (n.sortKey);
CREATE INDEX report_sort_key IF NOT EXISTS FOR (n:Report) ON (n.sortKey);
// What is looked up.
CREATE INDEX incident_country IF NOT EXISTS FOR (n:Incident) ON (n.country);
CREATE INDEX document_id IF NOT EXISTS FOR (n:Document) ON (n.id);
CREATE INDEX document_match IF NOT EXISTS FOR (n:Document) ON (n.match);
CREATE INDEX document_incident IF NOT EXISTS FOR (n:Document) ON (n.incident);
CREATE INDEX election_held_on IF NOT EXISTS FOR (n:Election) ON (n.heldOn);
CREATE INDEX against_key IF NOT EXISTS FOR ()-[r:AGAINST]-() ON (r.key);
CREATE INDEX responded_to_key IF NOT EXISTS FOR ()-[r:RESPONDED_TO]-() ON (r.key);
CREATE INDEX attributed_to_key IF NOT EXISTS FOR ()-[r:ATTRIBUTED_TO]-() ON (r.key);
CREATE INDEX endangered_held_on IF NOT EXISTS FOR ()-[r:ENDANGERED]-() ON (r.heldOn);
// Tokens come from Go, joined by spaces: the whitespace analyzer takes them as they are.
CREATE FULLTEXT INDEX incident_text IF NOT EXISTS FOR (n:Incident) ON EACH [n.searchText] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
