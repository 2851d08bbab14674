package study

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
)

// One answer of each sort that the session treats in its own way.
var (
	oneOfFour = quiz.Choice{Options: []quiz.Option{
		{Text: "Vladimir Putin", Right: true, Entry: "putin", Name: "Putin"},
		{Text: "Steve Witkoff", Entry: "witkoff", Name: "Witkoff", Feedback: "the withdrawal is his (¶93)"},
		{Text: "Xi Jinping"},
		{Text: "the Kremlin"},
	}}
	inWords = quiz.Typed{Accept: []string{"revealed preference", "revealed preferences"}}
	twoGaps = quiz.Cloze{
		Text: []string{"", " of Ukraine, backed by ", "."},
		Gaps: [][]string{{"armed neutrality"}, {"Washington", "the United States"}},
	}
	flashcard = quiz.Card("the duty to come to another's aid")
)

func TestAmendRules(t *testing.T) {
	refs := []quiz.Ref{{ID: "q"}}
	for _, test := range []struct {
		name    string
		kind    quiz.Kind
		line    string
		allowed string // grades
	}{
		{"typed and right", inWords, "revealed preference", "1234"},
		{"typed and wrong", inWords, "leverage", "3"},
		{"gaps partly right", twoGaps, "armed neutrality; Moscow", "3"},
		{"a choice that was right", oneOfFour, "1", "123"},
		{"a choice that was wrong", oneOfFour, "2", ""},
		{"true or false", quiz.TrueFalse(true), "t", "123"},
		{"a card", flashcard, "3", ""},
		{"a card not known", flashcard, "1", ""},
	} {
		s := sit(t, due(t, refs), refs, Limits{})
		q := quiz.Question{ID: "q", Kind: test.kind}
		r, err := q.Read(test.kind.Pose(nil), test.line)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := s.Amend(s.now, quiz.Good); ok {
			t.Errorf("%s: a second thought before the first", test.name)
		}
		turn := s.Answer(s.now, q, q.Kind.Pose(nil), r, time.Second)
		if _, ok := s.Amend(s.now, quiz.Good); ok {
			t.Errorf("%s: a second thought on what is not written", test.name)
		}
		s.apply(turn)
		var allowed string
		for g := quiz.Grade(-1); g <= 5; g++ {
			got, ok := s.Amend(s.now, g)
			if !ok {
				continue
			}
			allowed += fmt.Sprintf("%d", int(g))
			outcome := quiz.Right
			if g == quiz.Again {
				outcome = quiz.Unknown
			}
			verdict := turn.Verdict
			verdict.Outcome, verdict.Guessed = outcome, g == quiz.Again
			entry := quiz.Entry{At: s.now, Amend: &quiz.Amend{Of: s.latest["q"], Grade: g, Outcome: outcome}}
			if want := (Turn{Ref: refs[0], Entry: entry, Verdict: verdict}); !reflect.DeepEqual(got, want) {
				t.Errorf("%s:\n got %+v\nwant %+v", test.name, got, want)
			}
		}
		if allowed != test.allowed {
			t.Errorf("%s: may be amended to %q, want %q", test.name, allowed, test.allowed)
		}
	}
}

// TestAnswer is about what an answer puts into the history, and when it
// counts.
func TestAnswer(t *testing.T) {
	refs := refsOf("a b")
	s := sit(t, due(t, refs), refs, Limits{})
	q := quiz.Question{ID: "a", TextPrint: "words", Rev: 3, Kind: oneOfFour}
	posed := q.Kind.Pose(nil)
	r := quiz.Reply{Chosen: posed.IDs[1:2]}
	turn := s.Answer(s.now, q, posed, r, 1500*time.Millisecond)
	asked := q.Asked("deck")
	want := quiz.Entry{At: s.now, Review: &quiz.Review{
		Question: "a", Outcome: quiz.Wrong, Grade: quiz.Again, Chance: 0.25, Asked: asked.Print(), TextPrint: "words",
		Took: 1500 * time.Millisecond, Details: &quiz.Details{Reply: r, Shown: posed.IDs}, Wording: &asked,
	}}
	if !reflect.DeepEqual(turn.Entry, want) {
		t.Errorf("entry %+v of %+v, want %+v", turn.Entry, turn.Entry.Review, want.Review)
	}
	if v := turn.Verdict; v.Outcome != quiz.Wrong || v.Chance != 0.25 || !slices.Equal(v.Solution, []string{"Vladimir Putin"}) {
		t.Errorf("verdict %+v", v)
	}
	if !reflect.DeepEqual(turn.Ref, refs[0]) {
		t.Errorf("it is about %+v", turn.Ref)
	}
	counts := func() bool {
		_, ok := s.Last()
		day, known := s.Comes("a")
		if again := known && day > s.Today(s.now); ok != again || s.Answered() != ok || (s.Times("a") == 2) != ok {
			t.Errorf("last is %v, answered %v, %d times, it comes on day %d", ok, s.Answered(), s.Times("a"), day)
		}
		return ok
	}
	if counts() {
		t.Error("an answer counts before it is written")
	}
	s.apply(turn)
	if got, _ := s.Last(); got.Entry.ID != s.latest["a"] || !reflect.DeepEqual(got.Verdict, turn.Verdict) {
		t.Errorf("last turn %+v", got)
	}
	if !counts() || s.New("a") {
		t.Error("an answer does not count though it is written")
	}
	answered, _ := s.Last()
	undone, ok := s.Undo(s.now)
	if want := (Turn{Ref: refs[0], Entry: quiz.Entry{At: s.now, Undo: s.latest["a"]}, Undoes: &answered}); !ok || !reflect.DeepEqual(undone, want) {
		t.Fatalf("undo %+v, %v, want %+v", undone, ok, want)
	}
	s.apply(undone)
	if counts() {
		t.Error("an answer counts though it is undone")
	}
	if _, ok := s.Undo(s.now); ok {
		t.Error("there is more to undo than was done")
	}
	if _, ok := s.Comes("never answered"); ok || !s.New("never answered") || s.New("b") {
		t.Error("new is what was answered, or the other way round")
	}
}

// TestTurnsOutsideThePlan: a turn on a question that is not planned, or that
// was dropped, goes into the memories and changes nothing else.
func TestTurnsOutsideThePlan(t *testing.T) {
	refs := refsOf("a b c")
	s := sit(t, due(t, refs), refs, Limits{})
	s.play("a- b-")
	s.Drop(refs[0])
	s.Drop(refs[0])
	for _, id := range []string{"a", "z"} {
		times := s.Times(id)
		s.apply(s.Answer(s.now, asked(quiz.Ref{ID: id}), quiz.Posed{}, replies['-'], 0))
		if s.Times(id) != times+1 {
			t.Errorf("%s was answered %d times, want %d", id, s.Times(id), times+1)
		}
	}
	if got := ids(s.Plan()); got != "b c" {
		t.Errorf("planned %s, though a was dropped", got)
	}
	s.play("c+ b+ .")
	if got := strings.Join(s.places, " "); got != "1/3 2/3 2/2 1/2" {
		t.Errorf("places %s", got)
	}
	if sum := s.Summary(); sum.Asked != 2 || sum.Right != 1 {
		t.Errorf("%+v", sum)
	}
}

// TestDropWhatComesNext: a question that was taken back and then cannot be
// asked is not asked.
func TestDropWhatComesNext(t *testing.T) {
	refs := refsOf("a b")
	s := sit(t, due(t, refs), refs, Limits{})
	s.play("a+ <")
	s.Drop(refs[0])
	s.play("b+ .")
}
