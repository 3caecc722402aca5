package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// mostSuggestions is how many right values a message about a wrong one offers.
const mostSuggestions = 3

// fewValues is how many right values are told where none is near.
const fewValues = 15

// unknown says that a value is none of the right ones, and which of those are nearest to it.
func unknown(field, value string, right []string) string {
	near := Nearest(value, right)
	switch {
	case len(near) > 0:
		return fmt.Sprintf("%s: unknown value %q; the nearest: %s", field, value, strings.Join(near, ", "))
	case len(right) <= fewValues:
		return fmt.Sprintf("%s: unknown value %q; there are: %s", field, value, strings.Join(right, ", "))
	}
	return fmt.Sprintf("%s: unknown value %q", field, value)
}

// Nearest returns up to three of the right values that a writer of value may have meant, the nearest first: by the letters to
// change, without case and accents, or as a word within.
func Nearest(value string, right []string) []string {
	type candidate struct {
		value    string
		distance int
	}
	var found []candidate
	folded := Slug(value)
	for _, r := range right {
		distance := editDistance(folded, Slug(r))
		if distance > max(2, len(folded)/3) && (len(folded) < 3 || !strings.Contains(Slug(r), folded)) {
			continue
		}
		found = append(found, candidate{r, distance})
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.value, b.value))
	})
	var near []string
	for _, c := range found[:min(len(found), mostSuggestions)] {
		near = append(near, c.value)
	}
	return near
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
