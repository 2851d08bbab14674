package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/search"
)

// This file tells what find has found.

// A findReport is what was found, for --json too.
type findReport struct {
	Query string    `json:"query"`
	Total int       `json:"total"` // how many there are, listed or not
	Hits  []findRow `json:"hits"`
	Terms []termRow `json:"terms"`
	Kept  []keptRow `json:"not_shown,omitempty"`
}

// A findRow is a question or an entry.
type findRow struct {
	ID        string     `json:"id"`
	Kind      string     `json:"kind"` // question or entry
	Stem      string     `json:"stem"` // of an entry what it is about
	Matches   []matchRow `json:"matches"`
	Known     *knownRow  `json:"known,omitempty"`            // of a question, where the history can be read
	Questions []aboutRow `json:"questions,omitempty"`        // about an entry
	Kept      bool       `json:"answer_not_shown,omitempty"` // the words may stand in its answer
	title     matchRow   // the stem, with what is found in it
	ref       quiz.Ref   // of a question
}

// A matchRow is a text in which something was found.
type matchRow struct {
	Part  deckfile.Part `json:"part"` // empty: the last part of the id
	Text  string        `json:"text"`
	Words []string      `json:"words"` // what was found in it, as it stands there
	marks []terminal.Mark
	terms []int
}

// An aboutRow is a question about an entry.
type aboutRow struct {
	ID    string    `json:"id"`
	Known *knownRow `json:"known,omitempty"`
}

// A termRow is what became of a term.
type termRow struct {
	Words   string   `json:"words"`
	Found   int      `json:"found"`             // in how many questions and entries
	Slips   bool     `json:"slips,omitempty"`   // what was found differs by a slip
	Nearest []string `json:"nearest,omitempty"` // words that may have been meant
}

// A keptRow says how many questions match whose words are not shown.
type keptRow struct {
	Deck    string `json:"deck"`
	Matches int    `json:"matches"`
	Why     string `json:"why"` // exam or not open
}

// report describes what was found.
func (f *finder) report(p *program, words string, answers bool) findReport {
	r := findReport{Query: words, Total: f.result.Total, Hits: []findRow{}}
	for _, t := range f.result.Terms {
		r.Terms = append(r.Terms, termRow{t.Words, t.Documents, t.Slips, t.Nearest})
	}
	for _, h := range f.result.Hits {
		row := f.row(h, p.now())
		if row.Kind == "question" && !answers && (row.Known == nil || row.Known.never()) {
			row.keep(f)
		}
		r.Hits = append(r.Hits, row)
	}
	for _, d := range f.shelves {
		if n := f.counts[d.WholeID()]; n > 0 {
			why := "not open"
			if d.Exam {
				why = "exam"
			}
			r.Kept = append(r.Kept, keptRow{deckName(f.Library, d), n, why})
		}
	}
	return r
}

// row describes a hit.
func (f *finder) row(h search.Hit, now time.Time) findRow {
	at := &f.open[h.Document]
	texts := at.texts()
	matches := make([]matchRow, len(texts))
	for i, t := range texts {
		matches[i] = matchRow{Part: t.Part, Text: t.Text, Words: []string{}}
	}
	for _, place := range h.Places {
		m := &matches[place.Field]
		m.marks = append(m.marks, terminal.Mark{From: place.From, To: place.To})
		m.terms = append(m.terms, place.Term)
		if w := m.Text[place.From:place.To]; !slices.Contains(m.Words, w) {
			m.Words = append(m.Words, w)
		}
	}
	row := findRow{ID: shortID(f.Library, at.ref.ID+at.entry), Kind: "question", ref: at.ref}
	if at.entry != "" {
		row.Kind = "entry"
		for _, r := range f.about[at.entry] {
			row.Questions = append(row.Questions, aboutRow{shortID(f.Library, r.ID), f.known(r, now)})
		}
	} else {
		row.Known = f.known(at.ref, now)
	}
	row.title = f.title(at, matches)
	row.Stem = row.title.Text
	row.Matches = slices.DeleteFunc(matches, func(m matchRow) bool { return len(m.Words) == 0 })
	return row
}

// keep keeps to the question, as a learner meets it: its answer is not given away.
func (h *findRow) keep(f *finder) {
	h.Kept = slices.ContainsFunc(h.Matches, func(m matchRow) bool { return m.Part != "" && m.Part != deckfile.Stem || m.Text != h.Stem })
	h.Matches = slices.DeleteFunc(h.Matches, func(m matchRow) bool { return m.Part != "" })
	q, err := f.Question(h.ref)
	if err != nil {
		h.title, h.Stem = matchRow{}, ""
		return
	}
	asked := q.Asked(h.ref.Deck)
	if asked.String() != h.Stem { // a gap is filled in it, or it goes on
		h.Kept = true
		h.title = matchRow{Part: deckfile.Stem, Text: asked.String()}
		h.Stem = h.title.Text
	}
}

// known says what is known of a question; nothing if there are no memories.
func (f *finder) known(r quiz.Ref, now time.Time) *knownRow {
	if f.memories == nil {
		return nil
	}
	k := knownOf(f.Library, f.memories, r, now)
	return &k
}

// title is what stands at the head of a hit: the stem of a question, the term of an entry,
// or the first thing that it says.
func (f *finder) title(at *findable, matches []matchRow) matchRow {
	for _, part := range []deckfile.Part{deckfile.Stem, deckfile.Term, deckfile.Says} {
		for _, m := range matches {
			if m.Part == part && (at.entry != "" || part == deckfile.Stem) {
				return m
			}
		}
	}
	if q, err := f.Question(at.ref); err == nil && at.entry == "" { // it is drawn from several entries
		return matchRow{Part: deckfile.Stem, Text: q.Stem}
	}
	return matchRow{}
}

// print adds what was found.
func (r *findReport) print(l *terminal.Layout) {
	for _, t := range r.Terms {
		if t.Slips {
			l.Say("", fmt.Sprintf("Nothing has “%s”; what differs by a slip was looked for.", t.Words))
		}
	}
	for _, h := range r.Hits {
		h.print(l)
	}
	switch n := len(r.Hits); {
	case r.Total == 0:
		r.nothing(l)
	case n < r.Total:
		l.Say("", fmt.Sprintf("%d of %d found. --limit 0 lists all.", n, r.Total))
	default:
		l.Say("", fmt.Sprintf("%d found.", n))
	}
	if slices.ContainsFunc(r.Hits, func(h findRow) bool { return h.Kept }) {
		l.Say("", "Answers that you have not given yet are not shown; --answers shows them.")
	}
	for _, k := range r.Kept {
		why := "which is an exam"
		if k.Why != "exam" {
			why = "which is not open yet"
		}
		l.Say("", fmt.Sprintf("In %s, %s, %s.", k.Deck, why, matching(k.Matches)))
	}
}

func matching(n int) string {
	if n == 1 {
		return "1 question matches"
	}
	return fmt.Sprintf("%d questions match", n)
}

// nothing says that nothing was found, and what may have been meant.
func (r *findReport) nothing(l *terminal.Layout) {
	if len(r.Terms) == 1 {
		l.Say("", fmt.Sprintf("Nothing found for “%s”.%s", r.Terms[0].Words, nearestWords(r.Terms[0].Nearest)))
		return
	}
	l.Say("", "Nothing has all of these words.")
	for _, t := range r.Terms {
		found := "nowhere." + nearestWords(t.Nearest)
		if t.Found > 0 {
			found = fmt.Sprintf("in %d.", t.Found)
		}
		l.Say(l.Margin(), fmt.Sprintf("“%s”: %s", t.Words, found))
	}
}

// nearestWords suggests words; nothing if there are none.
func nearestWords(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return " Near it: " + strings.Join(words, ", ") + "."
}

// most columns of a text in which something was found; a longer one is cut.
const mostColumns = 200

// mostAbout is how many questions about an entry are listed.
const mostAbout = 3

// print adds one hit.
func (h *findRow) print(l *terminal.Layout) {
	what := "seed entry"
	if h.Kind == "question" {
		what = ""
		if h.Known != nil {
			what = h.Known.String()
		}
	}
	sayID(l, "", h.ID, what)
	columns := min(2*l.Width, mostColumns)
	margin := l.Margin() + l.Margin()
	told := map[int]bool{}
	say := func(label string, m matchRow) {
		text, marks := terminal.Excerpt(m.Text, m.marks, columns)
		l.SayMarked(margin+label, text, marks)
		for _, t := range m.terms {
			told[t] = true
		}
	}
	if h.Stem != "" {
		say("", h.title)
	}
	for _, m := range h.Matches {
		if m.Part == "" { // the id, which is shown
			for _, t := range m.terms {
				told[t] = true
			}
		}
		if m.Part == h.title.Part && m.Text == h.title.Text || m.Part == "" || !slices.ContainsFunc(m.terms, func(t int) bool { return !told[t] }) {
			continue
		}
		say(strings.ToUpper(string(m.Part[:1]))+string(m.Part[1:])+": ", m)
	}
	for i, q := range h.Questions {
		if i == mostAbout && len(h.Questions) > mostAbout+1 {
			l.Say(margin, fmt.Sprintf("and %s more", terminal.Count(len(h.Questions)-i, "question")))
			break
		}
		known := ""
		if q.Known != nil {
			known = q.Known.String()
		}
		sayID(l, margin+"> ", q.ID, known)
	}
}

// sayID adds an id and what is said of it: on one line, or, where that is too narrow, on
// two. An id is copied, so it is not broken.
func sayID(l *terminal.Layout, first, id, about string) {
	line := first + id + "  " + about
	if about == "" || terminal.Width(line) <= l.Width {
		l.Verbatim(strings.TrimRight(line, " "))
		return
	}
	l.Verbatim(first + id)
	l.Say(l.Margin()+l.Margin(), about)
}
