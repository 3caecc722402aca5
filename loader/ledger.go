package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// ledger collects what a report says of services, one entry for each service and status, and settles what the
// report says first one way and then another.
type ledger struct {
	entries []*graph.ServiceImpact
	// recent are the services that the last sentence with any said to be out, current those of this sentence.
	recent, current []graph.ServiceCode
	sentence        *sentence
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

// add joins a statement with an earlier one of the same service and status: what is stated once stays stated.
func (l *ledger) add(s *graph.ServiceImpact) {
	if s.Status == graph.Disrupted && !slices.Contains(l.current, s.Code) {
		l.current = append(l.current, s.Code)
	}
	have := l.find(s.Code, s.Status)
	if have == nil {
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

// settled drops what another entry overrules: a service that was out was not only at risk, and when a part of it went
// on, it was out in part.
func (l *ledger) settled() []*graph.ServiceImpact {
	var kept []*graph.ServiceImpact
	for _, e := range l.entries {
		wasOut := l.find(e.Code, graph.Disrupted) != nil || l.find(e.Code, graph.Restored) != nil
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
