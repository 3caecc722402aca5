package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// breaking returns what a client of the old schema can no longer rely on in the new one, a line each, by type. Names that are
// new, a result that is promised to be there, and a value that may be left out are safe. A default counts as part of the
// contract: what a query means must not depend on the day on which it is asked.
func breaking(old, new *ast.Schema) []string {
	c := &comparison{}
	c.roots(old, new)
	for _, name := range slices.Sorted(maps.Keys(old.Types)) {
		if was := old.Types[name]; !was.BuiltIn {
			c.definition(was, new.Types[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(old.Directives)) {
		c.directive(old.Directives[name], new.Directives[name])
	}
	return c.found
}

// comparison gathers what breaks.
type comparison struct{ found []string }

func (c *comparison) say(format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf(format, args...))
}

func (c *comparison) roots(old, new *ast.Schema) {
	pairs := map[string][2]*ast.Definition{
		"query": {old.Query, new.Query}, "mutation": {old.Mutation, new.Mutation}, "subscription": {old.Subscription, new.Subscription},
	}
	for _, operation := range slices.Sorted(maps.Keys(pairs)) {
		was, is := pairs[operation][0], pairs[operation][1]
		switch {
		case was == nil:
		case is == nil:
			c.say("schema: %s was removed", operation)
		case was.Name != is.Name:
			c.say("schema: %s is %s, was %s", operation, is.Name, was.Name)
		}
	}
}

func (c *comparison) definition(was, is *ast.Definition) {
	switch {
	case is == nil:
		c.say("%s was removed", was.Name)
		return
	case was.Kind != is.Kind:
		c.say("%s is of kind %s, was %s", was.Name, is.Kind, was.Kind)
		return
	}
	c.lost(was.Name, "no longer implements", was.Interfaces, is.Interfaces)
	c.lost(was.Name, "no longer has the member", was.Types, is.Types)
	c.lost(was.Name, "no longer has the value", valueNames(was), valueNames(is))
	if was.Kind == ast.InputObject {
		c.inputs(was.Name+".", inputFields(was), inputFields(is))
		return
	}
	for _, field := range was.Fields {
		if !strings.HasPrefix(field.Name, "__") {
			c.field(was.Name+"."+field.Name, field, is.Fields.ForName(field.Name))
		}
	}
}

// lost says of each name that is not there any more how it is missed.
func (c *comparison) lost(place, how string, was, is []string) {
	for _, name := range was {
		if !slices.Contains(is, name) {
			c.say("%s %s %s", place, how, name)
		}
	}
}

func (c *comparison) field(place string, was, is *ast.FieldDefinition) {
	if is == nil {
		c.say("%s was removed", place)
		return
	}
	if !promises(is.Type, was.Type) {
		c.say("%s is %s, was %s", place, is.Type, was.Type)
	}
	c.inputs(place+":", arguments(was.Arguments), arguments(is.Arguments))
}

func (c *comparison) directive(was, is *ast.DirectiveDefinition) {
	place := "@" + was.Name
	if is == nil {
		c.say("%s was removed", place)
		return
	}
	if was.IsRepeatable && !is.IsRepeatable {
		c.say("%s may no longer be repeated", place)
	}
	c.lost(place, "may no longer stand on", locations(was), locations(is))
	c.inputs(place+":", arguments(was.Arguments), arguments(is.Arguments))
}

// input is what a client may pass: an argument, or a field of an input type.
type input struct {
	name    string
	of      *ast.Type
	without *ast.Value // its default, nil for none
}

// inputs compares what a client may pass to one place.
func (c *comparison) inputs(place string, was, is []input) {
	for _, before := range was {
		at := slices.IndexFunc(is, func(i input) bool { return i.name == before.name })
		if at < 0 {
			c.say("%s%s was removed", place, before.name)
			continue
		}
		now := is[at]
		if !promises(before.of, now.of) {
			c.say("%s%s is %s, was %s", place, now.name, now.of, before.of)
		}
		if text := defaultOf(now); text != defaultOf(before) {
			c.say("%s%s is %s where it is left out, was %s", place, now.name, text, defaultOf(before))
		}
	}
	for _, now := range is {
		isNew := !slices.ContainsFunc(was, func(i input) bool { return i.name == now.name })
		if isNew && now.of.NonNull && now.without == nil {
			c.say("%s%s is new and required", place, now.name)
		}
	}
}

// promises reports whether a value of one type can stand wherever one of the other is wanted: the same type, or one that
// leaves out null. Results may be promised more by a new schema, and inputs by an old one.
func promises(given, wanted *ast.Type) bool {
	switch {
	case wanted.NonNull && !given.NonNull, (given.Elem == nil) != (wanted.Elem == nil):
		return false
	case given.Elem != nil:
		return promises(given.Elem, wanted.Elem)
	}
	return given.NamedType == wanted.NamedType
}

func defaultOf(i input) string {
	if i.without == nil {
		return "not set"
	}
	return i.without.String()
}

func valueNames(d *ast.Definition) []string {
	names := make([]string, len(d.EnumValues))
	for n, value := range d.EnumValues {
		names[n] = value.Name
	}
	return names
}

func locations(d *ast.DirectiveDefinition) []string {
	names := make([]string, len(d.Locations))
	for n, location := range d.Locations {
		names[n] = string(location)
	}
	return names
}

func inputFields(d *ast.Definition) []input {
	all := make([]input, len(d.Fields))
	for n, field := range d.Fields {
		all[n] = input{field.Name, field.Type, field.DefaultValue}
	}
	return all
}

func arguments(list ast.ArgumentDefinitionList) []input {
	all := make([]input, len(list))
	for n, argument := range list {
		all[n] = input{argument.Name, argument.Type, argument.DefaultValue}
	}
	return all
}
