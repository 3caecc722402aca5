package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// NodeRecord is a node in the form in which engines keep it: flat fields, the id among them, and the key by which
// its kind is sorted.
type NodeRecord struct {
	ID     string
	Kind   NodeKind
	Key    string
	Fields map[string]any
}

// FoldNode makes the node that statements mention. They must be all of that node, by incident and order: the
// first one names it, aliases are those of all. Nodes of incidents and of the calendar are not made here.
func FoldNode(mentions []*Statement, calendar Calendar) *NodeRecord {
	first := mentions[0]
	switch KindOf(first.Node) {
	case VictimNode:
		return victimRecord(mentions)
	case PartnerNode:
		return pick(first, PartnerNode, Slug(text(first, "name")), "name", "kind", "named")
	case ActorNode:
		return pick(first, ActorNode, Slug(text(first, "name")), "name")
	case EventNode:
		return pick(first, EventNode, text(first, "on"), "on", "at", "kind", "text", "incident",
			"evidenceReport", "evidenceStart", "evidenceEnd", "evidenceQuote")
	case PlaceNode:
		return pick(first, PlaceNode, first.Node, "country", "region", "locality")
	case ReportNode:
		return pick(first, ReportNode, text(first, "sha256"), "sha256", "file", "language", "tlp")
	case ElectionNode:
		return foldElection(first, calendar)
	}
	return nil
}

func foldElection(first *Statement, calendar Calendar) *NodeRecord {
	if entry := calendar.byID[strings.TrimPrefix(first.Node, string(ElectionNode)+":")]; entry != nil {
		return entry.Record()
	}
	record := pick(first, ElectionNode, text(first, "heldOn")+" "+Slug(text(first, "name")), "name", "kind", "country", "region", "heldOn")
	setText(record.Fields, "calendarId", text(first, "id"))
	return record
}

func victimRecord(mentions []*Statement) *NodeRecord {
	record := pick(mentions[0], VictimNode, Slug(text(mentions[0], "name")), "name", "key", "country", "region", "locality", "place")
	name := text(mentions[0], "name")
	var aliases []string
	for _, m := range mentions {
		aliases = append(append(aliases, text(m, "name")), textList(m.Fields["aliases"])...)
		if sector := text(m, "sector"); record.Fields["sector"] == nil {
			setText(record.Fields, "sector", sector)
		}
	}
	slices.Sort(aliases)
	aliases = slices.DeleteFunc(slices.Compact(aliases), func(alias string) bool { return alias == name })
	setList(record.Fields, "aliases", aliases)
	return record
}

func pick(from *Statement, kind NodeKind, key string, names ...string) *NodeRecord {
	fields := map[string]any{"id": from.Node}
	for _, name := range names {
		if value, stated := from.Fields[name]; stated {
			fields[name] = value
		}
	}
	return &NodeRecord{from.Node, kind, key, fields}
}

func text(s *Statement, field string) string {
	value, _ := s.Fields[field].(string)
	return value
}

// textList reads a list of text, whether it comes from this package or from an engine.
func textList(v any) []string {
	switch v := v.(type) {
	case []string:
		return v
	case []any:
		list := make([]string, len(v))
		for n, entry := range v {
			list[n] = fmt.Sprint(entry)
		}
		return list
	}
	return nil
}

// ServiceRecords returns the nodes of all services, in the order of the codes.
func ServiceRecords() []*NodeRecord {
	records := make([]*NodeRecord, len(ServiceCodes))
	for n, code := range ServiceCodes {
		records[n] = &NodeRecord{ServiceID(code), ServiceNode, fmt.Sprintf("%02d", n), map[string]any{"id": ServiceID(code), "code": string(code)}}
	}
	return records
}

// CalendarRecords returns entries of the calendar in the form in which engines keep them. It is [ErrInvalid] for an entry
// that breaks a rule of the format.
func CalendarRecords(elections []*Election) ([]*NodeRecord, error) {
	records := make([]*NodeRecord, len(elections))
	for n, e := range elections {
		if err := e.Validate(endOfTime); err != nil {
			return nil, err
		}
		records[n] = e.Record()
	}
	return records, nil
}

// Record returns an entry of the calendar in the form in which engines keep it.
func (e *Election) Record() *NodeRecord {
	fields := flatten(e, nil)
	var urls []string
	for _, s := range e.Sources {
		urls = append(urls, s.URL)
	}
	setList(fields, "sourceUrls", urls)
	return &NodeRecord{e.ID, ElectionNode, string(e.HeldOn) + " " + Slug(e.Name), fields}
}

// DecodeNode reads the fields of a node's record (as JSON).
func DecodeNode(id string, fields []byte) (Node, error) {
	switch kind := KindOf(id); kind {
	case VictimNode:
		return decodeNode(id, fields, func(v *Victim) {})
	case ServiceNode:
		return decodeNode(id, fields, func(s *Service) {})
	case PartnerNode:
		return decodeNode(id, fields, func(p *Partner) { p.ID = id })
	case ActorNode:
		return decodeNode(id, fields, func(a *Actor) { a.ID = id })
	case PlaceNode:
		return decodeNode(id, fields, func(p *Place) { p.ID = id })
	case ReportNode:
		return decodeNode(id, fields, func(r *Report) {})
	case ElectionNode:
		return decodeNode(id, fields, func(e *Election) { e.ID = id })
	case EventNode:
		return decodeEvent(id, fields)
	default:
		return nil, fmt.Errorf("node %s: no kind %q", id, kind)
	}
}

func decodeNode[T any, P interface {
	*T
	Node
}](id string, fields []byte, finish func(P)) (Node, error) {
	node := P(new(T))
	if err := json.Unmarshal(fields, node); err != nil {
		return nil, fmt.Errorf("node %s: %w", id, err)
	}
	finish(node)
	return node, firstError(decodeExtra(id, fields, node))
}

// decodeExtra reads what a node's own JSON leaves out.
func decodeExtra(id string, fields []byte, node Node) error {
	switch node := node.(type) {
	case *Victim:
		node.ID = id
		place := new(Place)
		if err := json.Unmarshal(fields, place); err != nil {
			return err
		}
		if *place != (Place{}) {
			place.ID = PlaceID(place.Country, place.Region, place.Locality)
			node.Place = place
		}
	case *Election:
		var kept struct{ SourceURLs []string }
		if err := json.Unmarshal(fields, &kept); err != nil {
			return err
		}
		for _, url := range kept.SourceURLs {
			node.Sources = append(node.Sources, &Source{URL: url})
		}
	}
	return nil
}

func decodeEvent(id string, fields []byte) (Node, error) {
	var owner struct{ Incident string }
	if err := json.Unmarshal(fields, &owner); err != nil {
		return nil, fmt.Errorf("node %s: %w", id, err)
	}
	event, err := attach[Event](&Incident{}, id, fields)
	event.Incident = &Incident{ID: owner.Incident}
	return (*Event)(event), err
}

// decodeInto reads a node's record, which carries its id in the field "id", into place.
func decodeInto[T any, P interface {
	*T
	Node
}](data []byte, kind NodeKind, place *P) error {
	var key struct{ ID string }
	if err := json.Unmarshal(data, &key); err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}
	node, err := DecodeNode(key.ID, data)
	if typed, ok := node.(P); ok {
		*place = typed
	}
	return err
}
