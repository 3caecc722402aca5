package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// struckBy leads from a kind of attack to the service that is always out with it.
var struckBy = []struct {
	attack  graph.AttackType
	service graph.ServiceCode
}{{"RANSOMWARE", "INTERNAL_IT"}, {"WIPER", "INTERNAL_IT"}, {"DEFACEMENT", "WEBSITE"}}

// implied notes that a service was out where the kind of attack strikes it and no clause tells what became of it: ransomware
// locks computers. What came by way of a provider struck the provider's.
func (e *extraction) implied(l *ledger) {
	types := e.incident.AttackTypes
	if slices.Contains(types, "SUPPLY_CHAIN") {
		return
	}
	for _, struck := range struckBy {
		isTold := slices.ContainsFunc(l.entries, func(s *graph.ServiceImpact) bool { return s.Code == struck.service })
		if isTold || !slices.Contains(types, struck.attack) {
			continue
		}
		at := e.attackAt(struck.attack)
		s := &graph.ServiceImpact{Code: struck.service, Status: graph.Disrupted, Cause: "ATTACK"}
		support(&s.Finding, passage{start: at.Start, end: at.End})
		l.add(s)
		e.because("services "+string(s.Code), string(struck.attack), passage{start: at.Start, end: at.End}, affirmed)
	}
}

// isFloodOnly reports whether nothing but requests from outside did the harm: the servers and machines of such a report
// are those behind its website or portal, not the workplaces and the network of the victim.
func (e *extraction) isFloodOnly() bool {
	types := e.incident.AttackTypes
	return slices.Contains(types, "DDOS") && !slices.ContainsFunc(types, func(t graph.AttackType) bool {
		return t == "RANSOMWARE" || t == "MALWARE" || t == "WIPER" || t == "INTRUSION"
	})
}
