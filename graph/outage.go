package graph

// Fields of statements that hold numbers of days, for conditions and for [Store.Days].
const (
	outageDays        = "outageDays"
	outageDaysAssumed = "outageDaysAssumed"
	outageLeast       = "outageLeast"
	outageMost        = "outageMost"
	daysBefore        = "daysBefore"
	daysBeforeLeast   = "daysBeforeLeast"
	daysBeforeMost    = "daysBeforeMost"
	containmentDays   = "containmentDays"
)

// Outage is a time for which a service was out, both of its ends known at least to the year. It begins where a statement
// of the service says so; else the incident's first day is assumed. It ends where the whole service is stated to be back.
type Outage struct {
	From, Until Date
	Assumed     bool // From is that of the incident
}

// Outages returns the outages that i states, each by the statement that tells of its end: for each service the last one
// that says RESTORED with a date, and not that a part alone is back.
func (i *Incident) Outages() map[*ServiceImpact]*Outage {
	ends := map[ServiceCode]*ServiceImpact{}
	for _, s := range i.Services {
		if s.Status != Restored || s.Until == "" || s.Extent == "PARTIAL" {
			continue
		}
		if known := ends[s.Code]; known == nil || known.Until.Compare(s.Until) < 0 {
			ends[s.Code] = s
		}
	}
	outages := map[*ServiceImpact]*Outage{}
	for code, end := range ends {
		o := &Outage{From: i.outSince(code), Until: end.Until}
		if o.From == "" {
			o.From, o.Assumed = i.Occurred.From, true
		}
		if o.From != "" && o.From.First() <= o.Until.Last() {
			outages[end] = o
		}
	}
	return outages
}

// outSince returns the earliest date from which a service is stated to have been out.
func (i *Incident) outSince(code ServiceCode) (since Date) {
	for _, s := range i.Services {
		out := s.Code == code && (s.Status == Disrupted || s.Status == Restored)
		if out && s.From != "" && (since == "" || s.From.Compare(since) < 0) {
			since = s.From
		}
	}
	return since
}

// fields are those of the statement that tells of the outage's end; none for no outage.
func (o *Outage) fields() map[string]any {
	if o == nil {
		return nil
	}
	least, most := o.From.daysBetween(o.Until)
	fields := map[string]any{outageLeast: max(least, 0), outageMost: most}
	if days, known := o.From.DaysUntil(o.Until); known {
		fields[outageDaysAssumed] = days
		if !o.Assumed {
			fields[outageDays] = days
		}
	}
	return fields
}

// containment returns the first event that says the attack was contained, and the days since the first that says it was
// detected; nil unless both are known to the day and in that order.
func (i *Incident) containment() (contained *Event, days int) {
	detected := i.firstOn("DETECTED")
	contained = i.firstOn("CONTAINED")
	if detected == nil || contained == nil {
		return nil, 0
	}
	days, _ = detected.On.DaysUntil(contained.On)
	if days < 0 {
		return nil, 0
	}
	return contained, days
}

// firstOn returns the first event of a kind whose day is known, nil for none.
func (i *Incident) firstOn(kind EventKind) (first *Event) {
	for _, e := range i.Events {
		if e.Kind == kind && e.On.Precision() == Day && (first == nil || e.On < first.On) {
			first = e
		}
	}
	return first
}
