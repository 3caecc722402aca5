package resolvers_test

import (
	"testing"

	"github.com/incidentgraph/incidentgraph/web"
)

// The playground's examples run, and are within every limit with the longest page that a client may ask for.
func TestExamples(t *testing.T) {
	store := sampleStore(t)
	fleury := incidentOf(t, `{"id": "fleury-les-aubrais-2024-06", "services": [{"code": "CIVIL_REGISTRY", "status": "DISRUPTED"}]}`)
	store.records = append(store.records, newFakeStore(fleury).records...)
	h := handlerFor(t, store)
	for _, example := range web.Examples() {
		t.Run(example.Name, func(t *testing.T) {
			if r := ask(t, h, example.Text); len(r.Errors) > 0 {
				t.Error(r.body)
			}
			longest := map[string]any{"first": 100}
			if r := askWith(t, h, example.Text, longest); len(r.Errors) > 0 {
				t.Errorf("first: 100: %s", r.body)
			}
		})
	}
}
