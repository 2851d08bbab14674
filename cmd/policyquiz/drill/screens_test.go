package drill

import (
	"fmt"
	"strings"
	"testing"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/place"
	"policyquiz/quiz/study"
)

// Labels stand in a column as wide as the widest of them.
func TestLabelsAreAligned(t *testing.T) {
	for options, want := range map[int]string{
		2:  "  1  option 1\n  2  option 2\n",
		9:  "  1  option 1\n",
		10: "   1  option 1\n",
	} {
		var c quiz.Choice
		for i := range options {
			c.Options = append(c.Options, quiz.Option{Text: fmt.Sprint("option ", i+1), Right: i == 0})
		}
		s := screen{Layout: &terminal.Layout{Width: 80}, signs: true}
		s.question(heading{where: "1 of 1", deck: "Deck"}, quiz.Question{Stem: "Which?", Kind: c}, c.Pose(nil))
		last := fmt.Sprintf("\n  %d  option %[1]d\n\n", options)
		if said := s.String(); !strings.Contains(said, "Which?\n\n"+want) || !strings.HasSuffix(said, last) {
			t.Errorf("%d options:\n%s", options, said)
		}
	}
}

func TestVerdictScreen(t *testing.T) {
	said := []string{"x"}
	for _, test := range []struct {
		name  string
		q     quiz.Question
		v     quiz.Verdict
		next  string
		signs bool
		want  string
	}{
		{"right", quiz.Question{}, quiz.Verdict{Outcome: quiz.Right, Said: said, Solution: []string{"y"}}, "It comes back tomorrow.", false,
			"Right.\n  The answer: y\n  It comes back tomorrow.\n"},
		{"with a sign", quiz.Question{}, quiz.Verdict{Outcome: quiz.Right, Said: said, Solution: []string{"y"}}, "", true,
			"✓ Right.\n  The answer: y\n"},
		{"right but for a slip", quiz.Question{}, quiz.Verdict{Outcome: quiz.Right, Said: said, Solution: []string{"y"}, Slip: "y"}, "", false,
			"Right. It is written: y.\n"},
		{"partly right", quiz.Question{}, quiz.Verdict{Outcome: quiz.Partly, Score: 1. / 3, Said: []string{"a", "b"}, Solution: []string{"a", "c"}}, "", true,
			"~ Partly right. It counts 33 %.\n  You said:\n    - a\n    - b\n  The answer:\n    - a\n    - c\n"},
		{"partly right, part by part", quiz.Question{}, quiz.Verdict{Outcome: quiz.Partly, Score: 0.5, Said: []string{"a", "b"}, Solution: []string{"a", "c"},
			Parts: []quiz.Part{{Said: "a"}, {Said: "b", Flaw: "out of place"}}}, "", false,
			"Partly right. It counts 50 %.\n  You said:\n  - right: a\n  - out of place: b\n  The answer:\n  - a\n  - c\n"},
		{"with signs, and the names of parts", quiz.Question{}, quiz.Verdict{Outcome: quiz.Wrong, Said: []string{"a", "b"}, Solution: []string{"c"},
			Parts: []quiz.Part{{Name: "gap 1", Said: "a"}, {Name: "gap 2", Said: "b", Flaw: "wrong"}}}, "", true,
			"✗ Wrong.\n  You said:\n    ✓ gap 1, right: a\n    ✗ gap 2, wrong: b\n  The answer: c\n"},
		{"wrong, and why", quiz.Question{Why: "It is so.", Sources: []quiz.Citation{{Title: "A talk", At: place.Paragraphs(3)}, {Title: "A paper"}}},
			quiz.Verdict{Outcome: quiz.Wrong, Said: said, Solution: []string{"y"}, Feedback: []quiz.Feedback{{Said: "x", Really: "that is z."}}}, "", true,
			"✗ Wrong.\n  You said: x\n  No: that is z.\n  The answer: y\n\n  Why: It is so.\n\n  Source: A talk, ¶3\n  Source: A paper\n"},
		{"wrong in two parts", quiz.Question{}, quiz.Verdict{Outcome: quiz.Wrong, Said: []string{"a.", "b"}, Solution: []string{"c"}, Feedback: []quiz.Feedback{{Said: "a.", Really: "that is z"}}}, "", false,
			"Wrong.\n  You said:\n  - a.\n  - b\n  “a”: that is z.\n  The answer: c\n"},
		{"not known", quiz.Question{}, quiz.Verdict{Outcome: quiz.Unknown, Solution: []string{"y"}}, "", true, "· Not known.\n  The answer: y\n"},
		{"a card", quiz.Question{}, quiz.Verdict{Outcome: quiz.Wrong, Said: []string{"again"}, Solution: []string{"y"}, Self: quiz.Again}, "", false, "Noted: again.\n"},
	} {
		s := screen{Layout: &terminal.Layout{Width: 80}, signs: test.signs}
		s.verdict(test.q, test.v, test.next)
		if got := s.String(); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestSummaryScreen(t *testing.T) {
	for _, test := range []struct {
		name string
		sum  study.Summary
		want string
	}{
		{"nothing was done", study.Summary{}, "\nNo question was answered.\n"},
		{"one was put off", study.Summary{Skipped: 1}, "\nNo question was answered.\n1 question put off until tomorrow.\n"},
		{"one was right", study.Summary{Asked: 1, Right: 1, Score: 1}, "\n1 question: 1 right. That is 100 %.\n"},
		{"one was wrong", study.Summary{Asked: 1, Wrong: 1}, "\n1 question: 0 right, 1 wrong. That is 0 %.\n"},
		{"two for each other", study.Summary{Asked: 1, Wrong: 1, Confused: []quiz.Confusion{{Took: "a", For: "b"}, {Took: "c", For: "a"}, {Took: "b", For: "a"}}},
			"\n1 question: 0 right, 1 wrong. That is 0 %.\nWhat was confused:\n  - said “a” and “b” each where the other was right\n  - said “a” where “c” was right\n"},
		{"each once", study.Summary{Asked: 4, Right: 1, Partly: 1, Wrong: 1, Unknown: 1, Score: 1.5, Skipped: 2, Confused: []quiz.Confusion{{Took: "a", For: "b"}}},
			"\n4 questions: 1 right, 1 partly right, 1 wrong, 1 not known. That is 38 %.\n2 questions put off until tomorrow.\nWhat was confused:\n  - said “b” where “a” was right\n"},
	} {
		s := screen{Layout: &terminal.Layout{Width: 80}, signs: false}
		s.summary(test.sum, nil, nil)
		if got := s.String(); got != test.want {
			t.Errorf("%s:\n%q\nwant\n%q", test.name, got, test.want)
		}
	}
}

func TestExaminedScreen(t *testing.T) {
	for _, test := range []struct {
		name string
		q    quiz.Question
		v    quiz.Verdict
		want string
	}{
		{"right in other words", quiz.Question{Why: "It is so.", Kind: quiz.TrueFalse(true)}, quiz.Verdict{Outcome: quiz.Right, Said: []string{"Y"}, Solution: []string{"y"}},
			"\n7. Stem?\n✓ Right.\n  You said: Y\n  The answer: y\n  Why: It is so.\n"},
		{"right in another order", quiz.Question{Kind: quiz.TrueFalse(true)}, quiz.Verdict{Outcome: quiz.Right, Said: []string{"b", "a"}, Solution: []string{"a", "b"}},
			"\n7. Stem?\n✓ Right.\n  The answer:\n    - a\n    - b\n"},
		{"in the wrong order", quiz.Question{Kind: quiz.TrueFalse(true)}, quiz.Verdict{Outcome: quiz.Wrong, Said: []string{"b", "a"}, Solution: []string{"a", "b"}},
			"\n7. Stem?\n✗ Wrong.\n  You said:\n    - b\n    - a\n  The answer:\n    - a\n    - b\n"},
		{"right but for a slip", quiz.Question{Kind: quiz.TrueFalse(true)}, quiz.Verdict{Outcome: quiz.Right, Said: []string{"yy"}, Solution: []string{"y"}, Slip: "y"},
			"\n7. Stem?\n✓ Right. It is written: y.\n  You said: yy\n"},
		{"gaps", quiz.Question{Kind: quiz.Cloze{Text: []string{"It ", "."}, Gaps: [][]string{{"is"}}}}, quiz.Verdict{Outcome: quiz.Unknown, Solution: []string{"It is."}},
			"\n7. Stem?\n  It ____.\n· Not known.\n  The answer: It is.\n"},
		{"a card", quiz.Question{Kind: quiz.Card("back")}, quiz.Verdict{Outcome: quiz.Right, Said: []string{"hard"}, Solution: []string{"back"}, Self: quiz.Hard},
			"\n7. Stem?\n✓ Right.\n  You graded yourself: hard\n  The answer: back\n"},
		{"left out", quiz.Question{Kind: quiz.TrueFalse(true)}, quiz.Verdict{Outcome: leftOut, Solution: []string{"true"}},
			"\n7. Stem?\n· Left out.\n  The answer: true\n"},
	} {
		test.q.Stem = "Stem?"
		s := screen{Layout: &terminal.Layout{Width: 80}, signs: true}
		s.examined(7, test.q, test.v)
		if got := s.String(); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestMarksScreen(t *testing.T) {
	for _, test := range []struct {
		sum     study.Summary
		waiting int
		want    string
	}{
		{study.Summary{}, 3, "\nNo question was answered.\nNot reached, and not counted: 3 questions.\n"},
		{study.Summary{Asked: 2, Right: 1, Partly: 1, Score: 1.5, Skipped: 1}, 0, "\n3 questions: 1 right, 1 partly right, 1 left out. That is 50 %.\n"},
		{study.Summary{Skipped: 1}, 1, "\n1 question: 0 right, 1 left out. That is 0 %.\nNot reached, and not counted: 1 question.\n"},
	} {
		s := screen{Layout: &terminal.Layout{Width: 80}, signs: false}
		s.marks(test.sum, test.waiting)
		if got := s.String(); got != test.want {
			t.Errorf("%+v:\n%s\nwant\n%s", test.sum, got, test.want)
		}
	}
}

// Each row of a match stands in its verdict once, right or wrong.
func TestMatchShowsRowsOnce(t *testing.T) {
	q := quiz.Question{Kind: quiz.Match{Pairs: []quiz.Pair{
		{Left: quiz.Item{Text: "Austria"}, Right: quiz.Item{Text: "Vienna"}},
		{Left: quiz.Item{Text: "Hungary"}, Right: quiz.Item{Text: "Budapest"}},
		{Left: quiz.Item{Text: "Poland"}, Right: quiz.Item{Text: "Warsaw"}},
	}}}
	p := q.Kind.Pose(nil)
	for _, test := range []struct {
		said string // a digit for each row: its option
		want string
	}{
		{"012", "✓ Right.\n  The answer:\n    - Austria: Vienna\n    - Hungary: Budapest\n    - Poland: Warsaw\n"},
		{"021", "~ Partly right. It counts 33 %.\n  You said:\n    ✓ right: Austria: Vienna\n    ✗ wrong: Hungary: Warsaw; right is Budapest\n    ✗ wrong: Poland: Budapest; right is Warsaw\n"},
		{"120", "✗ Wrong.\n  You said:\n    ✗ wrong: Austria: Budapest; right is Vienna\n    ✗ wrong: Hungary: Warsaw; right is Budapest\n    ✗ wrong: Poland: Vienna; right is Warsaw\n"},
	} {
		var r quiz.Reply
		for _, digit := range test.said {
			r.Chosen = append(r.Chosen, p.IDs[digit-'0'])
		}
		v := q.Judge(r)
		s := screen{Layout: &terminal.Layout{Width: 80}, signs: true}
		s.verdict(q, v, "")
		if got := s.String(); got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.said, got, test.want)
		}
	}
}

// Of several options each that was chosen or should have been stands in its verdict once,
// with the author's word on a wrong one; on a terminal, aloud, and at the end of an exam.
func TestOptionByOption(t *testing.T) {
	q := quiz.Question{Stem: "Which?", Kind: quiz.Choice{Several: true, Open: true, Options: []quiz.Option{
		{Text: "Vienna", Right: true}, {Text: "Graz.", Right: true}, {Text: "Linz", Feedback: "it lies elsewhere"}, {Text: "Rome"},
	}}}
	p := q.Kind.Pose(nil)
	p.Options, p.IDs = []string{"Rome", "Linz", "Vienna", "Graz."}, []string{p.IDs[3], p.IDs[2], p.IDs[0], p.IDs[1]}
	for _, test := range []struct {
		line, rich, plain string
	}{
		{"3 4", "✓ Right.\n  The answer:\n    - Vienna\n    - Graz.\n", "Right.\n  The answer:\n  - 3: Vienna\n  - 4: Graz.\n"},
		{"2 3", "✗ Wrong.\n  Option by option:\n    ✗ wrong: Linz\n      No: it lies elsewhere.\n    ✓ right: Vienna\n    · missed: Graz.\n",
			"Wrong.\n  Option by option:\n  - You chose 2, wrongly: Linz.\n    No: it lies elsewhere.\n  - You chose 3, rightly: Vienna.\n  - You missed 4, which is right: Graz.\n"},
		{"1", "✗ Wrong.\n  Option by option:\n    ✗ wrong: Rome\n    · missed: Vienna\n    · missed: Graz.\n",
			"Wrong.\n  Option by option:\n  - You chose 1, wrongly: Rome.\n  - You missed 3, which is right: Vienna.\n  - You missed 4, which is right: Graz.\n"},
		{"4", "~ Partly right. It counts 50 %.\n  Option by option:\n    · missed: Vienna\n    ✓ right: Graz.\n",
			"Partly right. It counts 50 %.\n  Option by option:\n  - You missed 3, which is right: Vienna.\n  - You chose 4, rightly: Graz.\n"},
	} {
		reply, err := q.Read(p, test.line)
		if err != nil {
			t.Fatal(err)
		}
		v := asShown(q.Judge(reply), p)
		rich := screen{Layout: &terminal.Layout{Width: 80}, signs: true}
		rich.verdict(q, v, "")
		plain := screen{Layout: &terminal.Layout{Width: 80}}
		plain.verdict(q, labelled(v, p), "")
		exam := screen{Layout: &terminal.Layout{Width: 80}, signs: true}
		exam.examined(7, q, v)
		for _, s := range [][2]string{{rich.String(), test.rich}, {plain.String(), test.plain}, {exam.String(), "\n7. Which?\n" + test.rich}} {
			if s[0] != s[1] {
				t.Errorf("%s:\n%swant\n%s", test.line, s[0], s[1])
			}
		}
	}
}
