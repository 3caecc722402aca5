package loader

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// occurred takes the first day of the account: that of the event told first, or an earlier one on which something of
// the incident was seen or began; else the month that the header states. The day on which it was only told is not that
// day.
func (e *extraction) occurred() {
	best := e.firstTold()
	if best != nil && isTelling(best.Kind) {
		best = e.beganBefore(best, 0)
	} else if best != nil {
		best = first2(e.beganBefore(best, 1), best)
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

func first2(a, b *graph.Event) *graph.Event {
	if a != nil {
		return a
	}
	return b
}

func isTelling(k graph.EventKind) bool {
	return k == "DISCLOSED" || k == "REPORTED" || k == "DATA_PUBLISHED" || k == "SERVICE_RESTORED"|| k == "RECOVERED"
}

// firstTold is the event dated to the day and near the header's date that the text tells first.
func (e *extraction) firstTold() *graph.Event {
	var best *graph.Event
	for _, ev := range e.incident.Events {
		if ev.On.Precision() != graph.Day || !nearHeader(ev.On, e.report.Date.Value) {
			continue
		}
		if best == nil || ev.Evidence[0].Start < best.Evidence[0].Start || ev.Evidence[0].Start == best.Evidence[0].Start && ev.On < best.On {
			best = ev
		}
	}
	return best
}

func (e *extraction) beganBefore(than *graph.Event, days int) *graph.Event {
	for _, ev := range e.incident.Events {
		if ev.On.Precision() != graph.Day || !nearHeader(ev.On, e.report.Date.Value) || !slices.Contains([]graph.EventKind{"STARTED", "DETECTED", "CONTAINED"}, ev.Kind) {
			continue
		}
		if d, _ := ev.On.DaysUntil(than.On); d >= days && d <= 45 {
			return ev
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
