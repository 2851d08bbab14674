package study

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
)

// saying is how sure the learner was.
func saying(c fsrs.Confidence) func(*quiz.Review) { return func(r *quiz.Review) { r.Confidence = c } }

func TestBlind(t *testing.T) {
	sure := saying(fsrs.Sure)
	partly := func(r *quiz.Review) { r.Outcome, r.Grade = quiz.Partly, quiz.Again }
	guess := quiz.Entry{ID: "1a", At: at(0, 1), Amend: &quiz.Amend{Of: "1", Grade: quiz.Again, Outcome: quiz.Unknown}}
	for _, test := range []struct {
		name    string
		entries []quiz.Entry
		want    bool
	}{
		{"never asked", []quiz.Entry{review("1", "q", at(0, 0), missed)}, false},
		{"sure and right", []quiz.Entry{review("1", "q", at(0, 0), sure)}, false},
		{"sure and wrong", []quiz.Entry{review("1", "q", at(0, 0), sure, missed)}, true},
		{"sure and partly right", []quiz.Entry{review("1", "q", at(0, 0), sure, partly)}, true},
		{"fairly sure and wrong", []quiz.Entry{review("1", "q", at(0, 0), saying(fsrs.FairlySure), missed)}, false},
		{"right on the same day since", []quiz.Entry{review("1", "q", at(0, 0), sure, missed), review("2", "q", at(0, 9))}, true},
		{"right on a later day since", []quiz.Entry{review("1", "q", at(0, 0), sure, missed), review("2", "q", at(1, 0))}, false},
		{"sure and wrong again on a day", []quiz.Entry{review("1", "q", at(0, 0), missed), review("2", "q", at(0, 9), sure, missed)}, false},
		{"sure and wrong since", []quiz.Entry{review("1", "q", at(0, 0)), review("2", "q", at(9, 0), sure, missed)}, true},
		{"called right", []quiz.Entry{review("1", "q", at(0, 0), sure, missed), amend("1a", "1", at(0, 1), quiz.Good)}, false},
		{"called a guess", []quiz.Entry{review("1", "q", at(0, 0), sure, guessed(0.25)), guess}, false},
		{"taken back", []quiz.Entry{review("0", "q", at(-1, 0)), review("1", "q", at(0, 0), sure, missed), undo("1a", "1", at(0, 1))}, false},
		{"under another right answer", []quiz.Entry{review("1", "q", at(0, 0), sure, missed, under("old")), review("2", "q", at(0, 9))}, false},
		{"for practice", []quiz.Entry{review("0", "q", at(-1, 0)), review("1", "q", at(0, 0), sure, missed, func(r *quiz.Review) { r.Practice = true })}, false},
	} {
		if m, _ := replay(schedule(t), test.entries).Of("q"); m.Blind != test.want {
			t.Errorf("%s: blind %v", test.name, m.Blind)
		}
	}
}

// blindByStory works out from its story whether a question is a blind spot: whether the
// first answer on the day on which it was last answered was sure and not right.
func blindByStory(story []Answer) bool {
	story = slices.DeleteFunc(story, func(a Answer) bool { return !a.Counts })
	if len(story) == 0 {
		return false
	}
	last := story[len(story)-1].Day
	first := story[slices.IndexFunc(story, func(a Answer) bool { return a.Day == last })]
	return first.Evidence.Confidence == fsrs.Sure && (first.Outcome == quiz.Wrong || first.Outcome == quiz.Partly)
}

// What is due comes with the blind spots first, and then lowest recall first, whatever
// the history.
func TestBlindSpotsComeFirst(t *testing.T) {
	refs := refsOf("q0 q1 q2 q3 q4 q5")
	blind, behind := 0, 0
	for n := range 1000 {
		r := chanceOf(n)
		ms := replay(schedule(t), randomEntries(r, 1+r.IntN(60)))
		now := at(20+r.IntN(5), 0)
		recall := func(ref quiz.Ref) float64 {
			m, _ := ms.Of(ref.ID)
			return ms.Recall(m, ms.DayOf(now))
		}
		due := ms.Agenda(refs, now, 0).Due
		want := slices.Clone(due)
		slices.SortStableFunc(want, func(a, b quiz.Ref) int {
			x, y := blindByStory(ms.Story(a.ID)), blindByStory(ms.Story(b.ID))
			switch {
			case x && !y:
				return -1
			case y && !x:
				return 1
			}
			return cmp.Or(cmp.Compare(recall(a), recall(b)), cmp.Compare(a.Item, b.Item))
		})
		if ids(due) != ids(want) {
			t.Fatalf("history %d: due are %s, want %s", n, ids(due), ids(want))
		}
		for i, ref := range due {
			if blindByStory(ms.Story(ref.ID)) {
				blind++
				if i+1 < len(due) && recall(ref) > recall(due[i+1]) {
					behind++
				}
			}
		}
	}
	if blind < 100 || behind < 20 {
		t.Errorf("only %d blind spots, %d of them better recalled than what comes next", blind, behind)
	}
}

// What a plan chose keeps its order, but that blind spots come first.
func TestBlindSpotsComeFirstInAPlan(t *testing.T) {
	refs := refsOf("a b c d")
	ms := replay(schedule(t), []quiz.Entry{
		review("1", "b", at(-9, 0)), review("2", "c", at(-9, 1), saying(fsrs.Sure), missed), review("3", "d", at(-9, 2), saying(fsrs.Sure), missed),
	})
	s := NewSession(ms, refs, at(0, 0), Limits{New: 1, Planned: true, Review: []quiz.Ref{refs[3], refs[1], refs[2]}})
	if got := ids(s.Plan()); got != "d c b a" {
		t.Errorf("the session asks %s", got)
	}
}

// TestMarksOfASession counts the first answer to each question.
func TestMarksOfASession(t *testing.T) {
	refs := refsOf("a b c d e card")
	s := sit(t, due(t, refs), refs, Limits{})
	card := quiz.Question{ID: "card", Kind: quiz.Card("back")}
	yes, no, unknown := replies['+'], replies['-'], replies['?']
	do := func(q quiz.Question, r quiz.Reply, c fsrs.Confidence) {
		t.Helper()
		if asks := s.AsksHowSure(s.ref(q.ID), q.Kind.Pose(nil), r); asks != (c != fsrs.NotAsked) {
			t.Errorf("%s: asked %v", q.ID, asks)
		}
		turn := s.Answer(s.now, q, q.Kind.Pose(nil), r, 0)
		turn.Entry.Review.Confidence = c
		s.apply(turn)
	}
	expect := func(what string, want Marks, blind string) {
		t.Helper()
		if sum := s.Summary(); sum.Marks != want || ids(sum.Blind) != blind {
			t.Errorf("%s: %+v and the blind spots %q, want %+v and %q", what, sum.Marks, ids(sum.Blind), want, blind)
		}
	}
	expect("nothing", Marks{}, "")
	do(asked(refs[0]), yes, fsrs.Sure)
	do(asked(refs[1]), no, fsrs.Sure)
	expect("right and wrong", Marks{2, -3, 1}, "b")
	do(asked(refs[2]), unknown, fsrs.NotAsked)
	do(card, quiz.Reply{Self: quiz.Good}, fsrs.NotAsked)
	do(asked(refs[3]), yes, fsrs.FairlySure)
	expect("not known, a card, and fairly sure", Marks{4, -1, 2}, "b")
	do(asked(refs[1]), yes, fsrs.NotAsked) // it comes back, and earns nothing
	do(asked(refs[2]), unknown, fsrs.NotAsked)
	expect("what comes back", Marks{4, -1, 2}, "b")
	do(asked(refs[4]), no, fsrs.Sure)
	expect("another blind spot", Marks{5, -7, 2}, "b e")
	second, ok := s.Amend(s.now, quiz.Good)
	if !ok {
		t.Fatal("it cannot be called right")
	}
	s.apply(second)
	expect("called right", Marks{5, 2, 3}, "b")
	undone, _ := s.Undo(s.now)
	s.apply(undone)
	expect("the second thought is taken back", Marks{5, -7, 2}, "b e")
	undone, _ = s.Undo(s.now)
	s.apply(undone)
	expect("taken back", Marks{4, -1, 2}, "b")
	do(asked(refs[4]), yes, fsrs.Unsure) // it is asked again, and so is how sure
	expect("answered again", Marks{5, 0, 3}, "b")
	// An answer of which nobody asked how sure it was earns nothing.
	s = sit(t, due(t, refs), refs, Limits{})
	s.apply(s.Answer(s.now, asked(refs[0]), quiz.Posed{}, no, time.Second))
	expect("not asked", Marks{}, "")
}

// A guess that was called one is no blind spot and costs nothing.
func TestMarksOfAGuess(t *testing.T) {
	refs := refsOf("a")
	s := sit(t, due(t, refs), refs, Limits{})
	q := quiz.Question{ID: "a", Kind: oneOfFour}
	posed := q.Kind.Pose(nil)
	turn := s.Answer(s.now, q, posed, quiz.Reply{Chosen: posed.IDs[:1]}, 0)
	if turn.Verdict.Outcome != quiz.Right {
		t.Fatalf("%+v", turn.Verdict)
	}
	turn.Entry.Review.Confidence = fsrs.Sure
	s.apply(turn)
	if got := s.Summary(); got.Marks != (Marks{1, 3, 1}) {
		t.Errorf("%+v", got.Marks)
	}
	guess, ok := s.Amend(s.now, quiz.Again)
	if !ok {
		t.Fatal("it cannot be called a guess")
	}
	s.apply(guess)
	if got := s.Summary(); got.Marks != (Marks{1, 0, 0}) || got.Blind != nil {
		t.Errorf("%+v, %v", got.Marks, got.Blind)
	}
}
