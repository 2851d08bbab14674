package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file reads the head of a memorandum: who wrote it to whom, and about what.

// headKeys are the words before the colon of a line of a head, and what each means.
var headKeys = map[string]headKey{
	"to": headTo, "for": headTo, "memorandum for": headTo, "from": headFrom, "cc": headTo, "copy": headTo, "copies": headTo, "through": headTo, "thru": headTo, "via": headTo,
	"subject": headSubject, "subj": headSubject, "re": headSubject, "date": headDate,
}

// A headKey says what a line of a head tells.
type headKey int

const (
	headTo      headKey = iota // somebody who gets it, or through whom it goes
	headFrom                   // who wrote it
	headSubject                // what it is about
	headDate                   // when it was written
)

// A headLine is a line of a head.
type headLine struct {
	passage int
	key     headKey
	text    string // what stands behind the colon
}

// readHeadLine reads a line of a head. The word before the colon has capitals, or at least
// its first letter is one.
func readHeadLine(s string) (key headKey, text string, ok bool) {
	word, text, ok := strings.Cut(s, ":")
	if first, _ := utf8.DecodeRuneInString(word); !ok || !unicode.IsUpper(first) {
		return 0, "", false
	}
	key, ok = headKeys[strings.ToLower(strings.TrimSpace(word))]
	text = strings.TrimSpace(text)
	return key, text, ok && text != ""
}

// longestHead is how many passages at the start of a document may be before or in its head.
const longestHead = 16

// head returns the lines of the head of a memorandum; none if the document has no head. It
// says who wrote it or who gets it, and one thing more.
func (d *Document) head() []headLine {
	var lines []headLine
	kinds := map[headKey]bool{}
	for i, p := range d.Passages[:min(len(d.Passages), longestHead)] {
		if key, text, ok := readHeadLine(p.Text); ok && !p.Named {
			lines = append(lines, headLine{i, key, text})
			kinds[key] = true
		}
	}
	if len(kinds) < 2 || !kinds[headTo] && !kinds[headFrom] {
		return nil
	}
	return lines
}

// subject is what a memorandum is about; "" if the document is none.
func (d *Document) subject() string {
	lines := d.head()
	if i := slices.IndexFunc(lines, func(l headLine) bool { return l.key == headSubject }); i >= 0 {
		return lines[i].text
	}
	return ""
}

// people lists the names in a line of a head: what stands before the comma with which an
// office begins, of each of several with semicolons between.
func (l headLine) people() []string {
	if l.key != headTo && l.key != headFrom {
		return nil
	}
	var names []string
	for part := range strings.SplitSeq(l.text, ";") {
		name, _, _ := strings.Cut(part, ",")
		name, _, _ = strings.Cut(name, " (")
		name = withoutTitles(inSmallLetters(strings.Join(strings.Fields(name), " ")))
		if name != "" && hasLetter(name) && len(strings.Fields(name)) <= longestActor {
			names = append(names, name)
		}
	}
	return names
}

// inSmallLetters writes a name that has capitals alone as names are written: "ADA ABLE" is
// "Ada Able". A name of one word may be an acronym and stays, and so does a word of a name
// that has no vowel.
func inSmallLetters(name string) string {
	if strings.ContainsFunc(name, unicode.IsLower) || !strings.Contains(name, " ") {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		low := strings.ToLower(w)
		switch {
		case i > 0 && particles.has(low):
			words[i] = low
		case strings.ContainsAny(low, "aeiouy"):
			_, first := utf8.DecodeRuneInString(w)
			words[i] = w[:first] + low[len(low)-len(w)+first:]
		}
	}
	return strings.Join(words, " ")
}

// addHead makes a name of each person and body in the head of a memorandum. It returns the
// passages of the head that have capitals alone: of those nothing else is a name, though
// each word looks like an acronym.
func (n *names) addHead() (shouted map[int]bool) {
	shouted = map[int]bool{}
	for _, l := range n.survey.doc.head() {
		text := n.survey.doc.Passages[l.passage].Text
		shouted[l.passage] = !strings.ContainsFunc(l.text, unicode.IsLower)
		for _, person := range l.people() {
			e := n.entry(person)
			if e.count == 0 {
				e.Found = Found{At: []int{l.passage}, Quote: quote(text, 0, len(text), 0), Cue: "head"}
			}
			e.inHead = true
			e.count++
			e.again(l.passage)
			e.spellings[person] += 2 // rather than in capitals
		}
	}
	return shouted
}
