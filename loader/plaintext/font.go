package plaintext

import (
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// fontCache keeps the fonts of a file: working out what a font's codes mean takes longer than reading a page.
type fontCache map[string]*font

func (c fontCache) font(v pdf.Value) *font {
	key := v.String()
	if c[key] == nil {
		c[key] = newFont(v)
	}
	return c[key]
}

// font is what text needs of a font.
type font struct {
	code pdf.TextEncoding
	// widths are those of the codes in thousandths of the size, other that of the codes without one.
	widths map[int]float64
	other  float64
	// bytes is how many make a code.
	bytes int
}

// usualWidth is what a font has that does not say.
const usualWidth = 500

func newFont(v pdf.Value) *font {
	f := &font{code: pdf.Font{V: v}.Encoder(), widths: map[int]float64{}, other: usualWidth, bytes: 1}
	if descendant := v.Key("DescendantFonts").Index(0); descendant.Kind() == pdf.Dict {
		f.composite(descendant)
		return f
	}
	first := int(v.Key("FirstChar").Int64())
	for n, width := range (pdf.Font{V: v}).Widths() {
		f.widths[first+n] = width
	}
	return f
}

// composite reads the widths of a font with codes of two bytes: "c [w w …]" for codes from c on, "c d w" for those from c
// to d.
func (f *font) composite(v pdf.Value) {
	const codes = 1 << 16
	f.bytes, f.other = 2, 2*usualWidth
	if width := v.Key("DW"); !width.IsNull() {
		f.other = width.Float64()
	}
	w := v.Key("W")
	for n := 0; n+1 < w.Len(); {
		first, next := int(w.Index(n).Int64()), w.Index(n+1)
		if next.Kind() == pdf.Array {
			for k := range next.Len() {
				f.widths[first+k] = next.Index(k).Float64()
			}
			n += 2
			continue
		}
		for code := max(first, 0); code <= min(int(next.Int64()), codes); code++ {
			f.widths[code] = w.Index(n + 2).Float64()
		}
		n += 3
	}
}

// width returns the width of a string of codes that reads as text.
func (f *font) width(raw, text string) float64 {
	if len(f.widths) == 0 {
		return usualWidth * float64(utf8.RuneCountInString(text))
	}
	total := 0.0
	for n := 0; n+f.bytes <= len(raw); n += f.bytes {
		code := int(raw[n])
		if f.bytes == 2 {
			code = code<<8 | int(raw[n+1])
		}
		width, known := f.widths[code]
		if !known {
			width = f.other
		}
		total += width
	}
	return total
}
