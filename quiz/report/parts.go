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

// Contradicts reports whether an outcome cannot be that of a reply: it says right where
// other options than the right ones were chosen, or something else where those were
// chosen. Of typed words that cannot be known.
func Contradicts(a *quiz.Asked, r quiz.Reply, o quiz.Outcome) bool {
	if r.Unknown {
		return o != quiz.Unknown
	}
	if len(r.Chosen) == 0 || len(a.Right) == 0 {
		return false
	}
	return choseRight(a, r.Chosen) != (o == quiz.Right)
}

// choseRight reports whether options are the right ones, in the right places if they
// have places.
func choseRight(a *quiz.Asked, chosen []string) bool {
	if len(chosen) != len(a.Right) {
		return false
	}
	for i, id := range chosen {
		right := isRight(a, id) && !slices.Contains(chosen[:i], id)
		switch {
		case len(a.Rows) > 0:
			right = rowIsRight(a, i, id)
		case a.Kind == (quiz.Order{}).Name():
			right = len(a.Right[i]) > 0 && textOf(a.Options, a.Right[i][0]) == textOf(a.Options, id)
		}
		if !right {
			return false
		}
	}
	return true
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
