package draft

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"policyquiz/quiz/place"
)

// This file reads HTML. What is on a page beside the document is known by its element, by
// its role, or by a word in its class or id.

// readHTML reads a page.
func readHTML(text string, r *Report) []block {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil { // it is nested too deeply; as plain text something of it can be read
		r.note("the page is nested too deeply, and was read as plain text")
		return readPlain(text, r)
	}
	h := &htmlReader{report: r, size: map[*html.Node]int{}}
	h.measure(root)
	h.walk(h.main(root))
	h.flush()
	return h.blocks
}

// An htmlReader collects the blocks of a page.
type htmlReader struct {
	report *Report
	size   map[*html.Node]int // the bytes of text in an element
	root   *html.Node         // the element that has the document
	blocks []block

	text    []byte      // of the block so far
	heading int         // the level of the heading that is read
	note    string      // the number of the footnote that is read
	page    place.Place // that begins before the next text
	begun   place.Place // that begins before the block so far
	inText  place.Place // the last that is marked
}

// measure counts the text in each element.
func (h *htmlReader) measure(n *html.Node) int {
	total := 0
	if n.Type == html.TextNode && !isCode(n.Parent) {
		total = len(strings.TrimSpace(n.Data))
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		total += h.measure(c)
	}
	h.size[n] = total
	return total
}

// isCode reports whether an element has no text that anybody reads.
func isCode(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Textarea, atom.Select, atom.Iframe, atom.Svg, atom.Object:
		return true
	}
	return false
}

// main finds the element that has the document: <main>, or the only <article>.
func (h *htmlReader) main(root *html.Node) *html.Node {
	h.root = root
	for _, name := range []atom.Atom{atom.Main, atom.Article} {
		found := elements(root, name)
		if len(found) != 1 || h.size[found[0]]*4 < h.size[root] {
			continue
		}
		h.root = found[0]
		if outside := h.size[root] - h.size[h.root]; outside > 0 {
			h.report.leave("part of the page outside of <"+name.String()+">", outsideText(root, h.root))
		}
		break
	}
	return h.root
}

// elements lists the elements of a name.
func elements(n *html.Node, name atom.Atom) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == name {
			found = append(found, d)
		}
	}
	return found
}

// outsideText is the first text of a page that is not in an element.
func outsideText(root, inside *html.Node) string {
	var find func(n *html.Node) string
	find = func(n *html.Node) string {
		if n == inside || isCode(n) {
			return ""
		}
		if n.Type == html.TextNode {
			return tidyLine(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if s := find(c); s != "" {
				return s
			}
		}
		return ""
	}
	return find(root)
}

// Elements that are furniture whatever they hold, with what they are.
var furnitureElements = map[atom.Atom]string{
	atom.Nav: "menu", atom.Aside: "box beside the text", atom.Footer: "foot of the page", atom.Form: "form", atom.Button: "button", atom.Dialog: "window over the page", atom.Menu: "menu",
}

var furnitureRoles = map[string]string{
	"navigation": "menu", "banner": "head of the page", "contentinfo": "foot of the page", "complementary": "box beside the text",
	"search": "search form", "dialog": "window over the page", "alertdialog": "window over the page",
}

// Words in the class or the id of furniture.
var furnitureWords = map[string]string{
	"cookie": "cookie notice", "cookies": "cookie notice", "consent": "cookie notice", "gdpr": "cookie notice",
	"share": "share buttons", "sharing": "share buttons", "social": "share buttons",
	"newsletter": "newsletter form", "subscribe": "newsletter form", "signup": "newsletter form",
	"advert": "advertisement", "advertisement": "advertisement", "ads": "advertisement", "ad": "advertisement", "sponsored": "advertisement", "promo": "advertisement",
	"sidebar": "box beside the text", "related": "related pages", "recommended": "related pages",
	"breadcrumb": "menu", "breadcrumbs": "menu", "navbar": "menu", "nav": "menu", "menu": "menu", "skip": "menu",
	"comments": "comments", "popup": "window over the page", "modal": "window over the page", "paywall": "window over the page",
}

// furniture says what an element is that is no part of the document; "" if it may be one.
// Words in a class may mean something else, so what has half of the text is not left out
// for them.
func (h *htmlReader) furniture(n *html.Node) string {
	if what := furnitureElements[n.DataAtom]; what != "" {
		return what
	}
	if what := furnitureRoles[attr(n, "role")]; what != "" {
		return what
	}
	if _, hidden := find(n, "hidden"); hidden || attr(n, "aria-hidden") == "true" || strings.Contains(strings.ReplaceAll(attr(n, "style"), " ", ""), "display:none") {
		return "hidden text"
	}
	if n.DataAtom == atom.Header && h.root.DataAtom != atom.Main && h.root.DataAtom != atom.Article && !within(n, atom.Article) {
		return "head of the page"
	}
	if h.size[n]*2 > h.size[h.root] || headingLevel(n) > 0 {
		return ""
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(attr(n, "class")+" "+attr(n, "id")), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		if what := furnitureWords[w]; what != "" {
			return what
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	value, _ := find(n, key)
	return value
}

func find(n *html.Node, key string) (value string, ok bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func within(n *html.Node, name atom.Atom) bool {
	for p := range n.Ancestors() {
		if p.DataAtom == name {
			return true
		}
	}
	return false
}

func headingLevel(n *html.Node) int {
	levels := []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}
	return slices.Index(levels, n.DataAtom) + 1
}

// isBlock reports whether an element begins a paragraph of its own.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tr, atom.Figure, atom.Figcaption, atom.Address, atom.Details, atom.Summary, atom.Hr, atom.Center, atom.Body, atom.Fieldset:
		return true
	}
	return headingLevel(n) > 0
}

// walk reads a node.
func (h *htmlReader) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		h.add(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode:
		return
	case n.Type == html.ElementNode && isCode(n):
		return
	case n.Type == html.ElementNode && n != h.root && h.special(n):
		return
	}
	if isBlock(n) {
		h.flush()
		defer h.flush()
	}
	if level := headingLevel(n); level > 0 {
		h.heading = level
	}
	h.children(n)
}

func (h *htmlReader) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.walk(c)
	}
}

// special reads elements that are more, or less, than their text.
func (h *htmlReader) special(n *html.Node) bool {
	if number := pageAnchor(n); number != "" {
		if p, ok := place.ReadMark("p. " + number); ok {
			h.page = p
		}
		if isPageNumber(n) {
			return true
		}
	}
	if what := h.furniture(n); what != "" {
		if h.size[n] > 0 {
			h.report.leave(what, textOf(n))
		}
		return true
	}
	switch n.DataAtom {
	case atom.Br:
		if next := n.NextSibling; next != nil && next.DataAtom == atom.Br && h.heading == 0 {
			h.flush() // the paragraph ends, and its element goes on
		} else {
			h.add(" ")
		}
		return true
	case atom.Sup:
		h.add(superscript(n))
		return true
	case atom.Td, atom.Th:
		if len(strings.TrimSpace(string(h.text))) > 0 {
			h.add(" | ")
		}
	case atom.Pre:
		h.pre(n)
		return true
	}
	if number := noteNumber(n); number != "" && h.note == "" {
		h.flush()
		h.note = number
		h.children(n)
		h.flush()
		h.note = ""
		return true
	}
	return false
}

// pre reads text whose lines are as they are written. Whole records come so.
func (h *htmlReader) pre(n *html.Node) {
	h.flush()
	h.blocks = append(h.blocks, readPlain(textOf(n), h.report)...)
}

func (h *htmlReader) add(s string) {
	if strings.TrimSpace(s) == "" {
		if len(h.text) > 0 {
			h.text = append(h.text, ' ')
		}
		return
	}
	switch {
	case h.page.From == "":
	case len(h.text) == 0:
		h.begun, h.inText, h.page = h.page, h.page, place.Place{}
	case h.page.Follows(h.inText):
		h.text = append(h.text, " "+mark(h.page)+" "...)
		h.inText, h.page = h.page, place.Place{}
	}
	h.text = append(h.text, s...)
}

// arrows lead from a footnote back to the text.
const arrows = "↩↑⏎^\ufe0e"

// flush ends the block.
func (h *htmlReader) flush() {
	text, heading, page := tidyLine(string(h.text)), h.heading, h.begun
	h.text, h.heading, h.begun = h.text[:0], 0, place.Place{}
	if h.note != "" {
		text = strings.Trim(text, arrows+" ")
		if !strings.HasPrefix(text, "["+h.note+"]") {
			text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(trimRaised(text, h.note), h.note), "."))
			if text != "" {
				text = "[" + h.note + "] " + text
			}
		}
	}
	if text != "" && isRule(text) {
		h.report.leave("line of signs alone", text)
		text = ""
	}
	if last := len(h.blocks) - 1; h.note != "" && last >= 0 && h.blocks[last].heading > 0 && isNotesHeading(h.blocks[last].text) {
		h.report.leave("heading of footnotes", h.blocks[last].text)
		h.blocks[last].text, h.blocks[last].heading = "", 0
	}
	if text != "" || page.From != "" {
		h.blocks = append(h.blocks, block{text: text, heading: heading, note: h.note != "", page: page})
	}
}

// isNotesHeading reports whether a heading says that footnotes follow.
func isNotesHeading(s string) bool {
	switch strings.ToLower(s) {
	case "footnotes", "notes", "endnotes":
		return true
	}
	return false
}

// trimRaised drops the raised number at the start of a footnote.
func trimRaised(text, number string) string {
	return strings.TrimPrefix(text, superscripts.Replace(number))
}

// textOf is all text in an element.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !isCode(d.Parent) {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

var (
	pageID    = lazy(`^(?i:page|pg|pagenum|page_?no)[-_.]?([0-9]{1,5}|[ivxlc]{1,7})$`)
	shortPage = lazy(`^(?i:p)[-_.]?([0-9]{1,5})$`)
	noteID    = lazy(`^(?i:fn|footnote|note|cite_note|ftn|endnote|en)(?i:[-_:]?[a-z]*)[-_:]?(\d{1,4})$`)
	justDigit = lazy(`^\[?(\d{1,4})\]?$`)
)

// pageAnchor is the number of the page that an element begins.
func pageAnchor(n *html.Node) string {
	for _, id := range []string{attr(n, "id"), attr(n, "name")} {
		if m := pageID().FindStringSubmatch(id); m != nil {
			return m[1]
		}
		if m := shortPage().FindStringSubmatch(id); m != nil && (n.DataAtom == atom.A || isPageNumber(n)) {
			return m[1]
		}
	}
	if isPageNumber(n) {
		text := strings.Trim(tidyLine(textOf(n)), "[]()")
		number, _ := pageNumber(text)
		if m := onlyNumber().FindStringSubmatch(text); m != nil {
			number = m[1]
		}
		return number
	}
	return ""
}

// isPageNumber reports whether an element has the number of a page as its text.
func isPageNumber(n *html.Node) bool {
	if attr(n, "role") == "doc-pagebreak" || attr(n, "epub:type") == "pagebreak" {
		return true
	}
	for class := range strings.FieldsSeq(strings.ToLower(attr(n, "class"))) {
		switch class {
		case "pagenum", "pageno", "page-number", "pagenumber", "pagebreak", "page-break", "page_number":
			return true
		}
	}
	return false
}

// noteNumber is the number of the footnote that an element is.
func noteNumber(n *html.Node) string {
	switch n.DataAtom {
	case atom.Li, atom.P, atom.Div, atom.Dd, atom.Tr:
		if m := noteID().FindStringSubmatch(attr(n, "id")); m != nil {
			return m[1]
		}
	}
	return ""
}

var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// superscript is the text of a raised element: [1] if it leads to a footnote.
func superscript(n *html.Node) string {
	text := tidyLine(textOf(n))
	m := justDigit().FindStringSubmatch(text)
	if m == nil {
		return text
	}
	for _, a := range elements(n, atom.A) {
		if strings.HasPrefix(attr(a, "href"), "#") {
			return "[" + m[1] + "]"
		}
	}
	return superscripts.Replace(text)
}
