package loader

import "github.com/incidentgraph/incidentgraph/graph"

// Reason says why a fact is in a document: the field that it is in (as a JSON Pointer or the name of a list), the rule
// that found it, how the rule read the clause, and the clause.
type Reason struct {
	Field    string
	Rule     string
	Polarity string
	Clause   string
}

// Explain is [Extract] with a reason for each fact that a rule found, in the order in which the rules ran.
func Explain(r *Report) (*graph.Incident, []Reason) {
	incident, found := extract(r)
	reasons := make([]Reason, len(found))
	for n, f := range found {
		reasons[n] = Reason{Field: f.field, Rule: f.rule, Polarity: f.polarity.name(), Clause: r.Text[f.at.start:f.at.end]}
	}
	return incident, reasons
}

func (p polarity) name() string {
	return [...]string{affirmed: "affirmed", negated: "negated", possible: "possible", planned: "planned", unreal: "unreal"}[p]
}
