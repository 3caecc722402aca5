package loader

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// containsWords reports whether folded words stand in other folded words, whole.
func containsWords(text, words string) bool {
	return strings.Contains(" "+text+" ", " "+words+" ")
}

// oneLine makes every run of blanks a single space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// lowerFirst writes a word that began a sentence in lower case; an abbreviation stays as it is.
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	if unicode.IsUpper(second) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// excerptLimit is the length of an event's text, in characters.
const excerptLimit = 240

// excerpt shortens a clause to whole words.
func excerpt(text string) string {
	text = strings.Trim(oneLine(text), " ,;")
	if utf8.RuneCountInString(text) <= excerptLimit {
		return text
	}
	short := string([]rune(text)[:excerptLimit])
	if at := strings.LastIndexByte(short, ' '); at > 0 {
		short = short[:at]
	}
	return short + "…"
}
