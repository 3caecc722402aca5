package resolvers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSimilar(t *testing.T) {
	got := good(t, handlerFor(t, sampleStore(t)), `{ incident(id: "town-2024-06") { similar(first: 1) { score incident { id title } reasons { kind key label weight } } } }`)
	similar := at(t, got, "incident", "similar", 0)
	if diff := cmp.Diff("195 other-2023", fmt.Sprint(at(t, similar, "score"), " ", at(t, similar, "incident", "id"))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	want := []any{map[string]any{"kind": "PARTNER", "key": "police", "label": "Police", "weight": 195.0}, map[string]any{"kind": "COUNTRY", "key": "FR", "label": "FR", "weight": 195.0}}
	if diff := cmp.Diff(want, at(t, similar, "reasons")); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestSimilarRefuses(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	for _, first := range []int{0, -1, 21, 1_000_000} {
		r := ask(t, h, fmt.Sprintf(`{ incidents { nodes { similar(first: %d) { score } } } }`, first))
		if want := fmt.Sprintf("first: %d, want 1 to 20", first); len(r.Errors) == 0 || !strings.HasPrefix(r.Errors[0].Message, want) || r.code() != "BAD_USER_INPUT" {
			t.Errorf("%d: got %.300s", first, r.body)
		}
	}
}
