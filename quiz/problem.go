package quiz

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Pos is a line of a file that an author wrote, or the whole file.
type Pos struct {
	File string // the name of the file, as the user writes it
	Line int    // counted from 1; 0: the file as a whole
}

// String returns "file:line", from which editors can jump to the line. Without
// a line it returns "file".
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// A Problem is a mistake that an author should mend. It is an error.
type Problem struct {
	Pos  Pos    // where the mistake is
	What string // what is wrong: lower case, no full stop, the author's own words in quotes
	Hint string // the next step for the author
	// Rule is the id of the rule of item writing that is broken, as in
	// "longest-key"; empty if the problem is not a flaw of that sort.
	Rule string
	// Warning says that the file can still be used.
	Warning bool
}

// Error returns "file:line: what [rule]", with "warning: " before the text of a
// warning. It leaves out the hint.
func (p *Problem) Error() string {
	what := p.What
	if p.Warning {
		what = "warning: " + what
	}
	if p.Rule != "" {
		what += " [" + p.Rule + "]"
	}
	return fmt.Sprintf("%s: %s", p.Pos, what)
}

// Problems collects every problem of seeds and decks, so that authors mend
// them in one round. Its zero value is ready to use.
type Problems struct{ list []*Problem }

// Add adds a problem.
func (ps *Problems) Add(p *Problem) { ps.list = append(ps.list, p) }

// Sorted returns the problems by file and line, each once.
func (ps *Problems) Sorted() []*Problem {
	list := slices.Clone(ps.list)
	slices.SortStableFunc(list, func(a, b *Problem) int {
		return cmp.Or(
			strings.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			strings.Compare(a.What, b.What),
			strings.Compare(a.Error(), b.Error()), // an error and a warning
			strings.Compare(a.Hint, b.Hint),
		)
	})
	return slices.CompactFunc(list, func(a, b *Problem) bool { return *a == *b })
}

// Broken reports whether any problem is not a warning.
func (ps *Problems) Broken() bool {
	return slices.ContainsFunc(ps.list, func(p *Problem) bool { return !p.Warning })
}

// Err returns ps as an error if it is Broken, and nil otherwise.
func (ps *Problems) Err() error {
	if !ps.Broken() {
		return nil
	}
	return ps
}

// Mistakes returns the problems that are not warnings, as one error of type
// *Problems; nil if there is none. Learners need them: a warning concerns only
// the author of a deck.
func (ps *Problems) Mistakes() error {
	var mistakes Problems
	for _, p := range ps.list {
		if !p.Warning {
			mistakes.Add(p)
		}
	}
	return mistakes.Err()
}

// Error returns the problems, each on its own line.
func (ps *Problems) Error() string {
	var lines []string
	for _, p := range ps.Sorted() {
		lines = append(lines, p.Error())
	}
	return strings.Join(lines, "\n")
}
