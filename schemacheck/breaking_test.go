package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// changeCases are pairs of schemas, each with a type Query added where it has none, and what breaks from one to the other.
var changeCases = []struct {
	name, old, new string
	want           []string
}{
	{"nothing", `type A { x: Int }`, `type A { x: Int }`, nil},
	{"words alone", `"one" type A { "two" x: Int }`, `type A { "else" x: Int @deprecated(reason: "r") }`, nil},
	{"type removed", `type A { x: Int }`, ``, []string{"A was removed"}},
	{"type added", ``, `type A { x: Int }`, nil},
	{"type of another kind", `type A { x: Int }`, `scalar A`, []string{"A is of kind SCALAR, was OBJECT"}},

	{"field removed", `type A { x: Int y: Int }`, `type A { y: Int }`, []string{"A.x was removed"}},
	{"field of an interface removed", `interface I { x: Int y: Int }`, `interface I { y: Int }`, []string{"I.x was removed"}},
	{"field added", `type A { x: Int }`, `type A { x: Int y: Int! }`, nil},
	{"field renamed", `type A { x: Int }`, `type A { z: Int }`, []string{"A.x was removed"}},
	{"field retyped", `type A { x: Int }`, `type A { x: String }`, []string{"A.x is String, was Int"}},
	{"field becomes a list", `type A { x: Int }`, `type A { x: [Int] }`, []string{"A.x is [Int], was Int"}},
	{"field becomes nullable", `type A { x: Int! }`, `type A { x: Int }`, []string{"A.x is Int, was Int!"}},
	{"entries become nullable", `type A { x: [Int!]! }`, `type A { x: [Int]! }`, []string{"A.x is [Int]!, was [Int!]!"}},
	{"field is never null", `type A { x: Int y: [Int] }`, `type A { x: Int! y: [Int!]! }`, nil},

	{"argument removed", `type A { x(a: Int): Int }`, `type A { x: Int }`, []string{"A.x:a was removed"}},
	{"argument added", `type A { x: Int }`, `type A { x(a: Int b: Int! = 1): Int }`, nil},
	{"required argument added", `type A { x: Int }`, `type A { x(a: Int!): Int }`, []string{"A.x:a is new and required"}},
	{"argument retyped", `type A { x(a: Int): Int }`, `type A { x(a: [Int]): Int }`, []string{"A.x:a is [Int], was Int"}},
	{"argument becomes required", `type A { x(a: Int): Int }`, `type A { x(a: Int!): Int }`, []string{"A.x:a is Int!, was Int"}},
	{"argument may be null", `type A { x(a: [Int!]!): Int }`, `type A { x(a: [Int]): Int }`, nil},
	{"default of an argument changed", `type A { x(a: Int = 1): Int }`, `type A { x(a: Int = 2): Int }`, []string{"A.x:a is 2 where it is left out, was 1"}},
	{"default of an argument removed", `type A { x(a: Int = 1): Int }`, `type A { x(a: Int): Int }`, []string{"A.x:a is not set where it is left out, was 1"}},
	{"default of an argument added", `type A { x(a: Int): Int }`, `type A { x(a: Int = 1): Int }`, []string{"A.x:a is 1 where it is left out, was not set"}},

	{"input field removed", `input F { x: Int y: Int }`, `input F { y: Int }`, []string{"F.x was removed"}},
	{"input field added", `input F { x: Int }`, `input F { x: Int y: Int }`, nil},
	{"required input field added", `input F { x: Int }`, `input F { x: Int y: Int! }`, []string{"F.y is new and required"}},
	{"input field becomes required", `input F { x: Int }`, `input F { x: Int! }`, []string{"F.x is Int!, was Int"}},
	{"entries of an input field become required", `input F { x: [Int] }`, `input F { x: [Int!] }`, []string{"F.x is [Int!], was [Int]"}},
	{"input field may be null", `input F { x: Int! }`, `input F { x: Int }`, nil},
	{"default of an input field changed", `input F { x: Int = 1 }`, `input F { x: Int = 2 }`, []string{"F.x is 2 where it is left out, was 1"}},

	{"value removed", `enum E { A B }`, `enum E { B }`, []string{"E no longer has the value A"}},
	{"value added", `enum E { A }`, `enum E { A B }`, nil},
	{"member removed", `type A { x: Int } type B { x: Int } union U = A | B`, `type A { x: Int } type B { x: Int } union U = A`, []string{"U no longer has the member B"}},
	{"member added", `type A { x: Int } type B { x: Int } union U = A`, `type A { x: Int } type B { x: Int } union U = A | B`, nil},
	{"interface removed", `interface I { x: Int } type A implements I { x: Int }`, `interface I { x: Int } type A { x: Int }`, []string{"A no longer implements I"}},
	{"interface added", `interface I { x: Int } type A { x: Int }`, `interface I { x: Int } type A implements I { x: Int }`, nil},

	{"directive removed", `directive @d on FIELD`, ``, []string{"@d was removed"}},
	{"directive stands in fewer places", `directive @d on FIELD | QUERY`, `directive @d on FIELD`, []string{"@d may no longer stand on QUERY"}},
	{"directive may stand once", `directive @d repeatable on FIELD`, `directive @d on FIELD`, []string{"@d may no longer be repeated"}},
	{"directive wants more", `directive @d on FIELD`, `directive @d(a: Int!) on FIELD`, []string{"@d:a is new and required"}},

	{"operation removed", `schema { query: Query subscription: S } type S { x: Int }`, `schema { query: Query } type S { x: Int }`, []string{"schema: subscription was removed"}},
	{"operation added", `schema { query: Query }`, `schema { query: Query subscription: S } type S { x: Int }`, nil},
	{"operation of another type", `schema { query: Query mutation: S } type S { x: Int } type T { x: Int }`, `schema { query: Query mutation: T } type S { x: Int } type T { x: Int }`, []string{"schema: mutation is T, was S"}},
}

func TestBreaking(t *testing.T) {
	for _, c := range changeCases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, breaking(parse(t, c.old), parse(t, c.new))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func parse(t *testing.T, text string) *ast.Schema {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: text + "\ntype Query { q: Int }"})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}
