package storetest

import (
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// searchesAsked is how many searches an interview makes.
const searchesAsked = 25

// searches reads all pages of some searches, and asks for spellings.
func (v *interview) searches() {
	for range searchesAsked / 2 {
		q := graph.SearchQuery{Text: someSearch(v.generator), With: graph.Relation(v.IntN(int(graph.AllRelations) + 1)), Page: graph.Page{First: 1 + v.IntN(4), Total: v.odds(50)}}
		if v.odds(40) {
			q.Filter = oneOf(v.generator, families).draw(v.generator)
		}
		for range 100 {
			page, err := graph.Search(v.ctx, v.store, q)
			v.note("Search "+show(q), page, err)
			if err != nil || !page.More || len(page.Incidents) == 0 {
				break
			}
			last := len(page.Incidents) - 1
			q.Page.After = page.Query.Cursor(page.Incidents[last], page.Ranks[last])
		}
	}
	words := []graph.Term{{Tokens: ids("lockbot")}, {Tokens: ids("anssi"), Prefix: true}, {Tokens: ids("brevyn")}}
	spellings, err := v.store.Spellings(v.ctx, words)
	v.note("Spellings "+show(words), spellings, err)
}

// searched asks what some searches find, in which order, and what they correct.
func (v *interview) searched() {
	for range searchesAsked {
		q := graph.SearchQuery{Text: someSearch(v.generator), Page: graph.Page{Total: true}, With: graph.Reports}
		if v.odds(30) {
			q.Filter = *simple(v.generator)
		}
		page, err := graph.Search(v.ctx, v.store, q)
		if err != nil {
			page = new(graph.Searched)
		}
		v.note("ids of "+show(q), []any{incidentIDs(page.Incidents), page.Ranks, page.Total, page.Corrections}, err)
	}
}

// similar asks for what is like the documents of w, and like nobody.
func (v *interview) similar(w *randomWorld) {
	ids := []string{"nobody"}
	for _, i := range w.documents {
		ids = append(ids, i.ID)
	}
	first, with := 1+v.IntN(6), graph.Relation(v.IntN(int(graph.AllRelations)+1))
	found, err := graph.FindSimilar(v.ctx, v.store, ids, first, with)
	v.note(fmt.Sprintf("FindSimilar %q, the first %d with %b", ids, first, with), found, err)
}

// someTraits are tokens of traits, some of which no incident has.
var someTraits = []string{
	"SERVICE-EMAIL", "SERVICE-WEBSITE", "SERVICE-ELECTIONS", "SERVICE-OTHER", "SECTOR-HEALTHCARE", "SECTOR-LOCAL_GOVERNMENT", "ATTACK_TYPE-RANSOMWARE", "ATTACK_TYPE-DATA_BREACH",
	"ACTOR-lockbit", "ACTOR-noname057-16", "PARTNER-anssi", "PARTNER-regional-csirt", "PARTNER-gendarmerie", "FALLBACK-paper", "FALLBACK-by-telephone", "FALLBACK-u7d19",
	"COUNTRY-FR", "COUNTRY-DE", "ELECTION-ELECTION", "ACTOR-nobody",
}

// compared asks how common traits are, and which incidents share some.
func (v *interview) compared() {
	counts, err := v.store.TraitCounts(v.ctx, someTraits)
	v.note("TraitCounts", counts, err)
	of := make([]graph.Comparison, 6)
	for n := range of {
		of[n] = graph.Comparison{ID: oneOf(v.generator, someIDs), Weights: map[string]int{}}
		for _, trait := range someOf(v.generator, 5, someTraits) {
			of[n].Weights[trait] = 1 + v.IntN(3)
		}
	}
	found, err := v.store.Alike(v.ctx, of, 1+v.IntN(8))
	v.note("Alike "+fmt.Sprint(of), found, err)
}
