package main

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// This file makes a manual page of what the program says of itself in help, so that the
// two never differ.

// manual returns the page, as roff. Ask runs the program with some words and returns what
// it prints.
func manual(ask func(words ...string) (string, error), version string, when time.Time) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH POLICYQUIZ 1 %q %q\n", when.Format(time.DateOnly), "policyquiz "+version)
	b.WriteString(".SH NAME\npolicyquiz \\- quizzes from policy documents, remembered for you\n")
	help, err := ask("help")
	if err != nil {
		return "", err
	}
	for _, s := range sectionsOf(help) {
		if s.title == "" {
			s.title = "Description"
		}
		fmt.Fprintf(&b, ".SH %s\n%s", strings.ToUpper(s.title), s.roff())
	}
	b.WriteString(".SH VERBS AT LENGTH\n")
	if err := verbs(&b, ask, nil); err != nil {
		return "", err
	}
	for _, topic := range [][2]string{{"scripts", "EXIT CODES, PIPES AND SCREEN READERS"}, {"my-answers", "FILES"}} {
		text, err := ask("help", topic[0])
		if err != nil {
			return "", err
		}
		_, text, _ = strings.Cut(text, "\n")
		fmt.Fprintf(&b, ".SH %s\n%s", topic[1], section{text: text}.roff())
	}
	return b.String(), nil
}

// verbs adds the help of each verb below a path, and of the verbs below that.
func verbs(b *strings.Builder, ask func(words ...string) (string, error), path []string) error {
	listed, err := ask(append([]string{"help"}, path...)...)
	if err != nil {
		return err
	}
	for _, verb := range verbsIn(listed) {
		at := append(append([]string(nil), path...), verb)
		help, err := ask(append([]string{"help"}, at...)...)
		if err != nil {
			return err
		}
		fmt.Fprintf(b, ".SS policyquiz %s\n", escape(strings.Join(at, " ")))
		for _, s := range sectionsOf(help) {
			if s.title == "Flags of every verb" || len(verbsIn(s.title+"\n"+s.text)) > 0 {
				continue // these stand at the top of the page, or follow
			}
			if s.title != "" {
				fmt.Fprintf(b, ".PP\n\\fB%s\\fR\n", escape(s.title))
			}
			b.WriteString(s.roff())
		}
		if err := verbs(b, ask, at); err != nil {
			return err
		}
	}
	return nil
}

// groups are the titles of the sections that list verbs.
var groups = []string{"Learn", "Teach", "More", "Verbs"}

var verbLine = regexp.MustCompile(`(?m)^  ([a-z]+) `)

// verbsIn lists the verbs that a help lists.
func verbsIn(help string) (verbs []string) {
	for _, s := range sectionsOf(help) {
		for _, g := range groups {
			if s.title != g {
				continue
			}
			for _, m := range verbLine.FindAllStringSubmatch(s.text, -1) {
				verbs = append(verbs, m[1])
			}
		}
	}
	return verbs
}

// A section is a part of a help: lines that are indented, below a line that is not.
type section struct{ title, text string }

var titleLine = regexp.MustCompile(`^(Examples|Usage|Learn|Teach|More|Verbs|Shells|Flags|Flags of every verb|Topics of help)$`)

// sectionsOf parts a help. What stands before the first title has none.
func sectionsOf(help string) []section {
	all := []section{{}}
	for line := range strings.SplitSeq(help, "\n") {
		if titleLine.MatchString(line) {
			all = append(all, section{title: line})
			continue
		}
		last := &all[len(all)-1]
		last.text += line + "\n"
	}
	return all
}

// roff returns the text of a section. Paragraphs are filled; what has indented lines is
// kept as it is.
func (s section) roff() string {
	var b strings.Builder
	for paragraph := range strings.SplitSeq(strings.Trim(s.text, "\n"), "\n\n") {
		if strings.TrimSpace(paragraph) == "" {
			continue
		}
		if strings.HasPrefix(paragraph, " ") || strings.Contains(paragraph, "\n ") {
			b.WriteString(".PP\n.nf\n" + escape(strings.Trim(paragraph, "\n")) + "\n.fi\n")
			continue
		}
		b.WriteString(".PP\n" + escape(paragraph) + "\n")
	}
	return b.String()
}

// escape writes text so that roff prints it as it is: a backslash, a hyphen, which would
// become a dash, and a dot or a quote at the beginning of a line, which would be a command.
func escape(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
