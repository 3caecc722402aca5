package loader

import (
	"strings"

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
		named := vocabulary.Match{Start: e.words[first].Start, End: e.words[last].End, First: first, Last: last}
		kind := helperKind(m.Code, e.report.Text[named.Start:named.End])
		named.Entry = &vocabulary.Entry{Kind: vocabulary.Partner, Code: kind}
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
	if m.First > c.sentence.first && m.Code != "VENDOR" && passives[e.words[m.First-1].Text] {
		return -1, -1 // what was lent stands before the verb, not who lent it
	}
	end := m.First
	for end > c.sentence.first && helperAuxiliaries[e.words[end-1].Text] {
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
	for first >= 0 && first <= last && helperOpenings[e.words[first].Text] {
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
	if len(name) < 3 || containsWords(own, name) || helperOpenings[name] {
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

// helperKind returns the kind of a helper by its name.
func helperKind(code, name string) string {
	if code != "GOVERNMENT" {
		return code
	}
	folded := " " + vocabulary.Fold(name) + " "
	for _, word := range []string{" tu ", " universit", " hochschule ", " university ", " college ", " hospital ", " klinik", " chu ", " clinic ", " foundation ", " red cross ", " school "} {
		if strings.Contains(folded, word) {
			return "OTHER"
		}
	}
	for _, word := range []string{" gmbh ", " ag ", " ltd ", " inc ", " company ", " group ", " srl ", " sa ", " systems ", " software "} {
		if strings.Contains(folded, word) {
			return "VENDOR"
		}
	}
	return code
}

// helperAuxiliaries may stand between a name and its verb.
var helperAuxiliaries = map[string]bool{
	"had": true, "has": true, "have": true, "also": true, "in": true, "turn": true,
	"quickly": true, "meanwhile": true, "generously": true, "itself": true, "since": true, "then": true, "which": true,
}

// helperOpenings are capitals of a sentence's opening, and those who are no helpers.
var helperOpenings = map[string]bool{
	"the": true, "a": true, "an": true, "neighbouring": true, "neighboring": true, "nearby": true, "adjacent": true, "in": true, "on": true,
	"at": true, "by": true, "from": true, "when": true, "while": true, "after": true, "before": true, "staff": true, "employees": true,
	"they": true, "it": true, "he": true, "she": true, "we": true, "its": true, "their": true, "this": true, "that": true, "these": true,
	"those": true, "some": true, "most": true, "all": true, "both": true, "two": true, "three": true, "several": true, "other": true,
	"another": true, "one": true, "nobody": true, "no": true, "as": true, "since": true, "until": true, "for": true, "with": true,
	"volunteers": true, "libraries": true, "librarians": true, "teachers": true, "clerks": true, "officials": true, "technicians": true,
	"engineers": true, "residents": true, "citizens": true, "patients": true, "doctors": true, "nurses": true, "whoever": true, "those who": true,
	"mayor": true, "minister": true, "colleagues": true, "lecturers": true, "parents": true, "people": true, "families": true, "banks": true,
	"books": true, "public": true, "counters": true, "there": true, "here": true, "what": true, "who": true, "which": true, "only": true,
	"security": true, "external": true, "outside": true, "experts": true, "specialists": true, "it staff": true, "not": true, "meanwhile": true,
}
