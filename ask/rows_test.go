package ask_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const everyService = `["EMAIL","TELEPHONY","WEBSITE","ONLINE_SERVICES","INTERNAL_IT","FILE_STORAGE","CIVIL_REGISTRY","ELECTIONS","URBAN_PLANNING","LAND_REGISTRY","VEHICLE_REGISTRATION","TAX_ADMINISTRATION","CUSTOMS_BORDER","COURTS","POLICE_SERVICES","EMERGENCY_SERVICES","SOCIAL_SERVICES","BENEFITS_PAYMENTS","CHILDCARE","SCHOOL_SERVICES","SCHOOL_MEALS","LIBRARY_CULTURE","WASTE_COLLECTION","PARKING","PUBLIC_TRANSPORT","IN_PERSON_SERVICES","APPOINTMENTS","PAYROLL_HR","FINANCE_BILLING","PAYMENTS","HOSPITAL_CARE","MEDICAL_RECORDS","LABORATORY_IMAGING","PHARMACY","WATER_SUPPLY","ENERGY_SUPPLY","TELECOM_NETWORK","BROADCASTING","BANKING","LOGISTICS","MANUFACTURING_PRODUCTION","RETAIL_SALES","OTHER"]`

const everyPartner = `["CSIRT","POLICE","NATIONAL_AGENCY","DPA","VENDOR","PROSECUTOR","GOVERNMENT","OTHER"]`

// rowCases are questions that incidents answer: forms of one question, the filter that they mean, and which incidents that is, told without a
// filter. Value is the beginning of what the first row says, where the test knows better than the program.
var rowCases = []struct {
	name, filter string
	matches      holds
	value        string
	questions    []string
}{
	{
		"elections disrupted", `{"disrupted":["ELECTIONS"]}`, out("ELECTIONS"), "the work for elections (disrupted",
		[]string{"which incidents disrupted elections", "Attacks that hit elections?", "show me incidents that disrupted an election, please", "wich incidents disruptd elctions"},
	},
	{
		"elections disrupted, in French", `{"disrupted":["ELECTIONS"]}`, out("ELECTIONS"), "travail électoral (perturbé",
		[]string{"quels incidents ont perturbé les élections", "Quelles attaques ont touché des élections ?", "incidents qui ont perturbé un scrutin"},
	},
	{
		"elections endangered, not disrupted", `{"electionStatus":["AT_RISK"],"not":{"electionStatus":["DISRUPTED"]}}`,
		every(vote("", "AT_RISK"), none(vote("", "DISRUPTED"))), "",
		[]string{"which elections were endangered but not disrupted", "elections that were at risk but were not disrupted", "quelles élections ont été menacées mais pas perturbées"},
	},
	{
		"incidents that endangered elections only", `{"not":{"disrupted":["ELECTIONS"]},"or":[{"atRisk":["ELECTIONS"]},{"electionStatus":["AT_RISK"]}]}`,
		every(either(status("ELECTIONS", "AT_RISK"), vote("", "AT_RISK")), none(out("ELECTIONS"))), "",
		[]string{"which incidents endangered elections but did not disrupt them", "quels incidents ont menacé une élection sans la perturber"},
	},
	{
		"kind of election", `{"electionKinds":["PRESIDENTIAL"],"electionStatus":["DISRUPTED"]}`, vote("PRESIDENTIAL", "DISRUPTED"), "Moldovan presidential election 2024",
		[]string{"which presidential elections were disrupted", "which incidents disrupted presidential elections"},
	},
	{
		"municipalities of a month", `{"countries":["FR"],"occurred":{"from":"2024-06","to":"2024-06"},"sectors":["LOCAL_GOVERNMENT"]}`,
		every(country("FR"), occurred("2024-06", "2024-06"), sector("LOCAL_GOVERNMENT")), "Mairie de Fleury-les-Aubrais",
		[]string{"which municipalities in France were hit in June 2024", "french towns attacked in june 2024", "Quelles communes de France ont été touchées en juin 2024 ?", "communes françaises touchées en juin 2024"},
	},
	{
		"two services together", `{"disruptedAll":["EMAIL","CIVIL_REGISTRY"]}`, every(out("EMAIL"), out("CIVIL_REGISTRY")), "",
		[]string{"which incidents disrupted e-mail and civil registry", "incidents where email and the civil registry were down", "which incidents disrupted e-mail and the civil registry at the same time", "Quels incidents ont perturbé la messagerie et l'état civil ?"},
	},
	{
		"one of two services", `{"disrupted":["EMAIL","TELEPHONY"]}`, either(out("EMAIL"), out("TELEPHONY")), "",
		[]string{"which incidents disrupted e-mail or telephony", "quels incidents ont perturbé la messagerie ou la téléphonie"},
	},
	{
		"one service and not another", `{"disrupted":["CIVIL_REGISTRY"],"not":{"disrupted":["EMAIL"]}}`, every(out("CIVIL_REGISTRY"), none(out("EMAIL"))), "",
		[]string{"which incidents disrupted the civil registry, but not e-mail?", "incidents which disrupted the civil registry and did not disrupt e-mail", "quels incidents ont perturbé l'état civil mais pas la messagerie"},
	},
	{
		"a service not out", `{"countries":["BE"],"not":{"disrupted":["EMAIL"]}}`, every(country("BE"), none(out("EMAIL"))), "",
		[]string{"which incidents did not disrupt e-mail in Belgium", "Quels incidents n'ont pas perturbé la messagerie en Belgique ?"},
	},
	{
		"CSIRTs and their roles", `{"partnerKinds":["CSIRT"]}`, partner("CSIRT", ""), "regional CSIRT (CSIRT, r",
		[]string{"in which incidents did a CSIRT take part, and in what role", "which CSIRTs helped?", "incidents with a CSIRT involved"},
	},
	{
		"CSIRTs and their roles, in French", `{"partnerKinds":["CSIRT"]}`, partner("CSIRT", ""), "regional CSIRT (CSIRT, rétablissement)",
		[]string{"Dans quels incidents un CSIRT est-il intervenu, et dans quel rôle ?", "quels CSIRT ont aidé ?"},
	},
	{
		"a role", `{"countries":["DE"],"partnerKinds":["POLICE"],"partnerRoles":["INVESTIGATION"]}`, every(country("DE"), partner("POLICE", "INVESTIGATION")), "",
		[]string{"incidents investigated by the police in Germany", "in which German incidents did the police investigate"},
	},
	{
		"a partner by its name", `{"partners":["partner:anssi"]}`, partnerNamed("ANSSI"), "ANSSI (",
		[]string{"in which incidents did the ANSSI take part", "did ANSSI help?", "dans quels incidents l'ANSSI est-elle intervenue"},
	},
	{
		"partners of a country", `{"countries":["BE"],"partnerKinds":` + everyPartner + `}`, every(country("BE"), partner("", "")), "",
		[]string{"which partners took part in incidents in Belgium", "who helped in Belgium"},
	},
	{
		"no data taken", `{"dataImpact":["EXPLICITLY_NONE"]}`, data("EXPLICITLY_NONE"), "Câmara Municipal da Guarda",
		[]string{"which victims said no data was stolen", "victims that denied data theft", "who said that no data were taken", "Quelles victimes ont dit qu'aucune donnée n'a été volée ?"},
	},
	{
		"data taken", `{"dataImpact":["CONFIRMED_THEFT","PUBLISHED"]}`, data("CONFIRMED_THEFT", "PUBLISHED"), "",
		[]string{"in which incidents was data stolen", "dans quels incidents des données ont-elles été volées"},
	},
	{
		"data published", `{"dataImpact":["PUBLISHED"],"occurred":{"from":"2024","to":"2024"}}`, every(data("PUBLISHED"), occurred("2024", "2024")), "data published",
		[]string{"which incidents published data in 2024", "incidents in 2024 where data was published"},
	},
	{
		"ransom without its amount", `{"notStated":["RANSOM_AMOUNT"],"ransomDemanded":true}`, every(demanded(true), withheld("RANSOM_AMOUNT")), "Saint Paul, Minnesota, US; a ransom was demanded, amount not stated",
		[]string{"where was a ransom demanded and the amount not stated", "where was a ransom demanded but the amount undisclosed"},
	},
	{
		"ransom without its amount, in French", `{"notStated":["RANSOM_AMOUNT"],"ransomDemanded":true}`, every(demanded(true), withheld("RANSOM_AMOUNT")), "",
		[]string{"Où une rançon a-t-elle été demandée sans que le montant soit précisé ?", "dans quels incidents une rançon a été exigée et le montant n'est pas connu"},
	},
	{
		"no ransom", `{"ransomDemanded":false}`, demanded(false), "",
		[]string{"incidents in which no ransom was demanded", "dans quels incidents aucune rançon n'a été demandée"},
	},
	{
		"what kept running", `{"disrupted":["TELEPHONY"],"unaffected":` + everyService + `}`, every(out("TELEPHONY"), status("", "UNAFFECTED")), "emergency services (not affected)",
		[]string{"which services kept running while telephony was down", "which services were unaffected when the phones were down"},
	},
	{
		"what kept running, in French", `{"disrupted":["TELEPHONY"],"unaffected":` + everyService + `}`, every(out("TELEPHONY"), status("", "UNAFFECTED")), "secours (non touché)",
		[]string{"Quels services ont continué à fonctionner alors que la téléphonie était en panne ?"},
	},
	{
		"two statuses", `{"disrupted":["TELEPHONY"],"unaffected":["WEBSITE"]}`, every(out("TELEPHONY"), status("WEBSITE", "UNAFFECTED")), "",
		[]string{"incidents where telephony was down and the website kept running"},
	},
	{
		"at risk", `{"atRisk":["WEBSITE"]}`, status("WEBSITE", "AT_RISK"), "",
		[]string{"which incidents put the website at risk", "where was the website endangered"},
	},
	{
		"shortly before a vote", `{"daysBeforeElection":{"from":0,"to":14}}`, beforeVote(0, 14), "Danish local and regional elections 2025",
		[]string{"which incidents fell within 14 days before a vote", "incidents in the two weeks before an election", "Quels incidents sont survenus dans les 14 jours avant un scrutin ?"},
	},
	{
		"longer before a vote", `{"daysBeforeElection":{"from":31}}`, beforeVote(31, 10_000), "",
		[]string{"incidents more than 30 days before an election", "incidents plus de 30 jours avant une élection"},
	},
	{
		"voting day", `{"daysBeforeElection":{"from":0,"to":0}}`, beforeVote(0, 0), "Moldovan presidential election 2024",
		[]string{"which incidents happened on election day", "incidents le jour du scrutin"},
	},
	{
		"a week before a kind of vote", `{"daysBeforeElection":{"from":0,"to":7},"electionKinds":["PRESIDENTIAL"]}`, nil, "",
		[]string{"which incidents fell in the week before a presidential election", "incidents dans la semaine avant une élection présidentielle", "incidents la semaine avant une élection présidentielle"},
	},
	{
		"after a vote", `{"daysBeforeElection":{"from":-14,"to":0}}`, beforeVote(-14, 0), "",
		[]string{"incidents within 14 days after an election", "incidents dans les 14 jours après un scrutin"},
	},
	{
		"two years", `{"or":[{"occurred":{"from":"2012","to":"2012"}},{"occurred":{"from":"2014","to":"2014"}}]}`, either(occurred("2012", "2012"), occurred("2014", "2014")), "",
		[]string{"incidents in 2012 and 2014", "incidents en 2012 ou en 2014"},
	},
	{
		"a kind of election in a country", `{"countries":["FR"],"electionKinds":["MUNICIPAL"],"electionStatus":["DISRUPTED","AT_RISK","UNAFFECTED"]}`,
		every(country("FR"), vote("MUNICIPAL")), "",
		[]string{"municipal elections in France", "élections municipales en France"},
	},
	{
		"who was notified", `{"countries":["BE"],"partnerRoles":["NOTIFIED"]}`, every(country("BE"), partner("", "NOTIFIED")), "",
		[]string{"who was notified in Belgium", "which partners were notified in Belgium", "qui a été prévenu en Belgique"},
	},
	{
		"two partners", `{"partnerKinds":["POLICE"],"partners":["partner:anssi"]}`, every(partner("POLICE", ""), partnerNamed("ANSSI")), "ANSSI (national cyber agency, restoration); Gendarmerie (police",
		[]string{"which incidents involved ANSSI and the police"},
	},
	{
		"a country with a short name", `{"attackTypes":["RANSOMWARE"],"countries":["US"],"sectors":["EDUCATION"]}`, every(attack("RANSOMWARE"), country("US"), sector("EDUCATION")), "",
		[]string{"list ransomware attacks on universities in the US", "ransomware attacks on universities in the United States"},
	},
	{
		"what was out", `{"disrupted":` + everyService + `,"text":"Lille"}`, every(out(""), mentions("lille")), "telephony (disrupted)",
		[]string{"what was disrupted in Lille", "which services were affected in Lille"},
	},
	{
		"back in time", `{"restored":["WEBSITE"],"restoredWithinDays":2}`, nil, "website (restored, until 2024-01-16)",
		[]string{"was the website back within two days", "which websites were restored within 2 days?"},
	},
	{
		"an actor", `{"actors":["actor:lockbit"]}`, actor("LockBit"), "LockBit (its own claim)",
		[]string{"incidents by LockBit", "LockBit attacks"},
	},
	{
		"an actor and a sector", `{"actors":["actor:lockbit"],"sectors":["HEALTHCARE"]}`, every(actor("LockBit"), sector("HEALTHCARE")), "Centre hospitalier Simone-Veil de Cannes",
		[]string{"which hospitals were attacked by LockBit", "Quels hôpitaux ont été attaqués par LockBit ?"},
	},
	{
		"countries and years", `{"attackTypes":["RANSOMWARE"],"countries":["DE","FR"],"occurred":{"from":"2020","to":"2022"},"sectors":["HEALTHCARE"]}`,
		every(attack("RANSOMWARE"), country("DE", "FR"), occurred("2020", "2022"), sector("HEALTHCARE")), "Centre hospitalier de Versailles",
		[]string{"ransomware attacks on hospitals in germany and france between 2020 and 2022", "incidents: hospitals in Germany or France, ransomware, from 2020 to 2022"},
	},
	{
		"not a country", `{"attackTypes":["RANSOMWARE"],"not":{"countries":["FR"]}}`, every(attack("RANSOMWARE"), none(country("FR"))), "ransomware",
		[]string{"ransomware outside France", "ransomware incidents not in France"},
	},
	{
		"a day", `{"occurred":{"from":"2025-06-01"}}`, occurred("2025-06-01", ""), "",
		[]string{"incidents since 2025-06-01", "incidents since 1 June 2025", "incidents depuis le 1 juin 2025"},
	},
	{
		"a quarter", `{"occurred":{"from":"2023-01","to":"2023-03"}}`, occurred("2023-01", "2023-03"), "",
		[]string{"incidents in the first quarter of 2023", "attacks in Q1 2023", "incidents du premier trimestre 2023"},
	},
	{
		"before a year", `{"occurred":{"to":"2014-12-31"}}`, occurred("0000", "2014-12-31"), "Central Election Commission of Ukraine",
		[]string{"incidents before 2015", "incidents avant 2015"},
	},
	{
		"a victim by its name", `{"victims":["victim:be:antwerp"]}`, victimCalled("antwerp"), "Antwerp",
		[]string{"which incidents hit Antwerp", "was the City of Antwerp attacked?"},
	},
	{
		"a place", `{"text":"Marseille"}`, mentions("marseille"), "Ville de Martigues",
		[]string{"incidents in Marseille", "incidents in Marseile", "incidents à Marseille"},
	},
	{
		"when", `{"victims":["victim:fr:fleury-les-aubrais"]}`, victimCalled("fleury-les-aubrais"), "2024-06-24",
		[]string{"when was Fleury-les-Aubrais hit?", "quand Fleury-les-Aubrais a été touchée ?"},
	},
	{
		"supply chain", `{"attackTypes":["SUPPLY_CHAIN"],"sectors":["LOCAL_GOVERNMENT"]}`, every(attack("SUPPLY_CHAIN"), sector("LOCAL_GOVERNMENT")), "",
		[]string{"supply chain attacks on municipalities"},
	},
}

func TestRows(t *testing.T) {
	s := newScene(t)
	for _, c := range rowCases {
		var want []string
		for _, i := range s.incidents {
			if c.matches != nil && c.matches(i) {
				want = append(want, i.ID)
			}
		}
		if c.matches != nil && len(want) == 0 {
			t.Errorf("%s: no incident of the samples says so: the case shows nothing", c.name)
		}
		for _, question := range c.questions {
			t.Run(question, func(t *testing.T) { s.checkRows(t, question, c.filter, c.value, want) })
		}
	}
}

func (s *scene) checkRows(t *testing.T, question, filter, value string, want []string) {
	a := s.ask(t, question)
	if !a.Answered {
		t.Fatalf("refused: %s", a.Answer)
	}
	if diff := cmp.Diff(filter, string(must(json.Marshal(a.Filter)))); diff != "" {
		t.Fatalf("filter -want +got\n%s", diff)
	}
	if want == nil {
		return
	}
	if *a.Total != len(want) {
		t.Errorf("total %d, want %d", *a.Total, len(want))
	}
	var got []string
	for _, row := range a.Rows {
		got = append(got, row.Incident.ID)
		if row.Value == "" {
			t.Errorf("%s: the row tells nothing", row.Incident.ID)
		}
		if len(row.Evidence)+len(row.Sources) == 0 {
			t.Errorf("%s: nothing speaks for the row", row.Incident.ID)
		}
	}
	if diff := cmp.Diff(want[:min(len(want), 100)], got); diff != "" {
		t.Errorf("rows -want +got\n%s", diff)
	}
	if len(a.Rows) > 0 && !strings.HasPrefix(a.Rows[0].Value, value) {
		t.Errorf("the first row says %q, want %q", a.Rows[0].Value, value)
	}
	if c := a.Coverage; c == nil || c.Matching != c.Answerable+c.Silent || c.Matching < *a.Total && !strings.Contains(filter, "not") {
		t.Errorf("coverage %+v of %d rows", c, *a.Total)
	}
}
