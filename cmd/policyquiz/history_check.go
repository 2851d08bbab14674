package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/history"
	"policyquiz/quiz/study"
)

const historyCheckHelp = `Reads your whole history, every line to its end, and changes nothing. It says
what cannot be read, with its line and the next step; what is read in another
way than it stands there; how much there is; and which copies there are. Exit
code 3: a line cannot be read, or was cut short.

A copy is made beside the history once a day, before your first answer. Those of
the last 7 days are kept, 4 of older weeks, and the largest. To bring back what
a copy has and your history has not:
  policyquiz history merge COPY`

func newHistoryCheckCmd(p *program) *cobra.Command {
	var json bool
	cmd := &cobra.Command{
		Use:     "check",
		Short:   "Read every line, and list the copies",
		Long:    historyCheckHelp,
		Example: "  policyquiz history check",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return runHistoryCheck(p, json) },
	}
	cmd.Flags().BoolVar(&json, "json", false, "print JSON, for scripts")
	return cmd
}

// A historyReport is what a check of a history found, for --json too.
type historyReport struct {
	File      string    `json:"file"`
	Sound     bool      `json:"sound"`
	Lines     int       `json:"lines"`
	Entries   int       `json:"entries"`
	Reviews   int       `json:"reviews"`
	Questions int       `json:"questions"`       // different ones that were answered
	Wordings  int       `json:"wordings"`        // questions as they were worded
	Unknown   int       `json:"unknown"`         // lines of a kind that this program does not know
	Days      int       `json:"days"`            // on which something was answered
	First     string    `json:"first,omitempty"` // of these days, YYYY-MM-DD
	Last      string    `json:"last,omitempty"`
	Bad       []badRow  `json:"bad"` // what cannot be read
	Odd       []badRow  `json:"odd"` // what is read in another way than it stands there
	Ahead     int       `json:"dated_ahead"`
	Copies    []copyRow `json:"copies"` // the latest first
	Others    []string  `json:"beside"` // other files beside it, in which parts of it were kept
}

// A badRow is a line with what is said of it.
type badRow struct {
	Line int    `json:"line"`
	What string `json:"what"`
	Hint string `json:"hint,omitempty"`
}

// A copyRow is a copy of a history.
type copyRow struct {
	File    string `json:"file"`
	Day     string `json:"day"`
	Entries int    `json:"entries"`
	Lacking int    `json:"lacking"`          // entries that the history has not
	Unread  string `json:"unread,omitempty"` // why the copy cannot be read
}

func runHistoryCheck(p *program, json bool) error {
	file, err := p.historyFile(p.state, p.as)
	if err != nil {
		return err
	}
	p.tellNew()
	report := historyReport{File: file, Sound: true, Bad: []badRow{}, Odd: []badRow{}, Copies: []copyRow{}, Others: []string{}}
	found, err := history.Check(file)
	there := err == nil
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(file); err == nil {
			return fmt.Errorf("checking your history: %w", err) // a link that leads nowhere
		}
	} else if err != nil {
		return fmt.Errorf("checking your history: %w", err)
	}
	if there {
		report.read(&found)
	}
	if err := report.replay(p, found.Entries); err != nil {
		return err
	}
	if err := report.beside(found.Entries); err != nil {
		return fmt.Errorf("checking your history: %w", err)
	}
	if json {
		if err := terminal.WriteJSON(p.out, report); err != nil {
			return err
		}
	} else {
		l := p.streams.Layout()
		report.print(l, there)
		fmt.Fprint(p.out, l)
	}
	if there && !report.Sound {
		return errFound
	}
	return nil
}

// read takes in what was found in the file.
func (r *historyReport) read(found *history.Report) {
	r.Sound, r.Lines, r.Entries, r.Reviews, r.Questions = found.Sound(), found.Lines, len(found.Entries), found.Reviews, found.Questions
	r.Wordings, r.Unknown = found.Wordings, len(found.Unknown)
	for _, b := range found.Bad {
		r.Bad = append(r.Bad, badRow{b.Line, b.Why, b.Hint()})
	}
	if t := found.Torn; t != nil {
		r.Bad = append(r.Bad, badRow{t.Line, "was cut short when it was written", "your next answer moves it aside, and so does policyquiz history repair"})
	}
	for _, u := range found.Unknown {
		r.Odd = append(r.Odd, badRow{u.Line, fmt.Sprintf("is of a kind that this program does not know, %q; it does not count", u.Kind), "update this program if a newer one wrote it"})
	}
	for _, n := range found.Wordless {
		r.Odd = append(r.Odd, badRow{Line: n, What: "is an answer to a question whose words were lost; it counts"})
	}
	for _, n := range found.Twofold {
		r.Odd = append(r.Odd, badRow{Line: n, What: "says one thing twice; what stands first counts"})
	}
}

// replay counts days.
func (r *historyReport) replay(p *program, entries []quiz.Entry) error {
	settings, err := p.settings()
	if err != nil {
		return err
	}
	ms := study.Replay(schedule(settings), study.History{Entries: entries, Now: p.now()})
	r.Ahead, _ = ms.DatedAhead()
	days := map[string]bool{}
	for _, e := range ms.Entries() {
		if e.Review != nil {
			days[date(ms.DayOf(e.At))] = true
		}
	}
	if r.Days = len(days); r.Days > 0 {
		all := slices.Sorted(maps.Keys(days))
		r.First, r.Last = all[0], all[len(all)-1]
	}
	return nil
}

// beside looks at the copies and at what else stands beside the file.
func (r *historyReport) beside(entries []quiz.Entry) error {
	have := make(map[string]bool, len(entries))
	for i := range entries {
		have[entries[i].ID] = true
	}
	copies, err := history.Copies(r.File)
	if err != nil {
		return err
	}
	ours := map[string]bool{}
	for _, c := range copies {
		ours[c.File] = true
		r.Copies = append(r.Copies, copyRowOf(c, have))
	}
	files, err := history.Beside(r.File)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	r.Others = append(r.Others, slices.DeleteFunc(files, func(f string) bool { return ours[f] })...)
	return nil
}

// copyRowOf describes a copy, given the ids of the entries that the history has.
func copyRowOf(c history.Copy, have map[string]bool) copyRow {
	row := copyRow{File: c.File, Day: c.Day}
	log, err := history.Open(c.File, 0)
	if err != nil {
		row.Unread = err.Error()
		return row
	}
	for _, e := range log.Entries() {
		row.Entries++
		if !have[e.ID] {
			row.Lacking++
		}
	}
	return row
}

// print adds the report.
func (r *historyReport) print(l *terminal.Layout, there bool) {
	l.Verbatim(r.File)
	if !there {
		l.Say("", "There is no history yet.")
	}
	for _, b := range r.Bad {
		b.print(l)
	}
	for _, b := range r.Odd {
		b.print(l)
	}
	if r.Ahead > 0 {
		l.Say("", fmt.Sprintf("%s dated more than a day ahead of this machine's clock; each counts as given on the day of the nearest answer that is not.", terminal.Count(r.Ahead, "answer")))
	}
	if there {
		l.Say("", r.counts())
	}
	switch {
	case there && r.Sound:
		l.Say("", "Every line can be read to its end.")
	case there:
		l.Say("", fmt.Sprintf("%s cannot be read. All others count.", terminal.Count(len(r.Bad), "line")))
	}
	r.printCopies(l)
	if len(r.Others) > 0 {
		l.Say("", "Kept beside it, by repairs and of lines that were cut short:")
		for _, b := range r.Others {
			l.Verbatim(l.Margin() + b)
		}
	}
}

func (b *badRow) print(l *terminal.Layout) {
	l.Say("", fmt.Sprintf("line %d: %s", b.Line, b.What))
	if b.Hint != "" {
		l.Say(l.Margin()+l.Margin()+"hint: ", b.Hint)
	}
}

// counts says of what the lines are, and of what the answers.
func (r *historyReport) counts() string {
	others := r.Entries - r.Reviews
	file := r.Lines - r.Wordings - r.Entries - r.Unknown - len(r.Bad) // none where two stand on one line
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{
		{file, "about the file itself"},
		{r.Wordings, "with a question as it was worded"},
		{r.Reviews, "with an answer"},
		{others, "with a second thought, a skip or the like"},
		{r.Unknown, "of a kind not known"},
		{len(r.Bad), "that cannot be read"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	text := terminal.Count(r.Lines, "line") + ": " + strings.Join(parts, ", ") + "."
	if r.Reviews == 0 {
		return text
	}
	return fmt.Sprintf("%s The answers are to %s, %s.", text, terminal.Count(r.Questions, "question"), r.on())
}

// on says on which days there were answers.
func (r *historyReport) on() string {
	if r.Days == 1 {
		return "all on " + r.First
	}
	return fmt.Sprintf("on %d days from %s to %s", r.Days, r.First, r.Last)
}

// printCopies adds the copies.
func (r *historyReport) printCopies(l *terminal.Layout) {
	if len(r.Copies) == 0 {
		l.Say("", "There is no copy yet; one a day is made before the first answer.")
		return
	}
	l.Say("", "Copies, each as the history was before the first answer of its day:")
	lacking := ""
	for _, c := range r.Copies {
		what := fmt.Sprintf("%d entries", c.Entries)
		switch {
		case c.Unread != "":
			what = "cannot be read"
		case c.Lacking > 0:
			what += fmt.Sprintf(", %d of which your history has not", c.Lacking)
			if lacking == "" {
				lacking = c.File
			}
		}
		l.Say(l.Margin(), fmt.Sprintf("%s: %s", c.Day, what))
	}
	l.Say("", "They stand beside it, under its name with .copy- and the day.")
	if lacking != "" {
		l.Say("", "This brings back what is missing:")
		l.Verbatim(l.Margin() + "policyquiz history merge " + lacking)
	}
}
