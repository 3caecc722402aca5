package loader

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// clock reads a time of day: "8:30 AM", "4 p.m.", "21:00", "23 h 30", "noon". A bare hour without a mark is none.
func (c *calendar) clock(n, _ int) (moment, bool) {
	if m, ok := c.phrase(n, vocabulary.Clock); ok {
		return moment{at: m.Code, last: m.Last}, true
	}
	if m, ok := c.frenchClock(n); ok {
		return m, true
	}
	hour, half := c.hour(n)
	if hour < 0 || hour > 24 {
		return moment{}, false
	}
	minute, last, marked := 0, n, false
	if m, joined := c.minuteWithHalf(n + 1); m >= 0 && (c.gap(n) == ":" || c.gap(n) == ".") {
		return moment{at: fmt.Sprintf("%02d:%02d", halved(hour, joined), m), last: n + 1}, hour <= 12
	}
	switch next := c.number(n + 1); {
	case next >= 0 && next < 60 && len(c.words[n+1].Text) == 2 && c.gap(n) == ":":
		minute, last, marked = next, n+1, true
	case next >= 0 && next < 60 && len(c.words[n+1].Text) == 2 && c.gap(n) == "." && c.halfOfDay(n+2) != "":
		minute, last = next, n+1
	case c.hourWord(n+1) && c.number(n+2) >= 0 && c.number(n+2) < 60 && len(c.words[n+2].Text) == 2:
		minute, last, marked = c.number(n+2), n+2, true
	case c.hourWord(n+1) && !c.isDuration(n):
		last, marked = n+1, true
	}
	if half != "" {
		hour, marked = halved(hour, half), true
	}
	if m, ok := c.phrase(last+1, vocabulary.Morning); ok && hour <= 12 {
		hour, last, marked = halved(hour, m.Code), m.Last, true
	}
	if !marked || hour > 23 {
		return moment{}, false
	}
	return moment{at: fmt.Sprintf("%02d:%02d", hour, minute), last: last}, true
}

// frenchClock reads "8h30", "8h" and "huit heures", which a word before it may tell from a duration.
func (c *calendar) frenchClock(n int) (moment, bool) {
	hours, minutes, joined := strings.Cut(c.words[n].Text, "h")
	if joined && isNumeric(hours) && len(hours) <= 2 && (minutes == "" || isNumeric(minutes) && len(minutes) == 2) {
		hour, _ := strconv.Atoi(hours)
		minute, _ := strconv.Atoi(minutes)
		return moment{at: fmt.Sprintf("%02d:%02d", hour, minute), last: n}, hour < 24 && minute < 60 && !c.isDuration(n)
	}
	m, ok := c.phrase(n, vocabulary.Number)
	if !ok || m.Last+1 >= len(c.words) || c.words[m.Last+1].Text != "heures" || c.isDuration(n) {
		return moment{}, false
	}
	hour, _ := strconv.Atoi(m.Code)
	last := m.Last + 1
	if half := c.halfOfDay(last + 1); half != "" && hour <= 12 {
		hour, last = halved(hour, half), c.partsAt(last + 1)[0].Last
	} else if !c.follows(n, "a", "vers") {
		return moment{}, false
	}
	return moment{at: fmt.Sprintf("%02d:00", hour), last: last}, hour < 24
}

// isDuration reports whether a word before hours says how long, not when.
func (c *calendar) isDuration(n int) bool {
	return c.follows(n, "pendant", "durant", "en", "apres", "sous", "depuis", "quelque", "quelques", "les", "de", "environ", "toutes")
}

func (c *calendar) follows(n int, words ...string) bool {
	return n > 0 && slices.Contains(words, c.words[n-1].Text)
}

// hour reads the hour, with the half of the day when both are one word ("4pm").
func (c *calendar) hour(n int) (int, string) {
	for _, half := range []string{"am", "pm"} {
		digits, found := strings.CutSuffix(c.words[n].Text, half)
		if hour, err := strconv.Atoi(digits); found && err == nil && isNumeric(digits) && hour <= 12 {
			return hour, half
		}
	}
	if len(c.words[n].Text) > 2 {
		return -1, ""
	}
	return c.number(n), ""
}

// minuteWithHalf reads the "30am" of "8:30am"; -1 for another word.
func (c *calendar) minuteWithHalf(n int) (int, string) {
	if n >= len(c.words) || len(c.words[n].Text) != 4 {
		return -1, ""
	}
	minute, err := strconv.Atoi(c.words[n].Text[:2])
	half := c.words[n].Text[2:]
	if err != nil || minute > 59 || half != "am" && half != "pm" {
		return -1, ""
	}
	return minute, half
}

func (c *calendar) halfOfDay(n int) string {
	m, _ := c.phrase(n, vocabulary.Morning)
	if m.Entry == nil {
		return ""
	}
	return m.Code
}

// hourWord reports whether the word is the "h" of "23 h 30" or the hour of "6 heures".
func (c *calendar) hourWord(n int) bool {
	return n < len(c.words) && (c.words[n].Text == "h" || c.words[n].Text == "heures" || c.words[n].Text == "heure")
}

// halved turns an hour of the 12 h clock into one of 24 h.
func halved(hour int, half string) int {
	hour %= 12
	if half == "pm" {
		hour += 12
	}
	return hour
}
