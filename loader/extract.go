package loader

import (
	"github.com/incidentgraph/incidentgraph/graph"
)

// Extract reads the facts of a report: what its words state of this incident, each with the sentence or clause
// that says so. What is denied, planned, supposed or about another incident gives no fact, and what is not stated
// stays empty. It depends on the report alone.
func Extract(r *Report) *graph.Incident {
	incident, _ := extract(r)
	return incident
}

// extraction is an incident in the making.
type extraction struct {
	*document
	incident *graph.Incident
	reasons  []reason
	// locality is the town that the victim's name is about, empty for another body.
	locality string
	// spared is the vote that the text says outright to have gone on, which no inference overrules.
	spared *graph.ElectionImpact
	// begun are the events of which the words beside their date tell that something began.
	begun []*graph.Event
}

// reason says why a fact is in the document: the rule that found it and the clause it stands in.
type reason struct {
	field    string
	rule     string
	at       span
	polarity polarity
}

// extract is Extract with the reasons of the facts. Concepts that others lean on come first.
func extract(r *Report) (*graph.Incident, []reason) {
	e := &extraction{document: newDocument(r), incident: &graph.Incident{TLP: graph.TLPClear}}
	e.incident.Reports = []*graph.Report{{
		SHA256: r.SHA256, File: r.File, Text: r.Text, Language: e.language, TLP: graph.TLPClear,
	}}
	e.victim()
	e.place()
	if e.isForeign() {
		e.leaveProse()
		return e.incident, e.reasons
	}
	e.attackTypes()
	e.ransom()
	e.encryptionForRansom()
	e.dataImpact()
	e.services()
	e.partners()
	e.actors()
	e.actions()
	e.elections()
	e.events()
	e.occurred()
	e.affected()
	e.suppliers()
	e.campaign()
	e.aliases()
	e.people()
	e.notStated()
	e.identify()
	return e.incident, e.reasons
}

// digestInID is how much of a report's digest names an incident that states neither victim nor date.
const digestInID = 12

// identify gives the incident its title and its id.
func (e *extraction) identify() {
	i := e.incident
	if len(i.Victims) > 0 {
		i.Title = attackName(i.AttackTypes) + " at " + i.Victims[0].Name
	}
	i.ID = i.DeriveID()
	if i.ID == "" {
		i.ID = "report-" + e.report.SHA256[:digestInID]
	}
}

// attackName names an attack for a title.
func attackName(types []graph.AttackType) string {
	names := map[graph.AttackType]string{
		"RANSOMWARE": "Ransomware", "DDOS": "Denial of service", "DATA_BREACH": "Data breach", "DEFACEMENT": "Defacement",
		"WIPER": "Destructive attack", "SUPPLY_CHAIN": "Supply-chain attack", "MALWARE": "Malware", "INTRUSION": "Intrusion",
	}
	for _, t := range types {
		if name := names[t]; name != "" {
			return name
		}
	}
	return "Cyber incident"
}

// because notes why a fact is stated.
func (e *extraction) because(field, rule string, at passage, p polarity) {
	e.reasons = append(e.reasons, reason{field, rule, span{at.start, at.end}, p})
}
