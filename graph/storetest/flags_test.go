package storetest

import (
	"flag"
	"testing"
)

// TestUnlessGiven: a flag that one test has set is not taken for one that the caller has set, by the next.
func TestUnlessGiven(t *testing.T) {
	before := flag.Lookup("rapid.steps").Value.String()
	for _, value := range []string{"7", "8"} {
		t.Run(value, func(t *testing.T) {
			unlessGiven(t, "rapid.steps", value)
			if got := flag.Lookup("rapid.steps").Value.String(); got != value {
				t.Errorf("the flag is %s, want %s", got, value)
			}
		})
	}
	if got := flag.Lookup("rapid.steps").Value.String(); got != before {
		t.Errorf("the flag is %s afterwards, want %s", got, before)
	}
}
