package graph

// Node is a thing that incidents share, or an incident: what a global id names.
type Node interface {
	// NodeID returns the id that is unique among all nodes.
	NodeID() string
}

// NodeKind tells the kinds of nodes apart. Each is the prefix of its ids ("victim:fr:…"), but for incidents,
// whose id is that of their document and holds no colon.
type NodeKind string

// The kinds of nodes.
const (
	IncidentNode NodeKind = "incident"
	VictimNode   NodeKind = "victim"
	ServiceNode  NodeKind = "service"
	PartnerNode  NodeKind = "partner"
	ActorNode    NodeKind = "actor"
	EventNode    NodeKind = "event"
	ElectionNode NodeKind = "election"
	PlaceNode    NodeKind = "place"
	ReportNode   NodeKind = "report"
)

// NodeKinds holds all kinds, in the order in which they are shown.
var NodeKinds = []NodeKind{
	IncidentNode, VictimNode, ServiceNode, PartnerNode, ActorNode, EventNode, ElectionNode, PlaceNode, ReportNode,
}

// Victim is a body that was attacked, over all its incidents.
type Victim struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
	Sector  Sector   `json:"sector,omitempty"`
	Place   *Place   `json:"-"`
}

// Service is one of the services of the incident format.
type Service struct {
	Code ServiceCode `json:"code"`
}

// Partner is a body that responded, or with Named false a class of bodies in one incident.
type Partner struct {
	ID    string      `json:"id"`
	Name  string      `json:"name"`
	Kind  PartnerKind `json:"kind"`
	Named bool        `json:"named"`
}

// Actor is a group or person that an attack is attributed to.
type Actor struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Election is a vote: an entry of the election calendar (CalendarID is set), or one that only reports name.
type Election struct {
	ID         string       `json:"id"`
	CalendarID string       `json:"calendarId,omitempty"`
	Name       string       `json:"name,omitempty"`
	Kind       ElectionKind `json:"kind,omitempty"`
	Country    string       `json:"country,omitempty"`
	Region     string       `json:"region,omitempty"`
	HeldOn     Date         `json:"heldOn,omitempty"`
	Until      Date         `json:"until,omitempty"`
	Sources    []*Source    `json:"-"`
}

// calendarEntry is the form of an election in the calendar's file.
type calendarEntry struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Kind    ElectionKind `json:"kind"`
	Country string       `json:"country"`
	Region  string       `json:"region"`
	HeldOn  Date         `json:"heldOn"`
	Until   Date         `json:"until"`
	Sources []*Source    `json:"sources"`
}

func (e *calendarEntry) election() *Election {
	return &Election{
		ID: ElectionID(e.ID), CalendarID: e.ID, Name: e.Name, Kind: e.Kind, Country: e.Country, Region: e.Region,
		HeldOn: e.HeldOn, Until: e.Until, Sources: e.Sources,
	}
}

// NodeID returns the id of the incident's document.
func (i *Incident) NodeID() string { return i.ID }

// NodeID returns the victim's id.
func (v *Victim) NodeID() string { return v.ID }

// NodeID returns "service:" and the code.
func (s *Service) NodeID() string { return ServiceID(s.Code) }

// ID returns the node's id.
func (s *Service) ID() string { return s.NodeID() }

// NodeID returns the partner's id.
func (p *Partner) NodeID() string { return p.ID }

// NodeID returns the actor's id.
func (a *Actor) NodeID() string { return a.ID }

// NodeID returns the event's id.
func (e *Event) NodeID() string { return e.ID }

// NodeID returns the election's id.
func (e *Election) NodeID() string { return e.ID }

// NodeID returns the place's id.
func (p *Place) NodeID() string { return p.ID }

// NodeID returns "report:" and the digest of the input.
func (r *Report) NodeID() string { return ReportID(r.SHA256) }

// ID returns the node's id.
func (r *Report) ID() string { return r.NodeID() }
