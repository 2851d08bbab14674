package main

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/seed"
)

// This file completes arguments and flags in a shell. What cannot be read completes
// nothing and is no error: nobody can read a message between two keys.

// A completion offers words to a shell.
type completion = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective)

// offered is a word with a description for a shell. A stranger may have chosen both.
func offered(word, about string) string {
	if about = strings.TrimSpace(terminal.Clean(about)); about == "" {
		return word
	}
	return word + "\t" + about
}

// completeFlag completes the value of a flag. The flag must be defined.
func completeFlag(cmd *cobra.Command, flag string, complete completion) {
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err)
	}
}

// fixed offers these words.
func fixed(words ...string) completion {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeDecks offers the ids of decks with their titles, but for those that were
// named already. It leaves out what cannot be an id: a stranger chose the names of the
// files. A course may be named by its path, so files are offered, too.
func (p *program) completeDecks(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	lib, err := p.library()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return deckWords(lib, args, ""), cobra.ShellCompDirectiveDefault
}

// deckWords are the ids of decks, each with something behind it.
func deckWords(lib *deckfile.Library, args []string, behind string) (words []string) {
	ids, _ := lib.Decks() // what could be read is better than nothing
	for _, id := range ids {
		name := shortID(lib, id)
		if !deckfile.IsID(path.Base(name)) || slices.Contains(args, name) {
			continue
		}
		title := ""
		if d, err := lib.Deck(id); err == nil {
			title = d.Title
		}
		words = append(words, offered(name+behind, title))
	}
	return words
}

// completeItems offers decks, and behind a slash the ids of questions.
func (p *program) completeItems(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if strings.Contains(typed, "/") {
		if words := p.questionWords(args, typed); len(words) > 0 {
			return words, cobra.ShellCompDirectiveNoFileComp
		}
	}
	return p.completeDecks(cmd, args, typed)
}

// completeQuestions offers the ids of questions, one part of them after the other.
func (p *program) completeQuestions(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if strings.Contains(typed, "/") {
		return p.questionWords(args, typed), cobra.ShellCompDirectiveNoFileComp
	}
	const directive = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	first := map[string]bool{}
	for _, id := range p.questionWords(args, "") {
		before, _, _ := strings.Cut(id, "/")
		first[before+"/"] = true
	}
	return slices.Sorted(maps.Keys(first)), directive
}

// completeOneQuestion offers the id of one question; what follows is free.
func (p *program) completeOneQuestion(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return p.completeQuestions(cmd, args, typed)
}

// questionWords are the ids of questions that begin with what was typed, but for those
// that were named already.
func (p *program) questionWords(args []string, typed string) (words []string) {
	lib, err := p.library()
	if err != nil {
		return nil
	}
	seen := map[string]bool{}
	ids, _ := lib.Decks()
	for _, id := range ids {
		d, err := lib.Deck(id)
		if err != nil {
			continue
		}
		for _, r := range d.Refs() {
			name := shortID(lib, r.ID)
			if strings.HasPrefix(name, typed) && !seen[name] && !slices.Contains(args, name) {
				seen[name] = true
				words = append(words, name)
			}
		}
	}
	return words
}

// completeAway offers what is suspended or rests.
func (p *program) completeAway(_ *cobra.Command, args []string, _ string) (words []string, _ cobra.ShellCompDirective) {
	_, memories, err := p.history()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	suspended, resting := memories.Away()
	for _, id := range append(suspended, resting...) {
		if name := p.shortName(id); !slices.Contains(args, name) {
			words = append(words, name)
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// completeCited offers what cite takes: documents, decks and questions.
func (p *program) completeCited(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	words, directive := p.completeItems(cmd, args, typed)
	lib, err := p.library()
	if err != nil || strings.Contains(typed, "/") {
		return words, directive
	}
	for _, c := range lib.Courses {
		for _, d := range documentsOf(c) {
			words = append(words, offered(d.Seed, d.Title))
		}
	}
	return words, directive
}

// completePositions offers the ids of issues or actors of the matrix.
func (p *program) completePositions(of func(position) (id, about string)) completion {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		lib, err := p.library()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var words []string
		for _, c := range lib.Courses {
			all, _ := positions(c, len(lib.Courses) > 1)
			for _, at := range all {
				if word := offered(of(at)); !slices.Contains(words, word) {
					words = append(words, word)
				}
			}
		}
		slices.Sort(words)
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeActors offers the ids of actors with their names.
func (p *program) completeActors(*cobra.Command, []string, string) (words []string, _ cobra.ShellCompDirective) {
	if lib, err := p.library(); err == nil {
		for _, a := range actorsOf(lib) {
			words = append(words, offered(a.ID, a.Name))
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// actorsOf lists the actors of courses by their ids, each id once.
func actorsOf(lib *deckfile.Library) (list []seed.Actor) {
	for _, c := range lib.Courses {
		ids, _ := c.Seeds() // what could be read
		for _, id := range ids {
			actors, _ := c.Actors(id)
			list = append(list, actors...)
		}
	}
	slices.SortStableFunc(list, func(a, b seed.Actor) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(list, func(a, b seed.Actor) bool { return a.ID == b.ID })
}

// completeObjectives offers the ids of objectives with their words.
func (p *program) completeObjectives(*cobra.Command, []string, string) (words []string, _ cobra.ShellCompDirective) {
	lib, err := p.library()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	for name, words1 := range objectivesOf(lib) {
		words = append(words, offered(name, words1))
	}
	slices.Sort(words)
	return words, cobra.ShellCompDirectiveNoFileComp
}

// objectivesOf are the objectives of all decks: deck/objective, and its words.
func objectivesOf(lib *deckfile.Library) map[string]string {
	all := map[string]string{}
	ids, _ := lib.Decks()
	for _, id := range ids {
		if d, err := lib.Deck(id); err == nil {
			for o, words := range d.Objectives {
				all[deckName(lib, d)+"/"+o] = words
			}
		}
	}
	return all
}

// isCompletion reports whether a shell asks for completions.
func isCompletion(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// plainUsages takes the marks off the descriptions of flags. They mark for the help what
// a flag takes, and a shell would show them.
func plainUsages(cmd *cobra.Command) {
	plain := func(f *pflag.Flag) { _, f.Usage = pflag.UnquoteUsage(f) }
	cmd.Flags().VisitAll(plain)
	cmd.PersistentFlags().VisitAll(plain)
	for _, c := range cmd.Commands() {
		plainUsages(c)
	}
}
