package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/place"
	"policyquiz/quiz/seed"
)

type matrixOptions struct {
	issues []string
	actors []string
	json   bool
	csv    bool
	plain  bool
}

const matrixHelp = `Shows who stands where, as the documents have it: issues down, actors across.

  +  for    -  against    ~  on conditions
  ?  open: they say that it cannot be known
  0  silent: somebody has checked that the document does not say
  a  attributed: somebody else in the document says so
  r  reported: press or hearsay

A cell is empty where nothing is on record. With --plain, TERM=dumb or
ACCESSIBLE=1 the same is said in sentences, for screen readers. With --issue or
--actor each position is spelled out, with who tells it and where.`

func newMatrixCmd(p *program) *cobra.Command {
	var opts matrixOptions
	cmd := &cobra.Command{
		Use:     "matrix",
		Short:   "Show who stands where",
		Long:    matrixHelp,
		Example: "  policyquiz matrix\n  policyquiz matrix --issue would-russia-accept\n  policyquiz matrix --actor ciaramella\n  policyquiz matrix --csv > matrix.csv",
		GroupID: groupTeach,
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runMatrix(p, opts) },
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&opts.issues, "issue", nil, "only the issue with this `id`; may be given again")
	flags.StringArrayVar(&opts.actors, "actor", nil, "only the actor with this `id`; may be given again")
	plainFlag(cmd, &opts.plain)
	flags.BoolVar(&opts.json, "json", false, "print JSON, for scripts")
	flags.BoolVar(&opts.csv, "csv", false, "print CSV, for spreadsheets")
	completeFlag(cmd, "issue", p.completePositions(func(at position) (string, string) { return at.Issue, at.Claim }))
	completeFlag(cmd, "actor", p.completePositions(func(at position) (string, string) { return at.Actor, at.Name }))
	return cmd
}

// A position is one stance with the names that readers need, for --json too.
type position struct {
	Issue string     `json:"issue"`          // the id of the issue
	Claim string     `json:"claim"`          // the claim of the issue
	Actor string     `json:"actor"`          // the id of the actor
	Name  string     `json:"name"`           // the name of the actor
	Holds seed.Holds `json:"holds"`          // for, against, conditional, open or silent
	Says  string     `json:"says,omitempty"` // what exactly the actor says
	Told  seed.Told  `json:"told,omitempty"` // how the document knows it; empty where it is silent, as By and At are
	By    string     `json:"by,omitempty"`   // the name of the actor who tells it
	Seed  string     `json:"seed"`           // the id of the seed
	At    place.List `json:"at,omitempty"`   // the places that say it
}

func runMatrix(p *program, opts matrixOptions) error {
	if opts.json && opts.csv {
		return usagef("leave one of them out", "--json and --csv exclude each other")
	}
	lib, err := p.library()
	if err != nil {
		return err
	}
	all := []position{}
	for _, c := range lib.Courses {
		some, left := positions(c, len(lib.Courses) > 1)
		p.tellLeftOut(left...)
		all = append(all, some...)
	}
	chosen, err := choose(all, opts)
	if err != nil {
		return err
	}
	switch {
	case opts.json:
		return terminal.WriteJSON(p.out, chosen)
	case opts.csv:
		return writeMatrixCSV(p, chosen)
	case len(opts.issues)+len(opts.actors) > 0:
		spellOut(p, chosen)
	case opts.plain || p.streams.Aloud():
		l := p.streams.Layout()
		l.Aloud = true
		sayMatrix(l, chosen)
		fmt.Fprint(p.out, l)
	default:
		printMatrix(p, chosen)
	}
	return nil
}

// positions returns the stances of all seeds, in groups by issue. Issues have the
// order in which the seeds first name them. It leaves out stances that have
// problems, and returns what it left out. Whole ids are for where several courses
// meet.
func positions(c *deckfile.Course, whole bool) (all []position, left []leftOut) {
	seeds, err := c.Seeds()
	if err != nil {
		left = append(left, leftOut{what: err.Error()})
	}
	all = []position{}
	for _, seedID := range seeds {
		bad := 0
		ids, _ := c.Entries(seedID, seed.Stances) // no error, because the seed exists
		for _, id := range ids {
			if p, err := readPosition(c, seedID, id); err == nil {
				if whole {
					p.Issue, p.Actor, p.Seed = c.Whole(p.Issue), c.Whole(p.Actor), c.Whole(p.Seed)
				}
				all = append(all, p)
			} else {
				bad++
			}
		}
		if bad > 0 {
			left = append(left, leftOut{howMany(bad, "stance", fmt.Sprintf("seed %q", seedID)), c.SeedFile(seedID)})
		}
	}
	order := map[string]int{}
	for _, p := range all {
		if _, seen := order[p.Issue]; !seen {
			order[p.Issue] = len(order)
		}
	}
	slices.SortStableFunc(all, func(x, y position) int { return cmp.Compare(order[x.Issue], order[y.Issue]) })
	return all, left
}

// readPosition returns one stance of a seed with its names.
func readPosition(c *deckfile.Course, seedID, id string) (position, error) {
	s, err := c.Stance(seedID, id)
	if err != nil {
		return position{}, err
	}
	issue, err := c.Issue(seedID, s.Issue)
	if err != nil {
		return position{}, err
	}
	who, err := c.Actor(seedID, s.Who)
	if err != nil {
		return position{}, err
	}
	var by seed.Actor
	if s.Holds != seed.Silent {
		if by, err = c.Actor(seedID, s.By); err != nil {
			return position{}, err
		}
	}
	return position{s.Issue, issue.Claim, s.Who, who.Name, s.Holds, s.Says, s.Told, by.Name, seedID, s.At}, nil
}

// choose keeps the positions that --issue and --actor ask for. An id without any
// position is an error.
func choose(all []position, opts matrixOptions) ([]position, error) {
	for _, want := range []struct {
		what string
		ids  []string
		of   func(position) string
	}{
		{"issue", opts.issues, func(p position) string { return p.Issue }},
		{"actor", opts.actors, func(p position) string { return p.Actor }},
	} {
		known := map[string]bool{}
		for _, p := range all {
			known[want.of(p)] = true
		}
		for _, id := range want.ids {
			if !known[id] {
				names := slices.Sorted(maps.Keys(known))
				on := ""
				if want.what == "actor" && len(opts.issues) > 0 {
					on = " on " + strings.Join(opts.issues, ", ")
				}
				return nil, usagef(didYouMean(id, names, "there are: "+strings.Join(names, ", ")), "no position is on record for the %s %q%s", want.what, id, on)
			}
		}
		if len(want.ids) > 0 {
			all = slices.DeleteFunc(all, func(p position) bool { return !slices.Contains(want.ids, want.of(p)) })
		}
	}
	return all, nil
}

// sign returns the text of a position in a cell: "+", "-a", "~r".
func (p position) sign() string {
	sign := map[seed.Holds]string{seed.For: "+", seed.Against: "-", seed.Conditional: "~", seed.Undecided: "?", seed.Silent: "0"}[p.Holds]
	switch p.Told {
	case seed.Attributed:
		sign += "a"
	case seed.Reported:
		sign += "r"
	}
	return sign
}

// A grid has positions in rows and columns.
type grid struct {
	issues []position               // the rows: one position of each issue
	actors []position               // the columns: one position of each actor; actors with more positions come first
	cells  map[[2]string][]position // by the ids of issue and actor
}

func newGrid(all []position) grid {
	g := grid{cells: map[[2]string][]position{}}
	held := map[string]int{}
	for _, p := range all {
		if !slices.ContainsFunc(g.issues, func(q position) bool { return q.Issue == p.Issue }) {
			g.issues = append(g.issues, p)
		}
		if held[p.Actor]++; held[p.Actor] == 1 {
			g.actors = append(g.actors, p)
		}
		at := [2]string{p.Issue, p.Actor}
		g.cells[at] = append(g.cells[at], p)
	}
	slices.SortStableFunc(g.actors, func(x, y position) int { return cmp.Compare(held[y.Actor], held[x.Actor]) })
	return g
}

// cell returns what all documents say of one actor on one issue, each different
// word once.
func (g grid) cell(issue, actor string, word func(position) string) string {
	var words []string
	for _, p := range g.cells[[2]string{issue, actor}] {
		if w := word(p); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return strings.Join(words, "/")
}

// Bounds of the printed matrix: widths in columns of the screen, and rows.
const (
	matrixCell = 4  // the least width of a cell; it is wider where documents differ
	matrixMost = 40 // the greatest width of a claim
	matrixRows = 8  // after so many rows the numbers of the actors stand again
)

// printMatrix prints the matrix. If the actors do not fit side by side, it prints
// the others below, with the claims again.
func printMatrix(p *program, all []position) {
	g := newGrid(all)
	width := p.streams.Width()
	claim := min(max(width/2-4, 10), matrixMost)
	cell := g.widest()
	across := max((width-claim)/cell, 1)
	l := p.streams.Layout()
	l.Say("", "+ for  - against  ~ on conditions")
	if slices.ContainsFunc(all, func(p position) bool { return p.Holds == seed.Undecided || p.Holds == seed.Silent }) {
		l.Say("", "? open: cannot be known  0 silent: the document does not say")
	}
	l.Say("", "a attributed  r reported  no letter: first-hand")
	for first := 0; first < len(g.actors); first += across {
		some := g.actors[first:min(first+across, len(g.actors))]
		l.Gap()
		numbers := ""
		for i, p := range some {
			l.Say(fmt.Sprintf("%2d  ", first+i+1), fmt.Sprintf("%s (%s)", p.Name, p.Actor))
			numbers += fmt.Sprintf("%*d", cell, first+i+1)
		}
		printed := 0
		for _, issue := range g.issues {
			if !g.has(issue, some) {
				continue
			}
			if printed%matrixRows == 0 {
				l.Beside("", claim, numbers)
			}
			printed++
			matrixRow(l, g, issue, some, claim, cell)
		}
	}
	fmt.Fprint(p.out, l)
}

// widest returns the width of the widest cell, with the space before it.
func (g grid) widest() int {
	cell := matrixCell
	for at := range g.cells {
		cell = max(cell, 2+terminal.Width(g.cell(at[0], at[1], position.sign)))
	}
	return cell
}

// has reports whether one of these actors has a position on an issue.
func (g grid) has(issue position, actors []position) bool {
	return slices.ContainsFunc(actors, func(p position) bool { return len(g.cells[[2]string{issue.Issue, p.Actor}]) > 0 })
}

// matrixRow prints one issue, with its id for --issue.
func matrixRow(l *terminal.Layout, g grid, issue position, actors []position, claim, cell int) {
	var cells strings.Builder
	for _, p := range actors {
		fmt.Fprintf(&cells, "%*s", cell, g.cell(issue.Issue, p.Actor, position.sign))
	}
	l.Beside(issue.Claim, claim, cells.String())
	l.Verbatim("  " + issue.Issue) // it is copied, so it is not broken
}

// spellOut prints positions in words, one issue after the other.
func spellOut(p *program, chosen []position) {
	s := p.streams.Layout()
	issue := ""
	for _, p := range chosen {
		if p.Issue != issue {
			if issue != "" {
				s.Gap()
			}
			issue = p.Issue
			s.Say("", fmt.Sprintf("%s: %s", p.Issue, p.Claim))
		}
		told := ""
		if p.Holds != seed.Silent && p.Told != seed.FirstHand {
			told = fmt.Sprintf(", %s by %s", p.Told, p.By)
		}
		says := ""
		if p.Says != "" {
			says = ": " + p.Says
		}
		at := p.Seed
		if len(p.At) > 0 {
			at += ", " + p.At.String()
		}
		s.Say(s.Margin()+fmt.Sprintf("%-2s ", p.sign()), fmt.Sprintf("%s (%s%s)%s. %s", p.Name, p.Holds, told, says, at))
	}
	fmt.Fprint(p.out, s)
}

// inCSV is a position in words, with how it is known: "for (attributed)", "silent".
func (p position) inCSV() string {
	if p.Holds == seed.Silent {
		return string(p.Holds)
	}
	return fmt.Sprintf("%s (%s)", p.Holds, p.Told)
}

// writeMatrixCSV prints the matrix as CSV: one row for each issue, one column for
// each actor.
func writeMatrixCSV(p *program, all []position) error {
	g := newGrid(all)
	head := []string{"issue", "claim"}
	for _, p := range g.actors {
		head = append(head, p.Actor)
	}
	rows := [][]string{head}
	for _, issue := range g.issues {
		row := []string{issue.Issue, issue.Claim}
		for _, p := range g.actors {
			row = append(row, g.cell(issue.Issue, p.Actor, position.inCSV))
		}
		rows = append(rows, row)
	}
	return terminal.WriteCSV(p.out, rows)
}
