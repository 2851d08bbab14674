package marks

import (
	"fmt"
	"io"
	"strings"
)

// MaxSize is how many bytes a table to be read may have.
const MaxSize = 16 << 20

// A Mistake is something in a table that its author should mend.
type Mistake struct {
	Line int    // where the row begins, counted from 1; 0: the table as a whole
	What string // what is wrong, with the column: lower case, no full stop, the author's own words in quotes
	Hint string // the next step; may be empty
}

// Mistakes are all mistakes of a table, by line. They are an error.
type Mistakes []Mistake

// Error returns the mistakes without their hints, each on its own line.
func (ms Mistakes) Error() string {
	lines := make([]string, len(ms))
	for i, m := range ms {
		if lines[i] = m.What; m.Line > 0 {
			lines[i] = fmt.Sprintf("line %d: %s", m.Line, m.What)
		}
	}
	return strings.Join(lines, "\n")
}

// Read reads a table: a row that names the columns, then a row for each person. The
// column "learner" has the names; each other one has the marks on a question. Its
// heading is the question's name, with the greatest mark behind a slash, as in Q1/2; the
// greatest mark is 1 if there is none. An empty cell is no answer. The columns are
// parted by commas, semicolons or tabs; where they are parted by semicolons or tabs, a
// mark may have a decimal comma.
//
// The error is of the type [Mistakes], or that of r.
func Read(r io.Reader) (Table, error) {
	return Table{}, nil
}
