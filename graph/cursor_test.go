package graph_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/incidentgraph/incidentgraph/graph"
)

func TestCursorRoundTrip(t *testing.T) {
	i := &graph.Incident{ID: "é \"`\\", Occurred: graph.Period{From: "2024-06"}}
	for order, list := range map[graph.Order]graph.Order{"": graph.Newest, graph.Newest: graph.Newest, graph.Oldest: graph.Oldest} {
		c, err := order.ParseCursor(list.Cursor(i)) // no order is the newest first
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"2024-06", i.ID}, c.Keys); diff != "" {
			t.Error(diff)
		}
	}
	q := graph.TimelineQuery{}
	q.Page.After = q.Cursor(&graph.TimelineItem{On: "2024", At: "08:30", Kind: "OTHER", ID: "x"})
	if c, err := q.ParseCursor(); err != nil || !cmp.Equal(c.Keys, []string{"2024", "08:30", "OTHER", "x"}) {
		t.Errorf("got %v and error %v", c, err)
	}
	n := graph.NodeQuery{Kind: graph.VictimNode}
	n.Page.After = n.Cursor("key", "id")
	if c, err := n.ParseCursor(); err != nil || !cmp.Equal(c.Keys, []string{"key", "id"}) {
		t.Errorf("got %v and error %v", c, err)
	}
}

func TestCursorStart(t *testing.T) {
	if c, err := graph.Newest.ParseCursor(""); c != nil || err != nil {
		t.Errorf("got %v and error %v, want neither", c, err)
	}
}

func TestCursorOfAnotherList(t *testing.T) {
	incident, victim := graph.Newest.Cursor(&graph.Incident{ID: "a"}), graph.NodeQuery{Kind: graph.VictimNode}.Cursor("k", "id")
	_, err1 := graph.Oldest.ParseCursor(incident)
	_, err2 := graph.Newest.ParseCursor(victim)
	_, err3 := graph.NodeQuery{Kind: graph.ActorNode, Page: graph.Page{After: victim}}.ParseCursor()
	_, err4 := graph.TimelineQuery{Newest: true, Page: graph.Page{After: graph.TimelineQuery{}.Cursor(&graph.TimelineItem{})}}.ParseCursor()
	for n, err := range []error{err1, err2, err3, err4} {
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%d: got error %v, want ErrInvalid", n, err)
		}
	}
}

func FuzzParseCursor(f *testing.F) {
	for _, seed := range []string{"", "x", graph.Newest.Cursor(&graph.Incident{ID: "a"}), graph.Cursor{List: "incidents NEWEST"}.String(), "eyJsIjoi"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := graph.Newest.ParseCursor(text)
		switch {
		case err != nil && !errors.Is(err, graph.ErrInvalid):
			t.Errorf("%q: got error %v, want ErrInvalid", text, err)
		case err == nil && c == nil && text != "":
			t.Errorf("%q: got the start of the list", text)
		case c != nil && (len(c.Keys) != 2 || c.String() != text):
			t.Errorf("%q: got %v", text, *c)
		}
	})
}
