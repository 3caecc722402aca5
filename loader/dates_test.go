package loader

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
	"github.com/incidentgraph/incidentgraph/vocabulary"
)

func TestMoments(t *testing.T) {
	tests := []struct {
		name, language string
		anchor         graph.Date
		text           string
		want           []string
	}{
		{"day month year", "en", "", "on 24 June 2024", []string{"2024-06-24"}},
		{"month day year", "en", "", "on June 24, 2024, it began", []string{"2024-06-24"}},
		{"ordinal of", "en", "", "the 24th of June 2024", []string{"2024-06-24"}},
		{"iso", "en", "", "on 2024-06-24", []string{"2024-06-24"}},
		{"dots", "en", "", "am 24.06.2024", []string{"2024-06-24"}},
		{"slashes that can only be European", "en", "", "24/06/2024", []string{"2024-06-24"}},
		{"slashes that could be American too", "en", "", "05/06/2024", nil},
		{"a day that is not there", "en", "", "31 June 2024", nil},
		{"month only", "en", "", "in June 2024", []string{"2024-06"}},
		{"month without year", "en", "2024-06-24", "in September", []string{"2024-09"}},
		{"month of the next year", "en", "2021-12-20", "in February", []string{"2022-02"}},
		{"month of the year before", "en", "2022-02-10", "in December", []string{"2021-12"}},
		{"day without year and nothing before", "en", "", "on 24 June", nil},
		{"day without year", "en", "2024-06", "by June 26", []string{"2024-06-26"}},
		{"night", "en", "", "in the night of 16 to 17 November 2022", []string{"2022-11-16..2022-11-17"}},
		{"range", "en", "", "from 3-4 May 2023", []string{"2023-05-03..2023-05-04"}},
		{"may is a verb", "en", "2024-06-24", "it may take days", nil},
		{"the same day", "en", "2024-06-24", "later that same day", []string{"2024-06-24~"}},
		{"the next day", "en", "2024-06-30", "the following morning", []string{"2024-07-01~"}},
		{"looking back in passing", "en", "", "it failed on 17 October 2020: a program installed the day before deleted all; the same day", []string{"2020-10-17", "2020-10-16~", "2020-10-17~"}},
		{"days later over a year's end", "en", "2019-12-30", "three days later", []string{"2020-01-02~"}},
		{"weekday ahead", "en", "2024-06-24", "on Friday", []string{"2024-06-28~"}},
		{"the same weekday", "en", "2023-03-11", "that Saturday afternoon", []string{"2023-03-11~"}},
		{"the following of the same weekday", "en", "2023-03-11", "the following Saturday", []string{"2023-03-18~"}},
		{"weekday of a full date", "en", "2023-03-01", "on Saturday, 11 March 2023", []string{"2023-03-11"}},
		{"weekday without a day to go by", "en", "2023-03", "on Monday", nil},
		{"ordinal by the month before", "en", "2022-03-12", "polling day, the 13th", []string{"2022-03-13~"}},
		{"relative beside the full date", "en", "2022-10-27", "A fortnight later, on 11 November, data", []string{"2022-11-11"}},
		{"12 h", "en", "", "around 8:30 AM", []string{"08:30"}},
		{"12 h with dots", "en", "", "at 4 p.m.", []string{"16:00"}},
		{"12 h in one word", "en", "", "at 8:30am and 4pm", []string{"08:30", "16:00"}},
		{"midnight hour", "en", "", "at 12:20 a.m.", []string{"00:20"}},
		{"24 h", "en", "", "at 21:00", []string{"21:00"}},
		{"no such time", "en", "", "at 25:10", nil},
		{"noon", "en", "", "before noon", []string{"12:00"}},
		{"French day", "fr", "", "le lundi 24 juin 2024 à 8 h 30", []string{"2024-06-24", "08:30"}},
		{"French first", "fr", "", "le 1er août 2023", []string{"2023-08-01"}},
		{"French night", "fr", "", "dans la nuit du 13 au 14 mars 2020", []string{"2020-03-14"}},
		{"French night over a month", "fr", "", "dans la nuit du 31 mars au 1er avril 2021", []string{"2021-04-01"}},
		{"French hour in one word", "fr", "", "le 24 juin 2024 à 8h30", []string{"2024-06-24", "08:30"}},
		{"French hours that last", "fr", "2024-06-24", "pendant huit heures", nil},
		{"French day by the month before", "fr", "2024-06-24", "Le 26, le standard", []string{"2024-06-26~"}},
		{"French number of things", "fr", "2024-06-24", "le 26 serveurs", nil},
		{"French following weekday", "fr", "2024-06-24", "le lundi suivant", []string{"2024-07-01~"}},
		{"French last weekday", "fr", "2024-06-24", "depuis jeudi dernier", []string{"2024-06-20~"}},
		{"French before", "fr", "2024-06-24", "tous perdus une semaine auparavant", []string{"2024-06-17~"}},
		{"weekday and time", "fr", "2024-06-24", "Le mardi à 9 heures", []string{"2024-06-25~", "09:00"}},
		{"day in words", "en", "", "Fifteen October 2021 began", []string{"2021-10-15"}},
		{"ordinal in words", "en", "", "the first of June 2024", []string{"2024-06-01"}},
		{"first of the following month", "en", "2017-08-31", "on the first of the following month", []string{"2017-09-01~"}},
		{"over weekdays", "en", "", "from Friday 3 to Saturday 4 May 2024", []string{"2024-05-03..2024-05-04"}},
		{"month of the next year", "en", "2020-10-13", "the following January", []string{"2021-01"}},
		{"month of that year", "en", "2012-10-29", "in February of that year", []string{"2012-02"}},
		{"thereafter", "en", "2021-11-08", "shutters opened a week thereafter", []string{"2021-11-15~"}},
		{"counted to the day", "en", "2025-01-07", "four months later to the day", []string{"2025-05-07~"}},
		{"counted back", "en", "2024-02-23", "links worked a day before that.", []string{"2024-02-22~"}},
		{"counted back at the head of a sentence", "en", "2017-05-12", "A week earlier figures had come out", nil},
		{"counted to a vote", "en", "2024-06-24", "three days before the vote", nil},
		{"two weeks on the internet", "en", "2024-06-24", "two weeks on the internet", nil},
		{"after what was said before", "en", "", "On 13 November 2023 the gates reopened, on 20 November 2023 wages; two days after the gates mail", []string{"2023-11-13", "2023-11-20", "2023-11-15~"}},
		{"within minutes", "en", "2024-06-24", "up again in less than sixty minutes", nil},
		{"within hours", "en", "2024-06-24", "after three hours", []string{"2024-06-24~"}},
		{"preceding weekday", "en", "2020-10-13", "on the preceding Sunday", []string{"2020-10-11~"}},
		{"weekday before", "en", "2023-10-30", "paid the Friday before.", []string{"2023-10-27~"}},
		{"weekday of what had happened", "en", "2017-10-22", "had been alerted on the Saturday", []string{"2017-10-21~"}},
		{"weekday of yesterday", "en", "2022-07-19", "mail worked from the Monday", []string{"2022-07-18~"}},
		{"ordinal by its weekday", "en", "2023-01", "made public on Monday the 28th", []string{"2022-11-28~"}},
		{"name of a person", "en", "2022-12-29", "spokesman Jan Brunzlow", nil},
		{"month of a thing", "en", "2016-06", "the November vote and benefits for July", nil},
		{"French weekday and day", "fr", "2021-10-12", "la caisse a repris le vendredi 15.", []string{"2021-10-15~"}},
		{"French day from which", "fr", "2021-02-02", "à partir du 15 : la plupart", []string{"2021-02-15~"}},
		{"French next day", "fr", "2020-03-13", "le lendemain", []string{"2020-03-14~"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, m := range moments(test.text, vocabulary.For(test.language), test.anchor) {
				got = append(got, show(m))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%q (-want +got)\n%s", test.text, diff)
			}
		})
	}
}

// show writes a moment: "~" marks one that the date before it settles.
func show(m moment) string {
	if m.at != "" {
		return m.at
	}
	s := string(m.date)
	if m.until != "" {
		s += fmt.Sprintf("..%s", string(m.until))
	}
	if m.relative && m.date.Precision() == graph.Day {
		s += "~"
	}
	return s
}

func FuzzMoments(f *testing.F) {
	for _, seed := range []string{"24 June 2024", "the 31st of February", "in May", "12:60 p.m.", "3-4-5 May", "2024-13-01", "à 8 h 30", "two days later"} {
		f.Add(seed, "2024-06-24")
	}
	f.Fuzz(func(t *testing.T, text, anchor string) {
		known, err := graph.ParseDate(anchor)
		if err != nil {
			known = ""
		}
		for _, language := range vocabulary.Languages() {
			for _, m := range moments(text, vocabulary.For(language), known) {
				if _, err := graph.ParseDate(string(m.date)); m.date != "" && err != nil {
					t.Errorf("%q: %v", text, err)
				}
				if m.start < 0 || m.start >= m.end || m.end > len(text) {
					t.Errorf("%q: [%d, %d) is no place in it", text, m.start, m.end)
				}
			}
		}
	})
}
