package graph

// Incident is one cyber incident: the incident document of docs/incident-format.md and, when read from a
// [Store], the hub of the graph. A Store fills the lists of statements (Victims, Actors, Services, Partners, Actions,
// Events, Elections) and the texts of Reports only as far as the [Relation] of the call names them; everything
// else is always filled.
type Incident struct {
	ID          string            `json:"id,omitempty"`
	Title       string            `json:"title,omitempty"`
	Summary     string            `json:"summary,omitempty"`
	Victims     []*Attack         `json:"victims,omitempty"`
	Place       *Place            `json:"place,omitempty"`
	ReportedFor Date              `json:"reportedFor,omitempty"`
	Occurred    Period            `json:"occurred,omitzero"`
	AttackTypes []AttackType      `json:"attackTypes,omitempty"`
	Actors      []*Attribution    `json:"actors,omitempty"`
	Ransom      *Ransom           `json:"ransom,omitempty"`
	DataImpact  DataImpact        `json:"dataImpact,omitempty"`
	Affected    []*AffectedCount  `json:"affected,omitempty"`
	Services    []*ServiceImpact  `json:"services,omitempty"`
	Partners    []*Response       `json:"partners,omitempty"`
	Actions     []*Action         `json:"actions,omitempty"`
	Events      []*Event          `json:"events,omitempty"`
	Elections   []*ElectionImpact `json:"elections,omitempty"`
	People      []*Person         `json:"people,omitempty"`
	Suppliers   []*Supplier       `json:"suppliers,omitempty"`
	Campaign    string            `json:"campaign,omitempty"`
	Related     []*Related        `json:"related,omitempty"`
	NotStated   []Undisclosed     `json:"notStated,omitempty"`
	Sources     []*Source         `json:"sources,omitempty"`
	Reports     []*Report         `json:"reports,omitempty"`
	EvidenceOf  []*FieldEvidence  `json:"evidenceOf,omitempty"`
	Notes       string            `json:"notes,omitempty"`
	TLP         TLP               `json:"tlp,omitempty"`
}

// Place is where the victim is: an ISO 3166-1 alpha-2 country and names as stated.
type Place struct {
	ID       string `json:"-"` // see [PlaceID]
	Country  string `json:"country,omitempty"`
	Region   string `json:"region,omitempty"`
	Locality string `json:"locality,omitempty"`
}

// Ransom is what is known of a demand; a nil field was not stated. Amount is a decimal string, and Currency
// (ISO 4217, BTC, XMR or ETH) stands only beside it.
type Ransom struct {
	Demanded    *bool   `json:"demanded,omitempty"`
	Amount      *string `json:"amount,omitempty"`
	Currency    *string `json:"currency,omitempty"`
	Instalments *int    `json:"instalments,omitempty"`
	Paid        *bool   `json:"paid,omitempty"`
}

// AffectedCount says how many of one unit were affected.
type AffectedCount struct {
	Count  int          `json:"count"`
	Unit   AffectedUnit `json:"unit"`
	Source *int         `json:"source,omitempty"`
}

// Person is a person named in the reports, with the role that the text gives.
type Person struct {
	Name string `json:"name"`
	Role string `json:"role,omitempty"`
}

// Supplier is a provider through which the victim was hit.
type Supplier struct {
	Name string `json:"name"`
	Note string `json:"note,omitempty"`
}

// Related links an incident to another one, read in both directions.
type Related struct {
	ID   string      `json:"id"`
	Kind RelatedKind `json:"kind"`
}

// Source is a public page that carries the statements of an imported record.
type Source struct {
	URL         string `json:"url"`
	Title       string `json:"title,omitempty"`
	PublishedOn Date   `json:"publishedOn,omitempty"`
}

// Report is one text that describes an incident. Text is the input with a byte order mark dropped and CRLF
// made LF; SHA256 is of the input's own bytes, in lower-case hex.
type Report struct {
	SHA256   string `json:"sha256"`
	File     string `json:"file,omitempty"`
	Text     string `json:"text,omitempty"`
	Language string `json:"language,omitempty"`
	TLP      TLP    `json:"tlp,omitempty"`
}

// FieldEvidence is the evidence of a field that is not a list entry, named by JSON Pointer (RFC 6901).
type FieldEvidence struct {
	Field string `json:"field"`
	Evidence
}
