package plaintext

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// run is a string that a page shows in one go.
type run struct {
	text      string
	x, end, y float64
	size      float64
}

// line is what stands at one height of a page.
type line struct {
	text    strings.Builder
	end     float64
	y, size float64
}

// lines are those of a page in the order in which it shows them.
type lines []*line

// Gaps in sizes of the font: from wordGap on two runs are words, within lineGap they are on one line, and a step of more
// than paragraphGap usual ones parts paragraphs.
const (
	wordGap      = 0.18
	lineGap      = 0.5
	paragraphGap = 1.3
	// headingSize is by how much a heading is larger than the text after it.
	headingSize = 1.1
)

// add puts a run behind the last one, or on a line of its own.
func (l *lines) add(r run) {
	if len(*l) > 0 {
		last := (*l)[len(*l)-1]
		size := max(r.size, last.size, 1)
		if math.Abs(r.y-last.y) < lineGap*size && r.x > last.end-size {
			last.append(r, size)
			return
		}
	}
	if strings.TrimSpace(r.text) == "" {
		return
	}
	next := &line{end: r.end, y: r.y, size: r.size}
	next.text.WriteString(r.text)
	*l = append(*l, next)
}

func (l *line) append(r run, size float64) {
	text := l.text.String()
	if r.x-l.end > wordGap*size && !strings.HasSuffix(text, " ") && !strings.HasPrefix(r.text, " ") {
		l.text.WriteByte(' ')
	}
	l.text.WriteString(r.text)
	l.end = r.end
}

// text joins the lines: words that a hyphen parts at the end of a line are made whole, and a blank line stands where the
// step to the next line or the size of the text says that a paragraph ends.
func (l lines) text() string {
	var out strings.Builder
	usual := l.usualStep()
	for n, this := range l {
		text := strings.TrimSpace(this.text.String())
		if n+1 == len(l) {
			out.WriteString(text)
			break
		}
		next := l[n+1]
		step := math.Abs(this.y - next.y)
		larger := max(this.size, next.size) > headingSize*min(this.size, next.size)
		switch {
		case larger || step > paragraphGap*usual:
			out.WriteString(text + "\n\n")
		case isHyphenated(text, strings.TrimSpace(next.text.String())):
			out.WriteString(text[:len(text)-1])
		default:
			out.WriteString(text + "\n")
		}
	}
	return out.String()
}

// usualStep is the step from line to line within paragraphs: the lower quartile, since a page may hold short paragraphs
// mostly. Steps that stay on the line do not count.
func (l lines) usualStep() float64 {
	var steps []float64
	for n := 1; n < len(l); n++ {
		if step := math.Abs(l[n-1].y - l[n].y); step > lineGap*l[n].size {
			steps = append(steps, step)
		}
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	return steps[len(steps)/4]
}

// isHyphenated reports whether a word goes on at the beginning of a line: "regis-" and "try", but not "Mont-" and "Saint".
func isHyphenated(before, next string) bool {
	if !strings.HasSuffix(before, "-") || len(before) < 2 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before[:len(before)-1])
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(last) && unicode.IsLower(first)
}
