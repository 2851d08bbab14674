package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/lint"
)

// The formats of check.
const (
	formatText = "text"
	formatJSON = "json"
)

// checkFlags say what check shows.
type checkFlags struct {
	rules   []string // only what breaks these; empty: everything
	explain string   // the rule to explain; empty: nothing is explained
	format  string
	strict  bool   // warnings are problems
	notes   bool   // notes are shown
	texts   string // the folder of copies of documents
}

// add adds the flags, with their completion.
func (f *checkFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.rules, "rule", nil, "show only what breaks this `rule`; may be given again")
	flags.StringVar(&f.explain, "explain", "", "say why a `rule` matters, with an example, and how to mend it")
	flags.BoolVar(&f.strict, "strict", false, "exit with 3 for warnings, too")
	flags.BoolVar(&f.notes, "notes", false, "show notes as well: what may be no flaw at all")
	flags.StringVar(&f.format, "format", formatText, "print `text` or json; json has all problems and notes")
	textsFlag(cmd, &f.texts)
	rules := cobra.FixedCompletions(ruleCompletions(), cobra.ShellCompDirectiveNoFileComp)
	formats := cobra.FixedCompletions([]string{formatText, formatJSON}, cobra.ShellCompDirectiveNoFileComp)
	for flag, complete := range map[string]cobra.CompletionFunc{"rule": rules, "explain": rules, "format": formats} {
		if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
			panic(err) // the flag is defined above
		}
	}
}

// ruleCompletions lists the ids of rules, each with what it finds.
func ruleCompletions() []string {
	var list []string
	for _, r := range lint.Rules() {
		list = append(list, cobra.CompletionWithDesc(r.ID, r.Finds))
	}
	return list
}

// valid returns an error for a rule or a format that there is not.
func (f *checkFlags) valid() error {
	rules := f.rules
	if f.explain != "" {
		rules = append(slices.Clone(rules), f.explain)
	}
	for _, id := range rules {
		if _, known := lint.Find(id); !known {
			return usagef(didYouMean(id, lint.IDs(), "the rules are "+strings.Join(lint.IDs(), ", ")), "no rule %q", id)
		}
	}
	if f.format != formatText && f.format != formatJSON {
		return usagef("write --format text or --format json", "no format %q", f.format)
	}
	return nil
}

// explainRule prints what there is to say of a rule.
func explainRule(p *program, id string) error {
	r, _ := lint.Find(id)
	l := p.streams.Layout()
	l.Say("", fmt.Sprintf("%s (%s): %s", r.ID, r.Level, r.Finds))
	l.Say("  Why:     ", r.Why)
	l.Say("  Example: ", r.Example)
	l.Say("  Mend:    ", r.Mend)
	l.Say("  Waive:   ", fmt.Sprintf("%s, if the rule does not fit: waive = { %s = \"the reason\" }", waiverHome[r.Scope], r.ID))
	fmt.Fprint(p.out, l)
	return nil
}

// waiverHome says where a rule is waived.
var waiverHome = map[lint.Scope]string{
	lint.OfQuestion: "in the question or the draw",
	lint.OfDeck:     "in the head of the deck",
	lint.OfEntry:    "in the entry of the seed",
}

// A checkReport is what check has to say.
type checkReport struct {
	checkFlags
	sorted []*quiz.Problem // what is wrong, and flaws of the rules that are asked for
	left   []deckfile.Left // how many flaws there are beside those in sorted
	count  map[lint.Level]int
}

// mistake is the level of what keeps something from being used, beside those of
// rules.
const mistake lint.Level = "error"

// levelOf returns the level of a problem.
func levelOf(p *quiz.Problem) lint.Level {
	switch {
	case p.Note:
		return lint.Note
	case p.Warning:
		return lint.Warning
	}
	return mistake
}

// report puts problems and flaws together. Where rules are asked for, warnings of
// others are left out, and mistakes stay: what cannot be read breaks no rule.
func (f checkFlags) report(problems, flaws *quiz.Problems, left []deckfile.Left) *checkReport {
	var all quiz.Problems
	for _, p := range slices.Concat(problems.All(), flaws.All()) {
		if len(f.rules) == 0 || !p.Warning || slices.Contains(f.rules, p.Rule) {
			all.Add(p)
		}
	}
	r := &checkReport{f, all.Sorted(), left, map[lint.Level]int{}}
	for _, p := range r.sorted {
		r.count[levelOf(p)]++
	}
	for _, l := range left {
		rule, _ := lint.Find(l.Rule)
		r.count[rule.Level] += l.Flaws
	}
	return r
}

// errFound says that problems were found, which have been printed.
var errFound = errors.New("problems were found")

// verdict is an error if there are mistakes, or with strict warnings.
func (r *checkReport) verdict() error {
	if r.count[mistake] > 0 || r.strict && r.count[lint.Warning] > 0 {
		return errFound
	}
	return nil
}

// shows reports whether a problem is printed in text: notes are printed if asked
// for, all of them or by their rule.
func (r *checkReport) shows(p *quiz.Problem) bool {
	return !p.Note || r.notes || len(r.rules) > 0
}

const (
	// mostOfARule is how many flaws of one rule are printed of one file.
	mostOfARule = 3
	// mostKept is of how many flaws of one rule in one file the first are printed. A deck
	// with more has the same flaw all over.
	mostKept = 100
)

// wanted says which flaws check has to know: those of the rules that are asked for, or
// enough of each for what is printed.
func (f *checkFlags) wanted() deckfile.Wanted {
	if len(f.rules) > 0 || f.format == formatJSON {
		return deckfile.Wanted{Rules: f.rules}
	}
	return deckfile.Wanted{Most: mostKept}
}

// list prints what was found, and of a rule that many questions of a file break the
// first few.
func (r *checkReport) list(e env) {
	var shown, more quiz.Problems
	seen, left := map[[2]string]int{}, map[string][]string{}
	for _, p := range r.sorted {
		if !r.shows(p) {
			continue
		}
		of := [2]string{p.Pos.File, p.Rule}
		if seen[of]++; p.Rule == "" || seen[of] <= mostOfARule || len(r.rules) > 0 {
			shown.Add(p)
		} else if seen[of] == mostOfARule+1 {
			left[p.Pos.File] = append(left[p.Pos.File], p.Rule)
		}
	}
	for _, l := range r.left {
		seen[[2]string{l.File, l.Rule}] += l.Flaws
	}
	for file, rules := range left {
		slices.Sort(rules)
		for i, rule := range rules {
			rules[i] = fmt.Sprintf("%d more of %s", seen[[2]string{file, rule}]-mostOfARule, rule)
		}
		more.Add(&quiz.Problem{Pos: quiz.Pos{File: file}, What: "and " + strings.Join(rules, ", "), Hint: "--rule and the id of one shows all of it", Warning: true})
	}
	listProblems(e, &shown)
	for _, p := range more.Sorted() {
		fmt.Fprintln(e.err, terminal.Clean(p.Pos.File+": "+p.What))
		fmt.Fprintln(e.err, "\thint: "+p.Hint)
	}
	if n := r.count[lint.Warning]; r.strict && r.count[mistake] == 0 && n > 0 {
		fmt.Fprintf(e.err, "policyquiz: %s, which --strict does not let pass\n", terminal.Count(n, "warning"))
	}
}

// summary counts warnings and notes; "" if there is neither.
func (r *checkReport) summary() string {
	var parts []string
	if n := r.count[lint.Warning]; n > 0 {
		parts = append(parts, terminal.Count(n, "warning"))
	}
	if n := r.count[lint.Note]; n > 0 {
		part := terminal.Count(n, "note")
		if !r.notes && len(r.rules) == 0 {
			part += " (--notes shows them)"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// A checkedProblem is a quiz.Problem, in the fields of --format json.
type checkedProblem struct {
	File    string     `json:"file"`    // as the user names it
	Line    int        `json:"line"`    // counted from 1; 0: the file as a whole
	Rule    string     `json:"rule"`    // the id of the rule; empty: none
	Level   lint.Level `json:"level"`   // "error", "warning" or "note"
	Message string     `json:"message"` // what is wrong
	Hint    string     `json:"hint"`    // the next step
}

// writeJSON writes all problems as one array.
func (r *checkReport) writeJSON(w io.Writer) error {
	list := []checkedProblem{}
	for _, p := range r.sorted {
		list = append(list, checkedProblem{p.Pos.File, p.Pos.Line, p.Rule, levelOf(p), p.What, p.Hint})
	}
	return terminal.WriteJSON(w, list)
}
