package loader

import (
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// partners reads who took part in the response. A body that is only mentioned is no partner: its sentence must say
// what it did.
func (e *extraction) partners() {
	e.clauses(func(c *clause) {
		for _, m := range of(c.found, vocabulary.Partner) {
			if e.isOfAnother(c, m) {
				continue
			}
			m = e.explained(c, m)
			role, ok := c.roleOf(m)
			how := c.polarityOf(m)
			if !ok && m.Code != "VENDOR" && m.Code != "GOVERNMENT" && !m.Has("generic") {
				role, ok = "OTHER", true // an agency is named for what it did, mostly
			}
			if !ok && e.isOnTheCase(c, m) {
				role, ok = "INVESTIGATION", true
			}
			if how == negated && ok && !c.isDenied(m) && !c.deniesPartner(m) {
				how = affirmed // what is denied is told before: "is not ruled out, and the authority has been told"
			}
			if !ok || how == negated || how == unreal || how == possible || e.isVictim(m) || e.isOwner(m) || c.isHit(m) {
				continue
			}
			e.partner(c, m, role)
			e.actionOf(c, m, role)
			e.because("partners "+m.Code, m.Phrase, c.passage, how)
		}
		e.helpers(c)
		e.bodies(c)
	})
}

// isOnTheCase reports whether police or prosecutors do something in the first words of a clause that tells of no service:
// "the police in Oulu are treating the matter as fraud".
func (e *extraction) isOnTheCase(c *clause, m vocabulary.Match) bool {
	if m.Code != "POLICE" && m.Code != "PROSECUTOR" || m.First-c.first > circumstanceReach || e.isOwner(m) {
		return false
	}
	ofJustice := len(e.incident.Victims) > 0 && e.incident.Victims[0].Sector == "JUSTICE"
	return !ofJustice && !slices.ContainsFunc(c.found, func(o vocabulary.Match) bool {
		return isPredicate(o) && !o.Has(bare) || o.Kind == vocabulary.Service && o.First > m.Last || o.Kind == vocabulary.Claim
	})
}

// deniesPartner reports whether a negation of the subject reaches to a partner: "neither the police nor the agency was told".
func (c *clause) deniesPartner(m vocabulary.Match) bool {
	return slices.ContainsFunc(of(c.found, vocabulary.Negation), func(t vocabulary.Match) bool {
		return t.First < m.First && c.deniesSubject(t)
	})
}

// isOwner reports whether a body is named for what it has only: "the finance ministry's websites".
func (e *extraction) isOwner(m vocabulary.Match) bool {
	if m.Last+2 >= len(e.words) || e.words[m.Last+1].Text != "s" {
		return false
	}
	return e.in(vocabulary.Belonging, m.Last+2)
}

// isHit reports whether a provider is the one that was attacked.
func (c *clause) isHit(m vocabulary.Match) bool {
	if m.Code != "VENDOR" || m.Has("generic") && !strings.Contains(m.Phrase, "provider") && !strings.Contains(m.Phrase, "contractor") {
		return false
	}
	return slices.ContainsFunc(c.found, func(o vocabulary.Match) bool {
		return o.Kind == vocabulary.Attack && (o.Code == "SUPPLY_CHAIN" || o.Has("culprit") || o.First < m.First && m.First-o.Last <= hitReach && !m.Has("generic"))
	})
}

// hitReach is how many words stand between an attack and where it was: "ransomware broke out at".
const hitReach = 5

// isOfAnother reports whether a phrase only tells what the body beside it is: "the cybercrime unit of the ministry".
func (e *extraction) isOfAnother(c *clause, m vocabulary.Match) bool {
	if e.isInApposition(c, m) {
		return true
	}
	for _, other := range of(c.found, vocabulary.Partner) {
		if m.Has("generic") && !other.Has("generic") && other.Code == m.Code && other.First == m.Last+1 {
			return true // "the data protection authority CNIL"
		}
		if m.Has("generic") && m.Code == "VENDOR" && e.isPartOf(m, other) {
			return true // "des spécialistes du CSIRT régional"
		}
		between := m.First - other.Last - 1
		if other.Has("generic") && other.Code == "VENDOR" {
			continue
		}
		if between >= 1 && between <= 2 && !c.pauseBetween(other.Last, m.First) && isGenitive(e.words[other.Last+1].Text) {
			return true
		}
	}
	return false
}

// isInApposition reports whether a phrase only explains a body named before a comma: "ZAC NRW, the cybercrime unit of
// the Cologne prosecutor", "CERT-EE, the response team of the Information System Authority".
func (e *extraction) isInApposition(c *clause, m vocabulary.Match) bool {
	n, tied := m.First, false
	for ; n > c.sentence.first && m.First-n <= appositionReach && !e.words[n].Pause; n-- {
		tied = tied || n < m.First && e.words[n].Text == "of"
	}
	if !e.words[n].Pause || n == m.First {
		return false
	}
	opening := e.words[n].Text
	if opening != "the" && opening != "a" && opening != "an" && opening != "part" {
		return false
	}
	leads := m.Last+1 < c.sentence.last && e.words[m.Last+1].Text == "of"
	return (tied || leads && m.First-n <= 2) && slices.ContainsFunc(of(c.sentence.found, vocabulary.Partner), func(o vocabulary.Match) bool {
		return o.Last == n-1
	})
}

// appositionReach is how many words may stand between a comma and the body that another is part of.
const appositionReach = 8

// isPartOf reports whether a phrase is tied to the body right after it.
func (e *extraction) isPartOf(m, other vocabulary.Match) bool {
	between := other.First - m.Last - 1
	return between >= 0 && between <= 2 && (isGenitive(e.words[m.Last+1].Text) || isGenitive(e.words[other.First].Text))
}

// isGenitive reports whether a word ties a name to the body that it is part of.
func isGenitive(word string) bool {
	return word == "of" || word == "de" || word == "du" || word == "des"
}

// roleOf returns the role that the words nearest to a partner name, in its clause first, then in its sentence.
func (c *clause) roleOf(partner vocabulary.Match) (graph.PartnerRole, bool) {
	if role, ok := c.nearestRole(c.found, partner); ok {
		return role, true
	}
	if role, ok := c.sharedRole(); ok {
		return role, true
	}
	return c.nearestRole(c.sentence.found, partner)
}

// sharedRole is the role that the clause before tells last, for one that goes on from it: "the police were told, as were
// the Gardaí".
func (c *clause) sharedRole() (graph.PartnerRole, bool) {
	before := c.before()
	if before == nil || !c.opensWithEllipsis() {
		return "", false
	}
	roles := of(before.found, vocabulary.Role)
	if len(roles) == 0 || before.polarityOf(roles[len(roles)-1]) != affirmed {
		return "", false
	}
	return graph.PartnerRole(roles[len(roles)-1].Code), true
}

// roleReach is how many words may stand between a partner and what it did.
const roleReach = 14

func (c *clause) nearestRole(found []vocabulary.Match, partner vocabulary.Match) (graph.PartnerRole, bool) {
	var best vocabulary.Match
	nearest := roleReach + 1
	for _, m := range of(found, vocabulary.Role) {
		distance := m.First - partner.Last
		if m.First < partner.First {
			distance = partner.First - m.Last
		}
		if distance < 1 || m.Code == "NOTIFIED" && c.tells(m, partner) {
			continue
		}
		if how := c.polarityOf(m); how == negated || how == unreal {
			continue // "said that it was not involved"
		}
		if m.Code == "OTHER" {
			distance += vagueRole
		}
		if m.First < partner.First && c.pauses(m.Last, partner.First) {
			distance += pausedRole
		}
		if distance < nearest {
			best, nearest = m, distance
		}
	}
	if best.Entry == nil {
		return "", false
	}
	return graph.PartnerRole(best.Code), true
}

// tells reports whether a body told others and was not told itself: "the ministry told journalists".
func (c *clause) tells(m, partner vocabulary.Match) bool {
	if m.First < partner.First {
		return m.Last+1 < partner.First && c.words[m.Last+1].Text == "by" // "was warned by the agency"
	}
	switch m.Phrase {
	case "told", "informed", "alerted", "warned", "notified", "warns", "informs", "alerts", "called the", "notifies", "tells":
		return m.First > c.sentence.first && !c.words[m.First].Pause && !c.in(vocabulary.Passive, m.First-1)
	}
	return false
}

// vagueRole puts a word such as "help" behind one that says with what.
const vagueRole = 6

// pausedRole puts a word that stands before the partner and a comma behind one after it.
const pausedRole = 5

// pauses reports whether a comma or a joint stands between two words.
func (c *clause) pauses(from, to int) bool {
	for _, j := range of(c.sentence.found, vocabulary.Joint) {
		if j.First > from && j.First < to {
			return true
		}
	}
	return false
}

// isVictim reports whether a phrase is part of the victim's own name.
func (e *extraction) isVictim(m vocabulary.Match) bool {
	own := vocabulary.Fold(e.report.Victim.Value)
	phrase := vocabulary.Fold(e.report.Text[m.Start:m.End])
	return own != "" && (" "+own+" ") != " " && containsWords(own, phrase)
}

// partner adds a partner, or what more is known of one: generic ones of a kind are one, and one that does several
// things keeps the most telling.
func (e *extraction) partner(c *clause, m vocabulary.Match, role graph.PartnerRole) {
	named := !m.Has("generic")
	name := m.Name
	if name == "" {
		name = e.partnerName(c, m, named)
	}
	for _, p := range e.incident.Partners {
		same := graph.Slug(p.Name) == graph.Slug(name) || !named && !*p.Named
		if string(p.Kind) != m.Code || !same {
			continue
		}
		if rank(role) < rank(p.Role) {
			p.Role = role
		}
		support(&p.Finding, c.sentence.passage)
		return
	}
	p := &graph.Response{Name: name, Kind: graph.PartnerKind(m.Code), Role: role, Named: &named}
	support(&p.Finding, c.sentence.passage)
	e.incident.Partners = append(e.incident.Partners, p)
}

// partnerName is a partner's name as the text has it, a class that opens a sentence in lower case.
func (e *extraction) partnerName(c *clause, m vocabulary.Match, named bool) string {
	text := e.report.Text[m.Start:m.End]
	if named || m.First > c.sentence.first {
		return oneLine(text)
	}
	return lowerFirst(oneLine(text))
}

func rank(role graph.PartnerRole) int {
	for n, r := range []graph.PartnerRole{"RESTORATION", "CONTAINMENT", "INVESTIGATION", "MUTUAL_AID", "ADVICE", "NOTIFIED"} {
		if r == role {
			return n
		}
	}
	return len(graph.PartnerRoles)
}
