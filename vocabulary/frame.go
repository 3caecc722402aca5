package vocabulary

import (
	"cmp"
	"slices"
)

// frame is a phrase with gaps: its parts in order, each at most gap words after the one before, within a
// sentence. It finds "had indeed copied all of the personal data" by "copied .. data".
type frame struct {
	entry *Entry
	parts int
	gap   int
}

// part is a place in a frame.
type part struct{ frame, at int }

type partMatch struct {
	part
	first, last int
}

// begun is a frame whose first parts have been found.
type begun struct {
	next        int
	first, last int
}

// assemble joins the parts that stand in order and near enough. It keeps the latest run of each length only,
// so that its work is linear in the number of parts.
func (v *Vocabulary) assemble(parts []partMatch, words []Word) matches {
	slices.SortStableFunc(parts, func(a, b partMatch) int { return cmp.Or(a.last-b.last, a.first-b.first) })
	var found matches
	open := map[int][]begun{}
	for _, p := range parts {
		f := &v.frames[p.frame]
		r := begun{1, p.first, p.last}
		if p.at > 0 {
			before, ok := latest(open[p.frame], p, f.gap, words)
			if !ok {
				continue
			}
			r = begun{p.at + 1, before.first, p.last}
		}
		if r.next == f.parts {
			found = append(found, Match{words[r.first].Start, words[r.last].End, r.first, r.last, f.entry.Line, f.entry})
			continue
		}
		open[p.frame] = replace(open[p.frame], r)
	}
	return found
}

// latest returns the run that p goes on with.
func latest(runs []begun, p partMatch, gap int, words []Word) (begun, bool) {
	for _, r := range runs {
		if r.next == p.at && r.last < p.first && p.first-r.last-1 <= gap && !stopBetween(words, r.last, p.first) {
			return r, true
		}
	}
	return begun{}, false
}

func replace(runs []begun, with begun) []begun {
	for n := range runs {
		if runs[n].next == with.next {
			runs[n] = with
			return runs
		}
	}
	return append(runs, with)
}

func stopBetween(words []Word, from, to int) bool {
	for n := from + 1; n <= to; n++ {
		if words[n].Stop {
			return true
		}
	}
	return false
}
