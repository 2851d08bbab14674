package main

import (
	"regexp"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
)

// A topicPage prints a little Markdown as text for a terminal: headings, paragraphs, lists,
// tables, and blocks that are kept as they are.
type topicPage struct {
	*terminal.Layout
	written bool // whether something stands on it, so that what comes next keeps a distance
}

func newTopicPage(l *terminal.Layout) *topicPage { return &topicPage{Layout: l} }

// add adds a text.
func (p *topicPage) add(text string) {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for len(lines) > 0 {
		n := 1
		switch line := lines[0]; {
		case strings.TrimSpace(line) == "":
		case strings.HasPrefix(line, "```"):
			n = 2 + untilLine(lines[1:], func(s string) bool { return strings.HasPrefix(s, "```") })
			p.block(lines[1:n-1], "")
		case strings.HasPrefix(line, "    "):
			n = untilLine(lines, func(s string) bool { return !strings.HasPrefix(s, "    ") })
			p.block(lines[:n], "    ")
		case strings.HasPrefix(line, "#"):
			p.space()
			p.Say("", inText(strings.TrimLeft(line, "# ")))
		case strings.HasPrefix(line, "|"):
			n = untilLine(lines, func(s string) bool { return !strings.HasPrefix(s, "|") })
			p.table(lines[:n])
		case strings.HasPrefix(line, "- "):
			n = untilLine(lines, func(s string) bool { return s == "" })
			p.list(lines[:n])
		default:
			n = untilLine(lines, isOther)
			p.space()
			p.Say(p.Margin(), inText(strings.Join(lines[:n], " ")))
		}
		lines = lines[n:]
	}
}

// isOther reports whether a line is none of a paragraph.
func isOther(line string) bool {
	return line == "" || strings.HasPrefix(line, "```") || strings.HasPrefix(line, "|") || strings.HasPrefix(line, "- ")
}

// untilLine counts the lines before the first one that is the end.
func untilLine(lines []string, isEnd func(string) bool) int {
	for i, line := range lines {
		if isEnd(line) {
			return i
		}
	}
	return len(lines)
}

// space adds an empty line, but not at the top of the page.
func (p *topicPage) space() {
	if p.written {
		p.Gap()
	}
	p.written = true
}

// block adds lines as they are, without what they all begin with.
func (p *topicPage) block(lines []string, indent string) {
	p.space()
	for _, line := range lines {
		if line = strings.TrimPrefix(line, indent); line == "" {
			p.Gap()
			continue
		}
		p.Verbatim(p.Margin() + p.Margin() + line)
	}
}

// list adds items, each of which begins with a hyphen.
func (p *topicPage) list(lines []string) {
	p.space()
	for len(lines) > 0 {
		n := 1 + untilLine(lines[1:], func(s string) bool { return strings.HasPrefix(s, "- ") })
		item := make([]string, n)
		for i, line := range lines[:n] {
			item[i] = strings.TrimSpace(line)
		}
		p.Say(p.Margin()+"- ", inText(strings.TrimPrefix(strings.Join(item, " "), "- ")))
		lines = lines[n:]
	}
}

// table adds a table row by row: the first cell, and the others below it, where there
// are several with the heads of their columns. It can be read on a narrow screen and aloud.
func (p *topicPage) table(lines []string) {
	p.space()
	heads := cells(lines[0])
	for _, line := range lines[2:] {
		row := cells(line)
		p.Say(p.Margin(), row[0])
		for i, cell := range row[1:] {
			if cell != "" && len(row) > 2 {
				cell = heads[i+1] + ": " + cell
			}
			if cell != "" {
				p.Say(p.Margin()+"    ", cell)
			}
		}
	}
}

// cells parts a row of a table. A bar within a cell has a backslash before it.
func cells(row string) []string {
	const bar = "\x00"
	row = strings.ReplaceAll(row, `\|`, bar)
	parts := strings.Split(strings.Trim(strings.TrimSpace(row), "|"), "|")
	for i, cell := range parts {
		parts[i] = strings.TrimSpace(inText(strings.ReplaceAll(cell, bar, "|")))
	}
	return parts
}

var links = regexp.MustCompile(`\[([^\]]+)\]\((https?://[^)]+)\)`)

// inText takes the marks off words: a terminal shows no code and no links.
func inText(text string) string {
	text = links.ReplaceAllString(text, "$1 ($2)")
	return strings.NewReplacer("**", "", "`", "").Replace(text)
}
