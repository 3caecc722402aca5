package resolvers

import (
	"cmp"
	"context"

	"github.com/incidentgraph/incidentgraph/graph"
)

// Tlp is the incident's marking; none is CLEAR.
func (incident) Tlp(_ context.Context, of *graph.Incident) (string, error) {
	return string(cmp.Or(of.TLP, graph.TLPClear)), nil
}

// Tlp is the report's marking; none is CLEAR.
func (report) Tlp(_ context.Context, of *graph.Report) (string, error) {
	return string(cmp.Or(of.TLP, graph.TLPClear)), nil
}

// Text is the report's text. Most reads bring it; a list of reports or a timeline does not.
func (report) Text(ctx context.Context, of *graph.Report) (string, error) {
	if of.Text != "" {
		return of.Text, nil
	}
	found, err := nodeOf(ctx, of.NodeID(), graph.Reports)
	if whole, ok := found.(*graph.Report); ok {
		return whole.Text, err
	}
	return "", err
}

// Named is true unless the statement says that it is of a class of bodies.
func (response) Named(_ context.Context, of *graph.Response) (bool, error) {
	return of.Named == nil || *of.Named, nil
}
