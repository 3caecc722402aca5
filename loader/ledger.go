package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// ledger collects what a report says of services, one entry for each service and status, and settles what the
// report says first one way and then another.
type ledger struct {
	entries []*graph.ServiceImpact
	// recent are the services that the last sentence with any said to be out, current those of this sentence.
	recent, current []graph.ServiceCode
	sentence        *sentence
	// named are the services of the last clause with any.
	named []graph.ServiceCode
	// stopped are the services said to have been out, and not only done another way.
	stopped map[graph.ServiceCode]bool
}

// turnTo begins a sentence.
func (l *ledger) turnTo(s *sentence) {
	if l.sentence == s {
		return
	}
	l.sentence = s
	if len(l.current) > 0 {
		l.recent, l.current = l.current, nil
	}
}

// out returns the services that an anaphor stands for: all that are out, or those named last.
func (l *ledger) out(all bool) []graph.ServiceCode {
	if !all {
		return slices.Concat(l.recent, l.current)
	}
	var codes []graph.ServiceCode
	for _, e := range l.entries {
		if e.Status == graph.Disrupted && l.find(e.Code, graph.Restored) == nil {
			codes = append(codes, e.Code)
		}
	}
	return codes
}

// name remembers the services that a clause names.
func (l *ledger) name(themes []vocabulary.Match) {
	if len(themes) == 0 {
		return
	}
	l.named = l.named[:0]
	for _, m := range themes {
		l.named = append(l.named, graph.ServiceCode(m.Code))
	}
}

// meant returns the services that an anaphor stands for: those named last, where they are out, else as [ledger.out].
func (l *ledger) meant(all bool) []graph.ServiceCode {
	var codes []graph.ServiceCode
	for _, code := range l.named {
		if !all && l.find(code, graph.Disrupted) != nil {
			codes = append(codes, code)
		}
	}
	if len(codes) > 0 {
		return codes
	}
	return l.out(all)
}

// add joins a statement with an earlier one of the same service and status: what is stated once stays stated.
func (l *ledger) add(s *graph.ServiceImpact) {
	if s.Status == graph.Disrupted && !slices.Contains(l.current, s.Code) {
		l.current = append(l.current, s.Code)
	}
	have := l.find(s.Code, s.Status)
	if have == nil || l.isAnother(s) {
		l.entries = append(l.entries, s)
		return
	}
	for _, e := range s.Evidence {
		support(&have.Finding, passage{start: e.Start, end: e.End})
	}
	have.Extent = wider(have.Extent, s.Extent)
	have.Fallback = first(have.Fallback, s.Fallback)
	have.From = first(have.From, s.From)
	if have.Cause != "CONTAINMENT" {
		have.Cause = first(s.Cause, have.Cause)
	}
	if len(s.Until) > len(have.Until) {
		have.Until = s.Until
	}
}

// isAnother reports whether a service came back on another day than any told before, which is a return of its own.
func (l *ledger) isAnother(s *graph.ServiceImpact) bool {
	return s.Status == graph.Restored && s.Until != "" && !slices.ContainsFunc(l.entries, func(e *graph.ServiceImpact) bool {
		return e.Code == s.Code && e.Status == s.Status && (e.Until == "" || e.Until.Contains(s.Until) || s.Until.Contains(e.Until))
	})
}

func first[T ~string](values ...T) T {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// wider keeps the larger extent of two.
func wider(a, b graph.Extent) graph.Extent {
	order := []graph.Extent{"", "UNKNOWN", "DEGRADED", "PARTIAL", "FULL"}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

func (l *ledger) find(code graph.ServiceCode, status graph.ServiceStatus) *graph.ServiceImpact {
	for _, e := range l.entries {
		if e.Code == code && e.Status == status {
			return e
		}
	}
	return nil
}

// settled drops what another entry overrules: a service that was out was not only at risk, and it did not go on.
func (l *ledger) settled() []*graph.ServiceImpact {
	var kept []*graph.ServiceImpact
	for _, e := range l.entries {
		if e.Status == graph.Disrupted && l.onlyByOtherMeans(e.Code) {
			continue
		}
		wasOut := !l.onlyByOtherMeans(e.Code) && (l.find(e.Code, graph.Disrupted) != nil || l.find(e.Code, graph.Restored) != nil)
		if wasOut && (e.Status == graph.AtRisk || e.Status == graph.Unaffected) {
			continue
		}
		if e.Until != "" && e.From != "" && e.Until.Last() < e.From.First() {
			e.From = ""
		}
		kept = append(kept, e)
	}
	return kept
}

// onlyByOtherMeans reports whether a service is said to have gone on, and to have been out only in that it was done
// another way.
func (l *ledger) onlyByOtherMeans(code graph.ServiceCode) bool {
	return l.find(code, graph.Unaffected) != nil && l.find(code, graph.Restored) == nil && l.find(code, graph.Disrupted) != nil && !l.stopped[code]
}

// stop remembers that a service was out, unless the predicate only denies ordinary work or tells of another way of doing it.
func (l *ledger) stop(code graph.ServiceCode, p vocabulary.Match) {
	if l.stopped == nil {
		l.stopped = map[graph.ServiceCode]bool{}
	}
	if p.Code != "DEGRADED" && p.Kind != vocabulary.Up {
		l.stopped[code] = true
	}
}
