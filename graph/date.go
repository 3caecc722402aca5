package graph

import (
	"cmp"
	"io"
	"strconv"
	"strings"
	"time"
)

// Date is an ISO 8601 calendar date with its own precision: "2024", "2024-06" or "2024-06-24"; the empty
// Date means that none is stated. Nothing is ever filled in: a month stays a month.
type Date string

// Precision tells how much of a date is stated.
type Precision string

// The precisions, coarse before fine. The empty Date has none.
const (
	Year  Precision = "YEAR"
	Month Precision = "MONTH"
	Day   Precision = "DAY"
)

// EarliestYear is the first year that a date may name; the last is the year after the current one
// (incident format, "Dates").
const EarliestYear = 1980

// ParseDate reads a date. It is [ErrInvalid] for another notation, a day that the calendar lacks, or a year
// before [EarliestYear].
func ParseDate(s string) (Date, error) {
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: time.DateOnly}
	t, err := time.Parse(layouts[len(s)], s)
	if err != nil || layouts[len(s)] == "" {
		return "", Invalid("date %q: want YYYY, YYYY-MM or YYYY-MM-DD of a day that exists", s)
	}
	if t.Year() < EarliestYear {
		return "", Invalid("date %q: year before %d", s, EarliestYear)
	}
	return Date(s), nil
}

// Precision returns how much of d is stated, empty for the empty date.
func (d Date) Precision() Precision {
	switch len(d) {
	case 4:
		return Year
	case 7:
		return Month
	case 10:
		return Day
	}
	return ""
}

// Year returns the year, 0 for the empty date.
func (d Date) Year() int {
	year, _ := strconv.Atoi(string(d[:min(4, len(d))]))
	return year
}

// Compare orders dates by their start, a coarse date before the finer ones that it holds, the empty date first.
func (d Date) Compare(other Date) int { return cmp.Compare(d, other) }

// First returns the first day that d can mean, the empty date for the empty date. It bounds d; it is not
// what d states.
func (d Date) First() Date {
	switch d.Precision() {
	case Year:
		return d + "-01-01"
	case Month:
		return d + "-01"
	}
	return d
}

// Last returns the last day that d can mean, the empty date for the empty date.
func (d Date) Last() Date {
	switch d.Precision() {
	case Year:
		return d + "-12-31"
	case Month:
		first, _ := time.Parse("2006-01", string(d))
		return dateOf(first.AddDate(0, 1, -1))
	}
	return d
}

// dateOf returns a day as a date.
func dateOf(day time.Time) Date { return Date(day.Format(time.DateOnly)) }

// Contains reports whether every day of other is one of d's: "2024-06" contains "2024-06-24".
func (d Date) Contains(other Date) bool {
	return d != "" && strings.HasPrefix(string(other), string(d))
}

// DaysUntil returns the days from d to other, and false unless both are known to the day.
func (d Date) DaysUntil(other Date) (int, bool) {
	if d.Precision() != Day || other.Precision() != Day {
		return 0, false
	}
	from, err1 := time.Parse(time.DateOnly, string(d))
	until, err2 := time.Parse(time.DateOnly, string(other))
	return int(until.Sub(from).Hours() / 24), err1 == nil && err2 == nil
}

// daysBetween returns the least and the most days that there can be from d to other, both stated.
func (d Date) daysBetween(other Date) (least, most int) {
	least, _ = d.Last().DaysUntil(other.First())
	most, _ = d.First().DaysUntil(other.Last())
	return least, most
}

// String prints d as a reader would: "24 June 2024", "June 2024", "2024", and "undated".
func (d Date) String() string {
	layout := map[Precision][2]string{Month: {"2006-01", "January 2006"}, Day: {time.DateOnly, "2 January 2006"}}
	switch d.Precision() {
	case "":
		return "undated"
	case Year:
		return string(d)
	}
	l := layout[d.Precision()]
	t, err := time.Parse(l[0], string(d))
	if err != nil {
		return string(d)
	}
	return t.Format(l[1])
}

// MarshalGQL writes d as a GraphQL scalar, null for the empty date.
func (d Date) MarshalGQL(w io.Writer) {
	if d == "" {
		_, _ = io.WriteString(w, "null")
		return
	}
	_, _ = io.WriteString(w, strconv.Quote(string(d)))
}

// UnmarshalGQL reads a date argument.
func (d *Date) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return Invalid("date %v: want a string", v)
	}
	parsed, err := ParseDate(s)
	*d = parsed
	return err
}

// Period is when an incident happened. Until is empty for a single date or when no end is stated.
type Period struct {
	From  Date `json:"from,omitempty"`
	Until Date `json:"until,omitempty"`
}

// Precision is that of From.
func (p Period) Precision() Precision { return p.From.Precision() }

// First returns the first day that p can mean, Last the last one; both are empty for a period without a start.
func (p Period) First() Date { return p.From.First() }

// Last returns the last day that p can mean.
func (p Period) Last() Date {
	if p.Until != "" {
		return p.Until.Last()
	}
	return p.From.Last()
}

// Overlaps reports whether p and other can share a day. An empty From or Until of other is open; a p without
// a start overlaps nothing.
func (p Period) Overlaps(other Period) bool {
	if p.From == "" {
		return false
	}
	return (other.Until == "" || p.First() <= other.Until.Last()) && (other.From == "" || p.Last() >= other.From.First())
}
