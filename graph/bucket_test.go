package graph_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

func TestBuckets(t *testing.T) {
	dates := []graph.TimelineCount{
		{On: "2023", Count: 1}, {On: "2023-12-31", Count: 1}, {On: "2024-02", Count: 2}, {On: "2024-02", Outage: true, Count: 1}, {On: "2024-02-29", Outage: true, Count: 3},
	}
	type bucket = graph.TimelineBucket
	for _, c := range []struct {
		name     string
		interval graph.Interval
		dates    []graph.TimelineCount
		until    graph.Date
		want     []*bucket
		coarser  int
	}{
		{"years, of which the data end in the last", "YEAR", dates, "", []*bucket{{"2023-01-01", "2023-12-31", 2, 0, false}, {"2024-01-01", "2024-12-31", 2, 4, true}}, 0},
		{"months without any", "MONTH", dates, "", []*bucket{{"2023-12-01", "2023-12-31", 1, 0, false}, {"2024-01-01", "2024-01-31", 0, 0, false}, {"2024-02-01", "2024-02-29", 2, 4, false}}, 1},
		{"quarters, of which an incident ends the data", "QUARTER", dates, "2024-03-30", []*bucket{{"2023-10-01", "2023-12-31", 1, 0, false}, {"2024-01-01", "2024-03-31", 2, 4, true}}, 1},
		{"the data end later", "QUARTER", dates[:2], "2024-03-30", []*bucket{{"2023-10-01", "2023-12-31", 1, 0, false}}, 1},
		{"weeks from Monday on", "WEEK", []graph.TimelineCount{{On: "2024-02-25", Count: 1}, {On: "2024-02-26", Count: 1}}, "", []*bucket{{"2024-02-19", "2024-02-25", 1, 0, false}, {"2024-02-26", "2024-03-03", 1, 0, true}}, 0},
		{"days", "DAY", dates[4:], "", []*bucket{{"2024-02-29", "2024-02-29", 0, 3, false}}, 0},
		{"a coarse end tells nothing of the buckets within it", "DAY", dates[1:2], "2023", []*bucket{{"2023-12-31", "2023-12-31", 1, 0, false}}, 0},
		{"none", "DAY", dates[:1], "", []*bucket{}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := (&graph.TimelineCounts{Dates: c.dates, Until: c.until}).Buckets(c.interval)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&graph.TimelineBuckets{Buckets: c.want, Coarser: c.coarser}, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestTooManyBuckets(t *testing.T) {
	counts := &graph.TimelineCounts{Dates: []graph.TimelineCount{{On: "1999-01-01", Count: 1}, {On: "2024-01-01", Count: 1}}}
	_, err := counts.Buckets("DAY")
	if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "take a longer interval") {
		t.Errorf("days of 25 years: %v", err)
	}
	if got, err := counts.Buckets("MONTH"); err != nil || len(got.Buckets) != 301 {
		t.Errorf("months of 25 years: %v", err)
	}
	if _, err := counts.Buckets("DECADE"); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("decades: %v", err)
	}
}
