package export_test

import (
	"bytes"
	"encoding/xml"
	"net/url"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/incidentgraph/incidentgraph/export"
	"github.com/incidentgraph/incidentgraph/graph"
)

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID        string `xml:"id"`
	Title     string `xml:"title"`
	Updated   string `xml:"updated"`
	Published string `xml:"published"`
	Summary   string `xml:"summary"`
	Rights    string `xml:"rights"`
	Links     []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
}

var uuidURN = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func readFeed(t *testing.T, data []byte) atomFeed {
	t.Helper()
	var feed atomFeed
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatal(err)
	}
	return feed
}

// What RFC 4287 asks of a feed and of its entries.
func TestAtom(t *testing.T) {
	store, incidents := filled(t)
	feed := readFeed(t, written(t, store, "atom", graph.Filter{}))
	if !uuidURN.MatchString(feed.ID) || feed.Title == "" || feed.Author == "" || len(feed.Entries) != len(incidents) {
		t.Errorf("id %q, title %q, author %q, %d entries", feed.ID, feed.Title, feed.Author, len(feed.Entries))
	}
	ids, last, marked := map[string]bool{}, "", 0
	for _, e := range feed.Entries {
		if ids[e.ID] || !uuidURN.MatchString(e.ID) || e.Title == "" {
			t.Errorf("entry %q %q", e.ID, e.Title)
		}
		ids[e.ID] = true
		for _, stamp := range []string{e.Updated, e.Published} {
			if _, err := time.Parse(time.RFC3339, stamp); err != nil {
				t.Errorf("%s: %v", e.Title, err)
			}
		}
		if e.Updated < e.Published {
			t.Errorf("%s: updated %s before it was published, %s", e.Title, e.Updated, e.Published)
		}
		last = max(last, e.Updated)
		alternates := 0
		for _, link := range e.Links {
			if u, err := url.Parse(link.Href); err != nil || !u.IsAbs() {
				t.Errorf("%s: link %q", e.Title, link.Href)
			}
			if link.Rel == "alternate" {
				alternates++
			}
		}
		if alternates > 1 || alternates == 0 && e.Summary == "" {
			t.Errorf("%s: %d alternates, summary %q", e.Title, alternates, e.Summary)
		}
		if e.Rights != "" {
			marked++
		}
	}
	if feed.Updated != last {
		t.Errorf("the feed was updated %s, want %s", feed.Updated, last)
	}
	if marked != 2 {
		t.Errorf("%d entries are marked, want 2", marked)
	}
}

// The newest come first, and the ids of a short feed are those of the long one.
func TestFeedOfTheNewest(t *testing.T) {
	store, incidents := filled(t)
	whole := readFeed(t, written(t, store, "atom", graph.Filter{}))
	for _, limit := range []int{1, 7, 100, 101, 205, 10_000} {
		var out bytes.Buffer
		if err := export.Feed(t.Context(), store, graph.Filter{}, limit, &out); err != nil {
			t.Fatal(err)
		}
		feed := readFeed(t, out.Bytes())
		if want := min(limit, len(incidents)); len(feed.Entries) != want {
			t.Errorf("%d entries, want %d", len(feed.Entries), want)
		}
		same := func(a, b atomEntry) bool { return a.ID == b.ID && a.Updated == b.Updated }
		if !slices.EqualFunc(feed.Entries, whole.Entries[:len(feed.Entries)], same) {
			t.Errorf("a feed of %d differs from the whole", limit)
		}
	}
}
