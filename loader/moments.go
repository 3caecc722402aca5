package loader

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// moment is a date or a time of day in a text, as far as the text and the dates before it settle it.
type moment struct {
	first, last int // words, both within
	start, end  int // bytes
	date, until graph.Date
	at          string
	of          graph.Date // of a time of day: the date before it
	relative    bool       // settled by the date before it
	counted     bool       // by so many days, weeks or months
	impossible  bool       // a day that the calendar lacks, or whose year nothing tells
}

// moments reads the dates of a text that stands alone. The anchor is the date known before it, may be empty.
func moments(text string, v *vocabulary.Vocabulary, anchor graph.Date) []moment {
	words := vocabulary.Words(text)
	c := &calendar{text: text, words: words, anchor: anchor}
	return c.scan(v.FindIn(words), 0, len(words))
}

// calendar reads dates in the order of a text and keeps the last one, which settles those after it.
type calendar struct {
	text   string
	words  []vocabulary.Word
	anchor graph.Date
	// outset is the first day of the date that anchor is the last of, "16" of "the nights of 16 and 17 April".
	outset graph.Date
	// origin is the first day that the text names after its header: that of the attack, mostly.
	origin graph.Date
	// days are those read so far, in the order of the text.
	days []dated
	// votes are the phrases for votes among the words that are read.
	votes []vocabulary.Match
	// parts are the phrases of dates among the words that are read, in the order of the text.
	parts []vocabulary.Match
}

// scan returns the moments among the words from first to before last.
func (c *calendar) scan(found []vocabulary.Match, first, last int) []moment {
	c.sort(found)
	var all []moment
	for n := first; n < last; n++ {
		if first := c.words[n].Text[0]; len(c.partsAt(n)) == 0 && (first < '0' || first > '9') {
			continue
		}
		m, ok := c.momentAt(n, last)
		if !ok {
			continue
		}
		m.first, m.start, m.end = n, c.words[n].Start, c.words[m.last].End
		if m.impossible || m.date != "" && !c.plausible(m.date) {
			n = m.last
			continue
		}
		c.note(n, m)
		if m.at != "" {
			m.of = c.anchor
		}
		all = append(all, m)
		n = m.last
	}
	return c.dropRedundant(all)
}

// sort sets apart the phrases that dates are made of, and those for votes.
func (c *calendar) sort(found []vocabulary.Match) {
	c.parts, c.votes = c.parts[:0], c.votes[:0]
	for _, m := range found {
		switch m.Kind {
		case vocabulary.Month, vocabulary.Weekday, vocabulary.Number, vocabulary.Ordinal, vocabulary.Relative, vocabulary.Later,
			vocabulary.Earlier, vocabulary.Next, vocabulary.Span, vocabulary.Clock, vocabulary.Morning:
			c.parts = append(c.parts, m)
		case vocabulary.Election:
			c.votes = append(c.votes, m)
		}
	}
}

// note keeps what settles the dates after a moment that begins at a word.
func (c *calendar) note(n int, m moment) {
	if m.date == "" {
		return
	}
	if m.date.Precision() == graph.Day {
		c.days = append(c.days, dated{n, m.date})
	}
	if c.isLimit(n) || c.anchor.Precision() == graph.Day && c.ofVote(n) {
		return
	}
	if c.origin == "" && m.date.Precision() == graph.Day {
		c.origin = m.date
		if m.until == move(m.date, 1) {
			c.origin = m.until // what comes at night is seen in the morning
		}
	}
	if c.isAside(n, m) {
		return
	}
	if !(c.anchor.Precision() == graph.Day && m.date.Precision() != graph.Day && m.date.Contains(c.anchor)) {
		c.anchor, c.outset = first(m.until, m.date), m.date // but "this June" says less than the day before it
	}
}

// isAside reports whether a date only looks back in passing: "since 2 September", or a month, "on 8 August the account of a man found dead in July".
func (c *calendar) isAside(n int, m moment) bool {
	if c.follows(n, "since", "depuis") && c.anchor.Precision() == graph.Day {
		return true // "somebody had read along since 2 September", "lends again since the 16th"
	}
	if m.relative && n > 1 && !c.opensSentence(n) && c.anchor.Precision() == graph.Day && m.date == move(c.anchor, -1) {
		return true // "a program installed the day before"
	}
	return m.date.Precision() == graph.Month && c.anchor.Precision() == graph.Day && m.date.Last() < c.anchor && n > 1 && !c.opensSentence(n)
}

// isLimit reports whether the date at a word is only how long something lasts, so that what follows does not go on
// from it: "closed until 17 March".
func (c *calendar) isLimit(n int) bool {
	return c.follows(n, "until", "to") || c.follows(n, "in") && c.follows(n-1, "due", "expected", "planned", "foreseen") || n > 1 && c.words[n-2].Text == "jusqu"
}

// furthestYears is how far from the date before it a date may lie: further ones are misread or about another time.
const (
	furthestYears = 12
	yearsAhead    = 6
)

func (c *calendar) plausible(d graph.Date) bool {
	if _, err := graph.ParseDate(string(d)); err != nil {
		return false
	}
	if c.anchor == "" {
		return true
	}
	ahead := d.Year() - c.anchor.Year()
	return ahead <= yearsAhead && ahead >= -furthestYears
}

// momentAt tries the notations one after another, the most specific first.
func (c *calendar) momentAt(n, last int) (moment, bool) {
	for _, read := range []func(int, int) (moment, bool){
		c.clock, c.iso, c.numeric, c.dayMonth, c.monthDay, c.monthYear, c.ordinal, c.relative, c.after, c.weekday,
	} {
		if m, ok := read(n, last); ok && m.last < last {
			return m, true
		}
	}
	return moment{}, false
}

// partsAt returns the phrases of dates that begin at a word.
func (c *calendar) partsAt(n int) []vocabulary.Match {
	first, _ := slices.BinarySearchFunc(c.parts, n, func(m vocabulary.Match, n int) int { return m.First - n })
	last := first
	for last < len(c.parts) && c.parts[last].First == n {
		last++
	}
	return c.parts[first:last]
}

// phrase returns the phrase of that kind that begins at a word.
func (c *calendar) phrase(n int, kind vocabulary.Kind) (vocabulary.Match, bool) {
	for _, m := range c.partsAt(n) {
		if m.Kind == kind {
			return m, true
		}
	}
	return vocabulary.Match{}, false
}

func (c *calendar) month(n int) int {
	m, ok := c.phrase(n, vocabulary.Month)
	if !ok {
		return 0
	}
	month, _ := strconv.Atoi(m.Code)
	return month
}

// gap returns what stands between a word and the next.
func (c *calendar) gap(n int) string {
	if n+1 >= len(c.words) {
		return ""
	}
	return c.text[c.words[n].End:c.words[n+1].Start]
}

// dropRedundant drops what is relative where the same date is given in full beside it ("eight days later, on
// 25 November"; "on 25 November, eight days later").
func (c *calendar) dropRedundant(all []moment) []moment {
	kept := all[:0]
	for n, m := range all {
		repeats := func(full moment, words int) bool {
			between := c.text[min(m.end, full.end):max(m.start, full.start)]
			return !strings.ContainsAny(between, ";") && m.relative && m.at == "" && !full.relative && full.date != "" && words >= 0 && words <= relativeBeside
		}
		if n+1 < len(all) && repeats(all[n+1], all[n+1].first-m.last) {
			continue
		}
		if len(kept) > 0 {
			before := kept[len(kept)-1]
			if !c.pointsBack(m) && (m.counted || m.date == before.date || m.first == before.last+1) && repeats(before, m.first-before.last) {
				continue
			}
		}
		kept = append(kept, m)
	}
	return kept
}

// pointsBack reports whether a relative date counts from the one before it, which it does not repeat: "a day before that".
func (c *calendar) pointsBack(m moment) bool {
	return m.counted && slices.Contains([]string{"that", "this", "it", "cela"}, c.words[m.last].Text)
}

// relativeBeside is how many words may stand between a relative date and the full one that repeats it.
const relativeBeside = 5

// fullDate writes a date, ok when the day exists.
func fullDate(year, month, day int) (graph.Date, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if month < 1 || month > 12 || day < 1 || t.Day() != day || year < graph.EarliestYear || year > 9999 {
		return "", false
	}
	return graph.Date(t.Format(time.DateOnly)), true
}

func monthDate(year, month int) graph.Date {
	first, ok := fullDate(year, month, 1)
	if !ok {
		return ""
	}
	return first[:7]
}

// move returns the day that lies so many days from a date known to the day, empty for another.
func move(d graph.Date, days int) graph.Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return graph.Date(t.AddDate(0, 0, days).Format(time.DateOnly))
}
