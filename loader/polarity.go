package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// polarity says how a clause means a phrase in it, after the triggers and scopes of NegEx and ConText.
type polarity int

const (
	affirmed polarity = iota
	negated
	possible // may happen
	planned  // is to happen
	unreal   // would have happened, or is not known
)

// How many words a trigger reaches forward.
const (
	negationReach = 8
	modalReach    = 5
	plannedReach  = 6
	avertedReach  = 6
	subjectReach  = 18 // of "neither", "none" and "no" before the subject: up to its verb
)

// polarityOf decides how the phrase is meant. The nearest trigger before it in its clause counts; what does not
// happen at all counts first.
func (c *clause) polarityOf(m vocabulary.Match) polarity {
	if c.isQuestion() {
		return unreal
	}
	if c.isDeniedWithin(m) {
		return negated
	}
	result, nearest := affirmed, -1
	for _, t := range c.found {
		if t.First >= m.First {
			break
		}
		distance := m.First - t.Last
		meaning, reach := trigger(t)
		if meaning == negated && c.deniesSubject(t) {
			reach = subjectReach
		}
		switch {
		case t.Has(spanning) && m.First <= t.Last:
			return unreal
		case reach == 0 || distance > reach || t.Last >= m.First:
		case meaning == negated && (m.Entry != nil && m.Has(negative) || c.isSpent(t, m) || c.isLeftBehind(t, m)):
		case t.Has(end) && m.Entry != nil && m.Kind == vocabulary.Back: // "until it reopened" says that it did
		case t.Has(after) && !t.Has(both) || t.Has(able) && m.Entry != nil && (m.Kind == vocabulary.Up || m.Kind == vocabulary.Back):
		case (t.Has(able) || t.Phrase == "would") && c.in(vocabulary.Denying, m.First): // "could neither be read nor …"
		case (t.Phrase == "ni" || t.Has(brief)) && c.pauseBetween(t.Last, m.First): // the verb of "ni" has a "ne" of its own
		case meaning != negated && meaning != unreal && c.pauseBetween(t.Last, m.First):
		case meaning == unreal:
			return unreal
		case t.First > nearest:
			result, nearest = meaning, t.First
		}
	}
	return result
}

// deniesSubject reports whether a negation belongs to the subject of a clause: "neither the hospital nor its homes, which
// have lines of their own, were hit".
func (c *clause) deniesSubject(t vocabulary.Match) bool {
	switch c.words[t.First].Text {
	case "neither", "none", "no", "nothing", "nobody", "aucun", "aucune", "ni":
		return t.First-c.first <= 1
	}
	return false
}

// both marks words that make a plan of what follows as well as of what stands before them: "est prévu pour mars".
const both = "both"

// brief marks a negation of no more than the words up to the next pause: "faute de paiement, ils ont publié …".
const brief = "brief"

// isDeniedWithin reports whether a negation stands in a gap of the phrase: "was never affected", "data was not stolen".
func (c *clause) isDeniedWithin(m vocabulary.Match) bool {
	if m.Entry == nil || !m.HasOpenGap() {
		return false
	}
	for _, w := range c.words[m.First:m.Last] {
		if w.Text == "without" { // "had run without interruption"
			return true
		}
	}
	return slices.ContainsFunc(of(c.found, vocabulary.Negation), func(t vocabulary.Match) bool {
		return t.First >= m.First && t.Last < m.Last
	})
}

// able marks a modal that tells of an ability before what works: "could be opened the whole time".
const able = "able"

// negative marks words that carry their own negation, which another before them only repeats: "aucun acte ne pouvait
// être délivré".
const negative = "negative"

// isQuestion reports whether the sentence asks, so that it states nothing.
func (c *clause) isQuestion() bool { return c.sentence.asks }

// isWithheld reports whether the clause says that nothing is known of the phrase, and not of a topic nearer to
// those words: "a demand is not documented", but not "a demand whose amount was not revealed".
func (c *clause) isWithheld(m vocabulary.Match) bool {
	for _, u := range of(c.found, vocabulary.Undisclosed) {
		distance := max(m.First-u.Last, u.First-m.Last)
		if distance > withheldReach {
			continue
		}
		ofTopic := false
		for _, t := range of(c.found, vocabulary.Topic) {
			ofTopic = ofTopic || max(t.First-u.Last, u.First-t.Last) < distance || distance <= 0 && t.Last >= u.First && t.First <= u.Last
		}
		if !ofTopic {
			return true
		}
	}
	return false
}

// withheldReach is how many words may stand between a thing and the words that it is not known.
const withheldReach = 4

// isSpent reports whether a negation has met its predicate before m: "was not affected: it stayed open".
func (c *clause) isSpent(t, m vocabulary.Match) bool {
	for _, p := range c.found {
		if isPredicate(p) && p.First > t.Last && p.Last < m.First && c.pauseBetween(p.Last, m.First) {
			return true
		}
	}
	return false
}

// isLeftBehind reports whether a verb of its own follows "and": "are not on the network and had no trouble", "was not
// sent, and the phones were dead". The words that open a list ("neither", "without") go on over it.
func (c *clause) isLeftBehind(t, m vocabulary.Match) bool {
	last := c.words[t.Last].Text
	object := last == "no" || last == "nothing"
	if !c.in(vocabulary.OfVerb, t.Last) && !object {
		return false
	}
	for n := t.Last + 1; n < m.First; n++ {
		joins := c.words[n].Text == "and" || c.words[n].Text == "et"
		if joins && (c.words[n].Pause || n == m.First-1 && isPredicate(m) && !object) {
			return true
		}
	}
	return false
}

// pauseBetween reports whether punctuation ends the reach of a word: "is due on 30 June, with printers out".
func (c *clause) pauseBetween(from, to int) bool {
	for n := from + 1; n <= to; n++ {
		if c.words[n].Pause {
			return true
		}
	}
	return false
}

// trigger says what a phrase does to those after it, and how far it reaches; 0 when it is no trigger.
func trigger(t vocabulary.Match) (polarity, int) {
	switch t.Kind {
	case vocabulary.Negation:
		return negated, negationReach
	case vocabulary.Averted:
		return negated, avertedReach
	case vocabulary.Modal:
		return possible, modalReach
	case vocabulary.Planned:
		return planned, plannedReach
	case vocabulary.Hypothetical:
		if t.Has(opening) {
			return affirmed, 0
		}
		return unreal, negationReach
	case vocabulary.Open:
		return unreal, 1 << 20
	}
	return affirmed, 0
}

// opening marks a hypothetical that counts at the beginning of a sentence only, and there for all of it: "Had the
// servers been linked, …".
const opening = "opening"

// spanning marks a condition never met around what would have been: "aurait été décalé si la panne avait duré".
const spanning = "spanning"

// isApart reports whether a sentence states nothing of this incident: background, or a condition never met. What only a
// relative clause tells of a thing's past is no background of what the sentence says of it: "the phones, which had been moved
// the year before, worked".
func (d *document) isApart(s *sentence) bool {
	for _, m := range s.found {
		if m.Kind == vocabulary.Background && !d.tellsPastOfThing(s, m) {
			return true
		}
		if m.Kind == vocabulary.Hypothetical && m.Has(opening) && m.First == s.first {
			return true
		}
	}
	return false
}

// tellsPastOfThing reports whether background lies within a clause about a service before it.
func (d *document) tellsPastOfThing(s *sentence, background vocabulary.Match) bool {
	return slices.ContainsFunc(d.inserts(s), func(i insert) bool {
		return i.first <= background.First && background.Last < i.last && len(i.about) > 0
	})
}

// markAsides sets a sentence apart that is followed by "that case is treated separately", and this one too.
func (d *document) markAsides() {
	for n, s := range d.sentences {
		if len(of(s.found, vocabulary.Aside)) == 0 {
			continue
		}
		s.apart = true
		if n > 0 && d.pointsBack(s) {
			d.sentences[n-1].apart = true
		}
	}
}

// longestAside is the length in words up to which a sentence that sets something apart is about the one before.
const longestAside = 16

// pointsBack reports whether the sentence names nothing of its own.
func (d *document) pointsBack(s *sentence) bool {
	if len(of(s.found, vocabulary.Background)) > 0 {
		return false // "in an unrelated case": what follows is apart, not what went before
	}
	return s.last-s.first <= longestAside && len(of(s.found, vocabulary.Service)) == 0 && len(of(s.found, vocabulary.Month)) == 0
}
