package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/draft"
	"policyquiz/quiz/place"
)

const stampHelp = `Fingerprints the passages that entries and questions cite, in the copies of
documents that are at hand, and writes them into places.sum beside the seeds. A
fingerprint says nothing of the text; a later copy can be compared with it.`

func newStampCmd(p *program) *cobra.Command {
	var texts string
	cmd := &cobra.Command{
		Use:     "stamp [seed...]",
		Short:   "Fingerprint the passages that are cited",
		Long:    stampHelp,
		Example: "  policyquiz sources stamp --course ./heat/\n  policyquiz sources stamp --course ./heat/ --texts ~/texts white-paper",
		RunE:    func(_ *cobra.Command, seeds []string) error { return runStamp(p, seeds, texts) },
	}
	textsFlag(cmd, &texts)
	return cmd
}

const checkSourcesHelp = `Compares the copies of documents that are at hand with places.sum, and says what
became of each passage that is cited:
  unchanged  it stands where it stood
  moved      it stands elsewhere, and where
  changed    another text stands there
  gone       the document has no such place any more
Exits with 3 unless all are unchanged.`

func newSourcesCheckCmd(p *program) *cobra.Command {
	var texts string
	var json bool
	cmd := &cobra.Command{
		Use:     "check [seed...]",
		Short:   "Say which cited passages have moved, changed or gone",
		Long:    checkSourcesHelp,
		Example: "  policyquiz sources check --course ./heat/\n  policyquiz sources check --course ./heat/ --texts ./new-version/ white-paper",
		RunE:    func(_ *cobra.Command, seeds []string) error { return runSourcesCheck(p, seeds, texts, json) },
	}
	textsFlag(cmd, &texts)
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, for scripts")
	return cmd
}

// A seedAt is a seed of an open course.
type seedAt struct {
	course *deckfile.Course
	id     string
	shown  string // its id for messages
}

// seedsWithCopies lists the seeds that are named, or else all, of which a copy is at hand.
// A seed that is named and has none is an error.
func (p *program) seedsWithCopies(named []string, texts string) ([]seedAt, error) {
	lib, err := p.library()
	if err != nil {
		return nil, err
	}
	if err := p.useTexts(lib, texts); err != nil {
		return nil, err
	}
	var all []seedAt
	var known []string
	for _, c := range lib.Courses {
		for _, id := range p.seeds(c) {
			shown := id
			if len(lib.Courses) > 1 {
				shown = c.Whole(id)
			}
			known = append(known, shown)
			wanted := slices.Contains(named, id) || slices.Contains(named, c.Whole(id))
			switch has := c.HasCopy(id); {
			case len(named) > 0 && !wanted:
			case has:
				all = append(all, seedAt{c, id, shown})
			case wanted:
				return nil, usagef(copyHint(id), "no copy of %q is at hand", shown)
			}
		}
	}
	for _, name := range named {
		if !slices.ContainsFunc(all, func(s seedAt) bool { return name == s.id || name == s.course.Whole(s.id) }) {
			return nil, usagef(didYouMean(name, known, "policyquiz sources lists the seeds"), "no seed %q", name)
		}
	}
	if len(all) == 0 {
		hint := copyHint("some-seed")
		if len(p.courses) == 0 {
			hint += "; of a course that is not open, add --course and its folder"
		}
		return nil, usagef(hint, "no copy of a document is at hand")
	}
	return all, nil
}

// copyHint says how a copy comes to be at hand.
func copyHint(id string) string {
	return fmt.Sprintf(`name it in [document], as in text = "texts/%[1]s.txt"; or put %[1]s.txt into a folder that --texts names`, id)
}

func runStamp(p *program, named []string, texts string) error {
	seeds, err := p.seedsWithCopies(named, texts)
	if err != nil {
		return err
	}
	s := p.streams.Layout()
	for _, at := range seeds {
		in, file, err := at.course.SumsPath(at.id)
		if err != nil {
			return err
		}
		if in.Shipped {
			return usagef("name a course of your own, as in --course ./my-course/", "the course that comes with the program cannot be stamped")
		}
		sums, missing, err := at.course.Stamp(at.id)
		if err != nil {
			return err
		}
		if err := addSums(at, file, sums); err != nil {
			return err
		}
		s.Say("", fmt.Sprintf("%s: %s in %s", at.shown, terminal.Count(len(sums), "fingerprint"), file))
		for _, m := range missing {
			s.Say(s.Margin(), fmt.Sprintf("%s is not in the copy, and has none (%s).", place.List{m.At}, m.From[0]))
		}
	}
	fmt.Fprint(p.out, s)
	return nil
}

// addSums puts the fingerprints of a seed into a file, in the place of those it has. What
// the file has of other seeds stays.
func addSums(at seedAt, file string, sums []deckfile.Sum) error {
	old, err := at.course.Sums(at.id)
	if _, broken := errors.AsType[*quiz.Problems](err); err != nil && !broken {
		return err
	}
	all := slices.DeleteFunc(old, func(s deckfile.Sum) bool { return s.Seed == at.id })
	all = append(all, sums...)
	slices.SortStableFunc(all, func(a, b deckfile.Sum) int { return strings.Compare(a.Seed, b.Seed) })
	d, err := newDraft(filepath.FromSlash(file), []byte(deckfile.WriteSums(all)), 0o666)
	if err != nil {
		return err
	}
	return d.keep()
}

// A passageRow is what became of a passage, for --json too.
type passageRow struct {
	Seed  string      `json:"seed"`          // the id of its seed
	At    place.Place `json:"at"`            // where it was when it was stamped
	State draft.State `json:"state"`         // what became of it
	Now   place.List  `json:"now,omitempty"` // where it stands now, if it has moved
	Cited []string    `json:"cited"`         // the lines that cite it, as file:line

	from []quiz.Pos
}

func runSourcesCheck(p *program, named []string, texts string, json bool) error {
	seeds, err := p.seedsWithCopies(named, texts)
	if err != nil {
		return err
	}
	rows := []passageRow{}
	var problems quiz.Problems
	s := p.streams.Layout()
	for _, at := range seeds {
		mine, err := p.compareSums(at)
		if err != nil {
			return err
		}
		rows = append(rows, mine...)
		s.Say("", fmt.Sprintf("%s: %s", at.shown, statesOf(mine)))
		for _, r := range mine {
			r.tell(&problems, p.stampCommand())
		}
	}
	if json {
		err = terminal.WriteJSON(p.out, rows)
	} else {
		fmt.Fprint(p.out, s)
	}
	return errors.Join(err, problems.Err())
}

// compareSums compares the copy of a document with its fingerprints.
func (p *program) compareSums(at seedAt) ([]passageRow, error) {
	sums, err := at.course.Sums(at.id)
	if err != nil {
		return nil, err
	}
	sums = slices.DeleteFunc(sums, func(s deckfile.Sum) bool { return s.Seed != at.id })
	if len(sums) == 0 {
		return nil, usagef(p.stampCommand()+" writes them", "there are no fingerprints of %q", at.shown)
	}
	found, err := at.course.Copy(at.id)
	if err != nil {
		return nil, err
	}
	cited, err := at.course.Cited(at.id)
	if err != nil {
		return nil, err
	}
	from := map[place.Place][]quiz.Pos{}
	for _, c := range cited {
		from[c.At] = c.From
	}
	prints := draft.NewPrints(found.Document)
	var rows []passageRow
	for _, s := range sums {
		r := passageRow{Seed: at.shown, At: s.At, Cited: []string{}, from: from[s.At]}
		if len(r.from) == 0 {
			continue // nothing cites it any more
		}
		r.State, r.Now = prints.Compare(s.At, s.Print)
		for _, pos := range r.from {
			r.Cited = append(r.Cited, pos.String())
		}
		rows = append(rows, r)
		delete(from, s.At)
	}
	if n := len(from); n > 0 {
		fmt.Fprintf(p.err, "policyquiz: %s of %q without a fingerprint\n\thint: %s writes those that the copy has\n", terminal.Count(n, "cited place"), at.shown, p.stampCommand())
	}
	return rows, nil
}

// statesOf counts states: "31 passages: 29 unchanged, 2 moved".
func statesOf(rows []passageRow) string {
	count := map[draft.State]int{}
	for _, r := range rows {
		count[r.State]++
	}
	var parts []string
	for _, state := range []draft.State{draft.Unchanged, draft.Moved, draft.Changed, draft.Gone} {
		if n := count[state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, state))
		}
	}
	counted := terminal.Count(len(rows), "passage")
	if len(parts) == 0 {
		return counted
	}
	return counted + ": " + strings.Join(parts, ", ")
}

// stampCommand is the command that stamps the courses that this one was given, without a
// folder of texts.
func (p *program) stampCommand() string {
	command := "policyquiz sources stamp"
	for _, c := range p.courses {
		if strings.ContainsAny(c, " \t'\"") {
			c = strconv.Quote(c)
		}
		command += " --course " + c
	}
	return command
}

// tell adds what is to be done about a passage, at each line that cites it.
func (r passageRow) tell(problems *quiz.Problems, stamp string) {
	at, what, hint := place.List{r.At}.String(), "", ""
	switch r.State {
	case draft.Unchanged:
		return
	case draft.Moved:
		what, hint = fmt.Sprintf("has moved to %s", r.Now), "correct the place, then write "+stamp
	case draft.Changed:
		what, hint = "has changed: another text stands there", "read it again; if what cites it is still right, write "+stamp
	default:
		what, hint = "has gone: the document has no such place any more", "policyquiz number --find WORDS finds where something stands; then correct the place"
	}
	for _, pos := range r.from {
		problems.Add(&quiz.Problem{Pos: pos, What: fmt.Sprintf("%s of %s %s", at, r.Seed, what), Hint: hint})
	}
}
