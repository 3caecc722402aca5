package loader

import (
	"strconv"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// ransom reads whether a ransom was demanded, of how much, in how many instalments, and whether it was paid.
func (e *extraction) ransom() {
	r := &graph.Ransom{}
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Ransom) {
			e.demand(r, c, m)
		}
		for _, m := range of(c.found, vocabulary.Action) {
			e.payment(r, c, m)
		}
	})
	if *r != (graph.Ransom{}) {
		e.incident.Ransom = r
	}
}

// demand takes a demand that is stated over one that is denied: a denial may be of another sum.
func (e *extraction) demand(r *graph.Ransom, c *clause, m vocabulary.Match) {
	switch m.Code {
	case "demanded":
		how := c.polarityOf(m)
		if how != affirmed || c.has(vocabulary.Open) || c.isWithheld(m) || overlapped(c, m, "none") {
			return
		}
		if r.Demanded == nil || !*r.Demanded {
			e.supportField("/ransom/demanded", evidence(c.sentence.passage))
		}
		r.Demanded = truth(true)
		e.terms(r, c)
		e.because("ransom demanded", m.Phrase, c.passage, how)
	case "none":
		if r.Demanded == nil && len(of(c.found, vocabulary.Undisclosed)) == 0 {
			r.Demanded = truth(false)
			e.supportField("/ransom/demanded", evidence(c.sentence.passage))
		}
	}
}

// overlapped reports whether a phrase of that code covers part of m: the "ransom" of "no ransom was asked".
func overlapped(c *clause, m vocabulary.Match, code string) bool {
	for _, o := range of(c.found, vocabulary.Ransom) {
		if o.Code == code && o.First <= m.Last && m.First <= o.Last {
			return true
		}
	}
	return false
}

// terms reads the amount and the instalments that the sentence of a demand states.
func (e *extraction) terms(r *graph.Ransom, c *clause) {
	for _, m := range of(c.sentence.found, vocabulary.Ransom) {
		if m.Code != "instalments" || r.Instalments != nil {
			continue
		}
		if n := e.countBefore(c.sentence, m.First); n > 0 {
			r.Instalments = &n
			e.supportField("/ransom/instalments", evidence(c.sentence.passage))
		}
	}
	if r.Amount != nil {
		return
	}
	if amount, currency := e.money(c); amount != "" {
		r.Amount, r.Currency = &amount, &currency
		e.supportField("/ransom/amount", evidence(c.sentence.passage))
	}
}

// countBefore reads the number right before a word, written in digits or letters; 0 without one.
func (e *extraction) countBefore(s *sentence, word int) int {
	if word == s.first {
		return 0
	}
	if text := e.words[word-1].Text; isNumeric(text) && len(text) < 3 {
		n, _ := strconv.Atoi(text)
		return n
	}
	for _, m := range of(s.found, vocabulary.Number) {
		if m.Last == word-1 {
			n, _ := strconv.Atoi(m.Code)
			return n
		}
	}
	return 0
}

// payment reads whether the ransom was paid from what the victim did.
func (e *extraction) payment(r *graph.Ransom, c *clause, m vocabulary.Match) {
	if m.Code != "PAID_RANSOM" && m.Code != "REFUSED_RANSOM" || c.polarityOf(m) == unreal || r.Paid != nil {
		return
	}
	paid := m.Code == "PAID_RANSOM"
	if paid && c.polarityOf(m) != affirmed {
		return
	}
	if r.Demanded == nil {
		r.Demanded = truth(true) // what is refused was asked for
		e.supportField("/ransom/demanded", evidence(c.sentence.passage))
	}
	r.Paid = &paid
	e.supportField("/ransom/paid", evidence(c.sentence.passage))
}

func truth(b bool) *bool { return &b }
