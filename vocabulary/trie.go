package vocabulary

// trie holds the runs of words that mean something. It compares words, not letters, and a text is looked up anew from each of its
// words: phrases are short and most words begin none, so that links from one run into another would cost more to make than
// they save.
type trie struct {
	codes map[string]code // of each word that occurs in a run
	next  map[step]run
	steps sieve    // drops most of what next lacks, without a look into memory that is far from the processor
	first []run    // the run of one word, by its code: most words of a text begin none, and a slice tells so sooner
	runs  []extent // what each run stands for, if anything: many are only the beginning of others
	// entries and parts are what the runs stand for, one run after another: hundreds of thousands of slices would be
	// work for every garbage collection.
	entries []*Entry
	parts   []part
}

// extent is where what a run stands for ends among the entries and the parts; it begins where that of the run before ends.
type extent struct{ entries, parts int32 }

type (
	// code numbers a word.
	code int32
	// run numbers a run of words.
	run int32
	// step is a run that goes on with a word.
	step struct {
		from run
		word code
	}
)

// start is the run of no words.
const start run = 0

// usualRuns and usualWords are about what a language has: growing to it takes longer than to ask for it.
const usualRuns, usualWords = 1 << 18, 1 << 14

func newTrie() trie {
	return trie{
		codes: make(map[string]code, usualWords),
		next:  make(map[step]run, usualRuns),
		steps: make(sieve, 1<<(sieveBits-6)),
		runs:  make([]extent, 1, usualRuns),
	}
}

// lay takes what each run stands for.
func (t *trie) lay(patterns []pattern) {
	for n, p := range patterns {
		t.entries = append(t.entries, p.entries...)
		t.parts = append(t.parts, p.parts...)
		t.runs[n] = extent{int32(len(t.entries)), int32(len(t.parts))}
	}
}

// standsFor returns what a run stands for.
func (t *trie) standsFor(r run) pattern {
	from, to := t.runs[r-1], t.runs[r]
	return pattern{t.entries[from.entries:to.entries], t.parts[from.parts:to.parts]}
}

// code returns the number of a folded word, a new one for a new word.
func (t *trie) code(word string) code {
	n, known := t.codes[word]
	if !known {
		n = code(len(t.codes))
		t.codes[word] = n
	}
	return n
}

// extend returns the run that goes on from another with words, a new one where there is none.
func (t *trie) extend(from run, words []code) run {
	for _, word := range words {
		to, known := t.next[step{from, word}]
		if !known {
			to = run(len(t.runs))
			t.next[step{from, word}] = to
			t.steps.add(step{from, word})
			t.runs = append(t.runs, extent{})
			t.begin(from, word, to)
		}
		from = to
	}
	return from
}

// begin notes the runs of one word.
func (t *trie) begin(from run, word code, to run) {
	if from != start {
		return
	}
	for len(t.first) <= int(word) {
		t.first = append(t.first, start)
	}
	t.first[word] = to
}

// walk calls found for every run in the words of a text that stands for something. No run reaches over a pause.
func (t *trie) walk(words []Word, found func(p pattern, first, last int)) {
	const unknown code = -1
	codes := make([]code, len(words))
	for n, w := range words {
		if known, ok := t.codes[w.Text]; ok {
			codes[n] = known
		} else {
			codes[n] = unknown
		}
	}
	for first := range words {
		if codes[first] == unknown || int(codes[first]) >= len(t.first) {
			continue
		}
		at, known := t.first[codes[first]], true
		for last := first; at != start; last++ {
			if p := t.standsFor(at); len(p.entries) > 0 || len(p.parts) > 0 {
				found(p, first, last)
			}
			next := last + 1
			if next == len(words) || words[next].Pause || codes[next] == unknown {
				break
			}
			further := step{at, codes[next]}
			if !t.steps.holds(further) {
				break
			}
			if at, known = t.next[further]; !known {
				break
			}
		}
	}
}
