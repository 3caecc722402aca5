// What became of incidents, by a number that is counted at the writers' lock. What is there already was created.
CREATE CONSTRAINT change_sequence IF NOT EXISTS FOR (n:Change) REQUIRE n.sequence IS UNIQUE;
CREATE INDEX change_incident IF NOT EXISTS FOR (n:Change) ON (n.incident);
MERGE (l:Lock {name: 'writer'}) SET l.taken = true
WITH l WHERE l.sequence IS NULL
WITH l, COLLECT { MATCH (i:Incident) RETURN i.id ORDER BY coalesce(i.idOrder, i.id) } AS ids
SET l.sequence = size(ids)
WITH ids UNWIND range(1, size(ids)) AS sequence
CREATE (:Change {sequence: sequence, kind: 'CREATED', incident: ids[sequence - 1]});
