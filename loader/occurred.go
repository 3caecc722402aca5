package loader

import (
	"github.com/incidentgraph/incidentgraph/graph"
)

// occurred takes the first day on which something of the incident was seen or began; else the month that the
// header states. The day on which it was only told is not that day.
func (e *extraction) occurred() {
	best := e.earliest("STARTED", "DETECTED", "CONTAINED")
	if best == nil && !e.toldFirst() {
		best = e.earliest("RANSOM_NOTE", "OTHER")
	}
	if before := e.earliest("RANSOM_NOTE", "OTHER", "REPORTED", "DISCLOSED", "DATA_PUBLISHED", "SERVICE_RESTORED"); best != nil && before != nil && before.On < best.On {
		best = e.firstOf(before)
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

// firstOf returns what came before the first day that looks like a beginning, nil when that was only told: nothing
// begins after it was made known.
func (e *extraction) firstOf(before *graph.Event) *graph.Event {
	if before.Kind == "OTHER" || before.Kind == "RANSOM_NOTE" {
		return before
	}
	return nil
}

// toldFirst reports whether the first dated event is that the incident was made known.
func (e *extraction) toldFirst() bool {
	for _, ev := range e.incident.Events {
		if ev.On.Precision() == graph.Day {
			return ev.Kind == "DISCLOSED" || ev.Kind == "REPORTED"
		}
	}
	return false
}

// earliest returns the first event of those kinds that is dated to the day and lies near the header's date.
func (e *extraction) earliest(kinds ...graph.EventKind) *graph.Event {
	for _, ev := range e.incident.Events {
		if ev.On.Precision() != graph.Day || !nearHeader(ev.On, e.report.Date.Value) {
			continue
		}
		for _, kind := range kinds {
			if ev.Kind == kind {
				return ev
			}
		}
	}
	return nil
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
