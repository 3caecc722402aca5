package graph

import (
	"encoding/base64"
	"encoding/json"
	"slices"
)

// Cursor is the place of an entry in a sorted list: the keys that it is sorted by, its id last. List names the
// list, so that a cursor of one list is refused by another.
type Cursor struct {
	List string   `json:"l"`
	Keys []string `json:"k"`
}

// String returns the opaque form that clients get.
func (c Cursor) String() string {
	data, _ := json.Marshal(c) // strings alone: cannot fail
	return base64.RawURLEncoding.EncodeToString(data)
}

// ParseCursor reads a cursor of the list of that name with that many keys; the empty string is nil, the start of
// the list. It is [ErrInvalid] for anything else.
func ParseCursor(s, list string, keys int) (*Cursor, error) {
	if s == "" {
		return nil, nil
	}
	data, err := base64.RawURLEncoding.DecodeString(s)
	c := new(Cursor)
	if err != nil || json.Unmarshal(data, c) != nil || c.String() != s {
		return nil, Invalid("after: %.40q is not a cursor; give the endCursor of an earlier page", s)
	}
	if c.List != list || len(c.Keys) != keys {
		return nil, Invalid("after: a cursor of another list or order; give the endCursor of an earlier page of this one")
	}
	return c, nil
}

// Cursor returns the cursor of an incident in a list in that order.
func (o Order) Cursor(i *Incident) string {
	return Cursor{"incidents " + string(o.orDefault()), []string{string(i.Occurred.From), i.ID}}.String()
}

// ParseCursor reads a cursor of a list of incidents in that order: keys date and id.
func (o Order) ParseCursor(s string) (*Cursor, error) {
	return ParseCursor(s, "incidents "+string(o.orDefault()), 2)
}

func (o Order) orDefault() Order {
	if o == "" {
		return Newest
	}
	return o
}

// Cursor returns the cursor of a node with that sort key.
func (q NodeQuery) Cursor(key, id string) string {
	return Cursor{string(q.Kind), []string{key, id}}.String()
}

// ParseCursor reads q's cursor: keys sort key and id. It is [ErrInvalid] for a kind that is not listed, too.
func (q NodeQuery) ParseCursor() (*Cursor, error) {
	if q.Kind == IncidentNode || !slices.Contains(NodeKinds, q.Kind) {
		return nil, Invalid("kind: there is no list of %q", string(q.Kind))
	}
	return ParseCursor(q.Page.After, string(q.Kind), 2)
}
