package deckfile

import (
	"fmt"
	"slices"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile/block"
	"policyquiz/quiz/seed"
)

// This file has the rules of item writing. A question that breaks one can be asked,
// but it tests little: it gives its answer away. Each rule has one function here
// and an id, which messages show ([quiz.Problem.Rule]). An id never changes,
// because scripts look for it.

// The ids of the rules.
const (
	ruleUnitGivesFigure    = "unit-gives-figure"
	ruleTermInMeaning      = "term-in-meaning"
	ruleProposerInProposal = "proposer-in-proposal"
	ruleCardInExam         = "card-in-exam"
)

// unitGivesFigure warns of a choice among figures if the unit of the right figure
// is in the right option and in no wrong one.
func (k checker) unitGivesFigure(it *item, d *Deck, q quiz.Question) {
	c, ok := q.Kind.(quiz.Choice)
	if !ok || it.isSet() || it.drawn.one.Table != seed.Figures {
		return
	}
	one := it.drawn.one
	g, err := k.Figure(one.Seed, one.Entry)
	if err != nil || g.Unit == "" {
		return
	}
	has := func(o quiz.Option) bool { return seed.Mentions(o.Text, g.Unit) }
	right := slices.ContainsFunc(c.Options, func(o quiz.Option) bool { return o.Right && has(o) })
	wrong := slices.ContainsFunc(c.Options, func(o quiz.Option) bool { return !o.Right && has(o) })
	if !right || wrong {
		return
	}
	k.problems.Add(&quiz.Problem{
		Pos:     d.pos(it),
		What:    fmt.Sprintf("draw of figure %q: its unit, %s, is in the right option alone and gives it away", one.Entry, block.Quoted(g.Unit)),
		Hint:    "word counts without the unit, or draw figures of one unit together",
		Rule:    ruleUnitGivesFigure,
		Warning: true,
	})
}

// cardInExam warns of a flashcard in an exam: the learner sees its back at once, and
// grades the answer.
func (k checker) cardInExam(it *item, d *Deck, q quiz.Question) {
	if _, isCard := q.Kind.(quiz.Card); !isCard || !d.Exam {
		return
	}
	k.problems.Add(&quiz.Problem{
		Pos:     quiz.Pos{File: d.file.name, Line: it.block.LineOf("back")},
		What:    fmt.Sprintf("%s: a flashcard in an exam is graded by the learner, who sees its back before the end", it.block.Name()),
		Hint:    `ask for the answer in words, with accept = ["…"]`,
		Rule:    ruleCardInExam,
		Warning: true,
	})
}

// termInMeaning notes a concept whose meaning has its term in it: a draw asks for
// the term and shows the meaning.
func termInMeaning(f *block.Fields, c seed.Concept) {
	if seed.Mentions(c.Means, c.Term) {
		f.Flaw(ruleTermInMeaning, "means", "say it without the term: it is asked for from its meaning", "means gives the term away")
	}
}

// proposerInProposal notes a proposal whose text names an actor who proposed it: a
// draw asks who proposed it and shows the text.
func (k seedChecker) proposerInProposal(f *block.Fields, p seed.Proposal) {
	for _, id := range p.Who {
		a, err := k.Actor(p.Seed, id)
		if err != nil {
			continue
		}
		if seed.Mentions(p.What, a.Name) || seed.Mentions(p.What, a.InStem()) {
			f.Flaw(ruleProposerInProposal, "what", "say it without the name: it is asked who proposed it", "what names %s, who proposed it", block.Quoted(id))
		}
	}
}
