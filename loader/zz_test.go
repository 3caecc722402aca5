package loader

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	b, _ := os.ReadFile("/work/shared/incidents.jsonl")
	for _, l := range strings.Split(string(b), "\n") {
		var d struct {
			ID          string
			Summary     string
			DataImpact  string
			AttackTypes []string
			Actors      []struct{ Name string }
			Ransom      struct{ Demanded bool }
			Victims     []struct{ Name, Sector string }
			ReportedFor string
		}
		if json.Unmarshal([]byte(l), &d) != nil || len(d.Victims) == 0 {
			continue
		}
		v := d.Victims[0]
		r, err := ParseReport("x.txt", []byte("Cyber Incident Victim: "+v.Name+"\nDate:\n"+d.ReportedFor+"\nLocation:\nFrance\nSummary\n"+d.Summary))
		if err != nil {
			continue
		}
		i, why := Explain(r)
		w := func(f string) string {
			o := ""
			for _, x := range why {
				if strings.HasPrefix(x.Field, f) {
					o += " (" + x.Rule[:min(len(x.Rule), 60)] + ")"
				}
			}
			return o
		}
		got := string(i.DataImpact)
		if got == "" {
			got = "NOT_STATED"
		}
		if d.DataImpact == "" {
			d.DataImpact = "NOT_STATED"
		}
		if got != d.DataImpact {
			fmt.Println("DATA", d.ID, "| want", d.DataImpact, "got", got, w("dataImpact"), "|", d.Summary)
		}
		var have []string
		for _, a := range i.AttackTypes {
			have = append(have, string(a))
		}
		slices.Sort(have)
		slices.Sort(d.AttackTypes)
		if !slices.Equal(have, d.AttackTypes) {
			fmt.Println("ATT", d.ID, "want", d.AttackTypes, "got", have, w("attackTypes"), "|", d.Summary)
		}
		var ha, hw []string
		for _, a := range i.Actors {
			ha = append(ha, strings.ToLower(a.Name))
		}
		for _, a := range d.Actors {
			hw = append(hw, strings.ToLower(a.Name))
		}
		slices.Sort(ha)
		slices.Sort(hw)
		if !slices.Equal(ha, hw) {
			fmt.Println("ACT", d.ID, "want", hw, "got", ha, "|", d.Summary)
		}
	}
}
