package loader

import (
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// yearOf returns the year of a month that is named without one, and the last word of the phrase. Words beside it may
// tell ("the following January", "February of that year"); else it is the year in which the month lies nearest the date
// before it, rather after it than before; 0 without a date before. The phrase begins at n and ends at last.
func (c *calendar) yearOf(month, n, last int) (year, end int) {
	if c.anchor == "" {
		return 0, last
	}
	known := 6
	if len(c.anchor) >= 7 {
		known = monthNumber(c.anchor)
	}
	if m, ok := c.phrase(last+1, vocabulary.Relative); ok && m.Code == sameYear {
		return c.anchor.Year() + c.shift(m), m.Last
	}
	if step, ok := c.stepBefore(n); ok {
		return c.yearStepped(month, known, step), last
	}
	switch ahead := month - known; {
	case ahead > 7:
		return c.anchor.Year() - 1, last
	case ahead < -4 && !c.hadHappened(n, pluperfectReachOfMonths):
		return c.anchor.Year() + 1, last
	}
	return c.anchor.Year(), last
}

// pluperfectReachOfMonths is how many words may stand between "had" and a month in which something had happened.
const pluperfectReachOfMonths = 9

// sameYear is the code of words for the year of the date before: "of that year".
const sameYear = "year"

// The marks of words that lead to the time before or after the one they name.
const (
	forwards  = "forwards"
	backwards = "backwards"
)

// shift is -1 for words that lead back, 1 for those that lead on: "of the following year".
func (c *calendar) shift(m vocabulary.Match) int {
	switch {
	case m.Has(forwards):
		return 1
	case m.Has(backwards):
		return -1
	}
	return 0
}

// stepBefore reads the "following" or "preceding" before a month or a weekday.
func (c *calendar) stepBefore(n int) (step int, ok bool) {
	if n == 0 {
		return 0, false
	}
	switch c.words[n-1].Text {
	case "following", "next", "subsequent":
		return 1, true
	case "preceding", "previous", "last", "prior":
		return -1, true
	}
	return 0, false
}

// yearStepped is the year in which a month comes next after the one known, or came last before it.
func (c *calendar) yearStepped(month, known, step int) int {
	year := c.anchor.Year()
	switch {
	case step > 0 && month <= known:
		year++
	case step < 0 && month >= known:
		year--
	}
	return year
}
