package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// makeTextIndex makes the text index, in place of that of an older program. Its tokens come from Go: the tokenizer must leave them
// as they are.
func (tx *transaction) makeTextIndex() error {
	return tx.exec("DROP TABLE incident_text; CREATE VIRTUAL TABLE incident_text USING fts5 (" + strings.Join(texts(graph.TextFields), ", ") +
		`, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '-_'", prefix = '2 3')`)
}

// insertText writes the text index of the incident with that number.
func (tx *transaction) insertText(number int64, index map[graph.TextField]string) error {
	values := []any{number}
	for _, field := range graph.TextFields {
		values = append(values, index[field])
	}
	return tx.exec("INSERT INTO incident_text (rowid, "+strings.Join(texts(graph.TextFields), ", ")+") VALUES (?"+strings.Repeat(", ?", len(graph.TextFields))+")", values...)
}

// Search is [graph.Store.Search], in one statement.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) (*graph.SearchPage, error) {
	b, err := searchQuery(q)
	if err != nil {
		return nil, err
	}
	pages, err := readPages(ctx, s.db, b, q.Page)
	if err != nil {
		return nil, fmt.Errorf("sqlite: search: %w", err)
	}
	found := &graph.SearchPage{IncidentPage: *emptyPage(), Ranks: []graph.SearchRank{}}
	for rank := graph.RankName; rank <= graph.RankOther; rank++ {
		page := pages[rankList(rank)]
		if page == nil {
			continue
		}
		for n, incident := range page.Incidents {
			found.Incidents, found.Matches, found.Ranks = append(found.Incidents, incident), append(found.Matches, page.Matches[n]), append(found.Ranks, rank)
		}
		found.More = found.More || page.More
	}
	if total := pages[""]; total != nil {
		found.Total = total.Total
	}
	return found, nil
}

// rankList is the list of the rows of a rank: lists come in the order of their names.
func rankList(rank graph.SearchRank) string { return fmt.Sprint(int(rank)) }

func searchQuery(q graph.SearchQuery) (*query, error) {
	plan, err := q.Plan()
	if err != nil {
		return nil, err
	}
	b := newQuery("WITH matching AS MATERIALIZED (SELECT i.id, i.occurred_from, CASE")
	for rank, holds := range plan.Ranks {
		b.add(" WHEN ").where(holds).add(" THEN ?", rankList(graph.SearchRank(rank)))
	}
	b.add(" ELSE ? END AS list FROM incident i WHERE ", rankList(graph.RankOther)).where(plan.Possible)
	b.add("), page AS MATERIALIZED (SELECT m.list, m.id, i.root, row_number() OVER (ORDER BY m.list, m.occurred_from DESC, m.id) AS place FROM matching m JOIN incident i ON i.id = m.id")
	if c := plan.Cursor; c != nil {
		b.add(" WHERE m.list > ? OR m.list = ? AND (m.occurred_from < ? OR m.occurred_from = ? AND m.id > ?)", c.Keys[0], c.Keys[0], c.Keys[1], c.Keys[1], c.Keys[2])
	}
	b.add(" ORDER BY m.list, m.occurred_from DESC, m.id").limit(q.Page).add(")").filled(q.With, plan.Certain)
	if q.Page.Total {
		b.add(" UNION ALL SELECT '', -1, 0, 0, '', '', count(*), NULL, NULL FROM matching")
	}
	return b.add(" ORDER BY 1, 2, 3, 5, 4"), nil
}

// Spellings is [graph.Store.Spellings], in one statement.
func (s *Store) Spellings(ctx context.Context, words []graph.Term) ([]*graph.Spelling, error) {
	spellings := make([]*graph.Spelling, len(words))
	b, union := newQuery(""), ""
	for n, word := range words {
		spellings[n] = &graph.Spelling{Names: []string{}}
		b.add(union).known(n, word).add(" UNION ALL ").named(n, word)
		union = " UNION ALL "
	}
	err := each(ctx, s.db, b.add(" ORDER BY 1, 2"), func(rows *sql.Rows) error { return scanSpelling(rows, spellings) })
	if err != nil {
		return nil, fmt.Errorf("sqlite: spellings: %w", err)
	}
	return spellings, nil
}

// known appends the row that says whether an incident has a word. Columns of this and the next: place of the word, order, whether
// an incident has it, words of the names of an incident.
func (q *query) known(n int, word graph.Term) *query {
	return q.add("SELECT ?, 0, EXISTS (SELECT 1 FROM incident_text WHERE incident_text MATCH ?), NULL", n, match(word.KnownAs()))
}

// named appends the rows of the incidents that have a name with a word like this one.
func (q *query) named(n int, word graph.Term) *query {
	newest := order(graph.Newest)
	q.add("SELECT * FROM (SELECT ?, row_number() OVER ("+newest+"), NULL, i.fields ->> 'nameWords' FROM incident i WHERE ", n)
	return q.add("i.number IN (SELECT rowid FROM incident_text WHERE incident_text MATCH ?) "+newest+" LIMIT ?)", matchAny(graph.SearchTypos, word.Misspellings()), graph.SpellingNames)
}

func scanSpelling(rows *sql.Rows, into []*graph.Spelling) error {
	var n, ord int
	var known sql.NullBool
	var names sql.NullString
	if err := rows.Scan(&n, &ord, &known, &names); err != nil {
		return err
	}
	if ord == 0 {
		into[n].Known = known.Bool
		return nil
	}
	into[n].Names = append(into[n].Names, names.String)
	return nil
}
