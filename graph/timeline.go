package graph

import (
	"cmp"
	"encoding/json"
	"slices"
)

// TimelineKind is the kind of an item of a timeline: that of an event, or an outage.
type TimelineKind string

// OutageKind is that of the time for which a service was out.
const OutageKind TimelineKind = "OUTAGE"

// TimelineKinds holds all kinds, those of events first.
var TimelineKinds = append(timelineKinds(EventKinds), OutageKind)

func timelineKinds(events []EventKind) []TimelineKind {
	kinds := make([]TimelineKind, len(events))
	for n, kind := range events {
		kinds[n] = TimelineKind(kind)
	}
	return kinds
}

// TimelineItem is an event, or the time for which a service was out. Incident is filled without relations.
type TimelineItem struct {
	ID       string // of the statement; for an outage, of the first that says since when
	On       Date   // empty where none is stated
	At       string
	Kind     TimelineKind
	Text     string
	Evidence []Evidence
	Incident *Incident
	Event    *Event // nil for an outage
	// Service, Status and Until are of an outage: RESTORED if all of the service is stated to be back, DISRUPTED if not, and since
	// when, empty where that is not stated.
	Service *Service
	Status  ServiceStatus
	Until   Date
}

// Precision is that of On.
func (t *TimelineItem) Precision() Precision { return t.On.Precision() }

// Compare orders items as a timeline does: by date, time, kind and id.
func (t *TimelineItem) Compare(other *TimelineItem) int {
	return cmp.Or(t.On.Compare(other.On), cmp.Compare(t.At, other.At), cmp.Compare(t.Kind, other.Kind), cmp.Compare(t.ID, other.ID))
}

// EventItem returns the item that shows an event.
func EventItem(e *Event) *TimelineItem {
	return &TimelineItem{ID: e.ID, On: e.On, At: e.At, Kind: TimelineKind(e.Kind), Text: e.Text, Evidence: e.Evidence, Incident: e.Incident, Event: e}
}

// DecodeTimelineItem reads an item of its incident's [IncidentRecord.Root] and the statement that it shows: id and fields as JSON.
func DecodeTimelineItem(root []byte, id string, fields []byte) (*TimelineItem, error) {
	incident, err := DecodeRoot(root)
	if err != nil {
		return nil, err
	}
	var outage struct {
		Kind         TimelineKind
		OutageStatus ServiceStatus
		OutageUntil  Date
	}
	if err := json.Unmarshal(fields, &outage); err != nil {
		return nil, err
	}
	if outage.Kind != OutageKind {
		event, err := attach[Event](incident, id, fields)
		return EventItem(event), err
	}
	s, err := attach[ServiceImpact](incident, id, fields)
	return &TimelineItem{
		ID: id, On: s.From, Kind: OutageKind, Text: s.Note, Evidence: s.Evidence, Incident: incident,
		Service: &Service{Code: s.Code}, Status: outage.OutageStatus, Until: outage.OutageUntil,
	}, err
}

// outageItems returns the fields by which statements of services stand on a timeline: for each service that was out, the first
// statement that says since when at the earliest, or else the first that says that it was out.
func (i *Incident) outageItems() map[*ServiceImpact]map[string]any {
	first := map[ServiceCode]*ServiceImpact{}
	for _, s := range i.Services {
		if !s.wasOut() {
			continue
		}
		known := first[s.Code]
		if known == nil || s.From != "" && (known.From == "" || s.From.Compare(known.From) < 0) {
			first[s.Code] = s
		}
	}
	items := map[*ServiceImpact]map[string]any{}
	for code, s := range first {
		status, until := i.back(code)
		fields := map[string]any{"kind": string(OutageKind), "on": string(s.From), "outageStatus": string(status)}
		if s.From.First() <= until.Last() {
			setText(fields, "outageUntil", string(until))
		}
		items[s] = fields
	}
	return items
}

// back tells whether all of a service is stated to be back, and when at the latest.
func (i *Incident) back(code ServiceCode) (status ServiceStatus, until Date) {
	status = Disrupted
	for _, s := range i.Services {
		if s.Code == code && s.isWholeAgain() {
			status, until = Restored, max(until, s.Until)
		}
	}
	return status, until
}

// TimelineQuery asks for items of a timeline. Without Kinds these are the events or, with Services, the outages of those services.
// Undated asks for the items without a date in place of those that have one.
type TimelineQuery struct {
	Filter   Filter
	Kinds    []TimelineKind
	Services []ServiceCode
	Undated  bool
	Newest   bool
	Page     Page
}

// TimelinePage is a page of items. Undated is the number of items without a date, over the whole list.
type TimelinePage struct {
	Items   []*TimelineItem
	More    bool
	Total   int
	Undated int
}

// TimelineChoice is what a query of a timeline selects: events of the kinds Events and, with
// Outages, those of Services, of all services for none.
type TimelineChoice struct {
	Events   []EventKind
	Outages  bool
	Services []ServiceCode
}

// Choice returns what q selects. It is [ErrInvalid] for a kind or a service that there is not, and for services without outages,
// since nothing else has a service.
func (q TimelineQuery) Choice() (TimelineChoice, error) {
	v := &validator{}
	for _, kind := range q.Kinds {
		v.check(slices.Contains(TimelineKinds, kind), "%s", unknown("kinds", string(kind), texts(TimelineKinds)))
	}
	for _, code := range q.Services {
		v.check(slices.Contains(ServiceCodes, code), "%s", unknown("services", string(code), texts(ServiceCodes)))
	}
	if len(q.Kinds) == 0 {
		if len(q.Services) > 0 {
			return TimelineChoice{Outages: true, Services: q.Services}, v.err
		}
		return TimelineChoice{Events: EventKinds}, v.err
	}
	outages := slices.Contains(q.Kinds, OutageKind)
	v.check(outages || len(q.Services) == 0, "services: only outages have a service; add OUTAGE to kinds")
	choice := TimelineChoice{Outages: outages, Services: q.Services}
	for _, kind := range q.Kinds {
		if kind != OutageKind && len(q.Services) == 0 {
			choice.Events = append(choice.Events, EventKind(kind))
		}
	}
	return choice, v.err
}

func (q TimelineQuery) list() string {
	switch {
	case q.Undated:
		return "undated"
	case q.Newest:
		return "timeline NEWEST"
	}
	return "timeline OLDEST"
}

// Cursor returns the cursor of an item in the list of q.
func (q TimelineQuery) Cursor(t *TimelineItem) string {
	return Cursor{q.list(), []string{string(t.On), t.At, string(t.Kind), t.ID}}.String()
}

// ParseCursor reads q's cursor: keys date, time, kind and id.
func (q TimelineQuery) ParseCursor() (*Cursor, error) {
	return ParseCursor(q.Page.After, q.list(), 4)
}
