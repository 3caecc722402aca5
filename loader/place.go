package loader

import (
	"sync"

	"github.com/biter777/countries"
	"golang.org/x/text/language"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// place takes the country from the header or the text, the locality from the form of the victim's name, and the region from
// the first sentence about this incident that names a subdivision of the country.
func (e *extraction) place() {
	country, at := e.country()
	if country == "" {
		return
	}
	p := &graph.Place{Country: country}
	e.supportField("/place/country", at)
	if e.locality != "" {
		p.Locality = e.locality
		e.supportField("/place/locality", graph.Evidence{Start: e.report.Victim.Start, End: e.report.Victim.End})
	}
	if name, s := e.region(country, p.Locality); name != "" {
		p.Region = name
		e.supportField("/place/region", evidence(s))
	}
	e.incident.Place = p
}

// countryOf returns the ISO 3166-1 alpha-2 code of a country's name, empty for what is none.
func countryOf(name string) string {
	if name == "" {
		return ""
	}
	code := countries.ByName(name).Alpha2()
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() || region.String() != code {
		return ""
	}
	return code
}

// longestName is how many words the name of a subdivision has at most.
const longestName = 8

// subdivisions leads from a country to its ISO 3166-2 subdivisions by folded name. The library makes its table anew
// at each call, so it is asked once.
var subdivisions = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, s := range countries.AllSubdivisionsInfo() {
		country := s.Country.Alpha2()
		if all[country] == nil {
			all[country] = map[string]string{}
		}
		all[country][vocabulary.Fold(s.Name)] = s.Name
	}
	return all
})

// region returns the first subdivision of the country that a sentence places something in, and that sentence.
func (e *extraction) region(country, locality string) (string, passage) {
	names := subdivisions()[country]
	own := vocabulary.Fold(locality)
	for _, s := range e.sentences {
		if s.apart {
			continue
		}
		for _, m := range of(s.found, vocabulary.Place) {
			if name := e.nameAt(m.Last+1, min(s.last, m.Last+1+longestName), names); name != "" && vocabulary.Fold(name) != own {
				return name, s.passage
			}
		}
	}
	return "", passage{}
}

// nameAt returns the longest of the names that begins at a word.
func (e *extraction) nameAt(first, last int, names map[string]string) string {
	if first >= len(e.words) || !e.words[first].Upper {
		return ""
	}
	for ; last > first; last-- {
		at := passage{start: e.words[first].Start, end: e.words[last-1].End}
		if name := names[vocabulary.Fold(e.text(at))]; name != "" {
			return name
		}
	}
	return ""
}
