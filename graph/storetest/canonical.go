package storetest

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Canonical returns an answer of a store as JSON that shows every field, also those that documents leave out, and
// tells nil from empty. A thing within itself is shown by its id.
func Canonical(v any) []byte {
	data, err := json.MarshalIndent(plain(reflect.ValueOf(v), map[any]bool{}), "", " ")
	if err != nil { // maps, lists and plain values
		panic(fmt.Sprintf("storetest: canonical %T: %v", v, err))
	}
	return data
}

// plain turns v into maps, lists and plain values. Within holds the pointers that v is part of.
func plain(v reflect.Value, within map[any]bool) any {
	switch v.Kind() {
	case reflect.Invalid:
		return nil
	case reflect.Interface:
		if v.IsNil() {
			return nil
		}
		return map[string]any{v.Elem().Type().String(): plain(v.Elem(), within)}
	case reflect.Pointer:
		return plainPointer(v, within)
	case reflect.Struct:
		fields := map[string]any{}
		for n := range v.NumField() {
			if v.Type().Field(n).IsExported() {
				fields[v.Type().Field(n).Name] = plain(v.Field(n), within)
			}
		}
		return fields
	case reflect.Slice:
		if v.IsNil() {
			return nil
		}
		list := make([]any, v.Len())
		for n := range list {
			list[n] = plain(v.Index(n), within)
		}
		return list
	}
	return v.Interface()
}

func plainPointer(v reflect.Value, within map[any]bool) any {
	if v.IsNil() {
		return nil
	}
	if within[v.Interface()] {
		if node, ok := v.Interface().(graph.Node); ok {
			return "within " + node.NodeID()
		}
		return "within itself"
	}
	within[v.Interface()] = true
	defer delete(within, v.Interface())
	return plain(v.Elem(), within)
}
