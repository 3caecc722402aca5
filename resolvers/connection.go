package resolvers

import (
	"github.com/incidentgraph/incidentgraph/graph"
)

// Connection is a page of a list, as the Relay specification shapes it.
type Connection[T any] struct {
	Edges      []*Edge[T]
	Nodes      []T
	PageInfo   *PageInfo
	TotalCount int
}

// Edge is an entry of a page with its cursor.
type Edge[T any] struct {
	Cursor string
	Node   T
}

// PageInfo says where a page stands in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     string
	EndCursor       string
}

// IncidentConnection is a page of incidents.
type IncidentConnection struct {
	Edges      []*IncidentEdge
	Nodes      []*graph.Incident
	PageInfo   *PageInfo
	TotalCount int
}

// IncidentEdge is an incident in a list, with how surely it belongs there. Mentioned is false for one that is only near the vote
// whose incidents the list has, DaysBefore nil in lists that are of no vote.
type IncidentEdge struct {
	Edge[*graph.Incident]
	Match      graph.Match
	Mentioned  bool
	DaysBefore *int
}

// The connections of the schema, besides that of incidents.
type (
	VictimConnection   = Connection[*graph.Victim]
	VictimEdge         = Edge[*graph.Victim]
	ServiceConnection  = Connection[*graph.Service]
	ServiceEdge        = Edge[*graph.Service]
	PartnerConnection  = Connection[*graph.Partner]
	PartnerEdge        = Edge[*graph.Partner]
	ActorConnection    = Connection[*graph.Actor]
	ActorEdge          = Edge[*graph.Actor]
	PlaceConnection    = Connection[*graph.Place]
	PlaceEdge          = Edge[*graph.Place]
	ElectionConnection = Connection[*graph.Election]
	ElectionEdge       = Edge[*graph.Election]
	ReportConnection   = Connection[*graph.Report]
	ReportEdge         = Edge[*graph.Report]
)

// connection joins a page's nodes and cursors, which are parallel.
func connection[T any](nodes []T, cursors []string, more, continued bool, total int) *Connection[T] {
	c := &Connection[T]{Nodes: nodes, TotalCount: total, PageInfo: &PageInfo{HasNextPage: more, HasPreviousPage: continued}}
	for n, node := range nodes {
		c.Edges = append(c.Edges, &Edge[T]{cursors[n], node})
	}
	if len(cursors) > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = cursors[0], cursors[len(cursors)-1]
	}
	return c
}

func connectIncidents(page *graph.IncidentPage, q graph.IncidentQuery) *IncidentConnection {
	cursors := make([]string, len(page.Incidents))
	for n, incident := range page.Incidents {
		cursors[n] = q.Order.Cursor(incident)
	}
	plain := connection(page.Incidents, cursors, page.More, q.Page.After != "", page.Total)
	c := &IncidentConnection{Nodes: plain.Nodes, PageInfo: plain.PageInfo, TotalCount: plain.TotalCount}
	for n, edge := range plain.Edges {
		c.Edges = append(c.Edges, &IncidentEdge{Edge: *edge, Match: page.Matches[n], Mentioned: true})
	}
	return c
}
