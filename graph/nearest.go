package graph

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// mostSuggestions is how many right values a message about a wrong one offers.
const mostSuggestions = 3

// fewValues is how many right values are told where none is near.
const fewValues = 15

// unknown says that a value is none of the right ones, and which of those are nearest to it.
func unknown(field, value string, right []string) string {
	return unknownAmong(field, value, nearest(value, right, Slug), right)
}

func unknownAmong(field, value string, near, right []string) string {
	switch {
	case len(near) > 0:
		return fmt.Sprintf("%s: unknown value %q; the nearest: %s", field, value, strings.Join(near, ", "))
	case len(right) > 0 && len(right) <= fewValues:
		return fmt.Sprintf("%s: unknown value %q; there are: %s", field, value, strings.Join(right, ", "))
	}
	return fmt.Sprintf("%s: unknown value %q", field, value)
}

// Nearest returns up to three of the right values that a writer of value may have meant, the nearest first.
func Nearest(value string, right []string) []string { return nearest(value, right, Slug) }

// nearest compares by the letters to change between the folded texts, or looks for the value within.
func nearest(value string, right []string, fold func(string) string) []string {
	distances := map[string]int{}
	folded := fold(value)
	for _, r := range right {
		distance := editDistance(folded, fold(r))
		if distance <= max(2, len(folded)/3) || len(folded) > 2 && strings.Contains(fold(r), folded) {
			distances[r] = distance
		}
	}
	near := slices.SortedFunc(maps.Keys(distances), func(a, b string) int {
		return cmp.Or(cmp.Compare(distances[a], distances[b]), cmp.Compare(a, b))
	})
	return near[:min(len(near), mostSuggestions)]
}

// editDistance is the number of bytes to insert, delete, replace or swap with the next that make a into b. Slugs are ASCII.
func editDistance(a, b string) int {
	var before, last []int
	row := make([]int, len(b)+1)
	for n := range row {
		row[n] = n
	}
	for i := range len(a) {
		before, last, row = last, row, make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
