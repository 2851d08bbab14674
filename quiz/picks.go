package quiz

import (
	"slices"
	"strings"

	"policyquiz/quiz/spell"
)

// This file reads replies by the words that a history keeps, without the question.

// A Pick is one thing that was chosen or typed in a reply.
type Pick struct {
	ID    string // what is the same has the same one; of a choice that of the option
	Text  string
	Right bool
}

// Picks lists what was chosen or typed in a reply: each option that was chosen, each row
// of a match with its option, each gap, or the whole of anything else. Of "I don't know"
// there is none. Outcome is how the reply was judged: whether typed words were right is
// known from that alone.
func (a *Asked) Picks(r Reply, o Outcome) (picks []Pick) {
	switch said := a.Said(r); {
	case r.Unknown || r.Self != 0 || len(said) == 0:
	case len(a.Rows) > 0:
		for row, id := range r.Chosen {
			if row < len(a.Rows) {
				picks = append(picks, Pick{a.Rows[row].ID + " " + id, said[row], a.rowIsRight(row, id)})
			}
		}
	case a.Kind == Order{}.Name():
		whole := strings.Join(said, "; ")
		picks = []Pick{{strings.Join(r.Chosen, " "), whole, o == Right}}
	case len(r.Chosen) > 0:
		for i, id := range r.Chosen {
			picks = append(picks, Pick{id, said[i], a.isRight(id)})
		}
	default:
		whole := strings.Join(said, "; ")
		picks = []Pick{{spell.Fold(whole), whole, o == Right}}
	}
	return picks
}

// isRight reports whether an option of a choice is right.
func (a *Asked) isRight(id string) bool {
	return slices.ContainsFunc(a.Right, func(part []string) bool { return len(part) > 0 && part[0] == id })
}

// rowIsRight reports whether a row of a match has its option, or one of the same words.
func (a *Asked) rowIsRight(row int, id string) bool {
	if row >= len(a.Right) || len(a.Right[row]) != 2 {
		return false
	}
	want := a.Right[row][1]
	return id == want || a.text(a.Options, id) == a.text(a.Options, want)
}

// Contradicts reports whether an outcome cannot be that of a reply: it says right where
// other options than the right ones were chosen, or something else where those were
// chosen. Of typed words that cannot be known.
func (a *Asked) Contradicts(r Reply, o Outcome) bool {
	if r.Unknown {
		return o != Unknown
	}
	if len(r.Chosen) == 0 || len(a.Right) == 0 {
		return false
	}
	return a.choseRight(r.Chosen) != (o == Right)
}

// choseRight reports whether options are the right ones, in the right places if they
// have places.
func (a *Asked) choseRight(chosen []string) bool {
	if len(chosen) != len(a.Right) {
		return false
	}
	for i, id := range chosen {
		right := a.isRight(id) && !slices.Contains(chosen[:i], id)
		switch {
		case len(a.Rows) > 0:
			right = a.rowIsRight(i, id)
		case a.Kind == Order{}.Name():
			right = len(a.Right[i]) > 0 && a.text(a.Options, a.Right[i][0]) == a.text(a.Options, id)
		}
		if !right {
			return false
		}
	}
	return true
}
