package loader

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// after reads "three days later", "a week after that", "two weeks after the attack", "a day before" and "a week and a day
// later".
func (c *calendar) after(n, _ int) (moment, bool) {
	count, span, ok := c.stretch(n)
	if !ok {
		return moment{}, false
	}
	unit, last := span.Code, span.Last
	if more, next, ok := c.stretch(last + 2); ok && c.joins(last+1) && unit == "week" && next.Code == "day" {
		count, unit, last = 7*count+more, next.Code, next.Last
	}
	if m, ok := c.phrase(last+1, vocabulary.Earlier); ok {
		if c.opensSentence(n) || !m.Has(backwards) || !c.closes(m) || c.words[m.First].Pause || unit != "day" && unit != "week" && unit != "fortnight" {
			return moment{}, false
		}
		date := countOn(first(c.outset, c.anchor), unit, -count)
		return moment{date: date, last: m.Last, relative: true, counted: true}, date != ""
	}
	if c.isWithin(n, unit, count) {
		return moment{date: c.anchor, last: last, relative: true, counted: true}, c.anchor.Precision() == graph.Day
	}
	from, m := c.countFrom(last + 1)
	if from.Precision() != graph.Day {
		return moment{}, false
	}
	date := countOn(from, unit, count)
	switch {
	case m.Has(exact) && unit == "month":
		date = sameDay(from, count)
	case date != "" && unit != "minute" && unit != "hour" && c.isRough(n):
		date = date[:7]
	}
	return moment{date: date, last: m.Last, relative: true, counted: true}, date != ""
}

// isWithin reports whether so many minutes or hours tell when something was over, on the same day: "in less than sixty
// minutes", "after three hours".
func (c *calendar) isWithin(n int, unit string, count int) bool {
	if unit != "minute" && (unit != "hour" || count >= 12) {
		return false
	}
	return c.follows(n, "within", "inside", "after", "apres") || c.follows(n, "than", "under", "de") && n > 1 && (c.words[n-2].Text == "in" || c.words[n-2].Text == "less" && c.follows(n-2, "in") || c.words[n-2].Text == "moins")
}

// opensSentence reports whether a phrase stands at the head of a sentence, where "two days earlier" mostly leads to
// something else.
func (c *calendar) opensSentence(n int) bool {
	return n < 2 || c.words[n].Stop || c.words[n-1].Stop
}

// isRough reports whether a count is none to the day: "roughly two weeks later".
func (c *calendar) isRough(n int) bool {
	if c.follows(n, "a", "an") {
		n--
	}
	return c.follows(n, "about", "around", "roughly", "some", "nearly", "almost", "approximately", "environ", "quelque")
}

// stretch reads a number and its unit: "three days", "a week".
func (c *calendar) stretch(n int) (int, vocabulary.Match, bool) {
	count, at, ok := c.count(n)
	if !ok {
		return 0, vocabulary.Match{}, false
	}
	span, ok := c.phrase(at, vocabulary.Span)
	return count, span, ok
}

// count reads how many, and where the word after it stands.
func (c *calendar) count(n int) (count, at int, ok bool) {
	if n >= len(c.words) {
		return 0, n, false
	}
	if _, isSpan := c.phrase(n, vocabulary.Span); isSpan && c.follows(n, "a", "an", "another") {
		return 1, n, true
	}
	count, at = c.number(n), n+1
	if m, found := c.phrase(n, vocabulary.Number); found {
		count, _ = strconv.Atoi(m.Code)
		at = m.Last + 1
	}
	return count, at, count >= 1 && count <= 400
}

func (c *calendar) joins(n int) bool {
	return n < len(c.words) && (c.words[n].Text == "and" || c.words[n].Text == "et")
}

// closes reports whether a phrase that is also a preposition ends what it counts: "two days before, the", but not "two
// days before the vote".
func (c *calendar) closes(m vocabulary.Match) bool {
	return !m.Has(closing) || m.Last+1 >= len(c.words) || c.words[m.Last+1].Pause
}

// The marks of words after a number and a span: Closing ones count only where nothing follows them; the exact ones tell
// that a month is counted to the day; and those of the outset count from the attack: "three weeks after the intrusion".
const (
	closing    = "closing"
	exact      = "exact"
	fromOutset = "outset"
)

// countFrom returns the date from which a span counts, and the words for "later" that follow it: "later" counts from the
// date named last, "after the attack" from the first day, and "after the restart" from the day of the restart.
func (c *calendar) countFrom(at int) (graph.Date, vocabulary.Match) {
	m, found := c.phrase(at, vocabulary.Later)
	switch {
	case !found || !c.closes(m):
		return "", m
	case m.Has(fromOutset):
		return c.origin, m
	}
	if last := c.words[m.Last].Text; last == "after" || last == "following" {
		if date := c.dateOf(m.Last + 1); date != "" {
			return date, m
		}
	}
	return c.anchor, m
}

// dated is a day and the word at which it was read.
type dated struct {
	word int
	date graph.Date
}

// How far a word is looked for that was said before, how near to it its day stands, and how much of it counts, so that
// "the announcement" is found in "announced".
const (
	saidBefore = 300
	dayBeside  = 25
	stem       = 6
)

// dateOf returns the day of what the word at n names, by an earlier mention: "after the restart". Articles are passed
// over.
func (c *calendar) dateOf(n int) graph.Date {
	for n < len(c.words) && slices.Contains([]string{"the", "its", "that", "this", "their"}, c.words[n].Text) {
		n++
	}
	if n >= len(c.words) || len(c.words[n].Text) < 4 || c.words[n].Pause {
		return ""
	}
	begin := c.words[n].Text[:min(stem, len(c.words[n].Text))]
	for at := n - 2; at >= max(0, n-saidBefore); at-- {
		if strings.HasPrefix(c.words[at].Text, begin) {
			return c.dateBy(at)
		}
	}
	return ""
}

// dateBy returns the day that was read nearest to a word, empty when none stands beside it.
func (c *calendar) dateBy(at int) graph.Date {
	date, nearest := graph.Date(""), dayBeside+1
	for _, d := range slices.Backward(c.days) {
		if distance := max(2*(d.word-at), at-d.word); distance < nearest { // rather the day before a word than one after it
			date, nearest = d.date, distance
		} else if d.word < at-dayBeside { // those before stand still further away
			break
		}
	}
	return date
}

// countOn moves a day by so many days, weeks, hours or months, as precisely as the unit tells.
func countOn(from graph.Date, unit string, count int) graph.Date {
	switch unit {
	case "day":
		return move(from, count)
	case "week":
		return move(from, 7*count)
	case "fortnight":
		return move(from, 14*count)
	case "hour":
		if count%24 == 0 || count < 12 {
			return move(from, count/24)
		}
	case "minute":
		return from
	case "month":
		t, _ := time.Parse("2006-01", string(from[:7]))
		return graph.Date(t.AddDate(0, count, 0).Format("2006-01"))
	}
	return ""
}

// sameDay returns the day of the same number some months on, empty where that month has none.
func sameDay(from graph.Date, months int) graph.Date {
	t, _ := time.Parse("2006-01", string(from[:7]))
	t = t.AddDate(0, months, 0)
	day, _ := strconv.Atoi(string(from[8:]))
	date, _ := fullDate(t.Year(), int(t.Month()), day)
	return date
}
