package loader

import (
	"slices"
	"strconv"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// recalled reads a return of services that a clause does not name: "they were back on 5 May", "all but telephony were
// restored by the 23rd".
func (e *extraction) recalled(l *ledger, c *clause) {
	p, all, ok := c.recall()
	if until := c.lastedUntil(); !ok && until != "" {
		e.endedBy(l, c, until)
		return
	}
	if !ok || all && c.start < e.overviewEnd() {
		return // which the account tells service by service
	}
	kept := c.exempt()
	for _, code := range c.picked(l.meant(all)) {
		if slices.Contains(kept, code) {
			continue
		}
		s := &graph.ServiceImpact{Code: code, Status: graph.Restored, Extent: extentOf(c, p), Until: first(c.lastDate(), c.sharedDate(), c.dayOfTime())}
		support(&s.Finding, c.passage)
		l.add(s)
		e.because("services "+string(code), p.Phrase, c.passage, affirmed)
	}
}

// picked leaves of the services that an anaphor stands for those that a clause counts out: "the first two were back", "the
// last of these returned".
func (c *clause) picked(codes []graph.ServiceCode) []graph.ServiceCode {
	for n := c.first + 1; n < c.last; n++ {
		if c.words[n-1].Text != "the" || c.words[n].Pause {
			continue
		}
		if c.in(vocabulary.Last, n) {
			return codes[max(0, len(codes)-1):]
		}
		at := c.valueAt(n, vocabulary.Ordinal)
		if at == 0 || at > len(codes) || c.hasDate(n, n+1) {
			continue
		}
		if many := c.valueAt(n+1, vocabulary.Number); at == 1 && many > 0 {
			return codes[:min(many, len(codes))]
		}
		return codes[at-1 : at]
	}
	return codes
}

// valueAt is what a word for a number of that kind stands for, 0 for none.
func (c *clause) valueAt(word int, kind vocabulary.Kind) int {
	for _, m := range of(c.found, kind) {
		if m.First == word {
			value, _ := strconv.Atoi(m.Code)
			return value
		}
	}
	return 0
}

// recallReach is how many words may stand between an anaphor and what is said of it.
const recallReach = 6

// recall returns the return that a clause tells of what was named before, and whether of all of it.
func (c *clause) recall() (p vocabulary.Match, all, ok bool) {
	for _, back := range c.found {
		if !c.tellsReturn(back) {
			continue
		}
		if c.goesOnFrom(back) {
			return back, false, true
		}
		for _, m := range of(c.found, vocabulary.Anaphor) {
			if m.Has(object) && c.lastDate() == "" {
				continue
			}
			reach := recallReach
			if back.Kind == vocabulary.Up || m.Has(object) {
				reach = 1
			}
			if d := back.First - m.Last; m.First <= back.First && d <= reach {
				return back, m.Code == "all", true
			}
		}
	}
	return vocabulary.Match{}, false, false
}

// object marks an anaphor that is no subject, which counts beside a date only: "could apply for them again on 3 March".
const object = "object"

// goesOnFrom reports whether a return has no subject of its own, or only the name of a place: "before it rang again", "and
// reopened on 3 May", "Northam followed on 14 June".
func (c *clause) goesOnFrom(back vocabulary.Match) bool {
	if c.lastDate() == "" || c.has(vocabulary.Service) || len(c.sentence.clauses) == 0 {
		return false
	}
	if c.words[back.First].Text == "followed" {
		return true
	}
	return c.before() != nil && slices.ContainsFunc(c.found, func(m vocabulary.Match) bool {
		opens := m.First == c.first && (m.Kind == vocabulary.Contrast || m.Kind == vocabulary.Joint)
		return opens && back.First-m.Last <= subjectless
	})
}

// subjectless is how many words further a verb stands that has no subject of its own.
const subjectless = 2

// tellsReturn reports whether a predicate tells of a return where its thing is known to have been out: one of a return, or
// of normal work with a date, "by ten everything responded".
func (c *clause) tellsReturn(p vocabulary.Match) bool {
	switch p.Kind {
	case vocabulary.Back:
		status, how := c.statusOf(p)
		return status == graph.Restored && how == affirmed
	case vocabulary.Up:
		return (p.Has(plain) || p.Has(state)) && c.lastDate() != "" && c.polarityOf(p) == affirmed
	}
	return false
}

// exempt are the services of the next clause when it only sets them apart: "except telephony".
func (c *clause) exempt() []graph.ServiceCode {
	var codes []graph.ServiceCode
	for n, other := range c.sentence.clauses[:len(c.sentence.clauses)-1] {
		next := c.sentence.clauses[n+1]
		if other != c || !next.has(vocabulary.Contrast) {
			continue
		}
		for _, m := range of(next.found, vocabulary.Service) {
			if _, says := next.predicateOf(m); !says {
				codes = append(codes, graph.ServiceCode(m.Code))
			}
		}
	}
	return codes
}
