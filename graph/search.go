package graph

import (
	"context"
	"strings"
)

// SearchQuery asks for incidents by full text: those that have every word of Text. A page of it is in the order of [SearchRank],
// then newest first, then by id.
type SearchQuery struct {
	Text   string
	Filter Filter
	Page   Page
	With   Relation
	// asked is the text before its words were corrected, by which cursors are told apart; empty for Text.
	asked string
}

// SearchRank is how well an incident meets a search: the smaller, the better.
type SearchRank int

// The ranks.
const (
	RankName  SearchRank = iota // a name is the whole text
	RankTitle                   // the title has every word
	RankOther
)

// SearchPage is a page of a search. Ranks are parallel to Incidents.
type SearchPage struct {
	IncidentPage
	Ranks []SearchRank
}

// Searched is what [Search] found. Query is the query with its words corrected.
type Searched struct {
	SearchPage
	Query       SearchQuery
	Corrections []SearchCorrection
}

// SearchPlan is a search in the terms that engines know. Possible selects, Certain is as for [IncidentQuery.Parse]; an incident
// has the rank of the first of Ranks that holds for it, and [RankOther] without one.
type SearchPlan struct {
	Possible, Certain Predicate
	Ranks             []Predicate
	Cursor            *Cursor
}

// Plan reads q. It is [ErrInvalid] for a text without words or with too many, and for a filter or a cursor that is wrong.
func (q SearchQuery) Plan() (*SearchPlan, error) {
	terms, err := parseTerms("text", q.Text)
	if err != nil {
		return nil, err
	}
	possible, err := q.Filter.Predicate()
	if err != nil {
		return nil, err
	}
	certain, err := q.Filter.Certainly()
	if err != nil {
		return nil, err
	}
	cursor, err := ParseCursor(q.Page.After, q.list(), 3)
	if err == nil && cursor != nil && (len(cursor.Keys[0]) != 1 || !strings.Contains("012", cursor.Keys[0])) {
		err = Invalid("after: not a cursor of this list; give the endCursor of an earlier page")
	}
	return &SearchPlan{AllOf{Mentions{everywhere, terms}, possible}, certain, ranks(terms), cursor}, err
}

// ranks returns what gives an incident its rank, the best first.
func ranks(terms []Term) []Predicate {
	whole := strings.Join(allTokens(terms), " ")
	name := AnyOf{}
	for _, slug := range distinct([]string{Slug(whole), VictimKey(whole)}) {
		name = append(name, Mentions{[]TextField{SearchNames}, []Term{{Tokens: []string{slug}}}})
	}
	return []Predicate{name, Mentions{[]TextField{SearchTitle}, terms}}
}

// list names the list of q, so that a cursor of another text is refused.
func (q SearchQuery) list() string {
	text := q.Text
	if q.asked != "" {
		text = q.asked
	}
	return "search " + digest(strings.Join(Tokens(text), " "))[:12]
}

// Cursor returns the cursor of an incident of that rank in the list of q.
func (q SearchQuery) Cursor(i *Incident, rank SearchRank) string {
	return Cursor{q.list(), []string{string(rune('0' + rank)), string(i.Occurred.From), i.ID}}.String()
}

// Searcher is the part of a [Store] that finds incidents by full text.
type Searcher interface {
	Search(ctx context.Context, q SearchQuery) (*SearchPage, error)
	Spellings(ctx context.Context, words []Term) ([]*Spelling, error)
}

// Search returns a page of q. Where nothing is found, each word outside of phrases that no incident has is replaced by the word of a
// name that differs from it by one letter, if there is one. It asks the store at most three times.
func Search(ctx context.Context, s Searcher, q SearchQuery) (*Searched, error) {
	page, err := s.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	found := &Searched{*page, q, []SearchCorrection{}}
	if len(page.Incidents) > 0 {
		return found, nil
	}
	corrected, corrections, err := correct(ctx, s, q)
	if err != nil || len(corrections) == 0 {
		return found, err
	}
	page, err = s.Search(ctx, corrected)
	if err != nil {
		return nil, err
	}
	return &Searched{*page, corrected, corrections}, nil
}

// correct replaces the words of q that no incident has.
func correct(ctx context.Context, s Searcher, q SearchQuery) (SearchQuery, []SearchCorrection, error) {
	terms, err := parseTerms("text", q.Text)
	if err != nil {
		return q, nil, err
	}
	var words []Term
	var places []int
	for n, t := range terms {
		if t.isWord() && len(misspellings(t.Tokens[0])) > 0 {
			words, places = append(words, t), append(places, n)
		}
	}
	if len(words) == 0 {
		return q, nil, nil
	}
	spellings, err := s.Spellings(ctx, words)
	if err != nil {
		return q, nil, err
	}
	var corrections []SearchCorrection
	for n, spelling := range spellings {
		from := words[n].Tokens[0]
		if to := spelling.corrected(from); !spelling.Known && to != "" {
			terms[places[n]].Tokens = []string{to}
			corrections = append(corrections, SearchCorrection{from, to})
		}
	}
	q.asked, q.Text = q.Text, writeTerms(terms)
	return q, corrections, nil
}

// Misspellings returns what finds the words of names like t: one of these in [SearchTypos]. It is empty for a word that is not corrected.
func (t Term) Misspellings() []string { return misspellings(t.Tokens[0]) }

// KnownAs returns the condition that an incident has the term.
func (t Term) KnownAs() Mentions { return Mentions{everywhere, []Term{t}} }
