package graph

import (
	"cmp"
	"slices"
)

// Tally makes buckets of what engines count: the numbers of incidents by the values of the axes of dimensions.
type Tally struct {
	by      []Dimension
	buckets map[[2]string]*Bucket
}

// NewTally begins a count by dimensions, at most two.
func NewTally(by []Dimension) (*Tally, error) {
	if len(by) > 2 {
		return nil, Invalid("by: %d dimensions, want at most two", len(by))
	}
	return &Tally{by, map[[2]string]*Bucket{}}, nil
}

// Add adds a number of incidents. Names are the ways in which each value is written; none for as it is.
func (t *Tally) Add(values []string, names [][]string, count int) {
	if len(t.by) == 2 && t.by[0] == t.by[1] && values[0] >= values[1] {
		return // each pair once, and nothing with itself
	}
	var place [2]string
	bucket := &Bucket{Keys: make([]string, len(t.by)), Labels: make([]string, len(t.by))}
	for n, d := range t.by {
		place[n], bucket.Keys[n], bucket.Labels[n] = d.written(values[n], names[n])
	}
	if known := t.buckets[place]; known != nil {
		bucket = known
	} else {
		t.buckets[place] = bucket
	}
	bucket.Count += count
}

// written returns what tells a value from others, its key and its label.
func (d Dimension) written(value string, names []string) (place, key, label string) {
	switch {
	case d == ByQuarter:
		value = quarter(value)
	case d == ByVictim && len(names) > 0:
		return value, value, slices.Min(names)
	case len(names) > 0:
		return value, slices.Min(names), slices.Min(names)
	}
	return value, value, value
}

// quarter returns the quarter of a month: "2024-Q2" of "2024-06".
func quarter(month string) string {
	number := int(month[5]-'0')*10 + int(month[6]-'0')
	return month[:5] + "Q" + string(rune('1'+(number-1)/3))
}

// Buckets returns the buckets in the order of [Store.Count].
func (t *Tally) Buckets() []*Bucket {
	buckets := make([]*Bucket, 0, len(t.buckets))
	for _, bucket := range t.buckets {
		buckets = append(buckets, bucket)
	}
	slices.SortFunc(buckets, func(a, b *Bucket) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), slices.Compare(a.Keys, b.Keys))
	})
	return buckets
}
