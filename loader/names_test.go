package loader

import (
	"testing"
	"unicode/utf8"
)

// FuzzNames reads the names of persons and of a victim without a header: what is found is a name.
func FuzzNames(f *testing.F) {
	for _, seed := range []string{
		"The mayor of Dax, Julien Dubois, spoke.", "Waikato District Health Board", "Émile de la Tour, director", "the City of", "Mayor A-", "University",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		report, err := ParseReport("t.txt", []byte(text))
		if err != nil {
			return
		}
		incident := Extract(report)
		for _, p := range incident.People {
			if p.Name == "" || !utf8.ValidString(p.Name) {
				t.Errorf("%q: person %q", text, p.Name)
			}
		}
		for _, v := range incident.Victims {
			if v.Name == "" || !utf8.ValidString(v.Name) {
				t.Errorf("%q: victim %q", text, v.Name)
			}
		}
	})
}
