-- +goose Up
-- What became of incidents. Writers take turns, so that the numbers follow the order in which transactions are committed.
CREATE TABLE change (
  sequence INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,            -- CREATED, UPDATED, WITHDRAWN, MERGED
  incident TEXT NOT NULL,
  merged_into TEXT NOT NULL      -- empty but for MERGED
);
CREATE INDEX change_incident ON change (incident);
INSERT INTO change (sequence, kind, incident, merged_into) SELECT row_number() OVER (ORDER BY id), 'CREATED', id, '' FROM incident;

-- +goose Down
DROP TABLE change;
