package graph

// The codes of the incident format. Each list below is closed: a value that is not in it is an error
// that names it ([Incident.Validate]), and the GraphQL enums hold the same values in the same order.
type (
	// Sector is the field that a victim works in.
	Sector string
	// ServiceCode names a service to the public or within an administration.
	ServiceCode string
	// ServiceStatus says what became of a service.
	ServiceStatus string
	// Extent says how much of a service was out or, with RESTORED, came back.
	Extent string
	// Cause says whether the attack or the victim's own precaution took a service down.
	Cause string
	// VictimRole tells who was attacked from who was hit through another.
	VictimRole string
	// PartnerKind is the class of a body that responded.
	PartnerKind string
	// PartnerRole is what a partner did.
	PartnerRole string
	// AttackType is the kind of an attack.
	AttackType string
	// ActorRole says on whose word an actor is named.
	ActorRole string
	// DataImpact says what is known of taken data.
	DataImpact string
	// AffectedUnit is what a count of the affected counts.
	AffectedUnit string
	// ActionCode is a measure of the victim.
	ActionCode string
	// EventKind is the kind of a dated event.
	EventKind string
	// ElectionKind is the kind of a vote.
	ElectionKind string
	// ElectionStatus says what became of a vote.
	ElectionStatus string
	// RelatedKind is the kind of a link between two incidents.
	RelatedKind string
	// Undisclosed is what a report itself calls undisclosed.
	Undisclosed string
	// TLP is a Traffic Light Protocol 2.0 marking.
	TLP string
)

// Codes that rules refer to by name; all values are in the lists below.
const (
	Disrupted  ServiceStatus = "DISRUPTED"
	AtRisk     ServiceStatus = "AT_RISK"
	Unaffected ServiceStatus = "UNAFFECTED"
	Restored   ServiceStatus = "RESTORED" // was out, then came back

	Primary    VictimRole = "PRIMARY"
	Downstream VictimRole = "DOWNSTREAM"

	Denied ActorRole = "DENIED" // said not to have been it

	DataNotStated DataImpact = "NOT_STATED"

	TLPClear TLP = "CLEAR"
)

// The closed lists, in the order of the incident format.
var (
	Sectors = []Sector{
		"LOCAL_GOVERNMENT", "REGIONAL_GOVERNMENT", "NATIONAL_GOVERNMENT", "HEALTHCARE", "EDUCATION", "ENERGY",
		"WATER", "TRANSPORT", "FINANCE", "TELECOM", "MANUFACTURING", "RETAIL", "MEDIA", "JUSTICE", "ELECTORAL",
		"POLITICAL_PARTY", "NGO", "DEFENCE", "TECHNOLOGY", "OTHER",
	}
	ServiceCodes = []ServiceCode{
		"EMAIL", "TELEPHONY", "WEBSITE", "ONLINE_SERVICES", "INTERNAL_IT", "FILE_STORAGE",
		"CIVIL_REGISTRY", "ELECTIONS", "URBAN_PLANNING", "LAND_REGISTRY", "VEHICLE_REGISTRATION",
		"TAX_ADMINISTRATION", "CUSTOMS_BORDER", "COURTS", "POLICE_SERVICES", "EMERGENCY_SERVICES",
		"SOCIAL_SERVICES", "BENEFITS_PAYMENTS", "CHILDCARE", "SCHOOL_SERVICES", "SCHOOL_MEALS",
		"LIBRARY_CULTURE", "WASTE_COLLECTION", "PARKING", "PUBLIC_TRANSPORT", "IN_PERSON_SERVICES", "APPOINTMENTS",
		"PAYROLL_HR", "FINANCE_BILLING", "PAYMENTS",
		"HOSPITAL_CARE", "MEDICAL_RECORDS", "LABORATORY_IMAGING", "PHARMACY",
		"WATER_SUPPLY", "ENERGY_SUPPLY", "TELECOM_NETWORK", "BROADCASTING", "BANKING", "LOGISTICS",
		"MANUFACTURING_PRODUCTION", "RETAIL_SALES", "OTHER",
	}
	ServiceStatuses = []ServiceStatus{Disrupted, AtRisk, Unaffected, Restored}
	Extents         = []Extent{"FULL", "PARTIAL", "DEGRADED", "UNKNOWN"}
	Causes          = []Cause{"ATTACK", "CONTAINMENT", "UNKNOWN"}
	VictimRoles     = []VictimRole{Primary, Downstream}
	PartnerKinds    = []PartnerKind{"CSIRT", "POLICE", "NATIONAL_AGENCY", "DPA", "VENDOR", "PROSECUTOR", "GOVERNMENT", "OTHER"}
	PartnerRoles    = []PartnerRole{"RESTORATION", "INVESTIGATION", "NOTIFIED", "CONTAINMENT", "ADVICE", "MUTUAL_AID", "OTHER"}
	AttackTypes     = []AttackType{
		"RANSOMWARE", "DDOS", "DATA_BREACH", "DEFACEMENT", "PHISHING", "MALWARE", "INTRUSION", "BEC",
		"SUPPLY_CHAIN", "INSIDER", "WIPER", "OTHER",
	}
	ActorRoles    = []ActorRole{"CLAIMED", "SUSPECTED", "ATTRIBUTED", Denied}
	DataImpacts   = []DataImpact{"CONFIRMED_THEFT", "SUSPECTED_THEFT", "PUBLISHED", "CLAIMED_DENIED", "EXPLICITLY_NONE", DataNotStated}
	AffectedUnits = []AffectedUnit{"PEOPLE", "RECORDS", "FILES", "DEVICES", "ORGANISATIONS"}
	ActionCodes   = []ActionCode{
		"ISOLATED_SYSTEMS", "SHUT_DOWN", "PAPER_FALLBACK", "BACKUP_RESTORE", "FORENSICS", "PASSWORD_RESET",
		"NOTIFIED_AUTHORITIES", "COMPLAINT_FILED", "LAW_ENFORCEMENT", "CRISIS_UNIT", "PAID_RANSOM",
		"REFUSED_RANSOM", "OTHER",
	}
	EventKinds = []EventKind{
		"DETECTED", "STARTED", "RANSOM_NOTE", "CONTAINED", "DISCLOSED", "REPORTED", "SERVICE_RESTORED",
		"RECOVERED", "DATA_PUBLISHED", "OTHER",
	}
	ElectionKinds    = []ElectionKind{"PRESIDENTIAL", "LEGISLATIVE", "REGIONAL", "MUNICIPAL", "EUROPEAN", "REFERENDUM", "PARTY", "OTHER"}
	ElectionStatuses = []ElectionStatus{"DISRUPTED", "AT_RISK", "UNAFFECTED"}
	RelatedKinds     = []RelatedKind{"PART_OF", "SAME_SUPPLIER", "SAME_CAMPAIGN", "CAUSED_BY", "FOLLOWED_BY"}
	UndisclosedFacts = []Undisclosed{
		"RESTORATION_TIMELINE", "RANSOM_AMOUNT", "RANSOM_PAYMENT", "ATTACKER", "ENTRY_POINT", "DATA_IMPACT",
	}
	TLPs = []TLP{TLPClear, "GREEN", "AMBER", "AMBER+STRICT", "RED"}
)
