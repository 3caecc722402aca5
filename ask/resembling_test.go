package ask_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

// TestSimilar compares with what each incident of the victim itself says is like it, and finds something shared by each pair's lists.
func TestSimilar(t *testing.T) {
	s := newScene(t)
	byID := map[string]*graph.Incident{}
	var want []string
	for _, i := range s.incidents {
		byID[i.ID] = i
	}
	for _, i := range s.incidents {
		if !victimCalled("antwerp")(i) {
			continue
		}
		var reply struct {
			Incident struct {
				Similar []struct{ Incident struct{ ID string } }
			}
		}
		s.run(t, `query($id: ID!) { incident(id: $id) { similar(first: 10) { incident { id } } } }`, map[string]any{"id": i.ID}, &reply)
		for _, other := range reply.Incident.Similar {
			want = append(want, i.ID+" "+other.Incident.ID)
		}
	}
	for _, question := range []string{"incidents like Antwerp", "which incidents are similar to the City of Antwerp", "incidents semblables à Antwerp"} {
		a := s.ask(t, question)
		var got []string
		for _, row := range a.Rows {
			like, _, _ := strings.Cut(row.Value, ":")
			like = strings.TrimSpace(like[strings.LastIndexByte(strings.TrimSpace(like), ' ')+1:])
			got = append(got, like+" "+row.Incident.ID)
			if byID[like] != nil && !share(byID[like], byID[row.Incident.ID]) {
				t.Errorf("%s and %s share nothing: %s", like, row.Incident.ID, row.Value)
			}
			if len(row.Evidence)+len(row.Sources) == 0 {
				t.Errorf("%s: nothing speaks for the row", row.Incident.ID)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
			t.Errorf("%s (%s): -want +got\n%s", question, a.Answer, diff)
		}
	}
}

func share(a, b *graph.Incident) bool {
	for _, service := range a.Services {
		if out(service.Code)(a) && out(service.Code)(b) {
			return true
		}
	}
	for _, v := range a.Victims {
		if sector(v.Sector)(b) {
			return true
		}
	}
	return a.Place != nil && country(a.Place.Country)(b) || slices.ContainsFunc(a.AttackTypes, func(kind graph.AttackType) bool { return attack(kind)(b) })
}
