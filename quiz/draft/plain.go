package draft

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz/place"
)

// This file reads plain text. Its lines are first divided into pages, if it has any, and
// rid of what pages repeat; then lines become paragraphs.

// A line of plain text.
type line struct {
	text   string      // without the space around it
	indent int         // the columns before the text
	page   place.Place // with broken: the page, if its number is known
	broken bool        // it has no text: a page begins here
}

// readPlain reads plain text.
func readPlain(text string, r *Report) []block {
	pages := dividePages(text, r)
	dropRepeated(pages, r)
	return unwrap(joinPages(pages), r)
}

// A sheet is the lines of one page. Of a text without pages there is one.
type sheet struct {
	number string // the number of the page; empty if it is not known
	lines  []line
}

// Lines that say the number of a page.
var pageLines = []func() *regexp.Regexp{
	lazy(`^[-–—]\s*(\d{1,4}|[ivxlc]{1,6})\s*[-–—]$`),
	lazy(`^(?i:page|p\.|seite|стор\.|с\.)\s*(\d{1,4}|[ivxlc]{1,6})(?:\s*(?i:of|/|von|з)\s*\d{1,4})?$`),
	lazy(`^\[\[?(?:Page|page|p\.)\s+([A-Z]{0,3}\d{1,6})\]?\]$`),
	lazy(`^(\d{1,4})\s*(?:/|of)\s*\d{1,4}$`),
}

// beginsPage is the one of them that always stands before its page.
const beginsPage = 2

var onlyNumber = lazy(`^(\d{1,4}|[ivxlc]{1,6})$`)

// pageRange is how records say which pages they are on.
var pageRange = lazy(`^\[Pages? ([A-Z]{0,3}\d{1,6})(?:[-–]([A-Z]{0,3}\d{1,6}))?\]$`)

// pageNumber reads a line that says the number of a page, and which of pageLines it is.
func pageNumber(s string) (number string, form int) {
	if len(s) > 40 {
		return "", -1
	}
	for i, re := range pageLines {
		if m := re().FindStringSubmatch(s); m != nil {
			return m[1], i
		}
	}
	return "", -1
}

// cutLine measures the space before a line. A tab ends at a multiple of 8 columns.
func cutLine(s string) line {
	indent := 0
	for _, r := range s {
		if r == '\t' {
			indent += 8 - indent%8
		} else if unicode.IsSpace(r) {
			indent++
		} else {
			break
		}
	}
	return line{text: tidyLine(s), indent: indent}
}

// dividePages divides a text into pages: at form feeds, or at lines that say a number.
func dividePages(text string, r *Report) []sheet {
	if pages := strings.Split(strings.Trim(text, "\f\n "), "\f"); len(pages) > 1 {
		return fedPages(pages)
	}
	var pages []sheet
	now := sheet{}
	first, marks := "", 0
	for s := range strings.SplitSeq(text, "\n") {
		l := cutLine(s)
		if m := pageRange().FindStringSubmatch(l.text); m != nil && len(pages) == 0 {
			now.number = m[1]
		}
		if number, form := pageNumber(l.text); number != "" {
			pages = append(pages, now)
			now = sheet{number: number}
			if marks++; form == beginsPage {
				first = "begins"
			}
			continue
		}
		now.lines = append(now.lines, l)
	}
	pages = append(pages, now)
	if marks == 0 || first == "begins" {
		return pages
	}
	return atFeet(pages, r)
}

// fedPages reads pages that form feeds divide. The number of a page stands on one of its
// first or last lines.
func fedPages(texts []string) []sheet {
	var pages []sheet
	for _, text := range texts {
		var p sheet
		for s := range strings.SplitSeq(text, "\n") {
			p.lines = append(p.lines, cutLine(s))
		}
		for _, i := range edges(p.lines, 2) {
			number, _ := pageNumber(p.lines[i].text)
			if m := onlyNumber().FindStringSubmatch(p.lines[i].text); m != nil && number == "" {
				number = m[1]
			}
			if number != "" {
				p.number, p.lines[i].text = number, ""
				break
			}
		}
		pages = append(pages, p)
	}
	return fillNumbers(pages)
}

// fillNumbers counts pages that say no number, where others do. If none does, the first is
// page 1.
func fillNumbers(pages []sheet) []sheet {
	known := slices.IndexFunc(pages, func(p sheet) bool { return wholeNumber(p.number) > 0 })
	base := 1
	if known >= 0 {
		base = wholeNumber(pages[known].number) - known
	}
	for i := range pages {
		if pages[i].number == "" && base+i > 0 {
			pages[i].number = strconv.Itoa(base + i)
		}
	}
	return pages
}

// atFeet decides whether page numbers stand at the feet of pages or at their heads: behind
// the last foot there is hardly any text.
func atFeet(pages []sheet, r *Report) []sheet {
	size := func(s sheet) (n int) {
		for _, l := range s.lines {
			n += len(l.text)
		}
		return n
	}
	total := 0
	for _, p := range pages {
		total += size(p)
	}
	if last := len(pages) - 1; size(pages[last])*4 > total/len(pages) {
		return pages // at the heads
	}
	r.note("the page numbers were taken for the last lines of their pages")
	for i := range pages[:len(pages)-1] {
		pages[i].number = pages[i+1].number
	}
	last := len(pages) - 1
	pages[last].number = ""
	return pages
}

// edges are the positions of the first and last lines of a page that are not empty.
func edges(lines []line, n int) []int {
	var filled []int
	for i, l := range lines {
		if l.text != "" {
			filled = append(filled, i)
		}
	}
	if len(filled) <= 2*n {
		return filled
	}
	return append(filled[:n:n], filled[len(filled)-n:]...)
}

var digits = lazy(`\d+`)

// fewestPages is how many pages have to repeat a line for it to be furniture.
const fewestPages = 3

// dropRepeated leaves out the first and last lines of pages that stand, but for numbers,
// on at least half of the pages.
func dropRepeated(pages []sheet, r *Report) {
	const edge = 3
	count := map[string]int{}
	for _, p := range pages {
		seen := map[string]bool{}
		for _, i := range edges(p.lines, edge) {
			if key := digits().ReplaceAllString(p.lines[i].text, "0"); !seen[key] {
				seen[key] = true
				count[key]++
			}
		}
	}
	least := max(fewestPages, (len(pages)+1)/2)
	for _, p := range pages {
		for _, i := range edges(p.lines, edge) {
			if count[digits().ReplaceAllString(p.lines[i].text, "0")] >= least {
				r.leave("line that is repeated on the pages", p.lines[i].text)
				p.lines[i].text = ""
			}
		}
	}
}

// joinPages makes one list of lines. The first line of a page knows its number. Footnotes
// below a rule at the foot of a page go behind everything else.
func joinPages(pages []sheet) []line {
	var all, notes []line
	paged := len(pages) > 1
	for i, p := range pages {
		body := p.lines
		if paged {
			var below []line
			body, below = cutFootnotes(body)
			notes = append(notes, below...)
		}
		if i > 0 || p.number != "" {
			l := line{broken: i > 0}
			if p.number != "" {
				l.page = place.Place{Kind: place.Page, From: p.number}
			}
			all = append(all, l)
		}
		all = append(all, body...)
	}
	if len(notes) > 0 {
		all = append(all, line{}, line{text: footnotesBegin}, line{})
	}
	return append(all, notes...)
}

// footnotesBegin stands between the text and its footnotes until they are blocks.
const footnotesBegin = "\x00notes"

var noteStart = lazy(`^(?:\[?(\d{1,3}|\*{1,3}|†)[\].)]?)\s+\S`)

// cutFootnotes cuts footnotes off a page: what follows the last rule of _ or - on it, if
// that begins with a number.
func cutFootnotes(lines []line) (body, notes []line) {
	for i := len(lines) - 1; i >= 0; i-- {
		s := lines[i].text
		if len(s) < 5 || strings.Trim(s, "_-–—") != "" {
			continue
		}
		j := i + 1
		for j < len(lines) && lines[j].text == "" {
			j++
		}
		if j < len(lines) && noteStart().MatchString(lines[j].text) {
			return lines[:i], append([]line{{}}, lines[j:]...)
		}
		return lines, nil
	}
	return lines, nil
}

// A shape is what the lines of a text have in common.
type shape struct {
	wrapped  bool // lines are broken within paragraphs
	width    int  // the width at which they are broken
	indented bool // paragraphs begin with an indent
	first    int  // that indent
	words    map[string]bool
}

// measure finds the shape of a text.
func measure(lines []line) shape {
	var lengths []int
	followed, deeper := 0, map[int]int{}
	for i, l := range lines {
		if l.text == "" {
			continue
		}
		lengths = append(lengths, l.indent+utf8.RuneCountInString(l.text))
		if i+1 < len(lines) && lines[i+1].text != "" {
			followed++
			if l.indent > lines[i+1].indent {
				deeper[l.indent]++
			}
		}
	}
	if len(lengths) == 0 {
		return shape{}
	}
	slices.Sort(lengths)
	s := shape{width: lengths[len(lengths)*9/10]}
	s.wrapped = s.width <= 132 && followed*5 > len(lengths)
	for indent, n := range deeper {
		if most := deeper[s.first]; n > most || n == most && indent < s.first {
			s.first = indent
		}
	}
	s.indented = deeper[s.first]*8 > followed && deeper[s.first] > 2
	return s
}

// unwrap makes paragraphs of lines.
func unwrap(lines []line, r *Report) []block {
	s := measure(lines)
	if s.wrapped {
		s.words = wordsOf(lines)
	}
	u := unwrapper{shape: s, report: r}
	for _, l := range lines {
		u.add(l)
	}
	u.end()
	return u.blocks
}

// wordsOf lists the words of a text, to know which hyphens at line ends belong to a word.
func wordsOf(lines []line) map[string]bool {
	words := map[string]bool{}
	for _, l := range lines {
		for w := range strings.FieldsSeq(l.text) {
			words[strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }))] = true
		}
	}
	return words
}

// An unwrapper collects lines into blocks.
type unwrapper struct {
	shape
	report *Report
	blocks []block
	notes  bool // footnotes have begun

	lines  []line      // of the paragraph so far
	breaks []turnAt    // the pages that begin within it
	begun  place.Place // the page that begins before it
	gap    bool        // an empty line was seen after its last
	turned bool        // a page began after its last line

	page   place.Place // the page that begins before the next line
	inText place.Place // the last page that is marked in the blocks or in lines
}

// A turnAt is a page that begins before a line of a paragraph.
type turnAt struct {
	line int
	page place.Place
}

func (u *unwrapper) add(l line) {
	switch {
	case l.page.From != "" || l.broken:
		if l.page.From != "" {
			u.page = l.page
		}
		u.turned = u.turned || l.broken
		return
	case l.text == footnotesBegin:
		u.end()
		u.notes = true
		return
	case l.text == "":
		u.gap = true
		return
	}
	if len(u.lines) > 0 && u.begins(l) {
		u.end()
	}
	u.turn()
	u.gap, u.turned = false, false
	u.lines = append(u.lines, l)
}

// turn notes the page that begins before the line that comes now. Within a paragraph only
// the next page can be marked; another waits for the end of it.
func (u *unwrapper) turn() {
	switch {
	case u.page.From == "":
		return
	case len(u.lines) == 0:
		u.begun = u.page
	case u.page.Follows(u.inText):
		u.breaks = append(u.breaks, turnAt{len(u.lines), u.page})
	default:
		return
	}
	u.inText, u.page = u.page, place.Place{}
}

var bullet = lazy(`^(?:[•▪◦‣·*] |[-–] \S|\([0-9a-zA-Z]{1,4}\) |[0-9]{1,2}[.)] |[a-z]\) )`)

// begins reports whether a line begins another paragraph than the one so far.
func (u *unwrapper) begins(l line) bool {
	last := u.lines[len(u.lines)-1]
	if u.turned {
		return !u.goesOn(last, l)
	}
	if u.gap || !u.wrapped {
		return true
	}
	if _, _, sure := speakerOf(l.text); sure || bullet().MatchString(l.text) && l.indent >= last.indent {
		return true
	}
	if _, _, ok := readHeadLine(l.text); ok {
		return true
	}
	if short := last.indent + utf8.RuneCountInString(last.text) + 1 + firstWord(l.text); short < u.width*8/10 {
		return true // there was room for another word
	}
	hangs := len(u.lines) == 1 && bullet().MatchString(last.text)
	switch {
	case u.indented && l.indent == u.first && len(u.lines) == 1 && last.indent == u.first:
		return true
	case strings.HasPrefix(l.text, "[") && strings.HasSuffix(last.text, "]"):
		return true
	case l.indent > last.indent:
		return !hangs
	case len(u.lines) > 1 && l.indent < last.indent:
		return true
	}
	return false
}

func firstWord(s string) int {
	w, _, _ := strings.Cut(s, " ")
	return utf8.RuneCountInString(w)
}

// goesOn reports whether the first line of a page goes on with the paragraph before it.
func (u *unwrapper) goesOn(last, l line) bool {
	if _, _, sure := speakerOf(l.text); sure || bullet().MatchString(l.text) {
		return false
	}
	if u.indented {
		body := last
		if len(u.lines) > 1 || last.indent == 0 {
			return l.indent <= body.indent
		}
		return l.indent < body.indent
	}
	r, _ := utf8.DecodeRuneInString(l.text)
	end, _ := utf8.DecodeLastRuneInString(strings.TrimRight(last.text, "\"”’»)"))
	return !strings.ContainsRune(".!?:;…", end) && (unicode.IsLower(r) || u.wrapped && len(u.lines) > 1)
}

// end ends the paragraph.
func (u *unwrapper) end() {
	lines, breaks, page := u.lines, u.breaks, u.begun
	u.lines, u.breaks, u.begun, u.gap, u.turned = nil, nil, place.Place{}, false, false
	if len(lines) == 0 {
		return
	}
	text := u.joined(lines, breaks)
	if isRule(text) {
		u.report.leave("line of signs alone", text)
		text = ""
	}
	if text != "" || page.From != "" {
		u.blocks = append(u.blocks, block{text: text, note: u.notes, page: page})
	}
}

// joined joins the lines of a paragraph, with the marks of pages that begin within it.
func (u *unwrapper) joined(lines []line, breaks []turnAt) string {
	var text []byte
	for i, l := range lines {
		switch {
		case i == 0:
		case !hyphenated(text, l.text):
			text = append(text, ' ')
		case u.isOneWord(lines[i-1].text, l.text):
			text = text[:len(text)-1]
		}
		for len(breaks) > 0 && breaks[0].line == i {
			text = append(text, mark(breaks[0].page)+" "...)
			breaks = breaks[1:]
		}
		text = append(text, l.text...)
	}
	return string(text)
}

// hyphenated reports whether a line ends within a word, or with a dash.
func hyphenated(before []byte, after string) bool {
	first, _ := utf8.DecodeRuneInString(after)
	n := len(before)
	return n > 1 && before[n-1] == '-' && before[n-2] != ' ' && unicode.IsLetter(first)
}

// isOneWord reports whether the hyphen at the end of a line is none of the word's own: the
// word stands without it elsewhere in the text.
func (u *unwrapper) isOneWord(before, after string) bool {
	letters := func(r rune) bool { return !unicode.IsLetter(r) }
	start := strings.TrimSuffix(before, "-")
	start = start[strings.LastIndexFunc(start, letters)+1:]
	rest := after
	if end := strings.IndexFunc(after, letters); end >= 0 {
		rest = after[:end]
	}
	return start != "" && rest != "" && u.words[strings.ToLower(start+rest)]
}
