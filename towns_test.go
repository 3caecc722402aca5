package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

// putTowns writes an incident for each letter: by name and by day in the order of the letters, each with things of its own and with
// some that all of them share.
func putTowns(t *testing.T, store graph.Store, letters string) {
	t.Helper()
	var texts []string
	for _, letter := range letters {
		month := fmt.Sprintf("%02d", letter-'a'+1)
		texts = append(texts, strings.NewReplacer("LETTER", string(letter), "MONTH", month, "SERVICE", townServices[letter-'a'],
			"SUM", strings.Repeat(month, 32), "SHARED", strings.Repeat("f", 64)).Replace(townDocument))
	}
	putTexts(t, store, texts)
}

// putTexts writes incident documents, all at once.
func putTexts(t *testing.T, store graph.Store, texts []string) {
	t.Helper()
	documents := make([]*graph.Incident, len(texts))
	for n, text := range texts {
		document, err := graph.DecodeIncident([]byte(text), now)
		if err != nil {
			t.Fatal(err)
		}
		documents[n] = document
	}
	if _, err := store.Put(t.Context(), documents...); err != nil {
		t.Fatal(err)
	}
}

// townServices are services for the letters, in the order of the letters.
var townServices = []string{"BANKING", "COURTS", "EMAIL", "LIBRARY_CULTURE", "PARKING", "PHARMACY", "TELEPHONY", "WATER_SUPPLY", "WEBSITE"}

// townDocument is an invented incident. MONTH is the place of LETTER in the alphabet.
const townDocument = `{
  "id": "town-LETTER", "title": "Attack on town LETTER", "attackTypes": ["RANSOMWARE"],
  "victims": [{"name": "Town LETTER", "role": "PRIMARY"}, {"name": "Shared City", "role": "DOWNSTREAM"}],
  "place": {"country": "FR", "region": "Region LETTER", "locality": "Town LETTER"},
  "occurred": {"from": "2024-MONTH-10"},
  "services": [{"code": "SERVICE", "status": "DISRUPTED"}, {"code": "INTERNAL_IT", "status": "DISRUPTED"}],
  "partners": [{"name": "Helpers LETTER", "kind": "CSIRT"}, {"name": "Shared Helpers", "kind": "POLICE"}],
  "actors": [{"name": "Gang LETTER", "role": "CLAIMED"}, {"name": "Shared Gang", "role": "CLAIMED"}],
  "events": [{"on": "2024-MONTH-10", "kind": "DETECTED"}, {"kind": "OTHER", "text": "Something in town LETTER"}],
  "elections": [{"name": "Vote LETTER", "kind": "MUNICIPAL", "country": "FR", "heldOn": "2024-MONTH-28", "status": "AT_RISK"},
    {"name": "Shared vote", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30", "status": "AT_RISK"}],
  "reports": [{"sha256": "SUM", "file": "LETTER.txt", "text": "Town LETTER was hit."}, {"sha256": "SHARED", "file": "shared.txt", "text": "All towns were hit."}]}`
