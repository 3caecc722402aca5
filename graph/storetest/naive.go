package storetest

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/incidentgraph/incidentgraph/graph"
)

// naive answers questions about incidents in the plainest way: it reads all documents for each, knows no predicates, axes or
// bounds, and tries every day that a date can mean. Of graph it uses what folds names and splits words, and the identities of
// nodes, no more. It is a graph.Store for the reads that count; the others panic.
type naive struct {
	graph.Store
	documents []*naiveDocument  // by id
	names     map[string]string // of the victims, by id of the node
}

// naiveDocument is an incident document as far as questions go.
type naiveDocument struct {
	ID, Title, Summary, Campaign string
	Place                        struct{ Country, Region, Locality string }
	Occurred                     struct{ From, Until string }
	AttackTypes, NotStated       []string
	DataImpact                   string
	Ransom                       struct{ Demanded *bool }
	Victims                      []struct {
		Name, Sector string
		Aliases      []string
	}
	Services  []naiveService
	Partners  []naivePartner
	Actors    []struct{ Name, Role string }
	Actions   []struct{ Code string }
	Suppliers []struct{ Name string }
	Reports   []struct{ Text string }
	Events    []struct{ Kind, On, At string }
	Elections []*naiveVote
}

type naiveService struct{ Code, Status, Extent, From, Until, Fallback string }

type naivePartner struct {
	Name, Kind, Role string
	Named            *bool
}

// naiveVote is a mention of an election; Held is the day by the calendar, else as the document gives it.
type naiveVote struct {
	ID, Name, Kind, Country, Region, HeldOn, Status string
	held, node                                      string
}

// newNaive reads documents, versions of them last, as they are when they are folded, and the calendar as it is in the end. No
// store has a part in it.
func newNaive(ctx context.Context, documents []*graph.Incident, calendar []*graph.Election) (*naive, error) {
	incidents, err := folded(ctx, documents)
	if err != nil {
		return nil, err
	}
	n := &naive{names: map[string]string{}}
	for _, i := range incidents {
		data, err := json.Marshal(i)
		if err != nil {
			return nil, err
		}
		d := new(naiveDocument)
		if err := json.Unmarshal(data, d); err != nil {
			return nil, err
		}
		n.documents = append(n.documents, d)
	}
	slices.SortFunc(n.documents, func(a, b *naiveDocument) int { return strings.Compare(a.ID, b.ID) })
	for _, d := range n.documents {
		for _, v := range d.Victims {
			if id := d.victimID(v.Name); n.names[id] == "" {
				n.names[id] = v.Name
			}
		}
		for _, v := range d.Elections {
			v.look(calendar)
		}
	}
	return n, nil
}

// folded returns the incidents that documents fold into where there was nothing before.
func folded(ctx context.Context, documents []*graph.Incident) ([]*graph.Incident, error) {
	put := make([]*graph.Document, len(documents))
	for n, i := range documents {
		document, err := graph.NewDocument(i)
		if err != nil {
			return nil, err
		}
		put[n] = document
	}
	change, err := graph.Resolve(ctx, nothingBefore{}, put)
	if err != nil {
		return nil, err
	}
	return change.Incidents, nil
}

// nothingBefore are the documents of a store without content.
type nothingBefore struct{}

func (nothingBefore) Linked(context.Context, []string, []string) ([]*graph.Document, error) {
	return nil, nil
}

func (d *naiveDocument) victimID(name string) string { return graph.VictimID(d.Place.Country, name) }

// look finds the vote in the calendar: by its id, or as the only one of its day, country, kind and region.
func (v *naiveVote) look(calendar []*graph.Election) {
	v.held, v.node = v.HeldOn, strings.Join([]string{v.ID, v.Country, v.HeldOn, v.Kind, v.Region, v.Name}, "|")
	var found []*graph.Election
	for _, e := range calendar {
		sameVote := v.ID == "" && len(v.HeldOn) == 10 && string(e.HeldOn) == v.HeldOn && e.Country == v.Country && string(e.Kind) == v.Kind && graph.Slug(e.Region) == graph.Slug(v.Region)
		if e.CalendarID == v.ID || sameVote {
			found = append(found, e)
		}
	}
	if len(found) == 1 {
		v.held, v.node = string(found[0].HeldOn), found[0].CalendarID
	}
}

// lastCalendar is what is left of entries when later ones replace those of the same id.
func lastCalendar(entries ...*graph.Election) []*graph.Election {
	var last []*graph.Election
	for n, e := range entries {
		replaced := slices.ContainsFunc(entries[n+1:], func(later *graph.Election) bool { return later.CalendarID == e.CalendarID })
		if !replaced {
			last = append(last, e)
		}
	}
	return last
}

// Incidents returns the incidents of the page by their ids alone.
func (n *naive) Incidents(_ context.Context, q graph.IncidentQuery) (*graph.IncidentPage, error) {
	matching := n.matching(q.Filter)
	slices.SortStableFunc(matching, func(a, b *naiveDocument) int {
		if q.Order == graph.Oldest {
			return strings.Compare(a.Occurred.From, b.Occurred.From)
		}
		return strings.Compare(b.Occurred.From, a.Occurred.From)
	})
	page := &graph.IncidentPage{Incidents: []*graph.Incident{}, Matches: []graph.Match{}}
	if q.Page.Total {
		page.Total = len(matching)
	}
	for place, d := range matching {
		if page.More = q.Page.First > 0 && place == q.Page.First; page.More {
			break
		}
		match := graph.PossibleMatch
		if n.holds(d, &q.Filter) == yes {
			match = graph.CertainMatch
		}
		page.Incidents, page.Matches = append(page.Incidents, d.bare()), append(page.Matches, match)
	}
	return page, nil
}

// matching returns the documents for which the filter may hold.
func (n *naive) matching(f graph.Filter) []*naiveDocument {
	var matching []*naiveDocument
	for _, d := range n.documents {
		if n.holds(d, &f) != no {
			matching = append(matching, d)
		}
	}
	return matching
}
