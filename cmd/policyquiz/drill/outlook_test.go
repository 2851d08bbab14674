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

// A summary names five confusions, and no more of each than fits on a line.
func TestSummaryIsShort(t *testing.T) {
	sum := study.Summary{Asked: 7, Wrong: 7}
	for i := range 7 {
		sum.Confused = append(sum.Confused, quiz.Confusion{Took: fmt.Sprintf("thing %d %s", i, strings.Repeat("x", 80)), For: "it"})
	}
	s := screen{&terminal.Layout{Width: 200}, false}
	s.summary(sum)
	said := s.String()
	if !strings.Contains(said, "thing 4 ") || strings.Contains(said, "thing 5 ") {
		t.Errorf("not five confusions:\n%s", said)
	}
	if !strings.Contains(said, "“thing 0 "+strings.Repeat("x", 51)+"…”") {
		t.Errorf("not cut to 60 columns:\n%s", said)
	}
}
