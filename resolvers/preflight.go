package resolvers

import (
	"context"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// What a document may hold. The introspection query of GraphiQL is within all of it.
const (
	maxQuery              = 16 << 10 // bytes of text
	maxTokens             = 2000
	maxDepth              = 15
	maxIntrospectionDepth = 20
	maxFields             = 500 // with fragments written out
	maxRootFields         = 30
	maxAliases            = 60
	maxFragments          = 40
	maxDirectives         = 50
	maxIntrospections     = 2    // __schema and __type at the root: each can be the whole schema
	maxNesting            = 16   // of lists and objects in arguments and variables
	maxValues             = 2000 // in all variables
)

// preflight refuses a document that could be expensive to validate: validation, and gqlgen's estimate of the
// complexity, write fragments out one by one and take no deadline into account. So it comes before both, and
// looks at each fragment once.
type preflight struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = preflight{}

// ExtensionName names the extension for gqlgen.
func (preflight) ExtensionName() string { return "Preflight" }

// Validate has nothing to check of the schema.
func (preflight) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters changes nothing: it passes or refuses.
func (preflight) MutateOperationParameters(_ context.Context, request *graphql.RawParams) *gqlerror.Error {
	if len(request.Query) > maxQuery {
		return refuse("the query has %d bytes, want at most %d; pass values as variables", len(request.Query), maxQuery)
	}
	values := maxValues
	for _, v := range request.Variables {
		if !bounded(v, maxNesting, &values) {
			return refuse("the variables are nested deeper than %d or hold more than %d values", maxNesting, maxValues)
		}
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: request.Query}, maxTokens)
	if err != nil {
		return nil // the executor parses it again and says what is wrong
	}
	return check(doc)
}

func refuse(format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	errcode.Set(err, codeTooLarge)
	return err
}

// bounded walks a decoded JSON value, counting down what is left to see.
func bounded(v any, depth int, left *int) bool {
	*left--
	if depth == 0 || *left < 0 {
		return false
	}
	switch v := v.(type) {
	case []any:
		for _, entry := range v {
			if !bounded(entry, depth-1, left) {
				return false
			}
		}
	case map[string]any:
		for _, entry := range v {
			if !bounded(entry, depth-1, left) {
				return false
			}
		}
	}
	return true
}

// check looks at a parsed document as a whole: operations that are not run and fragments that are not used are
// validated too.
func check(doc *ast.QueryDocument) *gqlerror.Error {
	if len(doc.Fragments) > maxFragments {
		return refuse("%d fragments, want at most %d", len(doc.Fragments), maxFragments)
	}
	s := &survey{fragments: doc.Fragments, sizes: map[string]size{}, open: map[string]bool{}}
	fields := 0
	for _, fragment := range doc.Fragments {
		fields += s.fragment(fragment.Name).fields
	}
	for _, operation := range doc.Operations {
		s.directives(operation.Directives)
		for _, variable := range operation.VariableDefinitions {
			s.value(variable.DefaultValue, maxNesting)
			s.directives(variable.Directives)
		}
		all := s.selections(operation.SelectionSet)
		fields += all.fields
		s.operation(all)
	}
	switch {
	case s.refused != nil:
		return s.refused
	case fields > maxFields:
		return refuse("%d fields with fragments written out, want at most %d", fields, maxFields)
	case s.aliases > maxAliases:
		return refuse("%d aliases, want at most %d", s.aliases, maxAliases)
	case s.directiveCount > maxDirectives:
		return refuse("%d directives, want at most %d", s.directiveCount, maxDirectives)
	}
	return nil
}

// size is what a selection comes to with fragments written out.
type size struct {
	fields         int
	depth          int
	roots          int // fields at its top
	introspections int // __schema and __type at its top
}

// plus adds what stands beside; sums saturate far above every limit.
func (a size) plus(b size) size {
	const most = 1 << 20
	return size{
		fields: min(a.fields+b.fields, most), depth: max(a.depth, b.depth),
		roots: min(a.roots+b.roots, most), introspections: min(a.introspections+b.introspections, most),
	}
}

// survey measures a document, each fragment once. The first reason to refuse it stays.
type survey struct {
	fragments      ast.FragmentDefinitionList
	sizes          map[string]size
	open           map[string]bool // fragments that are being measured
	aliases        int
	directiveCount int
	refused        *gqlerror.Error
}

func (s *survey) refuse(err *gqlerror.Error) {
	if s.refused == nil {
		s.refused = err
	}
}

func (s *survey) operation(all size) {
	switch {
	case all.depth > maxDepth:
		s.refuse(refuse("fields nested %d deep, want at most %d", all.depth, maxDepth))
	case all.roots > maxRootFields:
		s.refuse(refuse("%d fields at the root, want at most %d", all.roots, maxRootFields))
	case all.introspections > maxIntrospections:
		s.refuse(refuse("__schema or __type %d times, want at most %d", all.introspections, maxIntrospections))
	}
}

func (s *survey) fragment(name string) size {
	if known, measured := s.sizes[name]; measured {
		return known
	}
	fragment := s.fragments.ForName(name)
	if fragment == nil {
		return size{} // validation says so
	}
	if s.open[name] {
		err := gqlerror.Errorf("fragment %s spreads itself", name)
		errcode.Set(err, codeInvalid)
		s.refuse(err)
		return size{}
	}
	s.open[name] = true
	s.directives(fragment.Directives)
	s.sizes[name] = s.selections(fragment.SelectionSet)
	delete(s.open, name)
	return s.sizes[name]
}

func (s *survey) selections(set ast.SelectionSet) (all size) {
	for _, selection := range set {
		switch selection := selection.(type) {
		case *ast.Field:
			all = all.plus(s.field(selection))
		case *ast.InlineFragment:
			s.directives(selection.Directives)
			inside := s.selections(selection.SelectionSet)
			inside.fields++ // validation pairs it with the fields beside it
			all = all.plus(inside)
		case *ast.FragmentSpread:
			s.directives(selection.Directives)
			inside := s.fragment(selection.Name)
			inside.fields++
			all = all.plus(inside)
		}
	}
	return all
}

func (s *survey) field(field *ast.Field) size {
	if field.Alias != field.Name {
		s.aliases++
	}
	s.directives(field.Directives)
	s.arguments(field.Arguments)
	below := s.selections(field.SelectionSet)
	own := size{fields: below.fields + 1, depth: below.depth + 1, roots: 1}
	if field.Name == "__schema" || field.Name == "__type" {
		own.introspections = 1
		if own.depth <= maxIntrospectionDepth {
			own.depth = 1 // the schema's own types nest deeper than any incident; their validation has its own bound
		}
	}
	return own
}

func (s *survey) directives(list ast.DirectiveList) {
	s.directiveCount += len(list)
	for _, directive := range list {
		s.arguments(directive.Arguments)
	}
}

func (s *survey) arguments(list ast.ArgumentList) {
	for _, argument := range list {
		s.value(argument.Value, maxNesting)
	}
}

// value refuses whole numbers beyond 32 bits: gqlgen would find out only when the field is resolved.
func (s *survey) value(v *ast.Value, depth int) {
	if v == nil {
		return
	}
	if depth == 0 {
		s.refuse(refuse("a value nested deeper than %d", maxNesting))
		return
	}
	if v.Kind == ast.IntValue {
		if _, err := strconv.ParseInt(v.Raw, 10, 32); err != nil {
			out := gqlerror.Errorf("%.40s is not a 32-bit whole number", v.Raw)
			errcode.Set(out, codeBadInput)
			s.refuse(out)
		}
	}
	for _, child := range v.Children {
		s.value(child.Value, depth-1)
	}
}
