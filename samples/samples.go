// Package samples holds the bundled real incidents, with the election calendar and reports in prose; see README.md.
package samples

import "embed"

// Calendar is the election calendar, one entry a line.
//
//go:embed elections.jsonl
var Calendar embed.FS

// Incidents are the incident documents, one a line, and the reports.
//
//go:embed incidents.jsonl reports/*.txt
var Incidents embed.FS
