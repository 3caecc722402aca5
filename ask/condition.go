package ask

import (
	"reflect"

	"github.com/incidentgraph/incidentgraph/graph"
)

// condition is a part of the filter with the words that it comes from.
type condition struct {
	filter  graph.Filter
	meaning string
	labels  []string // of the alternatives that meaning names
	tokens  []token
	// topic is what incidents must state something of to answer; empty for a condition that only says of which incidents the question is.
	topic graph.Topic
	time  bool // on a time that has an end
	// shows is what of an incident proves it.
	shows shown
}

// negate turns a condition into its opposite. What does not hold is proved by nothing that an incident states.
func (c *condition) negate(l *language) {
	filter := c.filter
	c.filter = graph.Filter{Not: &filter}
	c.meaning = l.say("not", c.meaning)
	c.shows = shown{}
}

// all joins filters: each field of its own, and the second filter of a field nested.
func all(conditions []*condition) graph.Filter {
	var joined graph.Filter
	for _, c := range conditions {
		if !add(&joined, c.filter) {
			part := c.filter
			joined.And = append(joined.And, &part)
		}
	}
	return joined
}

// add sets the fields of part in whole, if none of them is set.
func add(whole *graph.Filter, part graph.Filter) bool {
	to, from := reflect.ValueOf(whole).Elem(), reflect.ValueOf(part)
	for n := range from.NumField() {
		if !from.Field(n).IsZero() && !to.Field(n).IsZero() {
			return false
		}
	}
	for n := range from.NumField() {
		if !from.Field(n).IsZero() {
			to.Field(n).Set(from.Field(n))
		}
	}
	return true
}
