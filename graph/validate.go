package graph

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
)

// Limits of the incident format, in bytes and characters.
const (
	MaxIDBytes     = 128
	MaxNameRunes   = 300
	MaxReportBytes = 10 << 20
)

var (
	clockTime     = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)
	decimalAmount = regexp.MustCompile(`^\d+(\.\d+)?$`)
	sha256Hex     = regexp.MustCompile(`^[0-9a-f]{64}$`)
	crypto        = []string{"BTC", "XMR", "ETH"}
)

// Validate checks i against the incident format and returns the first broken rule as an [ErrInvalid] that names
// the field, or nil. Dates may be as late as the year after now.
func (i *Incident) Validate(now time.Time) error {
	v := &validator{latest: now.Year() + 1, incident: i}
	v.identity()
	if v.err != nil {
		return v.err
	}
	v.scalars()
	v.victims()
	v.services()
	v.responses()
	v.events()
	v.elections()
	v.attachments()
	v.spans()
	return v.err
}

// Validate checks an entry of the election calendar as [Incident.Validate] checks an incident.
func (e *Election) Validate(now time.Time) error {
	v := &validator{latest: now.Year() + 1}
	v.id("id", e.CalendarID)
	v.name("name", e.Name)
	v.country("country", e.Country)
	v.date("heldOn", e.HeldOn)
	v.check(e.HeldOn != "", "heldOn: missing")
	v.period("", e.HeldOn, e.Until)
	oneOf(v, "kind", e.Kind, ElectionKinds)
	return v.err
}

// validator keeps the first broken rule.
type validator struct {
	latest   int
	incident *Incident
	err      error
}

func (v *validator) check(holds bool, format string, args ...any) {
	if v.err == nil && !holds {
		v.err = Invalid(format, args...)
	}
}

// oneOf requires a code of its list.
func oneOf[T ~string](v *validator, field string, code T, list []T) {
	if v.err == nil && !slices.Contains(list, code) {
		names := make([]string, len(list))
		for n, c := range list {
			names[n] = string(c)
		}
		v.check(false, "%s: %q is not one of %s", field, string(code), strings.Join(names, " "))
	}
}

// noNull refuses null as an entry of a list.
func noNull[T any](v *validator, list string, entries []*T) {
	v.check(!slices.Contains(entries, nil), "%s[%d]: null", list, slices.Index(entries, nil))
}

// optional is oneOf for a code that may be absent.
func optional[T ~string](v *validator, field string, code T, list []T) {
	if code != "" {
		oneOf(v, field, code, list)
	}
}

func (v *validator) id(field, id string) {
	v.check(id != "", "%s: missing", field)
	v.check(len(id) <= MaxIDBytes, "%s: %d bytes, at most %d are allowed", field, len(id), MaxIDBytes)
	odd := strings.ContainsFunc(id, func(r rune) bool { return r == ':' || unicode.IsSpace(r) || !unicode.IsPrint(r) })
	v.check(!odd, "%s: %q holds a colon, a space or a control character", field, id)
}

func (v *validator) name(field, name string) {
	v.check(strings.TrimSpace(name) != "", "%s: missing", field)
	v.length(field, name)
}

func (v *validator) length(field, name string) {
	n := utf8.RuneCountInString(name)
	v.check(n <= MaxNameRunes, "%s: %d characters, at most %d are allowed", field, n, MaxNameRunes)
}

func (v *validator) country(field, code string) {
	v.check(code == "" || isCountry(code), "%s: %q is not an ISO 3166-1 alpha-2 country code such as FR", field, code)
}

func isCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return err == nil && len(code) == 2 && region.IsCountry() && region.Canonicalize().String() == code
}

func (v *validator) date(field string, d Date) {
	if d == "" || v.err != nil {
		return
	}
	_, err := ParseDate(string(d))
	v.check(err == nil, "%s: %v", field, err)
	v.check(d.Year() <= v.latest, "%s: date %q: year after %d", field, string(d), v.latest)
}

func (v *validator) period(prefix string, from, until Date) {
	v.date(prefix+"from", from)
	v.date(prefix+"until", until)
	v.check(until == "" || from == "" || until.Last() >= from.First(), "%suntil: %q is before %q", prefix, string(until), string(from))
}

func (v *validator) identity() {
	i := v.incident
	noNull(v, "victims", i.Victims)
	noNull(v, "actors", i.Actors)
	noNull(v, "affected", i.Affected)
	noNull(v, "services", i.Services)
	noNull(v, "partners", i.Partners)
	noNull(v, "actions", i.Actions)
	noNull(v, "events", i.Events)
	noNull(v, "elections", i.Elections)
	noNull(v, "people", i.People)
	noNull(v, "suppliers", i.Suppliers)
	noNull(v, "related", i.Related)
	noNull(v, "sources", i.Sources)
	noNull(v, "reports", i.Reports)
	noNull(v, "evidenceOf", i.EvidenceOf)
	if v.err != nil {
		return
	}
	if i.ID == "" {
		i.ID = i.DeriveID()
		v.check(i.ID != "", "id: missing, and there is no victim with a date to make one from")
	}
	v.id("id", i.ID)
}

func (v *validator) scalars() {
	i := v.incident
	if i.Place != nil {
		v.country("place.country", i.Place.Country)
		v.length("place.region", i.Place.Region)
		v.length("place.locality", i.Place.Locality)
	}
	v.date("reportedFor", i.ReportedFor)
	v.period("occurred.", i.Occurred.From, i.Occurred.Until)
	for n, t := range i.AttackTypes {
		oneOf(v, at("attackTypes", n), t, AttackTypes)
	}
	for n, u := range i.NotStated {
		oneOf(v, at("notStated", n), u, UndisclosedFacts)
	}
	optional(v, "dataImpact", i.DataImpact, DataImpacts)
	optional(v, "tlp", i.TLP, TLPs)
	v.ransom(i.Ransom)
}

func (v *validator) ransom(r *Ransom) {
	if r == nil {
		return
	}
	v.check(r.Amount == nil || decimalAmount.MatchString(*r.Amount), "ransom.amount: want a decimal string such as \"300000\"")
	v.check(r.Currency == nil || r.Amount != nil, "ransom.currency: stands only beside an amount")
	v.check(r.Instalments == nil || *r.Instalments > 0, "ransom.instalments: want a positive number")
	if r.Currency != nil && !slices.Contains(crypto, *r.Currency) {
		unit, err := currency.ParseISO(*r.Currency)
		v.check(err == nil && unit.String() == *r.Currency, "ransom.currency: %q is neither ISO 4217 nor BTC, XMR or ETH", *r.Currency)
	}
}

func (v *validator) victims() {
	for n, victim := range v.incident.Victims {
		field := at("victims", n)
		v.name(field+".name", victim.Name)
		for m, alias := range victim.Aliases {
			v.name(field+at(".aliases", m), alias)
		}
		optional(v, field+".sector", victim.Sector, Sectors)
		optional(v, field+".role", victim.Role, VictimRoles)
		v.finding(field, &victim.Finding)
	}
	for n, a := range v.incident.Actors {
		field := at("actors", n)
		v.name(field+".name", a.Name)
		optional(v, field+".role", a.Role, ActorRoles)
		v.finding(field, &a.Finding)
	}
}

func (v *validator) services() {
	for n, s := range v.incident.Services {
		field := at("services", n)
		oneOf(v, field+".code", s.Code, ServiceCodes)
		oneOf(v, field+".status", s.Status, ServiceStatuses)
		optional(v, field+".extent", s.Extent, Extents)
		optional(v, field+".cause", s.Cause, Causes)
		v.period(field+".", s.From, s.Until)
		v.finding(field, &s.Finding)
	}
}

func (v *validator) responses() {
	for n, p := range v.incident.Partners {
		field := at("partners", n)
		v.name(field+".name", p.Name)
		oneOf(v, field+".kind", p.Kind, PartnerKinds)
		optional(v, field+".role", p.Role, PartnerRoles)
		v.finding(field, &p.Finding)
	}
	for n, a := range v.incident.Actions {
		field := at("actions", n)
		oneOf(v, field+".code", a.Code, ActionCodes)
		v.date(field+".on", a.On)
		v.finding(field, &a.Finding)
	}
}

func (v *validator) events() {
	for n, e := range v.incident.Events {
		field := at("events", n)
		oneOf(v, field+".kind", e.Kind, EventKinds)
		v.date(field+".on", e.On)
		v.check(e.At == "" || clockTime.MatchString(e.At), "%s.at: %q is not a time HH:MM", field, e.At)
		v.finding(field, &e.Finding)
	}
}

func (v *validator) elections() {
	for n, e := range v.incident.Elections {
		field := at("elections", n)
		v.check(e.CalendarID != "" || e.Name != "" || e.Kind != "" || e.HeldOn != "", "%s: neither id, name, kind nor heldOn", field)
		if e.CalendarID != "" {
			v.id(field+".id", e.CalendarID)
		}
		v.length(field+".name", e.Name)
		optional(v, field+".kind", e.Kind, ElectionKinds)
		oneOf(v, field+".status", e.Status, ElectionStatuses)
		v.country(field+".country", e.Country)
		v.length(field+".region", e.Region)
		v.date(field+".heldOn", e.HeldOn)
		v.finding(field, &e.Finding)
	}
}

func (v *validator) attachments() {
	i := v.incident
	for n, a := range i.Affected {
		oneOf(v, at("affected", n)+".unit", a.Unit, AffectedUnits)
		v.check(a.Count >= 0, "%s.count: %d is negative", at("affected", n), a.Count)
		v.source(at("affected", n), a.Source)
	}
	for n, p := range i.People {
		v.name(at("people", n)+".name", p.Name)
	}
	for n, s := range i.Suppliers {
		v.name(at("suppliers", n)+".name", s.Name)
	}
	for n, r := range i.Related {
		v.id(at("related", n)+".id", r.ID)
		oneOf(v, at("related", n)+".kind", r.Kind, RelatedKinds)
	}
	for n, s := range i.Sources {
		v.check(s.URL != "" || s.Title != "", "%s: neither url nor title", at("sources", n))
		v.date(at("sources", n)+".publishedOn", s.PublishedOn)
	}
	for n, r := range i.Reports {
		v.check(sha256Hex.MatchString(r.SHA256), "%s.sha256: want 64 lower-case hex digits", at("reports", n))
		v.check(len(r.Text) <= MaxReportBytes, "%s.text: %d bytes, at most %d are allowed", at("reports", n), len(r.Text), MaxReportBytes)
		optional(v, at("reports", n)+".tlp", r.TLP, TLPs)
	}
}

func (v *validator) spans() {
	for n, e := range v.incident.EvidenceOf {
		field := at("evidenceOf", n)
		v.check(strings.HasPrefix(e.Field, "/"), "%s.field: %q is not a JSON Pointer such as /dataImpact", field, e.Field)
		v.span(field, e.Evidence)
	}
}

func (v *validator) finding(field string, f *Finding) {
	v.source(field, f.Source)
	for n, e := range f.Evidence {
		v.span(field+at(".evidence", n), e)
	}
}

func (v *validator) source(field string, source *int) {
	if source != nil {
		v.check(*source >= 0 && *source < len(v.incident.Sources), "%s.source: there is no source %d", field, *source)
	}
}

func (v *validator) span(field string, e Evidence) {
	reports := v.incident.Reports
	if v.err != nil {
		return
	}
	if e.ReportIndex < 0 || e.ReportIndex >= len(reports) {
		v.check(false, "%s.report: there is no report %d", field, e.ReportIndex)
		return
	}
	text := reports[e.ReportIndex].Text
	v.check(0 <= e.Start && e.Start < e.End && e.End <= len(text), "%s: [%d, %d) is no range of a text of %d bytes", field, e.Start, e.End, len(text))
	v.check(v.err != nil || runeBorder(text, e.Start) && runeBorder(text, e.End), "%s: [%d, %d) cuts a character", field, e.Start, e.End)
}

func runeBorder(text string, offset int) bool {
	return offset == len(text) || utf8.RuneStart(text[offset])
}

// at names an entry of a list in a document: at("services", 2) is "services[2]".
func at(list string, n int) string { return list + "[" + strconv.Itoa(n) + "]" }
