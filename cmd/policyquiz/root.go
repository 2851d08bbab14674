package main

import (
	"fmt"

	"policyquiz/cmd/policyquiz/terminal"

	"github.com/spf13/cobra"
)

// A program is one run of policyquiz: its surroundings and the values of the flags
// that all verbs have.
type program struct {
	env
	streams *terminal.Streams
	courses []string // --course
	state   string   // --state
	as      string   // --as

	helpFailed error // why the help of a verb could not be printed
}

// run runs the program with the arguments of a command line and returns its exit
// code.
func run(e env, args []string) int {
	streams := terminal.Open(e.in, e.out, e.err, e.getenv)
	e.errWidth = streams.ErrWidth
	streams.Quiet = e.quiet
	e.out, e.err = streams.Out, streams.Err // from here on, all output is cleaned
	p := &program{env: e, streams: streams}
	root := newRoot(p)
	root.SetArgs(args)
	root.SetIn(e.in)
	root.SetOut(e.out)
	root.SetErr(e.err)
	addCompletion(root)
	if isCompletion(args) {
		plainUsages(root)
	}
	err := root.Execute()
	if err == nil {
		err = p.helpFailed
	}
	if failed := streams.Failed(); err == nil && failed != nil {
		err = fmt.Errorf("writing the output: %w", failed)
	}
	if err != nil {
		complain(e, err)
	}
	return exitCode(err)
}

// The groups of verbs in the help.
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

// newRoot returns the command policyquiz with all its verbs.
func newRoot(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:           "policyquiz",
		Short:         "Quizzes from policy documents, remembered for you",
		Long:          rootHelp,
		Example:       rootExamples,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownVerb,
		Version:       versionLine(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !p.isFirst() && !p.streams.Interactive() {
				return cmd.Help()
			}
			return runWelcome(p)
		},
	}
	flags := root.PersistentFlags()
	flags.StringArrayVar(&p.courses, "course", nil, "a `course`, by its id or its folder (./like-this/); may be given again")
	flags.StringVar(&p.state, "state", "", "the history `file` (otherwise $POLICYQUIZ_STATE, then the platform's place)")
	flags.StringVar(&p.as, "as", "", "the learner's `name`, where several share an account")
	if err := root.RegisterFlagCompletionFunc("course", p.completeCourses); err != nil {
		panic(err) // the flag is defined above
	}
	root.SetFlagErrorFunc(flagError)
	root.SetHelpTemplate(helpTemplate)
	p.wrapHelp(root)
	root.SetVersionTemplate("{{.Version}}\n")
	root.InitDefaultHelpFlag()    // otherwise --help before a verb takes the verb for its value
	root.InitDefaultVersionFlag() // otherwise help does not list it, and --help does
	root.SetHelpCommand(newHelpCmd(p, root))
	root.AddGroup(
		&cobra.Group{ID: groupLearn, Title: "Learn"},
		&cobra.Group{ID: groupTeach, Title: "Teach"},
	)
	root.AddCommand(
		newDrillCmd(p),
		newDueCmd(p),
		newStatsCmd(p),
		newPlanCmd(p),
		newWhyCmd(p),
		newHistoryCmd(p),
		newUndoCmd(p),
		newSuspendCmd(p),
		newResumeCmd(p),
		newFlagCmd(p),
		newFindCmd(p),
		newSettingsCmd(p),
		newCourseCmd(p),
		newDecksCmd(p),
		newShowCmd(p),
		newMatrixCmd(p),
		newSourcesCmd(p),
		newCiteCmd(p),
		newCheckCmd(p),
		newNumberCmd(p),
		newDraftCmd(p),
		newNewCmd(p),
		newPreviewCmd(p),
		newEditCmd(p),
		newPaperCmd(p),
		newReportCmd(p),
		newVersionCmd(p),
	)
	return root
}

const completionHelp = `Prints a script with which a shell completes verbs, flags, decks and the ids of
questions. policyquiz completion SHELL --help says where the script belongs.`

// shellHelp says for each shell where its script belongs. No place needs the rights of
// an administrator.
var shellHelp = map[string]string{
	"bash": `Prints the completion script for bash, which needs the package bash-completion.

For this shell:
  source <(policyquiz completion bash)
For all that you open from now on:
  mkdir -p ~/.local/share/bash-completion/completions
  policyquiz completion bash > ~/.local/share/bash-completion/completions/policyquiz`,
	"zsh": `Prints the completion script for zsh.

For this shell, if completion is on (autoload -U compinit; compinit):
  source <(policyquiz completion zsh)
For all that you open from now on, with a folder that stands in fpath before
compinit is called in ~/.zshrc:
  policyquiz completion zsh > ~/.zsh/completions/_policyquiz`,
	"fish": `Prints the completion script for fish.

For this shell:
  policyquiz completion fish | source
For all that you open from now on:
  policyquiz completion fish > ~/.config/fish/completions/policyquiz.fish`,
	"powershell": `Prints the completion script for PowerShell.

For this shell:
  policyquiz completion powershell | Out-String | Invoke-Expression
For all that you open from now on, add the output to your profile ($PROFILE).`,
}

// addCompletion adds the verb completion. It is called when the output is set,
// which the verb takes at once. Of an argument too many the verb's own message
// would say that it is an unknown command.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd("completion")
	for _, cmd := range root.Commands() {
		if cmd.Name() == "completion" {
			cmd.Short, cmd.Long = "Print the script with which a shell completes words", completionHelp
			for _, shell := range cmd.Commands() {
				shell.Short = "Print the script for " + shell.Name()
				shell.Args, shell.Long = noArguments, shellHelp[shell.Name()]
			}
		}
	}
}
