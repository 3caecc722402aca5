package loader_test

import (
	"testing"

	"github.com/incidentgraph/incidentgraph/loader"
)

func TestCampaign(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a name before", "The council was one of the victims of the MOVEit attacks.", "MOVEit"},
		{"a name behind", "The attack was part of a campaign known as Nightlight.", "Nightlight"},
		{"not said of this incident", "The MOVEit attacks had made headlines.", ""},
		{"denied", "The attack was not part of the MOVEit campaign.", ""},
		{"no name", "The attack was part of a wave of attacks on hospitals.", ""},
		{"a country", "The attack was part of the French campaign.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			report, err := loader.ParseReport("report.txt", []byte("Cyber Incident Victim: Town of Northam\nDate:\nJun 2023\nLocation:\nUnited States\nSummary\nIt was attacked.\nDescription\n"+test.text+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			if got := loader.Extract(report).Campaign; got != test.want {
				t.Errorf("campaign = %q, want %q", got, test.want)
			}
		})
	}
}
