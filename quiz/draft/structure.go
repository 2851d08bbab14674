package draft

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/place"
)

// This file finds sections, articles and times in blocks, whatever format they come from.

// structure writes blocks in the text format, with the marks of what it finds. Footnotes
// come last, and stand in no section and on no page.
func structure(blocks []block) string {
	w := writer{next: nextHeadings(blocks), timed: timed(blocks)}
	for i, b := range blocks {
		if !b.note {
			w.add(i, b)
		}
	}
	if slices.ContainsFunc(blocks, func(b block) bool { return b.note }) {
		w.endAll()
	}
	for _, b := range blocks {
		if b.note {
			w.line(b.text)
		}
	}
	return w.String()
}

// A writer writes blocks as lines and marks.
type writer struct {
	strings.Builder
	at    place.List
	level []headed // the headings with numbers in force, the outermost first
	next  []bool   // of each block: a numbered line comes behind it
	timed bool     // the text has times before its paragraphs
	who   string   // who spoke, of a line with a name and a time alone
}

// A headed is a heading with a number.
type headed struct {
	level  int
	number string
}

func (w *writer) line(text string) { w.WriteString("\n" + text + "\n") }

func (w *writer) enter(p place.Place) {
	if p.From != "" && ofKind(w.at, p.Kind) != p {
		w.at = enter(w.at, p)
		w.WriteString("\n" + mark(p))
	}
}

// leave ends a kind of place.
func (w *writer) leave(kind place.Kind) {
	if p := ofKind(w.at, kind); p.From != "" {
		w.at = leave(w.at, kind)
		w.WriteString("\n[" + endOf + place.List{p}.String() + "]")
	}
}

func (w *writer) endAll() {
	for _, kind := range slices.Backward(markOrder) {
		w.leave(kind)
	}
	w.WriteByte('\n')
}

// add writes a block with the marks before it.
func (w *writer) add(i int, b block) {
	w.enter(b.page)
	text := b.text
	if name, at, rest, ok := cutTime(text, w.timed); ok {
		w.enter(at)
		if text = rest; rest == "" {
			w.who = name
			return
		}
		if name != "" {
			text = name + ": " + rest
		}
	} else if w.who != "" {
		text = w.who + ": " + text
	}
	w.who = ""
	if text == "" {
		return
	}
	w.section(i, b, text)
	w.line(text)
}

// The numbers of sections and articles as they stand at the start of a block.
var (
	sectionStart = lazy(`^(?:§+|Section|SECTION|Sect?\.|SEC\.) ?(\d{1,4}[a-z]?(?:\.\d{1,4})*(?:\([0-9a-z]{1,4}\))*)(.*)$`)
	articleStart = lazy(`^(?:Article|ARTICLE|Art\.|ART\.|Artikel|Стаття) (\d{1,4}[a-z]?|[IVXLC]{1,7})(.*)$`)
	numbered     = lazy(`^(\d{1,3}(?:\.\d{1,3}){0,4})[.)]? +(\S.*)$`)
	lettered     = lazy(`^([A-Z])[.)] +\S`)
)

// longestHeading is the greatest number of bytes of a heading that no markup shows.
const longestHeading = 100

// section marks the section or article that a block begins, and ends the one that its
// heading ends.
func (w *writer) section(i int, b block, text string) {
	if m := articleStart().FindStringSubmatch(text); m != nil && isStart(m[2], b) {
		w.enterHeaded(place.Place{Kind: place.Article, From: m[1]}, b.heading)
		return
	}
	if m := sectionStart().FindStringSubmatch(text); m != nil && isStart(m[2], b) {
		w.enterHeaded(place.Place{Kind: place.Section, From: m[1]}, b.heading)
		return
	}
	if m := numbered().FindStringSubmatch(text); m != nil && (b.heading > 0 || w.comesNext(m[1]) && looksLikeHeading(m[2]) && !w.next[i]) {
		w.enterHeaded(place.Place{Kind: place.Section, From: m[1]}, cmp.Or(b.heading, 1+strings.Count(m[1], ".")))
		return
	}
	if b.heading == 0 {
		return
	}
	for len(w.level) > 0 && w.level[len(w.level)-1].level >= b.heading {
		w.level = w.level[:len(w.level)-1]
	}
	if m := lettered().FindStringSubmatch(text); m != nil && len(w.level) > 0 {
		whole := w.level[len(w.level)-1].number + "." + m[1]
		w.enterHeaded(place.Place{Kind: place.Section, From: whole}, b.heading)
		return
	}
	if len(w.level) == 0 {
		w.leave(place.Section)
		w.leave(place.Article)
	} else {
		w.enter(place.Place{Kind: place.Section, From: w.level[len(w.level)-1].number})
	}
}

// enterHeaded begins a section or an article under a heading of a level.
func (w *writer) enterHeaded(p place.Place, level int) {
	if checked, ok := place.ReadMark(place.List{p}.String()); !ok {
		return
	} else {
		p = checked
	}
	if p.Kind == place.Section && level > 0 {
		for len(w.level) > 0 && w.level[len(w.level)-1].level >= level {
			w.level = w.level[:len(w.level)-1]
		}
		w.level = append(w.level, headed{level, p.From})
	}
	w.enter(p)
}

// isStart reports whether what follows a number lets it begin a section: "Section 3 of the
// Act" is in a sentence.
func isStart(rest string, b block) bool {
	if b.heading > 0 || rest == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune(".:—–-", r) {
		return true
	}
	rest = strings.TrimLeft(rest, " ")
	r, _ = utf8.DecodeRuneInString(rest)
	return r == '(' || r == '[' || unicode.IsUpper(r) && len(rest) <= longestHeading
}

// looksLikeHeading reports whether text behind a number may be a heading.
func looksLikeHeading(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	end, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsUpper(r) && len(text) <= longestHeading && !strings.ContainsRune(".;,:", end)
}

// comesNext reports whether a number of a section may follow the one in force: 3 or 2.1 or
// 2.4.2 after 2.4.1; 1 first of all.
func (w *writer) comesNext(number string) bool {
	now := ofKind(w.at, place.Section)
	next := place.Place{Kind: place.Section, From: number}
	if now.From == "" {
		return number == "1" || number == "1.1"
	}
	for from := now.From; ; {
		if next.Follows(place.Place{Kind: place.Section, From: from}) {
			return true
		}
		dot := strings.LastIndexByte(from, '.')
		if dot < 0 {
			break
		}
		from = from[:dot]
	}
	return number == now.From || number == now.From+".1"
}

// nextHeadings tells of each block whether the next one has a number, too, and nothing
// stands between: then both are items of a list.
func nextHeadings(blocks []block) []bool {
	next := make([]bool, len(blocks))
	var last *bool
	depth := 0
	for i, b := range blocks {
		if b.text == "" || b.note {
			continue
		}
		m := numbered().FindStringSubmatch(b.text[:min(len(b.text), longestHeading)])
		d := 0
		if m != nil {
			d = 1 + strings.Count(m[1], ".")
		}
		if last != nil && d > 0 && d == depth {
			*last = true
			next[i] = true
		}
		last, depth = &next[i], d
	}
	return next
}

// Times at the start of a block: "[12:40] text", "Ann Able 00:12:40", "Ann Able (12:40): text".
var timeStart = lazy(`^(?:([^:\[\](){}]{2,60}?)[,:]? *)?([\[(]?)((?:\d{1,2}:)?[0-5]?\d:[0-5]\d)(?:[.,]\d{1,3})?([\])]?)(:?)(?: +(.*))?$`)

// cutTime cuts a time off the start of a block, with the name before it. Without brackets,
// a time before text counts only in a text that has many.
func cutTime(text string, timed bool) (name string, at place.Place, rest string, ok bool) {
	if !hasTime(text) {
		return "", place.Place{}, "", false
	}
	m := timeStart().FindStringSubmatch(text)
	if m == nil || (m[2] == "") != (m[4] == "") || len(m[1]) > 0 && !isName(strings.TrimSpace(m[1])) {
		return "", place.Place{}, "", false
	}
	if m[6] != "" && m[2] == "" && !timed {
		return "", place.Place{}, "", false
	}
	if m[1] != "" && m[2] == "" && m[6] != "" && m[5] == "" {
		return "", place.Place{}, "", false // "At 12:40 we met"
	}
	p, ok := place.ReadMark(m[3])
	return strings.TrimSpace(m[1]), p, m[6], ok
}

// hasTime reports whether the start of a text may have a time: a colon between digits.
func hasTime(text string) bool {
	isDigit := func(c byte) bool { return '0' <= c && c <= '9' }
	for i := 1; i+1 < min(len(text), 80); i++ {
		if text[i] == ':' && isDigit(text[i-1]) && isDigit(text[i+1]) {
			return true
		}
	}
	return false
}

// timed reports whether a text has times before its blocks: three at least, in order.
func timed(blocks []block) bool {
	n := 0
	last := place.Place{Kind: place.Minute, From: "00:00:00"}
	for _, b := range blocks {
		if !hasTime(b.text) {
			continue
		}
		m := timeStart().FindStringSubmatch(b.text[:min(len(b.text), 100)])
		if m == nil || m[1] != "" {
			continue
		}
		p, ok := place.ReadMark(m[3])
		if !ok || p.Compare(last) < 0 {
			return false
		}
		last = p
		n++
	}
	return n >= 3
}
