package vocabulary

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	ahocorasick "github.com/BobuSumisu/aho-corasick"
)

// maxAlternatives bounds what one line may be written out to. A line beyond it wants to be a frame.
const maxAlternatives = 4000

// mustRead reads an embedded file. A mistake in it is caught by the tests of this package, never by a user.
func mustRead(language string) *Vocabulary {
	b := newBuilder(language)
	for _, name := range []string{language + ".txt", "names.txt"} {
		data, err := files.ReadFile(name)
		if err == nil {
			err = b.read(name, string(data))
		}
		if err != nil {
			panic(err)
		}
	}
	b.silence()
	b.v.trie = b.trie.Build()
	return b.v
}

// silence drops what a run of words stands for where noise has the same words: the alternatives of a line write out
// some runs that nobody means by them.
func (b *builder) silence() {
	for n := range b.v.patterns {
		p := &b.v.patterns[n]
		noise := map[string]bool{}
		for _, e := range p.entries {
			if e.Kind == Noise {
				noise[e.Code] = true
			}
		}
		if len(noise) > 0 {
			p.entries = slices.DeleteFunc(p.entries, func(e *Entry) bool { return e.Kind != Noise && noise[string(e.Kind)] })
		}
	}
}

func newBuilder(language string) *builder {
	return &builder{
		v:   &Vocabulary{Language: language, codes: map[string]uint16{}, orders: map[Kind][]string{}, frequent: map[string]bool{}},
		ids: map[string]int{}, families: map[string]int{}, seen: map[string]bool{}, lines: map[string]int{}, trie: ahocorasick.NewTrieBuilder(),
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
	trie     *ahocorasick.TrieBuilder
	head     Entry
	ids      map[string]int // of a run of words
	families map[string]int
	seen     map[string]bool // a phrase of a kind and code
	lines    map[string]int  // where a line of a kind and code was written
}

func (b *builder) section(line string) error {
	fields := strings.Fields(strings.Trim(line, "[]"))
	if len(fields) == 0 || !strings.HasSuffix(line, "]") {
		return fmt.Errorf("want [kind CODE mark…], not %q", line)
	}
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
	key := fmt.Sprint(b.head.Kind, b.head.Code, b.head.Marks, line)
	if before := b.lines[key]; before != 0 {
		return fmt.Errorf("%q is there already, line %d", line, before)
	}
	b.lines[key] = n
	phrases, name, _ := strings.Cut(line, "=>")
	entry := b.head
	entry.Name = strings.TrimSpace(name)
	if gap.MatchString(phrases) {
		return b.frame(entry, phrases)
	}
	alternatives, err := expand(strings.TrimSpace(phrases))
	for _, written := range alternatives {
		if err == nil {
			err = b.phrase(entry, written)
		}
	}
	return err
}

// gap stands between the parts of a frame: ".." for up to four words, "..N" for up to N.
var gap = regexp.MustCompile(` \.\.(\d*) `)

const usualGap = 4

// negation finds words by which a frame denies something itself.
var negation = regexp.MustCompile(`(?i)\b(not|no|never|neither|nor|nothing|hardly|barely|pas|plus|jamais|aucune?|ni|rien|ne|n'|sans|without)\b`)

func (b *builder) frame(entry Entry, line string) error {
	entry.Phrase, entry.frame, entry.negating = line, true, negation.MatchString(line)
	f := frame{entry: &entry, gap: usualGap}
	if n, err := strconv.Atoi(gap.FindStringSubmatch(line)[1]); err == nil {
		f.gap = n
	}
	parts := gap.Split(line, -1)
	f.parts = len(parts)
	for at, text := range parts {
		alternatives, err := expand(text)
		if err != nil {
			return err
		}
		for _, written := range alternatives {
			id, err := b.pattern(Fold(written))
			if err != nil {
				return err
			}
			b.v.patterns[id].parts = append(b.v.patterns[id].parts, part{len(b.v.frames), at})
		}
	}
	b.v.frames = append(b.v.frames, f)
	b.v.entries = append(b.v.entries, &entry)
	return nil
}

func (b *builder) phrase(entry Entry, written string) error {
	entry.Phrase = Fold(written)
	if entry.Kind == Frequent {
		b.v.frequent[entry.Phrase] = true
		return nil // no fact leans on them: looked up a word at a time, they need no place in the automaton
	}
	key := string(entry.Kind) + " " + entry.Code + " " + entry.Phrase
	if b.seen[key] {
		return nil // the alternatives of two lines may meet in one phrase
	}
	b.seen[key] = true
	if order := b.v.orders[entry.Kind]; !slices.Contains(order, entry.Code) {
		b.v.orders[entry.Kind] = append(order, entry.Code)
	}
	id, err := b.pattern(entry.Phrase)
	if err != nil {
		return err
	}
	b.v.entries = append(b.v.entries, &entry)
	b.v.patterns[id].entries = append(b.v.patterns[id].entries, &entry)
	return nil
}

// pattern returns the pattern of a run of folded words, a new one for a new run.
func (b *builder) pattern(folded string) (int, error) {
	if folded == "" {
		return 0, fmt.Errorf("a phrase that folds to nothing")
	}
	words := strings.Fields(folded)
	if id, known := b.ids[folded]; known {
		return id, nil
	}
	var codes []byte
	for _, w := range words {
		code, known := b.v.codes[w]
		if !known {
			code = uint16(len(b.v.codes))
			b.v.codes[w] = code
		}
		codes = append(codes, byte(code>>8), byte(code))
	}
	b.trie.AddPattern(codes)
	b.ids[folded] = len(b.v.patterns)
	b.v.patterns = append(b.v.patterns, pattern{words: len(words)})
	return b.ids[folded], nil
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
		if len(longer) > maxAlternatives {
			return nil, fmt.Errorf("%q stands for more than %d phrases: use a frame", line, maxAlternatives)
		}
		all, rest = longer, after
	}
	return all, nil
}
