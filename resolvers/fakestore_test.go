package resolvers_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/incidentgraph/incidentgraph/graph"
)

// fakeStore keeps incidents in memory in the form in which engines do, and fills exactly the relations that it is
// asked for, so that a resolver which asks for too little shows. It knows no filters. It counts its calls.
type fakeStore struct {
	graph.Store // nil: a call that is not faked panics

	mu      sync.Mutex
	calls   []string
	with    []graph.Relation
	asked   []graph.IncidentQuery
	counted []graph.Filter
	err     error
	panics  bool
	block   chan struct{} // when set, reads wait for it or for the end of their context
	records []*graph.IncidentRecord
}

func newFakeStore(incidents ...*graph.Incident) *fakeStore {
	s := &fakeStore{}
	for _, i := range incidents {
		s.records = append(s.records, i.Record(graph.Calendar{}))
	}
	return s
}

func (s *fakeStore) called(ctx context.Context, name string, with graph.Relation) error {
	s.mu.Lock()
	s.calls = append(s.calls, name)
	s.with = append(s.with, with)
	err, panics, block := s.err, s.panics, s.block
	s.mu.Unlock()
	if panics {
		panic("secret of the store")
	}
	if block != nil {
		select {
		case <-block:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return err
}

// taken returns the calls since the last taken.
func (s *fakeStore) taken() (calls []string, with []graph.Relation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	calls, with = s.calls, s.with
	s.calls, s.with = nil, nil
	return calls, with
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func (s *fakeStore) read(record *graph.IncidentRecord, with graph.Relation) *graph.Incident {
	incident := must(graph.DecodeRoot(record.Root))
	for _, statement := range record.Statements {
		if !with.Has(statement.Relation) {
			continue
		}
		node := must(json.Marshal(nodeFields(record, statement)))
		if err := incident.Attach(statement.Relation, statement.ID, must(json.Marshal(statement.Fields)), node); err != nil {
			panic(err)
		}
	}
	return incident
}

func (s *fakeStore) page(records []*graph.IncidentRecord, q graph.IncidentQuery) (*graph.IncidentPage, error) {
	after, err := q.Order.ParseCursor(q.Page.After)
	if err != nil {
		return nil, err
	}
	sorted := slices.SortedFunc(slices.Values(records), func(a, b *graph.IncidentRecord) int {
		byDate := strings.Compare(a.Fields["occurredFrom"].(string), b.Fields["occurredFrom"].(string))
		if q.Order == graph.Newest {
			byDate = -byDate
		}
		if byDate != 0 {
			return byDate
		}
		return strings.Compare(a.ID, b.ID)
	})
	page := &graph.IncidentPage{Incidents: []*graph.Incident{}}
	if q.Page.Total {
		page.Total = len(sorted)
	}
	skip := after != nil
	for _, record := range sorted {
		if skip {
			skip = record.ID != after.Keys[1]
			continue
		}
		if len(page.Incidents) == q.Page.First {
			page.More = true
			break
		}
		page.Incidents, page.Matches = append(page.Incidents, s.read(record, q.With)), append(page.Matches, graph.CertainMatch)
	}
	return page, nil
}

func (s *fakeStore) Incidents(ctx context.Context, q graph.IncidentQuery) (*graph.IncidentPage, error) {
	if err := s.called(ctx, "Incidents", q.With); err != nil {
		return nil, err
	}
	if _, err := q.Filter.Predicate(); err != nil {
		return nil, err
	}
	s.asked = append(s.asked, q)
	return s.page(s.records, q)
}

func (s *fakeStore) IncidentsOf(ctx context.Context, ids []string, q graph.IncidentQuery) ([]*graph.IncidentPage, error) {
	if err := s.called(ctx, fmt.Sprintf("IncidentsOf %d", len(ids)), q.With); err != nil {
		return nil, err
	}
	pages := make([]*graph.IncidentPage, len(ids))
	for n, id := range ids {
		var of []*graph.IncidentRecord
		for _, record := range s.records {
			if slices.ContainsFunc(record.Statements, func(st *graph.Statement) bool { return st.Node == id }) {
				of = append(of, record)
			}
		}
		page, err := s.page(of, q)
		if err != nil {
			return nil, err
		}
		pages[n] = page
	}
	return pages, nil
}

// IncidentsBefore finds every incident near every vote, and reads for each what it states of votes.
func (s *fakeStore) IncidentsBefore(ctx context.Context, votes []*graph.Election, within int, q graph.IncidentQuery) ([]*graph.VotePage, error) {
	if err := s.called(ctx, fmt.Sprintf("IncidentsBefore %d", len(votes)), q.With); err != nil {
		return nil, err
	}
	if _, err := graph.Vicinities(votes, within); err != nil {
		return nil, err
	}
	pages := make([]*graph.VotePage, len(votes))
	for n, vote := range votes {
		page, err := s.page(s.records, q.WithVotes())
		if err != nil {
			return nil, err
		}
		pages[n] = q.VotePage(vote, within, page)
	}
	return pages, nil
}

func (s *fakeStore) Nodes(ctx context.Context, ids []string, with graph.Relation) ([]graph.Node, error) {
	if err := s.called(ctx, fmt.Sprintf("Nodes %d", len(ids)), with); err != nil {
		return nil, err
	}
	nodes := make([]graph.Node, len(ids))
	for n, id := range ids {
		nodes[n] = s.node(id, with)
	}
	return nodes, nil
}

func (s *fakeStore) node(id string, with graph.Relation) graph.Node {
	for _, record := range s.records {
		if record.ID == id {
			return s.read(record, with)
		}
		for _, statement := range record.Statements {
			if statement.Node == id && statement.Relation != graph.Links {
				return s.fold(record, statement)
			}
		}
	}
	return nil
}

func (s *fakeStore) fold(record *graph.IncidentRecord, statement *graph.Statement) graph.Node {
	return must(graph.DecodeNode(statement.Node, must(json.Marshal(nodeFields(record, statement)))))
}

// nodeFields is the node at the end of a statement, as an engine keeps it.
func nodeFields(record *graph.IncidentRecord, statement *graph.Statement) map[string]any {
	fields := map[string]any{"id": statement.Node}
	if folded := graph.FoldNode([]*graph.Statement{statement}, graph.Calendar{}); folded != nil {
		fields = folded.Fields
	}
	if statement.Relation == graph.Services {
		fields["code"] = strings.TrimPrefix(statement.Node, "service:")
	}
	if text, isReport := record.Texts[statement.Node]; isReport {
		fields["text"] = text
	}
	return fields
}

func (s *fakeStore) List(ctx context.Context, q graph.NodeQuery) (*graph.NodePage, error) {
	if err := s.called(ctx, "List "+string(q.Kind), 0); err != nil {
		return nil, err
	}
	if _, err := q.ParseCursor(); err != nil {
		return nil, err
	}
	page := &graph.NodePage{}
	seen := map[string]bool{}
	for _, record := range s.records {
		for _, statement := range record.Statements {
			if graph.KindOf(statement.Node) != q.Kind || statement.Node == "" || seen[statement.Node] {
				continue
			}
			seen[statement.Node] = true
			page.Nodes = append(page.Nodes, s.fold(record, statement))
			page.Cursors = append(page.Cursors, q.Cursor("key", statement.Node))
		}
	}
	page.Total = len(page.Nodes)
	return page, nil
}

func (s *fakeStore) Timeline(ctx context.Context, q graph.TimelineQuery) (*graph.TimelinePage, error) {
	if err := s.called(ctx, "Timeline", 0); err != nil {
		return nil, err
	}
	if _, err := q.ParseCursor(); err != nil {
		return nil, err
	}
	page := &graph.TimelinePage{Items: []*graph.TimelineItem{}}
	for _, record := range s.records {
		with := s.read(record, graph.Events)
		bare := s.read(record, 0)
		for _, e := range with.Events {
			e.Incident = bare
			page.Items = append(page.Items, graph.EventItem(e))
		}
	}
	return page, nil
}

// TimelineCounts has an event and an outage of one day.
func (s *fakeStore) TimelineCounts(ctx context.Context, q graph.TimelineQuery) (*graph.TimelineCounts, error) {
	if err := s.called(ctx, "TimelineCounts", 0); err != nil {
		return nil, err
	}
	dates := []graph.TimelineCount{{On: "2024-06-24", Count: 1}, {On: "2024-06-24", Outage: true, Count: 1}}
	return &graph.TimelineCounts{Dates: dates, Until: "2024-06-24"}, nil
}

func (s *fakeStore) Neighbours(ctx context.Context, ids []string, _ []graph.NodeKind, _ int) ([]*graph.Neighbourhood, error) {
	if err := s.called(ctx, fmt.Sprintf("Neighbours %d", len(ids)), 0); err != nil {
		return nil, err
	}
	around := make([]*graph.Neighbourhood, len(ids))
	for n, id := range ids {
		around[n] = &graph.Neighbourhood{ID: id}
		for _, record := range s.records {
			for _, st := range record.Statements {
				if st.Node != "" && (record.ID == id || st.Node == id) && s.node(st.Node, 0) != nil {
					around[n].Edges = append(around[n].Edges, graph.Edge{From: record.ID, To: st.Node, Kind: st.Relation.Name(), Finding: st.ID})
				}
			}
		}
		around[n].Degree = len(around[n].Edges)
	}
	return around, nil
}

// Count has one bucket for all incidents, whose values are those that the store knows of names.
func (s *fakeStore) Count(ctx context.Context, f graph.Filter, by ...graph.Dimension) ([]*graph.Bucket, error) {
	if err := s.called(ctx, fmt.Sprintf("Count %d", len(by)), 0); err != nil {
		return nil, err
	}
	if _, err := graph.NewTally(by); err != nil {
		return nil, err
	}
	if _, err := f.Predicate(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	s.counted = append(s.counted, f)
	s.mu.Unlock()
	bucket := &graph.Bucket{Keys: []string{}, Labels: []string{}, Count: len(s.records)}
	for _, dimension := range by {
		value := map[graph.Dimension]string{graph.ByVictim: "Town of Fleury", graph.ByPartner: "Police", graph.ByActor: "Group", graph.ByRegion: "Loiret"}[dimension]
		bucket.Keys, bucket.Labels = append(bucket.Keys, cmp.Or(value, "EMAIL")), append(bucket.Labels, cmp.Or(value, "EMAIL"))
	}
	return []*graph.Bucket{bucket}, nil
}

func (s *fakeStore) Coverage(ctx context.Context, _ graph.Filter, of ...[]graph.Topic) (*graph.Coverage, error) {
	if err := s.called(ctx, fmt.Sprintf("Coverage %d", len(of)), 0); err != nil {
		return nil, err
	}
	coverage := &graph.Coverage{Matching: len(s.records), Dataset: graph.Dataset{Incidents: 7, From: "2023", Until: "2024-06-24"}}
	for _, topics := range of {
		if _, err := graph.Told(topics); err != nil {
			return nil, err
		}
		coverage.Answerable = append(coverage.Answerable, 1)
	}
	return coverage, nil
}

// Days has outages of two services; one of e-mail is assumed to have begun with its incident. There is nothing of another measure.
func (s *fakeStore) Days(ctx context.Context, _ graph.Filter, m graph.Measure) ([]*graph.DayCount, error) {
	if err := s.called(ctx, "Days "+string(m), 0); err != nil {
		return nil, err
	}
	switch m {
	case graph.StatedOutage:
		return []*graph.DayCount{{Service: "EMAIL", Days: 2, Count: 1}, {Service: "WEBSITE", Days: 9, Count: 1}}, nil
	case graph.AssumedOutage:
		return []*graph.DayCount{{Service: "EMAIL", Days: 2, Count: 1}, {Service: "EMAIL", Days: 30, Count: 2}, {Service: "WEBSITE", Days: 9, Count: 1}}, nil
	}
	return []*graph.DayCount{}, nil
}

// Changes tells of each incident once, in the order of the records. It knows no filters.
func (s *fakeStore) Changes(ctx context.Context, q graph.ChangeQuery) (*graph.ChangePage, error) {
	if err := s.called(ctx, "Changes", q.With); err != nil {
		return nil, err
	}
	_, _, after, err := q.Parse()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	page := &graph.ChangePage{Last: len(s.records)}
	for n := after; n < len(s.records) && !page.More; n++ {
		if page.More = len(page.Changes) == q.Page.First; page.More {
			break
		}
		incident := s.read(s.records[n], q.With)
		page.Changes = append(page.Changes, &graph.IncidentChange{Sequence: n + 1, Kind: graph.Created, IncidentID: incident.ID, Incident: incident, Match: graph.CertainMatch})
	}
	return page, page.CheckReached(after)
}

// tell adds an incident, of which the feed then tells.
func (s *fakeStore) tell(i *graph.Incident) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.records = append(s.records, i.Record(graph.Calendar{}))
}

// fail makes every call fail, none for nil.
func (s *fakeStore) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = err
}
