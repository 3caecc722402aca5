package storetest

import (
	"context"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

// worldIDs are the incidents of the world, newest first. Two share their day, one states a year, one a month and two
// no date.
var worldIDs = []string{"fleury", "oslo", "bremen-port", "bremen", "msm", "kyiv", "aqua", "clinic"}

// worldOldest is the other order: the undated first, and those of one day by id again.
var worldOldest = []string{"aqua", "clinic", "kyiv", "msm", "bremen", "bremen-port", "fleury", "oslo"}

// worldCalendar holds the polling days that the world's votes name, by id (fleury) or by day (kyiv).
const worldCalendar = `
{"id": "fr-2024-06-30-legislative-r1", "name": "French legislative election 2024, first round", "kind": "LEGISLATIVE", "country": "FR", "heldOn": "2024-06-30"}
{"id": "ua-2014-05-25-presidential", "name": "Ukrainian presidential election 2014", "kind": "PRESIDENTIAL", "country": "UA", "heldOn": "2014-05-25", "sources": [{"url": "https://example.org/ua"}]}
{"id": "no-2025-09-08-legislative", "name": "Norwegian parliamentary election 2025", "kind": "LEGISLATIVE", "country": "NO", "heldOn": "2025-09-08"}
`

// worldDocuments are incidents that differ in what they state, so that each filter tells some from others. Its
// report is added by [world].
const worldDocuments = `
{"id": "fleury", "title": "Ransomware at Mairie de Fleury-les-Aubrais", "summary": "Voter lists could not be printed.", "victims": [{"name": "Mairie de Fleury-les-Aubrais", "sector": "LOCAL_GOVERNMENT", "role": "PRIMARY"}], "place": {"country": "FR", "region": "Loiret", "locality": "Fleury-les-Aubrais"}, "occurred": {"from": "2024-06-24"}, "attackTypes": ["RANSOMWARE"], "ransom": {"demanded": true, "instalments": 3}, "dataImpact": "NOT_STATED", "services": [{"code": "EMAIL", "status": "DISRUPTED", "extent": "FULL", "from": "2024-06-24"}, {"code": "TELEPHONY", "status": "RESTORED", "extent": "PARTIAL", "until": "2024-06-26"}, {"code": "ELECTIONS", "status": "DISRUPTED"}, {"code": "IN_PERSON_SERVICES", "status": "UNAFFECTED"}], "partners": [{"name": "regional CSIRT", "kind": "CSIRT", "role": "RESTORATION", "named": false}, {"name": "ANSSI", "kind": "NATIONAL_AGENCY", "role": "NOTIFIED"}], "actions": [{"code": "ISOLATED_SYSTEMS", "on": "2024-06-24"}], "events": [{"on": "2024-06-24", "at": "16:30", "kind": "RANSOM_NOTE", "text": "a note on the screens"}, {"on": "2024-06-24", "at": "08:30", "kind": "DETECTED", "text": "e-mail fails"}, {"kind": "OTHER", "text": "no day is stated"}], "elections": [{"id": "fr-2024-06-30-legislative-r1", "status": "AT_RISK", "note": "voter lists"}], "people": [{"name": "Carole Canette", "role": "mayor"}], "notStated": ["RESTORATION_TIMELINE", "RANSOM_AMOUNT"], "sources": [{"url": "https://example.org/fleury"}]}
{"id": "oslo", "title": "Phishing at a school", "victims": [{"name": "Oslo skole", "sector": "EDUCATION"}], "place": {"country": "NO", "region": "Oslo"}, "occurred": {"from": "2024-06-24"}, "attackTypes": ["PHISHING"], "dataImpact": "SUSPECTED_THEFT", "services": [{"code": "EMAIL", "status": "RESTORED", "until": "2024-06-25"}], "events": [{"on": "2024-06-24", "kind": "DETECTED"}], "related": [{"id": "fleury", "kind": "SAME_SUPPLIER"}]}
{"id": "bremen-port", "title": "Port systems encrypted", "victims": [{"name": "Bremenports", "sector": "TRANSPORT"}, {"name": "Stadt Bremen", "role": "DOWNSTREAM"}], "place": {"country": "DE", "region": "Bremen"}, "occurred": {"from": "2024-06"}, "attackTypes": ["RANSOMWARE", "DATA_BREACH"], "actors": [{"name": "NoName057(16)", "role": "DENIED"}], "ransom": {"demanded": true}, "dataImpact": "PUBLISHED", "services": [{"code": "LOGISTICS", "status": "DISRUPTED", "cause": "ATTACK"}], "events": [{"on": "2024-06", "kind": "STARTED"}]}
{"id": "bremen", "title": "Denial of service in Bremen", "victims": [{"name": "Stadt Bremen", "sector": "REGIONAL_GOVERNMENT", "aliases": ["Freie Hansestadt Bremen"]}], "place": {"country": "DE", "region": "Bremen"}, "occurred": {"from": "2024"}, "attackTypes": ["DDOS"], "actors": [{"name": "NoName057(16)", "role": "CLAIMED"}], "services": [{"code": "WEBSITE", "status": "AT_RISK"}], "partners": [{"name": "BSI", "kind": "NATIONAL_AGENCY", "role": "ADVICE"}], "events": [{"on": "2024", "kind": "STARTED"}], "related": [{"id": "nowhere", "kind": "PART_OF"}]}
{"id": "msm", "title": "Intrusion at Mairie de Mont-Saint-Martin", "victims": [{"name": "Mairie de Mont-Saint-Martin", "sector": "LOCAL_GOVERNMENT"}], "place": {"country": "FR", "region": "Meurthe-et-Moselle"}, "occurred": {"from": "2023-03-11"}, "dataImpact": "EXPLICITLY_NONE", "services": [{"code": "WEBSITE", "status": "DISRUPTED", "cause": "CONTAINMENT"}, {"code": "EMAIL", "status": "DISRUPTED", "cause": "CONTAINMENT"}, {"code": "ONLINE_SERVICES", "status": "DISRUPTED"}, {"code": "IN_PERSON_SERVICES", "status": "UNAFFECTED"}], "partners": [{"name": "regional CSIRT", "kind": "CSIRT", "role": "INVESTIGATION", "named": false}], "actions": [{"code": "FORENSICS"}], "events": [{"on": "2023-03", "kind": "DISCLOSED"}, {"kind": "RECOVERED"}], "notStated": ["RESTORATION_TIMELINE"]}
{"id": "kyiv", "title": "Attack on the Central Election Commission", "victims": [{"name": "Central Election Commission", "sector": "ELECTORAL", "aliases": ["ЦВК"]}], "place": {"country": "UA", "locality": "Київ"}, "occurred": {"from": "2014-05", "until": "2014-05-26"}, "attackTypes": ["INTRUSION", "DDOS"], "actors": [{"name": "CyberBerkut", "role": "CLAIMED"}], "services": [{"code": "ELECTIONS", "status": "RESTORED"}, {"code": "WEBSITE", "status": "DISRUPTED"}], "partners": [{"name": "CERT-UA", "kind": "CSIRT", "role": "INVESTIGATION"}, {"name": "SBU", "kind": "POLICE", "role": "INVESTIGATION"}], "events": [{"on": "2014-05-21", "kind": "STARTED"}], "elections": [{"name": "presidential election", "kind": "PRESIDENTIAL", "country": "UA", "heldOn": "2014-05-25", "status": "DISRUPTED"}]}
{"id": "aqua", "title": "Water utility threatened", "victims": [{"name": "Aqua", "sector": "WATER"}], "place": {"country": "IT"}, "services": [{"code": "WATER_SUPPLY", "status": "AT_RISK"}], "elections": [{"name": "a vote in Italy", "kind": "MUNICIPAL", "country": "IT", "status": "UNAFFECTED"}]}
{"id": "clinic", "title": "Ransomware at a hospital", "victims": [{"name": "Hospital Clínic", "sector": "HEALTHCARE"}], "place": {"country": "ES", "region": "Catalunya"}, "reportedFor": "2023", "attackTypes": ["RANSOMWARE"], "actors": [{"name": "RansomHouse", "role": "SUSPECTED"}], "ransom": {"demanded": false}, "dataImpact": "CONFIRMED_THEFT", "services": [{"code": "HOSPITAL_CARE", "status": "DISRUPTED"}, {"code": "LABORATORY_IMAGING", "status": "RESTORED"}], "partners": [{"name": "Mossos", "kind": "POLICE", "role": "INVESTIGATION"}]}
`

// worldReport is a report on fleury. Its characters take one to four bytes.
const worldReport = "Le 24 juin, la messagerie est tombée 📧.\nLes listes électorales n’ont pas pu être imprimées.\n"

// world returns the documents of the world; fleury quotes its report.
func world(tb testing.TB) []*graph.Incident {
	tb.Helper()
	all := documents(tb, worldDocuments)
	fleury := all[0]
	report := addReport(fleury, worldReport)
	fleury.Services[0].Evidence = quote(tb, fleury, report, "la messagerie est tombée 📧")
	fleury.Services[2].Evidence = quote(tb, fleury, report, "n’ont pas pu être imprimées", "listes électorales")
	fleury.EvidenceOf = []*graph.FieldEvidence{{Field: "/occurred/from", Evidence: quote(tb, fleury, report, "24 juin")[0]}}
	return all
}

// seed fills an empty store with the world.
func seed(tb testing.TB, store graph.Store) graph.Store {
	tb.Helper()
	ctx := context.Background()
	if err := store.PutElections(ctx, calendar(tb, worldCalendar)...); err != nil {
		tb.Fatalf("PutElections: %v", err)
	}
	if _, err := store.Put(ctx, world(tb)...); err != nil {
		tb.Fatalf("Put: %v", err)
	}
	return store
}
