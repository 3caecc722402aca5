package graph

// Evidence is the place in a report that says something: a half-open range of UTF-8 byte offsets into the
// stored text of the incident's report with that index.
type Evidence struct {
	ReportIndex int `json:"report"`
	Start       int `json:"start"`
	End         int `json:"end"`
	// Quote is the text between Start and End. A Store keeps it beside the offsets; documents do not.
	Quote string `json:"-"`
	// Report is the report itself, filled with the relation [Reports].
	Report *Report `json:"-"`
}

// Finding is what every statement about an incident carries besides its own fields.
type Finding struct {
	// ID is unique in the store and stable: incident id, relation and a hash of what is stated.
	ID       string     `json:"-"`
	Evidence []Evidence `json:"evidence,omitempty"`
	// Source is the index of the source that says so, given when sources contradict each other.
	Source *int `json:"source,omitempty"`
	// Incident is the incident that the statement is about, with as much of it as the read filled; nil for a
	// document that is not read from a Store.
	Incident *Incident `json:"-"`
}

// Attack says that a victim was attacked (PRIMARY) or hit through another (DOWNSTREAM).
type Attack struct {
	Name    string     `json:"name"`
	Aliases []string   `json:"aliases,omitempty"`
	Sector  Sector     `json:"sector,omitempty"`
	Role    VictimRole `json:"role,omitempty"`
	Finding
	Victim *Victim `json:"-"`
}

// ServiceImpact says what became of a service, from when until when.
type ServiceImpact struct {
	Code     ServiceCode   `json:"code"`
	Status   ServiceStatus `json:"status"`
	Extent   Extent        `json:"extent,omitempty"`
	From     Date          `json:"from,omitempty"`
	Until    Date          `json:"until,omitempty"`
	Cause    Cause         `json:"cause,omitempty"`
	Fallback string        `json:"fallback,omitempty"`
	Note     string        `json:"note,omitempty"`
	Finding
	Service *Service `json:"-"`
}

// Response says that a partner took part. Named is false for a class of bodies such as "regional CSIRT".
type Response struct {
	Name  string      `json:"name"`
	Kind  PartnerKind `json:"kind"`
	Role  PartnerRole `json:"role,omitempty"`
	Named *bool       `json:"named,omitempty"`
	Finding
	Partner *Partner `json:"-"`
}

// Attribution names an actor, and on whose word.
type Attribution struct {
	Name string    `json:"name"`
	Role ActorRole `json:"role,omitempty"`
	Finding
	Actor *Actor `json:"-"`
}

// Action is a measure that the victim took.
type Action struct {
	Code ActionCode `json:"code"`
	On   Date       `json:"on,omitempty"`
	Finding
}

// Event is something that happened on a date. At is the local time HH:MM as stated, or empty.
type Event struct {
	On   Date      `json:"on,omitempty"`
	At   string    `json:"at,omitempty"`
	Kind EventKind `json:"kind"`
	Text string    `json:"text,omitempty"`
	Finding
}

// ElectionImpact says what became of a vote: DISRUPTED when voting, counting or results suffered, AT_RISK when
// preparations did, UNAFFECTED when said so.
type ElectionImpact struct {
	CalendarID string         `json:"id,omitempty"`
	Name       string         `json:"name,omitempty"`
	Kind       ElectionKind   `json:"kind,omitempty"`
	Country    string         `json:"country,omitempty"`
	Region     string         `json:"region,omitempty"`
	HeldOn     Date           `json:"heldOn,omitempty"`
	Status     ElectionStatus `json:"status"`
	Note       string         `json:"note,omitempty"`
	Finding
	Election *Election `json:"-"`
	// DaysBefore is the number of days from the first day of the incident to the vote; nil unless both are
	// known to the day.
	DaysBefore *int `json:"-"`
}
