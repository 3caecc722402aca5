package loader_test

import "testing"

// TestTheft reads what became of data from its verb, the data nearest to it and what denies either.
func TestTheft(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"denied after", "Indications that data had flowed out were not found.", "EXPLICITLY_NONE"},
		{"no access", "No data were accessed, according to a spokesperson.", "EXPLICITLY_NONE"},
		{"denied by exclusion", "The analysts could exclude that data had been taken.", "EXPLICITLY_NONE"},
		{"nothing named", "Nothing was stolen, said the ministry.", "EXPLICITLY_NONE"},
		{"no sign", "The report saw no sign that anything had been copied.", "EXPLICITLY_NONE"},
		{"not ruled out", "A copying of medical files could not be excluded.", "SUSPECTED_THEFT"},
		{"open", "Whether data had been carried off was not yet clear.", "SUSPECTED_THEFT"},
		{"passed over", "Whether documents had been copied was not disclosed.", "NOT_STATED"},
		{"shown", "The gang put 43 gigabytes on its leak site.", "PUBLISHED"},
		{"after another verb's negation", "The district did not pay and the intruders put files on the darknet.", "PUBLISHED"},
		{"own work", "The files were copied from a backup.", "NOT_STATED"},
		{"data at the end of the text", "Later the hackers posted data.", "PUBLISHED"},
		{"notes taken", "Staff took notes by hand.", "NOT_STATED"},
		{"people's names shown", "Names and addresses of 12,400 households were put online.", "PUBLISHED"},
		{"left open", "It is unclear whether he made copies of the files.", "SUSPECTED_THEFT"},
		{"claim denied in the next sentence", "The gang wrote that it had emptied the registers. The mayor denied this: nothing was taken.", "CLAIMED_DENIED"},
		{"not known", "The council does not know whether personal data were affected.", "SUSPECTED_THEFT"},
		{"under investigation", "The theft of data is being investigated.", "SUSPECTED_THEFT"},
		{"only denied", "The mayor denied that data had been taken.", "EXPLICITLY_NONE"},
		{"no loss", "There was no loss of data, the bank states.", "EXPLICITLY_NONE"},
		{"a question as the subject", "Whether customer files were copied is something the council does not know yet.", "SUSPECTED_THEFT"},
		{"only told of", "The gang posted on its blog that it had ownership records for sale.", "SUSPECTED_THEFT"},
		{"sent to oneself", "A clerk copied the files of 4,300 claimants and sent them to a private account.", "CONFIRMED_THEFT"},
		{"letters that went out", "All notices about the register had gone out on time.", "NOT_STATED"},
		{"nothing of data", "Nothing else had been within reach of the vandals.", "NOT_STATED"},
		{"claim denied", "LockBit claimed to hold files, which the ministers disputed.", "CLAIMED_DENIED"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			data := "Cyber Incident Victim: Town of X\nDate:\nMar 2023\nLocation:\nFrance\nSummary\nThe town was attacked. " + c.text
			if got := string(extract(t, "t.txt", []byte(data)).DataImpact); got != c.want {
				t.Errorf("%s: %s, want %s", c.text, got, c.want)
			}
		})
	}
}
