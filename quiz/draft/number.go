package draft

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"policyquiz/quiz/place"
)

// A Format is a format that documents come in.
type Format string

// The formats.
const (
	Plain    Format = "plain text"
	Markdown Format = "Markdown"
	HTML     Format = "HTML"
)

// FormatOf tells the format of a text by the ending of its file's name, or else by how it
// begins.
func FormatOf(name, text string) Format {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mkd":
		return Markdown
	case ".html", ".htm", ".xhtml":
		return HTML
	}
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), 1<<10)]))
	if strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") || strings.HasPrefix(start, "<?xml") && strings.Contains(start, "<html") {
		return HTML
	}
	return Plain
}

// A Report says how a text was read.
type Report struct {
	Format Format
	AsIs   bool      // the text was in the text format already, and is unchanged
	Left   []LeftOut // what is not in the document
	Notes  []string  // what was decided and could be wrong, each a sentence without its stop
}

// A LeftOut is a sort of page furniture that was left out.
type LeftOut struct {
	What  string // what it is: "menu", "line that is repeated on every page"
	Times int    // how often it was there
	First string // the text of the first
}

// leave notes that something was left out.
func (r *Report) leave(what, text string) {
	text = tidyLine(text)
	for i := range r.Left {
		if r.Left[i].What == what {
			r.Left[i].Times++
			return
		}
	}
	r.Left = append(r.Left, LeftOut{what, 1, text})
}

// note adds a sentence once.
func (r *Report) note(s string) {
	if !slices.Contains(r.Notes, s) {
		r.Notes = append(r.Notes, s)
	}
}

// Number reads a text, of [Decode], in a format: it unwraps lines and finds the places.
// Names are those of actors who may speak, if they are known. To number what Number wrote
// changes nothing. The error is an *[Error] if there is no text in it.
func Number(text string, f Format, names []string) (*Document, *Report, error) {
	report := &Report{Format: f}
	d, err := numberedText(text, f, names, report)
	if err != nil {
		return nil, nil, err
	}
	for _, n := range d.disorder() {
		report.note(n)
	}
	return d, report, nil
}

// numberedText is Number without the look at the order of places.
func numberedText(text string, f Format, names []string, report *Report) (*Document, error) {
	if f == Plain {
		if d := Parse(text, place.Numbering{}, names); d.HasMarks() && d.String() == text {
			report.AsIs = true
			return d, nil
		}
	}
	var blocks []block
	switch f {
	case HTML:
		blocks = readHTML(text, report)
	case Markdown:
		blocks = readMarkdown(text, report)
	default:
		blocks = readPlain(text, report)
	}
	d := Parse(structure(blocks), place.Numbering{}, names)
	if len(d.Passages) == 0 {
		d = Parse(text, place.Numbering{}, names) // it may have nothing but numbers of pages
		if f != Plain || isRule(d.String()) {
			return nil, noText(f)
		}
	}
	return settled(d, report, names), nil
}

// mostRounds is how often a text is numbered again until that changes nothing more.
const mostRounds = 4

// settled numbers what has no marks once more, as plain text: what a line means there, it
// means in every format. A text with marks is in the text format, which stays as it is.
func settled(d *Document, report *Report, names []string) *Document {
	for range mostRounds {
		if d.HasMarks() {
			break
		}
		again := Parse(structure(readPlain(d.String(), report)), place.Numbering{}, names)
		if len(again.Passages) == 0 || again.String() == d.String() {
			break
		}
		d = again
	}
	return d
}

func noText(f Format) *Error {
	if f == HTML {
		return &Error{"the page has no text", "a script may fill it: open it in a browser and save its text from there"}
	}
	return &Error{"there is no text in it", "name the file that has the text of the document"}
}

// HasMarks reports whether any passage stands at a place beside its paragraph.
func (d *Document) HasMarks() bool {
	return slices.ContainsFunc(d.Passages, func(p Passage) bool { return len(p.Places) > 0 })
}

// A block is a piece of a text that is one paragraph, or stands for a place.
type block struct {
	text    string
	heading int         // the level of a heading, from 1; 0: it is no heading by its markup
	note    bool        // it is a footnote
	page    place.Place // the page that begins before it; the zero Place: none does
}

// tidyLine makes one line of a text: each run of white space becomes a space, and control
// characters go.
func tidyLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// isRule reports whether a line has signs alone, as the line above footnotes has.
func isRule(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// lazy compiles an expression when it is first wanted: most runs of the program read no
// document, and to compile all of them takes a millisecond.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
