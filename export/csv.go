package export

import (
	"context"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Column is one of the columns of [CSV]. Those with several values hold them in one cell, joined by "; ".
type Column struct {
	Name    string
	Meaning string
	values  func(*graph.Incident) []string
}

// Columns holds the columns in their order.
var Columns = []Column{
	{"id", "Id of the incident.", func(i *graph.Incident) []string { return one(i.ID) }},
	{"title", "One line.", func(i *graph.Incident) []string { return one(i.Title) }},
	{"summary", "One to three sentences.", func(i *graph.Incident) []string { return one(i.Summary) }},
	{"occurred_from", "First day, month or year.", func(i *graph.Incident) []string { return one(i.Occurred.From) }},
	{"occurred_until", "Last day, month or year.", func(i *graph.Incident) []string { return one(i.Occurred.Until) }},
	{"reported_for", "The date under which the source files the incident.", func(i *graph.Incident) []string { return one(i.ReportedFor) }},
	{"country", "ISO 3166-1 alpha-2 code.", func(i *graph.Incident) []string { return one(place(i).Country) }},
	{"region", "Region.", func(i *graph.Incident) []string { return one(place(i).Region) }},
	{"locality", "Town or village.", func(i *graph.Incident) []string { return one(place(i).Locality) }},
	{"victims", "Names of the victims.", func(i *graph.Incident) []string {
		return all(i.Victims, func(v *graph.Attack) string { return v.Name })
	}},
	{"sectors", "The fields that the victims work in.", func(i *graph.Incident) []string {
		return all(i.Victims, func(v *graph.Attack) string { return string(v.Sector) })
	}},
	{"attack_types", "Kinds of attack.", func(i *graph.Incident) []string { return codes(i.AttackTypes) }},
	{"actors", "Names of those to whom the attack is attributed, or who claim it; not of those who are said not to have been it.", func(i *graph.Incident) []string {
		return all(i.Actors, func(a *graph.Attribution) string { return unless(a.Role == "DENIED", a.Name) })
	}},
	{"data_impact", "What is known of taken data.", func(i *graph.Incident) []string { return one(i.DataImpact) }},
	{"ransom_demanded", "Whether a ransom was demanded: true, false or not stated.", func(i *graph.Incident) []string { return truth(ransom(i).Demanded) }},
	{"ransom_paid", "Whether it was paid.", func(i *graph.Incident) []string { return truth(ransom(i).Paid) }},
	{"ransom_amount", "How much was demanded, as a decimal number.", func(i *graph.Incident) []string { return stated(ransom(i).Amount) }},
	{"ransom_currency", "Currency of the amount.", func(i *graph.Incident) []string { return stated(ransom(i).Currency) }},
	{"disrupted", "Services that were out, those that came back among them.", func(i *graph.Incident) []string {
		return services(i, graph.Disrupted, graph.Restored)
	}},
	{"restored", "Services that were out and came back, in part or as a whole.", func(i *graph.Incident) []string { return services(i, graph.Restored) }},
	{"at_risk", "Services that were endangered.", func(i *graph.Incident) []string { return services(i, graph.AtRisk) }},
	{"unaffected", "Services that are said to have kept running.", func(i *graph.Incident) []string { return services(i, graph.Unaffected) }},
	{"partners", "Names of those who responded.", func(i *graph.Incident) []string {
		return all(i.Partners, func(p *graph.Response) string { return p.Name })
	}},
	{"partner_kinds", "Classes of those who responded.", func(i *graph.Incident) []string {
		return all(i.Partners, func(p *graph.Response) string { return string(p.Kind) })
	}},
	{"elections", "Elections that the incident states something of, each with what became of it.", func(i *graph.Incident) []string {
		return all(i.Elections, func(e *graph.ElectionImpact) string { return e.Election.Name + " (" + string(e.Status) + ")" })
	}},
	{"not_stated", "What the reports themselves call undisclosed.", func(i *graph.Incident) []string { return codes(i.NotStated) }},
	{"campaign", "The campaign that the incident is part of.", func(i *graph.Incident) []string { return one(i.Campaign) }},
	{"related", "Ids of related incidents.", func(i *graph.Incident) []string {
		return all(i.Related, func(r *graph.Related) string { return r.ID })
	}},
	{"tlp", "Traffic Light Protocol 2.0 marking.", func(i *graph.Incident) []string { return one(marking(i)) }},
	{"sources", "Addresses of public pages that carry the record.", func(i *graph.Incident) []string {
		return all(i.Sources, func(s *graph.Source) string { return s.URL })
	}},
}

// CSV writes the incidents that match f as a table by RFC 4180 in UTF-8, its first row the names of the columns, one row an incident,
// oldest first, then by id. What a spreadsheet would take for a formula begins with an apostrophe.
func CSV(ctx context.Context, store Incidents, f graph.Filter, w io.Writer) error {
	table := csv.NewWriter(w)
	table.UseCRLF = true
	row := make([]string, len(Columns))
	for n, column := range Columns {
		row[n] = column.Name
	}
	if err := table.Write(row); err != nil {
		return err
	}
	err := each(ctx, store, f, statements, func(i *graph.Incident) error {
		for n, column := range Columns {
			row[n] = harmless(joined(column.values(i)))
		}
		return table.Write(row)
	})
	if err != nil {
		return err
	}
	table.Flush()
	return table.Error()
}

// joined puts values in one cell: each once, in their order. A semicolon within one becomes a comma.
func joined(values []string) string {
	var cell []string
	for _, value := range values {
		if len(values) > 1 {
			value = strings.ReplaceAll(value, ";", ",")
		}
		if value != "" && !slices.Contains(cell, value) {
			cell = append(cell, value)
		}
	}
	return strings.Join(cell, "; ")
}

// harmless puts an apostrophe before what spreadsheets take for a formula, and before another apostrophe, so that a reader who takes
// the first one away has the value. See OWASP, CSV injection; some also take the wide forms of the signs.
func harmless(cell string) string {
	bare := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
	if bare != cell || bare != "" && strings.ContainsRune("=+-@'＝＋－＠", []rune(bare)[0]) {
		return "'" + cell
	}
	return cell
}

func one[T ~string](value T) []string { return []string{string(value)} }

func codes[T ~string](values []T) []string {
	return all(values, func(v T) string { return string(v) })
}

func all[T any](list []T, value func(T) string) []string {
	values := make([]string, len(list))
	for n, entry := range list {
		values[n] = value(entry)
	}
	return values
}

func unless(not bool, value string) string {
	if not {
		return ""
	}
	return value
}

func services(i *graph.Incident, statuses ...graph.ServiceStatus) []string {
	return all(i.Services, func(s *graph.ServiceImpact) string {
		return unless(!slices.Contains(statuses, s.Status), string(s.Code))
	})
}

func truth(value *bool) []string {
	switch {
	case value == nil:
		return nil
	case *value:
		return []string{"true"}
	}
	return []string{"false"}
}

func stated(value *string) []string {
	if value == nil {
		return nil
	}
	return []string{*value}
}

func place(i *graph.Incident) graph.Place {
	if i.Place == nil {
		return graph.Place{}
	}
	return *i.Place
}

func ransom(i *graph.Incident) graph.Ransom {
	if i.Ransom == nil {
		return graph.Ransom{}
	}
	return *i.Ransom
}

// marking is CLEAR where none is stated.
func marking(i *graph.Incident) graph.TLP {
	if i.TLP == "" {
		return graph.TLPClear
	}
	return i.TLP
}
