package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters that decomposition leaves as they are, in the spelling that their readers use in ASCII.
var asciiSpelling = strings.NewReplacer(
	"ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ħ", "h", "ŋ", "n",
	"’", "'", "ʼ", "'",
)

// Fold returns s in lower case without accents, for comparing names: NFC and NFD spellings, "É" and "e" are one.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return asciiSpelling.Replace(strings.ToLower(b.String()))
}

// slugLimit keeps ids readable and far below the 128 bytes that the format allows.
const slugLimit = 80

// Slug returns s folded to [a-z0-9-], a letter outside ASCII as its code point, so that it sorts alike in
// every engine. A long slug is cut and ends in a digest of the whole; that of a name without a letter or a digit is a
// digest, so that such names are not one.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range Fold(s) {
		switch {
		case r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			writeSlugPart(&b, &gap, string(r))
		case r >= 128 && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			writeSlugPart(&b, &gap, fmt.Sprintf("u%x", r))
		default:
			gap = true
		}
	}
	slug := b.String()
	switch {
	case len(slug) > slugLimit:
		return strings.TrimRight(slug[:slugLimit-9], "-") + "-" + digest(slug)[:8]
	case slug == "" && strings.TrimSpace(s) != "":
		return "x" + digest(s)[:8]
	}
	return slug
}

func writeSlugPart(b *strings.Builder, gap *bool, part string) {
	if *gap && b.Len() > 0 {
		b.WriteByte('-')
	}
	*gap = false
	b.WriteString(part)
}

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:])
}

// VictimID returns the id of the victim with that name in that country (ISO 3166-1 alpha-2, may be empty).
func VictimID(country, name string) string {
	return nodeID(VictimNode, orUnknown(strings.ToLower(country)), VictimKey(name))
}

// ServiceID returns the id of a service.
func ServiceID(code ServiceCode) string { return nodeID(ServiceNode, string(code)) }

// PartnerID returns the id of a partner: of its name alone when the body is named; otherwise of the incident
// too, so that classes such as "regional CSIRT" are never one across incidents.
func PartnerID(incident, name string, named bool) string {
	if named {
		return nodeID(PartnerNode, Slug(name))
	}
	return nodeID(PartnerNode, incident, Slug(name))
}

// ActorID returns the id of an actor.
func ActorID(name string) string { return nodeID(ActorNode, Slug(name)) }

// ElectionID returns the id of the calendar's election with that id.
func ElectionID(calendarID string) string { return nodeID(ElectionNode, calendarID) }

// ReportID returns the id of the report with that digest.
func ReportID(sha string) string { return nodeID(ReportNode, sha) }

// PlaceID returns the id of a place: country, then region, then locality, as far as they are stated.
func PlaceID(country, region, locality string) string {
	parts := []string{orUnknown(strings.ToLower(country))}
	if region != "" || locality != "" {
		parts = append(parts, orUnknown(Slug(region)))
	}
	if locality != "" {
		parts = append(parts, orUnknown(Slug(locality)))
	}
	return nodeID(PlaceNode, parts...)
}

// KindOf returns the kind of node that an id names: that of an incident unless it begins with another kind.
func KindOf(id string) NodeKind {
	prefix, _, found := strings.Cut(id, ":")
	if !found {
		return IncidentNode
	}
	return NodeKind(prefix)
}

func nodeID(kind NodeKind, parts ...string) string {
	return string(kind) + ":" + strings.Join(parts, ":")
}

func orUnknown(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// DeriveID makes the readable id of an incident from its first victim and its month (or what is known of its
// date): "fleury-les-aubrais-2024-06". It is empty without a victim or without a date.
func (i *Incident) DeriveID() string {
	victim := i.leadVictim()
	date := i.Occurred.From
	if date == "" {
		date = i.ReportedFor
	}
	if victim == nil || date == "" {
		return ""
	}
	return VictimKey(victim.Name) + "-" + string(date[:min(7, len(date))])
}

// leadVictim is the first victim named as attacked, else the first one, else nil.
func (i *Incident) leadVictim() *Attack {
	for _, v := range i.Victims {
		if v.Role != Downstream {
			return v
		}
	}
	if len(i.Victims) > 0 {
		return i.Victims[0]
	}
	return nil
}

// matchKey is what two documents of one incident share besides an id: the folded lead victim, the country and
// the month in which the incident began. It is empty unless all three are known.
func (i *Incident) matchKey() string {
	victim := i.leadVictim()
	if victim == nil || victim.Role == Downstream || i.Place == nil || i.Place.Country == "" || len(i.Occurred.From) < 7 {
		return ""
	}
	return VictimID(i.Place.Country, victim.Name) + ":" + string(i.Occurred.From[:7])
}
