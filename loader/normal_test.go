package loader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each case says what its words tell of services that went on or came back, one "CODE STATUS date" each.
func TestNormalWorkAndReturns(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a verb of ordinary work after its thing", "Wages were transferred.", "PAYROLL_HR UNAFFECTED"},
		{"an ability", "The website could be opened the whole time.", "WEBSITE UNAFFECTED"},
		{"the means are no theme", "The library carried on, its catalogue being kept on a server of the province.", "LIBRARY_CULTURE UNAFFECTED"},
		{"another part went on", "Consultations were cancelled. Maternity wards worked as usual.", "HOSPITAL_CARE DISRUPTED"},
		{"another way only", "Wages were calculated by hand. Payroll was not affected.", "PAYROLL_HR UNAFFECTED"},
		{"until", "The website was unreachable until 7 May 2023.", "WEBSITE DISRUPTED, WEBSITE RESTORED 2023-05-07"},
		{"the date after the return", "The website, taken offline on 3 May, was online again on 24 May 2023.", "WEBSITE DISRUPTED, WEBSITE RESTORED 2023-05-24"},
		{"an announcement", "The website is online again, the mayor reported on 1 June 2023.", "WEBSITE RESTORED"},
		{"from a date after an outage", "The website was down. The website worked as before from 6 June 2023.", "WEBSITE DISRUPTED, WEBSITE RESTORED 2023-06-06"},
		{"everything worked", "The website was down. By 12 May 2023 everything worked.", "WEBSITE DISRUPTED, WEBSITE RESTORED 2023-05-12"},
		{"an outage that only tells when", "Two days after the failure the website was back.", "WEBSITE RESTORED 2023-05-05"},
		{"named by its last word", "The shared folders were locked. The folders were back on 12 May 2023.", "FILE_STORAGE DISRUPTED, FILE_STORAGE RESTORED 2023-05-12"},
		{
			"a place follows", "Bus traffic stood still. Buses ran again in Northam on 12 May 2023. Southam followed on 14 May.",
			"PUBLIC_TRANSPORT DISRUPTED, PUBLIC_TRANSPORT RESTORED 2023-05-12, PUBLIC_TRANSPORT RESTORED 2023-05-14",
		},
		{
			"counted out", "E-mail, telephony and the website were down. The first two were back by 9 May 2023.",
			"EMAIL DISRUPTED, TELEPHONY DISRUPTED, WEBSITE DISRUPTED, EMAIL RESTORED 2023-05-09, TELEPHONY RESTORED 2023-05-09",
		},
		{
			"the last of them", "Library cards and parking permits were unavailable. The last of these returned on 9 May 2023.",
			"LIBRARY_CULTURE DISRUPTED, PARKING DISRUPTED, PARKING RESTORED 2023-05-09",
		},
		{"only on a date", "Only on 14 May 2023 was it possible to send e-mail.", "EMAIL RESTORED 2023-05-14"},
		{"without a subject", "The telephones were dead for a week before ringing again on 12 May 2023.", "TELEPHONY DISRUPTED, TELEPHONY RESTORED 2023-05-12"},
		{"called off until", "Consultations were called off until 12 May 2023.", "HOSPITAL_CARE DISRUPTED"},
		{"the date of a copy", "The website was restored from a copy dated April 2023.", "WEBSITE RESTORED"},
		{"what was shown", "On 12 May 2023 the gang put images of the laboratory up on its leak site.", ""},
		{"a possessive ends a sentence", "The attackers came in through a computer at King's. Payroll was not affected.", "PAYROLL_HR UNAFFECTED"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range extractCard(t, townCard+"On 3 May 2023 it began. "+test.text).Services {
				got = append(got, strings.TrimSpace(fmt.Sprint(s.Code, " ", s.Status, " ", string(s.Until))))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
