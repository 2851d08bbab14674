package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/seed"
)

// A balance counts questions by document, kind, side and actor, so that an author
// sees on whose views they rest. A question counts once for each actor whom its
// stem names, and once for each side of these actors.
type balance struct {
	Questions int     `json:"questions"` // all questions, each counted once
	Documents []tally `json:"documents"` // by the title of the document
	Kinds     []tally `json:"kinds"`     // by the name of the kind
	Sides     []tally `json:"sides"`     // by the side of the actors in the stem
	Actors    []tally `json:"actors"`    // by the name of the actor in the stem
}

// A tally is how many questions have one document, kind, side or actor.
type tally struct {
	Name      string `json:"name"`      // of the document, kind, side or actor
	Questions int    `json:"questions"` // the number of questions
}

// printBalance counts the questions of decks and prints the counts.
func printBalance(p *program, lib *deckfile.Library, decks []deckfile.Shelf, json bool) error {
	w := newWeighing()
	for _, c := range lib.Courses {
		w.add(c, p.seeds(c), p.questions(decksOf(decks, c)))
	}
	b := w.balance()
	if json {
		return terminal.WriteJSON(p.out, b)
	}
	return p.printPages(func(l *terminal.Layout) {
		l.Say("", fmt.Sprintf("%s in %s", terminal.Count(b.Questions, "question"), terminal.Count(len(decks), "deck")))
		b.say(l)
	}, false)
}

// say adds all counts.
func (b *balance) say(l *terminal.Layout) {
	for _, section := range []struct {
		title   string
		tallies []tally
	}{{"By document", b.Documents}, {"By kind", b.Kinds}, {"By side named in the stem", b.Sides}, {"By actor named in the stem", b.Actors}} {
		l.Gap()
		l.Say("", section.title)
		for _, t := range section.tallies {
			l.Say(fmt.Sprintf("%5d  ", t.Questions), t.Name)
		}
	}
}

// A weighing counts the questions of several courses.
type weighing struct {
	questions                      int
	documents, kinds, sides, named map[string]int
}

func newWeighing() *weighing {
	return &weighing{documents: map[string]int{}, kinds: map[string]int{}, sides: map[string]int{}, named: map[string]int{}}
}

// add counts questions of one course. It does not look for an actor who has
// problems.
func (w *weighing) add(c *deckfile.Course, seeds []string, questions []quiz.Question) {
	actors := map[string][]seed.Actor{}
	for _, seedID := range seeds {
		actors[seedID] = actorsInStems(c, seedID)
	}
	for _, q := range questions {
		w.questions++
		if len(q.Sources) == 0 {
			w.documents["no document"]++
		}
		w.kinds[q.Kind.Name()]++
		inStem, ofSide := map[string]bool{}, map[string]bool{}
		for _, s := range q.Sources {
			w.documents[s.Title]++
			for _, actor := range actors[s.Seed] {
				if mentions(q.Stem, actor) {
					inStem[actor.Name] = true
					ofSide[cmp.Or(actor.Side, "no side")] = true
				}
			}
		}
		countEach(w.named, inStem)
		countEach(w.sides, ofSide)
	}
}

func (w *weighing) balance() balance {
	return balance{w.questions, tallies(w.documents), tallies(w.kinds), tallies(w.sides), tallies(w.named)}
}

// actorsInStems lists the actors of a seed whom stems may name. It leaves out
// actors who have problems. It leaves out the publisher of the document, because
// "in the Lawfare episode" names the document.
func actorsInStems(c *deckfile.Course, seedID string) []seed.Actor {
	doc, _ := c.Document(seedID)  // the caller has read it without an error
	actors, _ := c.Actors(seedID) // after an error, the actors that could be read
	return slices.DeleteFunc(actors, func(a seed.Actor) bool { return a.Name == doc.Publisher })
}

// countEach adds one to the count of each name in a set.
func countEach(counts map[string]int, set map[string]bool) {
	for name := range set {
		counts[name]++
	}
}

// mentions reports whether a stem has any name of an actor. There are many names,
// and most are not in the stem. So it first looks for the last word of each, which
// is quick.
func mentions(stem string, a seed.Actor) bool {
	lower := strings.ToLower(stem)
	return slices.ContainsFunc(append([]string{a.Name, a.InStem()}, a.Also...), func(name string) bool {
		last := strings.ToLower(name[strings.LastIndex(name, " ")+1:])
		return strings.Contains(lower, last) && seed.Mentions(stem, name)
	})
}

// tallies returns the counts, the greatest first and equal ones by name.
func tallies(counts map[string]int) []tally {
	list := []tally{}
	for name, n := range counts {
		list = append(list, tally{name, n})
	}
	slices.SortFunc(list, func(x, y tally) int {
		return cmp.Or(cmp.Compare(y.Questions, x.Questions), cmp.Compare(x.Name, y.Name))
	})
	return list
}
