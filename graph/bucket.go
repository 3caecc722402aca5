package graph

import (
	"slices"
	"time"
)

// TimelineCounts are the numbers of items of a timeline by date. Until is when the last incident of the store began.
type TimelineCounts struct {
	Dates []TimelineCount
	Until Date
}

// TimelineCount says how many outages, or events, have a date.
type TimelineCount struct {
	On     Date
	Outage bool
	Count  int
}

// Sort puts the counts in the order of [Store.TimelineCounts].
func (c *TimelineCounts) Sort() {
	slices.SortFunc(c.Dates, func(a, b TimelineCount) int {
		if a.On == b.On && a.Outage != b.Outage {
			return map[bool]int{false: -1, true: 1}[a.Outage]
		}
		return a.On.Compare(b.On)
	})
}

// Interval is the length of the buckets of a timeline. A week begins on Monday.
type Interval string

// The intervals.
const (
	EachDay     Interval = "DAY"
	EachWeek    Interval = "WEEK"
	EachMonth   Interval = "MONTH"
	EachQuarter Interval = "QUARTER"
	EachYear    Interval = "YEAR"
)

// Intervals holds all intervals, the shortest first.
var Intervals = []Interval{EachDay, EachWeek, EachMonth, EachQuarter, EachYear}

// MaxBuckets is the most buckets of a timeline: almost three years of days.
const MaxBuckets = 1000

// TimelineBucket is the number of items that begin in a time, both ends in it. Partial says that the data end within it.
type TimelineBucket struct {
	From, Until     Date
	Events, Outages int
	Partial         bool
}

// TimelineBuckets are the buckets from the first to the last item, empty ones too. Coarser is the number of items whose date
// is too coarse to tell the bucket.
type TimelineBuckets struct {
	Buckets []*TimelineBucket
	Coarser int
}

// Buckets counts items by intervals. The data end with the last incident or, if it is later, the last item. It is [ErrInvalid] for
// an interval that there is not, and for more than [MaxBuckets].
func (c *TimelineCounts) Buckets(interval Interval) (*TimelineBuckets, error) {
	if !slices.Contains(Intervals, interval) {
		return nil, Invalid("%s", unknown("interval", string(interval), texts(Intervals)))
	}
	buckets := &TimelineBuckets{Buckets: []*TimelineBucket{}}
	end := c.Until
	for _, count := range c.Dates {
		end = max(end, count.On)
		if !interval.tells(count.On) {
			buckets.Coarser += count.Count
			continue
		}
		if err := buckets.add(count, interval); err != nil {
			return nil, err
		}
	}
	for _, b := range buckets.Buckets {
		b.Partial = b.From <= end.First() && end.Last() < b.Until
	}
	return buckets, nil
}

// tells reports whether a date is precise enough to be in one of the intervals.
func (i Interval) tells(d Date) bool {
	switch i {
	case EachDay, EachWeek:
		return d.Precision() == Day
	case EachMonth, EachQuarter:
		return d.Precision() != Year
	}
	return true
}

// add counts items, which come by date, in the last bucket or a new one, and makes those between the two.
func (t *TimelineBuckets) add(c TimelineCount, interval Interval) error {
	day, err := time.Parse(time.DateOnly, string(c.On.First()))
	if err != nil {
		return err
	}
	next := interval.begin(day)
	if len(t.Buckets) > 0 {
		last, err := time.Parse(time.DateOnly, string(t.Buckets[len(t.Buckets)-1].From))
		if err != nil {
			return err
		}
		next = interval.after(last)
	}
	for ; !next.After(day); next = interval.after(next) {
		if len(t.Buckets) == MaxBuckets {
			return Invalid("interval: %s makes more than %d buckets from %s to %s; take a longer interval, or a filter with a shorter time", interval, MaxBuckets, t.Buckets[0].From, c.On)
		}
		t.Buckets = append(t.Buckets, &TimelineBucket{From: dateOf(next), Until: dateOf(interval.after(next).AddDate(0, 0, -1))})
	}
	last := t.Buckets[len(t.Buckets)-1]
	if c.Outage {
		last.Outages += c.Count
	} else {
		last.Events += c.Count
	}
	return nil
}

// begin returns the first day of the interval that a day is in.
func (i Interval) begin(day time.Time) time.Time {
	year, month, _ := day.Date()
	switch i {
	case EachWeek:
		return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	case EachMonth:
		return time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	case EachQuarter:
		return time.Date(year, month-(month-1)%3, 1, 0, 0, 0, 0, time.UTC)
	case EachYear:
		return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return day
}

// after returns the first day of the interval after the one that begins on a day.
func (i Interval) after(first time.Time) time.Time {
	switch i {
	case EachWeek:
		return first.AddDate(0, 0, 7)
	case EachMonth:
		return first.AddDate(0, 1, 0)
	case EachQuarter:
		return first.AddDate(0, 3, 0)
	case EachYear:
		return first.AddDate(1, 0, 0)
	}
	return first.AddDate(0, 0, 1)
}
