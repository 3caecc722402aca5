package loader

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// actors reads the groups that the text ties to this incident, and on whose word.
func (e *extraction) actors() {
	e.clauses(func(c *clause) {
		named := e.groups(c)
		for _, m := range of(c.found, vocabulary.Actor) {
			if isWithin(m, named) {
				continue // "Lazarus Collective" is not Lazarus
			}
			role, tied := c.attribution(m)
			how := c.polarityOf(m)
			if m.Has("state") && (!tied || c.isWhere(m) || !c.isBlamed(m)) || how == unreal || how == negated && !c.startsAnew(m) || e.asMalware(c, m) {
				continue
			}
			if m.Has("common") && !e.isGroup(c, m) {
				continue
			}
			e.actor(c, m, role)
			e.because("actors "+m.Phrase, m.Phrase, c.passage, how)
		}
	})
}

// isWithin reports whether a phrase is part of one of the names.
func isWithin(m vocabulary.Match, names []vocabulary.Match) bool {
	return slices.ContainsFunc(names, func(n vocabulary.Match) bool { return n.First <= m.First && m.Last <= n.Last })
}

// isGroup reports whether a common word names a group: a word for one stands beside it, or its clause tells what groups
// do and it is no part of a longer name.
func (e *extraction) isGroup(c *clause, m vocabulary.Match) bool {
	before := m.First > c.sentence.first+1 && e.words[m.First-1].Upper && !e.words[m.First].Pause
	after := m.Last+1 < c.sentence.last && e.words[m.Last+1].Upper && !e.words[m.Last+1].Pause
	for _, n := range of(c.sentence.found, vocabulary.Naming) {
		after = after && n.First != m.Last+1
		before = before && n.Last != m.First-1
	}
	if before || after {
		return false
	}
	for _, n := range of(c.sentence.found, vocabulary.Naming) {
		if n.Last == m.First-1 || n.First == m.Last+1 || n.Last == m.First-2 && e.words[m.First-1].Text == "the" {
			return true
		}
	}
	return c.isBlamed(m)
}

// actorReach is how many words may stand between a group's name and what it did.
const actorReach = 6

// isBlamed reports whether what is said of who did it stands beside a state.
func (c *clause) isBlamed(m vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.ActorIs), func(a vocabulary.Match) bool {
		return max(a.First-m.Last, m.First-a.Last) <= actorReach
	})
}

// isWhere reports whether a country is named as a place: "criminals in Russia".
func (c *clause) isWhere(m vocabulary.Match) bool {
	if m.First == c.first {
		return false
	}
	before := c.words[m.First-1].Text
	if before == "mainland" && m.First > c.first+1 {
		before = c.words[m.First-2].Text
	}
	return before == "in" || before == "from" || before == "of" || before == "en" || before == "de" || before == "depuis"
}

// asMalware reports whether the name stands for a program: "the Ryuk ransomware".
func (e *extraction) asMalware(c *clause, m vocabulary.Match) bool {
	if m.First > 0 && (e.words[m.First-1].Text == "rancongiciel" || e.words[m.First-1].Text == "ransomware" && e.language == "fr") {
		return m.First < 2 || e.words[m.First-2].Text != "de" && e.words[m.First-2].Text != "groupe"
	}
	return m.Last+1 < len(e.words) && e.words[m.Last+1].Text == "ransomware" && !c.isBlamed(m) &&
		(m.Last+2 >= len(e.words) || e.words[m.Last+2].Text != "group" && e.words[m.Last+2].Text != "gang")
}

// attribution returns on whose word an actor is named by the sentence, suspected when it does not say.
func (c *clause) attribution(actor vocabulary.Match) (graph.ActorRole, bool) {
	for _, found := range [][]vocabulary.Match{c.found, c.sentence.found} {
		if said := of(found, vocabulary.ActorIs); len(said) > 0 {
			best := said[0]
			for _, m := range said {
				if span := abs(m.First - actor.First); span < abs(best.First-actor.First) {
					best = m
				}
			}
			return graph.ActorRole(best.Code), true
		}
	}
	return "SUSPECTED", false
}

func abs(n int) int { return max(n, -n) }

// groupName leaves out the word for a group at the end of its name.
func groupName(name string) string {
	for _, word := range []string{" ransomware group", " ransomware gang", " group", " gang", " Group", " Gang"} {
		if cut, ok := strings.CutSuffix(name, word); ok {
			return cut
		}
	}
	return name
}

func (e *extraction) actor(c *clause, m vocabulary.Match, role graph.ActorRole) {
	name := first(m.Name, groupName(oneLine(e.report.Text[m.Start:m.End])))
	for _, a := range e.incident.Actors {
		if graph.Slug(a.Name) == graph.Slug(name) {
			if a.Role == "SUSPECTED" {
				a.Role = role
			}
			support(&a.Finding, c.sentence.passage)
			return
		}
	}
	a := &graph.Attribution{Name: name, Role: role}
	support(&a.Finding, c.sentence.passage)
	e.incident.Actors = append(e.incident.Actors, a)
}
