package loader

import (
	"strings"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// The labels of a card's header, folded, in the languages that are read.
var labels = map[string]string{
	"cyber incident victim": "victim", "incident victim": "victim", "victim": "victim", "victim name": "victim", "victime": "victim",
	"victime de l incident": "victim", "victime de la cyberattaque": "victim", "victime de l attaque": "victim",
	"victime de l incident cyber": "victim", "organisation victime": "victim", "organisme": "victim",
	"date des faits": "date", "date de l attaque": "date", "localisation": "location", "organisation": "victim", "organization": "victim",
	"date": "date", "incident date": "date", "date of incident": "date", "date de l incident": "date", "sent": "sent", "envoye": "sent",
	"location": "location", "country": "location", "lieu": "location", "pays": "location",
}

// headings open the prose of a card.
var headings = map[string]bool{
	"summary": true, "description": true, "resume": true, "details": true, "overview": true, "incident summary": true,
	"incident description": true, "executive summary": true, "synthese": true,
	"description de l incident": true, "resume de l incident": true, "recit": true, "faits": true, "les faits": true,
}

// layout takes a report apart into header facts and paragraphs. Without a header all lines but tables are prose.
func (r *Report) layout() {
	lines := splitLines(r.Text)
	isCard := r.header(lines)
	opened := !isCard
	var open *span
	for _, line := range lines {
		text := strings.TrimSpace(r.Text[line.start:line.end])
		isHeading := headings[headingKey(text)]
		opened = opened || isHeading
		label, _, _ := r.label(line)
		switch {
		case text == "" || isHeading || strings.HasPrefix(text, "|") || label != "" && isCard || !opened && !isProse(text):
			open = nil
		case isCard && !isProse(text) && open == nil:
		case r.isHeaderValue(line):
			open = nil
		case open != nil:
			open.end = line.end
		default:
			r.paragraphs = append(r.paragraphs, line)
			open = &r.paragraphs[len(r.paragraphs)-1]
		}
	}
}

// shortLine is the length up to which a line without an end of sentence is taken for a menu or a heading.
const shortLine = 60

// isProse tells a sentence from the remains of a page's menu.
func isProse(text string) bool {
	return len(text) > shortLine || strings.ContainsAny(text[len(text)-1:], ".!?")
}

func (r *Report) isHeaderValue(line span) bool {
	within := func(start, end int) bool { return end > start && start >= line.start && end <= line.end }
	return within(r.Victim.Start, r.Victim.End) || within(r.Date.Start, r.Date.End) || within(r.sent.Start, r.sent.End) || within(r.Location.Start, r.Location.End)
}

// longestHeading is more bytes than the longest of the headings has: what is longer need not be folded.
const longestHeading = 80

func headingKey(text string) string {
	if len(text) > longestHeading {
		return ""
	}
	return vocabulary.Fold(strings.Trim(text, "#*: "))
}

func splitLines(text string) []span {
	var lines []span
	for start := 0; start <= len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			return append(lines, span{start, len(text)})
		}
		lines = append(lines, span{start, start + end})
		start += end + 1
	}
	return lines
}
