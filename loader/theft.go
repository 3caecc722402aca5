package loader

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// How many words may stand between a loss and the data that it is of, and between a loss and its denial.
const (
	lootBefore  = 18
	lootAfter   = 11
	denialReach = 16
)

// shownReach is how many words may stand between data of somebody and that they were put online.
const shownReach = 8

// stance is how a clause means a loss of data.
type stance int

const (
	stated stance = iota
	denied
	doubted
	moot // asked, withheld, planned or supposed: it says nothing
)

// lossOf decides what a verb of loss says with the data nearest to it, empty for nothing.
func (c *clause) lossOf(m vocabulary.Match) graph.DataImpact {
	loot, near := c.lootOf(m)
	how := c.stanceOf(m)
	if how == stated && near && (c.saysNo(loot.First-1) || c.saysNo(m.First-1)) {
		how = denied // "no information about citizens had been touched", "data were not touched"
	}
	if !near || how == moot {
		return ""
	}
	unnamed := loot.Has("any")
	switch m.Code {
	case "TAKEN", "COPIED":
		if m.Code == "COPIED" && !c.isTheirs(m, loot, how) {
			return ""
		}
		return c.theft(m, how)
	case "OUT", "SHOWN": // what was not published may have been taken
		if how == stated && c.isOnlySaid(m, loot) {
			return "SUSPECTED_THEFT"
		}
		if how == stated && !unnamed && c.isShown(m, loot) {
			return "PUBLISHED"
		}
	case "SEEN", "HARMED", "LOST":
		return c.harm(m, loot, how)
	}
	return ""
}

// saysNo reports whether a word denies what comes right after it.
func (c *clause) saysNo(n int) bool {
	if n < c.first {
		return false
	}
	word := c.words[n].Text
	return word == "no" || word == "not" || word == "never"
}

// harm decides what it says that data were seen or harmed.
func (c *clause) harm(m, loot vocabulary.Match, how stance) graph.DataImpact {
	unnamed := loot.Has("any") && m.Code != "SEEN"
	switch {
	case unnamed || c.isOwnWork(m):
		return ""
	case how == denied:
		return "EXPLICITLY_NONE"
	case m.Code == "LOST":
		return ""
	case m.Code == "HARMED" && how == stated && c.hasDenial(m, "conceded"):
		return c.theft(m, how)
	case how == doubted && (!isVague(m) || loot.Has("cue")) || m.Code == "SEEN" && c.hasCulprit("") || loot.Has("cue") && c.isSuffered(m):
		return "SUSPECTED_THEFT"
	}
	return ""
}

// isVague reports whether data so called may only be out of use.
func isVague(m vocabulary.Match) bool { return m.Phrase == "affected" || m.Phrase == "concerned" }

// isSuffered reports whether data were accessed or exposed: not what others could do with them again.
func (c *clause) isSuffered(m vocabulary.Match) bool {
	return c.isDone(m) && !isVague(m) && (m.Code == "HARMED" || m.Phrase == "accessed" || m.Phrase == "viewed")
}

// isTheirs reports whether those who attacked did it, not those who work with the data.
func (c *clause) isTheirs(m, loot vocabulary.Match, how stance) bool {
	active := m.First < loot.First
	switch {
	case m.Has("active") && !active || c.isOwnWork(m):
		return false
	case how == denied, how == doubted && (c.opensWithWhether() || c.hasDenial(m, "unsettled")):
		return true
	case loot.Has("any"):
		return false
	case active || loot.Has("weak") && m.Phrase != "copied" || m.Has("vague"):
		return c.hasCulprit("") || c.isClaimed(m)
	}
	return true
}

// isOnlySaid reports whether "that" stands between words of showing and the data, so that they are only told of: "posted that
// it had records for sale".
func (c *clause) isOnlySaid(m, loot vocabulary.Match) bool {
	if m.Has("venue") || !c.hasCulprit("") {
		return false
	}
	for n := m.Last + 1; n < loot.First; n++ {
		if c.words[n].Text == "that" {
			return true
		}
	}
	return slices.ContainsFunc(of(c.found, vocabulary.Claim), func(o vocabulary.Match) bool {
		last := c.words[o.Last].Text
		return o.Last < min(m.First, loot.First) && c.words[o.Last-1].Text == "that" && (last == "it" || last == "they") && !c.pauseBetween(o.Last, m.First)
	})
}

// isShown reports whether those who attacked show data, or they are seen where loot is.
func (c *clause) isShown(m, loot vocabulary.Match) bool {
	switch {
	case m.Has("venue"):
		return c.hasCulprit("venue")
	case m.First > loot.Last && c.numbersBetween(loot.Last, m.First):
		return true // "names of 12,400 households were put online"
	case loot.Has("weak"):
		return c.hasCulprit("venue") || strings.HasPrefix(m.Phrase, "leak") && (c.hasCulprit("") || m.First > loot.Last)
	case c.hasCulprit(""):
		return true
	}
	put := m.Phrase == "put" || m.Phrase == "placed"
	if m.First > loot.Last && !put {
		if next := c.words[loot.Last+1].Text; next == "of" || next == "from" {
			return m.First-loot.Last <= shownReach // "data of 800 people were put online"
		}
	}
	return loot.Has("cue") && !put
}

// numbersBetween reports whether a number stands between two words.
func (c *clause) numbersBetween(from, to int) bool {
	return slices.ContainsFunc(c.words[from+1:to], func(w vocabulary.Word) bool { return isNumeric(w.Text) })
}

func (c *clause) theft(m vocabulary.Match, how stance) graph.DataImpact {
	if how == denied {
		return "EXPLICITLY_NONE"
	}
	if how == doubted || c.isClaimed(m) {
		return "SUSPECTED_THEFT"
	}
	return "CONFIRMED_THEFT"
}

// isClaimed reports whether a loss is told on the word of those who attacked.
func (c *clause) isClaimed(m vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.sentence.found, vocabulary.Claim), func(o vocabulary.Match) bool { return o.First < m.First })
}

// lootOf returns the data nearest to a loss in its clause; "encrypted but not stolen" has it before the contrast.
func (c *clause) lootOf(m vocabulary.Match) (vocabulary.Match, bool) {
	best, near := c.nearestLoot(c.found, m)
	if !near && m.Code == "TAKEN" {
		return c.nearestLoot(c.sentence.found, m)
	}
	return best, near
}

func (c *clause) nearestLoot(found []vocabulary.Match, m vocabulary.Match) (vocabulary.Match, bool) {
	var best vocabulary.Match
	nearest := lootBefore + 1
	for _, l := range of(found, vocabulary.Loot) {
		distance := m.First - l.Last
		if l.First > m.Last {
			distance = (l.First - m.Last) * lootBefore / lootAfter // what is lost stands before its verb, mostly
		}
		if distance < nearest && !c.stopsBetween(l.First, m.First) {
			best, nearest = l, max(distance, 0)
		}
	}
	return best, best.Entry != nil
}

// stopsBetween reports whether a sentence ends between two words, as it may within a clause after a heading.
func (c *clause) stopsBetween(a, b int) bool {
	for n := min(a, b) + 1; n <= max(a, b); n++ {
		if c.words[n].Stop {
			return true
		}
	}
	return false
}

// hasCulprit reports whether the sentence names those who attacked, or where they show what they took: this alone if
// only is "venue".
func (c *clause) hasCulprit(only string) bool {
	return slices.ContainsFunc(c.sentence.found, func(m vocabulary.Match) bool {
		if only != "" {
			return m.Kind == vocabulary.Culprit && m.Has(only)
		}
		return m.Kind == vocabulary.Culprit || m.Kind == vocabulary.Actor && !m.Has("state")
	})
}

// isOwnWork reports whether the clause tells what those who work with the data did or could not do: "the files were
// copied from a backup", "no records could be viewed".
func (c *clause) isOwnWork(m vocabulary.Match) bool {
	if m.Code == "TAKEN" {
		return false
	}
	for _, o := range c.found {
		switch {
		case o.Kind == vocabulary.Fallback, o.Kind == vocabulary.Action && (o.Code == "BACKUP_RESTORE" || o.Code == "PAPER_FALLBACK"):
			return true
		case o.Kind == vocabulary.Down && m.Code == "SEEN" && !c.isDone(m) && o.Last >= m.First-2 && o.First <= m.Last:
			return true
		}
	}
	return false
}

// isDone reports whether a participle tells what was done, not what could be: "no data were accessed", "data were not
// accessed".
func (c *clause) isDone(m vocabulary.Match) bool {
	n := m.First - 1
	if n > c.first && (c.words[n].Text == "not" || c.words[n].Text == "never") {
		n--
	}
	before := c.words[max(n, c.first)].Text
	return before == "were" || before == "was" || before == "been"
}

// stanceOf decides how a loss is meant: by what denies it before or after, else as any other phrase.
func (c *clause) stanceOf(m vocabulary.Match) stance {
	if c.isQuestion() || c.isPassedOver(m) {
		return moot
	}
	how := c.polarityOf(m)
	if c.has(vocabulary.Open) && how == unreal {
		if c.opensWithWhether() || c.hasDenial(m, "doubt") || c.hasDenial(m, "unsettled") {
			return doubted
		}
		return moot
	}
	if c.isConceivable(m) {
		return doubted
	}
	switch {
	case how == unreal || how == planned:
		return moot
	case c.hasDenial(m, "doubt") || c.hasDenial(m, "guess") || c.isUnsettled(m):
		return doubted
	case how == negated && c.startsAnew(m) && !c.hasDenial(m, ""):
		return stated
	case how == negated || c.hasDenial(m, ""):
		return denied
	case how == possible:
		return doubted
	}
	return stated
}

// opensWithWhether reports whether the subject of a sentence is a question that its verb leaves open: "whether files were
// copied is something we do not know yet".
func (c *clause) opensWithWhether() bool {
	return c.first == c.sentence.first && c.words[c.first].Text == "whether"
}

// isUnsettled reports whether words before a loss, or after a noun for one, leave it open: "could not say if files had been
// copied", "the theft of data is being investigated".
func (c *clause) isUnsettled(m vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Denial), func(d vocabulary.Match) bool {
		before, after := m.First-d.Last, d.First-m.Last
		return d.Has("unsettled") && (before > 0 && before <= denialReach || after > 0 && after <= denialReach/2 && !c.isDone(m))
	})
}

// startsAnew reports whether a subject of its own stands between "and" and a phrase, after the negation of another verb:
// "did not pay, and the files were posted".
func (c *clause) startsAnew(m vocabulary.Match) bool {
	joint := -1
	for _, o := range c.found {
		switch {
		case o.First >= m.First && o.Start != m.Start:
			return false
		case o.Kind == vocabulary.Negation:
			joint = -1
			if last := c.words[o.Last].Text; last == "not" || last == "never" {
				joint = 0
			}
		case o.Kind == vocabulary.Joint && joint == 0 && c.words[o.First].Text == "and":
			joint = o.First
		case joint > 0 && (o.Kind == vocabulary.Actor || o.Kind == vocabulary.Culprit || o.Kind == vocabulary.Loot):
			return true
		}
	}
	return false
}

// isConceivable reports whether "could have", "may have" or "might have" stands right before a loss, which is
// unreal elsewhere.
func (c *clause) isConceivable(m vocabulary.Match) bool {
	for n := m.First - 1; n > max(c.first, m.First-4); n-- {
		if verb := c.words[n-1].Text; c.words[n].Text == "have" && (verb == "could" || verb == "may" || verb == "might") {
			return true
		}
	}
	return false
}

// isPassedOver reports whether the report says that it is not told of the loss.
func (c *clause) isPassedOver(m vocabulary.Match) bool {
	if c.hasDenial(m, "silent") || c.has(vocabulary.Undisclosed) && c.isTopic(m) {
		return true
	}
	open := c.opensWithWhether() || c.hasDenial(m, "doubt") || c.hasDenial(m, "unsettled") || c.hasDenial(m, "")
	return !open && c.polarityOf(m) != negated && c.isWithheld(m)
}

// isTopic reports whether a loss is named as a thing that something is said about: "of a leak of records they do not speak".
func (c *clause) isTopic(m vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Topic), func(t vocabulary.Match) bool {
		return t.Code == "DATA_IMPACT" && t.First <= m.First && m.First <= t.Last
	})
}

// hasDenial reports whether words of that mark bear on a loss: before it in its clause, or after it in its sentence.
func (c *clause) hasDenial(m vocabulary.Match, mark string) bool {
	return slices.ContainsFunc(of(c.sentence.found, vocabulary.Denial), func(d vocabulary.Match) bool {
		before, after := m.First-d.Last, d.First-m.Last
		switch {
		case mark == "unsettled" || mark == "silent":
			return d.Has(mark) && d.First >= c.first && d.First < c.last && max(before, after) <= denialReach
		case mark == "guess" || mark == "conceded":
			return d.Has(mark) && before > 0 && before <= denialReach && d.First >= c.first
		case mark == "doubt":
			return d.Has(mark) && (before > 0 && before <= denialReach && d.First >= c.first || after > 0 && after <= denialReach/2)
		case len(d.Marks) > 0 && !d.Has("after") && !d.Has("retort"):
			return false
		case d.Has("after"):
			return after > 0 && after <= denialReach/2
		}
		return before > 0 && before <= denialReach && d.First >= c.first && !c.isUsedUp(d, m)
	})
}

// isUsedUp reports whether a denial has met a loss of its own before a comma: "saw no theft, then said that data were hit".
func (c *clause) isUsedUp(d, m vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Loss), func(o vocabulary.Match) bool {
		return o.First > d.Last && o.Last < m.First && c.pauseBetween(o.Last, m.First)
	})
}
