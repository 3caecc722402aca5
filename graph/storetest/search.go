package storetest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// found is a search of the world and what it finds: each incident with its rank, and the corrections.
type found struct{ name, text, want string }

// searches tell of whatever a search is: where it looks, in which order it answers, and what a text means.
var searches = []found{
	{"a word of a title", "phishing", "oslo/1"},
	{"a word of a summary", "voter", "fleury/2"},
	{"a word of a report", "messagerie", "fleury/2"},
	{"a word of a report, without its accents", "electorales imprimees", "fleury/2"},
	{"a partner", "mossos", "clinic/0"},
	{"an actor, whose name is two words", "noname057 16", "bremen-port/0 bremen/0"},
	{"a name is the whole text, whatever its signs", "NoName057(16)", "bremen-port/0 bremen/0"},
	{"a victim without the form of its town", "mont-saint-martin", "msm/0"},
	{"a victim with it", "Mairie de Mont Saint Martin", "msm/0"},
	{"an alias in another script", "ЦВК", "kyiv/0"},
	{"a region", "loiret", "fleury/0"},
	{"a place before a title", "bremen", "bremen-port/0 bremen/0"},
	{"titles by day", "at", "fleury/1 oslo/1 msm/1 kyiv/1 clinic/1"},
	{"a title before what is newer", "elect", "kyiv/1 fleury/2"},
	{"an election that a record names", "vote in italy", "aqua/2"},
	{"words in several fields", "voter mairie messagerie", "fleury/2"},
	{"one word that is in none", "voter phishing", ""},
	{"the last word may be a beginning", "hospital ranso", "clinic/1"},
	{"the other words may not", "ranso hospital", ""},
	{"a phrase", `"central election commission"`, "kyiv/0"},
	{"a phrase in another order", `"election central"`, ""},
	{"the words of the phrase in that order", "election central", "kyiv/1"},
	{"a phrase does not reach from one field into the next", `"aubrais voter"`, ""},
	{"a phrase is of whole words", `"listes elector"`, ""},
	{"but for one that is still being written", `"listes elector`, "fleury/2"},
	{"other quotation marks", "«listes électorales»", "fleury/2"},
	{"a letter changed", "brenen", "bremen-port/0 bremen/0 brenen>bremen"},
	{"a letter left out", "fleury les aubras", "fleury/0 aubras>aubrais"},
	{"a letter too many", "cyberberrkut", "kyiv/0 cyberberrkut>cyberberkut"},
	{"letters swapped", "Hopsital Clínci", "clinic/0 hopsital>hospital clinci>clinic"},
	{"a word of a title is not corrected, as it is no name", "phishign", ""},
	{"a word that a report has is not corrected", "listes", "fleury/2"},
	{"two letters are too many", "bernmen", ""},
	{"a word of a phrase is not corrected", `"brenen stadt"`, ""},
	{"a number is not corrected", "noname058 16", ""},
	{"a short word is not corrected", "bzi", ""},
}

var searchCases = append(
	[]testCase{
		{"the syntax of search engines is only text", searchIsText},
		{"a text without a word, or with too many, is invalid", searchRefuses},
		{"a filter limits what is found, and tells how surely", searchFilters},
		{"the filter of the same name selects what is found", searchAsFilter},
		{"pages", searchPages},
		{"a cursor of another text is invalid", searchCursors},
	},
	searchesFind(searches)...,
)

func searchesFind(all []found) (cases []testCase) {
	for _, c := range all {
		cases = append(cases, testCase{c.name, func(s *scene) {
			s.same(c.text, s.search(graph.SearchQuery{Text: c.text}), c.want)
		}})
	}
	return cases
}

// search returns what is found: "id/rank …" and then the corrections.
func (s *scene) search(q graph.SearchQuery) string {
	s.Helper()
	result, err := graph.Search(s.Context(), s.store, q)
	if err != nil {
		s.Fatalf("Search %q: %v", q.Text, err)
	}
	return told(result)
}

func told(result *graph.Searched) string {
	words := []string{}
	for n, i := range result.Incidents {
		words = append(words, fmt.Sprintf("%s/%d", i.ID, result.Ranks[n]))
	}
	for _, c := range result.Corrections {
		words = append(words, c.From+">"+c.To)
	}
	return strings.Join(words, " ")
}

// searchIsText asks what a search engine could take for an operator. Each means its words alone.
func searchIsText(s *scene) {
	for text, want := range map[string]string{
		`ransomware OR phishing`:                 "",
		`ransomware AND hospital`:                "",
		`NOT hospital`:                           "",
		`hospital^4`:                             "",
		`*ware`:                                  "",
		`-hospital`:                              "clinic/1",
		`+hospital !ransomware`:                  "clinic/1",
		`searchTitle:hospital`:                   "",
		`{searchTitle} : hospital`:               "",
		`/hosp.*l/`:                              "",
		`NEAR(hospital ransomware, 2)`:           "",
		`[clinic TO hospital]`:                   "",
		`hospital \`:                             "clinic/1",
		`(hospital`:                              "clinic/1",
		`hospital'; DROP TABLE incident; --`:     "",
		`hospital"`:                              "clinic/1",
		`""hospital"" "`:                         "clinic/1",
		`"" "" ransomware hospital`:              "clinic/1",
		"hospital\x00ransomware":                 "clinic/1",
		"📧 hospital 🔥":                           "clinic/1",
		"hospital\u202e\ufeff":                   "clinic/1",
		"hos\u0301pital":                         "clinic/1",
		strings.Repeat("x", 10_000):              "",
		strings.Repeat("- ", 5_000) + "phishing": "oslo/1",
		`SERVICE-EMAIL`:                          "",
		`${jndi:ldap://hospital}`:                "",
	} {
		s.same(text[:min(len(text), 60)], s.search(graph.SearchQuery{Text: text}), want)
	}
}

func searchRefuses(s *scene) {
	for text, want := range map[string]string{
		"":                            `text: no letter or digit to look for in ""; want 1 to 16 words`,
		" \t\n":                       `text: no letter or digit to look for in " \t\n"; want 1 to 16 words`,
		`"*" -- ()`:                   `text: no letter or digit to look for in "\"*\" -- ()"; want 1 to 16 words`,
		"🔥":                           `text: no letter or digit to look for in "🔥"; want 1 to 16 words`,
		strings.Repeat("a ", 17):      `text: 17 words, want 1 to 16`,
		strings.Repeat("word ", 2000): `text: 2000 words, want 1 to 16`,
	} {
		_, err := graph.Search(s.Context(), s.store, graph.SearchQuery{Text: text})
		s.invalid(want, err)
	}
}

// invalid fails the case unless err is ErrInvalid with that message.
func (s *scene) invalid(want string, err error) {
	s.Helper()
	if !errors.Is(err, graph.ErrInvalid) || err.Error() != want {
		s.Errorf("got error %v, want %s", err, want)
	}
}

func searchFilters(s *scene) {
	s.same("a service", s.search(graph.SearchQuery{Text: "ransomware", Filter: filter{Disrupted: services("EMAIL")}}), "fleury/1")
	s.same("nothing is corrected where the filter leaves nothing", s.search(graph.SearchQuery{Text: "phishing", Filter: filter{Countries: ids("FR")}}), "")
	day := filter{Occurred: period("2024-06-24", "2024-06-24")}
	page, err := s.store.Search(s.Context(), graph.SearchQuery{Text: "ransomware", Filter: filter{Or: []*filter{&day, {Countries: ids("ES")}}}})
	if err != nil {
		s.Fatal(err)
	}
	s.same("matches", page.Matches, []graph.Match{graph.CertainMatch, graph.CertainMatch})
	if page, err = s.store.Search(s.Context(), graph.SearchQuery{Text: "bremen", Filter: day}); err != nil {
		s.Fatal(err)
	}
	s.same("matches", page.Matches, []graph.Match{graph.PossibleMatch, graph.PossibleMatch})
}

func searchAsFilter(s *scene) {
	for _, c := range searches {
		result, err := graph.Search(s.Context(), s.store, graph.SearchQuery{Text: c.text, Page: graph.Page{Total: true}})
		if err != nil {
			s.Fatal(err)
		}
		page := s.incidents(graph.IncidentQuery{Filter: filter{Search: result.Query.Text}, Page: graph.Page{Total: true}})
		s.same(c.text, page.Total, result.Total)
		s.same(c.text, len(page.Incidents), len(result.Incidents))
	}
}

func searchPages(s *scene) {
	for _, text := range ids("at", "elect", "brenen") {
		searchWalk(s, text)
	}
}

func searchWalk(s *scene, text string) {
	whole, err := graph.Search(s.Context(), s.store, graph.SearchQuery{Text: text})
	if err != nil {
		s.Fatal(err)
	}
	q := graph.SearchQuery{Text: text, Page: graph.Page{First: 1, Total: true}, With: graph.Victims}
	var walked []string
	for range 10 {
		page, err := graph.Search(s.Context(), s.store, q)
		if err != nil {
			s.Fatal(err)
		}
		s.same("total", page.Total, len(whole.Incidents))
		s.same("corrections", page.Corrections, whole.Corrections)
		page.Corrections = nil
		walked = append(walked, told(page))
		if !page.More {
			break
		}
		last := len(page.Incidents) - 1
		q.Page.After = page.Query.Cursor(page.Incidents[last], page.Ranks[last])
	}
	whole.Corrections = nil
	s.same("pages", strings.Join(walked, " "), told(whole))
}

func searchCursors(s *scene) {
	cursor := graph.SearchQuery{Text: "bremen"}.Cursor(&graph.Incident{ID: "x"}, graph.RankTitle)
	_, err := graph.Search(s.Context(), s.store, graph.SearchQuery{Text: "hospital", Page: graph.Page{After: cursor}})
	s.invalid("after: a cursor of another list or order; give the endCursor of an earlier page of this one", err)
	forged := graph.SearchQuery{Text: "bremen"}.Cursor(&graph.Incident{ID: "x"}, 7)
	_, err = graph.Search(s.Context(), s.store, graph.SearchQuery{Text: "bremen", Page: graph.Page{After: forged}})
	s.invalid("after: not a cursor of this list; give the endCursor of an earlier page", err)
	_, err = graph.Search(s.Context(), s.store, graph.SearchQuery{Text: "BREMEN", Page: graph.Page{After: cursor}})
	if err != nil {
		s.Errorf("the same words in another case: %v", err)
	}
}

// searchWriteCases are searches while incidents are written.
var searchWriteCases = []testCase{
	{"a cursor stays good while others are written", func(s *scene) {
		write := func(id, title, from string) {
			s.load(fmt.Sprintf(`{"id": %q, "title": %q, "occurred": {"from": %q}}`, id, title, from))
		}
		write("a", "alarm", "2024-01")
		write("b", "alarm", "2023-01")
		q := graph.SearchQuery{Text: "alarm", Page: graph.Page{First: 1}}
		page, err := s.store.Search(s.Context(), q)
		if err != nil || len(page.Incidents) != 1 {
			s.Fatalf("got %v, %v", page, err)
		}
		write("before", "alarm", "2025-01")
		write("after", "alarm", "2022-01")
		q.Page = graph.Page{After: q.Cursor(page.Incidents[0], page.Ranks[0])}
		s.same("the rest", s.search(q), "b/1 after/1")
	}},
	{"what is no more is not found, nor are its names known", func(s *scene) {
		s.load(`{"id": "a", "title": "alarm", "victims": [{"name": "Antwerpen"}]}`)
		s.same("with a typo", s.search(graph.SearchQuery{Text: "antwerpn"}), "a/0 antwerpn>antwerpen")
		s.load(`{"id": "a", "title": "bell", "victims": [{"name": "Gent"}]}`)
		s.same("the old title", s.search(graph.SearchQuery{Text: "alarm"}), "")
		s.same("the old name", s.search(graph.SearchQuery{Text: "antwerpn"}), "")
		s.same("the new ones", s.search(graph.SearchQuery{Text: "bell gent"}), "a/2")
	}},
	{"the name that most incidents have is the likelier one, then the first of the alphabet", func(s *scene) {
		s.load(`{"id": "a", "victims": [{"name": "Marta"}]}` + "\n" + `{"id": "b", "victims": [{"name": "Marte"}]}`)
		s.same("of one each", s.search(graph.SearchQuery{Text: "martx"}), "a/0 martx>marta")
		s.load(`{"id": "c", "victims": [{"name": "Marte"}]}`)
		s.same("of two", s.search(graph.SearchQuery{Text: "martx"}), "b/0 c/0 martx>marte")
	}},
	{"a report of megabytes is found by its last words", func(s *scene) {
		i := &graph.Incident{ID: "long"}
		addReport(i, strings.Repeat("Nothing was said, nor written. Été à Żółć. ", 50_000)+"The end is near.")
		s.put(i)
		s.same("the last words", s.search(graph.SearchQuery{Text: `"the end is near"`}), "long/2")
		s.same("over the middle", s.search(graph.SearchQuery{Text: `"written ete a zolc nothing"`}), "long/2")
		s.same("none of it", s.search(graph.SearchQuery{Text: `"near the end"`}), "")
	}},
}
