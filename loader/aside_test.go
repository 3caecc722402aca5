package loader_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/incidentgraph/incidentgraph/loader"
)

// TestOtherIncidentsChangeNothing appends a paragraph about another victim or another year to the bundled cards: the
// facts stay the same.
func TestOtherIncidentsChangeNothing(t *testing.T) {
	cards, err := os.ReadDir("../samples/reports")
	if err != nil {
		t.Fatal(err)
	}
	opening := []string{
		"In 2009 a neighbouring town was attacked, and ", "Earlier attacks on other towns are known: ",
		"Another hospital was hit by ransomware in a separate attack: ", "In an unrelated case at another provider ",
		"A similar attack at another company shows what can happen: ",
	}
	fact := []string{
		"its website was down", "payroll and telephony failed", "data of 5,000 patients were stolen", "LockBit claimed the attack",
		"a ransom of 2 million euros was demanded", "the police and the BSI investigated", "e-mail was restored on 3 March 2009",
		"all servers were shut down", "staff worked on paper",
	}
	rapid.Check(t, func(t *rapid.T) {
		card := rapid.SampledFrom(cards).Draw(t, "card").Name()
		data, err := os.ReadFile("../samples/reports/" + card)
		if err != nil {
			t.Fatal(err)
		}
		aside := rapid.SampledFrom(opening).Draw(t, "opening") + rapid.SampledFrom(fact).Draw(t, "fact") + "."
		want, got := factsOf(t, data), factsOf(t, append([]byte(strings.TrimRight(string(data), "\n")+"\n\n"), aside...))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s with %q (-want +got)\n%s", card, aside, diff)
		}
	})
}

// factsOf writes the document of a report without the report itself.
func factsOf(t *rapid.T, data []byte) string {
	report, err := loader.ParseReport("card.txt", data)
	if err != nil {
		t.Fatal(err)
	}
	incident := loader.Extract(report)
	incident.Reports = nil
	out, err := json.MarshalIndent(incident, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestWorkGrowsLinearly counts allocations, which each rule makes for each phrase it looks at: twice the text, twice
// the work.
func TestWorkGrowsLinearly(t *testing.T) {
	pieces := map[string]string{
		"no end of sentence": "e-mail telephony website down restored police ", "commas": "e-mail, website and phones were down, ",
		"sentences": "On 3 May 2023 e-mail was down. ", "names": "Mayor Ann Lee and ", "negations": "not never without no ",
		"dates": "3 May 2023 at 8:30, ", "anaphors": "They were all back again. ", "frames": "data were not ",
	}
	for name, piece := range pieces {
		t.Run(name, func(t *testing.T) {
			once, twice := allocations(t, piece, 1000), allocations(t, piece, 2000)
			if twice > 2.3*once+1000 {
				t.Errorf("%.0f allocations for a text, %.0f for twice that", once, twice)
			}
		})
	}
}

func allocations(t *testing.T, piece string, times int) float64 {
	text := []byte("Cyber Incident Victim: Town of Example\nDate: May 2023\nLocation: Ireland\nSummary\n" + strings.Repeat(piece, times))
	return testing.AllocsPerRun(1, func() {
		report, err := loader.ParseReport("t.txt", text)
		if err != nil {
			t.Fatal(err)
		}
		loader.Extract(report)
	})
}
