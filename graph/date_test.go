package graph_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

func TestParseDate(t *testing.T) {
	for text, want := range map[string]bool{
		"2024": true, "2024-06": true, "2024-06-24": true, "2024-02-29": true, "1980": true, "9999-12-31": true,
		"": false, "24": false, "02024": false, "2024-6": false, "2024-6-4": false, "2024-06-31": false, "2023-02-29": false,
		"2024-00": false, "2024-13": false, "2024-06-00": false, "1979-12-31": false, "0000": false, "2024-06-24T00:00": false,
		"2024/06/24": false, "24-06-2024": false, " 2024": false, "2024 ": false, "２０２４": false, "-2024": false, "2024-": false,
	} {
		d, err := graph.ParseDate(text)
		if (err == nil) != want {
			t.Errorf("%q: got error %v, want a date: %t", text, err, want)
		}
		if err != nil && (!errors.Is(err, graph.ErrInvalid) || d != "") {
			t.Errorf("%q: got %q and error %v, want ErrInvalid and no date", text, d, err)
		}
		if err == nil && string(d) != text {
			t.Errorf("%q: got %q", text, d)
		}
	}
}

func TestDatePrecisionAndBounds(t *testing.T) {
	for _, c := range []struct {
		date        graph.Date
		precision   graph.Precision
		first, last graph.Date
		shown       string
	}{
		{"", "", "", "", "undated"},
		{"2024", graph.Year, "2024-01-01", "2024-12-31", "2024"},
		{"2024-06", graph.Month, "2024-06-01", "2024-06-30", "June 2024"},
		{"2024-02", graph.Month, "2024-02-01", "2024-02-29", "February 2024"}, // a leap year
		{"2023-02", graph.Month, "2023-02-01", "2023-02-28", "February 2023"},
		{"2024-12", graph.Month, "2024-12-01", "2024-12-31", "December 2024"}, // the next month is next year's
		{"2024-06-04", graph.Day, "2024-06-04", "2024-06-04", "4 June 2024"},
	} {
		if got := c.date.Precision(); got != c.precision {
			t.Errorf("%q: precision %q, want %q", c.date, got, c.precision)
		}
		if c.date.First() != c.first || c.date.Last() != c.last {
			t.Errorf("%q: from %q to %q, want %q to %q", string(c.date), c.date.First(), c.date.Last(), c.first, c.last)
		}
		if got := c.date.String(); got != c.shown {
			t.Errorf("%q: shown as %q, want %q", string(c.date), got, c.shown)
		}
	}
}

func TestDateCompare(t *testing.T) {
	order := []graph.Date{"", "2023", "2023-12", "2023-12-31", "2024", "2024-01", "2024-01-01", "2024-01-02", "2024-02"}
	for a := range order {
		for b := range order {
			want := 0
			if a < b {
				want = -1
			} else if a > b {
				want = 1
			}
			if got := order[a].Compare(order[b]); got != want {
				t.Errorf("%q and %q: got %d, want %d", string(order[a]), string(order[b]), got, want)
			}
		}
	}
}

func TestDateContains(t *testing.T) {
	for _, c := range []struct {
		outer, inner graph.Date
		want         bool
	}{
		{"2024", "2024-06-24", true},
		{"2024-06", "2024-06-24", true},
		{"2024-06-24", "2024-06-24", true},
		{"2024-06", "2024", false},
		{"2024-06", "2024-07-01", false},
		{"", "2024", false},
		{"2024", "", false},
	} {
		if got := c.outer.Contains(c.inner); got != c.want {
			t.Errorf("%q contains %q: got %t", string(c.outer), string(c.inner), got)
		}
	}
}

func TestDaysUntil(t *testing.T) {
	for _, c := range []struct {
		from, until graph.Date
		days        int
		known       bool
	}{
		{"2024-06-24", "2024-06-30", 6, true},
		{"2024-06-30", "2024-06-24", -6, true},
		{"2024-02-28", "2024-03-01", 2, true},   // over 29 February
		{"2024-03-30", "2024-04-01", 2, true},   // over the night that clocks change in Europe
		{"2023-12-31", "2025-01-01", 367, true}, // a leap year and a day
		{"2024-06", "2024-06-30", 0, false},     // a month is no day
		{"2024-06-24", "2024", 0, false},
		{"", "2024-06-24", 0, false},
	} {
		if days, known := c.from.DaysUntil(c.until); days != c.days || known != c.known {
			t.Errorf("%q until %q: got %d, %t", string(c.from), string(c.until), days, known)
		}
	}
}

func TestPeriodOverlaps(t *testing.T) {
	for _, c := range []struct {
		name  string
		p     graph.Period
		other graph.Period
		want  bool
	}{
		{"a day in a month", graph.Period{From: "2024-06"}, graph.Period{From: "2024-06-24", Until: "2024-06-24"}, true},
		{"the last day of a year", graph.Period{From: "2024"}, graph.Period{From: "2024-12-31"}, true},
		{"the day after it", graph.Period{From: "2024"}, graph.Period{From: "2025-01-01"}, false},
		{"a coarse end is its last day", graph.Period{From: "2024-01-01", Until: "2024-02"}, graph.Period{From: "2024-02-29"}, true},
		{"open start", graph.Period{From: "2024-06-24"}, graph.Period{Until: "2024-06-23"}, false},
		{"open at both ends", graph.Period{From: "2024-06-24"}, graph.Period{}, true},
		{"without a start", graph.Period{}, graph.Period{}, false},
		{"with an end alone", graph.Period{Until: "2024"}, graph.Period{From: "2024"}, false},
	} {
		if got := c.p.Overlaps(c.other); got != c.want {
			t.Errorf("%s: got %t, want %t", c.name, got, c.want)
		}
	}
}

func TestDateInGraphQL(t *testing.T) {
	for d, want := range map[graph.Date]string{"": "null", "2024-06": `"2024-06"`} {
		var b bytes.Buffer
		d.MarshalGQL(&b)
		if b.String() != want {
			t.Errorf("%q: got %s, want %s", string(d), b.String(), want)
		}
	}
	for _, bad := range []any{20240624, "June 2024", nil, true} {
		var d graph.Date
		if err := d.UnmarshalGQL(bad); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%v: got error %v, want ErrInvalid", bad, err)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2024", "2024-02", "2024-02-29", "2023-02-29", "1980-01-01", "", "x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := graph.ParseDate(text)
		if err != nil {
			return
		}
		if d.First() > d.Last() || !d.Contains(d.First()) || !d.Contains(d.Last()) || d.Year() < graph.EarliestYear {
			t.Errorf("%q: from %q to %q", text, string(d.First()), string(d.Last()))
		}
		for _, day := range []graph.Date{d.First(), d.Last()} {
			if _, err := graph.ParseDate(string(day)); err != nil || day.Precision() != graph.Day {
				t.Errorf("%q: bound %q is no day: %v", text, string(day), err)
			}
		}
	})
}
