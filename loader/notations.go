package loader

import (
	"strconv"
	"strings"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// number reads a word of digits, with an ordinal ending or without; -1 for another.
func (c *calendar) number(n int) int {
	if n >= len(c.words) {
		return -1
	}
	word := c.words[n].Text
	for _, ending := range []string{"st", "nd", "rd", "th", "er"} {
		if digits, found := strings.CutSuffix(word, ending); found && isNumeric(digits) {
			word = digits
		}
	}
	if !isNumeric(word) || len(word) > 4 {
		return -1
	}
	value, _ := strconv.Atoi(word)
	return value
}

func isNumeric(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}

// year reads a word of four digits that can be a year, and stands so near that it belongs to the date before.
func (c *calendar) year(n int) (int, bool) {
	if n < 1 || n >= len(c.words) || len(c.words[n].Text) != 4 || strings.Trim(c.gap(n-1), " ,\n\u00a0") != "" {
		return 0, false
	}
	year := c.number(n)
	return year, year >= graph.EarliestYear && year < latestYear
}

// latestYear bounds the years that are read: a report knows no clock, and a later number is no year.
const latestYear = 2100

// iso reads 2024-06-24.
func (c *calendar) iso(n, _ int) (moment, bool) {
	if n+2 >= len(c.words) || len(c.words[n].Text) != 4 || c.gap(n) != "-" || c.gap(n+1) != "-" {
		return moment{}, false
	}
	date, ok := fullDate(c.number(n), c.number(n+1), c.number(n+2))
	return moment{date: date, last: n + 2}, ok
}

// ordinal reads "the 13th" by the month of the date before it, and "the first of the following month".
func (c *calendar) ordinal(n, last int) (moment, bool) {
	if len(c.anchor) < 7 {
		return moment{}, false
	}
	if day, at := c.dayNumber(n); day > 0 {
		if m, ok := c.phrase(at, vocabulary.Relative); ok && m.Code == wholeMonth && m.Has(dayIn) {
			in := countOn(c.anchor, "month", c.shift(m))
			date, ok := fullDate(in.Year(), monthNumber(in), day)
			return moment{date: date, last: m.Last, relative: true}, ok
		}
	}
	if date, ok := c.onWeekday(n); ok {
		return moment{date: date, last: n, relative: true}, true
	}
	if date, ok := c.frenchOrdinal(n, last); ok {
		return moment{date: date, last: n, relative: true}, true
	}
	if !c.follows(n, "the") || isNumeric(c.words[n].Text) {
		return moment{}, false
	}
	date, ok := fullDate(c.anchor.Year(), monthNumber(c.anchor), c.number(n))
	return moment{date: date, last: n, relative: true}, ok
}

// onWeekday reads "Monday the 28th" and "vendredi 15" by the nearest month in which that day is one.
func (c *calendar) onWeekday(n int) (graph.Date, bool) {
	at := n - 1
	if c.follows(n, "the") {
		at--
	}
	if at < 0 || at == n-1 && c.number(n) != 0 && c.month(n+1) != 0 {
		return "", false
	}
	wanted, ok := c.phrase(at, vocabulary.Weekday)
	if !ok || !c.endsCount(n) {
		return "", false
	}
	for _, months := range []int{0, -1, 1, -2} {
		in := countOn(c.anchor, "month", months)
		date, ok := fullDate(in.Year(), monthNumber(in), c.number(n))
		if day, err := time.Parse(time.DateOnly, string(date)); ok && err == nil && strconv.Itoa(int(day.Weekday())) == wanted.Code {
			return date, true
		}
	}
	return "", false
}

// endsCount reports whether a number is that of a day and counts nothing: an ordinal, or one after which something else
// begins.
func (c *calendar) endsCount(n int) bool {
	return !isNumeric(c.words[n].Text) || n+1 >= len(c.words) || c.words[n+1].Pause || afterDay[c.words[n+1].Text]
}

// dayIn marks words that stand after the number of a day: "of the following month".
const dayIn = "day"

// frenchOrdinal reads the day of "a admis le 10 que …": a number after "le" that counts nothing.
func (c *calendar) frenchOrdinal(n, last int) (graph.Date, bool) {
	day := c.number(n)
	since := c.follows(n, "du") && c.follows(n-1, "partir", "compter", "dater")
	if !c.follows(n, "le") && !since || day < 1 || day > 31 || len(c.anchor) < 7 {
		return "", false
	}
	if n+1 < last && !c.words[n+1].Pause && !afterDay[c.words[n+1].Text] {
		return "", false
	}
	return fullDate(c.anchor.Year(), monthNumber(c.anchor), day)
}

// afterDay are words that can follow the number of a day and never the number of things.
var afterDay = map[string]bool{
	"que": true, "qu": true, "au": true, "a": true, "dans": true, "en": true, "par": true, "puis": true, "le": true, "la": true,
	"les": true, "l": true, "un": true, "une": true, "avec": true, "sans": true, "pour": true, "vers": true, "et": true,
}

func monthNumber(d graph.Date) int {
	month, _ := strconv.Atoi(string(d[5:7]))
	return month
}

// numeric reads 24.06.2024 and 24/06/2024. A date with slashes that could be an American one as well is none.
func (c *calendar) numeric(n, _ int) (moment, bool) {
	if n+2 >= len(c.words) || len(c.words[n+2].Text) != 4 || c.gap(n) != c.gap(n+1) {
		return moment{}, false
	}
	day, month, year := c.number(n), c.number(n+1), c.number(n+2)
	switch c.gap(n) {
	case "/":
		if day <= 12 && month <= 12 && day != month {
			return moment{}, false
		}
		if month > 12 {
			day, month = month, day
		}
	case ".":
	default:
		return moment{}, false
	}
	date, ok := fullDate(year, month, day)
	return moment{date: date, last: n + 2}, ok
}

// dayMonth reads "24 June 2024", "the 24th of June", "fifteen October", "16 to 17 November 2022", "3-4 May" and
// "from Friday 3 to Saturday 4 May".
func (c *calendar) dayMonth(n, _ int) (moment, bool) {
	day, at := c.dayNumber(n)
	if day < 1 || day > 31 {
		return moment{}, false
	}
	first, until := at, 0
	if next, after := c.rangeEnd(n, at); next > 0 {
		at, until = after, next
	}
	if at < len(c.words) && (c.words[at].Text == "of") {
		at++
	}
	month := c.month(at)
	if month == 0 || at > first && until == 0 && c.words[first].Text != "of" {
		return moment{}, false
	}
	last := at
	year, ok := c.year(at + 1)
	if ok {
		last++
	} else {
		year, last = c.yearOf(month, n, last)
	}
	if c.isNight(n) {
		return c.nightUntil(year, month, day, until, last)
	}
	return c.day(year, month, day, until, last)
}

// dayNumber reads the number of a day, in digits or in words, and where the word after it stands.
func (c *calendar) dayNumber(n int) (day, at int) {
	if n >= len(c.words) {
		return -1, n
	}
	for _, kind := range []vocabulary.Kind{vocabulary.Ordinal, vocabulary.Number} {
		if m, ok := c.phrase(n, kind); ok && (kind == vocabulary.Ordinal || c.month(m.Last+1) != 0) {
			day, _ = strconv.Atoi(m.Code)
			return day, m.Last + 1
		}
	}
	return c.number(n), n + 1
}

// rangeEnd reads the last day of a range whose first one ends before a word, and where the word after it stands; 0
// where there is no range.
func (c *calendar) rangeEnd(n, at int) (day, after int) {
	if next := c.number(at); next > 0 && next <= 31 && c.rangeGap(n) {
		return next, at + 1
	}
	if at >= len(c.words) || !isRangeWord(c.words[at].Text) {
		return 0, at
	}
	for at++; at < len(c.words) && (c.words[at].Text == "the" || c.words[at].Text == "du" || c.words[at].Text == "le"); at++ {
	}
	if m, ok := c.phrase(at, vocabulary.Weekday); ok {
		at = m.Last + 1
	}
	if next := c.number(at); next > 0 && next <= 31 {
		return next, at + 1
	}
	return 0, at
}

// isNight reports whether the day is the first of "dans la nuit du 28 au 29" or "la nuit du samedi 17 au dimanche 18".
func (c *calendar) isNight(n int) bool {
	if _, ok := c.phrase(n-1, vocabulary.Weekday); ok {
		n--
	}
	return n > 1 && c.words[n-1].Text == "du" && (c.words[n-2].Text == "nuit" || n > 2 && c.words[n-3].Text == "nuit")
}

// nightUntil takes a night for the day on which it ends: what happens at night is mostly of the small hours.
func (c *calendar) nightUntil(year, month, day, until, last int) (moment, bool) {
	next, at := c.number(last+2), last+3
	if until == 0 && last+3 < len(c.words) && c.words[last+1].Text == "au" && c.month(at) != 0 && next > 0 {
		if following, ok := c.year(at + 1); ok {
			return c.day(following, c.month(at), next, 0, at+1)
		}
		year, _ = c.yearOf(c.month(at), last+2, at)
		return c.day(year, c.month(at), next, 0, at)
	}
	return c.day(year, month, max(day, until), 0, last)
}

func (c *calendar) rangeGap(n int) bool {
	g := strings.TrimSpace(c.gap(n))
	return g == "-" || g == "–" || g == "/"
}

func isRangeWord(word string) bool {
	switch word {
	case "to", "and", "until", "au", "et", "a":
		return true
	}
	return false
}

func (c *calendar) day(year, month, day, until, last int) (moment, bool) {
	date, exists := fullDate(year, month, day)
	m := moment{date: date, last: last, impossible: !exists}
	if until > day {
		m.until, _ = fullDate(year, month, until)
	}
	return m, true
}

// monthDay reads "June 24, 2024" and "June 24".
func (c *calendar) monthDay(n, _ int) (moment, bool) {
	month, day := c.month(n), c.number(n+1)
	if month == 0 || day < 1 || day > 31 || strings.TrimSpace(c.gap(n)) != "" {
		return moment{}, false
	}
	last, until := n+1, 0
	if next := c.number(n + 2); next > day && next <= 31 && c.rangeGap(n+1) {
		last, until = n+2, next
	}
	year, ok := c.year(last + 1)
	if ok {
		last++
	} else {
		year, last = c.yearOf(month, n, last)
	}
	return c.day(year, month, day, until, last)
}

// monthYear reads "June 2024", and "in June" by the date before it.
func (c *calendar) monthYear(n, _ int) (moment, bool) {
	month := c.month(n)
	if month == 0 {
		return moment{}, false
	}
	if year, ok := c.year(n + 1); ok {
		return moment{date: monthDate(year, month), last: n + 1}, true
	}
	if n > 0 && c.words[n].Pause && c.words[n].Text == "may" || c.isPersonal(n) || c.isAttribute(n) {
		return moment{}, false
	}
	if year, last := c.yearOf(month, n, n); year != 0 {
		return moment{date: monthDate(year, month), last: last, relative: true}, true
	}
	return moment{}, false
}

// isPersonal reports whether the name of a month is one of a person: "Jan Brunzlow".
func (c *calendar) isPersonal(n int) bool {
	return n+1 < len(c.words) && c.words[n+1].Upper && !c.words[n+1].Pause && !c.follows(n, "in", "of", "by", "since", "until", "en", "de", "d")
}

// isAttribute reports whether a month only tells one thing from another: "the November vote", "benefits for November".
func (c *calendar) isAttribute(n int) bool {
	if c.follows(n, "for", "pour") {
		return true
	}
	return c.follows(n, "the", "its", "their") && n+1 < len(c.words) && !c.words[n+1].Pause && len(c.words[n+1].Text) > 3
}

// relative reads "that same day" and "the following morning", by a date before it that is known to the day.
func (c *calendar) relative(n, _ int) (moment, bool) {
	m, ok := c.phrase(n, vocabulary.Relative)
	if !ok || m.Code == sameYear || len(c.anchor) < 7 {
		return moment{}, false
	}
	if m.Code == wholeMonth {
		return moment{date: countOn(c.anchor, "month", c.shift(m)), last: m.Last, relative: true}, true
	}
	from := c.anchor
	if m.Has(fromOutset) && c.origin != "" {
		from = c.origin
	}
	if from.Precision() != graph.Day {
		return moment{}, false
	}
	if last := c.words[m.Last].Text; last == "after" {
		from = first(c.dateOf(m.Last+1), from) // "on the day after the restart"
	}
	days, _ := strconv.Atoi(m.Code)
	if days > 1 && (c.isRough(n) || c.isRough(n+1)) {
		return moment{date: countOn(from, "day", days)[:7], last: m.Last, relative: true, counted: true}, true
	}
	return moment{date: move(from, days), last: m.Last, relative: true, counted: days > 1}, true
}

// wholeMonth is the code of words for the month of the date before: "by the end of that month".
const wholeMonth = "month"
