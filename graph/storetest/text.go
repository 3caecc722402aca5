package storetest

import "github.com/incidentgraph/incidentgraph/graph"

// textCases: every word of a text, or its beginning, is in the title, the summary or a name.
var textCases = append(selects([]selection{
	{"a word of the summary", filter{Text: "voter"}, ids("fleury")},
	{"a word of a title, in any case", filter{Text: "RANSOMWARE"}, ids("fleury", "clinic")},
	{"the beginning of a word", filter{Text: "brem"}, ids("bremen-port", "bremen")},
	{"the end of a word is none", filter{Text: "ports"}, ids()},
	{"all words, in any order and field", filter{Text: "printed mairie"}, ids("fleury")},
	{"all words, or none", filter{Text: "mairie hospital"}, ids()},
	{"a victim's name", filter{Text: "skole"}, ids("oslo")},
	{"an alias", filter{Text: "Hansestadt"}, ids("bremen")},
	{"an alias in another script", filter{Text: "цвк"}, ids("kyiv")},
	{"a place", filter{Text: "catalunya"}, ids("clinic")},
	{"a locality in another script", filter{Text: "киї"}, ids("kyiv")},
	{"an actor", filter{Text: "cyberberkut"}, ids("kyiv")},
	{"a partner", filter{Text: "mossos"}, ids("clinic")},
	{"without accents", filter{Text: "clinic"}, ids("clinic")},
	{"with accents that are not there", filter{Text: "brémen"}, ids("bremen-port", "bremen")},
	{"accents as marks of their own", filter{Text: "Cli\u0301nic"}, ids("clinic")},
	{"a hyphen parts words", filter{Text: "les-aubrais"}, ids("fleury")},
	{"digits are words", filter{Text: "16"}, ids("bremen-port", "bremen")},
	{"spaces are no condition", filter{Text: " \t\n"}, worldIDs},
	{"the same word twice", filter{Text: "phishing phishing"}, ids("oslo")},
	{"sixteen words", filter{Text: "a a a a a a a a a a a a a a a a"}, ids("fleury", "oslo", "msm", "kyiv", "aqua", "clinic")},
}), testCase{"the syntax of search engines is only text", searchSyntax})

// searchSyntax asks what a search engine could take for an operator, a field, a phrase, a fuzzy word or a pattern. Each
// means its words alone.
func searchSyntax(s *scene) {
	for text, want := range map[string][]string{
		`ransomware OR phishing`:       {}, // no incident says "or": a word as any
		`ransomware AND hospital`:      {}, // nor "and"
		`NOT hospital`:                 {},
		`"hospital ransomware"`:        {"clinic"}, // no phrase: in any order
		`hospital^4 ransomware~0.8`:    {},         // the words 4, 0 and 8
		`ransom*`:                      {"fleury", "clinic"},
		`*ware`:                        {},
		`-hospital`:                    {"clinic"},
		`+hospital !ransomware`:        {"clinic"},
		`title:hospital`:               {}, // no word "title"
		`hosp?tal`:                     {}, // the words hosp and tal
		`/h.*l/`:                       {}, // the words h and l
		`NEAR(hospital ransomware, 2)`: {},
		`{clinic TO hospital}`:         {},
		`hospital \`:                   {"clinic"},
		`hospital"`:                    {"clinic"},
		`(hospital`:                    {"clinic"},
		`hospital'; DROP TABLE x; --`:  {},
		"hospital\x00ransomware":       {"clinic"},
		`hospital && ransomware || x`:  {},
		`a`:                            {"fleury", "oslo", "msm", "kyiv", "aqua", "clinic"}, // at, at a, Aubrais, attack
	} {
		page := s.incidents(graph.IncidentQuery{Filter: filter{Text: text}})
		s.same(text, incidentIDs(page.Incidents), ids(want...))
	}
}
