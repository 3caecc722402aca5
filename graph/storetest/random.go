package storetest

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/incidentgraph/incidentgraph/graph"
)

// randomWorld is what a twin test loads: documents that collide in ids, victims, months, partners and reports as real ones do, later
// versions of some, and a calendar of which an entry changes later.
type randomWorld struct {
	documents, versions []*graph.Incident
	elections, changed  []*graph.Election
	seed                uint64 // of the order of loading and of the questions
}

// drawWorld makes a world of 12 to 24 documents. What rapid draws are seeds, each for a cluster of documents, so that a failing world shrinks to few.
func drawWorld(t *rapid.T, tb testing.TB) *randomWorld {
	w := &randomWorld{seed: rapid.Uint64().Draw(t, "seed of the order and the questions")}
	taken := map[string]bool{}
	for n, seed := range rapid.SliceOfN(rapid.Uint64(), 4, 8).Draw(t, "seeds of the documents") {
		g := newGenerator(seed, uint64(n))
		for range 3 {
			i := g.document(tb)
			if key := documentKey(i); !taken[key] {
				taken[key] = true
				w.documents = append(w.documents, i)
				if g.odds(15) {
					w.versions = append(w.versions, g.version(tb, i))
				}
			}
		}
	}
	w.elections = calendar(tb, randomCalendar)
	w.changed = calendar(tb, changedCalendar)
	return w
}

// RandomDocuments returns n documents that keep to the rules and collide as those of a twin test do, the same for the
// same seed.
func RandomDocuments(tb testing.TB, seed uint64, n int) []*graph.Incident {
	tb.Helper()
	g := newGenerator(seed, 0)
	documents := make([]*graph.Incident, n)
	for k := range documents {
		documents[k] = g.document(tb)
	}
	return documents
}

// documentKey is what makes a document another one than the next: its id and its reports, in any order.
func documentKey(i *graph.Incident) string {
	key := []string{}
	for _, r := range i.Reports {
		key = append(key, r.SHA256)
	}
	slices.Sort(key)
	return i.ID + " " + strings.Join(key, " ")
}

// Two polling days are told apart by nothing but their id, one by its region.
const randomCalendar = `
{"id": "fr-l", "name": "Législatives", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30"}
{"id": "de-r", "name": "Landtagswahl Thüringen", "kind": "REGIONAL", "country": "DE", "region": "Thüringen", "heldOn": "2024-09-01"}
{"id": "de-m", "name": "Kommunalwahl", "kind": "MUNICIPAL", "country": "DE", "heldOn": "2024-06-09"}
{"id": "de-m2", "name": "Kommunalwahl, zweite", "kind": "MUNICIPAL", "country": "DE", "heldOn": "2024-06-09", "sources": [{"url": "https://example.org/m2"}]}
{"id": "ua-p", "name": "Вибори", "kind": "PRESIDENTIAL", "country": "UA", "heldOn": "2014-05-25"}
{"id": "xx", "name": "of no country", "kind": "OTHER", "country": "IS", "heldOn": "2024-06-30"}
`

// The second of the two moves away, so that the first becomes the one entry of its day; another is renamed.
const changedCalendar = `
{"id": "de-m2", "name": "Kommunalwahl, zweite", "kind": "MUNICIPAL", "country": "DE", "heldOn": "2024-06-16"}
{"id": "fr-l", "name": "Élections législatives", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30"}
`

// The values that documents and filters are made of. Few, so that they meet.
var (
	someIDs       = []string{"alpha", "Alpha", "beta", "gamma", "delta", "épsilon", "zeta", "o'eta", `th"eta`, "iota`", `k\appa`, "lambda", "mu", "nu", "xi", "pi", "rho"}
	someVictims   = []string{"Mairie de Saint-Brévin", "Ville de Saint-Bre\u0301vin", "SAINT BREVIN", "Landkreis Anhalt", "Anhalt", "Stadt Lübeck", "City of Lubeck", "Hospital Clínic", "Київ", "Straße 1"}
	someCountries = []string{"FR", "FR", "DE", "DE", "UA"}
	someRegions   = []string{"", "", "Thüringen", "THURINGEN", "Île-de-France", "Loiret"}
	someDates     = []graph.Date{"", "2024", "2024-06", "2024-06-24", "2024-06-24", "2024-06-25", "2024-06-28", "2023-03", "2023-03-11", "2014-05-20"}
	someServices  = []graph.ServiceCode{"EMAIL", "WEBSITE", "ELECTIONS", "CIVIL_REGISTRY"}
	someSectors   = []graph.Sector{"", "LOCAL_GOVERNMENT", "HEALTHCARE", "ELECTORAL"}
	somePartners  = []string{"ANSSI", "anssi", "CERT-UA", "regional CSIRT", "Gendarmerie", "BSI", "Dell’s 'team'"}
	someKinds     = []graph.PartnerKind{"CSIRT", "POLICE", "NATIONAL_AGENCY"}
	someRoles     = []graph.PartnerRole{"RESTORATION", "INVESTIGATION", "NOTIFIED"}
	someActors    = []string{"LockBit", "Lockbit", "NoName057(16)", "Кібер 🐻"}
	someAttacks   = []graph.AttackType{"RANSOMWARE", "DDOS", "DATA_BREACH"}
	someImpacts   = []graph.DataImpact{"", "", "CONFIRMED_THEFT", "EXPLICITLY_NONE", "NOT_STATED"}
	someSecrets   = []graph.Undisclosed{"RANSOM_AMOUNT", "ATTACKER", "DATA_IMPACT"}
	someWords     = []string{"voter", "lists", "Élections", "e\u0301lections", "straße", "網站", "печать", "ransomware", "NOT", "sa\u00adint", "2024", "offline"}
	someTexts     = []string{"La messagerie est tombée. Les listes électorales n’ont pas été imprimées.", "Der Server 🔥 brennt, die Wahl findet statt.", "Сайт не працює. Website down.", "plain text"}
)

// generator makes documents from a seed.
type generator struct{ *rand.Rand }

func newGenerator(seed, stream uint64) generator {
	return generator{rand.New(rand.NewPCG(seed, stream))}
}

// odds is true in so many of a hundred cases.
func (g generator) odds(percent int) bool { return g.IntN(100) < percent }

func oneOf[T any](g generator, values []T) T { return values[g.IntN(len(values))] }

// someOf returns one to n different values.
func someOf[T any](g generator, n int, values []T) []T {
	order := g.Perm(len(values))[:1+g.IntN(min(n, len(values)))]
	picked := make([]T, len(order))
	for k, place := range order {
		picked[k] = values[place]
	}
	return picked
}

// orNone returns some of the values in so many of a hundred cases.
func orNone[T any](g generator, percent, n int, values []T) []T {
	if !g.odds(percent) {
		return nil
	}
	return someOf(g, n, values)
}
