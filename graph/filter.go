package graph

import "strings"

// Filter selects incidents. The zero Filter selects all. Values of one field are alternatives (but for
// DisruptedAll), fields add up, and an empty list is no condition.
type Filter struct {
	// Text: every word, or its beginning, is in the title, the summary or a name.
	Text string
	// Disrupted: a service was out, whether or not it came back (status DISRUPTED or RESTORED).
	Disrupted []ServiceCode
	// DisruptedAll: all of these services were out.
	DisruptedAll []ServiceCode
	AtRisk       []ServiceCode
	Unaffected   []ServiceCode
	Restored     []ServiceCode
	// Countries are ISO 3166-1 alpha-2 codes, in any case.
	Countries []string
	// Regions are names, compared without case and accents.
	Regions []string
	Sectors []Sector
	// Victims, Partners and Actors are ids of nodes or names, compared without case, accents and punctuation.
	Victims        []string
	Partners       []string
	PartnerKinds   []PartnerKind
	PartnerRoles   []PartnerRole
	Actors         []string
	AttackTypes    []AttackType
	DataImpact     []DataImpact
	RansomDemanded *bool
	// Occurred: the incident can share a day with the range.
	Occurred       *DateRange
	ElectionKinds  []ElectionKind
	ElectionStatus []ElectionStatus
	NotStated      []Undisclosed
	And            []*Filter
	Or             []*Filter
	Not            *Filter
}

// DateRange is a range of days; a coarse date stands for all of its days, and an empty end is open.
type DateRange struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// outOfService is what "disrupted" asks for: RESTORED implies that the service was out before.
var outOfService = []string{string(Disrupted), string(Restored)}

// Predicate compiles f to the few conditions that an engine knows. It is [ErrInvalid] for a value that no
// incident can have, such as a country code that does not exist.
func (f Filter) Predicate() (Predicate, error) {
	if err := f.validate(); err != nil {
		return nil, err
	}
	parts := AllOf{}
	parts = append(parts, f.services()...)
	parts = append(parts, f.statements()...)
	parts = append(parts, f.scalars()...)
	for _, build := range []func() (Predicate, error){f.text, f.places, f.nested} {
		part, err := build()
		if err != nil {
			return nil, err
		}
		parts = appendPart(parts, part)
	}
	return parts, nil
}

// validate refuses codes that do not exist, which would otherwise match nothing without a word.
func (f Filter) validate() error {
	v := &validator{latest: endOfTime.Year()}
	codes(v, "disrupted", f.Disrupted, ServiceCodes)
	codes(v, "disruptedAll", f.DisruptedAll, ServiceCodes)
	codes(v, "atRisk", f.AtRisk, ServiceCodes)
	codes(v, "unaffected", f.Unaffected, ServiceCodes)
	codes(v, "restored", f.Restored, ServiceCodes)
	codes(v, "sectors", f.Sectors, Sectors)
	codes(v, "partnerKinds", f.PartnerKinds, PartnerKinds)
	codes(v, "partnerRoles", f.PartnerRoles, PartnerRoles)
	codes(v, "attackTypes", f.AttackTypes, AttackTypes)
	codes(v, "dataImpact", f.DataImpact, DataImpacts)
	codes(v, "electionKinds", f.ElectionKinds, ElectionKinds)
	codes(v, "electionStatus", f.ElectionStatus, ElectionStatuses)
	codes(v, "notStated", f.NotStated, UndisclosedFacts)
	if r := f.Occurred; r != nil {
		v.date("filter.occurred.from", r.From)
		v.date("filter.occurred.to", r.To)
		v.check(r.From == "" || r.To == "" || r.From.First() <= r.To.Last(), "filter.occurred: %q is after %q", string(r.From), string(r.To))
	}
	return v.err
}

func codes[T ~string](v *validator, field string, given, list []T) {
	for _, code := range given {
		oneOf(v, "filter."+field, code, list)
	}
}

func appendPart(parts AllOf, part Predicate) AllOf {
	if part == nil {
		return parts
	}
	return append(parts, part)
}

func (f Filter) services() (parts AllOf) {
	service := func(codes []ServiceCode, statuses ...string) {
		if len(codes) > 0 {
			parts = append(parts, States{Services, []Condition{{"code", texts(codes)}, {"status", statuses}}})
		}
	}
	service(f.Disrupted, outOfService...)
	for _, code := range f.DisruptedAll {
		service([]ServiceCode{code}, outOfService...)
	}
	service(f.AtRisk, string(AtRisk))
	service(f.Unaffected, string(Unaffected))
	service(f.Restored, string(Restored))
	return parts
}

func (f Filter) statements() (parts AllOf) {
	states := func(relation Relation, conditions ...Condition) {
		var given []Condition
		for _, c := range conditions {
			if len(c.Values) > 0 {
				given = append(given, c)
			}
		}
		if len(given) > 0 {
			parts = append(parts, States{relation, given})
		}
	}
	states(Victims, Condition{"sector", texts(f.Sectors)})
	parts = append(parts, named(Victims, VictimNode, f.Victims, VictimKey)...)
	parts = append(parts, named(Partners, PartnerNode, f.Partners, Slug)...)
	states(Partners, Condition{"kind", texts(f.PartnerKinds)}, Condition{"role", texts(f.PartnerRoles)})
	parts = append(parts, named(Actors, ActorNode, f.Actors, Slug)...)
	states(Elections, Condition{"kind", texts(f.ElectionKinds)}, Condition{"status", texts(f.ElectionStatus)})
	return parts
}

func (f Filter) scalars() (parts AllOf) {
	holds := func(field IncidentField, values []string) {
		if len(values) > 0 {
			parts = append(parts, Holds{field, values})
		}
	}
	holds(AttackTypesField, texts(f.AttackTypes))
	holds(NotStatedField, texts(f.NotStated))
	holds(DataImpactField, texts(f.DataImpact))
	if f.RansomDemanded != nil {
		holds(RansomDemandedField, []string{map[bool]string{true: "true", false: "false"}[*f.RansomDemanded]})
	}
	if f.Occurred != nil && *f.Occurred != (DateRange{}) {
		parts = append(parts, Within{f.Occurred.From.First(), f.Occurred.To.Last()})
	}
	return parts
}

func (f Filter) text() (Predicate, error) {
	if strings.TrimSpace(f.Text) == "" {
		return nil, nil
	}
	words := Tokens(f.Text)
	if len(words) == 0 || len(words) > MaxSearchWords {
		return nil, Invalid("filter.text: want 1 to %d words, got %d", MaxSearchWords, len(words))
	}
	return Mentions{words}, nil
}

func (f Filter) places() (Predicate, error) {
	parts := AllOf{}
	v := &validator{}
	if len(f.Countries) > 0 {
		upper := make([]string, len(f.Countries))
		for n, country := range f.Countries {
			upper[n] = strings.ToUpper(country)
			v.check(isCountry(upper[n]), "filter.countries: %q is not an ISO 3166-1 alpha-2 country code such as FR", country)
		}
		parts = append(parts, Holds{CountryField, upper})
	}
	if len(f.Regions) > 0 {
		keys := make([]string, len(f.Regions))
		for n, region := range f.Regions {
			keys[n] = Slug(region)
		}
		parts = append(parts, Holds{RegionKeyField, keys})
	}
	if len(parts) == 0 {
		return nil, nil
	}
	return parts, v.err
}

func (f Filter) nested() (Predicate, error) {
	parts := AllOf{}
	for _, and := range f.And {
		part, err := and.Predicate()
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	if len(f.Or) > 0 {
		any := AnyOf{}
		for _, or := range f.Or {
			part, err := or.Predicate()
			if err != nil {
				return nil, err
			}
			any = append(any, part)
		}
		parts = append(parts, any)
	}
	if f.Not != nil {
		part, err := f.Not.Predicate()
		if err != nil {
			return nil, err
		}
		parts = append(parts, Not{part})
	}
	if len(parts) == 0 {
		return nil, nil
	}
	return parts, nil
}

// named asks for a statement of one of the nodes given, each by its id or by its name, which is folded.
func named(relation Relation, kind NodeKind, given []string, key func(string) string) []Predicate {
	var ids, keys []string
	for _, value := range given {
		if KindOf(value) == kind {
			ids = append(ids, value)
			continue
		}
		keys = append(keys, key(value))
	}
	var parts []Predicate
	for _, c := range []Condition{{"node", ids}, {"key", keys}} {
		if len(c.Values) > 0 {
			parts = append(parts, States{relation, []Condition{c}})
		}
	}
	if len(parts) > 1 {
		return []Predicate{AnyOf(parts)}
	}
	return parts
}

func texts[T ~string](codes []T) []string {
	values := make([]string, len(codes))
	for n, code := range codes {
		values[n] = string(code)
	}
	return values
}
