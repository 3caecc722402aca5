package resolvers

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"

	"github.com/incidentgraph/incidentgraph/graph"
)

const filterInput = "IncidentFilter"

var errNoObject = graph.Invalid(`filter: want a JSON object such as {"countries": ["FR"]}`)

// ParseFilter reads a filter as JSON, as the variable of an operation would be: with the same codes, the same values for lists of one,
// and the same errors, which are [graph.ErrInvalid]. The empty text is everything. Names are not looked up.
func ParseFilter(text string) (graph.Filter, error) {
	if strings.TrimSpace(text) == "" {
		return graph.Filter{}, nil
	}
	var given object
	if err := decode([]byte(text), &given); err != nil {
		return graph.Filter{}, errNoObject
	}
	return coerceFilter(given)
}

// coerceFilter turns decoded JSON into a filter by the schema.
func coerceFilter(given object) (graph.Filter, error) {
	values := maxValues
	if !bounded(map[string]any(given), maxNesting, &values) {
		return graph.Filter{}, graph.Invalid("filter: nested deeper than %d or more than %d values", maxNesting, maxValues)
	}
	schema := parsedSchema
	variable := &ast.VariableDefinition{Variable: "filter", Type: ast.NamedType(filterInput, nil), Definition: schema.Types[filterInput]}
	operation := &ast.OperationDefinition{Operation: ast.Query, VariableDefinitions: ast.VariableDefinitionList{variable}}
	coerced, err := validator.VariableValues(schema, operation, map[string]any{"filter": map[string]any(given)})
	if err != nil {
		return graph.Filter{}, refused(schema, err)
	}
	return decodeFilter(coerced["filter"])
}

func decodeFilter(coerced any) (graph.Filter, error) {
	var f graph.Filter
	data, err := json.Marshal(coerced)
	if err != nil {
		return f, err
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		return f, mistyped(err)
	}
	_, err = f.Predicate()
	return f, err
}

// refused says where the schema finds what wrong.
func refused(schema *ast.Schema, err error) error {
	var found *gqlerror.Error
	if !errors.As(err, &found) {
		return err
	}
	return graph.Invalid("%s: %s", strings.TrimPrefix(found.Path.String(), "variable."), withNearest(schema, found.Message))
}

// mistyped names the field that holds a value of another type; the schema's own check lets some pass.
func mistyped(err error) error {
	var found *json.UnmarshalTypeError
	if !errors.As(err, &found) {
		return graph.Invalid("filter: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	steps := strings.Split(found.Field, ".")
	for n, step := range steps {
		steps[n] = strings.ToLower(step[:min(1, len(step))]) + step[min(1, len(step)):]
	}
	return graph.Invalid("filter.%s: a %s is no value of this field", strings.Join(steps, "."), found.Value)
}

// FilterOfQuery reads a filter from the query of an address: the parameter filter as JSON, and each field of IncidentFilter by its
// name, as in countries=FR&countries=DE&occurred.from=2024. All of them must hold. Any parameter but these and others is an error.
func FilterOfQuery(query url.Values, others ...string) (graph.Filter, error) {
	given := object{}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if name == "filter" || slices.Contains(others, name) {
			continue
		}
		if err := setField(given, name, query[name]); err != nil {
			return graph.Filter{}, err
		}
	}
	for _, text := range query["filter"] {
		var more object
		if err := decode([]byte(text), &more); err != nil {
			return graph.Filter{}, errNoObject
		}
		and, _ := given["and"].([]any)
		given["and"] = append(and, map[string]any(more))
	}
	return coerceFilter(given)
}

// setField sets a field of a filter that is being made, such as countries or occurred.from, to what an address says.
func setField(given map[string]any, name string, texts []string) error {
	types := parsedSchema.Types
	definition := types[filterInput]
	steps := strings.Split(name, ".")
	for n, step := range steps {
		field := definition.Fields.ForName(step)
		switch {
		case field == nil:
			return graph.Invalid("%s: no such parameter%s", name, nearestField(definition, step))
		case field.Type.Name() == filterInput:
			return graph.Invalid("%s: give it within the parameter filter, as JSON", name)
		case n == len(steps)-1 && types[field.Type.Name()].Kind != ast.InputObject:
			return setValue(given, name, field, texts)
		}
		definition = types[field.Type.Name()]
		within, there := given[step].(map[string]any)
		if !there {
			within = map[string]any{}
			given[step] = within
		}
		given = within
	}
	return graph.Invalid("%s: give its parts, such as %s.%s", name, name, definition.Fields[0].Name)
}

func setValue(given map[string]any, name string, field *ast.FieldDefinition, texts []string) error {
	values := make([]any, len(texts))
	for n, text := range texts {
		switch field.Type.Name() {
		case "Int":
			if _, err := strconv.ParseInt(text, 10, 32); err != nil {
				return graph.Invalid("%s: %.40q is not a 32-bit whole number", name, text)
			}
			values[n] = json.Number(text)
		case "Boolean":
			if text != "true" && text != "false" {
				return graph.Invalid("%s: %.40q is neither true nor false", name, text)
			}
			values[n] = text == "true"
		default:
			values[n] = text
		}
	}
	switch {
	case field.Type.Elem != nil:
		given[field.Name] = values
	case len(values) == 1:
		given[field.Name] = values[0]
	default:
		return graph.Invalid("%s: given %d times, want one value", name, len(values))
	}
	return nil
}

func nearestField(definition *ast.Definition, name string) string {
	var names []string
	for _, field := range definition.Fields {
		names = append(names, field.Name)
	}
	if near := graph.Nearest(name, names); len(near) > 0 {
		return "; the nearest: " + strings.Join(near, ", ")
	}
	return ""
}
