package main

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile/reference"
	"policyquiz/quiz/lint"
)

// topicTexts are the texts of the topics, in the Markdown that topicPage reads. TestTopics
// does what they say.
//
//go:embed topics/*.md
var topicTexts embed.FS

// A topic is something that help tells at length and that is no verb.
type topic struct {
	name, about string
	// print prints the topic. The words are its name and what stands behind it.
	print func(p *program, words []string) error
}

// topics lists the topics in the order in which help lists them.
var topics = []topic{
	{"learning", "How to reply, keys and commands, what comes when", printText},
	{"progress", "How sure you are, why a question comes, plans, figures", printText},
	{"my-answers", "Where your answers are kept, merged, handed in and copied", printText},
	{"scripts", "Plain mode, screen readers, JSON, exit codes", printText},
	{"guide", "A course of your own, from a document to a class", printText},
	{"questions", "One question of each kind, exams, and edits", printText},
	{"drawing", "Seeds, and the questions that are drawn from them", printText},
	{"places", "Where things stand in a document, and copies of it", printText},
	{"courses", "What a course is, how it is handed out and renewed", printText},
	{"class", "An instructor's week: hand out, collect, report, mend", printText},
	{"rules", "How answers are judged; flaws of item writing", printRules},
	{"deck-file", "All tables and keys of a deck", printFile},
	{"seed-file", "All tables and keys of a seed", printFile},
	{"course-file", "All keys of course.toml", printFile},
	{"settings-file", "All keys of settings.toml", printFile},
}

// findTopic finds a topic by its name; ok is false if there is none.
func findTopic(name string) (t topic, ok bool) {
	i := slices.IndexFunc(topics, func(t topic) bool { return t.name == name })
	if i < 0 {
		return topic{}, false
	}
	return topics[i], true
}

// topicList is what the help of the program says of the topics.
func topicList() string {
	var b strings.Builder
	b.WriteString("Topics of help")
	for _, t := range topics {
		fmt.Fprintf(&b, "\n  %-13s %s", t.name, t.about)
	}
	return b.String()
}

// completeHelp offers verbs and topics.
func completeHelp(root *cobra.Command) completion {
	return func(_ *cobra.Command, args []string, _ string) (words []string, _ cobra.ShellCompDirective) {
		const none = cobra.ShellCompDirectiveNoFileComp
		switch at, rest, err := root.Find(args); {
		case len(args) > 0:
			if file, isFile := reference.Find(args[0]); isFile {
				return fileWords(file), none
			}
			if err != nil || len(rest) > 0 {
				return nil, none
			}
			for _, c := range at.Commands() {
				words = append(words, offered(c.Name(), c.Short))
			}
		default:
			for _, c := range root.Commands() {
				if c.IsAvailableCommand() {
					words = append(words, offered(c.Name(), c.Short))
				}
			}
			for _, t := range topics {
				words = append(words, offered(t.name, t.about))
			}
		}
		return words, none
	}
}

// fileWords offers what may stand behind the topic of a file.
func fileWords(file reference.File) []string {
	words := []string{offered(schemaFlag, "a JSON Schema for editors")}
	for _, t := range file.Tables {
		words = append(words, offered(t.Name, t.About))
	}
	return words
}

// noMore returns an error if something stands behind a topic.
func noMore(words []string) error {
	if len(words) > 1 {
		return usagef("policyquiz help lists the topics", "help %s takes no argument, but got %q", words[0], words[1])
	}
	return nil
}

// printText prints a topic that is a text.
func printText(p *program, words []string) error {
	if err := noMore(words); err != nil {
		return err
	}
	text, err := topicText(words[0])
	if err != nil {
		return err
	}
	return p.printPages(func(l *terminal.Layout) { newTopicPage(l).add(text) }, false)
}

// topicText is the text of a topic, in Markdown.
func topicText(name string) (string, error) {
	text, err := topicTexts.ReadFile("topics/" + name + ".md")
	return string(text), err
}

// printRules prints how answers are judged, and the rules of item writing.
func printRules(p *program, words []string) error {
	if err := noMore(words); err != nil {
		return err
	}
	text, err := topicText(words[0])
	if err != nil {
		return err
	}
	return p.printPages(func(l *terminal.Layout) {
		newTopicPage(l).add(text)
		l.Gap()
		for _, r := range lint.Rules() {
			l.Say(l.Margin(), fmt.Sprintf("%s (%s)", r.ID, r.Level))
			l.Say(l.Margin()+"  ", r.Finds)
		}
	}, false)
}

// schemaFlag asks for the JSON Schema of a file.
const schemaFlag = "--schema"

// printFile prints the tables and keys of a file, or of one of its tables, or the JSON
// Schema of the file.
func printFile(p *program, words []string) error {
	file, _ := reference.Find(words[0])
	var tables []string
	for _, t := range file.Tables {
		tables = append(tables, t.Name)
	}
	switch {
	case len(words) == 1:
	case len(words) == 2 && words[1] == schemaFlag:
		return terminal.WriteJSON(p.out, file.Schema())
	case len(words) == 2 && slices.Contains(tables, words[1]):
		t, _ := file.Table(words[1])
		return p.printPages(func(l *terminal.Layout) {
			addTable(l, file, t)
			addCommon(l, file, t.Entries)
		}, false)
	default:
		word := words[len(words)-1]
		return usagef(didYouMean(word, append(tables, schemaFlag), "write one of "+strings.Join(tables, ", ")+", or "+schemaFlag), "help %s has nothing on %q", words[0], word)
	}
	return p.printPages(func(l *terminal.Layout) { addFile(l, file) }, false)
}

// addFile adds all that is described of a file.
func addFile(l *terminal.Layout, file reference.File) {
	page := newTopicPage(l)
	page.add("# " + strings.ToUpper(file.Title[:1]) + file.Title[1:] + "\n\n" + file.About)
	page.add(fmt.Sprintf("Editors complete keys and mark mistakes if a file's first line names a schema:\n\n    policyquiz help %s %s > %s.json\n    #:schema ./%s.json", file.ID, schemaFlag, file.ID, file.ID))
	for _, t := range file.Tables {
		l.Gap()
		addTable(l, file, t)
	}
	addCommon(l, file, len(file.Common) > 0)
}

// addCommon adds the keys that all entries have.
func addCommon(l *terminal.Layout, file reference.File, wanted bool) {
	if !wanted {
		return
	}
	var names []string
	for _, t := range file.Tables {
		if t.Entries {
			names = append(names, t.Name)
		}
	}
	l.Gap()
	l.Say("", "In every "+strings.Join(names[:len(names)-1], ", ")+" and "+names[len(names)-1])
	for _, k := range file.Common {
		addKey(l, k)
	}
}

// addTable adds a table with its keys.
func addTable(l *terminal.Layout, file reference.File, t reference.Table) {
	l.Say("", cmp.Or(t.Header(), "Keys of "+headOf(file)))
	l.Say(l.Margin(), t.About)
	for _, k := range t.Keys {
		addKey(l, k)
	}
}

// headOf is how a file that has keys above its first table is called.
func headOf(file reference.File) string {
	if len(file.Tables) > 1 {
		return "the head"
	}
	return "the file"
}

// addKey adds a key: its name and type, what it means, and an example.
func addKey(l *terminal.Layout, k reference.Key) {
	about := []string{k.Type.Says}
	if k.Needed {
		about = append(about, "needed")
	}
	if k.When != "" {
		about = append(about, k.When)
	}
	l.Gap()
	l.Say(l.Margin(), k.Name+" ("+strings.Join(about, "; ")+")")
	deep := l.Margin() + "  "
	l.Say(deep, k.About)
	for line := range strings.SplitSeq(k.Example, "\n") {
		l.Verbatim(deep + line)
	}
}
