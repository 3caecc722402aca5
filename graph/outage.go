package graph

// Fields of statements that hold numbers of days, for conditions and for [Store.Days].
const (
	outageDays        = "outageDays"
	outageDaysAssumed = "outageDaysAssumed"
	restoredLeast     = "restoredLeast"
	restoredMost      = "restoredMost"
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
		if !s.isWholeAgain() || s.Until == "" {
			continue
		}
		if known := ends[s.Code]; known == nil || known.Until.Compare(s.Until) < 0 {
			ends[s.Code] = s
		}
	}
	outages := map[*ServiceImpact]*Outage{}
	for _, end := range ends {
		if o := i.outageUntil(end); o != nil {
			outages[end] = o
		}
	}
	return outages
}

// outageUntil returns the time from which the service of a statement was out until it was back by it, in part or as a whole; nil
// where either is not known, or they are in the wrong order.
func (i *Incident) outageUntil(back *ServiceImpact) *Outage {
	o := &Outage{From: i.outSince(back.Code), Until: back.Until}
	if o.From == "" {
		o.From, o.Assumed = i.Occurred.From, true
	}
	if back.Status != Restored || o.Until == "" || o.From == "" || o.From.First() > o.Until.Last() {
		return nil
	}
	return o
}

// wasOut reports whether a statement says that its service was out, be it back since then or not.
func (s *ServiceImpact) wasOut() bool { return s.Status == Disrupted || s.Status == Restored }

// isWholeAgain reports whether a statement says that its service is back, and not that a part alone is.
func (s *ServiceImpact) isWholeAgain() bool { return s.Status == Restored && s.Extent != "PARTIAL" }

// outSince returns the earliest date from which a service is stated to have been out.
func (i *Incident) outSince(code ServiceCode) (since Date) {
	for _, s := range i.Services {
		if s.Code == code && s.wasOut() && s.From != "" && (since == "" || s.From.Compare(since) < 0) {
			since = s.From
		}
	}
	return since
}

// serviceFields are the days of a statement of a service: until it was back, and of the outage that it ends, if it does.
func (i *Incident) serviceFields(s *ServiceImpact, ended *Outage) map[string]any {
	fields := map[string]any{}
	if back := i.outageUntil(s); back != nil {
		least, most := back.From.daysBetween(back.Until)
		fields[restoredLeast], fields[restoredMost] = max(least, 0), most
	}
	if ended == nil {
		return fields
	}
	if days, known := ended.From.DaysUntil(ended.Until); known {
		fields[outageDaysAssumed] = days
		if !ended.Assumed {
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
