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

// ordinal reads "the 13th" by the month of the date before it.
func (c *calendar) ordinal(n, last int) (moment, bool) {
	if date, ok := c.frenchOrdinal(n, last); ok {
		return moment{date: date, last: n, relative: true}, true
	}
	if n == 0 || c.words[n-1].Text != "the" || isNumeric(c.words[n].Text) || len(c.anchor) < 7 {
		return moment{}, false
	}
	date, ok := fullDate(c.anchor.Year(), monthNumber(c.anchor), c.number(n))
	return moment{date: date, last: n, relative: true}, ok
}

// frenchOrdinal reads the day of "a admis le 10 que …": a number after "le" that counts nothing.
func (c *calendar) frenchOrdinal(n, last int) (graph.Date, bool) {
	day := c.number(n)
	if !c.follows(n, "le") || day < 1 || day > 31 || len(c.anchor) < 7 {
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

// dayMonth reads "24 June 2024", "the 24th of June", "16 to 17 November 2022" and "3-4 May".
func (c *calendar) dayMonth(n, _ int) (moment, bool) {
	day := c.number(n)
	if day < 1 || day > 31 {
		return moment{}, false
	}
	at, until := n+1, 0
	if next := c.number(n + 1); next > 0 && next <= 31 && c.rangeGap(n) {
		at, until = n+2, next
	} else if next := c.number(n + 2); next > 0 && next <= 31 && n+1 < len(c.words) && isRangeWord(c.words[n+1].Text) {
		at, until = n+3, next
	}
	if at < len(c.words) && (c.words[at].Text == "of") {
		at++
	}
	month := c.month(at)
	if month == 0 || at > n+1 && until == 0 && c.words[n+1].Text != "of" {
		return moment{}, false
	}
	last := at
	year, ok := c.year(at + 1)
	if ok {
		last++
	} else {
		year = c.yearOf(month)
	}
	if c.isNight(n) {
		return c.nightUntil(year, month, day, until, last)
	}
	return c.day(year, month, day, until, last)
}

// isNight reports whether the day is the first of "dans la nuit du 28 au 29".
func (c *calendar) isNight(n int) bool {
	return n > 1 && c.words[n-1].Text == "du" && (c.words[n-2].Text == "nuit" || n > 2 && c.words[n-3].Text == "nuit")
}

// nightUntil takes a night for the day on which it ends: what happens at night is mostly of the small hours.
func (c *calendar) nightUntil(year, month, day, until, last int) (moment, bool) {
	next, at := c.number(last+2), last+3
	if until == 0 && last+3 < len(c.words) && c.words[last+1].Text == "au" && c.month(at) != 0 && next > 0 {
		if following, ok := c.year(at + 1); ok {
			return c.day(following, c.month(at), next, 0, at+1)
		}
		return c.day(c.yearOf(c.month(at)), c.month(at), next, 0, at)
	}
	return c.day(year, month, max(day, until), 0, last)
}

func (c *calendar) rangeGap(n int) bool {
	g := strings.TrimSpace(c.gap(n))
	return g == "-" || g == "–" || g == "/"
}

func isRangeWord(word string) bool {
	switch word {
	case "to", "and", "until", "au", "et":
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
		year = c.yearOf(month)
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
	if n > 0 && c.words[n].Pause && c.words[n].Text == "may" {
		return moment{}, false
	}
	if year := c.yearOf(month); year != 0 {
		return moment{date: monthDate(year, month), last: n, relative: true}, true
	}
	return moment{}, false
}

// yearOf returns the year in which a month named without one lies nearest the date before it, rather after it
// than before; 0 without a date before.
func (c *calendar) yearOf(month int) int {
	if c.anchor == "" {
		return 0
	}
	known := 6
	if len(c.anchor) >= 7 {
		known = monthNumber(c.anchor)
	}
	switch ahead := month - known; {
	case ahead > 7:
		return c.anchor.Year() - 1
	case ahead < -4:
		return c.anchor.Year() + 1
	}
	return c.anchor.Year()
}

// relative reads "that same day" and "the following morning", by a date before it that is known to the day.
func (c *calendar) relative(n, _ int) (moment, bool) {
	m, ok := c.phrase(n, vocabulary.Relative)
	if !ok || c.anchor.Precision() != graph.Day {
		return moment{}, false
	}
	if m.Code == wholeMonth {
		return moment{date: c.anchor[:7], last: m.Last, relative: true}, true
	}
	from := c.anchor
	if m.Has(fromOutset) && c.origin != "" {
		from = c.origin
	}
	days, _ := strconv.Atoi(m.Code)
	return moment{date: move(from, days), last: m.Last, relative: true, counted: days > 1}, true
}

// wholeMonth is the code of words for the month of the date before: "by the end of that month".
const wholeMonth = "month"

// after reads "three days later", "two weeks after that" and "a week after the attack".
func (c *calendar) after(n, _ int) (moment, bool) {
	count, at, ok := c.count(n)
	if !ok {
		return moment{}, false
	}
	span, ok := c.phrase(at, vocabulary.Span)
	if !ok {
		return moment{}, false
	}
	from, last, ok := c.countFrom(span)
	if !ok || from.Precision() != graph.Day {
		return moment{}, false
	}
	if c.isBackwards(span) {
		count = -count
	}
	date := countOn(from, span.Code, count)
	return moment{date: date, last: last, relative: true, counted: true}, date != ""
}

// count reads how many, and where the word after it stands.
func (c *calendar) count(n int) (count, at int, ok bool) {
	count, at = c.number(n), n+1
	if m, found := c.phrase(n, vocabulary.Number); found {
		count, _ = strconv.Atoi(m.Code)
		at = m.Last + 1
	}
	return count, at, count >= 1 && count <= 400
}

// countFrom returns the date from which a span counts, and the last word of the phrase. "Later" counts from the date
// named last, "after the attack" from the first day.
func (c *calendar) countFrom(span vocabulary.Match) (from graph.Date, last int, ok bool) {
	if m, found := c.phrase(span.Last+1, vocabulary.Later); found {
		if m.Has(fromOutset) {
			return c.origin, m.Last, true
		}
		return c.anchor, span.Last + 1, true
	}
	m, found := c.phrase(span.Last+1, vocabulary.Earlier)
	ok = found && m.Has(backwards) && !c.words[m.First].Pause && (span.Code == "day" || span.Code == "week")
	return c.anchor, span.Last + 1, ok
}

func (c *calendar) isBackwards(span vocabulary.Match) bool {
	_, later := c.phrase(span.Last+1, vocabulary.Later)
	return !later
}

// fromOutset marks words that count from the attack: "three weeks after the intrusion".
const fromOutset = "outset"

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
		if count%24 == 0 {
			return move(from, count/24)
		}
	case "month":
		t, _ := time.Parse("2006-01", string(from[:7]))
		return graph.Date(t.AddDate(0, count, 0).Format("2006-01"))
	}
	return ""
}

// backwards marks words for "before" that count back from the date last named: "une semaine auparavant".
const backwards = "backwards"

// weekday reads "Saturday", "that Saturday" and "the following Monday", by a date before it that is known to the day.
func (c *calendar) weekday(n, _ int) (moment, bool) {
	after := 0
	if m, ok := c.phrase(n, vocabulary.Next); ok {
		n, after = m.Last+1, 1
	}
	m, ok := c.phrase(n, vocabulary.Weekday)
	if !ok {
		return moment{}, false
	}
	known, err := time.Parse(time.DateOnly, string(c.anchor))
	if err != nil || c.dateBeside(m) {
		return moment{}, false
	}
	wanted, _ := strconv.Atoi(m.Code)
	days := (wanted - int(known.Weekday()) + 7) % 7
	last := m.Last
	if next, ok := c.phrase(last+1, vocabulary.Next); ok && c.words[last+1].Text != "after" {
		after, last = 1, next.Last // "lundi suivant"
	}
	if c.words[min(last+1, len(c.words)-1)].Text == "dernier" || c.follows(n, "since", "depuis") {
		if c.words[min(last+1, len(c.words)-1)].Text == "dernier" {
			last++
		}
		return moment{date: move(c.anchor, days-7), last: last, relative: true}, true
	}
	if days < after {
		days += 7
	}
	return moment{date: move(c.anchor, days), last: last, relative: true}, true
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
