package drill

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/study"
)

// trueStatements makes a true statement of every ref.
type trueStatements struct{}

func (trueStatements) Question(r quiz.Ref) (quiz.Question, error) {
	return quiz.Question{ID: r.ID, Family: r.Family, Stem: "Is " + r.ID + " true?", Kind: quiz.TrueFalse(true)}, nil
}

// A memo is a store in memory, which fails as often as it is told.
type memo struct {
	entries []quiz.Entry
	fails   int
	unready error
}

var errFull = errors.New("the disk is full")

func (m *memo) Layout() uint32 { return 0 }

func (m *memo) Ready(context.Context) error { return m.unready }

func (m *memo) Append(_ context.Context, e quiz.Entry) (quiz.Entry, []quiz.Entry, error) {
	if m.fails > 0 {
		m.fails--
		return quiz.Entry{}, nil, errFull
	}
	e.ID = fmt.Sprintf("memo-%06d", len(m.entries)+1)
	m.entries = append(m.entries, e)
	return e, nil, nil
}

// sit drills so many questions, with what is typed, and returns what was said.
// Those of answered were answered the day before.
func sit(t *testing.T, m *memo, questions, answered int, typed string, l study.Limits) (said string, err error) {
	t.Helper()
	table, out := laid(t, m, questions, answered, typed)
	err = Run(t.Context(), table, l, true)
	return out.String(), err
}

// laid is a table with so many questions for a drill, and where it will be seen what
// is said.
func laid(t *testing.T, m *memo, questions, answered int, typed string) (Table, *bytes.Buffer) {
	t.Helper()
	model, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var refs []quiz.Ref
	var before []quiz.Entry
	for i := range questions {
		id := fmt.Sprintf("q%02d", i)
		refs = append(refs, quiz.Ref{ID: id, Deck: "d", Family: id, Item: i})
		if i < answered {
			q, _ := trueStatements{}.Question(refs[i])
			asked := q.Asked("d")
			before = append(before, quiz.Entry{ID: fmt.Sprintf("before-%06d", i+1), At: now, Review: &quiz.Review{
				Question: id, Outcome: quiz.Right, Grade: quiz.Good, Asked: asked.Print(),
			}})
		}
	}
	var out bytes.Buffer
	return Table{
		Questions: trueStatements{},
		Refs:      refs,
		Titles:    map[string]string{"d": "Deck"},
		Memories:  study.Replay(study.Schedule{Model: model, Retention: 0.9, Longest: 36500, Rollover: 4}, study.History{Entries: before, Now: now}),
		Store:     m,
		Streams:   terminal.Open(strings.NewReader(typed), &out, &out, func(string) string { return "" }),
		Now:       func() time.Time { now = now.Add(time.Second); return now },
	}, &out
}

func TestAheadIsTwenty(t *testing.T) {
	said, err := sit(t, &memo{}, 25, 25, "y\nq\n", study.Limits{New: 10})
	if err != nil || !strings.Contains(said, "1 of 20. ") {
		t.Errorf("%v\n%s", err, said)
	}
	said, err = sit(t, &memo{}, 25, 25, "y\nq\n", study.Limits{New: 10, Total: 22})
	if err != nil || !strings.Contains(said, "1 of 22. ") {
		t.Errorf("with a limit of 22: %v\n%s", err, said)
	}
}

func TestNothingIsLostWhenWritingFails(t *testing.T) {
	for _, test := range []struct {
		name, typed string
		fails       int
		want        int // entries
		says        string
		ends        error
	}{
		{"tried again", "1\nt\n1\n\n", 1, 2, "2 questions: 2 right", nil},
		{"tried again and again", "1\nt\nt\n1\n\n", 2, 2, "2 questions: 2 right", nil},
		{"practised on", "1\np\n1\n\n", 1, 0, "Nothing of this session is recorded.", nil},
		{"recorded in part", "1\n1\np\n\n", 0, 2, "2 questions: 2 right", nil},
		{"quit", "1\nq\n", 1, 0, "No question was answered.", errFull},
		{"gone", "1\n", 1, 0, "No question was answered.", errFull},
	} {
		m := &memo{fails: test.fails}
		said, err := sit(t, m, 2, 0, test.typed, study.Limits{New: 10})
		if !errors.Is(err, test.ends) || len(m.entries) != test.want || !strings.Contains(said, test.says) {
			t.Errorf("%s: %v, %d entries\n%s", test.name, err, len(m.entries), said)
		}
	}
}

func TestUnreadyStore(t *testing.T) {
	for _, test := range []struct {
		typed, says string
		ends        error
	}{
		{"y\n1\n\n", "Nothing of this session is recorded.", nil},
		{"n\n", "the disk is full", errNotRecorded},
		{"", "the disk is full", errNotRecorded},
	} {
		m := &memo{unready: errFull}
		said, err := sit(t, m, 1, 0, test.typed, study.Limits{New: 10})
		if !errors.Is(err, test.ends) || len(m.entries) > 0 || !strings.Contains(said, test.says) {
			t.Errorf("%q: %v\n%s", test.typed, err, said)
		}
	}
}
