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

// This file welcomes the learner: with a page for whoever has no history yet, and
// otherwise with what there is to do.

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
			s.verbs(l, true, false)
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

// mostDocuments is how many documents of a course the page for whoever begins names.
const mostDocuments = 8

// opening adds the page for whoever begins: what the documents are, what to read first
// and how to reply. Today is YYYY-MM-DD.
func (s *studies) opening(l *terminal.Layout, today string) {
	bold := terminal.Style{Weight: terminal.Bold}
	l.Flow(0, terminal.Span{Style: bold, Text: "Welcome to policyquiz."})
	documented, homeless := false, false // whether there is a document, and one without an address
	for _, c := range s.Courses {
		documents := documentsOf(c)
		if len(documents) == 0 {
			continue
		}
		documented = true
		l.Gap()
		l.Flow(0, terminal.Span{Style: bold, Text: cmp.Or(c.Title, c.ID)})
		l.Gap()
		l.Say("", fmt.Sprintf("It asks about %s:", terminal.Count(len(documents), "document")))
		for _, d := range documents[:min(len(documents), mostDocuments)] {
			sayDocument(l, d)
			homeless = homeless || d.URL == ""
		}
		if left := len(documents) - mostDocuments; left > 0 {
			l.Say(l.Margin(), fmt.Sprintf("and %d more; policyquiz sources lists them.", left))
		}
	}
	l.Gap()
	if documented {
		l.Say("", "Read them first, in this order, or read along: each answer says where in them it stands.")
	}
	if homeless {
		l.Say("", "If a document has no address here, search the web for its title and publisher, or ask whoever gave you the course.")
	}
	s.wayIn(l, today)
	l.Gap()
	l.Say("", "How to reply: with the number or the letter of an option, or in words, as each question says. ? means “I don't know”, which is honest and costs no more than a wrong answer. What you miss comes back until you have it right once.")
	l.Say("", "Stop whenever you like, with q: every answer is kept, and policyquiz drill goes on. :help lists what else you can say at a prompt; policyquiz help drill says more.")
}

// wayIn adds with what to begin.
func (s *studies) wayIn(l *terminal.Layout, today string) {
	for _, d := range s.pretests(today) {
		l.Say("", fmt.Sprintf("Before you begin, policyquiz drill %s shows where you stand: %s, and nothing of what is due changes.", deckName(s.Library, d), terminal.Count(d.Len(), "question")))
	}
	if len(s.decks) > 0 {
		l.Say("", fmt.Sprintf("The easiest questions come first. To learn one deck only, name it: policyquiz drill %s (%s). policyquiz decks lists them all.", deckName(s.Library, s.decks[0]), s.decks[0].Title))
	}
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

// sayDocument adds a document: its title, and who published what, where and when.
func sayDocument(l *terminal.Layout, d seed.Document) {
	l.Say(l.Margin()+"- ", d.Title)
	about := slices.DeleteFunc([]string{strings.Join(d.Authors, ", "), d.Publisher, d.Kind, d.Date}, func(s string) bool { return s == "" })
	if len(about) > 0 {
		dim := terminal.Style{Weight: terminal.Dim}
		l.SayIn(terminal.Span{Text: l.Margin() + "  "}, terminal.Span{Style: dim, Text: strings.Join(about, "; ")})
	}
	if d.URL != "" {
		l.Verbatim(l.Margin() + "  " + d.URL)
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
