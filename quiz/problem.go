package quiz

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Pos is a place in a file that an author wrote.
type Pos struct {
	File string // as the user would name it
	Line int    // counted from 1; 0: the file as a whole
}

// String is "file:line", which editors can jump to.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// A Problem is something that an author should mend.
type Problem struct {
	Pos  Pos
	What string // lower case, no full stop, the author's words in quotes
	Hint string // the next step
	// Rule is the id of the rule of item writing that is broken, as in
	// "longest-key"; empty if the problem is not a flaw of that sort.
	Rule string
	// Warning says that the file can be used all the same.
	Warning bool
}

// Error is "file:line: what", with the rule behind it in brackets.
func (p *Problem) Error() string {
	said := p.What
	if p.Warning {
		said = "warning: " + said
	}
	if p.Rule != "" {
		said += " [" + p.Rule + "]"
	}
	return fmt.Sprintf("%s: %s", p.Pos, said)
}

// severity puts an error before a warning.
func (p *Problem) severity() int {
	if p.Warning {
		return 1
	}
	return 0
}

// Problems collects every problem of seeds and decks, so that authors mend
// them in one round. Its zero value is ready to use.
type Problems struct{ list []*Problem }

// Add adds a problem.
func (ps *Problems) Add(p *Problem) { ps.list = append(ps.list, p) }

// AddAll adds all problems of another collection.
func (ps *Problems) AddAll(other *Problems) { ps.list = append(ps.list, other.list...) }

// Len is how many problems there are, those that were added twice counted twice.
func (ps *Problems) Len() int { return len(ps.list) }

// Sorted returns the problems by file and line, each once.
func (ps *Problems) Sorted() []*Problem {
	list := slices.Clone(ps.list)
	slices.SortStableFunc(list, func(a, b *Problem) int {
		return cmp.Or(
			strings.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			strings.Compare(a.What, b.What),
			strings.Compare(a.Rule, b.Rule),
			cmp.Compare(a.severity(), b.severity()),
			strings.Compare(a.Hint, b.Hint),
		)
	})
	return slices.CompactFunc(list, func(a, b *Problem) bool { return *a == *b })
}

// Broken reports whether any problem is more than a warning.
func (ps *Problems) Broken() bool {
	return slices.ContainsFunc(ps.list, func(p *Problem) bool { return !p.Warning })
}

// Err returns ps as an error if it is Broken, and nil if not.
func (ps *Problems) Err() error {
	if !ps.Broken() {
		return nil
	}
	return ps
}

// Error lists the problems, a line each.
func (ps *Problems) Error() string {
	var lines []string
	for _, p := range ps.Sorted() {
		lines = append(lines, p.Error())
	}
	return strings.Join(lines, "\n")
}
