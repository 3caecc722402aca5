package export

import (
	"context"
	"encoding/xml"
	"io"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

type atomEntry struct {
	XMLName    xml.Name       `xml:"entry"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Rights     string         `xml:"rights,omitempty"`
}

type atomLink struct {
	Rel   string `xml:"rel,attr"`
	Href  string `xml:"href,attr"`
	Title string `xml:"title,attr,omitempty"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
	Label  string `xml:"label,attr"`
}

// Atom writes the incidents that match f as a feed by RFC 4287, the newest first.
func Atom(ctx context.Context, store Incidents, f graph.Filter, w io.Writer) error {
	return writeFeed(ctx, store, f, 0, w)
}

// Feed is [Atom] with the newest incidents alone, all for a limit of 0. The id of an entry depends on that of the incident, its times
// are the first and the latest date that the incident states; nothing depends on the clock.
func Feed(ctx context.Context, store Incidents, f graph.Filter, limit int, w io.Writer) error {
	return buffered(w, func(out io.Writer) error { return writeFeed(ctx, store, f, limit, out) })
}

func writeFeed(ctx context.Context, store Incidents, f graph.Filter, limit int, w io.Writer) error {
	last := undated
	if err := newest(ctx, store, f, limit, func(i *graph.Incident) error { last = max(last, latest(i)); return nil }); err != nil {
		return err
	}
	head := `<feed xmlns="http://www.w3.org/2005/Atom">` + "\n<id>" + stableID("feed", "incidents").URN() + "</id>\n<title>Incidents</title>\n<updated>" + midnight(last) +
		"</updated>\n<author><name>incidentgraph</name></author>\n<generator>incidentgraph</generator>\n"
	if _, err := io.WriteString(w, xml.Header+head); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := newest(ctx, store, f, limit, func(i *graph.Incident) error { return encoder.Encode(entry(i)) }); err != nil {
		return err
	}
	if err := encoder.Close(); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n</feed>\n")
	return err
}

// newest visits the limit newest incidents, all for 0.
func newest(ctx context.Context, store Incidents, f graph.Filter, limit int, visit func(*graph.Incident) error) error {
	q := graph.IncidentQuery{Filter: f, Order: graph.Newest, Page: graph.Page{First: pageSize}, With: statements}
	for visited, more := 0, true; more; {
		if limit > 0 {
			q.Page.First = min(pageSize, limit-visited)
		}
		page, err := store.Incidents(ctx, q)
		if err != nil {
			return err
		}
		for _, i := range page.Incidents {
			if err := visit(i); err != nil {
				return err
			}
			q.Page.After = q.Order.Cursor(i)
		}
		visited += len(page.Incidents)
		more = page.More && (limit == 0 || visited < limit)
	}
	return nil
}

func entry(i *graph.Incident) atomEntry {
	e := atomEntry{
		ID: stableID("incident", i.ID).URN(), Title: graph.Label(i), Summary: i.Summary,
		Published: midnight(begun(i)), Updated: midnight(latest(i)), Categories: categories(i),
	}
	for _, s := range i.Sources {
		rel := "related"
		if len(e.Links) == 0 {
			rel = "alternate" // an entry without content needs one
		}
		e.Links = append(e.Links, atomLink{rel, s.URL, s.Title})
	}
	if len(e.Links) == 0 && e.Summary == "" {
		e.Summary = graph.Label(i)
	}
	if tlp := marking(i); tlp != graph.TLPClear {
		e.Rights = "TLP:" + string(tlp)
	}
	return e
}

// categories name the country, the kinds of attack and the services of an incident.
func categories(i *graph.Incident) []atomCategory {
	var list []atomCategory
	add := func(scheme, term, label string) {
		category := atomCategory{term, "urn:incidentgraph:" + scheme, label}
		for _, there := range list {
			if there == category {
				return
			}
		}
		list = append(list, category)
	}
	if country := place(i).Country; country != "" {
		add("country", country, country)
	}
	for _, attack := range i.AttackTypes {
		add("attack-type", string(attack), words(attack))
	}
	for _, s := range i.Services {
		add("service:"+strings.ToLower(string(s.Status)), string(s.Code), words(s.Code)+", "+words(s.Status))
	}
	return list
}

func midnight(d graph.Date) string { return string(d) + "T00:00:00Z" }
