package storetest

import "github.com/incidentgraph/incidentgraph/graph"

// family is a kind of random filters: those with a condition on one field. Drop takes that condition away.
type family struct {
	name string
	draw func(generator) graph.Filter
	drop func(*graph.Filter)
}

var families = []family{
	{"text", func(g generator) filter {
		return filter{Text: oneOf(g, []string{"vot", "LISTS", "elect", "strasse", "網", "ransom website", "saint", "anssi", "klinik clinic", "not", "кіб"})}
	}, func(f *filter) { f.Text = "" }},
	{"disrupted", func(g generator) filter { return filter{Disrupted: someOf(g, 2, someServices)} }, func(f *filter) { f.Disrupted = nil }},
	{"disruptedAll", func(g generator) filter { return filter{DisruptedAll: someOf(g, 2, someServices[:3])} }, func(f *filter) { f.DisruptedAll = nil }},
	{"atRisk", func(g generator) filter { return filter{AtRisk: someOf(g, 2, someServices)} }, func(f *filter) { f.AtRisk = nil }},
	{"unaffected", func(g generator) filter { return filter{Unaffected: someOf(g, 2, someServices)} }, func(f *filter) { f.Unaffected = nil }},
	{"restored", func(g generator) filter { return filter{Restored: someOf(g, 2, someServices)} }, func(f *filter) { f.Restored = nil }},
	{"countries", func(g generator) filter { return filter{Countries: someOf(g, 2, []string{"FR", "de", "UA"})} }, func(f *filter) { f.Countries = nil }},
	{"regions", func(g generator) filter { return filter{Regions: someOf(g, 2, someRegions[2:])} }, func(f *filter) { f.Regions = nil }},
	{"sectors", func(g generator) filter { return filter{Sectors: someOf(g, 2, someSectors[1:])} }, func(f *filter) { f.Sectors = nil }},
	{"victims", func(g generator) filter {
		return filter{Victims: someOf(g, 3, append(someVictims, "victim:fr:saint-brevin", "victim:de:lubeck"))}
	}, func(f *filter) { f.Victims = nil }},
	{"partners", func(g generator) filter {
		return filter{Partners: someOf(g, 3, append(somePartners, "partner:anssi", "partner:alpha:regional-csirt"))}
	}, func(f *filter) { f.Partners = nil }},
	{"partnerKinds", func(g generator) filter { return filter{PartnerKinds: someOf(g, 2, someKinds)} }, func(f *filter) { f.PartnerKinds = nil }},
	{"partnerRoles", func(g generator) filter { return filter{PartnerRoles: someOf(g, 2, someRoles)} }, func(f *filter) { f.PartnerRoles = nil }},
	{"partner kind and role", func(g generator) filter {
		return filter{PartnerKinds: someOf(g, 2, someKinds), PartnerRoles: someOf(g, 2, someRoles)}
	}, func(f *filter) { f.PartnerRoles = nil }},
	{"actors", func(g generator) filter { return filter{Actors: someOf(g, 2, append(someActors, "actor:lockbit"))} }, func(f *filter) { f.Actors = nil }},
	{"attackTypes", func(g generator) filter { return filter{AttackTypes: someOf(g, 2, someAttacks)} }, func(f *filter) { f.AttackTypes = nil }},
	{"dataImpact", func(g generator) filter { return filter{DataImpact: someOf(g, 2, someImpacts[2:])} }, func(f *filter) { f.DataImpact = nil }},
	{"ransomDemanded", func(g generator) filter { return filter{RansomDemanded: ptr(g.odds(50))} }, func(f *filter) { f.RansomDemanded = nil }},
	{"occurred", func(g generator) filter { return filter{Occurred: period(oneOf(g, someDates[1:]), "")} }, func(f *filter) { f.Occurred = nil }},
	{"occurred until", func(g generator) filter { return filter{Occurred: period("", oneOf(g, someDates[1:]))} }, func(f *filter) { f.Occurred = nil }},
	{"electionKinds", func(g generator) filter {
		return filter{ElectionKinds: someOf(g, 2, []graph.ElectionKind{"LEGISLATIVE", "MUNICIPAL", "REGIONAL"})}
	}, func(f *filter) { f.ElectionKinds = nil }},
	{"electionStatus", func(g generator) filter { return filter{ElectionStatus: someOf(g, 2, graph.ElectionStatuses)} }, func(f *filter) { f.ElectionStatus = nil }},
	{"daysBeforeElection", func(g generator) filter { return filter{DaysBeforeElection: someDays(g)} }, func(f *filter) { f.DaysBeforeElection = nil }},
	{"days before an election of a status", func(g generator) filter {
		return filter{DaysBeforeElection: &graph.DaysRange{From: ptr(-400), To: ptr(oneOf(g, []int{5, 6, 400}))}, ElectionStatus: someOf(g, 2, graph.ElectionStatuses)}
	}, func(f *filter) { f.ElectionStatus = nil }},
	{"restoredWithinDays", func(g generator) filter { return filter{RestoredWithinDays: ptr(oneOf(g, []int{0, 1, 4, 30, 400}))} }, func(f *filter) { f.RestoredWithinDays = nil }},
	{"a service back within days", func(g generator) filter {
		return filter{Restored: someOf(g, 3, someServices), RestoredWithinDays: ptr(oneOf(g, []int{1, 30, 400}))}
	}, func(f *filter) { f.Restored = nil }},
	{"certainly occurred", func(g generator) filter {
		return filter{Occurred: period("", oneOf(g, someDates[1:])), Match: graph.CertainMatch}
	}, func(f *filter) { f.Match = "" }},
	{"occurred or not", func(g generator) filter {
		day := oneOf(g, []graph.Date{"2024-06-24", "2024-06-25", "2023-03-11"})
		return filter{Not: &filter{Occurred: period(day, day), Match: oneOf(g, []graph.Match{"", graph.CertainMatch, graph.PossibleMatch})}}
	}, func(f *filter) { f.Not = nil }},
	{"certain and not", func(g generator) filter {
		return filter{Match: graph.CertainMatch, Not: &filter{Or: []*filter{{Occurred: period("2024-06-24", "2024-06-24")}, {DaysBeforeElection: someDays(g)}}}}
	}, func(f *filter) { f.Match = "" }},
	{"review", func(g generator) filter {
		return filter{Review: oneOf(g, [][]graph.ReviewState{{graph.Unreviewed}, {graph.Confirmed, graph.Unreviewed}, {graph.Confirmed, graph.Rejected}})}
	}, func(f *filter) { f.Review = nil }},
	{"notStated", func(g generator) filter { return filter{NotStated: someOf(g, 2, someSecrets)} }, func(f *filter) { f.NotStated = nil }},
	{"and", func(g generator) filter { return filter{And: []*filter{simple(g), simple(g)}} }, func(f *filter) { f.And = f.And[:min(1, len(f.And))] }},
	{"or", func(g generator) filter { return filter{Or: []*filter{simple(g), simple(g)}} }, func(f *filter) { f.Or = f.Or[:min(1, len(f.Or))] }},
	{"not", func(g generator) filter { return filter{Not: nested(g, 2)} }, func(f *filter) { f.Not = nil }},
	{"nested", func(g generator) filter { return *nested(g, 3) }, func(f *filter) { f.Or, f.Not = nil, nil }},
	{"search", func(g generator) filter { return filter{Search: someSearch(g)} }, func(f *filter) { f.Search = "" }},
}

// someSearch is a text to search for, of which half are found.
func someSearch(g generator) string {
	return oneOf(g, []string{
		"lists", "voter", "elections", `"voter lists"`, `"lists voter"`, `"offline lists"`, `"elections voter"`, `"voter ransomware"`, "website", "listes", "server", "server bren", `"der server"`, `"des server`, "lockbit", "anssi",
		"saint brevin", "anhalt", "strasse", "ransomware offline", "gendarmerie", "wahl", "plain text", "网", "сайт", "2024", "not", "csirt regional", `"regional csirt"`, "loiret",
		"lockbot", "anhal", "gendamrerie", "lubek", "ansssi", "thuringne", "messagerie",
	})
}

// simple is a filter with a condition that half of the incidents meet, or so.
func simple(g generator) *filter {
	f := oneOf(g, []filter{
		{Countries: []string{"FR"}},
		{Countries: []string{"DE", "UA"}},
		{Disrupted: []graph.ServiceCode{"EMAIL", "WEBSITE"}},
		{Occurred: period("2023", "")},
		{AttackTypes: someAttacks[:2]},
		{PartnerKinds: someKinds[:2]},
		{RansomDemanded: ptr(true)},
		{Not: &filter{ElectionStatus: graph.ElectionStatuses[:2]}},
		{Occurred: period("2024-06-20", "2024-06-30")},
	})
	return &f
}

// someDays is a range of days before a vote.
func someDays(g generator) *graph.DaysRange {
	return oneOf(g, []*graph.DaysRange{{To: ptr(6)}, {To: ptr(30)}, {From: ptr(-30), To: ptr(40)}, {From: ptr(5)}, {From: ptr(-400), To: ptr(5)}, {From: ptr(-40)}})
}

// nested is a filter of several levels.
func nested(g generator, depth int) *filter {
	if depth == 0 {
		return simple(g)
	}
	f := simple(g)
	switch g.IntN(3) {
	case 0:
		f.And = []*filter{{Or: []*filter{nested(g, depth-1), simple(g)}}}
	case 1:
		f.Or = []*filter{nested(g, depth-1), simple(g), {Not: simple(g)}}
	case 2:
		f.Not = nested(g, depth-1)
	}
	return f
}
