package drill

import (
	"fmt"
	"strings"
	"testing"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

func TestWhen(t *testing.T) {
	const today = study.Day(20_000)
	for _, test := range []struct {
		days int
		want string
	}{
		{-1, "today"}, {0, "today"}, {1, "tomorrow"}, {2, "in 2 days"}, {59, "in 59 days"},
		{60, "in 2 months"}, {74, "in 2 months"}, {75, "in 3 months"}, {699, "in 23 months"},
		{700, "in 2 years"}, {36500, "in 100 years"},
	} {
		if got := when(today+study.Day(test.days), today); got != test.want {
			t.Errorf("%d days on: %q, want %q", test.days, got, test.want)
		}
	}
}

func TestForecast(t *testing.T) {
	coming := func(list ...int) (all []study.Coming) {
		for i := 0; i < len(list); i += 2 {
			all = append(all, study.Coming{Day: study.Day(list[i]), N: list[i+1]})
		}
		return all
	}
	for _, test := range []struct {
		coming []study.Coming
		want   string
	}{
		{coming(1, 1), "tomorrow 1 question"},
		{coming(1, 3, 4, 2), "tomorrow 3 questions, in 4 days 2"},
		{coming(2, 1, 3, 1, 4, 1), "in 2 days 1 question, in 3 days 1, in 4 days 1"},
		{coming(2, 1, 3, 1, 4, 1, 5, 4, 6, 6), "in 2 days 1 question, in 3 days 1, in 4 days 1, later 10"},
	} {
		if got := forecast(test.coming, 0); got != test.want {
			t.Errorf("%v: %q, want %q", test.coming, got, test.want)
		}
	}
}

// TestNothingToAsk says why a session has nothing to ask.
func TestNothingToAsk(t *testing.T) {
	coming := []study.Coming{{Day: 101, N: 2}}
	for _, test := range []struct {
		name   string
		o      study.Outlook
		limits study.Limits
		want   string
	}{
		{"all was answered", study.Outlook{Coming: coming}, study.Limits{New: 10}, "Nothing is due. What comes: tomorrow 2 questions."},
		{"some is new, and was not to be introduced", study.Outlook{Coming: coming, Unseen: 3}, study.Limits{},
			"Nothing is due. What comes: tomorrow 2 questions. Still new: 3. The share of new questions is 0 a day. For ten more today: policyquiz drill --more 10."},
		{"some is new, and the share of the day is done", study.Outlook{Coming: coming, Unseen: 3, Introduced: 12}, study.Limits{New: 10},
			"Nothing more is due, and today's share of new questions is done: you had 12. What comes: tomorrow 2 questions. Still new: 3, up to 10 a day from tomorrow on. For ten more today: policyquiz drill --more 10."},
		{"some is new, and siblings keep it back", study.Outlook{Coming: coming, Unseen: 3, Introduced: 9}, study.Limits{New: 10},
			"Nothing is due. What comes: tomorrow 2 questions. Still new, but not today: 3."},
		{"nothing was answered", study.Outlook{Unseen: 3}, study.Limits{}, "Nothing is due. Nothing was answered yet. Still new: 3. The share of new questions is 0 a day. For ten more today: policyquiz drill --more 10."},
		{"nothing is ahead", study.Outlook{Unseen: 3}, study.Limits{New: 10, Ahead: true}, "There is nothing to practise ahead. Nothing was answered yet."},
		{"all is due", study.Outlook{Due: 1}, study.Limits{New: 10, Ahead: true}, "There is nothing to practise ahead. All that was answered before is due: policyquiz drill."},
		{"some rests", study.Outlook{Suspended: 1, Resting: 2}, study.Limits{New: 10}, "Nothing is due. Nothing was answered yet. Suspended or resting: 3; policyquiz resume lists them."},
		{"all is put off", study.Outlook{Due: 1, Coming: coming}, study.Limits{New: 10, Ahead: true}, "There is nothing to practise ahead. What comes: tomorrow 2 questions."},
	} {
		test.o.Today = 100
		if got := NothingToAsk(test.o, test.limits, Anything); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// A summary names five confusions, and no more of each than fits on a line.
func TestSummaryIsShort(t *testing.T) {
	sum := study.Summary{Asked: 7, Wrong: 7}
	for i := range 7 {
		sum.Confused = append(sum.Confused, quiz.Confusion{Took: fmt.Sprintf("thing %d %s", i, strings.Repeat("x", 80)), For: "it"})
	}
	s := screen{Layout: &terminal.Layout{Width: 200}, signs: true}
	s.summary(sum, nil, nil)
	said := s.String()
	if !strings.Contains(said, "thing 4 ") || strings.Contains(said, "thing 5 ") {
		t.Errorf("not five confusions:\n%s", said)
	}
	if !strings.Contains(said, "and 2 more; policyquiz history --missed") {
		t.Errorf("the others are not spoken of:\n%s", said)
	}
	if !strings.Contains(said, "“thing 0 "+strings.Repeat("x", 51)+"…”") {
		t.Errorf("not cut to 60 columns:\n%s", said)
	}
	s = screen{Layout: &terminal.Layout{Width: 200}}
	s.summary(sum, nil, nil)
	if said := s.String(); !strings.Contains(said, "“thing 0 "+strings.Repeat("x", 80)+"”") {
		t.Errorf("cut where nobody sees it:\n%s", said)
	}
}

// A summary names what was missed without a confusion, and no more of it than of those.
func TestSummaryMissed(t *testing.T) {
	var missed []string
	for i := range 7 {
		missed = append(missed, fmt.Sprintf("Question %d: what is __1__, and __2__?", i))
	}
	for signs, first := range map[bool]string{true: "  - Question 0: what is __1__, and __2__?\n", false: "  - Question 0: what is (gap 1), and (gap 2)?\n"} {
		s := screen{Layout: &terminal.Layout{Width: 200}, signs: signs}
		s.summary(study.Summary{Asked: 7, Wrong: 7}, missed, nil)
		want := "What was missed:\n" + first
		if said := s.String(); !strings.Contains(said, want) || strings.Contains(said, "Question 5") || !strings.Contains(said, "and 2 more; policyquiz history --missed") {
			t.Errorf("signs %v:\n%s", signs, said)
		}
	}
}
