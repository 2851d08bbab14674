package main

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/deckfile"
	"policyquiz/quiz/paper"
)

// TestPaperOfTheCourse: of every question of the course, on several forms, the key is a
// reply that is judged right by whoever sees the options in the order of the sheet.
func TestPaperOfTheCourse(t *testing.T) {
	t.Parallel()
	lib := &deckfile.Library{Courses: []*deckfile.Course{shippedCourse()}}
	ids, err := lib.Decks()
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, id := range ids {
		d, err := lib.Deck(id)
		if err != nil {
			t.Fatal(err)
		}
		s := &selection{Library: lib, refs: d.Refs()}
		questions, err := s.printed(0)
		if err != nil {
			t.Fatal(err)
		}
		for number := uint32(1); number <= 3; number++ {
			for _, item := range paper.NewForm(number, questions, false).Items {
				tried++
				tryKey(t, number, item)
			}
		}
	}
	if tried < 500 {
		t.Errorf("%d questions were tried", tried)
	}
}

// tryKey gives the key of an item as a reply.
func tryKey(t *testing.T, form uint32, item paper.Item) {
	t.Helper()
	q := item.Question
	posed := q.Kind.Pose(q.Shuffle(0, form))
	posed.Letters = true
	reply, err := q.Read(posed, replyOf(item))
	if err != nil {
		t.Fatalf("%s, form %d: the key %q is not read: %v", q.ID, form, item.Key, err)
	}
	if v := q.Judge(reply); v.Outcome != quiz.Right {
		t.Errorf("%s, form %d: the key %q is %s", q.ID, form, item.Key, v.Outcome)
	}
}

// replyOf is the key as a learner types it.
func replyOf(item paper.Item) string {
	switch k := item.Question.Kind.(type) {
	case quiz.Order: // the letters of the lines, in the order of the numbers on them
		numbers := strings.Fields(item.Key)
		letters := make([]string, len(numbers))
		for i := range letters {
			letters[i] = string(rune('a' + slices.Index(numbers, strconv.Itoa(i+1))))
		}
		return strings.Join(letters, " ")
	case quiz.AnyOf:
		var words []string
		for _, spellings := range k.Answers[:k.Need] {
			words = append(words, spellings[0])
		}
		return strings.Join(words, "; ")
	case quiz.Card:
		return "good"
	}
	return item.Key
}
