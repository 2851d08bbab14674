package terminal

import (
	"errors"
	"fmt"
	"strings"
)

// Count returns a number with its noun: "1 problem", "2 problems", "3 duties".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	stem, y := strings.CutSuffix(noun, "y")
	if y && !strings.HasSuffix(stem, "a") { // days, but duties
		noun = stem + "ie"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Hint returns the next step that an error, or an error that it wraps, names with a
// method Hint() string; "" if there is none.
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
