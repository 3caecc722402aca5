package graph

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of the passages that are told of one incident.
const (
	mostHighlights       = 20
	mostReportHighlights = 3
	// contextLength is how much of a report is told before and after the words, in bytes; it ends at a space.
	contextLength = 80
)

// Highlight is a passage that has words of a search: a whole name, title or summary, or an extract of a report, from Start to End
// in bytes of its text.
type Highlight struct {
	Field      SearchField
	Text       string
	Parts      []*HighlightPart
	Report     *Report // nil but for reports
	Start, End int
}

// HighlightPart is a part of a passage, from Start to End in bytes of the whole text. Hit says that it was looked for.
type HighlightPart struct {
	Text       string
	Hit        bool
	Start, End int
}

// hit is a place in a text that was looked for, in bytes.
type hit struct{ start, end int }

// MatchedIn returns the fields of i that have something of what q looks for, each once, in the order of [SearchFields]. Only what
// [SearchedRelations] filled is looked at.
func (q SearchQuery) MatchedIn(i *Incident) ([]SearchField, error) {
	terms, err := parseTerms("text", q.Text)
	if err != nil {
		return nil, err
	}
	fields := []SearchField{}
	for _, p := range i.passages() {
		if slices.Contains(fields, p.field) {
			continue
		}
		for range hits(p.text, terms) {
			fields = append(fields, p.field)
			break
		}
	}
	return fields, nil
}

// Highlights returns the passages of i that have what q looks for, in the order of [SearchFields]: at most three of a report and
// twenty in all. Only what [SearchedRelations] filled is looked at.
func (q SearchQuery) Highlights(i *Incident) ([]*Highlight, error) {
	terms, err := parseTerms("text", q.Text)
	if err != nil {
		return nil, err
	}
	all := []*Highlight{}
	for _, p := range i.passages() {
		if p.report != nil {
			all = append(all, p.extracts(terms)...)
		} else if found := slices.Collect(hits(p.text, terms)); len(found) > 0 {
			all = append(all, p.highlight(0, len(p.text), found))
		}
	}
	return all[:min(len(all), mostHighlights)], nil
}

// hits yields the places of text that have one of the terms, in their order and without overlaps.
func hits(text string, terms []Term) iter.Seq[hit] {
	longest := 0
	for _, t := range terms {
		longest = max(longest, len(t.Tokens))
	}
	return func(yield func(hit) bool) {
		var recent []word // as many as the longest term has
		end := 0
		for w := range words(text) {
			recent = append(recent[max(0, len(recent)-longest+1):], w)
			length := 0
			for _, t := range terms {
				if t.ends(recent) {
					length = max(length, len(t.Tokens))
				}
			}
			if length == 0 {
				continue
			}
			from := len(recent) - length
			for recent[from].start < end { // the words of another term
				from++
			}
			end = w.end
			if !yield(hit{recent[from].start, end}) {
				return
			}
		}
	}
}

// ends reports whether the words end with the term.
func (t Term) ends(recent []word) bool {
	from := len(recent) - len(t.Tokens)
	if from < 0 {
		return false
	}
	for n, token := range t.Tokens {
		there := recent[from+n].token
		beginning := t.Prefix && n == len(t.Tokens)-1 && strings.HasPrefix(there, token)
		if there != token && !beginning {
			return false
		}
	}
	return true
}

// extracts returns the passages around the first hits of a report.
func (p passage) extracts(terms []Term) (all []*Highlight) {
	var within []hit
	start, end := 0, 0
	finish := func() {
		if len(within) > 0 {
			all = append(all, p.highlight(start, end, within))
		}
		within = nil
	}
	for h := range hits(p.text, terms) {
		if len(within) == 0 || h.start >= end {
			finish()
			if len(all) == mostReportHighlights {
				return all
			}
			start, end = p.around(h, end)
		}
		within, end = append(within, h), max(end, h.end)
	}
	finish()
	return all
}

// around returns the ends of an extract about a hit, which does not begin before from.
func (p passage) around(h hit, from int) (start, end int) {
	start, end = max(from, h.start-contextLength), min(len(p.text), h.end+contextLength)
	if start > from {
		if space := strings.IndexAny(p.text[start:h.start], " \n"); space >= 0 {
			start += space + 1
		}
	}
	if end < len(p.text) {
		if space := strings.LastIndexAny(p.text[h.end:end], " \n"); space >= 0 {
			end = h.end + space
		}
	}
	for start < h.start && !utf8.RuneStart(p.text[start]) {
		start++
	}
	for end < len(p.text) && !utf8.RuneStart(p.text[end]) {
		end++
	}
	return start, end
}

// highlight cuts the text from start to end into hits and what is between them.
func (p passage) highlight(start, end int, found []hit) *Highlight {
	h := &Highlight{Field: p.field, Text: p.text[start:end], Report: p.report, Start: start, End: end}
	add := func(from, to int, isHit bool) {
		if from < to {
			h.Parts = append(h.Parts, &HighlightPart{p.text[from:to], isHit, from, to})
		}
	}
	at := start
	for _, f := range found {
		add(at, f.start, false)
		add(f.start, f.end, true)
		at = f.end
	}
	add(at, end, false)
	return h
}
