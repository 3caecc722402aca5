package loader_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/loader"
)

// servicesOf returns what the extractor reads of the services of a victim, as "CODE STATUS" in order.
func servicesOf(t *testing.T, victim, prose string) []string {
	t.Helper()
	text := "Cyber Incident Victim: " + victim + "\nDate:\nMar 2023\nLocation:\nFrance\nSummary\n" + prose
	report, err := loader.ParseReport("report.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, s := range loader.Extract(report).Services {
		all = append(all, string(s.Code)+" "+string(s.Status))
	}
	slices.Sort(all)
	return all
}

func TestNamesOfServices(t *testing.T) {
	tests := []struct {
		name, victim, prose string
		want                []string
	}{
		{"theatres of a hospital", "University Hospital of Exampleton", "Theatres were closed.", []string{"HOSPITAL_CARE DISRUPTED"}},
		{"theatres of a town", "City of Exampleton", "Theatres were closed.", []string{"LIBRARY_CULTURE DISRUPTED"}},
		{"births in a hospital are no registry's", "University Hospital of Exampleton", "Births were not affected.", []string{"HOSPITAL_CARE UNAFFECTED"}},
		{"births in a town are no hospital's", "City of Exampleton", "Births could not be registered.", []string{"CIVIL_REGISTRY DISRUPTED"}},
		{"a list before a verb of ordinary work", "City of Exampleton", "Water supply, buses and the telephone functioned.", []string{"PUBLIC_TRANSPORT UNAFFECTED", "TELEPHONY UNAFFECTED", "WATER_SUPPLY UNAFFECTED"}},
		{"whose website", "City of Exampleton", "The police's website was down.", []string{"WEBSITE DISRUPTED"}},
		{"a return expected within its verb", "City of Exampleton", "The website was expected back after the holidays.", []string{"WEBSITE DISRUPTED"}},
		{"a word of a return within a name", "Example Telecom", "Billing and the mobile and fixed networks, the operator insisted, had run without interruption.", []string{"FINANCE_BILLING UNAFFECTED", "TELECOM_NETWORK UNAFFECTED"}},
		{"the gates of a port", "Port of Exampleton", "The gates were closed.", []string{"LOGISTICS DISRUPTED"}},
		{"bodies beside the victim that went on", "City of Exampleton", "Hospitals were not affected.", []string{"HOSPITAL_CARE UNAFFECTED"}},
		{"bodies beside the victim that were hit", "City of Exampleton", "Hospitals were down.", nil},
		{"the address of a website", "City of Exampleton", "exampleton.de was down.", []string{"WEBSITE DISRUPTED"}},
		{"the address of a mailbox", "City of Exampleton", "Write to info@exampleton.de, it was down.", nil},
		{"an abbreviation is no address", "City of Exampleton", "From 9 a.m. to 5 p.m.it was down.", nil},
		{"emergency department", "University Hospital of Exampleton", "Emergency departments were not affected.", []string{"EMERGENCY_SERVICES UNAFFECTED"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, servicesOf(t, test.victim, test.prose)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
