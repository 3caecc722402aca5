package export

import "github.com/incidentgraph/incidentgraph/graph"

// stixOwner is who made the objects of a bundle: this program.
var stixOwner = stixID("identity", "incidentgraph")

// stixSectors are the fields of victims in the words of STIX 2.1's industry-sector-ov, as far as it has one.
var stixSectors = map[graph.Sector]string{
	"LOCAL_GOVERNMENT": "government-local", "REGIONAL_GOVERNMENT": "government-regional", "NATIONAL_GOVERNMENT": "government-national",
	"HEALTHCARE": "healthcare", "EDUCATION": "education", "ENERGY": "energy", "WATER": "water", "TRANSPORT": "transportation",
	"FINANCE": "financial-services", "TELECOM": "telecommunications", "MANUFACTURING": "manufacturing", "RETAIL": "retail",
	"MEDIA": "communications", "JUSTICE": "government-public-services", "ELECTORAL": "government-public-services", "NGO": "non-profit",
	"DEFENCE": "defense", "TECHNOLOGY": "technology",
}

// stixMarkings are the marking definitions of OASIS' extension for TLP 2.0, which have fixed ids; see
// cti-stix-common-objects, extension-definition-specifications/tlp-2.0.
var stixMarkings = map[graph.TLP]struct{ id, level string }{
	"CLEAR":        {"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", "clear"},
	"GREEN":        {"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "green"},
	"AMBER":        {"marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", "amber"},
	"AMBER+STRICT": {"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", "amber+strict"},
	"RED":          {"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", "red"},
}

const (
	stixTLPExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
	stixTLPCreated   = graph.Date("2022-10-01")
)

// marking writes the marking definition of an incident and returns the reference to it.
func (s *stixWriter) marking(i *graph.Incident) []string {
	tlp := marking(i)
	m := stixMarkings[tlp]
	s.write(&stixObject{
		Type: "marking-definition", ID: m.id, Created: stamp(stixTLPCreated), Name: "TLP:" + string(tlp),
		Extensions: map[string]any{stixTLPExtension: map[string]string{"extension_type": propertyExtension, "tlp_2_0": m.level}},
	})
	return []string{m.id}
}

const propertyExtension = "property-extension"

var stixExtensionID = stixID("extension-definition", "incident")

func stixExtensionDefinition() *stixObject {
	return &stixObject{
		Type: "extension-definition", ID: stixExtensionID, Created: stamp(stixEpoch), Modified: stamp(stixEpoch),
		Name: "What incidentgraph states of incidents", Description: "Dates with their precision, what became of services and elections, data, ransom, and what is not stated.",
		Schema: "https://github.com/incidentgraph/incidentgraph/blob/main/docs/exports.md", Version: "1.0.0", ExtensionTypes: []string{propertyExtension},
	}
}

// stixExtension is what an incident states that STIX 2.1 has no property for. Codes and dates are those of the incident document.
type stixExtension struct {
	ExtensionType string              `json:"extension_type"`
	OccurredFrom  graph.Date          `json:"occurred_from,omitempty"`
	OccurredUntil graph.Date          `json:"occurred_until,omitempty"`
	AttackTypes   []graph.AttackType  `json:"attack_types,omitempty"`
	DataImpact    graph.DataImpact    `json:"data_impact,omitempty"`
	Ransom        *graph.Ransom       `json:"ransom,omitempty"`
	Services      []stixService       `json:"services,omitempty"`
	Elections     []stixElection      `json:"elections,omitempty"`
	NotStated     []graph.Undisclosed `json:"not_stated,omitempty"`
	Campaign      string              `json:"campaign,omitempty"`
}

type stixService struct {
	Code     graph.ServiceCode   `json:"code"`
	Status   graph.ServiceStatus `json:"status"`
	Extent   graph.Extent        `json:"extent,omitempty"`
	From     graph.Date          `json:"from,omitempty"`
	Until    graph.Date          `json:"until,omitempty"`
	Cause    graph.Cause         `json:"cause,omitempty"`
	Fallback string              `json:"fallback,omitempty"`
	Note     string              `json:"note,omitempty"`
}

type stixElection struct {
	Name       string               `json:"name,omitempty"`
	Kind       graph.ElectionKind   `json:"kind,omitempty"`
	Country    string               `json:"country,omitempty"`
	HeldOn     graph.Date           `json:"held_on,omitempty"`
	Status     graph.ElectionStatus `json:"status"`
	DaysBefore *int                 `json:"days_before,omitempty"`
}

func newStixExtension(i *graph.Incident) stixExtension {
	x := stixExtension{
		ExtensionType: propertyExtension, OccurredFrom: i.Occurred.From, OccurredUntil: i.Occurred.Until, AttackTypes: i.AttackTypes,
		DataImpact: i.DataImpact, Ransom: i.Ransom, NotStated: i.NotStated, Campaign: i.Campaign,
	}
	for _, s := range i.Services {
		x.Services = append(x.Services, stixService{s.Code, s.Status, s.Extent, s.From, s.Until, s.Cause, s.Fallback, s.Note})
	}
	for _, e := range i.Elections {
		x.Elections = append(x.Elections, stixElection{e.Election.Name, e.Election.Kind, e.Election.Country, e.Election.HeldOn, e.Status, e.DaysBefore})
	}
	return x
}
