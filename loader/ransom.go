package loader

import (
	"slices"
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
		if how != affirmed || c.has(vocabulary.Open) || c.isWithheld(m) || isDeniedBeside(c, m) {
			return
		}
		if m.Has("culprit") && !e.isOfDemand(c.sentence, vocabulary.Culprit, vocabulary.Actor) && !e.isRansomware() {
			return // who asks for money need not be who attacked
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

// isDeniedBeside reports whether the sentence denies a demand: "rumours of a demand were false, no ransom was asked".
func isDeniedBeside(c *clause, m vocabulary.Match) bool {
	for _, o := range of(c.sentence.found, vocabulary.Ransom) {
		if o.Code == "none" && (o.First <= m.Last && m.First <= o.Last || o.First > m.Last && o.First-m.Last <= besideReach) {
			return true
		}
	}
	return false
}

// besideReach is how many words may stand between a demand that is spoken of and its denial.
const besideReach = 10

// isOfDemand reports whether a sentence or one beside it has a phrase of one of the kinds.
func (e *extraction) isOfDemand(s *sentence, kinds ...vocabulary.Kind) bool {
	at := slices.Index(e.sentences, s)
	for n := max(at-1, 0); n <= min(at+1, len(e.sentences)-1); n++ {
		for _, m := range e.sentences[n].found {
			if slices.Contains(kinds, m.Kind) && !m.Has("venue") && !m.Has("state") {
				return true
			}
		}
	}
	return false
}

// isRansomware reports whether the report is of an attack that asks for money.
func (e *extraction) isRansomware() bool {
	return slices.Contains(e.incident.AttackTypes, "RANSOMWARE")
}

// isMeant reports whether an action states what it says: a refusal to pay in a weak phrase only beside a demand.
func (e *extraction) isMeant(c *clause, m vocabulary.Match) bool {
	return !m.Has("weak") || e.isOfDemand(c.sentence, vocabulary.Ransom, vocabulary.Culprit, vocabulary.Actor) || e.isRansomware()
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
	ofRansom := m.Code == "PAID_RANSOM" || m.Code == "REFUSED_RANSOM"
	if !ofRansom || c.polarityOf(m) == unreal || r.Paid != nil || !e.isMeant(c, m) {
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
