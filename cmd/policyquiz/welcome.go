package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/seed"
)

// This file welcomes the learner: with a page for whoever has no history yet, a short one
// before their first question, and otherwise with what there is to do.

// runWelcome prints how to begin, and for a learner with a history what there is to do,
// page by page where the terminal is small.
func runWelcome(p *program) error {
	s, err := p.studies(nil)
	if err != nil {
		return err
	}
	if p.isFirst() {
		return p.printPages(func(l *terminal.Layout) {
			s.opening(l, p.now().Format(time.DateOnly))
		}, false)
	}
	report, all := s.due(p.now())
	plan := report.follow(s, p)
	return p.printPages(func(l *terminal.Layout) {
		report.say(l, s, all, plan)
		s.verbs(l, report.toDo(), all.Later > 0)
	}, false)
}

// verbs adds what to say next. ToDo says whether a drill has something to ask, and ahead
// whether something can be practised ahead.
func (s *studies) verbs(l *terminal.Layout, toDo, ahead bool) {
	l.Gap()
	if toDo {
		l.Say("", "Begin with: policyquiz drill")
	}
	if ahead {
		l.Say("", "Practise what is not due yet: policyquiz drill --ahead")
	}
	l.Say("", "All verbs: policyquiz help")
}

// isFirst reports whether the learner has no history yet.
func (p *program) isFirst() bool {
	file, err := p.historyFile(p.state, p.as)
	if err != nil {
		return false
	}
	_, err = os.Stat(file)
	return errors.Is(err, fs.ErrNotExist)
}

// tellNew tells whoever named a history, or a learner, that there is none of that name
// yet: it may be a slip of the hand. For most it is how they begin, so it is no warning.
func (p *program) tellNew() {
	if p.state == "" && p.as == "" || !p.isFirst() {
		return
	}
	file, _ := p.historyFile(p.state, p.as) // isFirst found it
	if p.as == "" {
		fmt.Fprintf(p.err, "%s is a new history. If you have answered before, look at the name.\n", file)
		return
	}
	others := ""
	if len(learnersBeside(file, p.as)) > 0 {
		others = " " + sentenceOf(learnersHint(file, p.as))
	}
	fmt.Fprintf(p.err, "%s is a new learner here.%s\n", p.as, others)
}

// sentenceOf makes a sentence of a hint.
func sentenceOf(hint string) string {
	if !strings.HasSuffix(hint, "?") {
		hint += "."
	}
	return strings.ToUpper(hint[:1]) + hint[1:]
}

// learnersHint says which learners there are beside one who has no history yet, whose file
// would be this one.
func learnersHint(file, as string) string {
	others := learnersBeside(file, as)
	if len(others) == 0 {
		return "there is no other learner here"
	}
	return didYouMean(strings.ToLower(as), others, "there are: "+strings.Join(others, ", "))
}

// learnersBeside lists the learners whose histories stand beside a file that is named
// after another one.
func learnersBeside(file, as string) (names []string) {
	ext := filepath.Ext(file)
	whose := strings.TrimSuffix(filepath.Base(file), strings.ToLower(as)+ext)
	entries, _ := os.ReadDir(filepath.Dir(file)) // what cannot be read has no learner
	for _, e := range entries {
		name, ok := strings.CutPrefix(strings.TrimSuffix(e.Name(), ext), whose)
		if ok && strings.HasSuffix(e.Name(), ext) && isLearner(name) && name != "" {
			names = append(names, name)
		}
	}
	return names
}

// The page for whoever begins is for one look. So of a course with many documents it names
// the first.
const (
	mostDocuments = 8 // of a course,
	mostVoices    = 6 // and of a document so many who speak in it
	mostBriefly   = 6 // before the first question, so many documents, or these with all who speak in them
)

// replying says how to reply; more follows it.
const replying = "How to reply: with the number or the letter of an option, or in words, as each question says. ? means “I don't know”, and costs no more than a wrong answer. What you miss comes back until it was right once. "

// opening adds the page for whoever begins: what the documents are and who speaks in them,
// how to reply, and last what to type. On a screen of 80 columns and 24 lines it has no
// second part where the documents are few. Today is YYYY-MM-DD.
func (s *studies) opening(l *terminal.Layout, today string) {
	l.Flow(0, welcome)
	homeless := false // whether there is a document without an address
	for _, c := range s.Courses {
		documents := documentsOf(c)
		if len(documents) == 0 {
			continue
		}
		l.Gap()
		l.Flow(0, terminal.Span{Style: welcome.Style, Text: cmp.Or(c.Title, c.ID)})
		read := "Read these first, in this order"
		if len(documents) == 1 {
			read = "Read it first"
		}
		l.Say("", read+", or read along; each answer names its place:")
		for _, d := range documents[:min(len(documents), mostDocuments)] {
			sayDocument(l, c, d)
			homeless = homeless || d.URL == ""
		}
		sayLeft(l, len(documents)-mostDocuments)
	}
	if homeless {
		l.Say("", "No address here? Search for the title, or ask whoever gave you the course.")
	}
	l.Gap()
	l.Say("", replying+"q stops; every answer is kept.")
	s.wayIn(l, today)
}

// welcome is the first line of a learner.
var welcome = terminal.Span{Style: terminal.Style{Weight: terminal.Bold}, Text: "Welcome to policyquiz."}

// sayLeft says how many documents are not named.
func sayLeft(l *terminal.Layout, left int) {
	if left > 0 {
		l.Say(l.Margin(), fmt.Sprintf("and %d more; policyquiz sources lists them.", left))
	}
}

// wayIn adds with what to begin, and last the first thing to do.
func (s *studies) wayIn(l *terminal.Layout, today string) {
	if len(s.decks) > 0 {
		l.Say("", fmt.Sprintf("One deck only: policyquiz drill %s. All decks: policyquiz decks", deckName(s.Library, s.decks[0])))
	}
	l.Say("", "All verbs: policyquiz help")
	l.Gap()
	for _, d := range s.pretests(today) {
		l.Say("", fmt.Sprintf("See first where you stand, in %s: policyquiz drill %s", terminal.Count(d.Len(), "question"), deckName(s.Library, d)))
	}
	l.Say("", "Begin with: policyquiz drill")
}

// briefly adds the page before the first question: what the documents are, with those who
// speak in them if these are few, and how to reply. The question below it is to be in view.
func (s *studies) briefly(l *terminal.Layout) {
	type told struct {
		title  string
		voices []string
	}
	var list []told
	lines := 0
	for _, c := range s.Courses {
		for _, d := range documentsOf(c) {
			list = append(list, told{d.Title, voicesOf(c, d)})
			lines += 1 + len(list[len(list)-1].voices)
		}
	}
	if len(list) == 0 {
		l.Flow(0, welcome)
	} else {
		l.Flow(0, welcome, terminal.Span{Text: fmt.Sprintf(" It asks about %s:", terminal.Count(len(list), "document"))})
	}
	for _, t := range list[:min(len(list), mostBriefly)] {
		l.Say(l.Margin()+"- ", t.title)
		if lines <= mostBriefly {
			sayVoices(l, t.voices)
		}
	}
	sayLeft(l, len(list)-mostBriefly)
	l.Gap()
	l.Say("", replying+"q stops, and every answer is kept; :help lists what else you can say.")
}

// pretests lists the exams that a course.toml names before any other deck: they are for
// whoever has learnt nothing yet.
func (s *studies) pretests(today string) (list []deckfile.Shelf) {
	for _, c := range s.Courses {
		for _, planned := range c.Planned {
			d, err := c.Deck(planned.Deck)
			if err != nil || !d.Exam {
				break
			}
			if planned.Opens <= today {
				list = append(list, deckfile.Shelf{Deck: d, Course: c})
			}
		}
	}
	return list
}

// sayDocument adds a document: its title, who published what and when, and who speaks in
// it. A document that names no voices has its authors instead.
func sayDocument(l *terminal.Layout, c *deckfile.Course, d seed.Document) {
	l.Say(l.Margin()+"- ", d.Title)
	voices := voicesOf(c, d)
	about := []string{d.Publisher, d.Kind, d.Date}
	if len(voices) == 0 {
		about = append([]string{strings.Join(d.Authors, ", ")}, about...)
	}
	about = slices.DeleteFunc(about, func(s string) bool { return s == "" })
	if len(about) > 0 {
		dim := terminal.Style{Weight: terminal.Dim}
		l.SayIn(terminal.Span{Text: l.Margin() + "  "}, terminal.Span{Style: dim, Text: strings.Join(about, "; ")})
	}
	sayVoices(l, voices)
	if d.URL != "" {
		l.Verbatim(l.Margin() + "  " + d.URL)
	}
}

// voicesOf says who speaks in a document and what they are, one text each. They have the
// names that they have in questions, for these are what a newcomer will meet. A voice with
// problems is left out.
func voicesOf(c *deckfile.Course, d seed.Document) (list []string) {
	for _, id := range d.Voices {
		a, err := c.Actor(d.Seed, id)
		switch {
		case err != nil:
		case a.Role == "":
			list = append(list, a.InStem())
		default:
			list = append(list, a.InStem()+": "+a.Role)
		}
	}
	return list
}

// sayVoices adds who speaks in the document above it.
func sayVoices(l *terminal.Layout, voices []string) {
	for _, v := range voices[:min(len(voices), mostVoices)] {
		l.Say(l.Margin()+"  ", v)
	}
	if left := len(voices) - mostVoices; left > 0 {
		l.Say(l.Margin()+"  ", fmt.Sprintf("and %d more", left))
	}
}

// documentsOf lists the documents of a course in the order in which to read them: by
// date, and those without one last. A document with problems is left out.
func documentsOf(c *deckfile.Course) (list []seed.Document) {
	ids, _ := c.Seeds() // what could be read
	for _, id := range ids {
		if d, err := c.Document(id); err == nil {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b seed.Document) int {
		if (a.Date == "") != (b.Date == "") {
			return cmp.Compare(b.Date, a.Date)
		}
		return cmp.Compare(a.Date, b.Date)
	})
	return list
}
