package storetest

import (
	"fmt"

	"github.com/incidentgraph/incidentgraph/graph"
)

// counted is a count by dimensions and its buckets in the world: largest first, then by value.
type counted struct {
	name   string
	filter graph.Filter
	by     []graph.Dimension
	want   []string
}

var counts = []counted{
	{"by service: those that were out, once an incident", filter{}, by(graph.ByService), ids("3 EMAIL", "2 ELECTIONS", "2 WEBSITE", "1 HOSPITAL_CARE", "1 LABORATORY_IMAGING", "1 LOGISTICS", "1 ONLINE_SERVICES", "1 TELEPHONY")},
	{"by sector of any victim", filter{}, by(graph.BySector), ids("2 LOCAL_GOVERNMENT", "1 EDUCATION", "1 ELECTORAL", "1 HEALTHCARE", "1 REGIONAL_GOVERNMENT", "1 TRANSPORT", "1 WATER")},
	{"by country", filter{}, by(graph.ByCountry), ids("2 DE", "2 FR", "1 ES", "1 IT", "1 NO", "1 UA")},
	{"by region, as stated", filter{}, by(graph.ByRegion), ids("2 Bremen", "1 Catalunya", "1 Loiret", "1 Meurthe-et-Moselle", "1 Oslo")},
	{"by year: the undated count in none", filter{}, by(graph.ByYear), ids("4 2024", "1 2014", "1 2023")},
	{"by month: a year counts in none", filter{}, by(graph.ByMonth), ids("3 2024-06", "1 2014-05", "1 2023-03")},
	{"by quarter", filter{}, by(graph.ByQuarter), ids("3 2024-Q2", "1 2014-Q2", "1 2023-Q1")},
	{"by victim: its id", filter{Countries: ids("DE")}, by(graph.ByVictim), ids("2 victim:de:bremen", "1 victim:de:bremenports")},
	{"by attack type: each of several", filter{}, by(graph.ByAttackType), ids("3 RANSOMWARE", "2 DDOS", "1 DATA_BREACH", "1 INTRUSION", "1 PHISHING")},
	{"by actor", filter{}, by(graph.ByActor), ids("2 NoName057(16)", "1 CyberBerkut", "1 RansomHouse")},
	{"by partner: a class is counted by its name", filter{}, by(graph.ByPartner), ids("2 regional CSIRT", "1 ANSSI", "1 BSI", "1 CERT-UA", "1 Mossos", "1 SBU")},
	{"by kind of partner", filter{}, by(graph.ByPartnerKind), ids("3 CSIRT", "2 NATIONAL_AGENCY", "2 POLICE")},
	{"by data impact", filter{}, by(graph.ByDataImpact), ids("1 CONFIRMED_THEFT", "1 EXPLICITLY_NONE", "1 NOT_STATED", "1 PUBLISHED", "1 SUSPECTED_THEFT")},
	{"by election status", filter{}, by(graph.ByElectionStatus), ids("1 AT_RISK", "1 DISRUPTED", "1 UNAFFECTED")},
	{"of the matching incidents", filter{Countries: ids("FR")}, by(graph.ByService), ids("2 EMAIL", "1 ELECTIONS", "1 ONLINE_SERVICES", "1 TELEPHONY", "1 WEBSITE")},
	{"of none", filter{Countries: ids("JP")}, by(graph.ByService), ids()},
	{"by two dimensions: each pair once", filter{}, by(graph.ByYear, graph.ByCountry), ids("2 2024 DE", "1 2014 UA", "1 2023 FR", "1 2024 FR", "1 2024 NO")},
	{"by two dimensions: pairs of lists", filter{Countries: ids("UA")}, by(graph.ByAttackType, graph.ByService), ids("1 DDOS ELECTIONS", "1 DDOS WEBSITE", "1 INTRUSION ELECTIONS", "1 INTRUSION WEBSITE")},
	{"by one dimension twice: what goes together, each pair once", filter{}, by(graph.ByService, graph.ByService), ids(
		"1 ELECTIONS EMAIL", "1 ELECTIONS TELEPHONY", "1 ELECTIONS WEBSITE", "1 EMAIL ONLINE_SERVICES", "1 EMAIL TELEPHONY", "1 EMAIL WEBSITE",
		"1 HOSPITAL_CARE LABORATORY_IMAGING", "1 ONLINE_SERVICES WEBSITE",
	)},
	{"without a dimension: one bucket", filter{Countries: ids("FR")}, nil, ids("2")},
	{"without a dimension: one bucket of none", filter{Countries: ids("JP")}, nil, ids("0")},
}

var countCases = append(countTable(counts), testCase{"keys are an empty list without a dimension", func(s *scene) {
	s.same("buckets", s.count(filter{}), []*graph.Bucket{{Keys: []string{}, Labels: []string{}, Count: len(worldIDs)}})
}})

func by(dimensions ...graph.Dimension) []graph.Dimension { return dimensions }

func countTable(table []counted) []testCase {
	cases := make([]testCase, len(table))
	for n, row := range table {
		cases[n] = testCase{row.name, func(s *scene) {
			got := []string{}
			for _, bucket := range s.count(row.filter, row.by...) {
				text := fmt.Sprint(bucket.Count)
				for _, key := range bucket.Keys {
					text += " " + key
				}
				got = append(got, text)
			}
			s.same("buckets", got, row.want)
		}}
	}
	return cases
}

// nameCountCases are about names that are written in several ways.
var nameCountCases = []testCase{
	{"names that differ in case and accents alone are one value, written as the first of them", func(s *scene) {
		s.load(`
{"id": "a", "place": {"region": "Thüringen"}, "actors": [{"name": "Lockbit"}], "partners": [{"name": "BSI", "kind": "NATIONAL_AGENCY"}, {"name": "bsi", "kind": "CSIRT", "named": false}]}
{"id": "b", "place": {"region": "THÜRINGEN"}, "actors": [{"name": "LockBit"}], "partners": [{"name": "bsi", "kind": "CSIRT"}]}`)
		for dimension, want := range map[graph.Dimension]string{graph.ByRegion: "THÜRINGEN", graph.ByActor: "LockBit", graph.ByPartner: "BSI"} {
			s.same(string(dimension), s.count(filter{}, dimension), []*graph.Bucket{{Keys: ids(want), Labels: ids(want), Count: 2}})
		}
		s.same("of b", s.count(filter{Text: "bsi", Not: &filter{Partners: ids("partner:a:bsi")}}, graph.ByPartner), []*graph.Bucket{{Keys: ids("bsi"), Labels: ids("bsi"), Count: 1}})
	}},
	{"a victim is labelled as the store names it", func(s *scene) {
		s.load(`
{"id": "a", "place": {"country": "FR"}, "occurred": {"from": "2023"}, "victims": [{"name": "Mairie d'Épinal"}]}
{"id": "b", "place": {"country": "FR"}, "occurred": {"from": "2024"}, "victims": [{"name": "EPINAL"}]}
{"id": "c", "place": {"country": "BE"}, "victims": [{"name": "Épinal"}]}`)
		s.same("buckets", s.count(filter{}, graph.ByVictim), []*graph.Bucket{
			{Keys: ids("victim:fr:epinal"), Labels: ids("Mairie d'Épinal"), Count: 2},
			{Keys: ids("victim:be:epinal"), Labels: ids("Épinal"), Count: 1},
		})
	}},
}
