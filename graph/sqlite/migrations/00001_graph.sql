-- +goose Up
-- Documents are the source: everything else can be made from them again.
CREATE TABLE document (
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL,          -- of its reports; empty for a record without one
  match TEXT NOT NULL,
  incident TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, sha256)
);
CREATE INDEX document_match ON document (match) WHERE match <> '';
CREATE INDEX document_incident ON document (incident);

CREATE TABLE incident (
  number INTEGER PRIMARY KEY,    -- the row of incident_text
  id TEXT NOT NULL UNIQUE,
  root TEXT NOT NULL,            -- all but the statements
  fields TEXT NOT NULL,
  occurred_from TEXT NOT NULL AS (fields ->> 'occurredFrom'),
  occurred_first TEXT AS (fields ->> 'occurredFirst'),
  occurred_last TEXT AS (fields ->> 'occurredLast'),
  country TEXT AS (fields ->> 'country')
);
CREATE INDEX incident_occurred ON incident (occurred_from, id);
CREATE INDEX incident_newest ON incident (occurred_from DESC, id);
CREATE INDEX incident_country ON incident (country, occurred_from);

CREATE VIRTUAL TABLE incident_text USING fts5 (tokens, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3');

CREATE TABLE statement (
  id TEXT NOT NULL PRIMARY KEY,
  incident TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
  relation TEXT NOT NULL,        -- AGAINST, AFFECTED, …
  ord INTEGER NOT NULL,
  node TEXT NOT NULL,            -- at the other end; empty for none
  fields TEXT NOT NULL,
  code TEXT AS (fields ->> 'code'),
  status TEXT AS (fields ->> 'status'),
  role TEXT AS (fields ->> 'role'),
  kind TEXT AS (fields ->> 'kind'),
  sector TEXT AS (fields ->> 'sector'),
  key TEXT AS (fields ->> 'key'),
  held_on TEXT AS (coalesce(fields ->> 'on', '')),
  held_at TEXT AS (coalesce(fields ->> 'at', ''))
);
CREATE UNIQUE INDEX statement_order ON statement (incident, relation, ord);
CREATE INDEX statement_node ON statement (node, incident, ord) WHERE node <> '';
CREATE INDEX statement_code ON statement (relation, code, status, incident) WHERE code IS NOT NULL;
CREATE INDEX statement_sector ON statement (relation, sector, incident) WHERE sector IS NOT NULL;
CREATE INDEX statement_key ON statement (relation, key, incident) WHERE key IS NOT NULL;
CREATE INDEX statement_kind ON statement (relation, kind, incident) WHERE kind IS NOT NULL;
CREATE INDEX statement_status ON statement (relation, status, incident) WHERE status IS NOT NULL;
CREATE INDEX statement_day ON statement (held_on, held_at, kind, id) WHERE relation = 'HAS_EVENT';

CREATE TABLE node (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  fields TEXT NOT NULL,
  text TEXT,                     -- of a report
  lasting INTEGER NOT NULL       -- stays without a statement: services, the election calendar
);
CREATE INDEX node_kind ON node (kind, sort_key, id);

-- +goose Down
DROP TABLE node;
DROP TABLE statement;
DROP TABLE incident_text;
DROP TABLE incident;
DROP TABLE document;
