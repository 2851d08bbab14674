package draft

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// Candidates are what a document's text offers for a seed. Nothing in them is decided:
// each is a place to look at, in the words of the text.
type Candidates struct {
	Title     string   // the subject of a memorandum, or the first line that may be a title; empty if there is none
	Date      string   // the first whole date at the start or the end of the text, ISO 8601; empty if there is none
	Voices    []Named  // who is named as a speaker, in the order of their first words
	Actors    []Named  // other names and groups that may be actors, the most frequent first
	Concepts  []Named  // terms: first those that the text defines, in its order, then the best
	Proposals []Claim  // sentences with a cue of a proposal
	Stances   []Claim  // sentences with a cue of a position
	Duties    []Claim  // sentences with a cue of a duty, or of what somebody may do; only of laws and orders
	Figures   []Figure // numbers with their units
	Dates     []Moment // dates and years
}

// Count returns the number of candidates of all sorts.
func (c *Candidates) Count() int {
	return len(c.Voices) + len(c.Actors) + len(c.Concepts) + len(c.Proposals) + len(c.Stances) + len(c.Duties) + len(c.Figures) + len(c.Dates)
}

// A Found is where a candidate stands.
type Found struct {
	At      []int  // the passages, counted from 0, in order, but first the one that defines a term; at least one
	More    int    // how many passages there are beyond those in At
	Quote   string // the first passage, or its sentence: one line, cut if it is long
	Speaker string // who speaks there, as the text names them; empty if nobody is known to
	Cue     string // the words by which it was found, or the sort of what was found
}

// A Named is a name or a term, with its spellings.
type Named struct {
	Found
	Name string   // as the text has it most often or in full
	Also []string // other spellings that the text has, the most frequent first
}

// A Claim is a sentence that may say what somebody proposes, holds or has to do.
type Claim struct {
	Found
	Names []string // names of candidates among the actors, in the sentence

	Timed    bool // of a duty: the sentence may say by when
	Excepted bool // of a duty: the sentence may say what lifts it
	Allows   bool // among the duties: the sentence says what somebody may do
}

// A Figure is a number or a range of numbers.
type Figure struct {
	Found
	Value, To float64 // the number, or both ends of a range
	Ranged    bool    // whether it is a range
	Unit      string  // the words behind it that it may count; may be empty
	Written   string  // as the text has it
}

// A Moment is a time that the text names.
type Moment struct {
	Found
	Written string // as the text has it
	Date    string // ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD; empty if the text does not say the year
}

// mostPlaces is how many places of one candidate are listed.
const mostPlaces = 12

// longestQuote is the greatest number of characters of a quotation.
const longestQuote = 300

// A survey collects candidates from one document.
type survey struct {
	doc       *Document
	sentences []sentence
	words     map[string]wordCount
	language  string
	english   bool

	defined     map[int]definition // by the sentences that begin with one
	definedKeys map[string]bool    // the terms of these, as keys of names
}

// A wordCount says how a word is written in a text.
type wordCount struct {
	small   int // in small letters
	capital int // with a capital letter, not at the start of a sentence, behind a colon or in a heading
}

// Candidates looks for candidates. The language is that of the document, a tag of BCP 47;
// empty counts as English. In other languages only names, figures, dates and terms in
// quotation marks are looked for.
func (d *Document) Candidates(language string) *Candidates {
	language = strings.ToLower(language)
	s := &survey{doc: d, sentences: d.sentences(language), words: map[string]wordCount{}, language: language, definedKeys: map[string]bool{}}
	s.english = language == "" || language == "en" || strings.HasPrefix(language, "en-")
	for i := range s.sentences {
		if !s.sentences[i].citing {
			s.count(&s.sentences[i])
		}
	}
	s.findDefinitions()
	c := &Candidates{Title: cmp.Or(d.subject(), s.title())}
	names := s.names()
	c.Voices, c.Actors = names.voices(), names.actors()
	c.Concepts = s.terms(names)
	c.Figures, c.Dates = s.figures(), s.dates()
	c.Date = s.dateOf(c.Dates)
	s.claims(c, names)
	return c
}

// count counts how the words of a sentence are written.
func (s *survey) count(in *sentence) {
	text := s.doc.Passages[in.passage].Text
	for i, t := range in.tokens {
		c := s.words[t.low]
		switch {
		case !t.capital:
			c.small++
		case i > 0 && !in.heading && !strings.Contains(text[in.tokens[i-1].to:t.from], ":"):
			c.capital++
		}
		s.words[t.low] = c
	}
}

// title is the first line that may be a title: a heading, or the first short paragraph.
func (s *survey) title() string {
	for i, p := range s.doc.Passages[:min(len(s.doc.Passages), 12)] {
		words := len(strings.Fields(p.Text))
		if p.Named || words > 30 {
			break
		}
		if words >= 4 || i == 0 && len(s.doc.Passages) > 1 && words > 1 {
			return p.Text
		}
	}
	return ""
}

// found is a candidate's place in a sentence.
func (s *survey) found(in *sentence, from int, cue string) Found {
	p := &s.doc.Passages[in.passage]
	return Found{At: []int{in.passage}, Quote: quote(p.Text, in.from, in.to, from), Speaker: p.Speaker, Cue: cue}
}

// again adds a further passage to the place of a candidate.
func (f *Found) again(passage int) {
	switch last := f.At[len(f.At)-1]; {
	case last == passage:
	case len(f.At) < mostPlaces:
		f.At = append(f.At, passage)
	default:
		f.More++
	}
}

// quote returns a sentence, or what stands around a byte of a long one.
func quote(text string, from, to, around int) string {
	s := strings.TrimSpace(text[from:to])
	if len(s) <= utf8.UTFMax*longestQuote && utf8.RuneCountInString(s) <= longestQuote {
		return s
	}
	first := max(from, around-longestQuote/2)
	last := min(to, first+longestQuote)
	for first > from && text[first-1] != ' ' && around-first < longestQuote {
		first--
	}
	for first > from && !utf8.RuneStart(text[first]) {
		first--
	}
	for last < to && !utf8.RuneStart(text[last]) {
		last++
	}
	if space := strings.LastIndexByte(text[first:last], ' '); last < to && space > 0 && first+space > around {
		last = first + space
	}
	s = strings.TrimSpace(text[first:last])
	if first > from {
		s = "… " + s
	}
	if last < to {
		s += " …"
	}
	return s
}
