package loader_test

import (
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/loader"
)

// TestOtherBodies reads sentences about somebody else, and such as only look like them, by the month of an event.
func TestOtherBodies(t *testing.T) {
	tests := []struct {
		name, text string
		isOther    bool
	}{
		{"hit, in an apposition", "Witten, hit in August 2023, was slower.", true},
		{"described, then hit", "Witten, a town in another Land, was attacked in August 2023.", true},
		{"a body and its place", "The hospital of Witten, hit in August 2023, had sent patients elsewhere.", true},
		{"what is its own", "Witten, whose servers had been encrypted in August 2023, is often named.", true},
		{"said outright", "In August 2023 a museum was robbed; that affair is a different story.", true},
		{"an entry of its own", "The library was attacked in August 2023 and has its own entry.", true},
		{"a comparison", "For comparison, mail at Witten was out in August 2023.", true},
		{"a body elsewhere", "A hospital in Witten had its mail encrypted in August 2023.", true},
		{"of a place", "Witten's council had its website defaced in August 2023.", true},
		{"another town", "Two other towns had been attacked in August 2023.", true},
		{"behind an adverbial", "Across the border, a school in Witten was attacked in August 2023.", true},
		{"one that helped", "A neighbouring town lent a server in August 2023.", false},
		{"a part of the town", "A school of the town lost its mail to the attack in August 2023.", false},
		{"the victim itself", "Example, hit in August 2023, reopened its offices.", false},
		{"a disaster", "Disaster struck in August 2023.", false},
		{"its provider", "Datahaus, the provider of the town, was attacked in August 2023.", false},
		{"its own servers", "The servers in Witten, hit in August 2023, were wiped.", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := "Cyber Incident Victim: Town of Example\nDate: Oct 2023\nLocation: Germany\nDescription\nOn 3 October 2023 mail was down. " + test.text
			report, err := loader.ParseReport("t.txt", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			dates := ""
			for _, ev := range loader.Extract(report).Events {
				dates += string(ev.On) + " "
			}
			if isOther := !strings.Contains(dates, "2023-08"); isOther != test.isOther {
				t.Errorf("%q gives events on %s", test.text, dates)
			}
		})
	}
}

// TestFirstDay tells the first day of an attack from the days on which it was told, and from votes and plans.
func TestFirstDay(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"told first", "On 3 May 2023 files were encrypted. Backups of 1 May 2023 were used.", "2023-05-03"},
		{"only disclosed", "The town announced on 21 May 2023 that it had been attacked.", "2023-05"},
		{"began before", "On 3 May 2023 the mayor announced an attack. Intruders had been noticed on 1 May 2023.", "2023-05-01"},
		{"a night", "In the night of 4 to 5 May 2023 servers were encrypted.", "2023-05-04"},
		{"a vote is none", "The election of 7 May 2023 went ahead. On 9 May 2023 the site was attacked.", "2023-05-09"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := "Cyber Incident Victim: Town of Example\nDate: May 2023\nLocation: Germany\nDescription\n" + test.text
			report, err := loader.ParseReport("t.txt", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if got := string(loader.Extract(report).Occurred.From); got != test.want {
				t.Errorf("%q: got %s, want %s", test.text, got, test.want)
			}
		})
	}
}
