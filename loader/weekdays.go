package loader

import (
	"strconv"
	"time"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// weekday reads "Saturday", "that Saturday", "the following Monday" and "the Friday before", by a date before it that
// is known to the day.
func (c *calendar) weekday(n, _ int) (moment, bool) {
	before, step := n, 0
	if m, ok := c.phrase(n, vocabulary.Next); ok {
		n, step = m.Last+1, 1
	} else if m, ok := c.phrase(n, vocabulary.Earlier); ok {
		n, step = m.Last+1, -1
	}
	m, ok := c.phrase(n, vocabulary.Weekday)
	if !ok {
		return moment{}, false
	}
	known, err := time.Parse(time.DateOnly, string(c.anchor))
	if err != nil || c.dateBeside(m) {
		return moment{}, false
	}
	last := m.Last
	if next, ok := c.phrase(last+1, vocabulary.Next); ok && c.words[last+1].Text != "after" {
		step, last = 1, next.Last // "lundi suivant"
	} else if earlier, ok := c.phrase(last+1, vocabulary.Earlier); ok && c.closes(earlier) {
		step, last = -1, earlier.Last
	}
	wanted, _ := strconv.Atoi(m.Code)
	days := (wanted - int(known.Weekday()) + 7) % 7
	return moment{date: move(c.anchor, days+c.weeks(days, step, before)), last: last, relative: true}, true
}

// weeks is by how many days the weekday that comes next after the day known is to be moved, which it is so many days
// away from. Without a word that tells, the day before the one known is meant rather than that of the next week, and so
// is the one before for what had happened.
func (c *calendar) weeks(days, step, n int) int {
	switch {
	case step > 0 && days == 0:
		return 7
	case step < 0 || c.follows(n, "since", "depuis"):
		return -7
	case step == 0 && days > 0 && c.isOfFirstDays(n, days-7):
		return -7
	case step == 0 && (days == dayBefore || days > 0 && c.hadHappened(n, pluperfectReach)):
		return -7
	}
	return 0
}

// isOfFirstDays reports whether a weekday with an article is one of the first days that were told before: "on the Tuesday", told
// after what happened on Thursday.
func (c *calendar) isOfFirstDays(n, back int) bool {
	if !c.follows(n, "the", "le") || c.origin == "" {
		return false
	}
	told, _ := c.origin.DaysUntil(c.anchor)
	since, _ := c.origin.DaysUntil(move(c.anchor, back))
	return told <= firstDays && since >= 0
}

// firstDays is how long after the first day its weekdays are called by an article alone.
const firstDays = 9

// dayBefore is how many days the weekday before a day is ahead of it.
const dayBefore = 6

// pluperfectReach is how many words may stand between "had" and a day on which something had happened.
const pluperfectReach = 6

// hadHappened reports whether what a day belongs to lies before the day known: "had been alerted on the Saturday".
func (c *calendar) hadHappened(n, reach int) bool {
	for at := n - 1; at >= max(0, n-reach); at-- {
		switch c.words[at].Text {
		case "had", "avait", "avaient":
			return c.words[at+1].Text != "to"
		}
		if c.words[at].Pause {
			break
		}
	}
	return false
}

// dateBeside reports whether the weekday only names the day of a date that follows or stands before it.
func (c *calendar) dateBeside(m vocabulary.Match) bool {
	for n := m.Last + 1; n <= m.Last+3 && n < len(c.words); n++ {
		if _, isTime := c.clock(n, len(c.words)); isTime {
			return false
		}
		if c.number(n) > 0 && c.number(n) <= 31 || c.month(n) != 0 {
			return true
		}
	}
	return m.First > 0 && c.month(m.First-1) != 0
}

// ofVote reports whether a day is only that of a vote: "the election of 8 November".
func (c *calendar) ofVote(n int) bool {
	if n > 0 {
		if m := c.words[n-1]; m.Text != "of" && m.Text != "du" && m.Text != "des" {
			return false
		}
	}
	for _, vote := range c.votes {
		if d := n - 1 - vote.Last; d >= 1 && d <= votePlace {
			return true
		}
	}
	return false
}

// votePlace is how many words from the name of a vote its day begins.
const votePlace = 3
