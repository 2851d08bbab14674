package study

import (
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// TestStory has the story of a question answered four times, once under another right
// answer and once twice on a day.
func TestStory(t *testing.T) {
	t.Parallel()
	ms := replay(schedule(t), []quiz.Entry{
		review("a", "q", at(0, 0), under("old")),
		review("b", "q", at(1, 0), missed),
		review("c", "q", at(1, 5), guessed(0.25)),
		review("d", "q", at(9, 0), guessed(0.25)),
		amend("e", "d", at(9, 1), quiz.Hard),
		review("x", "p", at(9, 0)),
		review("y", "q", at(9, 5)), undo("z", "y", at(9, 6)),
	})
	story := ms.Story("q")
	if len(story) != 4 {
		t.Fatalf("%d answers, want 4", len(story))
	}
	for i, want := range []struct {
		day        int
		counts     bool
		firstOfDay bool
		grade      quiz.Grade
		reviews    int // before it
	}{{0, false, true, quiz.Good, 0}, {1, true, true, quiz.Again, 0}, {1, true, false, quiz.Good, 1}, {9, true, true, quiz.Hard, 2}} {
		a := story[i]
		if a.Day != dayOf(want.day) || a.Counts != want.counts || a.FirstOfDay != want.firstOfDay || a.Grade != want.grade || a.Before.Reviews != want.reviews {
			t.Errorf("answer %d is %+v, want %+v", i, a, want)
		}
	}
	if _, ok := story[1].Predicted(); ok {
		t.Error("something was predicted of a first answer")
	}
	if got := story[1].Knew(); got != 1 {
		t.Errorf("knew %v with no chance to guess", got)
	}
	last := story[3]
	recall := ms.Schedule.Model.Recall(8, last.Before.Stability)
	predicted, ok := last.Predicted()
	if want := recall + (1-recall)/4; !ok || predicted != want {
		t.Errorf("predicted %v, want %v", predicted, want)
	}
	if want := (fsrs.Evidence{Chance: 0.25}).Knew(recall); last.Knew() != want || want == 1 {
		t.Errorf("knew %v, want %v", last.Knew(), want)
	}
	state, due := ms.Would(&last, last.Grade)
	if state != last.After.State || due != last.After.Due {
		t.Errorf("the same grade would have made %v due %d, not %v due %d", state, due, last.After.State, last.After.Due)
	}
	if worse, sooner := ms.Would(&last, quiz.Again); worse.Stability >= state.Stability || sooner >= due {
		t.Errorf("Again would have made %v due %d", worse, sooner)
	}
	if none := ms.Story("z"); none != nil {
		t.Errorf("a story of a question never asked: %v", none)
	}
}

// A story ends with the memory of the question, whatever the history.
func TestStoryEndsWithMemory(t *testing.T) {
	t.Parallel()
	for n := range 300 {
		r := chanceOf(n)
		ms := replay(schedule(t), randomEntries(r, 1+r.IntN(40)))
		for question := range ms.records {
			m, ok := ms.Of(question)
			story := ms.Story(question)
			if ok != (len(story) > 0) {
				t.Fatalf("history %d, question %s: %d answers, known %v", n, question, len(story), ok)
			}
			if ok && story[len(story)-1].After != m {
				t.Fatalf("history %d, question %s: the story ends with %+v, not %+v", n, question, story[len(story)-1].After, m)
			}
		}
	}
}
