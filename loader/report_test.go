package loader_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/loader"
)

func TestParseReportHeaders(t *testing.T) {
	const body = "Summary\nThe website was unavailable on 3 March 2023.\n"
	tests := []struct{ name, text string }{
		{"value on the next line", "Cyber Incident Victim: Ville d'Exemple\nDate:\nMar 2023\nLocation:\nFrance\n" + body},
		{"value on the same line", "Cyber Incident Victim: Ville d'Exemple\nDate: Mar 2023\nLocation: France\n" + body},
		{"victim on the next line", "Cyber Incident Victim:\nVille d'Exemple\nDate:\nMar 2023\nLocation:\nFrance\n" + body},
		{"blank lines", "\n\nCyber Incident Victim: Ville d'Exemple\n\nDate:\n\nMar 2023\n\nLocation:\n\nFrance\n\n" + body},
		{"CRLF", strings.ReplaceAll("Cyber Incident Victim: Ville d'Exemple\nDate:\nMar 2023\nLocation:\nFrance\n"+body, "\n", "\r\n")},
		{"byte order mark", "\ufeffCyber Incident Victim: Ville d'Exemple\nDate:\nMar 2023\nLocation:\nFrance\n" + body},
		{"menu lines", "Browse\nMenu\nLog in\nCyber Incident Victim: Ville d'Exemple\nDate:\nMar 2023\nLocation:\nFrance\n" + body},
		{"tables", "Cyber Incident Victim: Ville d'Exemple\nDate:\nMar 2023\nLocation:\nFrance\n" + body + "| CIA Posture | Motives |\n|---|---|\n| x | 1 motive |\nDescription\nIt was down.\n"},
		{"no summary", "Cyber Incident Victim: Ville d'Exemple\nDate:\nMar 2023\nLocation:\nFrance\nDescription\nThe website was unavailable on 3 March 2023.\n"},
		{"small labels and spaces", "cyber incident victim :  Ville d'Exemple  \ndate:  March 2023\nlocation: France\n" + body},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, err := loader.ParseReport("folder/card.txt", []byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256([]byte(test.text))
			if want := hex.EncodeToString(sum[:]); r.SHA256 != want || r.File != "card.txt" {
				t.Errorf("got %s of %s, want card.txt of %s", r.File, r.SHA256, want)
			}
			if strings.ContainsAny(r.Text, "\r\ufeff") {
				t.Error("the text keeps a byte order mark or CR")
			}
			if r.Victim.Value != "Ville d'Exemple" || r.Date.Value != "2023-03" || r.Location.Value != "France" {
				t.Errorf("got victim %q, date %q, location %q", r.Victim.Value, string(r.Date.Value), r.Location.Value)
			}
			if at := r.Text[r.Victim.Start:r.Victim.End]; at != "Ville d'Exemple" {
				t.Errorf("the victim's place holds %q", at)
			}
			if at := r.Text[r.Date.Start:r.Date.End]; !strings.Contains(at, "2023") {
				t.Errorf("the date's place holds %q", at)
			}
			i := loader.Extract(r)
			if len(i.Services) == 0 || i.Services[0].Code != "WEBSITE" || i.Occurred.From != "2023-03-03" {
				t.Errorf("got services %v, first day %s", i.Services, string(i.Occurred.From))
			}
		})
	}
}

func TestParseReportRefuses(t *testing.T) {
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "empty"},
		{"blanks", []byte(" \n\t\n"), "empty"},
		{"only a mark", []byte("\ufeff"), "empty"},
		{"invalid UTF-8", []byte("The website\xff was down."), "UTF-8 at byte 11"},
		{"NUL", []byte("The website\x00 was down."), "binary"},
		{"noise", bytes.Repeat([]byte("\x01\x02a"), 100), "binary"},
		{"too long", bytes.Repeat([]byte("a"), graph.MaxReportBytes+1), "at most"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := loader.ParseReport("bad.txt", test.data)
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one line with %q", err, test.want)
			}
		})
	}
}
