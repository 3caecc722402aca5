package loader

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// TestAttackTypes reads what the words of a report imply together.
func TestAttackTypes(t *testing.T) {
	tests := []struct {
		name, text string
		want       []graph.AttackType
	}{
		{"encryption and a demand", "The attack ended in encryption. A note demanded 15 bitcoin.", []graph.AttackType{"RANSOMWARE"}},
		{"encryption alone", "The staff travel over an encrypted connection.", nil},
		{"a flood and a threat", "The website was flooded with requests. The blackmailers doubled the price.", []graph.AttackType{"DDOS"}},
		{"ransomware is malware", "Malware was found. The ransomware had come by mail.", []graph.AttackType{"RANSOMWARE"}},
		{"infected machines", "Within two hours thirty computers had been infected.", []graph.AttackType{"MALWARE"}},
		{"a supplier whose servers", "The update came from a supplier whose server had been compromised.", []graph.AttackType{"SUPPLY_CHAIN"}},
		{"a warning only", "It had read warnings about a wave of ransomware.", nil},
		{"a notice of vandals", "The false notice, placed there by vandals, was removed.", []graph.AttackType{"DEFACEMENT"}},
		{"a false page", "He typed his password into a false sign-in page.", []graph.AttackType{"PHISHING"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			types := extractCard(t, townCard+test.text).AttackTypes
			slices.Sort(types)
			if diff := cmp.Diff(test.want, types); diff != "" {
				t.Errorf("%q (-want +got)\n%s", test.text, diff)
			}
		})
	}
}
