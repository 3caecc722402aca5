package loader

import (
	"cmp"
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// occurred takes the first day of the account: that of the event told first, or an earlier one on which something of
// the incident was seen or began; else the month that the header states. The day on which it was only told is not that
// day.
func (e *extraction) occurred() {
	best := e.toldFirst()
	switch {
	case best == nil:
	case isTelling(best.Kind) && !slices.Contains(e.begun, best):
		best = cmp.Or(e.beganBefore(best.On, 0), e.happenedBefore(best.On))
	default:
		best = cmp.Or(e.beganBefore(best.On, 1), best)
	}
	header := e.report.Date
	switch {
	case best != nil:
		e.incident.Occurred.From = best.On
		e.supportField("/occurred/from", best.Evidence[0])
	case header.Value != "":
		e.incident.Occurred.From = header.Value
		e.supportField("/occurred/from", graph.Evidence{Start: header.Start, End: header.End})
	}
}

// toldFirst is the event dated to the day that the text tells first.
func (e *extraction) toldFirst() *graph.Event {
	var best *graph.Event
	for _, ev := range e.incident.Events {
		if e.canBeFirst(ev) && (best == nil || ev.Evidence[0].Start < best.Evidence[0].Start) {
			best = ev
		}
	}
	return best
}

// canBeFirst reports whether an event is dated to the day and lies near the header's date.
func (e *extraction) canBeFirst(ev *graph.Event) bool {
	return ev.On.Precision() == graph.Day && nearHeader(ev.On, e.report.Date.Value)
}

// longestBeginning is by how many days an attack may have begun before the day that is told first.
const longestBeginning = 60

// beganBefore is the first event at least so many days before a day on which something was seen or began.
func (e *extraction) beganBefore(day graph.Date, days int) *graph.Event {
	for _, ev := range e.incident.Events {
		if !e.canBeFirst(ev) || !isBeginning(string(ev.Kind)) {
			continue
		}
		if before, _ := ev.On.DaysUntil(day); before >= days && before <= longestBeginning {
			return ev
		}
	}
	return nil
}

// happenedBefore is the first event before the day on which something was told, whatever it was.
func (e *extraction) happenedBefore(day graph.Date) *graph.Event {
	for _, ev := range e.incident.Events {
		if before, _ := ev.On.DaysUntil(day); e.canBeFirst(ev) && !isTelling(ev.Kind) && before > 0 && before <= longestBeginning {
			return ev
		}
	}
	return nil
}

// isTelling reports whether events of a kind only make known or follow what happened before.
func isTelling(kind graph.EventKind) bool {
	switch kind {
	case "DISCLOSED", "REPORTED", "DATA_PUBLISHED", "SERVICE_RESTORED", "RECOVERED":
		return true
	}
	return false
}

// nearHeader reports whether a day can be that of an incident filed under the header's date.
func nearHeader(day, header graph.Date) bool {
	if header == "" {
		return true
	}
	before, _ := day.DaysUntil(header.Last())
	return before >= -headerAhead && before <= headerBehind
}

// A report is filed under the month of the incident or a later one, at times under one just before it.
const (
	headerAhead  = 31
	headerBehind = 400
)
