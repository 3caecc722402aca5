package resolvers

import (
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/incidentgraph/incidentgraph/graph"
)

// MarshalString writes text and codes of the domain, where the empty string means "not stated": null.
func MarshalString(s string) graphql.Marshaler {
	if s == "" {
		return graphql.Null
	}
	return graphql.MarshalString(s)
}

// UnmarshalString reads text or a code. Unlike gqlgen's own it takes no number or truth value for text.
func UnmarshalString(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case nil:
		return "", nil
	}
	return "", graph.Invalid("want a string")
}

// MarshalNodeKind writes a kind of node in capitals, as enums are written.
func MarshalNodeKind(k graph.NodeKind) graphql.Marshaler {
	return MarshalString(strings.ToUpper(string(k)))
}

// UnmarshalNodeKind reads a kind of node.
func UnmarshalNodeKind(v any) (graph.NodeKind, error) {
	s, err := UnmarshalString(v)
	return graph.NodeKind(strings.ToLower(s)), err
}
