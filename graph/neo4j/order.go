package neo4j

import (
	"encoding/hex"
	"strings"
)

// orderOf returns an ASCII text that sorts as the bytes of id do: Neo4j compares stored text by code points, and text
// in parameters by units of UTF-16. What is not plain ASCII becomes a tilde, which sorts after all the rest, and its
// bytes in hex. Nodes whose id is not its own order keep it as the property idOrder.
func orderOf(id string) string {
	var b strings.Builder
	for n := range len(id) {
		if c := id[n]; c < '~' {
			b.WriteByte(c)
		} else {
			b.WriteString("~" + hex.EncodeToString([]byte{c}))
		}
	}
	return b.String()
}

// ordered adds the order of a node's id to its fields, where it is another text.
func ordered(fields row, id string) row {
	if order := orderOf(id); order != id {
		fields["idOrder"] = order
	}
	return fields
}
