package report

import (
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/stats"
)

// classOf is a class of which so many learners chose each option of one question first.
func classOf(q Question, chose ...int) Class {
	c := Class{Questions: []Question{q}}
	for option, n := range chose {
		for range n {
			c.Learners = append(c.Learners, Learner{Name: string(rune('a' + len(c.Learners))), Answers: []Answer{answered(0, option, 0)}})
		}
	}
	return c
}

// whys are the reasons to mend the first question.
func whys(c Class) (list []Why) {
	r := Of(c)
	for _, m := range r.Mend(r.Questions(), r.Forms()) {
		for _, d := range m.Doubts {
			list = append(list, d.Why)
		}
	}
	return list
}

// Each reason is found at its bound, and not one learner before it. Of 5 and 0 the
// interval of Wilson begins at 0.566, of 4 and 1 at 0.376, of 3 and 0 at 0.438, of 4 and 0
// at 0.510. Below a chance of 1/3 lies 0 of 8 (up to 0.324), and not 0 of 7 (up to 0.354); below
// one of 1/2 lies 0 of 4 (up to 0.490), and below one of 1/4 lies 0 of 12 (up to 0.243).
func TestDoubtsAtTheirBounds(t *testing.T) {
	deck := &stats.Group{ID: "d"}
	typed := choice("q", deck, 2)
	typed.Options, typed.Chance = nil, 0
	flagged := classOf(choice("q", deck, 2), 1)
	flagged.Learners[0].Flags = []Flag{{0, ""}}
	called := classOf(typed, 1, 1)
	amended(quiz.Right)(&called.Learners[1].Answers[0])
	several := choice("q", deck, 4)
	several.Options[1].Right = true
	for name, tt := range map[string]struct {
		class Class
		want  []Why
	}{
		"a wrong option that 4 prefer":        {classOf(choice("q", deck, 2), 0, 4), []Why{Preferred, Guessing}},
		"one that 3 prefer":                   {classOf(choice("q", deck, 2), 0, 3), nil},
		"one that 4 prefer and 1 does not":    {classOf(choice("q", deck, 2), 1, 4), nil},
		"8 against 1":                         {classOf(choice("q", deck, 2), 1, 8), []Why{Preferred, Guessing}},
		"two that draw as many as the key":    {classOf(choice("q", deck, 3), 3, 3, 3), nil},
		"two keys: none is preferred to both": {classOf(several, 0, 0, 12, 0), []Why{Guessing}},
		"8 below chance":                      {classOf(choice("q", deck, 3), 0, 4, 4), []Why{Preferred, Guessing}},
		"7 are not below chance":              {classOf(choice("q", deck, 3), 0, 4, 3), []Why{Preferred}},
		"6 are not, drawn evenly":             {classOf(choice("q", deck, 3), 0, 3, 3), nil},
		"typed words cannot be below chance":  {classOf(typed, 0, 9), nil},
		"a flag without a note":               {flagged, []Why{Noted}},
		"called right":                        {called, []Why{Strict}},
		"an option that 1 of 30 chose":        {classOf(choice("q", deck, 3), 20, 9, 1), []Why{DeadOption}},
		"one that 1 of 29 chose":              {classOf(choice("q", deck, 3), 19, 9, 1), nil},
		"one that 2 of 30 chose":              {classOf(choice("q", deck, 3), 19, 9, 2), nil},
		"one that 2 of 40 chose: 5 %":         {classOf(choice("q", deck, 3), 29, 9, 2), nil},
		"one that 2 of 41 chose":              {classOf(choice("q", deck, 3), 30, 9, 2), []Why{DeadOption}},
		"a key that nobody chose is not dead": {classOf(choice("q", deck, 3), 0, 15, 15), []Why{Preferred, Guessing}},
		"nobody":                              {Class{Questions: []Question{choice("q", deck, 2)}}, nil},
	} {
		if got := whys(tt.class); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// examOf is a class that sat an exam of five questions: those of each row chose these
// options.
func examOf(rows ...[5]int) Class {
	deck := &stats.Group{ID: "x", Name: "X"}
	c := Class{}
	for _, name := range []string{"q0", "q1", "q2", "q3", "q4"} {
		c.Questions = append(c.Questions, choice(name, deck, 3))
	}
	for i, row := range rows {
		l := Learner{Name: string(rune('a' + i))}
		for q, option := range row {
			l.Answers = append(l.Answers, with(answered(q, option, 0), in("s")))
		}
		c.Learners = append(c.Learners, l)
	}
	return c
}

// exams is so many learners of which the better half misses the first question, by an
// option that only they choose.
func wronglyKeyed(n int) (rows [][5]int) {
	for i := range n {
		switch {
		case i%2 == 0:
			rows = append(rows, [5]int{1, 0, 0, 0, i / 2 % 3})
		default:
			rows = append(rows, [5]int{0, 1, 2, i / 2 % 3, (i/2 + 1) % 3})
		}
	}
	return rows
}

// A wrong key is found in an exam; of one that was mended since nothing is said.
func TestDoubtsOfExams(t *testing.T) {
	c := examOf(wronglyKeyed(30)...)
	r := Of(c)
	mend := r.Mend(r.Questions(), r.Forms())
	if len(mend) == 0 || mend[0].Name != "q0" || mend[0].Doubts[0].Why != Negative {
		t.Fatalf("%+v, want a negative discrimination of q0", mend)
	}
	if words := mend[0].Doubts[1].Words; !strings.Contains(words, "the 15 who chose “option 1” did better on the rest") {
		t.Errorf("%q", words)
	}
	c.Questions[0].Key = "mended"
	c.Questions[0].Options[0].Right, c.Questions[0].Options[1].Right = false, true
	r = Of(c)
	forms := r.Forms()
	for _, m := range r.Mend(r.Questions(), forms) {
		if m.Name == "q0" {
			t.Errorf("%+v, though it was mended", m.Doubts)
		}
	}
	if item := forms[0].Items[0]; !item.Earlier || !item.Uses[0].Key || item.Uses[1].Key {
		t.Errorf("%+v, want the key of then", item.Uses)
	}
}

// The gravest reason comes first, within a question and among questions.
func TestMendOrder(t *testing.T) {
	deck := &stats.Group{ID: "d"}
	c := classOf(choice("q", deck, 3), 0, 31, 0)
	c.Questions = append(c.Questions, choice("r", deck, 3))
	c.Learners[0].Flags = []Flag{{0, "a"}, {1, "b"}}
	r := Of(c)
	mend := r.Mend(r.Questions(), nil)
	var got []Why
	for _, m := range mend {
		for _, d := range m.Doubts {
			got = append(got, d.Why)
		}
	}
	if want := []Why{Preferred, Guessing, Noted, DeadOption, Noted}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if len(mend) != 2 || len(mend[1].Notes) != 1 || mend[1].Notes[0] != (Note{"a", "b"}) {
		t.Errorf("%+v", mend)
	}
}

// What an exam shows of a question comes before a flag on it, which is told first.
func TestMendOrderWithExam(t *testing.T) {
	c := examOf(wronglyKeyed(30)...)
	c.Learners[0].Flags = []Flag{{0, "no"}}
	r := Of(c)
	var got []Why
	for _, d := range r.Mend(r.Questions(), r.Forms())[0].Doubts {
		got = append(got, d.Why)
	}
	if want := []Why{Negative, Negative, Noted, DeadOption}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
