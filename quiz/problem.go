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
	// Follows is where the cause of this problem is: a line, or with Line 0 a
	// whole file or a thing that is missing. Mending the cause mends this, too.
	// The zero Pos says that the problem is a cause itself.
	Follows Pos
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

// AddAll adds the problems of another collection.
func (ps *Problems) AddAll(others *Problems) { ps.list = append(ps.list, others.list...) }

// Len is how many problems there are, those that were added twice counted twice.
func (ps *Problems) Len() int { return len(ps.list) }

// All are the problems in the order in which they were added. The slice is not
// the caller's to change.
func (ps *Problems) All() []*Problem { return ps.list }

// Sorted returns the problems by file and line, each once. A problem that
// follows from others stands behind the last of them. Of those in one file that
// follow from the same whole file or missing thing only the first is there.
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
	return causesFirst(saidOnce(list))
}

// saidOnce keeps the first of those problems of a file that follow from one
// whole file or missing thing. Where no problem tells of the cause itself, the
// first says in how many more places it is met.
func saidOnce(list []*Problem) []*Problem {
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
			said := *kept[i]
			said.What += fmt.Sprintf(", here and in %s", places(more))
			kept[i] = &said
		}
	}
	return kept
}

func places(n int) string {
	if n == 1 {
		return "1 more place"
	}
	return fmt.Sprintf("%d more places", n)
}

// causesFirst moves each problem behind the last of those it follows from. One
// whose cause is not in the list, or follows from itself, stays.
func causesFirst(list []*Problem) []*Problem {
	last := map[Pos]*Problem{} // of a line, and of a whole file
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
	placed := map[*Problem]bool{}
	var place func(p *Problem)
	place = func(p *Problem) {
		if placed[p] {
			return
		}
		placed[p] = true
		ordered = append(ordered, p)
		for _, f := range followers[p] {
			place(f)
		}
	}
	for _, p := range list {
		if p.Follows.File == "" || last[p.Follows] == nil {
			place(p)
		}
	}
	for _, p := range list {
		place(p)
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
