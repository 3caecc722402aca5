package resolvers_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// An incident before a vote says whether it mentions the vote, and how long before it began.
func TestIncidentsBeforeVote(t *testing.T) {
	h := handlerFor(t, sampleStore(t))
	type object = map[string]any
	edge := func(mentioned bool, daysBefore any, match, id string) object {
		return object{"mentioned": mentioned, "daysBefore": daysBefore, "match": match, "node": object{"id": id}}
	}
	const edges = ` { edges { mentioned daysBefore match node { id } } } } } }`
	mentions := edge(true, 6.0, "CERTAIN", "town-2024-06")
	for _, c := range []struct {
		name, arguments string
		want            []any
	}{
		{"without days", ``, []any{mentions}},
		{"within days", `(within: 14)`, []any{mentions, edge(false, nil, "POSSIBLE", "other-2023")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			elections := good(t, h, `{ elections { nodes { incidents`+c.arguments+edges)["elections"].(object)
			got := elections["nodes"].([]any)[0].(object)["incidents"].(object)["edges"]
			if diff := cmp.Diff(any(c.want), got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
	if r := ask(t, h, `{ elections { nodes { incidents(within: -1) { totalCount } } } }`); r.code() != "BAD_USER_INPUT" {
		t.Errorf("within -1: %s", r.body)
	}
}
