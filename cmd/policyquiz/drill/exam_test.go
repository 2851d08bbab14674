package drill

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// recorded lists the entries of a store in short.
func (m *memo) recorded() []string {
	list := []string{}
	for _, e := range m.entries {
		switch {
		case e.Review != nil && e.Review.Exam:
			list = append(list, e.Review.Question+" "+string(e.Review.Outcome))
		case e.Undo != "":
			list = append(list, "undo "+e.Undo)
		default:
			list = append(list, "something else")
		}
	}
	return list
}

// TestExamIsWritten: each answer is written before the next question, and what cannot
// be written is lost only if the learner agrees. What is left out is not written.
func TestExamIsWritten(t *testing.T) {
	for _, test := range []struct {
		name, typed string
		fails       int
		want        []string
		says        []string // in this order
		ends        error
	}{
		{"one after the other", "1\n2\n\n", 0, []string{"q00 right", "q01 wrong"},
			[]string{"1 of 2. Deck", "Recorded: 1: true", "2 of 2. Deck", "Recorded: 2: false", "That was the last question.", "2 questions: 1 right, 1 wrong. That is 50 %.", "1. Is q00 true?", "Right.", "2. Is q01 true?", "Wrong."}, nil},
		{"left out and taken back", "s\ns\nu\n1\n\n", 0, []string{"q01 right"},
			[]string{"Left out.", "Left out.", "That was the last question.", "Taken back.", "2 of 2", "Recorded: 1: true", "That was the last question.", "2 questions: 1 right, 1 left out. That is 50 %.", "Left out."}, nil},
		{"taken back at the end", "1\n1\nu\n2\n\n", 0, []string{"q00 right", "q01 right", "undo memo-000002", "q01 wrong"},
			[]string{"Taken back.", "2 of 2", "2 questions: 1 right, 1 wrong."}, nil},
		{"tried again", "1\nt\n1\n\n", 1, []string{"q00 right", "q01 right"}, []string{"could not be written", "2 questions: 2 right"}, nil},
		{"practised on", "s\n1\np\nu\n?\n\n", 1, []string{},
			[]string{"could not be written", "Not recorded: 1: true", "Taken back.", "Not recorded: I don't know", "2 questions: 0 right, 1 not known, 1 left out.", "Nothing of this session is recorded."}, nil},
		{"quit there", "1\nq\n", 1, []string{}, []string{"No question was answered.", "Not reached, and not counted: 2 questions."}, errFull},
		{"gone", "2\n", 0, []string{"q00 wrong"}, []string{"1 question: 0 right, 1 wrong. That is 0 %.", "Not reached, and not counted: 1 question.", "1. Is q00 true?", "Wrong."}, nil},
	} {
		m := &memo{fails: test.fails}
		table, out := laid(t, m, 2, 1, test.typed)
		if err := Examine(t.Context(), table, true); !errors.Is(err, test.ends) {
			t.Errorf("%s: %v", test.name, err)
		}
		if got := m.recorded(); !slices.Equal(got, test.want) {
			t.Errorf("%s: recorded %q, want %q", test.name, got, test.want)
		}
		rest := out.String()
		for _, text := range test.says {
			_, after, ok := strings.Cut(rest, text)
			if !ok {
				t.Errorf("%s: %q is not said where it should be:\n%s", test.name, text, out)
				break
			}
			rest = after
		}
	}
}

// TestExamSaysNothingBeforeItsEnd: a right answer and a wrong one look alike until
// the end.
func TestExamSaysNothingBeforeItsEnd(t *testing.T) {
	before := map[string]string{}
	for _, reply := range []string{"1", "2"} {
		table, out := laid(t, &memo{}, 2, 1, reply+"\n:r\n:h\n:e\n?\n\n")
		if err := Examine(t.Context(), table, true); err != nil {
			t.Fatal(err)
		}
		said, _, _ := strings.Cut(out.String(), "2 questions:")
		before[reply] = strings.NewReplacer("Recorded: 1: true", "Recorded: …", "Recorded: 2: false", "Recorded: …").Replace(said)
	}
	if before["1"] != before["2"] {
		t.Errorf("after a right answer:\n%s\nafter a wrong one:\n%s", before["1"], before["2"])
	}
}

func TestExamWithoutQuestions(t *testing.T) {
	table, out := laid(t, &memo{}, 0, 0, "")
	if err := Examine(t.Context(), table, true); err != nil || out.String() != "This exam has no question.\n" {
		t.Errorf("%v\n%s", err, out)
	}
}
