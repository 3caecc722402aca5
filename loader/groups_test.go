package loader

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGroups reads groups that no list names.
func TestGroups(t *testing.T) {
	french := "Cyber Incident Victim: Commune de Sarlat\nDate:\nMai 2023\nLocation:\nFrance\nSummary\nLa commune a été frappée par un rançongiciel le 3 mai 2023. "
	tests := []struct{ name, text, want string }{
		{"named by itself", townCard + "The attackers call themselves Nightfjord.", "Nightfjord"},
		{"after a word for a group", townCard + "The gang Silent Harvest claimed the attack.", "Silent Harvest"},
		{"a longer name than a known one", townCard + "The blackmailers signed as Lazarus Collective.", "Lazarus Collective"},
		{"in French", french + "Le groupe Corvus Noir a diffusé des fichiers de la commune.", "Corvus Noir"},
		{"by its signature in French", french + "Les auteurs, qui signaient « Grimm », ont réclamé une rançon à la commune.", "Grimm"},
		{"of another incident", townCard + "In 2021 the gang Silent Harvest attacked a neighbouring town.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var names []string
			for _, a := range extractCard(t, test.text).Actors {
				names = append(names, a.Name)
			}
			if diff := cmp.Diff(test.want, strings.Join(names, ", ")); diff != "" {
				t.Errorf("%q (-want +got)\n%s", test.text, diff)
			}
		})
	}
}
