package drill

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/study"
)

// TestHowSure has what becomes of a reply, whatever the learner does at the prompt that
// asks how sure they are. All questions are true statements.
func TestHowSure(t *testing.T) {
	const recorded = "Your answer is recorded, without how sure you were."
	for _, test := range []struct {
		name, typed string
		want        string // outcomes with confidences
		says        string
		ends        error
	}{
		{"right and sure", "t\n3\n\n", "right 3", "Right. You were sure: 3 marks.", nil},
		{"in words", "t\nFairly sure.\n\n", "right 2", "Right. You were fairly sure: 2 marks.", nil},
		{"wide", "t\n１\n\n", "right 1", "Right. You were not sure: 1 mark.", nil},
		{"wrong and not sure", "f\n1\nt\n\n", "wrong 1, right 0", "Wrong. You were not sure: 0 marks.", nil},
		{"what comes back is not asked of", "f\n3\nt\n\n", "wrong 3, right 0", "Wrong. You were sure: minus 6 marks.", nil},
		{"not known", "?\nt\n\n", "unknown 0, right 0", "Not known. 0 marks.", nil},
		{"nonsense first", "t\nyes\n?\n2\n\n", "right 2", "Say how sure you are: 1 not sure, 2 fairly sure, 3 sure.", nil},
		{"help first", "t\n:help\n2\n\n", "right 2", "wrong loses 0, 2 or 6", nil},
		{"other commands do nothing", "t\n:s\n:r\n2\n\n", "right 2", "Say how sure you are", nil},
		{"taken back", "f\nu\nt\n3\n\n", "right 3", "Taken back.", nil},
		{"taken back, and not known", "f\n:undo\n?\nt\n\n", "unknown 0, right 0", "Taken back.", nil},
		{"quit", "f\nq\n", "wrong 0", recorded, nil},
		{"quit by a command", "f\n:quit\n", "wrong 0", recorded, nil},
		{"gone", "f\n", "wrong 0", recorded, nil},
		{"gone after nonsense", "f\nmaybe\n", "wrong 0", recorded, nil},
		{"nonsense only", "f\nx\ny\nz\n3\n", "wrong 0", recorded, errThird},
	} {
		m := &memo{}
		table, out := laid(t, m, 1, 0, test.typed)
		table.Sure = true
		err := Run(t.Context(), table, study.Limits{New: 10}, true)
		if got := sureness(m); !errors.Is(err, test.ends) || got != test.want || !strings.Contains(out.String(), test.says) {
			t.Errorf("%s: %v, %q, want %q and %q\n%s", test.name, err, got, test.want, test.says, out)
		}
		if undone := strings.HasPrefix(test.name, "taken"); undone && len(m.entries) != strings.Count(test.want, ",")+1 {
			t.Errorf("%s: %d entries", test.name, len(m.entries))
		}
	}
}

func TestReadSure(t *testing.T) {
	for line, want := range map[string]quiz.Confidence{
		"1": fsrs.Unsure, "2.": fsrs.FairlySure, "(3)": fsrs.Sure, "３": fsrs.Sure, " ③ ": fsrs.Sure, "[2]": fsrs.FairlySure,
		"not sure": fsrs.Unsure, "Unsure": fsrs.Unsure, "Fairly sure.": fsrs.FairlySure, "fairly": fsrs.FairlySure, "sure": fsrs.Sure,
		"": 0, "0": 0, "4": 0, "12": 0, "yes": 0, "?": 0, "3 not sure": 0, "very sure": 0, ":1": 0,
	} {
		if got, ok := readSure(line); got != want || ok != (want > 0) {
			t.Errorf("%q is read as %v, %v", line, got, ok)
		}
	}
}

// sureness lists outcomes with confidences: "right 3, wrong 0".
func sureness(m *memo) string {
	var list []string
	for _, e := range m.entries {
		if r := e.Review; r != nil {
			list = append(list, string(r.Outcome)+" "+string('0'+rune(r.Confidence)))
		}
	}
	return strings.Join(list, ", ")
}

// A signal that comes between a reply and how sure the learner is loses nothing.
func TestStoppedBeforeHowSure(t *testing.T) {
	m := &memo{}
	table, _ := laid(t, m, 2, 0, "")
	in, typing := io.Pipe()
	said := &noticing{text: "How sure are you?", then: make(chan struct{})}
	table.Streams = terminal.Open(in, said, said, func(string) string { return "" })
	table.Sure = true
	ctx, stop := context.WithCancelCause(t.Context())
	go func() {
		io.WriteString(typing, "f\n")
		<-said.then
		stop(errors.New("hung up"))
	}()
	if err := Run(ctx, table, study.Limits{New: 10}, true); err != nil {
		t.Error(err)
	}
	if got := sureness(m); got != "wrong 0" {
		t.Errorf("%q was kept", got)
	}
	typing.Close()
}

// noticing closes then when a text is written.
type noticing struct {
	text string
	then chan struct{}
}

func (n *noticing) Write(b []byte) (int, error) {
	if strings.Contains(string(b), n.text) {
		close(n.then)
	}
	return len(b), nil
}

// An answer that cannot be written is kept with how sure it was.
func TestHowSureWhenWritingFails(t *testing.T) {
	m := &memo{fails: 1}
	table, _ := laid(t, m, 1, 0, "t\n3\nt\n\n")
	table.Sure = true
	if err := Run(t.Context(), table, study.Limits{New: 10}, true); err != nil || sureness(m) != "right 3" {
		t.Errorf("%v, %q", err, sureness(m))
	}
	m = &memo{fails: 9}
	table, out := laid(t, m, 1, 0, "f\nq\nq\n")
	table.Sure = true
	if err := Run(t.Context(), table, study.Limits{New: 10}, true); !errors.Is(err, errFull) || strings.Contains(out.String(), "is recorded") {
		t.Errorf("%v\n%s", err, out)
	}
}

// In an exam the learner is asked, too, and may stay when asked whether to quit.
func TestHowSureInAnExam(t *testing.T) {
	m := &memo{}
	table, out := laid(t, m, 2, 0, "t\nq\nn\n3\nf\nq\ny\n")
	table.Sure = true
	if err := Examine(t.Context(), table, true); err != nil || sureness(m) != "right 3, wrong 0" {
		t.Errorf("%v, %q\n%s", err, sureness(m), out)
	}
	for _, want := range []string{"Marks: 3 of a possible 3; 1 if you had said “not sure” each time.", "Right. You were sure: 3 marks."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not said:\n%s", want, out)
		}
	}
}

func TestAmountOfMarks(t *testing.T) {
	plain, rich := &conversation{voice: plainVoice{}}, &conversation{voice: richVoice{}}
	for marks, want := range map[float64][2]string{3: {"3", "3"}, -6: {"minus 6", "-6"}, -1.5: {"minus 1.5", "-1.5"}, 1. / 3: {"0.3", "0.3"}, -0.01: {"0", "0"}, 0: {"0", "0"}} {
		if got := [2]string{plain.amount(marks), rich.amount(marks)}; got != want {
			t.Errorf("%v: %q, want %q", marks, got, want)
		}
	}
}
