package terminal

import (
	"errors"
	"fmt"
)

// Count writes "1 problem" and "2 problems".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Hint is the next step that an error names with a method Hint() string; ""
// if it names none.
func Hint(err error) string {
	type hinted interface {
		error
		Hint() string
	}
	if h, ok := errors.AsType[hinted](err); ok {
		return h.Hint()
	}
	return ""
}
