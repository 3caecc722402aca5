package graph

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// checkSpelling refuses what the decoder lets pass in a document that it could read: a field in other letters ("ID"), one
// that is there twice, of which it takes the last, and the character NUL, at which some programs end a text.
func checkSpelling(data []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	var around []*spelled // what the next token is in, outermost first; nil for a list
	for {
		token, err := decoder.Token()
		if err != nil {
			return nil // the end: the decoder has read it all before
		}
		var within *spelled
		if len(around) > 0 {
			within = around[len(around)-1]
		}
		message := ""
		switch token {
		case json.Delim('{'):
			around = append(around, &spelled{seen: map[string]bool{}})
		case json.Delim('['):
			around = append(around, nil)
		case json.Delim('}'), json.Delim(']'):
			around = around[:len(around)-1]
			continue
		default:
			if text, isText := token.(string); isText {
				message = within.complaint(text)
			}
		}
		if message != "" {
			return invalidAt(data, decoder.InputOffset(), message)
		}
		if within != nil {
			within.named = !within.named
		}
	}
}

// spelled is an object that is being read.
type spelled struct {
	seen  map[string]bool
	named bool // the next token is a value
}

// complaint says what is wrong with a text within s, be it the name of a field or a value.
func (s *spelled) complaint(text string) string {
	switch {
	case s == nil || s.named:
		if strings.ContainsRune(text, 0) {
			return "a text holds the character NUL"
		}
	case !formatFields()[text]:
		return unknownField + strconv.Quote(text)
	case s.seen[text]:
		return "field " + strconv.Quote(text) + " twice"
	default:
		s.seen[text] = true
	}
	return ""
}

// formatFields are the names of all fields of incident documents and of the calendar. Which object has which, the decoder
// knows.
var formatFields = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	addFields(names, reflect.TypeFor[Incident]())
	addFields(names, reflect.TypeFor[calendarEntry]())
	return names
})

func addFields(names map[string]bool, t reflect.Type) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return
	}
	for n := range t.NumField() {
		field := t.Field(n)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		if name != "" {
			names[name] = true
		}
		addFields(names, field.Type)
	}
}
