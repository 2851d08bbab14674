package pack

import (
	"fmt"
	"strconv"
	"strings"
)

// An Error says what is wrong with a zip, a file of a course, or a folder.
type Error struct {
	Name string // the file or folder, as the zip or the caller calls it; "" for the zip as a whole
	What string // what is wrong with it

	path  bool // Name is a path of this machine: a message shows the whole of it
	hint  string
	cause error
}

// Error names the file, if there is one, and says what is wrong with it.
func (e *Error) Error() string {
	what := e.What
	if e.cause != nil {
		what = fmt.Sprintf("%s: %v", what, e.cause)
	}
	switch {
	case e.Name == "":
		return what
	case e.path:
		return strconv.Quote(e.Name) + ": " + what
	}
	return quoted(e.Name) + ": " + what
}

// Hint returns what to do next.
func (e *Error) Hint() string { return e.hint }

// Unwrap returns what the system said, if it said something.
func (e *Error) Unwrap() error { return e.cause }

// longestQuoted is how many bytes of a name a message shows. A zip may have
// names of 64 KB.
const longestQuoted = 120

func quoted(name string) string {
	if len(name) > longestQuoted {
		return strconv.Quote(strings.ToValidUTF8(name[:longestQuoted], "")) + "…" // a letter may be cut in two
	}
	return strconv.Quote(name)
}
