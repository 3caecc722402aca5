package loader

import (
	"strings"
	"unicode/utf8"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// longestLabel bounds what may stand before the colon of a header line.
const longestLabel = 40

// header reads the labelled lines before the prose, and reports whether there is a victim among them. A value
// stands on the line of its label or on the next one that is not blank.
func (r *Report) header(lines []span) bool {
	for n, line := range lines {
		if headings[headingKey(r.Text[line.start:line.end])] {
			break
		}
		label, value, ok := r.label(line)
		if !ok {
			continue
		}
		if value.start == value.end {
			value = r.nextValue(lines[n+1:])
		}
		r.state(label, value)
	}
	return r.Victim.Value != ""
}

// label returns the meaning of a header line's label and its value, which may be empty.
func (r *Report) label(line span) (string, span, bool) {
	text := r.Text[line.start:line.end]
	colon := strings.IndexByte(text, ':')
	if colon < 0 || colon > longestLabel {
		return "", span{}, false
	}
	label := labels[headingKey(text[:colon])]
	value := trim(r.Text, span{line.start + colon + 1, line.end})
	return label, value, label != ""
}

// nextValue returns the first line that is not blank, nothing when that is a label, a heading or a table.
func (r *Report) nextValue(lines []span) span {
	for _, line := range lines {
		text := strings.TrimSpace(r.Text[line.start:line.end])
		if text == "" {
			continue
		}
		if _, _, isLabel := r.label(line); isLabel || headings[headingKey(text)] || strings.HasPrefix(text, "|") {
			break
		}
		return trim(r.Text, line)
	}
	return span{}
}

// state keeps the first value of each label.
func (r *Report) state(label string, at span) {
	value := r.Text[at.start:at.end]
	if value == "" || utf8.RuneCountInString(value) > graph.MaxNameRunes {
		return
	}
	switch {
	case label == "victim" && r.Victim.Value == "":
		r.Victim = Stated[string]{value, at.start, at.end}
	case label == "location" && r.Location.Value == "":
		r.Location = Stated[string]{value, at.start, at.end}
	case label == "date" && r.Date.Value == "":
		if date := headerDate(value); date != "" {
			r.Date = Stated[graph.Date]{date, at.start, at.end}
		}
	case label == "sent" && r.sent.Value == "":
		if date := headerDate(value); date != "" {
			r.sent = Stated[graph.Date]{date, at.start, at.end}
		}
	}
}

// headerDate reads a date that stands alone, such as "Mar 2023", with its precision; empty when it is none.
func headerDate(value string) graph.Date {
	for _, language := range vocabulary.Languages() {
		for _, m := range moments(value, vocabulary.For(language), "") {
			if m.date != "" {
				return m.date
			}
		}
	}
	date, err := graph.ParseDate(value)
	if err != nil || date.Year() >= latestYear {
		return ""
	}
	return date
}

// trim shrinks a span to what stands between blanks.
func trim(text string, s span) span {
	for s.start < s.end && strings.TrimSpace(text[s.start:s.start+1]) == "" {
		s.start++
	}
	for s.end > s.start && strings.TrimSpace(text[s.end-1:s.end]) == "" {
		s.end--
	}
	return s
}
