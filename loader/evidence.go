package loader

import (
	"strconv"

	"github.com/incidentgraph/incidentgraph/graph"
)

// evidenceLimit is how many places are kept for one fact.
const evidenceLimit = 3

// evidence is the place of a passage in the report.
func evidence(at passage) graph.Evidence { return graph.Evidence{Start: at.start, End: at.end} }

// support adds a place to those of a fact, once.
func support(f *graph.Finding, at passage) {
	for _, e := range f.Evidence {
		if e.Start <= at.start && at.end <= e.End {
			return
		}
	}
	if len(f.Evidence) < evidenceLimit {
		f.Evidence = append(f.Evidence, evidence(at))
	}
}

// supportField adds the place of a fact that is not a list entry, named by JSON Pointer.
func (e *extraction) supportField(pointer string, at graph.Evidence) {
	if at.Start < at.End {
		e.incident.EvidenceOf = append(e.incident.EvidenceOf, &graph.FieldEvidence{Field: pointer, Evidence: at})
	}
}

// entry is the JSON Pointer of an entry of a list.
func entry(list string, n int) string { return "/" + list + "/" + strconv.Itoa(n) }
