// Package vocabulary holds the words of each language for the codes of an incident, as data, and finds them in
// a text in one pass. The loader reads reports with it and ask reads questions, so both mean the same words.
package vocabulary

import (
	"embed"
	"maps"
	"slices"
	"sync"
)

// Capital marks names that are common words in lower case: "may" is no month, "hive" no gang. Small marks the
// common words.
const (
	Capital = "capital"
	Small   = "small"
)

// Part marks the cities and regions that stand for their country.
const Part = "part"

// Entry is what the phrases of a line of the vocabulary stand for.
type Entry struct {
	// Kind says what sort of word it is, one of [Kinds].
	Kind Kind
	// Code is the code of graph, or the value that the kind defines; empty for kinds without one.
	Code string
	// Marks are the further words of the section, such as "generic" of a partner.
	Marks []string
	// Name is the usual spelling of what the phrase names, empty when the text's own words are kept.
	Name string
	// Line is the line as it is written, with its alternatives or gaps (see en.txt).
	Line string
	// frame is true for a phrase with gaps.
	frame bool
	// negating is true for a frame that names a negation itself.
	negating bool
	// capital and small repeat the marks of that name: asking them of every match must be fast.
	capital, small bool
	// family numbers the kinds whose phrases compete for the same words.
	family int
}

// Has reports whether the entry carries that mark.
func (e *Entry) Has(mark string) bool { return slices.Contains(e.Marks, mark) }

// HasOpenGap reports whether a word that the phrase does not name may stand within it, a negation for one: the "never"
// of "were never affected" is not a part of the phrase "were .. affected".
func (e *Entry) HasOpenGap() bool { return e.frame && !e.negating }

// HasGap reports whether it is a phrase with gaps.
func (e *Entry) HasGap() bool { return e.frame }

// Match is a phrase found in a text.
type Match struct {
	// Start and End are a half-open range of bytes of the text.
	Start, End int
	// First and Last are the indexes of its words.
	First, Last int
	// Phrase is its folded words, or the line of a frame.
	Phrase string
	*Entry
}

// Vocabulary is the words of one language. It is safe for concurrent use and never changes.
type Vocabulary struct {
	// Language is the ISO 639-1 code, "en" or "fr".
	Language string
	trie     trie
	entries  []*Entry
	frames   []frame
	orders   map[Kind][]string
	frequent map[string]bool
	lists    map[List]map[string]bool
	families int
}

// pattern is what a run of words stands for, alone and as part of a frame.
type pattern struct {
	entries []*Entry
	parts   []part
}

//go:embed en.txt fr.txt names.txt questions-en.txt questions-fr.txt
var files embed.FS

// Reading a vocabulary takes far longer than reading a report with it, so each is read once.
var (
	english = sync.OnceValue(func() *Vocabulary { return mustRead("en", "en.txt", "names.txt") })
	french  = sync.OnceValue(func() *Vocabulary { return mustRead("fr", "fr.txt", "names.txt") })
)

// Languages lists the languages that have a vocabulary.
func Languages() []string { return []string{"en", "fr"} }

// For returns the vocabulary of a language, English for one that has none.
func For(language string) *Vocabulary {
	if language == "fr" {
		return french()
	}
	return english()
}

// Entries returns all entries in the order of the file. The caller must not change them.
func (v *Vocabulary) Entries() []*Entry { return v.entries }

// Order returns the codes of a kind in the order of the file, where the more telling stand first.
func (v *Vocabulary) Order(kind Kind) []string { return v.orders[kind] }

// Knows reports whether a folded word occurs in a phrase.
func (v *Vocabulary) Knows(word string) bool {
	_, known := v.trie.codes[word]
	return known
}

// Words returns all words that occur in phrases, sorted.
func (v *Vocabulary) Words() []string { return slices.Sorted(maps.Keys(v.trie.codes)) }

// IsFrequent reports whether a folded word is one of the frequent ones that tell the language.
func (v *Vocabulary) IsFrequent(word string) bool { return v.frequent[word] }

// Find returns the phrases that occur in text, as [Vocabulary.FindIn].
func (v *Vocabulary) Find(text string) []Match { return v.FindIn(Words(text)) }

// FindIn returns the phrases that occur in the words of a text, by start, a longer one before a shorter one. Of
// overlapping phrases of one family the longest stands: where "call centre" is found, "call" is not.
func (v *Vocabulary) FindIn(words []Word) []Match {
	found, parts := make(matches, 0, len(words)), make([]partMatch, 0, len(words))
	reach := make([]int, len(v.frames)) // of each frame: the last word at which it may go on
	v.trie.walk(words, func(p pattern, first, last int) {
		for _, entry := range p.entries {
			if entry.capital && !words[first].Upper || entry.small && words[first].Upper {
				continue
			}
			found = append(found, Match{Start: words[first].Start, End: words[last].End, First: first, Last: last, Entry: entry})
		}
		for _, part := range p.parts {
			if part.at == 0 || first <= reach[part.frame] {
				parts = append(parts, partMatch{part, first, last})
				reach[part.frame] = max(reach[part.frame], last+1+v.frames[part.frame].gap)
			}
		}
	})
	found = v.longest(found)
	for n, m := range found {
		found[n].Phrase = Join(words[m.First : m.Last+1])
	}
	return append(found, v.assemble(parts, words)...).sorted()
}

type matches []Match

func (found matches) sorted() []Match {
	slices.SortStableFunc(found, func(a, b Match) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.Last - a.Last
	})
	return found
}

// longest sorts matches and drops those that overlap an earlier or longer one of their family.
func (v *Vocabulary) longest(found matches) matches {
	reached := make([]Match, v.families)
	kept := found[:0]
	for _, m := range found.sorted() {
		last := reached[m.family]
		within := last.Entry != nil && m.First <= last.Last
		if within && (m.First != last.First || m.Last != last.Last) {
			continue
		}
		if !within {
			reached[m.family] = m
		}
		kept = append(kept, m)
	}
	return kept
}
