package storetest

import (
	"slices"

	"github.com/incidentgraph/incidentgraph/graph"
)

// selection is a filter and the incidents of the world that it selects, newest first.
type selection struct {
	name   string
	filter graph.Filter
	want   []string
}

type filter = graph.Filter

var selections = []selection{
	{"the zero filter selects all", filter{}, worldIDs},
	{"disrupted: a service was out", filter{Disrupted: services("LOGISTICS")}, ids("bremen-port")},
	{"disrupted: a restored service was out, too", filter{Disrupted: services("EMAIL")}, ids("fleury", "oslo", "msm")},
	{"disrupted: values are alternatives", filter{Disrupted: services("LOGISTICS", "HOSPITAL_CARE")}, ids("bremen-port", "clinic")},
	{"disrupted: at risk is not out", filter{Disrupted: services("WATER_SUPPLY")}, ids()},
	{"disruptedAll: all of the services were out", filter{DisruptedAll: services("EMAIL", "WEBSITE")}, ids("msm")},
	{"disruptedAll: restored ones count", filter{DisruptedAll: services("ELECTIONS", "TELEPHONY")}, ids("fleury")},
	{"atRisk", filter{AtRisk: services("WEBSITE", "WATER_SUPPLY")}, ids("bremen", "aqua")},
	{"unaffected", filter{Unaffected: services("IN_PERSON_SERVICES")}, ids("fleury", "msm")},
	{"restored", filter{Restored: services("EMAIL", "LABORATORY_IMAGING")}, ids("oslo", "clinic")},
	{"countries: alternatives", filter{Countries: ids("DE", "UA")}, ids("bremen-port", "bremen", "kyiv")},
	{"countries: in any case", filter{Countries: ids("fr")}, ids("fleury", "msm")},
	{"countries: one that no incident is in", filter{Countries: ids("JP")}, ids()},
	{"regions: without case, accents and punctuation", filter{Regions: ids("BREMEN", "meurthe et moselle")}, ids("bremen-port", "bremen", "msm")},
	{"regions: the whole name", filter{Regions: ids("Brem")}, ids()},
	{"sectors: of any victim", filter{Sectors: []graph.Sector{"HEALTHCARE", "WATER"}}, ids("aqua", "clinic")},
	{"victims: by name, whatever the form of the town", filter{Victims: ids("Ville de FLEURY les Aubrais")}, ids("fleury")},
	{"victims: by id, whatever their role", filter{Victims: ids("victim:de:bremen")}, ids("bremen-port", "bremen")},
	{"victims: the id of a namesake elsewhere is none", filter{Victims: ids("victim:fr:bremen")}, ids()},
	{"victims: part of a name is none", filter{Victims: ids("Fleury")}, ids()},
	{"partners: by name", filter{Partners: ids("cert ua", "Anssi")}, ids("fleury", "kyiv")},
	{"partners: by id", filter{Partners: ids("partner:bsi")}, ids("bremen")},
	{"partners: a class by name", filter{Partners: ids("Regional CSIRT")}, ids("fleury", "msm")},
	{"partners: the id of a class is that of one incident", filter{Partners: ids("partner:msm:regional-csirt")}, ids("msm")},
	{"partnerKinds", filter{PartnerKinds: []graph.PartnerKind{"POLICE"}}, ids("kyiv", "clinic")},
	{"partnerRoles", filter{PartnerRoles: []graph.PartnerRole{"RESTORATION", "ADVICE"}}, ids("fleury", "bremen")},
	{"partner kind and role are those of one partner", filter{PartnerKinds: []graph.PartnerKind{"CSIRT"}, PartnerRoles: []graph.PartnerRole{"NOTIFIED", "INVESTIGATION"}}, ids("msm", "kyiv")},
	{"actors: by name and by id", filter{Actors: ids("noname057(16)", "actor:cyberberkut")}, ids("bremen-port", "bremen", "kyiv")},
	{"attackTypes: one of several", filter{AttackTypes: []graph.AttackType{"DDOS", "DATA_BREACH"}}, ids("bremen-port", "bremen", "kyiv")},
	{"dataImpact", filter{DataImpact: []graph.DataImpact{"PUBLISHED", "CONFIRMED_THEFT"}}, ids("bremen-port", "clinic")},
	{"dataImpact: NOT_STATED is what a report says", filter{DataImpact: []graph.DataImpact{"NOT_STATED"}}, ids("fleury")},
	{"ransomDemanded: true", filter{RansomDemanded: ptr(true)}, ids("fleury", "bremen-port")},
	{"ransomDemanded: false is not the same as not stated", filter{RansomDemanded: ptr(false)}, ids("clinic")},
	{"electionKinds", filter{ElectionKinds: []graph.ElectionKind{"PRESIDENTIAL", "MUNICIPAL"}}, ids("kyiv", "aqua")},
	{"electionStatus", filter{ElectionStatus: []graph.ElectionStatus{"AT_RISK", "DISRUPTED"}}, ids("fleury", "kyiv")},
	{"election kind and status are those of one vote", filter{ElectionKinds: []graph.ElectionKind{"PRESIDENTIAL"}, ElectionStatus: []graph.ElectionStatus{"UNAFFECTED"}}, ids()},
	{"notStated: one of several", filter{NotStated: []graph.Undisclosed{"RANSOM_AMOUNT", "ATTACKER"}}, ids("fleury")},
}

var dayRanges = []selection{
	{"daysBeforeElection: a month can be within the days", filter{DaysBeforeElection: daysRange(nil, ptr(6))}, ids("fleury", "kyiv")},
	{"daysBeforeElection: certainly", filter{DaysBeforeElection: daysRange(nil, ptr(6)), Match: graph.CertainMatch}, ids("fleury")},
	{"daysBeforeElection: a day less", filter{DaysBeforeElection: daysRange(nil, ptr(5))}, ids("kyiv")},
	{"daysBeforeElection: from its first day", filter{DaysBeforeElection: daysRange(ptr(24), nil)}, ids("kyiv")},
	{"daysBeforeElection: beyond its first day", filter{DaysBeforeElection: daysRange(ptr(25), nil)}, ids()},
	{"daysBeforeElection: after the vote", filter{DaysBeforeElection: daysRange(ptr(-9), ptr(-6))}, ids("kyiv")},
	{"daysBeforeElection: open at both ends is no condition", filter{DaysBeforeElection: daysRange(nil, nil)}, worldIDs},
	{"days and status are those of one election", filter{DaysBeforeElection: daysRange(nil, ptr(6)), ElectionStatus: []graph.ElectionStatus{"DISRUPTED"}}, ids("kyiv")},
	{"restoredWithinDays: the incident's first day, where no other is stated", filter{RestoredWithinDays: ptr(1)}, ids("oslo")},
	{"restoredWithinDays: a day less", filter{RestoredWithinDays: ptr(0)}, ids()},
	{"restoredWithinDays: a part that is back", filter{RestoredWithinDays: ptr(2)}, ids("fleury", "oslo")},
	{"restoredWithinDays: not without a date", filter{Restored: services("ELECTIONS", "LABORATORY_IMAGING"), RestoredWithinDays: ptr(9999)}, ids()},
	{"restored and its days are those of one service", filter{Restored: services("EMAIL"), RestoredWithinDays: ptr(1)}, ids("oslo")},
	{"review: what no one has judged", filter{Review: []graph.ReviewState{graph.Unreviewed}}, worldIDs},
	{"review: what was judged", filter{Review: []graph.ReviewState{graph.Confirmed, graph.Rejected}}, ids()},
}

// certainties ask how surely. What may hold is selected as well as what certainly does.
var certainties = []selection{
	{"match: a coarse date is not certain", filter{Occurred: period("2024-06-24", "2024-06-24"), Match: graph.CertainMatch}, ids("fleury", "oslo")},
	{"match: possible is the default", filter{Occurred: period("2024-06-24", "2024-06-24"), Match: graph.PossibleMatch}, ids("fleury", "oslo", "bremen-port", "bremen")},
	{"match: all days of a coarse date within the range are certain", filter{Occurred: period("2024-06", ""), Match: graph.CertainMatch}, ids("fleury", "oslo", "bremen-port")},
	{"match: a stated end is certain", filter{Occurred: period("2014-05-26", "2014-05-26"), Match: graph.CertainMatch}, ids("kyiv")},
	{"match: the day before it is possible", filter{Occurred: period("2014-05-25", "2014-05-25"), Match: graph.CertainMatch}, ids()},
	{"match: holds for what is nested", filter{Match: graph.CertainMatch, Or: []*filter{{Occurred: period("2024", "2024")}, {Occurred: period("2023-03-12", "")}}}, ids("fleury", "oslo", "bremen-port", "bremen")},
	{"match: of a nested filter holds there alone", filter{Occurred: period("2024-06-24", "2024-06-24"), Or: []*filter{{Occurred: period("2024-06", "2024-06"), Match: graph.CertainMatch}}}, ids("fleury", "oslo", "bremen-port")},
	{"not: what may fail is selected", filter{Not: &filter{Occurred: period("2024-06-24", "2024-06-24")}}, ids("bremen-port", "bremen", "msm", "kyiv", "aqua", "clinic")},
	{"not: certainly", filter{Match: graph.CertainMatch, Not: &filter{Occurred: period("2024-06-24", "2024-06-24")}}, ids("msm", "kyiv", "aqua", "clinic")},
	{"not: what is not certain", filter{Not: &filter{Occurred: period("2024-06-24", "2024-06-24"), Match: graph.CertainMatch}}, ids("bremen-port", "bremen", "msm", "kyiv", "aqua", "clinic")},
}

var periods = []selection{
	{"occurred: a day is within coarser dates", filter{Occurred: period("2024-06-24", "2024-06-24")}, ids("fleury", "oslo", "bremen-port", "bremen")},
	{"occurred: the last day of a period", filter{Occurred: period("2014-05-26", "2014-05-26")}, ids("kyiv")},
	{"occurred: the day after it", filter{Occurred: period("2014-05-27", "2014-12-31")}, ids()},
	{"occurred: the day before a month", filter{Occurred: period("2014-04-30", "2014-04-30")}, ids()},
	{"occurred: open end", filter{Occurred: period("2024-07-01", "")}, ids("bremen")},
	{"occurred: open start", filter{Occurred: period("", "2023-03-10")}, ids("kyiv")},
	{"occurred: a coarse end is its last day", filter{Occurred: period("2023", "2023")}, ids("msm")},
	{"occurred: a month", filter{Occurred: period("2024-06", "2024-06")}, ids("fleury", "oslo", "bremen-port", "bremen")},
	{"occurred: open at both ends is no condition", filter{Occurred: &graph.DateRange{}}, worldIDs},
}

var combinations = []selection{
	{"fields add up", filter{Countries: ids("FR"), Disrupted: services("ELECTIONS")}, ids("fleury")},
	{"and: all parts", filter{And: []*filter{{Countries: ids("FR")}, {Disrupted: services("WEBSITE")}}}, ids("msm")},
	{"or: one part", filter{Or: []*filter{{Countries: ids("UA")}, {Sectors: []graph.Sector{"EDUCATION"}}}}, ids("oslo", "kyiv")},
	{"or: adds to the other fields", filter{Disrupted: services("EMAIL"), Or: []*filter{{Countries: ids("UA")}, {Countries: ids("NO")}}}, ids("oslo")},
	{"or: a part without a condition selects all", filter{Or: []*filter{{Countries: ids("UA")}, {}}}, worldIDs},
	{"empty lists are no condition", filter{And: []*filter{}, Or: []*filter{}, Countries: ids(), Disrupted: services()}, worldIDs},
	{"not: the others", filter{Not: &filter{Disrupted: services("EMAIL")}}, ids("bremen-port", "bremen", "kyiv", "aqua", "clinic")},
	{"not: a field that is not stated does not match", filter{Not: &filter{RansomDemanded: ptr(true)}}, ids("oslo", "bremen", "msm", "kyiv", "aqua", "clinic")},
	{"not: a list that is not stated does not match", filter{Not: &filter{AttackTypes: []graph.AttackType{"RANSOMWARE"}}}, ids("oslo", "bremen", "msm", "kyiv", "aqua")},
	{"not: a region that is not stated does not match", filter{Not: &filter{Regions: ids("Bremen")}}, ids("fleury", "oslo", "msm", "kyiv", "aqua", "clinic")},
	{"not: the undated are not within a period", filter{Not: &filter{Occurred: period("2014", "2024")}}, ids("aqua", "clinic")},
	{"not: everything", filter{Not: &filter{}}, ids()},
	{"not within not", filter{Not: &filter{Not: &filter{Countries: ids("FR")}}}, ids("fleury", "msm")},
	{"and, or and not nest", filter{
		Or:  []*filter{{And: []*filter{{Countries: ids("DE")}, {Not: &filter{AttackTypes: []graph.AttackType{"DDOS"}}}}}, {Or: []*filter{{Text: "school"}, {Restored: services("ELECTIONS")}}}},
		Not: &filter{Countries: ids("UA"), Disrupted: services("ELECTIONS")},
	}, ids("oslo", "bremen-port")},
}

var filterCases = slices.Concat(
	selects(selections), selects(dayRanges), selects(certainties), selects(periods), selects(combinations),
	[]testCase{
		{"matches tell what is certain from what is possible", matches},

		{"a value that no incident can have is invalid", invalidFilters},
		{"every read that takes a filter refuses an invalid one", invalidEverywhere},
	},
)

// selects makes a case of each selection: the incidents, their number and their order, in each read that counts.
func selects(table []selection) []testCase {
	cases := make([]testCase, len(table))
	for n, row := range table {
		cases[n] = testCase{row.name, func(s *scene) {
			page := s.incidents(graph.IncidentQuery{Filter: row.filter, Page: graph.Page{Total: true}})
			s.same("ids", incidentIDs(page.Incidents), row.want)
			s.same("total", page.Total, len(row.want))
			s.same("count", s.count(row.filter), []*graph.Bucket{{Keys: []string{}, Labels: []string{}, Count: len(row.want)}})
		}}
	}
	return cases
}

// matches asks for a day of a month of a year, which the four incidents know more or less of.
func matches(s *scene) {
	const sure, perhaps = graph.CertainMatch, graph.PossibleMatch
	q := graph.IncidentQuery{Filter: filter{Occurred: period("2024-06-24", "2024-06-24")}}
	s.same("matches", s.incidents(q).Matches, []graph.Match{sure, sure, perhaps, perhaps})
	s.same("oldest first", s.incidents(graph.IncidentQuery{Filter: q.Filter, Order: graph.Oldest, With: graph.AllRelations}).Matches, []graph.Match{perhaps, perhaps, sure, sure})
	s.same("of nodes", s.incidentsOf(q, "place:de", "service:EMAIL")[0].Matches, []graph.Match{perhaps, perhaps})
	s.same("without a date", s.incidents(graph.IncidentQuery{Filter: filter{Countries: ids("DE")}}).Matches, []graph.Match{sure, sure})
	s.same("of none", s.incidents(graph.IncidentQuery{Filter: filter{Countries: ids("JP")}}).Matches, []graph.Match{})
}

func daysRange(from, to *int) *graph.DaysRange { return &graph.DaysRange{From: from, To: to} }

func ids(values ...string) []string { return append([]string{}, values...) }

func services(codes ...graph.ServiceCode) []graph.ServiceCode { return codes }

func period(from, to graph.Date) *graph.DateRange { return &graph.DateRange{From: from, To: to} }

func ptr[T any](value T) *T { return &value }

// unacceptable are filters that ask for what no incident can have.
var unacceptable = map[string]filter{
	"a country that does not exist":        {Countries: ids("XX")},
	"an alpha-3 code":                      {Countries: ids("FRA")},
	"an empty country":                     {Countries: ids("FR", "")},
	"a region of the world":                {Countries: ids("EU")},
	"a text without a word":                {Text: "?! …"},
	"a text of too many words":             {Text: "a b c d e f g h i j k l m n o p q"},
	"a service that does not exist":        {Disrupted: services("EMAIL", "FAX")},
	"a code in small letters":              {AtRisk: services("email")},
	"a sector that does not exist":         {Sectors: []graph.Sector{"SPACE"}},
	"a partner's role that is none":        {PartnerRoles: []graph.PartnerRole{""}},
	"a day that does not exist":            {Occurred: period("2024-02-30", "")},
	"an end before the start":              {Occurred: period("2024-06", "2024-05-31")},
	"days before a vote from more to less": {DaysBeforeElection: daysRange(ptr(3), ptr(2))},
	"days before a vote from none to less": {DaysBeforeElection: daysRange(nil, ptr(-1))},
	"back in less than no day":             {RestoredWithinDays: ptr(-1)},
	"a state of review that is none":       {Review: []graph.ReviewState{"DOUBTED"}},
	"a match that is none":                 {Match: "SURE"},
	"within and":                           {And: []*filter{{Countries: ids("XX")}}},
	"within or":                            {Or: []*filter{{}, {Countries: ids("XX")}}},
	"within not":                           {Not: &filter{Text: "--"}},
}

func invalidFilters(s *scene) {
	for name, f := range unacceptable {
		_, err := s.store.Incidents(s.Context(), graph.IncidentQuery{Filter: f})
		s.isInvalid(name, err)
	}
}

func invalidEverywhere(s *scene) {
	ctx, f := s.Context(), filter{Countries: ids("XX")}
	_, err := s.store.IncidentsOf(ctx, ids("service:EMAIL"), graph.IncidentQuery{Filter: f})
	s.isInvalid("IncidentsOf", err)
	_, err = s.store.List(ctx, graph.NodeQuery{Kind: graph.VictimNode, Filter: f})
	s.isInvalid("List", err)
	_, err = s.store.Timeline(ctx, graph.TimelineQuery{Filter: f})
	s.isInvalid("Timeline", err)
	_, err = s.store.Count(ctx, f)
	s.isInvalid("Count", err)
	_, err = s.store.Count(ctx, filter{}, "HEIGHT")
	s.isInvalid("Count by an unknown dimension", err)
	_, err = s.store.Count(ctx, filter{}, graph.ByYear, graph.ByMonth, graph.ByCountry)
	s.isInvalid("Count by three dimensions", err)
	_, err = s.store.Days(ctx, f, graph.Containment)
	s.isInvalid("Days", err)
	_, err = s.store.Days(ctx, filter{}, "HEIGHT")
	s.isInvalid("Days of an unknown measure", err)
	_, err = s.store.Coverage(ctx, f)
	s.isInvalid("Coverage", err)
	_, err = s.store.Coverage(ctx, filter{}, []graph.Topic{"HEIGHT"})
	s.isInvalid("Coverage of an unknown topic", err)
}
