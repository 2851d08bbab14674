package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"policyquiz/quiz/spell"
)

// newHelpCmd returns a help command like cobra's. Unlike cobra's, it refuses a word
// that is not a verb.
func newHelpCmd(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [verb]",
		Short: "Say more about a verb",
		// A flag behind help belongs to the verb, which need not know it.
		DisableFlagParsing: true,
		RunE: func(_ *cobra.Command, args []string) error {
			args = slices.DeleteFunc(slices.Clone(args), func(a string) bool { return strings.HasPrefix(a, "-") })
			verb, rest, err := root.Find(args)
			if err != nil {
				return usagef("policyquiz help lists the verbs", "%v", err)
			}
			if verb == root || verb.HasAvailableSubCommands() {
				if err := knownVerb(verb, rest); err != nil {
					return err
				}
			}
			verb.InitDefaultHelpFlag()
			return verb.Help()
		},
	}
}

// helpTemplate puts the examples first, because people look for them.
const helpTemplate = `{{with or .Long .Short}}{{. | trimTrailingWhitespaces}}

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
{{end}}{{if .HasAvailableSubCommands}}
{{if .HasParent}}{{.CommandPath}} VERB --help{{else}}policyquiz help VERB{{end}} says more.
{{end}}`

// knownVerb returns an error for a word that is not a verb.
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
	if cmd.HasParent() {
		return usagef(didYouMean(args[0], verbs, cmd.CommandPath()+" --help lists the verbs"), "%s has no verb %q", cmd.Name(), args[0])
	}
	return usagef(didYouMean(args[0], verbs, "policyquiz help lists the verbs"), "no verb %q", args[0])
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

// didYouMean returns a hint with the known words that are nearest to word, or the
// hint otherwise if none is near.
func didYouMean(word string, known []string, otherwise string) string {
	if near := spell.Nearest(word, known, 3); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return otherwise
}
