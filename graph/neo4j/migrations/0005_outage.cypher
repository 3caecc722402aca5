// Outages stand on timelines, by the fields on and kind, which Go makes: each incident is written anew.
CREATE INDEX affected_on IF NOT EXISTS FOR ()-[r:AFFECTED]-() ON (r.on);
