package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"policyquiz/quiz/spell"
)

// An app is the program at work: the world, and what every verb may be told.
type app struct {
	env
	folders []string // --decks
	state   string   // --state
	as      string   // --as
}

// run is the program: it takes the world and the words of the command line,
// and returns the exit code.
func run(e env, args []string) int {
	watched := &watchedWriter{w: e.out}
	if _, ok := asTerminal(e.out); !ok {
		e.out = watched
	}
	root := newRoot(&app{env: e})
	root.SetArgs(args)
	root.SetIn(e.in)
	root.SetOut(e.out)
	root.SetErr(e.err)
	err := root.Execute()
	if err == nil && watched.err != nil {
		err = fmt.Errorf("writing the output: %w", watched.err)
	}
	if err != nil {
		complain(e, err)
	}
	return exitCode(err)
}

// A watchedWriter remembers the first error of a pipe or a file: a full disk
// fails a verb, though those who print do not ask.
type watchedWriter struct {
	w   io.Writer
	err error
}

func (w *watchedWriter) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
}

const (
	groupLearn = "learn"
	groupTeach = "teach"
)

const rootExamples = `  policyquiz drill                     what is due, then something new
  policyquiz drill guarantees          one deck only
  policyquiz due                       what there is to do today
  policyquiz show guarantees           a deck with its answers
  policyquiz check my-deck.toml        every mistake in a deck of your own`

const rootHelp = `Learn who proposed what, and what the words mean: quizzes from policy
documents, remembered for you.

Your answers are kept in one file and decide when each question comes back.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 problems in a deck.`

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "policyquiz",
		Short:         "Quizzes from policy documents, remembered for you",
		Long:          rootHelp,
		Example:       rootExamples,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownVerb,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !a.onTerminal() {
				return cmd.Help()
			}
			return runWelcome(a)
		},
	}
	flags := root.PersistentFlags()
	flags.StringArrayVar(&a.folders, "decks", nil, "a `folder` with decks and seeds of your own; may be given again")
	flags.StringVar(&a.state, "state", "", "the history `file` (otherwise $POLICYQUIZ_STATE, then the platform's place)")
	flags.StringVar(&a.as, "as", "", "the learner's `name`, where several share an account")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpTemplate(helpTemplate)
	root.SetHelpCommand(newHelpCmd(root))
	root.AddGroup(
		&cobra.Group{ID: groupLearn, Title: "Learn"},
		&cobra.Group{ID: groupTeach, Title: "Teach"},
	)
	root.AddCommand(
		newDrillCmd(a), newDueCmd(a), newHistoryCmd(a), newUndoCmd(a),
		newDecksCmd(a), newShowCmd(a), newMatrixCmd(a), newSourcesCmd(a), newCiteCmd(a), newCheckCmd(a),
		newVersionCmd(a),
	)
	return root
}

// newHelpCmd is cobra's, but for refusing a word that is no verb.
func newHelpCmd(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [verb]",
		Short: "Say more about a verb",
		RunE: func(_ *cobra.Command, args []string) error {
			verb, rest, err := root.Find(args)
			if err != nil {
				return usagef("policyquiz help lists the verbs", "%v", err)
			}
			if verb == root {
				if err := knownVerb(root, rest); err != nil {
					return err
				}
			}
			verb.InitDefaultHelpFlag()
			return verb.Help()
		},
	}
}

// helpTemplate leads with examples: that is what people look for.
const helpTemplate = `{{with or .Long .Short}}{{. | trimTrailingWhitespaces}}

{{end}}{{if .HasExample}}Examples
{{.Example}}

{{end}}Usage
  {{if .HasAvailableSubCommands}}{{.CommandPath}} [verb]{{else}}{{.UseLine}}{{end}}
{{if .HasAvailableSubCommands}}{{$cmds := .Commands}}{{range $group := .Groups}}
{{.Title}}{{range $cmds}}{{if eq .GroupID $group.ID}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}
{{end}}
More{{range $cmds}}{{if and (eq .GroupID "") .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableLocalFlags}}
Flags
{{.LocalFlags.FlagUsagesWrapped 80 | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
Flags of every verb
{{.InheritedFlags.FlagUsagesWrapped 80 | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableSubCommands}}
policyquiz help VERB says more.
{{end}}`

// knownVerb refuses a word that is no verb.
func knownVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var verbs []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			verbs = append(verbs, c.Name())
		}
	}
	return usagef(didYouMean(args[0], verbs, "policyquiz help lists the verbs"), "no verb %q", args[0])
}

// noArguments refuses words after a verb that takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usagef(cmd.CommandPath()+" --help says what there is", "%s takes no argument, but got %q", cmd.Name(), args[0])
}

// flagError says what is wrong with a flag, and names those that are nearest to
// one that there is not.
func flagError(cmd *cobra.Command, err error) error {
	otherwise := cmd.CommandPath() + " --help lists the flags"
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		wanted := "a number"
		if e.GetFlag().Value.Type() == "bool" {
			wanted = "true or false"
		}
		return usagef(otherwise, "--%s wants %s, not %q", e.GetFlag().Name, wanted, e.GetValue())
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usagef(otherwise, "--%s wants a value", e.GetFlag().Name)
	}
	e, ok := errors.AsType[*pflag.NotExistError](err)
	if !ok {
		return usagef(otherwise, "%v", err)
	}
	if e.GetSpecifiedShortnames() != "" {
		return usagef(otherwise, "no flag %q", "-"+e.GetSpecifiedName())
	}
	var flags []string
	add := func(f *pflag.Flag) { flags = append(flags, "--"+f.Name) }
	cmd.Flags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	flag := "--" + e.GetSpecifiedName()
	return usagef(didYouMean(flag, flags, otherwise), "no flag %q", flag)
}

func didYouMean(word string, known []string, otherwise string) string {
	if near := spell.Nearest(word, known, 3); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return otherwise
}

// runWelcome says what there is to do, and how to begin.
func runWelcome(a *app) error {
	if err := runDue(a, dueOptions{}); err != nil {
		return err
	}
	fmt.Fprintln(a.out, "\nBegin with:  policyquiz drill    (--ahead: what is not due yet)\nAll verbs:   policyquiz help")
	return nil
}
