package main

import (
	"slices"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz/seed"
)

// standings are the positions in the order in which a sentence names them.
var standings = []struct {
	holds seed.Holds
	words string
}{
	{seed.For, "For"},
	{seed.Against, "Against"},
	{seed.Conditional, "On conditions"},
	{seed.Undecided, "Says that it cannot be known"},
	{seed.Silent, "The document does not say, of"},
}

// sayMatrix adds the matrix in sentences, which can be read aloud: "A bypass is needed.
// For: the mayor; the clerk (reported). Against: the smith."
func sayMatrix(l *terminal.Layout, all []position) {
	g := newGrid(all)
	for i, issue := range g.issues {
		if i > 0 {
			l.Gap()
		}
		l.Say("", issue.Issue+": "+ended(issue.Claim))
		for _, standing := range standings {
			if names := g.holders(issue.Issue, standing.holds); len(names) > 0 {
				l.Say(l.Margin(), standing.words+": "+strings.Join(names, "; ")+".")
			}
		}
	}
}

// holders names the actors that hold a position on an issue, each once, with how it is
// known where that is not first-hand.
func (g grid) holders(issue string, holds seed.Holds) (names []string) {
	for _, actor := range g.actors {
		for _, p := range g.cells[[2]string{issue, actor.Actor}] {
			name := p.Name
			if p.Told == seed.Attributed || p.Told == seed.Reported {
				name += " (" + string(p.Told) + ")"
			}
			if p.Holds == holds && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// ended returns a sentence with its full stop.
func ended(sentence string) string {
	if strings.HasSuffix(sentence, ".") || strings.HasSuffix(sentence, "?") {
		return sentence
	}
	return sentence + "."
}
