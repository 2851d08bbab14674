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
	// Rule is the id of the rule of item writing that is broken, such as
	// "term-in-meaning"; empty if the problem is not a flaw of that sort.
	Rule string
	// Warning says that the file can still be used.
	Warning bool
	// Note says that it may be no mistake at all: the author should look. A note is a
	// warning, too.
	Note bool
	// Follows is the place of the mistake that causes this problem. If the author
	// mends that mistake, this problem goes away. Line 0 means a whole file, or
	// something that is missing. The zero Pos says that this problem has no other
	// cause.
	Follows Pos
}

// Error returns "file:line: what [rule]", with "warning: " before the text of a
// warning and "note: " before that of a note. It leaves out the hint.
func (p *Problem) Error() string {
	what := p.What
	switch {
	case p.Note:
		what = "note: " + what
	case p.Warning:
		what = "warning: " + what
	}
	if p.Rule != "" {
		what += " [" + p.Rule + "]"
	}
	return fmt.Sprintf("%s: %s", p.Pos, what)
}

// severity returns 0 for an error, 1 for a warning and 2 for a note.
func (p *Problem) severity() int {
	switch {
	case p.Note:
		return 2
	case p.Warning:
		return 1
	}
	return 0
}

// Problems collects every problem of seeds and decks, so that authors mend
// them in one round. Its zero value is ready to use.
type Problems struct{ list []*Problem }

// Add adds a problem.
func (ps *Problems) Add(p *Problem) { ps.list = append(ps.list, p) }

// AddAll adds all problems of others.
func (ps *Problems) AddAll(others *Problems) { ps.list = append(ps.list, others.list...) }

// Len returns the number of problems that were added. It counts repetitions.
func (ps *Problems) Len() int { return len(ps.list) }

// All returns the problems in the order in which they were added. The caller must
// not change the slice.
func (ps *Problems) All() []*Problem { return ps.list }

// Sorted returns the problems by file and line, without repetitions. A problem that
// follows from others comes after the last of them. Many problems of one file may
// follow from the same whole file or from the same missing thing; Sorted returns
// only the first of these.
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
	list = slices.CompactFunc(list, func(a, b *Problem) bool { return *a == *b })
	return causesFirst(firstFollowers(list))
}

// firstFollowers keeps, of the problems of one file that follow from one whole file
// or missing thing, only the first. If no problem in the list is the cause itself,
// the first says in how many more places the problem is.
func firstFollowers(list []*Problem) []*Problem {
	type follower struct {
		file, cause string
		warning     bool
	}
	files, count, first := map[string]bool{}, map[follower]int{}, map[follower]int{}
	kept := make([]*Problem, 0, len(list))
	for _, p := range list {
		files[p.Pos.File] = true
		if p.Follows.File == "" || p.Follows.Line != 0 {
			kept = append(kept, p)
			continue
		}
		f := follower{p.Pos.File, p.Follows.File, p.Warning}
		if count[f]++; count[f] == 1 {
			first[f] = len(kept)
			kept = append(kept, p)
		}
	}
	for f, i := range first {
		if more := count[f] - 1; more > 0 && !files[f.cause] {
			counted := *kept[i]
			counted.What += fmt.Sprintf(", here and in %s", morePlaces(more))
			kept[i] = &counted
		}
	}
	return kept
}

// morePlaces returns "1 more place" or "2 more places".
func morePlaces(n int) string {
	if n == 1 {
		return "1 more place"
	}
	return fmt.Sprintf("%d more places", n)
}

// causesFirst moves each problem behind the last problem from which it follows. A
// problem stays where it is if its cause is not in the list, or if it is its own
// cause.
func causesFirst(list []*Problem) []*Problem {
	last := map[Pos]*Problem{} // the last problem of each line and of each whole file
	for _, p := range list {
		last[p.Pos] = p
		if whole := (Pos{File: p.Pos.File}); last[whole] == nil || p.Follows.File == "" {
			last[whole] = p
		}
	}
	followers := map[*Problem][]*Problem{}
	for _, p := range list {
		if cause := last[p.Follows]; p.Follows.File != "" && cause != nil {
			followers[cause] = append(followers[cause], p)
		}
	}
	ordered := make([]*Problem, 0, len(list))
	added := map[*Problem]bool{}
	var add func(p *Problem) // adds p and the problems that follow from it
	add = func(p *Problem) {
		if added[p] {
			return
		}
		added[p] = true
		ordered = append(ordered, p)
		for _, f := range followers[p] {
			add(f)
		}
	}
	for _, p := range list {
		if p.Follows.File == "" || last[p.Follows] == nil {
			add(p)
		}
	}
	for _, p := range list { // problems that follow from one another
		add(p)
	}
	return ordered
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
// *Problems; nil if there is none. Learners see only these; a warning is for the
// author.
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
