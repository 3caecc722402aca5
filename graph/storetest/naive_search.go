package storetest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// naiveTerm is a list of words that follow each other, the last of them perhaps a beginning.
type naiveTerm struct {
	words []string
	open  bool
}

// naiveTerms reads a search character by character.
func naiveTerms(text string) (terms []naiveTerm) {
	quoted, part := false, ""
	end := func() {
		words := graph.Tokens(part)
		part = ""
		if quoted && len(words) > 0 {
			terms = append(terms, naiveTerm{words: words})
		}
		for _, word := range words {
			if !quoted {
				terms = append(terms, naiveTerm{words: []string{word}})
			}
		}
	}
	for _, r := range text {
		if r == '"' {
			end()
			quoted = !quoted
			continue
		}
		part += string(r)
	}
	open := len(graph.Tokens(part)) > 0
	end()
	if open {
		terms[len(terms)-1].open = true
	}
	return terms
}

// in says whether a text has the term.
func (t naiveTerm) in(text string) bool {
	words := graph.Tokens(text)
	for at := range words {
		if at+len(t.words) > len(words) {
			return false
		}
		there := words[at : at+len(t.words)]
		last := len(t.words) - 1
		if slices.Equal(there[:last], t.words[:last]) && (there[last] == t.words[last] || t.open && strings.HasPrefix(there[last], t.words[last])) {
			return true
		}
	}
	return false
}

// allNames are the names in a document, whatever they name.
func (d *naiveDocument) allNames() []string {
	all := d.commonNames()
	for _, e := range d.Elections {
		all = append(all, e.Name)
	}
	for _, s := range d.Suppliers {
		all = append(all, s.Name)
	}
	return all
}

// found says whether a document has every term of a search somewhere.
func (d *naiveDocument) found(text string) bool {
	parts := append(d.allNames(), d.Title, d.Summary)
	for _, r := range d.Reports {
		parts = append(parts, r.Text)
	}
	for _, t := range naiveTerms(text) {
		if !slices.ContainsFunc(parts, t.in) {
			return false
		}
	}
	return true
}

// rank compares the whole text with every name, and looks for it in the title.
func (d *naiveDocument) rank(text string) graph.SearchRank {
	asked := strings.Join(graph.Tokens(text), " ")
	for _, name := range d.allNames() {
		if graph.Slug(name) != "" && graph.Slug(name) == graph.Slug(asked) {
			return graph.RankName
		}
	}
	for _, v := range d.Victims {
		for _, name := range append([]string{v.Name}, v.Aliases...) {
			if key := graph.VictimKey(name); key != "" && (key == graph.VictimKey(asked) || key == graph.Slug(asked)) || graph.Slug(name) == graph.VictimKey(asked) {
				return graph.RankName
			}
		}
	}
	for _, t := range naiveTerms(text) {
		if !t.in(d.Title) {
			return graph.RankOther
		}
	}
	return graph.RankTitle
}

// Search returns a page of incidents by their ids alone.
func (n *naive) Search(_ context.Context, q graph.SearchQuery) (*graph.SearchPage, error) {
	var matching []*naiveDocument
	for _, d := range n.matching(q.Filter) {
		if d.found(q.Text) {
			matching = append(matching, d)
		}
	}
	slices.SortStableFunc(matching, func(a, b *naiveDocument) int {
		return cmp.Or(cmp.Compare(a.rank(q.Text), b.rank(q.Text)), strings.Compare(b.Occurred.From, a.Occurred.From))
	})
	page := &graph.SearchPage{IncidentPage: graph.IncidentPage{Incidents: []*graph.Incident{}, Matches: []graph.Match{}}, Ranks: []graph.SearchRank{}}
	page.Total = len(matching)
	for _, d := range matching {
		page.Incidents, page.Ranks = append(page.Incidents, d.bare()), append(page.Ranks, d.rank(q.Text))
	}
	return page, nil
}

// bare is the incident with its id and its reports.
func (d *naiveDocument) bare() *graph.Incident {
	i := &graph.Incident{ID: d.ID}
	for _, r := range d.Reports {
		i.Reports = append(i.Reports, &graph.Report{Text: r.Text})
	}
	return i
}

// Spellings compares each word with each word of each name, newest first.
func (n *naive) Spellings(_ context.Context, words []graph.Term) ([]*graph.Spelling, error) {
	newest := slices.SortedStableFunc(slices.Values(n.documents), func(a, b *naiveDocument) int {
		return strings.Compare(b.Occurred.From, a.Occurred.From)
	})
	spellings := make([]*graph.Spelling, len(words))
	for k, asked := range words {
		spelling := &graph.Spelling{Names: []string{}}
		for _, d := range newest {
			term := naiveTerm{asked.Tokens, asked.Prefix}
			spelling.Known = spelling.Known || slices.ContainsFunc(append(d.allNames(), d.Title, d.Summary, d.reports()), term.in)
			spelling.Names = append(spelling.Names, strings.Join(graph.Tokens(strings.Join(d.allNames(), " ")), " "))
		}
		spellings[k] = spelling
	}
	return spellings, nil
}

func (d *naiveDocument) reports() string {
	all := ""
	for _, r := range d.Reports {
		all += r.Text + " "
	}
	return all
}
