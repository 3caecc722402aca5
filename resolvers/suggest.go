package resolvers

import (
	"regexp"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/incidentgraph/incidentgraph/graph"
)

// notValid is what the library says of a value of a variable that its enum lacks. For literals it tells the nearest itself.
var notValid = regexp.MustCompile(`^(\S+) is not a valid (\w+)$`)

// withNearest adds the nearest right values to such a message.
func withNearest(schema *ast.Schema, message string) string {
	found := notValid.FindStringSubmatch(message)
	if found == nil || schema.Types[found[2]] == nil {
		return message
	}
	var values []string
	for _, value := range schema.Types[found[2]].EnumValues {
		values = append(values, value.Name)
	}
	near := graph.Nearest(found[1], values)
	if len(near) == 0 {
		return message
	}
	return message + "; the nearest: " + strings.Join(near, ", ")
}
