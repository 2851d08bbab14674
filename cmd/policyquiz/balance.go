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

// A balance counts questions from several sides, so that an author sees whose
// views they rest on. A question counts for everybody whom its stem names.
type balance struct {
	Questions int     `json:"questions"`
	Documents []tally `json:"documents"`
	Kinds     []tally `json:"kinds"`
	Sides     []tally `json:"sides"`
	Actors    []tally `json:"actors"`
}

type tally struct {
	Name      string `json:"name"`
	Questions int    `json:"questions"`
}

func printBalance(p *program, c *deckfile.Catalog, decks []*deckfile.Deck, json bool) error {
	b := weigh(c, p.seeds(c), p.questions(c, decks))
	if json {
		return terminal.WriteJSON(p.out, b)
	}
	fmt.Fprintf(p.out, "%s in %s\n", terminal.Count(b.Questions, "question"), terminal.Count(len(decks), "deck"))
	for _, section := range []struct {
		title   string
		tallies []tally
	}{{"By document", b.Documents}, {"By kind", b.Kinds}, {"By side named in the stem", b.Sides}, {"By actor named in the stem", b.Actors}} {
		fmt.Fprintf(p.out, "\n%s\n", section.title)
		s := p.streams.Layout()
		for _, t := range section.tallies {
			s.Say(fmt.Sprintf("%5d  ", t.Questions), t.Name)
		}
		fmt.Fprint(p.out, s)
	}
	return nil
}

// weigh counts questions. Actors with problems are not looked for in the stems.
func weigh(c *deckfile.Catalog, seeds []string, questions []quiz.Question) balance {
	actors := map[string][]seed.Actor{}
	for _, seedID := range seeds {
		doc, _ := c.Document(seedID)         // which was read before
		actors[seedID], _ = c.Actors(seedID) // those that could be read
		// "In the Lawfare episode" speaks of the document, not of who published it.
		actors[seedID] = slices.DeleteFunc(actors[seedID], func(a seed.Actor) bool { return a.Name == doc.Publisher })
	}
	b := balance{}
	documents, kinds, sides, named := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, q := range questions {
		b.Questions++
		if len(q.Sources) == 0 {
			documents["no document"]++
		}
		kinds[q.Kind.Name()]++
		inStem, ofSide := map[string]bool{}, map[string]bool{}
		for _, s := range q.Sources {
			documents[s.Title]++
			for _, actor := range actors[s.Seed] {
				if names(q.Stem, actor) {
					inStem[actor.Name] = true
					ofSide[cmp.Or(actor.Side, "no side")] = true
				}
			}
		}
		countEach(named, inStem)
		countEach(sides, ofSide)
	}
	b.Documents, b.Kinds, b.Sides, b.Actors = tallies(documents), tallies(kinds), tallies(sides), tallies(named)
	return b
}

// countEach adds one for each name of a set.
func countEach(counts map[string]int, set map[string]bool) {
	for name := range set {
		counts[name]++
	}
}

// names reports whether a stem speaks of an actor, by any name. Most are ruled
// out by their last word, for there are many.
func names(stem string, a seed.Actor) bool {
	lower := strings.ToLower(stem)
	return slices.ContainsFunc(append([]string{a.Name, a.InStem()}, a.Also...), func(name string) bool {
		last := strings.ToLower(name[strings.LastIndex(name, " ")+1:])
		return strings.Contains(lower, last) && seed.Mentions(stem, name)
	})
}

// tallies sorts counts, the greatest first.
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
