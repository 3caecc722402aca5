package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// campaign reads the name of the attacks on many that the text counts this incident among: "one of the victims of the MOVEit
// attacks", "part of a campaign known as Nightlight". The first one stands.
func (e *extraction) campaign() {
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Campaign) {
			if e.incident.Campaign != "" || m.Has(joins) || c.polarityOf(m) != affirmed || c.has(vocabulary.Open) || !c.joinsBefore(m) {
				continue
			}
			first, last := e.campaignBeside(m)
			if first < 0 || e.isKnownName(c, first, last, m) {
				continue
			}
			e.incident.Campaign = oneLine(e.report.Text[e.words[first].Start:e.words[last].End])
			e.supportField("/campaign", evidence(c.sentence.passage))
			e.because("campaign", m.Phrase, c.passage, affirmed)
		}
	})
}

// joins marks the words that make an incident one of a campaign.
const joins = "joins"

// joinsReach is how many words, a name and what describes it, may stand between those words and the campaign.
const joinsReach = 5

// joinsBefore reports whether words before a campaign make the incident one of it.
func (c *clause) joinsBefore(m vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Campaign), func(j vocabulary.Match) bool {
		return j.Has(joins) && j.First < m.First && m.First-j.Last <= joinsReach
	})
}

// campaignBeside returns the words of the name right after a phrase that leads to one, else right before it; first < 0
// without one.
func (e *extraction) campaignBeside(m vocabulary.Match) (first, last int) {
	if m.Has(leads) {
		return e.capitals(m.Last+1, len(e.words), longestGroup)
	}
	return e.groupBefore(m.First, false)
}
