package graph

import (
	"slices"
	"strings"
)

// Filter selects incidents. The zero Filter selects all. Values of one field are alternatives (but for
// DisruptedAll), fields add up, and an empty list is no condition.
//
// Conditions on dates can hold, fail, or hold for some of the days that a coarse date means. What may hold is selected, too
// ([PossibleMatch]), unless Match asks otherwise. So Not selects what may fail, and never turns a doubt into a certainty.
type Filter struct {
	// Text: every word, or its beginning, is in the title, the summary or a name.
	Text string
	// Search: what [Search] finds by these words, but for corrections.
	Search string
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
	// DaysBeforeElection: an election that the incident states something of was so many days after its first day; with
	// ElectionKinds and ElectionStatus, the same one.
	DaysBeforeElection *DaysRange
	// RestoredWithinDays: a service was back, in part or as a whole, at most so many days after it is stated to have gone out,
	// else after the incident's first day; with Restored, one of these.
	RestoredWithinDays *int
	NotStated          []Undisclosed
	// Review: a statement of the incident is in one of these states.
	Review []ReviewState
	// Match is how surely all of this must hold, what is nested in it too; empty for PossibleMatch.
	Match Match
	And   []*Filter
	Or    []*Filter
	Not   *Filter
}

// DateRange is a range of days; a coarse date stands for all of its days, and an empty end is open.
type DateRange struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// DaysRange is a range of whole days, both ends in it. Without From it begins at 0, without To it has no end; without both it
// is no condition.
type DaysRange struct {
	From *int `json:"from"`
	To   *int `json:"to"`
}

func (r *DaysRange) bounds() (from, to *int) {
	if r == nil || r.From == nil && r.To == nil {
		return nil, nil
	}
	if r.From == nil {
		return new(int), r.To
	}
	return r.From, r.To
}

// outOfService is what "disrupted" asks for: RESTORED implies that the service was out before.
var outOfService = []string{string(Disrupted), string(Restored)}

// Predicate compiles f to the few conditions that an engine knows. It is [ErrInvalid] for a value that no
// incident can have, such as a country code that does not exist.
func (f Filter) Predicate() (Predicate, error) { return f.predicate(false) }

// predicate compiles f to what may hold, or to what certainly does. What certainly fails is what does not maybe hold, so
// that Not turns one into the other.
func (f Filter) predicate(certain bool) (Predicate, error) {
	if err := f.validate(); err != nil {
		return nil, err
	}
	certain = certain || f.Match == CertainMatch
	parts := AllOf{}
	parts = append(parts, f.services(certain)...)
	parts = append(parts, f.statements(certain)...)
	parts = append(parts, f.scalars(certain)...)
	for _, build := range []func(certain bool) (Predicate, error){f.text, f.search, f.places, f.nested} {
		part, err := build(certain)
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
	codes(v, "review", f.Review, ReviewStates)
	if f.Match != "" {
		codes(v, "match", []Match{f.Match}, Matches)
	}
	if from, to := f.DaysBeforeElection.bounds(); from != nil && to != nil {
		v.check(*from <= *to, "filter.daysBeforeElection: from %d is more than to %d", *from, *to)
	}
	if days := f.RestoredWithinDays; days != nil {
		v.check(*days >= 0, "filter.restoredWithinDays: %d is less than 0", *days)
	}
	if r := f.Occurred; r != nil {
		v.date("filter.occurred.from", r.From)
		v.date("filter.occurred.to", r.To)
		v.check(r.From == "" || r.To == "" || r.From.First() <= r.To.Last(), "filter.occurred: %q is after %q", string(r.From), string(r.To))
	}
	return v.err
}

func codes[T ~string](v *validator, field string, given, list []T) {
	for _, code := range given {
		if !slices.Contains(list, code) {
			v.check(false, "%s", unknown("filter."+field, string(code), texts(list)))
		}
	}
}

func appendPart(parts AllOf, part Predicate) AllOf {
	if part == nil {
		return parts
	}
	return append(parts, part)
}

func (f Filter) services(certain bool) (parts AllOf) {
	service := func(codes []ServiceCode, status []string, more ...Condition) {
		if len(codes) > 0 || len(more) > 0 {
			conditions := []Condition{{Field: "code", Values: texts(codes)}, {Field: "status", Values: status}}
			parts = append(parts, States{Services, given(append(conditions, more...))})
		}
	}
	service(f.Disrupted, outOfService)
	for _, code := range f.DisruptedAll {
		service([]ServiceCode{code}, outOfService)
	}
	service(f.AtRisk, []string{string(AtRisk)})
	service(f.Unaffected, []string{string(Unaffected)})
	service(f.Restored, []string{string(Restored)}, span(restoredLeast, restoredMost, nil, f.RestoredWithinDays, certain)...)
	return parts
}

// span asks for a number of days of which only the least and the most are known: that it can be within the range, or that
// it must be.
func span(least, most string, from, to *int, certain bool) (conditions []Condition) {
	if certain {
		least, most = most, least
	}
	if from != nil {
		conditions = append(conditions, Condition{Field: most, AtLeast: from})
	}
	if to != nil {
		conditions = append(conditions, Condition{Field: least, AtMost: to})
	}
	return conditions
}

// given leaves out the conditions that ask for nothing.
func given(conditions []Condition) []Condition {
	return slices.DeleteFunc(conditions, func(c Condition) bool { return len(c.Values) == 0 && c.AtLeast == nil && c.AtMost == nil })
}

func (f Filter) statements(certain bool) (parts AllOf) {
	states := func(relation Relation, conditions ...Condition) {
		if conditions = given(conditions); len(conditions) > 0 {
			parts = append(parts, States{relation, conditions})
		}
	}
	states(Victims, Condition{Field: "sector", Values: texts(f.Sectors)})
	parts = append(parts, named(Victims, VictimNode, f.Victims, VictimKey)...)
	parts = append(parts, named(Partners, PartnerNode, f.Partners, Slug)...)
	states(Partners, Condition{Field: "kind", Values: texts(f.PartnerKinds)}, Condition{Field: "role", Values: texts(f.PartnerRoles)})
	parts = append(parts, named(Actors, ActorNode, f.Actors, Slug)...)
	vote := []Condition{{Field: "kind", Values: texts(f.ElectionKinds)}, {Field: "status", Values: texts(f.ElectionStatus)}}
	from, to := f.DaysBeforeElection.bounds()
	states(Elections, append(vote, span(daysBeforeLeast, daysBeforeMost, from, to, certain)...)...)
	return append(parts, f.reviewed()...)
}

// reviewed asks for a statement, of whatever relation, in one of the states.
func (f Filter) reviewed() (parts AllOf) {
	if len(f.Review) == 0 {
		return nil
	}
	any := AnyOf{}
	for _, named := range RelationNames {
		if Findings.Has(named.Relation) {
			any = append(any, States{named.Relation, []Condition{{Field: "review", Values: texts(f.Review)}}})
		}
	}
	return AllOf{any}
}

func (f Filter) scalars(certain bool) (parts AllOf) {
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
		parts = append(parts, Within{f.Occurred.From.First(), f.Occurred.To.Last(), certain})
	}
	return parts
}

func (f Filter) text(bool) (Predicate, error) {
	if strings.TrimSpace(f.Text) == "" {
		return nil, nil
	}
	words := Tokens(f.Text)
	if len(words) == 0 || len(words) > MaxSearchWords {
		return nil, Invalid("filter.text: want 1 to %d words, got %d", MaxSearchWords, len(words))
	}
	terms := make([]Term, len(words))
	for n, word := range words {
		terms[n] = Term{[]string{word}, true}
	}
	return Mentions{[]TextField{SearchText}, terms}, nil
}

func (f Filter) search(bool) (Predicate, error) {
	if strings.TrimSpace(f.Search) == "" {
		return nil, nil
	}
	terms, err := parseTerms("filter.search", f.Search)
	if err != nil {
		return nil, err
	}
	return Mentions{everywhere, terms}, nil
}

func (f Filter) places(bool) (Predicate, error) {
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

func (f Filter) nested(certain bool) (Predicate, error) {
	parts := AllOf{}
	for _, and := range f.And {
		part, err := and.predicate(certain)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	if len(f.Or) > 0 {
		any := AnyOf{}
		for _, or := range f.Or {
			part, err := or.predicate(certain)
			if err != nil {
				return nil, err
			}
			any = append(any, part)
		}
		parts = append(parts, any)
	}
	if f.Not != nil {
		part, err := f.Not.predicate(!certain)
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
	for _, c := range []Condition{{Field: "node", Values: ids}, {Field: "key", Values: keys}} {
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
