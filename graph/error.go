package graph

import (
	"errors"
	"fmt"
)

// Sentinel errors. Callers test them with [errors.Is]; the transport turns each into its own code.
var (
	// ErrNotFound is for a single thing that is not there.
	ErrNotFound = errors.New("not found")
	// ErrInvalid is for input that breaks a rule of the incident format or of an argument.
	ErrInvalid = errors.New("invalid")
	// ErrUnavailable is for a store that cannot be reached now; the same call may go through later.
	ErrUnavailable = errors.New("store unavailable")
	// ErrSchema is for a store whose schema is newer than this program or is not a store of it.
	ErrSchema = errors.New("schema version")
)

// invalidError is an ErrInvalid with a message that stands for itself.
type invalidError struct{ message string }

func (e *invalidError) Error() string        { return e.message }
func (e *invalidError) Is(target error) bool { return target == ErrInvalid }

// Invalid returns an error that reads as formatted and is [ErrInvalid].
func Invalid(format string, args ...any) error {
	return &invalidError{fmt.Sprintf(format, args...)}
}

func notFound(id string) error { return fmt.Errorf("%q: %w", id, ErrNotFound) }
