package vocabulary

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNotation reads lines of every form and finds what they stand for.
func TestNotation(t *testing.T) {
	tests := []struct {
		name, data, text string
		want             []string // code: phrase
	}{
		{"alternatives, one of them empty", "[service MAIL]\n{the|} {e-mail|post box} {system|systems|}", "The e-mail, post box systems", []string{"MAIL: the e mail", "MAIL: post box systems"}},
		{"alternatives within a word", "[service MAIL]\nperturb{é|ée|ation}s{|e} {d'|de l'}eau", "Perturbées d’eau; perturbationse de l'eau", []string{"MAIL: perturbees d eau", "MAIL: perturbationse de l eau"}},
		{"the same phrase of two lines and of one", "[service MAIL]\n{mail|Mail}\n{mail|post} => Post", "mail", []string{"MAIL: mail"}},
		{"the same phrase of two codes", "[service MAIL]\nmail\n[service WEB]\nmail", "mail", []string{"MAIL: mail", "WEB: mail"}},
		{"no phrase reaches over a pause, nor over other words", "[service MAIL]\nelectronic mail", "electronic, mail; electronic new mail", nil},
		{"a phrase that begins another", "[service MAIL]\nelectronic mail\n[action A]\nelectronic\n[service WEB]\nelectronic mail order", "electronic mail orders", []string{"MAIL: electronic mail", "A: electronic"}},
		{"a frame", "[loss LOST]\n{copied|took} {|all} ..2 data", "They took all personal data", []string{"LOST: {copied|took} {|all} ..2 data"}},
		{"noise", "[service MAIL]\nmail {|order}\n[noise service]\nmail order", "mail; mail order", []string{"MAIL: mail", "service: mail order"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBuilder("en")
			if err := b.read("test", test.data); err != nil {
				t.Fatal(err)
			}
			v := b.finish()
			var got []string
			for _, m := range v.Find(test.text) {
				got = append(got, m.Code+": "+m.Phrase)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestMistakesOfNotation(t *testing.T) {
	tests := []struct{ data, want string }{
		{"mail", `line 1: phrase "mail" before the first section`},
		{"[service", "line 1: want [kind CODE mark…]"},
		{"[service MAIL]\nmail\n[ service  MAIL ]\nmail", `line 4: "mail" is there already, line 2`},
		{"[service MAIL]\n{mail|post", "{ without }"},
		{"[service MAIL]\n{a {mail|post} b}", "{ without } or within another"},
		{"[service MAIL]\nmail\n…", "folds to nothing"},
		{"[list nonsense]\nword", `line 2: no list "nonsense"`},
		{"[service MAIL]\n{a|} {b|}", "folds to nothing"},
		{"[service MAIL]\n" + strings.Repeat("{a|b} ", 12), "more than 4000 phrases"},
	}
	for _, test := range tests {
		t.Run(test.data, func(t *testing.T) {
			if err := newBuilder("en").read("test", test.data); !strings.Contains(fmt.Sprint(err), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}
