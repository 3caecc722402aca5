package loader

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// A report may tell in a sentence of its own what befell somebody else: "Witten, a town in another Land, was hit that
// autumn". Such a body is named nowhere else, unlike the victim, its place, its suppliers and its partners.

// isBystander reports whether a sentence opens with the name of a body that only it names, and tells of an attack on it.
func (d *document) isBystander(s *sentence) bool {
	if d.opensParagraph(s) || len(of(s.found, vocabulary.Supplier)) > 0 {
		return false // which introduces its own subject, or tells through whom the victim was hit
	}
	last := d.openingName(s)
	if last < 0 || last+1 >= s.last {
		return false
	}
	next := last + 1
	if d.isPossessive(next) {
		return d.isHarmedOwner(s, next)
	}
	if !d.words[next].Pause {
		return d.in(vocabulary.Linking, next) && d.isStruck(s, next, 0) // but "disaster struck"
	}
	if d.isStruck(s, next, describing) || d.isWhoseHarm(s, next) {
		return true
	}
	if !d.words[s.first].Upper || d.in(vocabulary.Article, s.first) && !d.words[s.first+1].Upper {
		return false
	}
	for end := next + 1; end < s.last && end <= next+describedReach; end++ { // "Witten, a town in another Land, was hit"
		if d.words[end].Pause {
			return d.isStruck(s, end, 0)
		}
	}
	return false
}

// isHarmedOwner reports whether harm is told of the body of a place: "Galway's council had its website defaced".
func (d *document) isHarmedOwner(s *sentence, possessive int) bool {
	return slices.ContainsFunc(of(s.found, vocabulary.Sector), func(m vocabulary.Match) bool {
		return m.First > possessive && m.First <= possessive+placeReach && d.isHarmed(s, m.Last)
	})
}

// opensParagraph reports whether a sentence is the first of its paragraph.
func (d *document) opensParagraph(s *sentence) bool {
	_, opens := slices.BinarySearchFunc(d.report.paragraphs, s.start, func(p span, at int) int { return p.start - at })
	return opens
}

// openingName returns the last word of a name that a sentence opens with and that stands nowhere else, -1 without one.
func (d *document) openingName(s *sentence) int {
	n := s.first
	for n < s.last && n < s.first+beforeName && !d.isName(s, n) {
		if n == s.first && !d.in(vocabulary.Article, n) {
			return -1
		}
		n++
	}
	if n >= s.last || !d.isName(s, n) || n > s.first+1 && !d.isBody(s, n) {
		return -1
	}
	last := n
	for ; n < s.last && (n == last || !d.words[n].Pause) && (d.words[n].Upper || d.in(vocabulary.Particle, n) || d.words[n].Text == "and"); n++ {
		if d.words[n].Upper {
			if d.timesSaid(d.words[n].Text) > 1 {
				return -1
			}
			last = n
		}
	}
	return last
}

// isBody reports whether the words of a sentence before a name tell that it is that of a body: "the county of", but not
// "the servers in".
func (d *document) isBody(s *sentence, name int) bool {
	return slices.ContainsFunc(s.found, func(m vocabulary.Match) bool {
		return m.Kind == vocabulary.Sector && m.First < name
	})
}

// beforeName is how many words, such as "the county of", may stand before the name that a sentence opens with.
const beforeName = 4

// isName reports whether a word is part of a name: capital where no sentence begins, or at its beginning before another
// one or as a word that means nothing.
func (d *document) isName(s *sentence, n int) bool {
	word := d.words[n]
	if !word.Upper || len(word.Text) < 3 {
		return false
	}
	isCountry := false
	for _, m := range s.found {
		if m.First > n || m.Last < n {
			continue
		}
		switch m.Kind {
		case vocabulary.Country:
			isCountry = true
		case vocabulary.Partner, vocabulary.Month, vocabulary.Weekday, vocabulary.Title:
			return false
		}
	}
	if n > s.first || isCountry {
		return true
	}
	return n+1 < s.last && d.words[n+1].Upper || !d.vocabulary.Knows(word.Text) && !strings.HasSuffix(word.Text, "s")
}

// timesSaid counts how often a word stands in the prose and in the header.
func (d *document) timesSaid(word string) int {
	if d.said == nil {
		d.said = map[string]int{}
		for _, w := range slices.Concat(d.words, vocabulary.Words(d.report.Victim.Value), vocabulary.Words(d.report.Location.Value)) {
			if w.Upper {
				d.said[w.Text]++
			}
		}
	}
	return d.said[word]
}

// isStruck reports whether a word for what an attack does follows, after auxiliaries and so many other words at most.
func (d *document) isStruck(s *sentence, n, others int) bool {
	for ; n < s.last; n++ {
		switch {
		case d.in(vocabulary.Harmed, n):
			return true
		case !d.in(vocabulary.Linking, n):
			if others == 0 {
				return false
			}
			others--
		}
	}
	return false
}

// isWhoseHarm reports whether harm is told of what belongs to the name before: "Lazio, whose bookings collapsed".
func (d *document) isWhoseHarm(s *sentence, n int) bool {
	if !d.in(vocabulary.Possessor, n) {
		return false
	}
	return slices.ContainsFunc(s.found, func(m vocabulary.Match) bool {
		return m.First > n && m.First <= n+whoseReach && (m.Kind == vocabulary.Attack || m.Kind == vocabulary.Down)
	})
}

// How many words may stand before the name in an apposition and what befell it, and after "whose".
const (
	describing     = 3
	describedReach = 14
	whoseReach     = 10
)
