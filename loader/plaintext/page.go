package plaintext

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// matrix is a PDF matrix [a b c d e f].
type matrix [6]float64

var unit = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// pen writes the text of a page as its operators go by.
type pen struct {
	fonts   fontCache
	forms   int
	out     lines
	state   penState
	stack   []penState
	tm, tlm matrix
}

// penState is what the operators q and Q keep.
type penState struct {
	ctm                                 matrix
	font                                *font
	size, leading, charGap, wordGap, th float64
}

// pageText returns the lines of a page. The library's panics are errors.
func pageText(reader *pdf.Reader, number int, fonts fontCache) (text string, err error) {
	defer func() {
		if recover() != nil {
			err = errBroken
		}
	}()
	page := reader.Page(number)
	if page.V.IsNull() || page.V.Key("Contents").IsNull() {
		return "", nil
	}
	p := &pen{fonts: fonts, state: penState{ctm: unit, th: 1}, tm: unit, tlm: unit}
	p.draw(page.V.Key("Contents"), page.Resources())
	return p.out.text(), nil
}

// draw runs the operators of a page, or of a form on it.
func (p *pen) draw(content, resources pdf.Value) {
	pdf.Interpret(content, func(stack *pdf.Stack, op string) {
		args := make([]pdf.Value, stack.Len())
		for n := len(args) - 1; n >= 0; n-- {
			args[n] = stack.Pop()
		}
		if len(args) < operands[op] {
			return
		}
		p.do(op, args, resources)
	})
}

// operands says how many operands an operator has; others are not read.
var operands = map[string]int{
	"cm": 6, "Tm": 6, "Td": 2, "TD": 2, "Tf": 2, "TL": 1, "Tc": 1, "Tw": 1, "Tz": 1, "Tj": 1, "TJ": 1, "'": 1, "\"": 3, "Do": 1,
}

func (p *pen) do(op string, args []pdf.Value, resources pdf.Value) {
	s := &p.state
	switch op {
	case "q":
		p.stack = append(p.stack, *s)
	case "Q":
		if last := len(p.stack) - 1; last >= 0 {
			p.state, p.stack = p.stack[last], p.stack[:last]
		}
	case "cm":
		s.ctm = matrixOf(args).times(s.ctm)
	case "Do":
		p.form(resources.Key("XObject").Key(args[0].Name()), resources)
	case "Tf":
		s.font, s.size = p.fonts.font(resources.Key("Font").Key(args[0].Name())), args[1].Float64()
	case "TL":
		s.leading = args[0].Float64()
	case "Tc":
		s.charGap = args[0].Float64()
	case "Tw":
		s.wordGap = args[0].Float64()
	case "Tz":
		s.th = args[0].Float64() / 100
	default:
		p.write(op, args)
	}
}

// write does the operators that move the pen and show text.
func (p *pen) write(op string, args []pdf.Value) {
	switch op {
	case "BT":
		p.tm, p.tlm = unit, unit
	case "Tm":
		p.tlm = matrixOf(args)
		p.tm = p.tlm
	case "TD":
		p.state.leading = -args[1].Float64()
		p.move(args[0].Float64(), args[1].Float64())
	case "Td":
		p.move(args[0].Float64(), args[1].Float64())
	case "T*":
		p.move(0, -p.state.leading)
	case "\"":
		p.state.wordGap, p.state.charGap = args[0].Float64(), args[1].Float64()
		p.move(0, -p.state.leading)
		p.show(args[2].RawString())
	case "'":
		p.move(0, -p.state.leading)
		p.show(args[0].RawString())
	case "Tj":
		p.show(args[0].RawString())
	case "TJ":
		for n := range args[0].Len() {
			if x := args[0].Index(n); x.Kind() == pdf.String {
				p.show(x.RawString())
			} else {
				p.advance(-x.Float64() / 1000 * p.state.size)
			}
		}
	}
}

// form draws what is kept apart from the page; forms within forms to a depth that no page needs.
func (p *pen) form(x, outer pdf.Value) {
	const deepest = 8
	if x.Key("Subtype").Name() != "Form" || p.forms >= deepest {
		return
	}
	resources := x.Key("Resources")
	if resources.IsNull() {
		resources = outer
	}
	p.forms++
	saved, tm, tlm := p.state, p.tm, p.tlm
	if m := x.Key("Matrix"); m.Len() == len(unit) {
		var args []pdf.Value
		for n := range m.Len() {
			args = append(args, m.Index(n))
		}
		p.state.ctm = matrixOf(args).times(p.state.ctm)
	}
	p.draw(x, resources)
	p.state, p.tm, p.tlm = saved, tm, tlm
	p.forms--
}

func (p *pen) move(x, y float64) {
	p.tlm = matrix{1, 0, 0, 1, x, y}.times(p.tlm)
	p.tm = p.tlm
}

func (p *pen) advance(x float64) {
	p.tm = matrix{1, 0, 0, 1, x * p.state.th, 0}.times(p.tm)
}

// show writes a string where the pen is, and moves the pen behind it.
func (p *pen) show(raw string) {
	s := &p.state
	if s.font == nil || raw == "" {
		return
	}
	text := strings.Map(drawn, s.font.code.Decode(raw))
	width := s.font.width(raw, text)/1000*s.size + s.charGap*float64(utf8.RuneCountInString(text)) + s.wordGap*float64(strings.Count(text, " "))
	start := p.tm.times(s.ctm)
	p.advance(width)
	end := p.tm.times(s.ctm)
	p.out.add(run{text: text, x: start[4], end: end[4], y: start[5], size: math.Abs(s.size) * math.Hypot(start[2], start[3])})
}

// drawn leaves out what a font has no character for.
func drawn(r rune) rune {
	if r == utf8.RuneError || unicode.IsControl(r) && r != '\t' {
		return -1
	}
	return r
}

func matrixOf(args []pdf.Value) (m matrix) {
	for n := range m {
		m[n] = args[n].Float64()
	}
	return m
}
