package loader

import (
	"cmp"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// document is a report cut into words, sentences and clauses, with the phrases of the vocabulary in it.
type document struct {
	report       *Report
	language     string
	vocabulary   *vocabulary.Vocabulary
	words        []vocabulary.Word
	sentences    []*sentence
	victimSector graph.Sector
	// said counts the capital words of the report, once it is asked for.
	said map[string]int
}

// passage is a stretch of a text: half-open ranges of its bytes and of its words.
type passage struct {
	start, end  int
	first, last int
}

// sentence is a sentence and its clauses.
type sentence struct {
	passage
	found   []vocabulary.Match
	clauses []*clause
	// previous is the sentence before, nil for the first.
	previous *sentence
	// apart is true when the sentence is about something else than this incident, or about what did not happen.
	apart bool
	// asks is true when the sentence is a question.
	asks bool
}

// newDocument reads the prose of a report.
func newDocument(r *Report) *document {
	d := &document{report: r}
	d.cut()
	d.language = detectLanguage(r, d.words[:min(len(d.words), languageSample)])
	if d.isForeign() {
		d.words, d.sentences = nil, nil
	}
	d.vocabulary = vocabulary.For(d.language)
	d.attach(d.withForms(d.vocabulary.FindIn(d.words)))
	d.leaveUnfit()
	d.recallHeads()
	for n, s := range d.sentences {
		if n > 0 {
			s.previous = d.sentences[n-1]
		}
		s.apart = d.isApart(s) || d.isBystander(s) || d.isAnotherBody(s)
		s.asks = strings.HasSuffix(strings.TrimRight(d.text(s.passage), " \u00a0\"»”"), "?") || d.asksAfter(s)
		s.clauses = d.clausesOf(s)
	}
	d.markAsides()
	d.date()
	return d
}

// cut takes the paragraphs of a report apart into words and sentences.
func (d *document) cut() {
	d.words = make([]vocabulary.Word, 0, len(d.report.Text)/usualWord)
	for _, p := range d.report.paragraphs {
		first := len(d.words)
		words := vocabulary.Words(d.report.Text[p.start:p.end])
		for n := range words {
			words[n].Start, words[n].End = words[n].Start+p.start, words[n].End+p.start
		}
		if d.words = append(d.words, words...); first < len(d.words) {
			d.words[first].Pause, d.words[first].Stop = true, true
			d.split(first, len(d.words), p.end)
		}
	}
}

// usualWord is about the bytes that a word and the blank after it take.
const usualWord = 6

// longestSentence is where a text without an end of sentence is cut, in words: rules compare the phrases of a sentence
// with one another, which must not make a long text slow.
const longestSentence = 400

// split cuts the words of a paragraph into sentences.
func (d *document) split(first, last, end int) {
	start := first
	for n := first + 1; n <= last; n++ {
		if n < last && n-start < longestSentence && !d.endsBefore(n) {
			continue
		}
		limit := end
		if n < last {
			limit = d.words[n].Start
		}
		p := passage{d.words[start].Start, d.sentenceEnd(n-1, limit), start, n}
		d.sentences = append(d.sentences, &sentence{passage: p})
		start = n
	}
}

// endsBefore reports whether a sentence ends before that word: after a full stop and before a capital, a digit or
// a quotation mark, unless the stop belongs to an abbreviation.
func (d *document) endsBefore(n int) bool {
	before, word := d.words[n-1], d.words[n]
	gap := d.report.Text[before.End:word.Start]
	at := strings.IndexAny(gap, ".!?…")
	if at < 0 || !strings.ContainsAny(gap[at:], " \n\t\u00a0") {
		return false
	}
	if gap[at] != '.' {
		return true
	}
	isNumber := word.Text[0] >= '0' && word.Text[0] <= '9'
	if !word.Upper && !isNumber && !strings.ContainsAny(gap, "\"“«") {
		return false
	}
	if abbreviations[before.Text] {
		return isTimeMark(d.words, n-1) && word.Upper
	}
	return len(before.Text) > 1 || isNumeric(before.Text) || d.isPossessive(n-1)
}

// isPossessive reports whether the word is the "s" of "at King's".
func (d *document) isPossessive(n int) bool {
	return d.words[n].Text == "s" && n > 0 && strings.ContainsAny(d.report.Text[d.words[n-1].End:d.words[n].Start], "'’")
}

// abbreviations end in a full stop that ends no sentence.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "st": true, "no": true, "nr": true, "approx": true, "ca": true,
	"etc": true, "vs": true, "inc": true, "jan": true, "feb": true, "aug": true, "sept": true, "oct": true, "nov": true, "dec": true,
	"m": true, "mme": true, "art": true, "gen": true, "col": true, "sgt": true, "lt": true, "gov": true, "sen": true, "rep": true,
}

// isTimeMark reports whether the word is the "m" of "a.m." or "p.m.".
func isTimeMark(words []vocabulary.Word, n int) bool {
	return n > 0 && words[n].Text == "m" && (words[n-1].Text == "a" || words[n-1].Text == "p")
}

// sentenceEnd takes the punctuation that closes a sentence into it.
func (d *document) sentenceEnd(last, limit int) int {
	end := d.words[last].End
	for end < limit && strings.IndexByte(".!?)\"'%", d.report.Text[end]) >= 0 {
		end++
	}
	return end
}

// asksAfter reports whether a question mark follows the sentence after a blank, as in French.
func (d *document) asksAfter(s *sentence) bool {
	return strings.HasPrefix(strings.TrimLeft(d.report.Text[s.end:min(s.end+4, len(d.report.Text))], " \u00a0\u202f"), "?")
}

// attach gives each sentence the phrases that lie in it, a part of found. Both are in the order of the text.
func (d *document) attach(found []vocabulary.Match) {
	for _, s := range d.sentences {
		next := 0
		for next < len(found) && found[next].First < s.last {
			next++
		}
		s.found = slices.DeleteFunc(found[:next:next], func(m vocabulary.Match) bool { return m.Last >= s.last })
		found = found[next:]
	}
}

// date settles the dates of all sentences about this incident, in their order, from the date of the header on.
func (d *document) date() {
	c := &calendar{text: d.report.Text, words: d.words, anchor: cmp.Or(d.report.Date.Value, d.report.sent.Value)}
	for _, s := range d.sentences {
		if s.apart {
			continue
		}
		anchor, outset := c.anchor, c.outset
		found := c.scan(s.found, s.first, s.last)
		if d.isLongBefore(found) || len(found) == 0 && d.isOfEarlierYear(s) {
			s.apart, c.anchor, c.outset = true, anchor, outset
			continue
		}
		for _, m := range found {
			for _, clause := range s.clauses {
				if clause.holds(m.first) {
					clause.moments = append(clause.moments, m)
				}
			}
		}
	}
}

// longBefore is how many days before the report's date another incident lies.
const longBefore = 366

// isLongBefore reports whether the dates are of a time long before the report's own.
func (d *document) isLongBefore(found []moment) bool {
	for _, m := range found {
		days, ok := m.date.Last().DaysUntil(d.report.Date.Value.First())
		if ok && days > longBefore {
			return true
		}
	}
	return false
}

// isOfEarlierYear reports whether a sentence without another date is of a year before that of the report: "in 2021
// a neighbouring town …".
func (d *document) isOfEarlierYear(s *sentence) bool {
	known := d.report.Date.Value.Year()
	for n := s.first + 1; n < s.last; n++ {
		word, before := d.words[n].Text, d.words[n-1].Text
		if len(word) != 4 || !isNumeric(word) || before != "in" && before != "en" && before != "since" && before != "depuis" {
			continue
		}
		if year := graph.Date(word).Year(); year >= graph.EarliestYear && year < known {
			return true
		}
	}
	return false
}

// in reports whether a word stands in a list.
func (d *document) in(list vocabulary.List, n int) bool {
	return d.vocabulary.In(list, d.words[n].Text)
}

// match makes a phrase of words that no list has as such.
func (d *document) match(first, last int, phrase string, entry *vocabulary.Entry) vocabulary.Match {
	return vocabulary.Match{Start: d.words[first].Start, End: d.words[last].End, First: first, Last: last, Phrase: phrase, Entry: entry}
}

// text returns the words of a passage as they stand in the report.
func (d *document) text(p passage) string { return d.report.Text[p.start:p.end] }

// clauses calls each with every clause that can state a fact of this incident.
func (d *document) clauses(each func(*clause)) {
	for _, s := range d.sentences {
		if s.apart {
			continue
		}
		for _, c := range s.clauses {
			each(c)
		}
	}
}
