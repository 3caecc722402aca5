package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// themes returns the services that a clause says something of. One that only tells where, by what means or of what
// kind is none beside them: "consultations could not be booked over the web", "invoices for child care".
func (c *clause) themes() []vocabulary.Match {
	all := of(c.found, vocabulary.Service)
	if len(all) < 2 {
		return all
	}
	themes := slices.DeleteFunc(slices.Clone(all), func(m vocabulary.Match) bool {
		return c.isCircumstance(m) || c.isDestination(m) || isComplement(c, m, all) || c.isOwner(m, all) || c.isInRelative(m, all) || c.isOfPeople(m) || c.isPurpose(m, all)
	})
	if len(themes) == 0 {
		return all
	}
	return themes
}

// circumstanceReach is how many words, an article and an adjective, may stand between a preposition and its noun.
const circumstanceReach = 2

// isCircumstance reports whether a preposition governs the service, and no verb of its own follows it ("over a hotline
// that never failed").
func (c *clause) isCircumstance(m vocabulary.Match) bool {
	if next := m.Last + 1; next < c.last && (c.isPredicateWord(next) || !c.words[next].Pause && slices.Contains([]string{"that", "which", "who", "whose", "qui", "dont"}, c.words[next].Text)) {
		return false
	}
	for n := m.First - 1; n >= c.first && n >= m.First-1-circumstanceReach; n-- {
		if c.words[n+1].Pause || isNumeric(c.words[n].Text) {
			return false
		}
		if c.in(vocabulary.Circumstance, n) {
			return (n > c.first || c.isSetOff(m)) && !c.isPredicateWord(n) && !c.hasDate(n, m.First)
		}
		if c.words[n].Text == "and" || c.words[n].Text == "et" || c.isPredicateWord(n) {
			return false
		}
	}
	return false
}

// isDestination reports whether the service is only where something else went: "the registry moved its work to the library".
func (c *clause) isDestination(m vocabulary.Match) bool {
	to := c.shortlyBefore(m.First, vocabulary.Towards)
	return to >= 0 && c.shortlyBefore(to, vocabulary.Relocated) >= 0
}

// shortlyBefore finds a word of a list shortly before another one, with no pause between; -1 if there is none.
func (c *clause) shortlyBefore(at int, list vocabulary.List) int {
	for n := at - 1; n >= c.first && n >= at-1-circumstanceReach && !c.words[n+1].Pause; n-- {
		if c.in(list, n) {
			return n
		}
	}
	return -1
}

// isSetOff reports whether a comma parts the place that a clause opens with from another service: "at the town hall, passports
// could not be issued".
func (c *clause) isSetOff(m vocabulary.Match) bool {
	next, ok := c.nextService(m.Last)
	return ok && c.pauseBetween(m.Last, next)
}

// hasDate reports whether a date stands between two words: "by mid-August e-mail was back".
func (c *clause) hasDate(from, to int) bool {
	return slices.ContainsFunc(c.moments, func(m moment) bool { return m.last >= from && m.first < to })
}

// isPredicateWord reports whether a word belongs to a predicate: the "by" of "was hit by".
func (c *clause) isPredicateWord(n int) bool {
	return slices.ContainsFunc(c.found, func(m vocabulary.Match) bool {
		return isPredicate(m) && !m.HasOpenGap() && m.First <= n && n <= m.Last
	})
}

// isPurpose reports whether an infinitive behind a predicate only tells what another service is for: "cards could not be
// used to pay council tax".
func (c *clause) isPurpose(m vocabulary.Match, all []vocabulary.Match) bool {
	to := m.First - 2
	if to > c.first && c.in(vocabulary.Article, to) {
		to--
	}
	if to <= c.first || c.words[to].Text != "to" && c.words[to].Text != "pour" {
		return false
	}
	if c.words[to-1].Text == "used" {
		return true
	}
	return slices.ContainsFunc(c.found, func(p vocabulary.Match) bool {
		return isPredicate(p) && !p.Has(bare) && p.Last < to && slices.ContainsFunc(all, func(s vocabulary.Match) bool { return s.Last < p.First })
	})
}

// isOfPeople reports whether the service only says which people are meant: "water customers received no bills".
func (c *clause) isOfPeople(m vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Unit), func(u vocabulary.Match) bool {
		return u.Code == "PEOPLE" && u.First == m.Last+1 && !c.words[u.First].Pause
	})
}

// isInRelative reports whether the service only says what another is for: "the page on which results are shown".
func (c *clause) isInRelative(m vocabulary.Match, all []vocabulary.Match) bool {
	return slices.ContainsFunc(all, func(head vocabulary.Match) bool {
		at := head.Last + 1
		if !heads[head.Code] || head.Code == m.Code || m.First <= at || c.pauseBetween(at-1, m.First) {
			return false
		}
		if c.in(vocabulary.Circumstance, at) || c.words[at].Text == "with" || c.words[at].Text == "for" {
			at++
		}
		return c.words[at].Text == "that" || c.in(vocabulary.Pronoun, at)
	})
}

// isOwner reports whether the service only says whose another is: "the police's website", "the court's own IT service".
func (c *clause) isOwner(m vocabulary.Match, all []vocabulary.Match) bool {
	next := m.Last + 1
	if next >= c.last || c.words[next].Pause || c.words[next].Text != "s" {
		return false
	}
	return slices.ContainsFunc(all, func(thing vocabulary.Match) bool {
		return thing.First > m.Last && thing.First-next <= 1+circumstanceReach && !c.pauseBetween(m.Last, thing.First)
	})
}

// isComplement reports whether the service only says of what kind the one right before it is.
func isComplement(c *clause, m vocabulary.Match, all []vocabulary.Match) bool {
	return slices.ContainsFunc(all, func(head vocabulary.Match) bool {
		between := m.First - head.Last - 1
		if between < 1 || between > 2 || !heads[head.Code] || head.Code == m.Code {
			return false
		}
		switch c.words[head.Last+1].Text {
		case "of", "for", "de", "d", "du", "des", "pour":
			return true
		}
		return false
	})
}

// heads are the services that keep their meaning whatever they are for: an invoice for child care is an invoice.
var heads = map[string]bool{
	"FINANCE_BILLING": true, "PAYMENTS": true, "WEBSITE": true, "EMAIL": true, "TELEPHONY": true, "ONLINE_SERVICES": true, "APPOINTMENTS": true,
}
