package marks

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"policyquiz/quiz/charset"
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

// MaxQuestions is how many questions a table to be read may have.
const MaxQuestions = 1000

// mostMistakes is after how many mistakes no further row is read.
const mostMistakes = 1000

// Read reads a table: a row that names the columns, then a row for each person. The
// column "learner" has the names; each other one has the marks on a question. Its
// heading is the question's name, with the greatest mark behind a slash, as in Q1/2; the
// greatest mark is 1 if there is none, and else from 0.001 to 1,000,000. An empty cell is no answer. The columns are
// parted by commas, semicolons or tabs; where they are parted by semicolons or tabs, a
// mark may have a decimal comma. Empty rows and columns are passed over, and so
// is the column "form", which says which form of the test each person had. It is a mistake
// if a column is the sum of all others, if a row has a name such as "Mean", and if a
// question has no mark.
//
// The error is of the type [Mistakes], or that of r. After 1000 mistakes nothing more is
// read.
func Read(r io.Reader) (Table, error) {
	src, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return Table{}, err
	}
	if len(src) > MaxSize {
		return Table{}, Mistakes{{0, "it is larger than 16 MB", "divide it"}}
	}
	f := newForm(charset.Text(src))
	f.read()
	if len(f.mistakes) > 0 {
		slices.SortStableFunc(f.mistakes, func(a, b Mistake) int { return a.Line - b.Line })
		if f.stopped || len(f.mistakes) >= mostMistakes {
			f.mistakes = append(f.mistakes, Mistake{0, "the rest was not read: there are too many mistakes", "mend these, and try again"})
		}
		return Table{}, f.mistakes
	}
	return f.table, nil
}
