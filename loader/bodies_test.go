package loader

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBodies reads partners that no list names.
func TestBodies(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"after what it is", "The firm Steenholt Nord cleaned the computers.", "VENDOR RESTORATION Steenholt Nord"},
		{"two words after what it is", "The company, Altmann Partners, rebuilt the servers.", "VENDOR RESTORATION Altmann Partners"},
		{"by its last word", "The Malta Dockyard Authority was informed.", "GOVERNMENT NOTIFIED Malta Dockyard Authority"},
		{"what it is behind its name", "Fjordvakt AS, a security firm, cleaned the computers.", "VENDOR RESTORATION Fjordvakt AS"},
		{"a response team in one word", "CSIRTMalta shared advice.", "CSIRT ADVICE CSIRTMalta"},
		{
			"a verb shared with the clause before", "The cyber agency was told on the first evening, as were the Gardaí.",
			"NATIONAL_AGENCY NOTIFIED cyber agency, POLICE NOTIFIED Garda",
		},
		{"after another verb's negation", "Theft is not ruled out, and the data protection authority has been told.", "DPA NOTIFIED data protection authority"},
		{"police on the case", "The police in Oulu are treating the matter as fraud.", "POLICE INVESTIGATION police"},
		{"what was done by it", "A scan by the Galway firm Steenholt Nord found a program.", "VENDOR OTHER Steenholt Nord"},
		{"without a part", "The firm Steenholt Nord has its seat in the town.", ""},
		{"the one attacked", "The provider Steenholt Nord was attacked and worked on the recovery.", ""},
		{"not called", "The firm Steenholt Nord was not hired.", ""},
		{"things that opened a sentence", "Nothing changed, and the library lent books.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var partners []string
			for _, p := range extractCard(t, townCard+test.text).Partners {
				partners = append(partners, string(p.Kind)+" "+string(p.Role)+" "+p.Name)
			}
			if diff := cmp.Diff(test.want, strings.Join(partners, ", ")); diff != "" {
				t.Errorf("%q (-want +got)\n%s", test.text, diff)
			}
		})
	}
}
