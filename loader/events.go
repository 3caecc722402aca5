package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// events reads what happened on a stated date. Each date belongs to the clause that it stands in; a time without a
// date to the date before it.
func (e *extraction) events() {
	for _, s := range e.sentences {
		if s.apart {
			continue
		}
		on := graph.Date("")
		for _, c := range s.clauses {
			on = e.eventsOf(c, on)
		}
	}
	e.dropRestated()
	slices.SortStableFunc(e.incident.Events, func(a, b *graph.Event) int {
		if d := a.On.Compare(b.On); d != 0 {
			return d
		}
		return graph.Date(a.At).Compare(graph.Date(b.At))
	})
}

// dropRestated drops the months that the overview of a report names where the rest of it dates the same thing to a day, and the
// month of the incident wherever it is only called so.
func (e *extraction) dropRestated() {
	all, overview := e.incident.Events, e.overviewEnd()
	e.incident.Events = slices.DeleteFunc(slices.Clone(all), func(m *graph.Event) bool {
		calledSo := m.Kind == "OTHER" && m.On == e.report.Date.Value
		return m.On.Precision() == graph.Month && (m.Evidence[0].Start < overview || calledSo) && slices.ContainsFunc(all, func(d *graph.Event) bool {
			told := d.Kind == "DISCLOSED" || d.Kind == "REPORTED"
			return d.On.Precision() == graph.Day && m.On.Contains(d.On) && !(told && m.Kind == "STARTED")
		})
	})
}

// overviewEnd is the end of the first paragraph of several, which sums up the others.
func (d *document) overviewEnd() int {
	if len(d.report.paragraphs) < 2 {
		return 0
	}
	return d.report.paragraphs[0].end
}

// eventsOf adds the events of a clause. On is the last date of the sentence so far; the new one is returned.
func (e *extraction) eventsOf(c *clause, on graph.Date) graph.Date {
	for n, m := range c.moments {
		if m.date == "" {
			continue
		}
		on = m.date
		if timeFollows(c.moments, n) || e.isVoteDay(c, m) || c.isPlan(m) || c.tellsWhich(m) {
			continue
		}
		e.event(c, on, timeBefore(c.moments, n), m)
	}
	for n, m := range c.moments {
		if m.at == "" || dateFollows(c.moments, n) {
			continue
		}
		day := on
		if n > 0 && c.moments[n-1].date != "" {
			day = c.moments[n-1].date
		}
		if day == "" {
			day = m.of
		}
		if day.Precision() == graph.Day && !c.isPlan(m) {
			e.event(c, day, m.at, m)
		}
	}
	return on
}

// timeFollows reports whether the next moment is a time, which then belongs to this date.
func timeFollows(all []moment, n int) bool {
	return n+1 < len(all) && all[n+1].at != "" && !dateFollows(all, n+1)
}

// dateFollows reports whether a date comes right after a time: "at 8:30 on 24 June".
func dateFollows(all []moment, n int) bool {
	return n+1 < len(all) && all[n+1].date != "" && all[n+1].first-all[n].last <= 4
}

func timeBefore(all []moment, n int) string {
	if n > 0 && all[n-1].at != "" && dateFollows(all, n-1) {
		return all[n-1].at
	}
	return ""
}

func (e *extraction) isVote(d graph.Date) bool {
	return slices.ContainsFunc(e.incident.Elections, func(v *graph.ElectionImpact) bool { return v.HeldOn == d })
}

// isVoteDay reports whether a date is only that of a vote: it stands right after the name of one, or in a clause that
// tells that the vote was held.
func (e *extraction) isVoteDay(c *clause, m moment) bool {
	if c.tellsOfHarm(m) {
		return false
	}
	if e.isVote(m.date) && c.has(vocabulary.Election) {
		return true
	}
	return slices.ContainsFunc(c.sentence.found, func(vote vocabulary.Match) bool {
		d := m.first - vote.Last
		return (vote.Kind == vocabulary.Election || vote.Kind == vocabulary.Vote) && d >= 1 && d <= votePlace
	})
}

// tellsOfHarm reports whether a clause tells of something that went wrong on a date; of one that only says which vote is
// meant ("the election of 8 November") a hindrance is no event.
func (c *clause) tellsOfHarm(m moment) bool {
	ofVote := m.first > c.first && (c.words[m.first-1].Text == "of" || c.words[m.first-1].Text == "du")
	return slices.ContainsFunc(c.found, func(h vocabulary.Match) bool {
		harm := h.Kind == vocabulary.Attack || h.Kind == vocabulary.Down && !h.Has(bare) && !ofVote || h.Kind == vocabulary.Event && isBeginning(h.Code) && h.Phrase != "took place"
		return harm && c.polarityOf(h) == affirmed
	})
}

// isPlan reports whether a date is one of something that has not happened.
func (c *clause) isPlan(m moment) bool {
	if c.isEnd(m) {
		return false
	}
	if c.isPutOffTo(m) {
		return true
	}
	if c.isForeseen(m) || c.isIntended(m) {
		return true
	}
	if n := m.first - 3; n >= c.first && c.words[n].Text == "as" && c.words[n+2].Text == "as" {
		return false // "as soon as Saturday"
	}
	how := c.polarityOf(vocabulary.Match{First: m.first, Last: m.last})
	return how == planned || how == unreal || how == possible && !c.isPast(m)
}

// isPast reports whether what may be is told as having been: "could be bought again from 2 November".
func (c *clause) isPast(m moment) bool {
	for n := m.first - 1; n >= max(c.first, m.first-modalReach-2); n-- {
		if c.words[n].Text == "could" {
			return true
		}
	}
	return false
}

// isForeseen reports whether words that make a plan of what stands before them are near a date: "a date in June was
// hoped for", "was foreseen for March".
func (c *clause) isForeseen(m moment) bool {
	for _, t := range of(c.found, vocabulary.Planned) {
		if d := max(t.First-m.last, m.first-t.Last); t.Has(after) && d > 0 && d <= foreseenReach && c.polarityOf(t) == affirmed {
			return true
		}
	}
	return false
}

// isIntended reports whether a date ends what somebody only means to do: "plan to vote on a budget in December".
func (c *clause) isIntended(m moment) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Planned), func(t vocabulary.Match) bool {
		return !t.Has(after) && !t.Has(end) && c.words[t.Last].Text == "to" && m.first > t.Last && m.first-t.Last <= intendedReach &&
			!c.pauseBetween(t.Last, m.first) && c.polarityOf(t) == affirmed && !c.hasDate(t.Last, m.first)
	})
}

// intendedReach is how many words an infinitive and what belongs to it may have before its date.
const intendedReach = 10

// foreseenReach is how many words may stand between a date and words that make a plan of it.
const foreseenReach = 2

// isPutOffTo reports whether something was moved to that date: "postponed to January".
func (c *clause) isPutOffTo(m moment) bool {
	for _, t := range of(c.found, vocabulary.Down) {
		if t.Last == m.first-2 && isUntil(c.words[m.first-1].Text) {
			return true
		}
	}
	return false
}

func isUntil(word string) bool {
	return word == "to" || word == "until" || word == "au" || word == "a"
}

// isEnd reports whether a date ends something: "until 5 May", "until it reopened on 5 May".
func (c *clause) isEnd(m moment) bool {
	for _, t := range c.found {
		if t.Kind != vocabulary.Planned || !t.Has(end) || t.Last >= m.first {
			continue
		}
		if m.first-t.Last <= 2 || m.first-t.Last <= plannedReach && c.returnsWithin(t.Last, m.first) {
			return true
		}
	}
	return false
}

// returnsWithin reports whether a return is told between two words.
func (c *clause) returnsWithin(from, to int) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Back), func(m vocabulary.Match) bool { return m.First > from && m.Last < to })
}

// end marks the words before the end of something that did happen.
const end = "end"

func (e *extraction) event(c *clause, on graph.Date, at string, when moment) {
	kind := c.eventKind()
	for _, have := range e.incident.Events {
		if have.On == on && have.At == at && have.Kind == kind {
			support(&have.Finding, c.passage)
			return
		}
	}
	ev := &graph.Event{On: on, At: at, Kind: kind, Text: excerpt(e.text(c.passage))}
	support(&ev.Finding, c.passage)
	if c.beginsOn(when) {
		e.begun = append(e.begun, ev)
	}
	e.incident.Events = append(e.incident.Events, ev)
	e.because("events "+string(kind), string(on), c.passage, affirmed)
}

// eventKinds orders the kinds: where a clause has words of several, the first counts.
var eventKinds = []graph.EventKind{
	"RANSOM_NOTE", "DATA_PUBLISHED", "RECOVERED", "SERVICE_RESTORED", "DETECTED", "REPORTED", "CONTAINED", "DISCLOSED", "STARTED",
}

// toldReach is how many words may stand between a word for telling and what is told.
const toldReach = 8

// isTold reports whether the date of a clause is the one on which something was told: "announced on 21 November that …".
func (c *clause) isTold() bool {
	for _, m := range of(c.found, vocabulary.Event) {
		if m.Code != "DISCLOSED" || c.polarityOf(m) != affirmed {
			continue
		}
		for n := m.Last + 1; n < c.last && n <= m.Last+toldReach; n++ {
			if word := c.words[n].Text; word == "that" || word == "que" || word == "qu" {
				return len(c.moments) > 0 && c.moments[0].first < n && len(c.momentsAfter(n)) == 0
			}
		}
	}
	return false
}

// eventKind is the kind of what a clause reports, by its own words, else by those of its sentence.
func (c *clause) eventKind() graph.EventKind {
	if c.isTold() {
		return "DISCLOSED"
	}
	for _, found := range [][]vocabulary.Match{c.found, c.sentence.found} {
		said := map[string]bool{}
		for _, m := range of(found, vocabulary.Event) {
			if how := c.polarityOf(m); how == affirmed || how == negated && c.endsWithDate(m) {
				said[m.Code] = true
			}
		}
		for _, kind := range eventKinds {
			if said[string(kind)] {
				return kind
			}
		}
	}
	for _, m := range of(c.found, vocabulary.Attack) {
		if c.polarityOf(m) == affirmed {
			return "STARTED"
		}
	}
	return "OTHER"
}

// isBeginning reports whether something of an attack is seen, begins or is checked on such an event.
func isBeginning(kind string) bool {
	return kind == "STARTED" || kind == "DETECTED" || kind == "CONTAINED"
}

// beginsOn reports whether the word nearest to a date tells of a beginning rather than of telling.
func (c *clause) beginsOn(when moment) bool {
	for _, found := range [][]vocabulary.Match{c.found, c.sentence.found} {
		begins, nearest := false, -1
		for _, m := range found {
			if m.Kind != vocabulary.Event && m.Kind != vocabulary.Attack && m.Kind != vocabulary.Down || c.polarityOf(m) != affirmed {
				continue
			}
			if distance := max(m.First-when.last, when.first-m.Last); nearest < 0 || distance < nearest {
				begins, nearest = m.Kind != vocabulary.Event || isBeginning(m.Code), distance
			}
		}
		if nearest >= 0 {
			return begins
		}
	}
	return false
}
