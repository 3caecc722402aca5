package loader

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Each case says what its words do to services, one "CODE STATUS" each.
func TestPolarityByClause(t *testing.T) {
	tests := []statusCase{
		{"a list shares its verb", "E-mail, telephony and the website were unavailable.", "EMAIL DISRUPTED, TELEPHONY DISRUPTED, WEBSITE DISRUPTED"},
		{"a contrast ends it", "E-mail and telephony were unavailable, but payroll was not affected.", "EMAIL DISRUPTED, TELEPHONY DISRUPTED, PAYROLL_HR UNAFFECTED"},
		{"a verb before its list", "The attack interrupted the civil registry, school meals and parking.", "CIVIL_REGISTRY DISRUPTED, SCHOOL_MEALS DISRUPTED, PARKING DISRUPTED"},
		{"verbs of their own", "The website went dark, invoices could not be issued, and telephones kept working.", "WEBSITE DISRUPTED, FINANCE_BILLING DISRUPTED, TELEPHONY UNAFFECTED"},
		{"what waits for the next verb", "The website was down, telephony and e-mail remained available.", "WEBSITE DISRUPTED, TELEPHONY UNAFFECTED, EMAIL UNAFFECTED"},
		{"neither nor", "Neither e-mail nor telephony was affected.", "EMAIL UNAFFECTED, TELEPHONY UNAFFECTED"},
		{"negated availability", "The portal was not available.", "ONLINE_SERVICES DISRUPTED"},
		{"no longer", "E-mail could no longer be sent.", "EMAIL DISRUPTED"},
		{"remained", "Parking remained unavailable.", "PARKING DISRUPTED"},
		{"restored", "The website was restored on 3 May 2023.", "WEBSITE RESTORED"},
		{"not yet restored", "The website has not been restored.", "WEBSITE DISRUPTED"},
		{"planned restoration", "The website is expected to be back online next week.", "WEBSITE DISRUPTED"},
		{"risk", "Payroll was at risk.", "PAYROLL_HR AT_RISK"},
		{"never at risk", "The drinking water was never in danger.", "WATER_SUPPLY UNAFFECTED"},
		{"may", "School meals might be delayed.", "SCHOOL_MEALS AT_RISK"},
		{"would have been", "Had the servers been linked, payroll would have been lost.", ""},
		{"if", "If the attack had spread, telephony could have failed.", ""},
		{"whether", "Whether payroll was affected is not known.", ""},
		{"another body", "A neighbouring town was attacked in April, and its website was down.", ""},
		{"the next sentence sets it apart", "At the harbour all terminals were down. That case is treated separately.", ""},
		{"mentioned only", "The website explains the procedure.", ""},
		{"a dash", "The website was down — telephony was not affected.", "WEBSITE DISRUPTED, TELEPHONY UNAFFECTED"},
		{"as did", "The telephones worked, as did the police and the fire brigade.", "TELEPHONY UNAFFECTED, EMERGENCY_SERVICES UNAFFECTED, POLICE_SERVICES UNAFFECTED"},
		{"as did what was out", "Mailboxes fell away, as did the council's websites.", "EMAIL DISRUPTED, WEBSITE DISRUPTED"},
		{"nor were", "Wages were not concerned, nor was the municipality's own network.", "PAYROLL_HR UNAFFECTED, INTERNAL_IT UNAFFECTED"},
		{"except", "All services except telephony were out.", "TELEPHONY UNAFFECTED"},
		{"nothing of normal work", "No mail went in or out.", "EMAIL DISRUPTED"},
		{"no object", "The library could lend no books.", "LIBRARY_CULTURE DISRUPTED"},
		{"neither of the subjects", "Neither its mailboxes nor its telephones worked.", "EMAIL DISRUPTED, TELEPHONY DISRUPTED"},
		{"a denial within a phrase", "The water supply was never affected.", "WATER_SUPPLY UNAFFECTED"},
		{"a denied object ends at and", "There was no extortion, and the website stayed up.", "WEBSITE UNAFFECTED"},
		{"a place is no theme", "Passports could not be issued at the counters.", "CIVIL_REGISTRY DISRUPTED"},
		{"where work goes is no theme", "The civil registry could not work and moved its desks to the media library.", "CIVIL_REGISTRY DISRUPTED"},
		{"a return within the clause", "Parking enforcement, suspended since the attack, was taken up again on 1 June 2023.", "PARKING DISRUPTED, PARKING RESTORED"},
		{"a state with a date after an outage", "Passports could not be issued. Passports were available from 12 June 2023.", "CIVIL_REGISTRY DISRUPTED, CIVIL_REGISTRY RESTORED"},
		{"a state without a date", "Counters were open at the normal hours.", ""},
		{"again", "From 29 June 2023 the phones were being answered at full speed again.", "TELEPHONY RESTORED"},
		{"not until a date", "Not until 15 June 2023 did the municipal court resume its hearings.", "COURTS RESTORED"},
		{"a return foreseen", "A return of the regular website was foreseen for July.", "WEBSITE DISRUPTED"},
		{"work by hand is no return", "The phones were dead. A day later all offices were working by hand.", "TELEPHONY DISRUPTED"},
		{"a provisional one", "A temporary website was set up.", ""},
		{"spared by the attack", "Payroll and telephony were spared.", "PAYROLL_HR UNAFFECTED, TELEPHONY UNAFFECTED"},
		{"the past of a thing", "The phones, which had been moved to the cloud the year before, worked without a hitch.", "TELEPHONY UNAFFECTED"},
		{"on lines of its own", "The telephones are on separate lines.", "TELEPHONY UNAFFECTED"},
		{"a network of others", "Refuse lorries did not feel a thing; they belong to a different network.", "WASTE_COLLECTION UNAFFECTED"},
		{"obtainable from a day", "Passports were not issued. Passports were obtainable from 17 March 2023.", "CIVIL_REGISTRY DISRUPTED, CIVIL_REGISTRY RESTORED"},
		{"again by a day", "The library catalogue was down. By 26 October 2023 the catalogue was available.", "LIBRARY_CULTURE DISRUPTED, LIBRARY_CULTURE RESTORED"},
		{"by way of lists", "Housing benefit is being paid by way of emergency lists.", "BENEFITS_PAYMENTS DISRUPTED"},
		{"its usual hours", "Libraries ran as they do on any Tuesday.", "LIBRARY_CULTURE UNAFFECTED"},
		{"a negation meets one verb", "The counters were not affected: telephony was interrupted.", "IN_PERSON_SERVICES UNAFFECTED, TELEPHONY DISRUPTED"},
	}
	checkStatuses(t, townCard, "", tests)
}

// statusCase is a text and what it does to services, one "CODE STATUS" each.
type statusCase struct{ name, text, want string }

// checkStatuses reads each text as the prose of a card, between what stands before and after it.
func checkStatuses(t *testing.T, before, after string, tests []statusCase) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, statuses(extractCard(t, before+test.text+after))); diff != "" {
				t.Errorf("%q (-want +got)\n%s", test.text, diff)
			}
		})
	}
}

// townCard heads the card of a town.
const townCard = "Cyber Incident Victim: Town of Example\nDate: May 2023\nLocation: Ireland\nSummary\n"

// extractCard extracts the facts of a card.
func extractCard(t *testing.T, card string) *graph.Incident {
	t.Helper()
	report, err := ParseReport("t.txt", []byte(card+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return Extract(report)
}

func statuses(i *graph.Incident) string {
	var all []string
	for _, s := range i.Services {
		all = append(all, fmt.Sprint(s.Code, " ", s.Status))
	}
	return strings.Join(slices.Compact(all), ", ")
}

func TestSentences(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"abbreviation", "It hit St. Paul at 5 a.m. on Monday. Then it spread.", []string{"It hit St. Paul at 5 a.m. on Monday.", "Then it spread."}},
		{"time at the end", "It began at 5 a.m. The mayor spoke.", []string{"It began at 5 a.m.", "The mayor spoke."}},
		{"number", "Losses were 1.5 million. 300 people came.", []string{"Losses were 1.5 million.", "300 people came."}},
		{"wrapped line", "The servers\nwere down. All of them were.", []string{"The servers\nwere down.", "All of them were."}},
		{"question", "Was it ransomware? Nobody knows.", []string{"Was it ransomware?", "Nobody knows."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			report, err := ParseReport("t.txt", []byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			d := newDocument(report)
			var got []string
			for _, s := range d.sentences {
				got = append(got, d.text(s.passage))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
