package graph

import (
	"slices"
	"strings"
)

// TextField is a field of the text index that engines keep of each incident: tokens, each between two spaces. The names are those
// of the columns and properties in the stores.
type TextField string

// The fields.
const (
	// SearchText is what [Filter.Text] looks in: title, summary, campaign, place and names of victims, actors and partners.
	SearchText TextField = "searchText"
	// SearchMore is what else [Filter.Search] looks in: names of elections and suppliers, and the texts of the reports.
	SearchMore TextField = "searchMore"
	// SearchTitle is the title.
	SearchTitle TextField = "searchTitle"
	// SearchNames are the names, each as one token: its [Slug], and for victims their [VictimKey], too.
	SearchNames TextField = "searchNames"
	// SearchTypos are the words of the names and what remains of each with a letter left out, see [misspellings].
	SearchTypos TextField = "searchTypos"
	// SearchTraits is what incidents are compared by, see [Incident.traits].
	SearchTraits TextField = "searchTraits"
)

// TextFields holds all fields, in the order in which engines keep them.
var TextFields = []TextField{SearchText, SearchMore, SearchTitle, SearchNames, SearchTypos, SearchTraits}

// everywhere are the fields that a search looks in.
var everywhere = []TextField{SearchText, SearchMore}

// textIndex returns the fields of i.
func (i *Incident) textIndex(traits []Trait) map[TextField]string {
	var slugs, misspelt []string
	for _, name := range i.partsOf(namedIn...) {
		slugs = append(slugs, Slug(name))
	}
	for _, name := range i.partsOf(InVictim) {
		slugs = append(slugs, VictimKey(name))
	}
	for _, token := range i.nameTokens() {
		misspelt = append(misspelt, misspellings(token)...)
	}
	return map[TextField]string{
		SearchText:   indexed(i.partsOf(InTitle, InSummary, InCampaign, InPlace, InVictim, InActor, InPartner)...),
		SearchMore:   indexed(i.partsOf(InElection, InSupplier, InReport)...),
		SearchTitle:  indexed(i.Title),
		SearchNames:  spaced(distinct(slugs)),
		SearchTypos:  spaced(distinct(misspelt)),
		SearchTraits: spaced(traitTokens(traits)),
	}
}

// partsOf returns the texts of some fields of i.
func (i *Incident) partsOf(fields ...SearchField) (parts []string) {
	for _, p := range i.passages() {
		if slices.Contains(fields, p.field) {
			parts = append(parts, p.text)
		}
	}
	return parts
}

// nameTokens are the words of the names of i, each once.
func (i *Incident) nameTokens() []string {
	return distinct(Tokens(strings.Join(i.partsOf(namedIn...), " ")))
}

// nameWords are the words of the names of i, which engines give back for [Spelling].
func (i *Incident) nameWords() string { return strings.Join(i.nameTokens(), " ") }

// spaced puts tokens between spaces, as in every field of the index.
func spaced(tokens []string) string {
	if len(tokens) == 0 {
		return ""
	}
	return " " + strings.Join(tokens, " ") + " "
}

// distinct returns the values that are not empty, each once, sorted.
func distinct(values []string) []string {
	sorted := slices.Compact(slices.Sorted(slices.Values(values)))
	return slices.DeleteFunc(sorted, func(value string) bool { return value == "" })
}
