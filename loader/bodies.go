package loader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// longestBody is how many words the name of a body has at most, and bodyReach how far it stands behind the word for what
// the body is.
const (
	longestBody = 6
	bodyReach   = 3
)

// leads marks a word for a body that stands before its name: "the firm Steenhof Networks".
const leads = "leads"

// bodies reads the partners that no list names but whose name, or the word before it, tells what they are: "the firm
// Steenhof Networks cleaned the computers", "the Malta Financial Services Authority was informed".
func (e *extraction) bodies(c *clause) {
	for _, m := range of(c.found, vocabulary.Body) {
		first, last := e.bodyNamed(c, m)
		if first < 0 || m.Code == "OTHER" || e.isOtherName(c, first, last) {
			continue // universities and hospitals are named for many reasons
		}
		named := e.match(first, last, m.Phrase, &vocabulary.Entry{Kind: vocabulary.Partner, Code: m.Code})
		role, ok := c.nearestRole(c.found, named)
		how := c.polarityOf(named)
		if !ok && m.Code == "VENDOR" && m.Has(leads) && c.acts(m, named) {
			role, ok = "OTHER", true
		}
		if !ok || how == unreal || how == possible || c.isDenied(named) || c.isHit(named) || e.isSupplierHit(c, named) {
			continue
		}
		e.partner(c, named, role)
		e.actionOf(c, named, role)
		e.because("partners "+m.Code, m.Phrase, c.passage, how)
	}
}

// acts reports whether a firm is told to have done something: "a scan by the firm X", "the firm X found a program", but not "the
// firm X has its seat here".
func (c *clause) acts(m, named vocabulary.Match) bool {
	for n := m.First - 1; n >= c.first && n >= m.First-bodyReach && !c.words[n+1].Pause; n-- {
		if c.words[n].Text == "by" || c.words[n].Text == "par" {
			return true
		}
	}
	next := named.Last + 1
	return next < c.last && !c.words[next].Pause && !c.words[next].Upper && c.words[next].Text != "s" &&
		!c.in(vocabulary.FiniteVerb, next) && !c.in(vocabulary.Circumstance, next)
}

// bodyNamed returns the words of the name that a word for a body belongs to, first < 0 without one.
func (e *extraction) bodyNamed(c *clause, m vocabulary.Match) (first, last int) {
	if !m.Has(leads) {
		return e.nameEndingIn(c, m)
	}
	for n := m.Last + 1; n < c.last && n <= m.Last+bodyReach; n++ {
		if e.words[n].Upper {
			return e.capitals(n, c.last, longestBody)
		}
		if e.words[n].Pause || e.in(vocabulary.Circumstance, n) || c.isPredicateWord(n) {
			break
		}
	}
	return -1, -1
}

// nameEndingIn returns the capitals that end in a word for a body, two at least: "Malta Financial Services Authority".
func (e *extraction) nameEndingIn(c *clause, m vocabulary.Match) (first, last int) {
	first, last = m.First, m.Last
	if last+1 < c.last && e.words[last+1].Upper && !e.words[last+1].Pause {
		return -1, -1
	}
	for first > c.sentence.first && m.Last-first < longestBody && e.isNamed(first-1) && !e.words[first].Pause {
		first--
	}
	first, last = e.trimmed(first, last)
	if first == last {
		return -1, -1
	}
	return first, last
}

// explained returns the body whose name a phrase for a kind of firm only explains, the phrase itself where it stands alone:
// "Fjordvakt AS, a security firm, cleaned the computers".
func (e *extraction) explained(c *clause, m vocabulary.Match) vocabulary.Match {
	comma := m.First
	for comma > c.sentence.first && !e.words[comma].Pause && m.First-comma < bodyReach {
		comma--
	}
	if m.Code != "VENDOR" || !m.Has("generic") || comma <= c.sentence.first || !e.words[comma].Pause || !e.in(vocabulary.Article, comma) {
		return m
	}
	first, last := comma, comma-1
	for first > c.sentence.first && comma-first < longestBody && e.isNamed(first-1) && (first == comma || !e.words[first].Pause) {
		first--
	}
	if first, last = e.trimmed(first, last); first < 0 || e.isOtherName(c, first, last) {
		return m
	}
	return e.match(first, last, m.Phrase, &vocabulary.Entry{Kind: vocabulary.Partner, Code: m.Code})
}

// isSupplierHit reports whether a clause tells that the provider of that name was struck, so that it is no helper.
func (e *extraction) isSupplierHit(c *clause, named vocabulary.Match) bool {
	after := named.Last + 1
	return e.vocabulary.AnyIn(vocabulary.Harmed, e.words[after:min(c.last, after+bodyReach)])
}

// responseTeam is a partner whose name begins with what it is: "CSIRTMalta".
var responseTeam = &vocabulary.Entry{Kind: vocabulary.Partner, Code: "CSIRT"}

// responseTeams finds the response teams whose name in one word no list has.
func (d *document) responseTeams() []vocabulary.Match {
	var found []vocabulary.Match
	for n, w := range d.words {
		raw := d.report.Text[w.Start:w.End]
		name, ok := strings.CutPrefix(raw, "CSIRT")
		if !ok {
			name, ok = strings.CutPrefix(raw, "CERT")
		}
		if (raw == "CSIRT" || raw == "CERT") && n > 0 && d.words[n-1].Upper && d.report.Text[d.words[n-1].End:w.Start] == "-" && !d.vocabulary.Knows(d.words[n-1].Text) {
			found = append(found, d.match(n-1, n, d.words[n-1].Text+" "+w.Text, responseTeam)) // "SRB-CERT"
			continue
		}
		if first, _ := utf8.DecodeRuneInString(name); ok && unicode.IsUpper(first) && !d.vocabulary.Knows(w.Text) {
			found = append(found, d.match(n, n, w.Text, responseTeam))
		}
	}
	return found
}
