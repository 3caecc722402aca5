package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// attackTypes reads the kinds of attack that the text names or plainly describes.
func (e *extraction) attackTypes() {
	sure := false // that there is ransomware, and not only extortion
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Attack) {
			if !e.isAttack(c, m) {
				continue
			}
			sure = sure || m.Code == "RANSOMWARE" && !m.Has("extortion")
			kind := c.attackOf(m)
			e.attackType(kind, c)
			e.because("attackTypes "+string(kind), m.Phrase, c.passage, affirmed)
		}
	})
	i := e.incident
	if slices.Contains(i.AttackTypes, "DDOS") && !sure {
		i.AttackTypes = slices.DeleteFunc(i.AttackTypes, func(t graph.AttackType) bool { return t == "RANSOMWARE" })
	}
	if e.isOfProvider() && !slices.Contains(i.AttackTypes, "SUPPLY_CHAIN") {
		i.AttackTypes = append(i.AttackTypes, "SUPPLY_CHAIN") // those who rely on it are hit through it
	}
	if slices.Contains(i.AttackTypes, "RANSOMWARE") {
		e.subsumeMalware()
	}
	for n, t := range i.AttackTypes {
		at := e.attackAt(t)
		if at.End == 0 {
			at = e.attackAt("RANSOMWARE")
		}
		e.supportField(entry("attackTypes", n), at)
	}
}

// attackOf is the kind of attack that a phrase states: an intrusion into a provider comes by way of it.
func (c *clause) attackOf(m vocabulary.Match) graph.AttackType {
	ofSupplier := slices.ContainsFunc(of(c.found, vocabulary.Supplier), func(s vocabulary.Match) bool {
		return s.First > m.Last && s.First-m.Last <= objectReach && !c.pauseBetween(m.Last, s.First)
	})
	if m.Code == "INTRUSION" && ofSupplier {
		return "SUPPLY_CHAIN"
	}
	return graph.AttackType(m.Code)
}

// objectReach is how many words further the object of a verb may stand.
const objectReach = 2

// subsumeMalware leaves out the kind that ransomware is one of.
func (e *extraction) subsumeMalware() {
	e.incident.AttackTypes = slices.DeleteFunc(e.incident.AttackTypes, func(t graph.AttackType) bool { return t == "MALWARE" })
}

// encryptionForRansom adds ransomware where a text tells of encryption and of a demand, and does not name it.
func (e *extraction) encryptionForRansom() {
	at, types := e.attackAt("RANSOMWARE"), e.incident.AttackTypes
	if slices.Contains(types, "RANSOMWARE") || slices.Contains(types, "DDOS") || at.End == 0 {
		return
	}
	e.subsumeMalware()
	e.incident.AttackTypes = append(e.incident.AttackTypes, "RANSOMWARE")
	e.supportField(entry("attackTypes", len(e.incident.AttackTypes)-1), at)
	e.because("attackTypes RANSOMWARE", "encryption and a demand", passage{start: at.Start, end: at.End}, affirmed)
}

// isOfProvider reports whether ransomware struck a provider of computing.
func (e *extraction) isOfProvider() bool {
	i := e.incident
	return len(i.Victims) > 0 && i.Victims[0].Sector == "TECHNOLOGY" && slices.Contains(i.AttackTypes, "RANSOMWARE")
}

func (e *extraction) attackType(t graph.AttackType, c *clause) {
	if !slices.Contains(e.incident.AttackTypes, t) {
		e.incident.AttackTypes = append(e.incident.AttackTypes, t)
	}
}

// isAttack reports whether a phrase states that kind of attack; one marked "culprit" only after those who attacked.
func (e *extraction) isAttack(c *clause, m vocabulary.Match) bool {
	if c.polarityOf(m) != affirmed || c.has(vocabulary.Open) || c.isWithheld(m) {
		return false
	}
	if m.Has("demand") {
		r := e.incident.Ransom
		return r != nil && r.Demanded != nil && *r.Demanded
	}
	if !m.Has("culprit") {
		return true
	}
	return slices.ContainsFunc(c.found, func(o vocabulary.Match) bool {
		return (o.Kind == vocabulary.Culprit && !o.Has("venue") || o.Kind == vocabulary.Actor && !o.Has("state")) &&
			o.First < m.First && m.First-o.Last <= culpritReach
	})
}

// culpritReach is how many words may stand between those who attacked and what they did.
const culpritReach = 12

// attackAt returns the first clause that names a kind of attack.
func (e *extraction) attackAt(t graph.AttackType) graph.Evidence {
	var at graph.Evidence
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Attack) {
			if at.End == 0 && m.Code == string(t) && e.isAttack(c, m) {
				at = evidence(c.passage)
			}
		}
	})
	return at
}
