package loader

import (
	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// longestHelper is how many words the name of a helper has at most, and helperReach how far from its verb a name that
// opens the sentence stands.
const (
	longestHelper = 5
	helperReach   = 24
)

// helpers reads the bodies that no list names but the text says lent a hand, or were hired: "Rostock lent two
// administrators", "the Kyiv company ISSP was commissioned".
func (e *extraction) helpers(c *clause) {
	for _, m := range of(c.found, vocabulary.Helping) {
		first, last := e.helperBeside(c, m)
		if first < 0 || e.isOtherName(c, first, last) {
			continue
		}
		how := c.polarityOf(m)
		if how == negated || how == unreal || how == possible {
			continue
		}
		kind := e.helperKind(m.Code, e.report.Text[e.words[first].Start:e.words[last].End])
		named := e.match(first, last, "", &vocabulary.Entry{Kind: vocabulary.Partner, Code: kind})
		role := graph.PartnerRole("MUTUAL_AID")
		if m.Code == "VENDOR" {
			role = "OTHER"
			if told, ok := c.roleOf(named); ok {
				role = told
			}
		}
		e.partner(c, named, role)
		e.because("partners "+kind, m.Phrase, c.passage, how)
	}
}

// helperBeside returns the name right before a verb or right after it, else the one that opens the sentence.
func (e *extraction) helperBeside(c *clause, m vocabulary.Match) (first, last int) {
	if m.Has("after") {
		return e.capitals(m.Last+1, c.last, longestHelper)
	}
	if m.First > c.sentence.first && m.Code != "VENDOR" && e.in(vocabulary.Passive, m.First-1) {
		return -1, -1 // what was lent stands before the verb, not who lent it
	}
	end := m.First
	for end > c.sentence.first && e.in(vocabulary.Meanwhile, end-1) {
		end--
	}
	first = end
	for first > c.sentence.first && end-first < longestHelper && e.isNamed(first-1) && !e.words[first].Pause {
		first--
	}
	if first < end {
		return e.trimmed(first, end-1)
	}
	if m.First-c.sentence.first > helperReach || m.Code == "VENDOR" {
		return -1, -1
	}
	first, last = e.capitals(c.sentence.first, c.sentence.last, longestHelper)
	if first == last && !e.isName(c.sentence, first) {
		return -1, -1
	}
	return e.trimmed(first, last)
}

// capitals returns the run of capitalised words at a word.
func (e *extraction) capitals(from, limit, most int) (first, last int) {
	last = from - 1
	for n := from; n < limit && n < from+most && e.isNamed(n) && (n == from || !e.words[n].Pause); n++ {
		last = n
	}
	if last < from {
		return -1, -1
	}
	return from, last
}

// trimmed leaves out the words that are capitals only because they open a sentence.
func (e *extraction) trimmed(first, last int) (from, to int) {
	for first >= 0 && first <= last && e.in(vocabulary.Opening, first) {
		first++
	}
	if first > last || first < 0 {
		return -1, -1
	}
	return first, last
}

// isOtherName reports whether a name is the victim's, a known body's, a person's or a day's.
func (e *extraction) isOtherName(c *clause, first, last int) bool {
	name := vocabulary.Fold(e.report.Text[e.words[first].Start:e.words[last].End])
	own := vocabulary.Fold(e.report.Victim.Value)
	if len(name) < 3 || containsWords(own, name) || e.vocabulary.In(vocabulary.Opening, name) {
		return true
	}
	for _, m := range c.sentence.found {
		switch m.Kind {
		case vocabulary.Partner, vocabulary.Title, vocabulary.Month, vocabulary.Weekday, vocabulary.Actor:
			if m.First <= last && m.Last >= first-1 {
				return true
			}
		case vocabulary.Service:
			if m.First <= first && m.Last >= last {
				return true
			}
		}
	}
	return false
}

// helperKind returns the kind of a helper by what its name tells, else that of its verb.
func (e *extraction) helperKind(code, name string) string {
	if code != "GOVERNMENT" {
		return code
	}
	for _, m := range of(e.vocabulary.Find(name), vocabulary.Body) {
		if m.Code == "VENDOR" || m.Code == "OTHER" {
			return m.Code
		}
	}
	return code
}
