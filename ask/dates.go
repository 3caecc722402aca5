package ask

import (
	"fmt"
	"strconv"
	"time"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// The years that four digits can mean.
const firstYear, lastYear = graph.EarliestYear, 2100

// dated reads a condition on dates from a token on, such as "since 2020" or "in June 2024". It returns how many tokens it took, 0 for
// none.
func (p *parser) dated(at int) int {
	word, next := "IN", at
	if e := p.tokens[at].is(vocabulary.Dated); e != nil {
		word, next = e.Code, at+1
	}
	for next < len(p.tokens) && next > at && p.isArticle(next) {
		next++
	}
	first, last, took := p.date(next)
	if took == 0 {
		return 0
	}
	next += took
	r := graph.DateRange{From: first, To: last}
	switch word {
	case "SINCE", "BETWEEN":
		r.To = ""
		if _, until, more := p.date(next + 1); next < len(p.tokens) && more > 0 && p.joinsDates(next) {
			r.To, next = until, next+1+more
		}
	case "AFTER":
		r = graph.DateRange{From: dayBeside(last.Last(), 1)}
	case "BEFORE":
		r = graph.DateRange{To: dayBeside(first.First(), -1)}
	case "UNTIL":
		r.From = ""
	}
	p.occurred(r, p.tokens[at:next])
	return next - at
}

// occurred asks for incidents of a time. Two times that have an end each are alternatives, since an incident has one; "since 2020" and
// "before 2023" both hold.
func (p *parser) occurred(r graph.DateRange, tokens []token) {
	meaning := p.period(r)
	if last := p.lastTime(); last != nil && isClosed(r) && p.clause.not == nil {
		if last.filter.Occurred != nil {
			last.filter = graph.Filter{Or: []*graph.Filter{{Occurred: last.filter.Occurred}}}
		}
		last.filter.Or = append(last.filter.Or, &graph.Filter{Occurred: &r})
		last.tokens = append(last.tokens, tokens...)
		last.meaning = p.language.join("or", []string{last.meaning, meaning})
		p.clause.or, p.clause.joined = nil, false
		return
	}
	p.settle(&condition{filter: graph.Filter{Occurred: &r}, meaning: meaning, tokens: tokens, topic: dateTopic(r), time: isClosed(r)})
}

func isClosed(r graph.DateRange) bool { return r.From != "" && r.To != "" }

// lastTime returns the condition on a time that has an end, if there is one.
func (p *parser) lastTime() *condition {
	for _, c := range p.conditions {
		if c.time && c.filter.Not == nil {
			return c
		}
	}
	return nil
}

func (p *parser) period(r graph.DateRange) string {
	switch {
	case r.From == "":
		return p.say("dated to", string(r.To))
	case r.To == "":
		return p.say("dated from", string(r.From))
	case r.From == r.To:
		return p.say("dated in", string(r.From))
	}
	return p.say("dated from to", string(r.From), string(r.To))
}

// dateTopic is how precise a date must be to answer.
func dateTopic(r graph.DateRange) graph.Topic {
	if max(len(r.From), len(r.To)) > 4 {
		return graph.Topic(graph.ByMonth)
	}
	return graph.Topic(graph.ByYear)
}

// isArticle passes over "the" in "since the first quarter".
func (p *parser) isArticle(at int) bool {
	t := p.tokens[at]
	return t.is(vocabulary.Filler) != nil && !t.number && t.is(vocabulary.Month) == nil
}

func (p *parser) joinsDates(at int) bool {
	t := p.tokens[at]
	e := t.is(vocabulary.Dated)
	return t.is(vocabulary.And) != nil || e != nil && e.Code == "UNTIL" || t.is(vocabulary.Filler) != nil
}

// date reads a date from a token on: its first and last day, month or year, and how many tokens it has.
func (p *parser) date(at int) (first, last graph.Date, took int) {
	n := func(k int) int { return p.digits(at + k) }
	switch {
	case isYear(n(0)) && n(1) > 0 && n(2) > 0 && p.hyphened(at, 3):
		first, took = written("%04d-%02d-%02d", n(0), n(1), n(2)), 3
	case isYear(n(0)) && n(1) > 0 && p.hyphened(at, 2):
		first, took = written("%04d-%02d", n(0), n(1)), 2
	case isYear(n(0)):
		first, took = written("%04d", n(0)), 1
	case p.month(at) > 0 && isYear(n(1)):
		first, took = written("%04d-%02d", n(1), p.month(at)), 2
	case p.month(at) > 0 && isDay(n(1)) && isYear(n(2)):
		first, took = written("%04d-%02d-%02d", n(2), p.month(at), n(1)), 3
	case isDay(n(0)) && p.month(at+1) > 0 && isYear(n(2)):
		first, took = written("%04d-%02d-%02d", n(2), p.month(at+1), n(0)), 3
	case p.quarter(at) > 0:
		next := at + 1
		for next < len(p.tokens) && p.isArticle(next) || next < len(p.tokens) && p.tokens[next].is(vocabulary.Dated) != nil {
			next++
		}
		if year := p.digits(next); isYear(year) {
			q := p.quarter(at)
			return written("%04d-%02d", year, 3*q-2), written("%04d-%02d", year, 3*q), next - at + 1
		}
	}
	if _, err := graph.ParseDate(string(first)); err != nil {
		return "", "", 0
	}
	return first, first, took
}

func written(format string, args ...any) graph.Date { return graph.Date(fmt.Sprintf(format, args...)) }

func isYear(n int) bool { return n >= firstYear && n <= lastYear }
func isDay(n int) bool  { return n >= 1 && n <= 31 }

// hyphened reports whether some tokens are written as one, as in 2024-06-24.
func (p *parser) hyphened(at, count int) bool {
	for n := at; n < at+count-1; n++ {
		if p.question[p.words[p.tokens[n].last].End:p.words[p.tokens[n+1].first].Start] != "-" {
			return false
		}
	}
	return true
}

// digits returns a number that is written in digits, 0 for none.
func (p *parser) digits(at int) int {
	if at >= len(p.tokens) || !p.tokens[at].number {
		return 0
	}
	n, _ := strconv.Atoi(p.words[p.tokens[at].first].Text)
	return n
}

// count returns a number in digits or in words.
func (p *parser) count(at int) (int, bool) {
	if at >= len(p.tokens) {
		return 0, false
	}
	if p.tokens[at].number {
		return p.digits(at), true
	}
	if e := p.tokens[at].is(vocabulary.Number); e != nil {
		n, err := strconv.Atoi(e.Code)
		return n, err == nil
	}
	return 0, false
}

func (p *parser) month(at int) int { return p.coded(at, vocabulary.Month) }

func (p *parser) quarter(at int) int { return p.coded(at, vocabulary.Quarter) }

func (p *parser) coded(at int, kind vocabulary.Kind) int {
	if at >= len(p.tokens) {
		return 0
	}
	e := p.tokens[at].is(kind)
	if e == nil {
		return 0
	}
	n, _ := strconv.Atoi(e.Code)
	return n
}

// dayBeside returns the day so many days after another.
func dayBeside(date graph.Date, days int) graph.Date {
	day, err := time.Parse(time.DateOnly, string(date))
	if err != nil {
		return date
	}
	return graph.Date(day.AddDate(0, 0, days).Format(time.DateOnly))
}

// daysOf holds the days of the spans that a question can name.
var daysOf = map[string]int{"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}

// span reads a number of days from a token on, such as "two weeks", and how many tokens it took.
func (p *parser) span(at int) (days, took int) {
	next := at
	n, numbered := p.count(at)
	if numbered {
		next++
	} else {
		n = 1
	}
	if next >= len(p.tokens) {
		return 0, 0
	}
	e := p.tokens[next].is(vocabulary.Span)
	if e == nil || daysOf[e.Code] == 0 || n > 10_000 {
		return 0, 0
	}
	return n * daysOf[e.Code], next + 1 - at
}
