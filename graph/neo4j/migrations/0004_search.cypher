// Tokens come from Go, each between two spaces: the whitespace analyzer takes them as they are.
CREATE FULLTEXT INDEX incident_search IF NOT EXISTS FOR (n:Incident) ON EACH [n.searchText, n.searchMore, n.searchTypos, n.searchTraits] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
DROP INDEX incident_text IF EXISTS;
// The fields of the index are made by Go: each incident is written anew.
