package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"
)

// DecodeIncident reads one incident document and validates it. Unknown fields, trailing data, invalid UTF-8
// and every broken rule of the format are [ErrInvalid]; the message names the field, and the line within
// data for documents of more than one. Dates later than the year after now are out of range.
func DecodeIncident(data []byte, now time.Time) (*Incident, error) {
	incident := new(Incident)
	if err := decodeStrict(data, incident); err != nil {
		return nil, err
	}
	return incident, incident.Validate(now)
}

// DecodeElection reads one entry of the election calendar, as strictly as [DecodeIncident].
func DecodeElection(data []byte, now time.Time) (*Election, error) {
	entry := new(calendarEntry)
	if err := decodeStrict(data, entry); err != nil {
		return nil, err
	}
	election := entry.election()
	return election, election.Validate(now)
}

func decodeStrict(data []byte, into any) error {
	if !utf8.Valid(data) {
		return Invalid("not valid UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return decodeError(err, data, decoder.InputOffset())
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Invalid("more than one JSON value")
	}
	if bytes.Equal(bytes.TrimSpace(data), []byte("null")) { // which the decoder takes for anything
		return Invalid("want an object, not null")
	}
	return checkSpelling(data)
}

// decodeError says in one line what the JSON decoder found, and where if data has several lines.
func decodeError(err error, data []byte, offset int64) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	message := strings.TrimPrefix(err.Error(), "json: ")
	switch {
	case errors.Is(err, io.EOF):
		return Invalid("empty document")
	case errors.Is(err, io.ErrUnexpectedEOF):
		message = "document ends in the middle"
	case errors.As(err, &syntax):
		message, offset = "not JSON: "+syntax.Error(), syntax.Offset
	case strings.HasPrefix(message, unknownField):
		offset = keyOffset(data, strings.TrimPrefix(message, unknownField))
	case errors.As(err, &kind):
		message, offset = wrongType(kind), kind.Offset
	}
	return invalidAt(data, offset, message)
}

// invalidAt says what is wrong, and where if data has several lines.
func invalidAt(data []byte, offset int64, message string) error {
	if line := 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n")); bytes.Count(bytes.TrimSpace(data), []byte("\n")) > 0 {
		return Invalid("line %d of the document: %s", line, message)
	}
	return Invalid("%s", message)
}

// wrongType says which field holds what, in the words of JSON.
func wrongType(err *json.UnmarshalTypeError) string {
	want, given := "an object", "a "+err.Value
	switch err.Type.Kind() {
	case reflect.String:
		want = "a string"
	case reflect.Int:
		want = "a whole number"
	case reflect.Bool:
		want = "true or false"
	case reflect.Slice:
		want = "a list"
	}
	switch err.Value {
	case "array":
		given = "a list"
	case "object":
		given = "an object"
	case "bool":
		given = "true or false"
	}
	if err.Field == "" {
		return fmt.Sprintf("want %s, not %s", want, given)
	}
	return fmt.Sprintf("field %s: want %s, not %s", err.Field, want, given)
}

// unknownField begins the decoder's message for a field that is not of the format; the quoted name follows.
const unknownField = "unknown field "

// keyOffset finds where a quoted name is a key: the decoder does not say where it found it.
func keyOffset(data []byte, name string) int64 {
	for from := 0; ; {
		at := bytes.Index(data[from:], []byte(name))
		if at < 0 {
			return 0
		}
		from += at + len(name)
		if bytes.HasPrefix(bytes.TrimSpace(data[from:]), []byte(":")) {
			return int64(from)
		}
	}
}
