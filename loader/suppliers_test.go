package loader

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSuppliers(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"its provider", "Mail was down after its IT provider Netwerkhuis had been hit by ransomware.", "Netwerkhuis"},
		{"a data centre of a name", "When the data centre of Westwolke-IT was encrypted, the town lost its mail.", "Westwolke-IT"},
		{"a name and what it is", "Ransomware broke out at Alpendata, the joint data centre of twelve towns.", "Alpendata"},
		{"only mentioned", "The contract with the supplier Netwerkhuis runs until 2027.", ""},
		{"a month is no name", "The office worked on paper from late August 2025, the supplier of the software having been struck.", ""},
		{"the victim itself", "The provider Example was attacked.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var names []string
			for _, s := range extractCard(t, townCard+test.text).Suppliers {
				names = append(names, s.Name)
			}
			if diff := cmp.Diff(test.want, strings.Join(names, ", ")); diff != "" {
				t.Errorf("%q (-want +got)\n%s", test.text, diff)
			}
		})
	}
}
