package loader

import (
	"strings"
	"unicode"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// longestGroup is how many words the name of a group has at most.
const longestGroup = 4

// groups reads the groups that no list names but the text itself calls so: "a crew calling itself X", "the X gang",
// "X, a ransomware crew". It returns their names.
func (e *extraction) groups(c *clause) []vocabulary.Match {
	var names []vocabulary.Match
	for _, m := range of(c.sentence.found, vocabulary.Naming) {
		if m.First < c.first || m.Last >= c.last {
			continue
		}
		first, last := e.groupBeside(m)
		if first < 0 || e.isKnownName(c, first, last, m) {
			continue
		}
		how := c.polarityOf(m)
		if how == unreal || how == negated {
			continue
		}
		named := e.match(first, last, m.Phrase, m.Entry)
		role, _ := c.attribution(named)
		e.actor(c, named, role)
		e.because("actors "+m.Phrase, m.Phrase, c.passage, how)
		names = append(names, named)
	}
	return names
}

// groupBeside returns the words of the name before or after a phrase that gives a name, first < 0 without one.
func (e *extraction) groupBeside(m vocabulary.Match) (first, last int) {
	if m.Has("after") {
		return e.groupBefore(m.First, m.Has("set-off"))
	}
	first = m.Last + 1
	if first < len(e.words) && (e.words[first].Text == "the" || e.words[first].Text == "as") {
		first++
	}
	last = first - 1
	for n := first; n < len(e.words) && n < first+longestGroup; n++ {
		if !e.isNamed(n) || n > first && e.words[n].Pause || n == first && e.words[n].Stop {
			break
		}
		last = n
	}
	if m.Has("handle") && last < first && first < len(e.words) && !e.words[first].Stop {
		return first, e.handleEnd(first)
	}
	if last < first {
		return -1, -1
	}
	return first, last
}

// handleEnd returns the last word of a name in one piece: "ransom_man".
func (e *extraction) handleEnd(first int) int {
	last := first
	for last+1 < len(e.words) && strings.Trim(e.report.Text[e.words[last].End:e.words[last+1].Start], "_-.") == "" {
		last++
	}
	return last
}

// groupBefore returns the capitalised words that end right before a word; set off by a comma if the phrase is in apposition.
func (e *extraction) groupBefore(word int, setOff bool) (first, last int) {
	if word == 0 || e.words[word].Pause != setOff {
		return -1, -1
	}
	first, last = word, word-1
	for n := last; n >= 0 && n > last-longestGroup && e.isNamed(n); n-- {
		first = n
		if e.words[n].Pause {
			break
		}
	}
	if first > last {
		return -1, -1
	}
	if first < last && (e.words[first].Text == "the" || e.words[first].Text == "a") {
		first++
	}
	return first, last
}

// isNamed reports whether a word can be of a name: a capital, or figures beside one.
func (e *extraction) isNamed(n int) bool {
	return e.words[n].Upper || unicode.IsDigit(rune(e.words[n].Text[0])) && n > 0 && e.words[n-1].Upper && !e.words[n].Pause
}

// isKnownName reports whether a name is that of something else: the victim, a body, a country, a day, a program.
func (e *extraction) isKnownName(c *clause, first, last int, naming vocabulary.Match) bool {
	name := vocabulary.Fold(e.report.Text[e.words[first].Start:e.words[last].End])
	if len(name) < 3 || isNumeric(name) || first == last && e.vocabulary.In(vocabulary.Common, name) ||
		containsWords(vocabulary.Fold(e.report.Victim.Value), name) || containsWords(name, vocabulary.Fold(e.report.Victim.Value)) {
		return true
	}
	if naming.Has("looks") && !e.looksLikeGroup(e.report.Text[e.words[first].Start:e.words[last].End]) {
		return true
	}
	for _, m := range c.sentence.found {
		inside := m.First >= first && m.Last <= last
		switch m.Kind {
		case vocabulary.Actor:
			if m.First <= first && m.Last >= last {
				return true
			}
		case vocabulary.Partner, vocabulary.Month, vocabulary.Weekday, vocabulary.Title:
			if inside || m.First <= first && m.Last >= last {
				return true
			}
		case vocabulary.Country, vocabulary.Attack:
			if m.First == first && m.Last == last {
				return true
			}
		}
	}
	return false
}

// looksLikeGroup reports whether a name is no person's: it has figures, capitals within, or a word for a band.
func (e *extraction) looksLikeGroup(name string) bool {
	for _, word := range vocabulary.Words(name) {
		if e.vocabulary.In(vocabulary.Band, word.Text) {
			return true
		}
	}
	for n, r := range name {
		if unicode.IsDigit(r) || n > 0 && unicode.IsUpper(r) && unicode.IsLower(rune(name[n-1])) {
			return true
		}
	}
	return false
}
