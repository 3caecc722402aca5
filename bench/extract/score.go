package main

import (
	"fmt"
	"io"
	"math"
	"slices"
)

// score counts the values of a field: found and labelled, found alone, labelled alone.
type score struct {
	Right, Wrong, Missed int
}

func (s *score) add(found, labelled []string) (wrong, missed []string) {
	for _, value := range found {
		if slices.Contains(labelled, value) {
			s.Right++
		} else {
			wrong = append(wrong, value)
		}
	}
	for _, value := range labelled {
		if !slices.Contains(found, value) {
			missed = append(missed, value)
		}
	}
	s.Wrong += len(wrong)
	s.Missed += len(missed)
	return wrong, missed
}

func (s score) precision() float64 { return share(s.Right, s.Right+s.Wrong) }
func (s score) recall() float64    { return share(s.Right, s.Right+s.Missed) }

func (s score) f1() float64 {
	p, r := s.precision(), s.recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// wilson returns the 95 % interval of a share (Wilson 1927), which stays within 0 and 1 for small counts.
func wilson(part, whole int) (low, high float64) {
	if whole == 0 {
		return 0, 1
	}
	const z = 1.96
	n, p := float64(whole), float64(part)/float64(whole)
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n)) / (1 + z*z/n)
	return middle - half, middle + half
}

// print writes a line for each field; with before, the F1 of then and the change.
func print(w io.Writer, scores, before map[string]*score) {
	fmt.Fprintf(w, "%-26s %21s %21s %6s %6s %6s %6s", "field", "precision", "recall", "F1", "right", "wrong", "missed")
	if before != nil {
		fmt.Fprintf(w, " %8s %8s", "F1 then", "change")
	}
	fmt.Fprintln(w)
	for _, f := range fields {
		s := scores[f.name]
		pLow, pHigh := wilson(s.Right, s.Right+s.Wrong)
		rLow, rHigh := wilson(s.Right, s.Right+s.Missed)
		fmt.Fprintf(w, "%-26s %6.3f [%.3f, %.3f] %6.3f [%.3f, %.3f] %6.3f %6d %6d %6d",
			f.name, s.precision(), pLow, pHigh, s.recall(), rLow, rHigh, s.f1(), s.Right, s.Wrong, s.Missed)
		if then := before[f.name]; then != nil {
			fmt.Fprintf(w, " %8.3f %+8.3f", then.f1(), s.f1()-then.f1())
		}
		fmt.Fprintln(w)
	}
}
