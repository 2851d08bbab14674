package study

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
)

// sitExam gives an exam.
func sitExam(t *testing.T, ms *Memories, refs []quiz.Ref) *sitting {
	now := at(0, 0)
	return &sitting{Session: NewExam(ms, refs, now), t: t, now: now, latest: map[string]string{}}
}

// TestExam: of five questions a and b were answered before, and b was put off
// today. All are asked, once, in their order.
func TestExam(t *testing.T) {
	for _, test := range []struct {
		name, script string
		places       string // of each question asked; empty: not of interest
		left         int    // questions that were not reached
	}{
		{"each once and in its order", "x/1+ b+ x/2+ a+ y+ .", "1/5 2/5 3/5 4/5 5/5", 0},
		{"a miss does not come back", "x/1- b? x/2- a- y? .", "1/5 2/5 3/5 4/5 5/5", 0},
		{"what is left out keeps its number", "x/1+ bs x/2s a+ y+ .", "1/5 2/5 3/5 4/5 5/5", 0},
		{"half way", "x/1+ bs", "", 3},
		{"undo", "x/1+ b- < b+ x/2+", "1/5 2/5 2/5 3/5", 2},
		{"undo of what was left out", "x/1+ bs < b+ x/2+", "1/5 2/5 2/5 3/5", 2},
		{"undo of an answer before what was left out", "x/1- bs < < x/1+ b+ x/2+", "1/5 2/5 1/5 2/5 3/5", 2},
		{"undo at the end", "x/1+ b+ x/2+ a+ y- . < y+ .", "", 0},
		{"answered in another window", "x/1+ >b >y b+ x/2+ a+ y+ .", "", 0},
		{"put off there", "x/1+ >sb b+ x/2+ a+ y+ .", "", 0},
		{"taken back there", "x/1+ b+ ><x/1 x/1+ x/2+ a+ y+ .", "", 0},
	} {
		refs := refsOf("x/1 b x/2 a y")
		ms := due(t, refsOf("a b"))
		ms.Apply(skip("put off", "b", at(0, -1)))
		ms.Apply(suspend("set aside", "y", at(0, -1)))
		s := sitExam(t, ms, refs)
		s.play(test.script)
		if got := strings.Join(s.places, " "); test.places != "" && got != test.places {
			t.Errorf("%s: places %s, want %s", test.name, got, test.places)
		}
		if got := s.Waiting(); got != test.left {
			t.Errorf("%s: %d questions wait, want %d", test.name, got, test.left)
		}
		for _, r := range refs {
			if s.Missed(r) {
				t.Errorf("%s: %s is to come back", test.name, r.ID)
			}
		}
	}
}

// TestExamIsRecorded: answers are written as those of an exam, and what is left
// out is not written at all.
func TestExamIsRecorded(t *testing.T) {
	refs := refsOf("a b c d")
	s := sitExam(t, due(t, nil), refs)
	s.play("a- bs c+ < c- ds <")
	var got []string
	for _, e := range s.entries {
		switch {
		case e.Review != nil:
			got = append(got, fmt.Sprintf("%s %s exam:%v", e.Review.Question, e.Review.Outcome, e.Review.Exam))
		case e.Undo != "":
			got = append(got, "undo")
		default:
			got = append(got, fmt.Sprintf("%+v", e))
		}
	}
	want := []string{"a wrong exam:true", "c right exam:true", "undo", "c wrong exam:true"}
	if !slices.Equal(got, want) {
		t.Errorf("recorded %q, want %q", got, want)
	}
	turns := []string{}
	for _, turn := range s.Turns() {
		turns = append(turns, fmt.Sprintf("%s %v", turn.Ref.ID, turn.Skipped()))
	}
	if want := []string{"a false", "b true", "c false"}; !slices.Equal(turns, want) {
		t.Errorf("turns %q, want %q", turns, want)
	}
	confused := []quiz.Confusion{{Took: "yes", For: "no"}}
	if got, want := s.Summary(), (Summary{Asked: 2, Wrong: 2, Skipped: 1, Confused: confused}); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestSittings: an exam that was left half way is a sitting, and one that was taken back as
// a whole is none.
func TestSittings(t *testing.T) {
	refs := refsOf("a b c")
	s := sitExam(t, due(t, nil), refs)
	sat := func(of []quiz.Ref) string {
		n, last := s.memories.Sittings(of)
		return fmt.Sprint(n, " ", last > 0)
	}
	for _, step := range []struct{ plays, all, only string }{
		{"", "0 false", "0 false"},
		{"a-", "1 true", "0 false"},
		{"<", "0 false", "0 false"},
		{"a+ b-", "1 true", "0 false"},
	} {
		s.play(step.plays)
		if all, only := sat(refs), sat(refs[2:]); all != step.all || only != step.only {
			t.Errorf("after %q: %s of all and %s of the last, want %s and %s", step.plays, all, only, step.all, step.only)
		}
	}
	again := sitExam(t, s.memories, refs)
	again.now = at(1, 0)
	again.play("a+")
	if n, _ := s.memories.Sittings(refs); n != 2 {
		t.Errorf("sat %d times, want 2", n)
	}
}

// remembered is all that a learner can notice of memories: what is due, new and
// put off, and how each question is remembered.
func remembered(ms *Memories, refs []quiz.Ref, now time.Time) string {
	said := fmt.Sprintf("%+v\n%+v\n", ms.Agenda(refs, now, 3), ms.Outlook(refs, now, 3))
	for _, r := range refs {
		m, ok := ms.Of(r.ID)
		said += fmt.Sprintf("%s %+v %v, %d times, put off %v\n", r.ID, m, ok, ms.Times(r.ID), ms.Skipped(r.ID, ms.DayOf(now)))
	}
	return said
}

// TestExamChangesNoMemory: whatever is done in an exam, nothing is remembered
// otherwise afterwards, neither in this session nor in a replay of what was written.
func TestExamChangesNoMemory(t *testing.T) {
	refs := refsOf("a/1 a/2 b c d e f g")
	for round := range 200 {
		r := chanceOf(round)
		ms := due(t, refs[:r.IntN(len(refs)+1)])
		before, now := entriesOf(ms), at(0, 0)
		want := remembered(ms, refs, now)
		s := sitExam(t, ms, refs)
		for range 1 + r.IntN(30) {
			s.examStep(r)
		}
		if got := remembered(ms, refs, now); got != want {
			t.Fatalf("round %d: after the exam\n%s\nwant\n%s", round, got, want)
		}
		if got := remembered(replay(ms.Schedule, slices.Concat(before, s.entries)), refs, now); got != want {
			t.Fatalf("round %d: replayed\n%s\nwant\n%s", round, got, want)
		}
	}
}

// examStep does something at random in an exam.
func (s *sitting) examStep(r *rand.Rand) {
	ref, ok := s.Next(s.now)
	if t, some := s.Undo(s.now); some && (!ok || r.IntN(4) == 0) {
		s.apply(t)
		if next, ok := s.Next(s.now); !ok || next.ID != t.Ref.ID {
			s.t.Fatalf("after an undo of %s %q comes", t.Ref.ID, next.ID)
		}
		return
	}
	if r.IntN(5) == 0 {
		s.apply(s.Skip(s.now, ref))
		return
	}
	s.apply(s.Answer(s.now, asked(ref), quiz.Posed{}, replies["+-?"[r.IntN(3)]], time.Second))
}

// TestExamWithoutOne: a question that cannot be asked is not counted.
func TestExamWithoutOne(t *testing.T) {
	refs := refsOf("a b c")
	s := sitExam(t, due(t, nil), refs)
	s.play("a+")
	s.Drop(refs[1])
	s.play("c+ .")
	if got := strings.Join(s.places, " "); got != "1/3 2/2" || s.Waiting() != 0 {
		t.Errorf("places %s, and %d wait", got, s.Waiting())
	}
}
