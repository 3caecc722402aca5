package ask

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// token is a run of words of the question with what it can stand for. One that stands for nothing is unknown.
type token struct {
	first, last int
	readings    []*vocabulary.Entry
	names       []Name
	number      bool // of digits
}

// is returns the reading of a kind, nil if there is none.
func (t token) is(kind vocabulary.Kind) *vocabulary.Entry {
	for _, e := range t.readings {
		if e.Kind == kind {
			return e
		}
	}
	return nil
}

func (t token) known() bool { return len(t.readings) > 0 || len(t.names) > 0 || t.number }

// scanned is a question cut into tokens.
type scanned struct {
	language    *language
	question    string
	words       []vocabulary.Word
	tokens      []token
	names       index // that the store knows
	corrections []Correction
}

// ofReports are the kinds of the vocabulary of reports that questions are read with.
var ofReports = []vocabulary.Kind{
	vocabulary.Service, vocabulary.Election, vocabulary.Partner, vocabulary.Role, vocabulary.Attack, vocabulary.Country, vocabulary.Down, vocabulary.Up, vocabulary.Back, vocabulary.Risk, vocabulary.Month, vocabulary.Number, vocabulary.Span,
}

// scan cuts a question into tokens, with the names that the store knows, and corrects what is spelled nearly as something known.
func scan(ctx context.Context, l *language, question string, words []vocabulary.Word, names Names) (*scanned, error) {
	s := &scanned{language: l, question: question, words: words}
	s.cut()
	known, err := s.lookUp(ctx, names)
	if err != nil {
		return nil, err
	}
	s.names = known
	s.cut()
	if s.correct() {
		s.cut()
	}
	return s, nil
}

// cut cuts the words into tokens: at each word the longest run that stands for something, and of equal runs those of names first, then
// those of questions, then those of reports.
func (s *scanned) cut() {
	s.tokens = s.tokens[:0]
	for at := 0; at < len(s.words); {
		t := token{first: at, last: at}
		t.names, t.last = s.longestName(at)
		for _, m := range s.matches(at) {
			switch {
			case m.Last > t.last || m.Last == t.last && (len(t.readings) == 0 && len(t.names) == 0 || m.Kind == vocabulary.Country):
				t = token{first: at, last: m.Last, readings: []*vocabulary.Entry{m.Entry}}
			case m.Last == t.last && len(t.names) == 0:
				t.readings = append(t.readings, m.Entry)
			}
		}
		_, err := strconv.Atoi(s.words[at].Text)
		t.number = err == nil && t.last == at
		s.tokens = append(s.tokens, t)
		at = t.last + 1
	}
}

// longestPhrase is more words than any phrase of the vocabularies has.
const longestPhrase = 16

// matches returns what begins with a word, that of questions first. The vocabularies look from there on, so that no phrase which begins before
// hides another: "the Netherlands" the country, "une élection" the kind of election.
func (s *scanned) matches(from int) []vocabulary.Match {
	words := s.words[from:min(from+longestPhrase, len(s.words))]
	var found []vocabulary.Match
	covered := map[int]bool{}
	var asking []vocabulary.Match
	for _, m := range s.language.questions.FindIn(words) {
		m.First, m.Last = m.First+from, m.Last+from
		if m.First == from {
			found = append(found, m)
		}
		if m.Kind == vocabulary.Filler {
			continue
		}
		asking = append(asking, m)
		for n := m.First; n <= m.Last; n++ {
			covered[n] = true
		}
	}
	for _, m := range s.language.reports.FindIn(capitalised(words)) {
		m.First, m.Last = m.First+from, m.Last+from
		if m.First == from && s.ofQuestion(m) && !cuts(m, asking) && (m.Last > m.First && !isLoose(m.Kind) || !overlaps(m, covered) || m.Kind == vocabulary.Role && meansBack(found, m.Last)) {
			found = append(found, m)
		}
	}
	return found
}

// isLoose tells the kinds whose phrases in reports are made of common words, which mean something else in a question.
func isLoose(kind vocabulary.Kind) bool {
	return slices.Contains([]vocabulary.Kind{vocabulary.Down, vocabulary.Up, vocabulary.Back, vocabulary.Risk, vocabulary.Role}, kind)
}

// cuts reports whether a phrase has a part of another one and not all of it: "l'eau" of "l'eau potable".
func cuts(m vocabulary.Match, others []vocabulary.Match) bool {
	return slices.ContainsFunc(others, func(o vocabulary.Match) bool {
		return m.First <= o.Last && o.First <= m.Last && (o.First < m.First || m.Last < o.Last)
	})
}

// meansBack reports whether a question says the same by "restored" that a report says of a partner.
func meansBack(found []vocabulary.Match, last int) bool {
	return slices.ContainsFunc(found, func(m vocabulary.Match) bool { return m.Kind == vocabulary.Back && m.Last == last })
}

func overlaps(m vocabulary.Match, covered map[int]bool) bool {
	for n := m.First; n <= m.Last; n++ {
		if covered[n] {
			return true
		}
	}
	return false
}

// ofQuestion leaves out what reports say otherwise than questions: phrases with gaps, the cities that stand for a country, the
// names of partners, which the store knows, and the words for any election, which ask for it.
func (s *scanned) ofQuestion(m vocabulary.Match) bool {
	return slices.Contains(ofReports, m.Kind) && !m.HasGap() && !m.Has(vocabulary.Part) && !(m.Kind == vocabulary.Partner && m.Name != "") && !(m.Kind == vocabulary.Election && m.Code == "OTHER")
}

// capitalised returns the words as if each began with a capital: people ask about germany.
func capitalised(words []vocabulary.Word) []vocabulary.Word {
	upper := slices.Clone(words)
	for n := range upper {
		upper[n].Upper = true
	}
	return upper
}

// text returns the words of a token as they were written.
func (s *scanned) text(t token) string {
	return s.question[s.words[t.first].Start:s.words[t.last].End]
}

// without returns the question without some tokens.
func (s *scanned) without(tokens []token) string {
	tokens = slices.SortedFunc(slices.Values(tokens), func(a, b token) int { return cmp.Compare(a.first, b.first) })
	var b strings.Builder
	at := 0
	for _, t := range tokens {
		if start := s.words[t.first].Start; start >= at {
			b.WriteString(s.question[at:start])
			at = s.words[t.last].End
		}
	}
	b.WriteString(s.question[at:])
	return strings.Join(strings.Fields(b.String()), " ")
}

// unknown returns the words that stand for nothing.
func (s *scanned) unknown() []token {
	return s.those(func(t token) bool { return !t.known() && !s.isAdverb(t) })
}

// ignored returns the words that say nothing that could be asked for.
func (s *scanned) ignored() []token {
	return s.those(func(t token) bool {
		return t.is(vocabulary.Ignored) != nil && len(t.readings) == 1 || !t.known() && s.isAdverb(t)
	})
}

func (s *scanned) those(wanted func(token) bool) []token {
	return slices.DeleteFunc(slices.Clone(s.tokens), func(t token) bool { return !wanted(t) })
}

// beyond returns the first word that asks for what no report says.
func (s *scanned) beyond() (token, *vocabulary.Entry) {
	for _, t := range s.tokens {
		if e := t.is(vocabulary.Beyond); e != nil {
			return t, e
		}
	}
	return token{}, nil
}

// texts returns tokens as they were written.
func (s *scanned) texts(tokens []token) []string {
	texts := make([]string, len(tokens))
	for n, t := range tokens {
		texts[n] = s.text(t)
	}
	return texts
}

// inOrder returns the words of tokens in the order of the question.
func (s *scanned) inOrder(tokens []token) []string {
	slices.SortFunc(tokens, func(a, b token) int { return cmp.Compare(a.first, b.first) })
	return s.texts(tokens)
}

// isAdverb tells the words that only colour a question.
func (s *scanned) isAdverb(t token) bool {
	ending := map[string]string{"en": "ly", "fr": "ment"}[s.language.code]
	word := s.words[t.first]
	return t.first == t.last && !word.Upper && len(word.Text) > len(ending)+2 && strings.HasSuffix(word.Text, ending)
}
