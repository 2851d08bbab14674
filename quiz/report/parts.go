package report

import (
	"slices"
	"strings"

	"policyquiz/quiz"
	"policyquiz/quiz/spell"
)

// This file reads replies by the words that a history keeps, without the question.

// PartsOf lists what was chosen or typed in a reply: each option that was chosen, each row
// of a match with its option, each gap, or the whole of anything else. Of "I don't know"
// there is none. Outcome is how the reply was judged: whether typed words were right is
// known from that alone.
func PartsOf(a *quiz.Asked, r quiz.Reply, o quiz.Outcome) (parts []Part) {
	switch said := a.Said(r); {
	case r.Unknown || r.Self != 0 || len(said) == 0:
	case len(a.Rows) > 0:
		for row, id := range r.Chosen {
			if row < len(a.Rows) {
				parts = append(parts, Part{a.Rows[row].ID + " " + id, said[row], rowIsRight(a, row, id)})
			}
		}
	case a.Kind == (quiz.Order{}).Name():
		whole := strings.Join(said, "; ")
		parts = []Part{{strings.Join(r.Chosen, " "), whole, o == quiz.Right}}
	case len(r.Chosen) > 0:
		for i, id := range r.Chosen {
			parts = append(parts, Part{id, said[i], isRight(a, id)})
		}
	default:
		whole := strings.Join(said, "; ")
		parts = []Part{{spell.Fold(whole), whole, o == quiz.Right}}
	}
	return parts
}

// isRight reports whether an option of a choice is right.
func isRight(a *quiz.Asked, id string) bool {
	return slices.ContainsFunc(a.Right, func(part []string) bool { return len(part) > 0 && part[0] == id })
}

// rowIsRight reports whether a row of a match has its option, or one of the same words.
func rowIsRight(a *quiz.Asked, row int, id string) bool {
	if row >= len(a.Right) || len(a.Right[row]) != 2 {
		return false
	}
	want := a.Right[row][1]
	return id == want || textOf(a.Options, id) == textOf(a.Options, want)
}

// Contradicts reports whether an outcome or a score cannot be that of a reply. Where
// something was chosen the words say what is right; a flashcard is right if the learner
// says so. Whether typed words are right cannot be known from them.
func Contradicts(a *quiz.Asked, r quiz.Reply, o quiz.Outcome, score float64) bool {
	switch {
	case r.Unknown:
		return o != quiz.Unknown || score != 0
	case o != outcomeOf(score):
		return true
	case len(a.Options) > 0:
		return score != scoreOf(a, r.Chosen)
	case a.Kind == quiz.Card("").Name():
		return (r.Self > quiz.Again) != (o == quiz.Right)
	}
	return len(r.Text) == 0 && score > 0
}

// outcomeOf is the outcome that a score stands for.
func outcomeOf(score float64) quiz.Outcome {
	switch {
	case score == 1:
		return quiz.Right
	case score > 0:
		return quiz.Partly
	}
	return quiz.Wrong
}

// scoreOf judges what was chosen by the words of a question, as the question itself does.
func scoreOf(a *quiz.Asked, chosen []string) float64 {
	right := 0
	switch {
	case len(a.Right) == 0:
		return 0
	case a.Kind == (quiz.Order{}).Name():
		return orderOf(a).Judge(quiz.Reply{Chosen: chosen}, nil).Score
	case len(a.Rows) > 0 && len(chosen) != len(a.Rows):
		return 0
	}
	for i, id := range chosen {
		switch {
		case len(a.Rows) > 0:
			right += one(rowIsRight(a, i, id))
		case isRight(a, id) && !slices.Contains(chosen[:i], id):
			right++
		default:
			right--
		}
	}
	return float64(max(right, 0)) / float64(len(a.Right))
}

// orderOf makes an order of its words.
func orderOf(a *quiz.Asked) (order quiz.Order) {
	for _, part := range a.Right {
		if len(part) > 0 {
			item := quiz.Item{Text: textOf(a.Options, part[0])}
			if item.ID() != part[0] {
				item.Entry = part[0]
			}
			order = append(order, item)
		}
	}
	return order
}

// MayBeRight reports whether a learner may say "I was right" of a reply that was judged
// otherwise: of typed words alone.
func MayBeRight(a *quiz.Asked, r quiz.Reply) bool {
	return len(a.Options) == 0 && !r.Unknown && r.Self == 0 && len(r.Text) > 0
}

// textOf is the text of an option; its id if there is none.
func textOf(options []quiz.AskedItem, id string) string {
	for _, o := range options {
		if o.ID == id {
			return o.Text
		}
	}
	return id
}
