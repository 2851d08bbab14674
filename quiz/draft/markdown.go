package draft

import (
	"fmt"
	"strconv"
	"strings"
)

// This file reads Markdown. It writes the blocks as HTML, in which Markdown has its own
// HTML, and has that read.

// readMarkdown reads Markdown.
func readMarkdown(text string, r *Report) []block {
	m := markdown{report: r, lines: strings.Split(text, "\n"), notes: map[string]int{}}
	for m.at < len(m.lines) {
		m.block()
	}
	m.flush()
	return readHTML(m.out.String(), r)
}

// A markdown turns lines into HTML.
type markdown struct {
	report *Report
	lines  []string
	at     int // the line that comes next
	out    strings.Builder
	text   []string       // the lines of the paragraph so far
	tag    string         // the element that it becomes
	notes  map[string]int // the numbers of footnotes by their labels
}

var (
	atxHeading = lazy(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	setext     = lazy(`^ {0,3}(=+|-+)[ \t]*$`)
	mdRule     = lazy(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	mdBullet   = lazy(`^[ \t]*[-*+][ \t]+(.*)$`)
	mdNumber   = lazy(`^[ \t]*(\d{1,9}[.)][ \t]+.*)$`)
	mdQuote    = lazy(`^ {0,3}>[ ]?(.*)$`)
	mdFence    = lazy("^ {0,3}(```+|~~~+)")
	mdNote     = lazy(`^\[\^([^\]\s]{1,60})\]:[ \t]*(.*)$`)
	mdHTML     = lazy(`^ {0,3}</?(?i:address|article|aside|blockquote|body|center|details|dialog|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|menu|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|title|tr|ul|!--)[\s/>]?`)
	mdTableBar = lazy(`^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$`)
	yamlKey    = lazy(`^[A-Za-z_][\w -]*:(?:\s|$)|^\s+\S|^- `)
)

// block reads the block that comes next, or a line of it.
func (m *markdown) block() {
	l := m.lines[m.at]
	switch {
	case m.frontMatter():
	case strings.TrimSpace(l) == "":
		m.flush()
		m.at++
	case mdFence().MatchString(l):
		m.fence()
	case atxHeading().MatchString(l):
		found := atxHeading().FindStringSubmatch(l)
		m.flush()
		m.element(fmt.Sprintf("h%d", len(found[1])), found[2])
		m.at++
	case len(m.text) > 0 && m.tag == "p" && setext().MatchString(l):
		m.tag = map[byte]string{'=': "h1", '-': "h2"}[strings.TrimSpace(l)[0]]
		m.flush()
		m.at++
	case mdRule().MatchString(l):
		m.flush()
		m.at++
	case mdNote().MatchString(l):
		m.footnote()
	case mdHTML().MatchString(l):
		m.raw()
	case strings.Contains(l, "|") && mdTableBar().MatchString(l):
		m.at++
	default:
		m.line(l)
		m.at++
	}
}

// line adds a line of text to the paragraph, or begins another with it.
func (m *markdown) line(l string) {
	if q := mdQuote().FindStringSubmatch(l); q != nil {
		if l = q[1]; strings.TrimSpace(l) == "" {
			m.flush()
			return
		}
	}
	bulleted := mdBullet().FindStringSubmatch(l)
	if bulleted == nil {
		bulleted = mdNumber().FindStringSubmatch(l)
	}
	switch isRow := strings.HasPrefix(strings.TrimSpace(l), "|"); {
	case bulleted != nil:
		m.flush()
		m.text, m.tag = []string{bulleted[1]}, "li"
	case isRow:
		m.flush()
		m.element("p", strings.ReplaceAll(strings.Trim(strings.TrimSpace(l), "|"), "|", " | "))
	case len(m.text) == 0:
		m.text, m.tag = []string{l}, "p"
	default:
		m.text = append(m.text, l)
	}
}

// flush ends the paragraph.
func (m *markdown) flush() {
	if len(m.text) > 0 {
		m.element(m.tag, strings.Join(m.text, "\n"))
	}
	m.text = nil
}

// element writes an element with the text in it.
func (m *markdown) element(tag, text string) {
	fmt.Fprintf(&m.out, "<%s>%s</%s>\n", tag, m.inline(text), tag)
}

// frontMatter leaves out what stands between two lines of --- at the start of a file.
// Where several files were joined it stands within, too.
func (m *markdown) frontMatter() bool {
	if strings.TrimRight(m.lines[m.at], " \t") != "---" || len(m.text) > 0 {
		return false
	}
	for i := m.at + 1; i < len(m.lines); i++ {
		l := strings.TrimRight(m.lines[i], " \t")
		switch {
		case l == "---" && i > m.at+1:
			m.report.leave("front matter", m.lines[m.at+1])
			m.at = i + 1
			return true
		case !yamlKey().MatchString(l):
			return false
		}
	}
	return false
}

// fence reads lines of code, each of them a paragraph.
func (m *markdown) fence() {
	m.flush()
	fence := mdFence().FindStringSubmatch(m.lines[m.at])[1]
	for m.at++; m.at < len(m.lines); m.at++ {
		l := m.lines[m.at]
		if strings.HasPrefix(strings.TrimSpace(l), fence) {
			m.at++
			return
		}
		m.out.WriteString("<p>" + escape(l) + "</p>\n")
	}
}

// footnote reads the text of a footnote, with its indented lines.
func (m *markdown) footnote() {
	m.flush()
	found := mdNote().FindStringSubmatch(m.lines[m.at])
	text := []string{found[2]}
	for m.at++; m.at < len(m.lines) && strings.HasPrefix(m.lines[m.at], "    "); m.at++ {
		text = append(text, m.lines[m.at])
	}
	fmt.Fprintf(&m.out, "<p id=\"fn%d\">%s</p>\n", m.noteNumber(found[1]), m.inline(strings.Join(text, "\n")))
}

// noteNumber is the number of a footnote: its label, or the position of its first mention.
func (m *markdown) noteNumber(label string) int {
	if _, known := m.notes[label]; !known {
		m.notes[label] = len(m.notes) + 1
		if n := wholeNumber(label); n > 0 && strconv.Itoa(n) == label && n < 10000 {
			m.notes[label] = n
		}
	}
	return m.notes[label]
}

// raw copies HTML up to an empty line. A heading or a paragraph that ends on its line is
// all of it.
func (m *markdown) raw() {
	m.flush()
	for ; m.at < len(m.lines) && strings.TrimSpace(m.lines[m.at]) != ""; m.at++ {
		m.out.WriteString(m.lines[m.at] + "\n")
	}
}

// Marks within a line.
var (
	mdEscape   = lazy("\\\\([\\\\`*_{}\\[\\]()#+.!|>~-])")
	mdCode     = lazy("`+([^`\n]+)`+")
	mdImage    = lazy(`!\[([^\[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	mdLink     = lazy(`\[([^\[\]]+)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+"[^"]*")?\)`)
	mdRefLink  = lazy(`\[([^\[\]^]+)\]\[[^\[\]]*\]`)
	mdAutoLink = lazy(`<((?:https?|mailto):[^<>\s]+)>`)
	mdNoteRef  = lazy(`\[\^([^\]\s]{1,60})\]`)
	mdStrong   = lazy(`\*\*([^*\n]+(?:\*[^*\n]+\*[^*\n]*)*)\*\*`)
	mdStar     = lazy(`\*([^\s*](?:[^*]*[^\s*])?)\*`)
	mdUnder    = lazy(`(^|[^\pL\pN_])__?([^\s_](?:[^_]*[^\s_])?)__?([^\pL\pN_]|$)`)
)

// inline turns the marks within text into HTML. Escaped signs are kept apart meanwhile.
func (m *markdown) inline(s string) string {
	const kept = '\ue000'
	s = mdEscape().ReplaceAllStringFunc(s, func(e string) string { return string(kept + rune(e[1])) })
	s = mdCode().ReplaceAllStringFunc(s, func(c string) string { return escape(strings.Trim(c, "`")) })
	s = mdImage().ReplaceAllString(s, "")
	s = mdLink().ReplaceAllString(s, "$1")
	s = mdRefLink().ReplaceAllString(s, "$1")
	s = mdAutoLink().ReplaceAllString(s, "$1")
	s = mdNoteRef().ReplaceAllStringFunc(s, func(ref string) string { return fmt.Sprintf("[%d]", m.noteNumber(ref[2:len(ref)-1])) })
	s = mdStrong().ReplaceAllString(s, "$1")
	s = mdStar().ReplaceAllString(s, "$1")
	for range 2 { // the space between two words belongs to one of them at a time
		s = mdUnder().ReplaceAllString(s, "$1$2$3")
	}
	return strings.Map(func(r rune) rune {
		if kept < r && r < kept+0x80 {
			return r - kept
		}
		return r
	}, s)
}

// escape writes text as HTML.
func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}
