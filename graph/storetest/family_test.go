package storetest

import (
	"reflect"
	"testing"

	"github.com/incidentgraph/incidentgraph/graph"
)

// TestFamilies: for every condition that a filter can have there is a family of random filters that have it, so that a new one cannot
// be forgotten; and what drops a condition changes filters of its family.
func TestFamilies(t *testing.T) {
	drawn := map[string]bool{}
	for _, f := range families {
		changed := false
		for seed := range uint64(20) {
			drawing := f.draw(newGenerator(seed, 0))
			fields := reflect.ValueOf(drawing)
			for n := range fields.NumField() {
				if !fields.Field(n).IsZero() {
					drawn[fields.Type().Field(n).Name] = true
				}
			}
			dropped := drawing
			f.drop(&dropped)
			changed = changed || !reflect.DeepEqual(drawing, dropped)
		}
		if !changed {
			t.Errorf("dropping the condition of %s changes none of its filters", f.name)
		}
	}
	for field := range reflect.TypeFor[graph.Filter]().Fields() {
		if !drawn[field.Name] {
			t.Errorf("no family has filters with the condition %s", field.Name)
		}
	}
}
