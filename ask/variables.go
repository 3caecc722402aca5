package ask

import (
	"reflect"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Input returns a filter as the GraphQL input IncidentFilter, without the fields that are not set.
func Input(f graph.Filter) map[string]any { return input(reflect.ValueOf(f)).(map[string]any) }

func input(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer:
		return input(v.Elem())
	case reflect.Struct:
		fields := map[string]any{}
		for n := range v.NumField() {
			if field := v.Field(n); !field.IsZero() {
				name := v.Type().Field(n).Name
				fields[strings.ToLower(name[:1])+name[1:]] = input(field)
			}
		}
		return fields
	case reflect.Slice:
		entries := make([]any, v.Len())
		for n := range entries {
			entries[n] = input(v.Index(n))
		}
		return entries
	case reflect.String:
		return v.String()
	}
	return v.Interface()
}
