package loader

import (
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

// TestSector reads what a victim is from its name, else from the first sentences.
func TestSector(t *testing.T) {
	tests := []struct {
		victim, text string
		want         graph.Sector
	}{
		{"County Court of Sligo", "", "JUSTICE"},
		{"City of Oldsmar water plant", "", "WATER"},
		{"Regionalrundfunk Innviertel", "", "MEDIA"},
		{"Ostalb-Kreiskrankenhaus", "", "HEALTHCARE"},
		{"Ville de Sarlat", "", "LOCAL_GOVERNMENT"},
		{"Lodoya Havfisk", "Malicious software struck on Monday. The hospital could not work.", "HEALTHCARE"},
		{"Lodoya Havfisk", "The computers were encrypted.", "TECHNOLOGY"},
	}
	for _, test := range tests {
		t.Run(test.victim, func(t *testing.T) {
			card := "Cyber Incident Victim: " + test.victim + "\nDate:\nMay 2023\nLocation:\nIreland\nSummary\n" + test.text + " It was in May."
			if got := extractCard(t, card).Victims[0].Sector; got != test.want {
				t.Errorf("%s: %q is %s, want %s", test.victim, test.text, got, test.want)
			}
		})
	}
}
