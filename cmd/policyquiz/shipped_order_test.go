package main

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/study"
)

// A newcomer answers whatever is asked, and rightly.
type newcomer struct {
	course  *deckfile.Course
	refs    []quiz.Ref
	entries []quiz.Entry
	known   map[string]bool // what was answered on an earlier day
}

// newNewcomer has the shipped course before them, without its exams.
func newNewcomer(t *testing.T) *newcomer {
	t.Helper()
	n := &newcomer{course: shippedCourse(), known: map[string]bool{}}
	ids, err := n.course.DeckIDs()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		d, err := n.course.Deck(id)
		if err != nil {
			t.Fatal(err)
		}
		if !d.Exam {
			n.refs = n.course.AppendRefs(n.refs, d)
		}
	}
	return n
}

func (n *newcomer) kind(r quiz.Ref) string {
	q, err := n.course.Question(r)
	if err != nil {
		panic(err) // other tests hold that each question can be made
	}
	return q.Kind.Name()
}

// day is a day with so many new questions. It returns these, and holds that none comes
// before what it comes after.
func (n *newcomer) day(t *testing.T, now time.Time, newADay int) []quiz.Ref {
	t.Helper()
	for _, e := range n.entries {
		n.known[e.Review.Question] = true
	}
	ms := study.Replay(schedule(deckfile.DefaultSettings()), study.History{Entries: n.entries, Now: now})
	ms.KindOf = n.kind
	agenda := ms.Agenda(n.refs, now, newADay)
	for _, r := range slices.Concat(agenda.Due, agenda.New) {
		n.entries = append(n.entries, quiz.Entry{
			ID:     fmt.Sprint("answer", len(n.entries)),
			N:      len(n.entries) + 1,
			At:     now,
			Review: &quiz.Review{Question: r.ID, Outcome: quiz.Right, Grade: quiz.Good, TextPrint: n.course.Text(r)},
		})
	}
	for _, r := range agenda.New {
		for _, id := range r.After {
			if !n.known[id] {
				t.Errorf("%s: %s is asked before %s", now.Format(time.DateOnly), r.ID, id)
			}
		}
	}
	return agenda.New
}

// TestFirstThirty holds what newcomers meet in their first three days in the shipped
// course: many kinds from several decks, the easy questions of the start first and, behind
// them, of ten at most three from one deck, never two of a kind in a row, and on each day
// a question that asks for more than words.
func TestFirstThirty(t *testing.T) {
	n := newNewcomer(t)
	first := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	kinds, decks := map[string]bool{}, map[string]int{}
	for day := range 3 {
		asked := n.day(t, first.AddDate(0, 0, day), 10)
		if len(asked) != 10 {
			t.Fatalf("day %d has %d new questions", day+1, len(asked))
		}
		for i, r := range asked {
			if early := day == 0 && i < 8; r.Start != early {
				t.Errorf("%s, the %d. question of day %d: of the start, or not where it should be", r.ID, i+1, day+1)
			}
		}
		last, ofDeck, furthest := "", map[string]int{}, 0
		for _, r := range asked {
			kind := n.kind(r)
			if kind == last {
				t.Errorf("day %d: %s is the second %s in a row", day+1, r.ID, kind)
			}
			last, kinds[kind] = kind, true
			furthest = max(furthest, r.Rung)
			decks[r.Deck]++
			if r.Start {
				continue
			}
			if ofDeck[r.Deck]++; ofDeck[r.Deck] > 3 {
				t.Errorf("day %d: %s is the fourth of its deck", day+1, r.ID)
			}
		}
		if furthest < 3 {
			t.Errorf("day %d: no question asks for more than rung %d", day+1, furthest)
		}
	}
	if len(kinds) < 5 || len(decks) < 3 {
		t.Errorf("%d kinds and %d decks: %v, %v", len(kinds), len(decks), kinds, decks)
	}
}

// TestFirstNewCases: whoever begins need not go on for weeks to be asked for more than
// what the documents say. The tenth question of the shipped course is a new case, of
// judgement, a deck that has no easy question to begin with, and the first thirty have new
// cases of several decks. It is so for ten a day and
// for forty in one sitting, and in neither are two of a kind asked one after the other on
// one day.
func TestFirstNewCases(t *testing.T) {
	first := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for name, days := range map[string]int{"ten a day": 4, "forty in one sitting": 1} {
		t.Run(name, func(t *testing.T) {
			n := newNewcomer(t)
			var asked []quiz.Ref
			for day := range days {
				list := n.day(t, first.AddDate(0, 0, day), 40/days)
				for i, r := range list[1:] {
					if n.kind(r) == n.kind(list[i]) {
						t.Errorf("%s is a second %s in a row", r.ID, n.kind(r))
					}
				}
				asked = append(asked, list...)
			}
			n.holdNewCases(t, asked)
		})
	}
}

// holdNewCases holds when those who were asked these questions first met new cases.
func (n *newcomer) holdNewCases(t *testing.T, asked []quiz.Ref) {
	t.Helper()
	const apply = 4              // the rung
	newCases := map[string]int{} // among the first thirty, by deck
	begun := map[string]int{}    // the number of the first question of each deck
	for i, r := range asked {
		deck, _ := n.course.Short(r.Deck)
		if r.Rung >= apply && i < 30 {
			newCases[deck]++
		}
		if begun[deck] == 0 {
			begun[deck] = i + 1
		}
	}
	if r := asked[9]; r.Rung < apply {
		t.Errorf("question 10 is %s, of rung %d", r.ID, r.Rung)
	}
	if len(newCases) < 2 {
		t.Errorf("the new cases among the first thirty questions, by deck: %v", newCases)
	}
	if at := begun["judgement"]; at != 10 {
		t.Errorf("the first question of judgement is number %d; 0 if none of the first forty", at)
	}
}

// TestAllIsIntroduced: who goes on for long enough meets each question of the shipped
// course, whatever it waits for.
func TestAllIsIntroduced(t *testing.T) {
	n := newNewcomer(t)
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	met := map[string]bool{}
	for range 2 * len(n.refs) / 10 {
		for _, r := range n.day(t, now, 10) {
			met[r.ID] = true
		}
		now = now.AddDate(0, 0, 1)
	}
	for _, r := range n.refs {
		if !met[r.ID] {
			t.Errorf("%s is never asked: it comes after %v", r.ID, r.After)
		}
	}
}
