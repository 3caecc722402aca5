package loader

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAliases(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"in brackets", "The Election Board of Example (EBE) was attacked.", "EBE"},
		{"between commas", "Staff of the Election Board of Example, EBE, noticed it.", "EBE"},
		{"known as", "The Election Board of Example, known as the Board, was attacked.", "Board"},
		{"twice", "The Election Board of Example (EBE) was hit. The Election Board of Example (EBE) said so.", "EBE"},
		{"another body", "The Ministry of Examples (MOE) helped.", ""},
		{"a place in brackets", "The Election Board of Example (in the north) was attacked.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, strings.Join(extractCard(t, "Cyber Incident Victim: Election Board of Example\nDate: May 2023\nLocation: Ireland\nSummary\n"+test.text).Victims[0].Aliases, ", ")); diff != "" {
				t.Errorf("%q (-want +got)\n%s", test.text, diff)
			}
		})
	}
}
