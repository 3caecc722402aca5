package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

func TestSummarize(t *testing.T) {
	for _, c := range []struct {
		name string
		days []int
		want []int // n, least, quartiles, most
	}{
		{"none", nil, []int{0}},
		{"one is all of them", []int{7}, []int{1, 7, 7, 7, 7, 7}},
		{"of two, the median is the lower", []int{9, 1}, []int{2, 1, 1, 1, 9, 9}},
		{"of three", []int{3, 1, 2}, []int{3, 1, 1, 2, 3, 3}},
		{"of four, the quartiles are the first three", []int{40, 10, 30, 20}, []int{4, 10, 10, 20, 30, 40}},
		{"of five", []int{5, 4, 3, 2, 1}, []int{5, 1, 2, 3, 4, 5}},
		{"below zero", []int{-5, 0, 3}, []int{3, -5, -5, 0, 3, 3}},
		{"a number that comes often", []int{1, 2, 2, 2, 2, 2, 90}, []int{7, 1, 2, 2, 2, 90}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var counts []*graph.DayCount
			for _, days := range c.days {
				counts = append(counts, &graph.DayCount{Days: days, Count: 1})
			}
			s := graph.Summarize(counts)
			got := []int{s.N}
			for _, days := range []*int{s.Least, s.LowerQuartile, s.Median, s.UpperQuartile, s.Most} {
				if days != nil {
					got = append(got, *days)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	several := graph.Summarize([]*graph.DayCount{{Service: "EMAIL", Days: 2, Count: 3}, {Service: "WEBSITE", Days: 2, Count: 1}, {Days: 8, Count: 4}})
	if several.N != 8 || *several.Median != 2 || *several.UpperQuartile != 8 {
		t.Errorf("got %+v", several)
	}
}

func TestQuarters(t *testing.T) {
	tally, err := graph.NewTally([]graph.Dimension{graph.ByQuarter})
	if err != nil {
		t.Fatal(err)
	}
	for _, month := range []string{"2024-01", "2024-03", "2024-04", "2024-12", "2024-09"} {
		tally.Add([]string{month}, [][]string{nil}, 1)
	}
	got := map[string]int{}
	for _, bucket := range tally.Buckets() {
		got[bucket.Keys[0]] = bucket.Count
	}
	if diff := cmp.Diff(map[string]int{"2024-Q1": 2, "2024-Q2": 1, "2024-Q3": 1, "2024-Q4": 1}, got); diff != "" {
		t.Error(diff)
	}
}

func TestNearest(t *testing.T) {
	services := texts(graph.ServiceCodes)
	for value, want := range map[string][]string{
		"ELECTION":      {"ELECTIONS"},
		"email":         {"EMAIL"},
		"EMIAL":         {"EMAIL"},
		"REGISTRY":      {"LAND_REGISTRY", "CIVIL_REGISTRY"},
		"FAX":           nil,
		"":              nil,
		"WASTE":         {"WASTE_COLLECTION"},
		"HOSPITAL CARE": {"HOSPITAL_CARE"},
	} {
		if diff := cmp.Diff(want, graph.Nearest(value, services)); diff != "" && len(want) > 0 || len(want) == 0 && len(graph.Nearest(value, services)) > 0 {
			t.Errorf("%q: %s", value, diff)
		}
	}
}

func texts[T ~string](codes []T) []string {
	all := make([]string, len(codes))
	for n, code := range codes {
		all[n] = string(code)
	}
	return all
}
