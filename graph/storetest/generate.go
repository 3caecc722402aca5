package storetest

import (
	"strings"
	"testing"
	"unicode"

	"github.com/incidentgraph/incidentgraph/graph"
)

// document makes a document that keeps to the rules.
func (g generator) document(tb testing.TB) *graph.Incident {
	i := &graph.Incident{
		Title: g.words(4), Summary: g.words(6), ReportedFor: oneOf(g, someDates), Occurred: g.period(),
		AttackTypes: orNone(g, 70, 2, someAttacks), DataImpact: oneOf(g, someImpacts), NotStated: orNone(g, 40, 2, someSecrets),
		TLP: oneOf(g, []graph.TLP{"", "CLEAR", "AMBER"}),
	}
	if g.odds(60) {
		i.ID = oneOf(g, someIDs)
	}
	if g.odds(85) {
		i.Place = &graph.Place{Country: oneOf(g, someCountries), Region: oneOf(g, someRegions), Locality: oneOf(g, someRegions)}
	}
	if g.odds(50) {
		i.Ransom = &graph.Ransom{Demanded: ptr(g.odds(60))}
	}
	g.statements(i)
	g.votes(i)
	g.attachments(i)
	g.evidence(i)
	if err := i.Validate(now); i.ID == "" { // no victim or no date to make one from
		i.ID = oneOf(g, someIDs)
	} else if err != nil {
		tb.Fatalf("random document: %v", err)
	}
	if err := i.Validate(now); err != nil {
		tb.Fatalf("random document: %v", err)
	}
	return i
}

// version makes other content for the document with that id and those reports.
func (g generator) version(tb testing.TB, of *graph.Incident) *graph.Incident {
	for {
		i := g.document(tb)
		i.ID = of.ID
		if documentKey(i) == documentKey(of) {
			return i
		}
	}
}

func (g generator) words(n int) string {
	if g.odds(15) {
		return ""
	}
	return strings.Join(someOf(g, n, someWords), " ")
}

func (g generator) period() graph.Period {
	from := oneOf(g, someDates)
	p := graph.Period{From: from}
	if until := oneOf(g, someDates); g.odds(25) && from != "" && until.First() >= from.Last() {
		p.Until = until
	}
	return p
}

func (g generator) statements(i *graph.Incident) {
	for _, name := range orNone(g, 95, 2, someVictims) {
		role := oneOf(g, []graph.VictimRole{"", graph.Primary, graph.Primary, graph.Downstream})
		i.Victims = append(i.Victims, &graph.Attack{Name: name, Sector: oneOf(g, someSectors), Role: role, Aliases: orNone(g, 20, 1, someVictims)})
	}
	for range g.IntN(7) {
		s := &graph.ServiceImpact{Code: oneOf(g, someServices), Status: oneOf(g, graph.ServiceStatuses), Cause: oneOf(g, []graph.Cause{"", "ATTACK", "CONTAINMENT"})}
		period := g.period()
		if s.Until = period.Until; g.odds(60) {
			s.From = period.From
		}
		if s.Cause == "CONTAINMENT" {
			s.Fallback = map[graph.ServiceCode]string{"EMAIL": "by telephone", "ELECTIONS": "paper", "CIVIL_REGISTRY": "Paper!", "WEBSITE": "紙"}[s.Code]
		}
		if until := oneOf(g, someDates); s.Status == graph.Restored && g.odds(80) && until.Last() >= s.From.First() {
			s.Until = until
		}
		if g.odds(15) {
			s.Extent = "PARTIAL"
		}
		i.Services = append(i.Services, s)
	}
	for _, name := range orNone(g, 75, 3, somePartners) {
		p := &graph.Response{Name: name, Kind: oneOf(g, someKinds), Role: oneOf(g, someRoles)}
		if g.odds(60) {
			p.Named = ptr(name != "regional CSIRT")
		}
		i.Partners = append(i.Partners, p)
	}
	for _, name := range orNone(g, 60, 2, someActors) {
		i.Actors = append(i.Actors, &graph.Attribution{Name: name, Role: oneOf(g, graph.ActorRoles)})
	}
	for range g.IntN(3) {
		i.Actions = append(i.Actions, &graph.Action{Code: oneOf(g, graph.ActionCodes), On: oneOf(g, someDates)})
	}
	for range g.IntN(7) {
		i.Events = append(i.Events, &graph.Event{On: oneOf(g, someDates), At: oneOf(g, []string{"", "", "08:30", "23:59"}), Kind: oneOf(g, graph.EventKinds[:4]), Text: g.words(1)})
	}
}

// votes adds elections: by id (also one that is not in the calendar), by day, or with little said of them.
func (g generator) votes(i *graph.Incident) {
	status := func() graph.ElectionStatus { return oneOf(g, graph.ElectionStatuses) }
	for range g.IntN(3) {
		i.Elections = append(i.Elections, oneOf(g, []*graph.ElectionImpact{
			{CalendarID: "fr-l", Status: status()},
			{CalendarID: "xx", Status: status()},
			{CalendarID: "nowhere", Name: "a vote", Status: status()},
			{Kind: "MUNICIPAL", Country: "DE", HeldOn: "2024-06-09", Status: status()},
			{Kind: "LEGISLATIVE", Country: "FR", HeldOn: "2024-06-30", Status: status()},
			{Kind: "REGIONAL", Country: "DE", Region: "thuringen", HeldOn: "2024-09-01", Status: status()},
			{Kind: "PRESIDENTIAL", Country: "UA", HeldOn: "2014-05", Status: status()},
			{Name: "Wahl", Status: status()},
		}))
	}
}

func (g generator) attachments(i *graph.Incident) {
	for _, text := range orNone(g, 55, 2, someTexts) {
		report := i.Reports[addReport(i, text):][0]
		report.File = oneOf(g, []string{"", "a.md", "b.md"})
	}
	for range g.IntN(3) {
		i.Related = append(i.Related, &graph.Related{ID: oneOf(g, append(someIDs, "saint-brevin-2024-06")), Kind: oneOf(g, graph.RelatedKinds)})
	}
	if g.odds(50) {
		i.Sources = []*graph.Source{{URL: "https://example.org/" + oneOf(g, someIDs)}, {URL: "https://example.org/2", PublishedOn: oneOf(g, someDates)}}
		i.Affected = []*graph.AffectedCount{{Count: g.IntN(5), Unit: "PEOPLE", Source: ptr(g.IntN(2))}}
		if len(i.Services) > 0 && g.odds(50) {
			i.Services[0].Source = ptr(g.IntN(2))
		}
	}
}

// evidence quotes the reports for some statements and fields.
func (g generator) evidence(i *graph.Incident) {
	if len(i.Reports) == 0 {
		return
	}
	for _, s := range i.Services {
		for range g.IntN(3) {
			s.Evidence = append(s.Evidence, g.span(i))
		}
	}
	for _, e := range i.Events {
		if g.odds(60) {
			e.Evidence = []graph.Evidence{g.span(i)}
		}
	}
	for _, field := range orNone(g, 70, 3, []string{"/title", "/dataImpact", "/occurred/from", "/place/country", "/victims/0/name", "/services/0", "/attackTypes/1", "/ransom/demanded"}) {
		i.EvidenceOf = append(i.EvidenceOf, &graph.FieldEvidence{Field: field, Evidence: g.span(i)})
	}
}

// span is the place of some characters of a report.
func (g generator) span(i *graph.Incident) graph.Evidence {
	report := g.IntN(len(i.Reports))
	text := i.Reports[report].Text
	var borders []int
	for at, r := range text {
		if !unicode.Is(unicode.Mn, r) {
			borders = append(borders, at)
		}
	}
	start := g.IntN(len(borders))
	end := len(text)
	if next := start + 1 + g.IntN(len(borders)-start); next < len(borders) {
		end = borders[next]
	}
	return graph.Evidence{ReportIndex: report, Start: borders[start], End: end}
}
