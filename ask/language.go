package ask

import (
	"fmt"
	"strings"
	"sync"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// language holds what is said and understood in one language.
type language struct {
	code      string
	questions *vocabulary.Vocabulary
	reports   *vocabulary.Vocabulary
	labels    map[string]string
	texts     map[string]string
	examples  []string
}

var languages = sync.OnceValue(func() []*language {
	var all []*language
	for _, code := range vocabulary.Languages() {
		l := &language{
			code: code, questions: vocabulary.Questions(code), reports: vocabulary.For(code),
			labels: map[string]string{}, texts: map[string]string{},
		}
		for _, e := range l.questions.Entries() {
			switch e.Kind {
			case vocabulary.Label:
				l.labels[e.Line] = e.Name
			case vocabulary.Text:
				l.texts[e.Line] = e.Name
			case vocabulary.Example:
				l.examples = append(l.examples, e.Line)
			}
		}
		all = append(all, l)
	}
	return all
})

// languageOf returns the language that knows most of the words, the first one of equal ones. Accents speak against English, and names for
// no language: what begins with a capital, but for the first word, and what is joined to it.
func languageOf(words []vocabulary.Word) *language {
	best, most := languages()[0], -1
	for _, l := range languages() {
		known := 0
		for n, w := range words {
			switch {
			case n > 0 && (w.Upper || words[n-1].Upper && w.Start == words[n-1].End+1 && w.Start-1 > words[0].End):
				continue
			case l.questions.Knows(w.Text):
				known += 2
			case l.reports.IsFrequent(w.Text):
				known++
			}
			if l.code != "en" && w.End-w.Start > len(w.Text) {
				known++
			}
		}
		if known > most {
			best, most = l, known
		}
	}
	return best
}

// label returns the name of a code.
func (l *language) label(code string) string {
	if label := l.labels[code]; label != "" {
		return label
	}
	return code
}

// say returns a sentence of an answer. A key that is missing shows itself; the tests look for all of them.
func (l *language) say(key string, args ...any) string {
	text, there := l.texts[key]
	if !there {
		return "«" + key + "»"
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// count returns a sentence about a number; that of one has a key of its own.
func (l *language) count(key string, n int) string {
	if n == 1 {
		return l.say(key + " 1")
	}
	return l.say(key, n)
}

// period returns a span of time for readers.
func (l *language) period(from, until graph.Date) string {
	switch {
	case until == "":
		return string(from)
	case from == "":
		return l.say("dated to", string(until))
	}
	return string(from) + " – " + string(until)
}

// list returns the labels of codes.
func list[T ~string](l *language, codes []T) []string {
	labels := make([]string, len(codes))
	for n, code := range codes {
		labels[n] = l.label(string(code))
	}
	return labels
}

// join joins labels by "and" or "or".
func (l *language) join(by string, labels []string) string {
	return strings.Join(labels, " "+l.say(by)+" ")
}

func (l *language) unknownWords(words []string) string {
	if len(words) == 1 {
		return l.say("unknown word", words[0])
	}
	return l.say("unknown words", "“"+strings.Join(words, "”, “")+"”")
}
