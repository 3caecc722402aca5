package vocabulary

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// maxAlternatives bounds what one line may be written out to. A line beyond it wants to be a frame.
const maxAlternatives = 4000

// mustRead reads embedded files. A mistake in them is caught by the tests of this package, never by a user.
func mustRead(language string, names ...string) *Vocabulary {
	b := newBuilder(language)
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err == nil {
			err = b.read(name, string(data))
		}
		if err != nil {
			panic(err)
		}
	}
	return b.finish()
}

// finish returns the vocabulary of what was read.
func (b *builder) finish() *Vocabulary {
	b.pattern(run(len(b.v.trie.runs) - 1)) // so that each run has one
	b.silence()
	b.v.trie.lay(b.patterns)
	return b.v
}

// silence drops what a run of words stands for where noise has the same words: the alternatives of a line write out
// some runs that nobody means by them.
func (b *builder) silence() {
	for n := range b.patterns {
		p := &b.patterns[n]
		if len(p.entries) < 2 {
			continue // nothing beside the noise, or no noise
		}
		noise := map[string]bool{}
		for _, e := range p.entries {
			if e.Kind == Noise {
				noise[e.Code] = true
			}
		}
		p.entries = slices.DeleteFunc(p.entries, func(e *Entry) bool { return e.Kind != Noise && noise[string(e.Kind)] })
	}
}

func newBuilder(language string) *builder {
	return &builder{
		v:        &Vocabulary{Language: language, trie: newTrie(), orders: map[Kind][]string{}, frequent: map[string]bool{}, lists: map[List]map[string]bool{}},
		patterns: make([]pattern, 0, usualRuns), families: map[string]int{}, lines: map[[2]string]int{}, folded: map[string][]code{},
	}
}

// read reads the notation that the head of en.txt explains.
func (b *builder) read(name, data string) error {
	b.head = Entry{}
	clear(b.lines)
	for n, line := range strings.Split(data, "\n") {
		line = strings.TrimSpace(line)
		var err error
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			err = b.section(line)
		default:
			err = b.line(line, n+1)
		}
		if err != nil {
			return fmt.Errorf("vocabulary: %s line %d: %w", name, n+1, err)
		}
	}
	return nil
}

type builder struct {
	v        *Vocabulary
	head     Entry
	title    string // the section of head, as it is written
	families map[string]int
	lines    map[[2]string]int // where a line of a section was written
	folded   map[string][]code // the words of an alternative; many lines have the same ones
	patterns []pattern         // of each run
}

// pattern is what a run stands for so far.
func (b *builder) pattern(r run) *pattern {
	if missing := len(b.v.trie.runs) - len(b.patterns); missing > 0 {
		b.patterns = append(b.patterns, make([]pattern, missing)...)
	}
	return &b.patterns[r]
}

func (b *builder) section(line string) error {
	fields := strings.Fields(strings.Trim(line, "[]"))
	if len(fields) == 0 || !strings.HasSuffix(line, "]") {
		return fmt.Errorf("want [kind CODE mark…], not %q", line)
	}
	b.title = strings.Join(fields, " ")
	b.head = Entry{Kind: Kind(fields[0])}
	if len(fields) > 1 && fields[1] != "-" {
		b.head.Code = fields[1]
	}
	switch {
	case b.head.Kind == Title: // the title as it is told to readers
		b.head.Code = strings.Join(fields[1:], " ")
	case len(fields) > 2:
		b.head.Marks = fields[2:]
	}
	b.head.capital, b.head.small = b.head.Has(Capital), b.head.Has(Small)
	b.head.family = b.family(b.head.familyName())
	return nil
}

// family returns the number of a family of kinds, a new one for a new name.
func (b *builder) family(name string) int {
	n, known := b.families[name]
	if !known {
		n = len(b.families)
		b.families[name] = n
		b.v.families = len(b.families)
	}
	return n
}

func (b *builder) line(line string, n int) error {
	if b.head.Kind == "" {
		return fmt.Errorf("phrase %q before the first section", line)
	}
	key := [2]string{b.title, line}
	if before := b.lines[key]; before != 0 {
		return fmt.Errorf("%q is there already, line %d", line, before)
	}
	b.lines[key] = n
	phrases, name, _ := strings.Cut(line, "=>")
	entry := b.head
	entry.Line, entry.Name = strings.TrimSpace(phrases), strings.TrimSpace(name)
	switch {
	case entry.Kind == Frequent:
		return b.frequent(entry.Line)
	case slices.Contains(unread, entry.Kind):
		b.v.entries = append(b.v.entries, &entry)
		return nil
	case entry.Kind == Listed:
		return b.list(List(entry.Code), entry.Line)
	case gap.MatchString(entry.Line):
		return b.frame(&entry)
	}
	return b.phrases(&entry)
}

// frequent keeps frequent words. No fact leans on them: looked up a word at a time, they need no place in the trie.
func (b *builder) frequent(line string) error {
	words, err := expand(line)
	for _, word := range words {
		b.v.frequent[Fold(word)] = true
	}
	return err
}

// gap stands between the parts of a frame: ".." for up to four words, "..N" for up to N.
var gap = regexp.MustCompile(` \.\.(\d*) `)

const usualGap = 4

// negation finds words by which a frame denies something itself.
var negation = regexp.MustCompile(`(?i)\b(not|no|never|neither|nor|nothing|hardly|barely|pas|plus|jamais|aucune?|ni|rien|ne|n'|sans|without)\b`)

func (b *builder) frame(entry *Entry) error {
	entry.frame, entry.negating = true, negation.MatchString(entry.Line)
	f := frame{entry: entry, gap: usualGap}
	if n, err := strconv.Atoi(gap.FindStringSubmatch(entry.Line)[1]); err == nil {
		f.gap = n
	}
	texts := gap.Split(entry.Line, -1)
	f.parts = len(texts)
	for at, text := range texts {
		runs, err := b.runs(text)
		if err != nil {
			return err
		}
		for _, n := range runs {
			p := b.pattern(n)
			p.parts = append(p.parts, part{len(b.v.frames), at})
		}
	}
	b.v.frames = append(b.v.frames, f)
	b.v.entries = append(b.v.entries, entry)
	return nil
}

func (b *builder) phrases(entry *Entry) error {
	runs, err := b.runs(entry.Line)
	if err != nil {
		return err
	}
	for _, n := range runs {
		p := b.pattern(n)
		known := slices.ContainsFunc(p.entries, func(e *Entry) bool { return e.Kind == entry.Kind && e.Code == entry.Code })
		if !known { // the alternatives of two lines may meet in one phrase
			p.entries = append(p.entries, entry)
		}
	}
	if order := b.v.orders[entry.Kind]; !slices.Contains(order, entry.Code) {
		b.v.orders[entry.Kind] = append(order, entry.Code)
	}
	b.v.entries = append(b.v.entries, entry)
	return nil
}

// runs returns the runs of words that a text with alternatives stands for. It goes from group to group of them, so that what
// thousands of phrases have in common is read once.
func (b *builder) runs(text string) ([]run, error) {
	runs := []run{start}
	for rest := text; rest != ""; {
		var group string
		group, rest = cutGroup(rest)
		alternatives, err := expand(group)
		if err != nil {
			return nil, err
		}
		if len(runs)*len(alternatives) > maxAlternatives {
			return nil, fmt.Errorf("%q stands for more than %d phrases: use a frame", text, maxAlternatives)
		}
		longer := make([]run, 0, len(runs)*len(alternatives))
		for _, from := range runs {
			for _, words := range alternatives {
				longer = append(longer, b.v.trie.extend(from, b.words(words)))
			}
		}
		runs = longer
	}
	if slices.Contains(runs, start) {
		return nil, fmt.Errorf("%q: a phrase that folds to nothing", text)
	}
	return runs, nil
}

// cutGroup returns what stands before the first blank outside of { and }, and what stands after it.
func cutGroup(text string) (group, rest string) {
	inside := false
	for n, r := range text {
		switch {
		case r == '{' || r == '}':
			inside = r == '{'
		case r == ' ' && !inside:
			return text[:n], text[n+1:]
		}
	}
	return text, ""
}

// words returns the codes of the words of a text.
func (b *builder) words(text string) []code {
	codes, known := b.folded[text]
	if !known {
		for _, w := range Words(text) {
			codes = append(codes, b.v.trie.code(w.Text))
		}
		b.folded[text] = codes
	}
	return codes
}

// expand writes out the alternatives of "{a|b} c": "a c" and "b c". An empty alternative leaves the word out.
func expand(line string) ([]string, error) {
	all := []string{""}
	for rest := line; rest != ""; {
		before, after, found := strings.Cut(rest, "{")
		choices, after, closed := strings.Cut(after, "}")
		if found && !closed || strings.Contains(choices, "{") {
			return nil, fmt.Errorf("%q: { without } or within another", line)
		}
		var longer []string
		for _, sofar := range all {
			for _, choice := range strings.Split(choices, "|") {
				longer = append(longer, sofar+before+choice)
			}
		}
		all, rest = longer, after
	}
	return all, nil
}
