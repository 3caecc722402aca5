package vocabulary

import "testing"

// TestSieve keeps every step of a language and few others.
func TestSieve(t *testing.T) {
	trie := For("en").trie
	others, kept := 0, 0
	for s := range trie.next {
		if !trie.steps.holds(s) {
			t.Fatalf("step %v is lost", s)
		}
		other := step{s.from, s.word + 1}
		if _, known := trie.next[other]; known {
			continue
		}
		others++
		if trie.steps.holds(other) {
			kept++
		}
	}
	if others == 0 || kept*4 > others {
		t.Errorf("%d of %d steps that no phrase has are kept", kept, others)
	}
}
