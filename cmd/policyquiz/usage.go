package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"policyquiz/quiz/spell"
)

// newHelpCmd returns a help command like cobra's. Unlike cobra's, it knows topics, and
// refuses a word that is neither a verb nor a topic.
func newHelpCmd(p *program, root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [verb|topic]",
		Short: "Say more about a verb or a topic",
		// A flag behind help belongs to the verb, which need not know it.
		DisableFlagParsing: true,
		ValidArgsFunction:  completeHelp(root),
		RunE: func(_ *cobra.Command, args []string) error {
			schema := slices.Contains(args, schemaFlag)
			args = slices.DeleteFunc(slices.Clone(args), func(a string) bool { return strings.HasPrefix(a, "-") })
			if len(args) > 0 {
				if t, ok := findTopic(args[0]); ok {
					if schema {
						args = append(args, schemaFlag)
					}
					return t.print(p, args)
				}
			}
			verb, rest, err := root.Find(args)
			if err != nil {
				return usagef("policyquiz help lists the verbs", "%v", err)
			}
			if verb == root && len(rest) > 0 {
				return unknownHelp(root, rest[0])
			}
			if verb.HasAvailableSubCommands() {
				if err := knownVerb(verb, rest); err != nil {
					return err
				}
			}
			verb.InitDefaultHelpFlag()
			return verb.Help()
		},
	}
}

// unknownHelp is the error for a word that is neither a verb nor a topic.
func unknownHelp(root *cobra.Command, word string) error {
	known := verbsOf(root)
	for _, t := range topics {
		known = append(known, t.name)
	}
	return usagef(didYouMean(word, known, "policyquiz help lists verbs and topics"), "no verb and no topic %q", word)
}

// helpTemplate puts the examples first, because people look for them.
var helpTemplate = `{{with or .Long .Short}}{{. | trimTrailingWhitespaces}}

{{end}}{{if .HasExample}}Examples
{{.Example}}

{{end}}Usage
  {{if or .HasParent (not .HasAvailableSubCommands)}}{{.UseLine}}{{end}}{{if and .HasParent .HasAvailableSubCommands}}
  {{end}}{{if .HasAvailableSubCommands}}{{.CommandPath}} [{{if eq .Name "completion"}}shell{{else}}verb{{end}}]{{end}}
{{if .HasAvailableSubCommands}}{{$cmds := .Commands}}{{range $group := .Groups}}
{{.Title}}{{range $cmds}}{{if eq .GroupID $group.ID}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}
{{end}}{{$more := false}}{{range $cmds}}{{if and (eq .GroupID "") .IsAvailableCommand}}{{$more = true}}{{end}}{{end}}{{if $more}}
{{if eq .Name "completion"}}Shells{{else if .HasParent}}Verbs{{else}}More{{end}}{{range $cmds}}{{if and (eq .GroupID "") .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}
{{end}}{{end}}{{if .HasAvailableLocalFlags}}
Flags
{{.LocalFlags.FlagUsagesWrapped 80 | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
Flags of every verb
{{.InheritedFlags.FlagUsagesWrapped 80 | trimTrailingWhitespaces}}
{{end}}{{if not .HasParent}}
` + topicList() + `
{{end}}{{if .HasAvailableSubCommands}}
{{if .HasParent}}{{.CommandPath}} VERB --help says more.{{else}}policyquiz help VERB, or help TOPIC, says more.{{end}}
{{end}}`

// knownVerb returns an error for a word that is not a verb.
func knownVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	verbs := verbsOf(cmd)
	if cmd.HasParent() {
		return usagef(didYouMean(args[0], verbs, cmd.CommandPath()+" --help lists the verbs"), "%s has no verb %q", cmd.Name(), args[0])
	}
	hint := didYouMean(args[0], verbs, "policyquiz help lists the verbs")
	if t, ok := findTopic(args[0]); ok {
		hint = "policyquiz help " + t.name
	}
	return usagef(hint, "no verb %q", args[0])
}

// verbsOf lists the verbs of a command.
func verbsOf(cmd *cobra.Command) []string {
	var verbs []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			verbs = append(verbs, c.Name())
		}
	}
	return verbs
}

// noArguments returns an error if a verb that takes no arguments got one.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usagef(cmd.CommandPath()+" --help says what there is", "%s takes no argument, but got %q", cmd.Name(), args[0])
}

// flagError says what is wrong with a flag. For a flag that does not exist, its
// hint names the nearest flags.
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

// A wholeNumber is the value of a flag: a whole number in plain decimal digits. Of 010, the
// flags of pflag would make eight, and of 0x10 sixteen.
type wholeNumber int

// wholeVar defines a flag that is a whole number; short may be empty.
func wholeVar(flags *pflag.FlagSet, to *int, name, short string, value int, usage string) {
	*to = value
	flags.VarP((*wholeNumber)(to), name, short, usage)
}

// Set reads what was given for the flag.
func (n *wholeNumber) Set(text string) error {
	x, err := strconv.Atoi(text)
	*n = wholeNumber(x)
	return err
}

func (n *wholeNumber) String() string { return strconv.Itoa(int(*n)) }

// Type is what pflag calls such a value. It leaves a 0 out of the help.
func (n *wholeNumber) Type() string { return "int" }

// didYouMean returns a hint with the known words that are nearest to word, or the
// hint otherwise if none is near.
func didYouMean(word string, known []string, otherwise string) string {
	if near := spell.Nearest(word, known, 3); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return otherwise
}
