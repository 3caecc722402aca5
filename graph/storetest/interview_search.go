package storetest

import "github.com/incidentgraph/incidentgraph/graph"

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
