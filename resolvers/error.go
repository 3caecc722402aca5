package resolvers

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/incidentgraph/incidentgraph/graph"
)

// What extensions.code of an error can be, beside gqlgen's own GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED and
// COMPLEXITY_LIMIT_EXCEEDED.
const (
	codeNotFound    = "NOT_FOUND"
	codeBadInput    = "BAD_USER_INPUT"
	codeUnavailable = "UNAVAILABLE"
	codeInternal    = "INTERNAL"
	codeTooLarge    = "COMPLEXITY_LIMIT_EXCEEDED"
	codeInvalid     = "GRAPHQL_VALIDATION_FAILED"
)

// Bounds of what one reply tells of errors. A hostile operation can have thousands, each with a name as long as itself.
const (
	maxErrors  = 20
	maxMessage = 300
)

// present decides what a client learns of an error: the words of one that it can act on, and of any other no more
// than an id to find it by in the log.
func present(log *slog.Logger, schema *ast.Schema) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		shown := &gqlerror.Error{Path: graphql.GetPath(ctx), Err: err}
		var parsed *gqlerror.Error
		if errors.As(err, &parsed) {
			shown.Locations = parsed.Locations
			if code, coded := parsed.Extensions["code"].(string); coded {
				shown.Path = parsed.Path
				return say(shown, code, withNearest(schema, parsed.Message))
			}
		}
		switch {
		case decodesArguments(ctx):
			return say(shown, codeBadInput, argumentOf(parsed, shown)+innermost(err, nil))
		case errors.Is(err, graph.ErrNotFound):
			return say(shown, codeNotFound, innermost(err, graph.ErrNotFound))
		case errors.Is(err, graph.ErrInvalid):
			return say(shown, codeBadInput, innermost(err, graph.ErrInvalid))
		case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
			return say(shown, codeUnavailable, "the operation took too long and was stopped; ask for less")
		case errors.Is(err, graph.ErrUnavailable):
			log.WarnContext(ctx, "store unavailable", "path", fmt.Sprint(shown.Path), "error", err)
			return say(shown, codeUnavailable, "the store cannot be reached; try again later")
		}
		id := rand.Text()[:10]
		log.ErrorContext(ctx, "graphql error", "id", id, "path", fmt.Sprint(shown.Path), "error", err)
		return say(shown, codeInternal, "internal error "+id)
	}
}

func say(shown *gqlerror.Error, code, message string) *gqlerror.Error {
	shown.Err, shown.Message = nil, message
	if len(message) > maxMessage {
		shown.Message = strings.ToValidUTF8(message[:maxMessage], "") + "…"
	}
	shown.Extensions = map[string]any{"code": code}
	return shown
}

// innermost returns the words of the cause without those of the layers that wrapped it, which are not for clients.
func innermost(err, target error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil || inner == target || target != nil && !errors.Is(inner, target) {
			return err.Error()
		}
		err = inner
	}
}

// decodesArguments reports whether the current field has arguments and has not read them yet, so that an error is
// about them. gqlgen gives such errors no type of their own.
func decodesArguments(ctx context.Context) bool {
	field := graphql.GetFieldContext(ctx)
	return field != nil && field.Args == nil && field.Field.Field != nil && field.Field.Definition != nil &&
		len(field.Field.Definition.Arguments) > 0
}

// argumentOf names the argument that an error is about, such as "filter.text: ", which gqlgen puts into the path.
func argumentOf(err, shown *gqlerror.Error) string {
	if err == nil || len(err.Path) <= len(shown.Path) {
		return ""
	}
	return strings.TrimPrefix(err.Path[len(shown.Path):].String(), ".") + ": "
}

// recovered logs what a resolver panicked with and lets the presenter mask it.
func recovered(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, cause any) error {
		log.ErrorContext(ctx, "panic", "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
		return errors.New("panic")
	}
}

// fewErrors keeps the errors of a reply within bounds.
func fewErrors(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	if response != nil && len(response.Errors) > maxErrors {
		response.Errors = response.Errors[:maxErrors]
	}
	return response
}
