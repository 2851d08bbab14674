package deckfile

import (
	"reflect"
	"testing"
	"testing/fstest"

	"policyquiz/quiz"
)

// What is written is what is read.
func TestAdopted(t *testing.T) {
	for _, a := range []Adopted{
		{Exam: "2026-12-18", Minutes: 15, Courses: []string{"heat", `a"b\c`}},
		{Exam: "2027-01-01", Minutes: 1, Decks: []string{"heat/terms"}},
	} {
		got, ok, err := ReadAdopted(fstest.MapFS{"p": {Data: []byte(a.Text())}}, "p", "plan.toml")
		if !ok || err != nil || !reflect.DeepEqual(got, a) {
			t.Errorf("%+v is read as %+v, %v, %v from\n%s", a, got, ok, err, a.Text())
		}
	}
	if _, ok, err := ReadAdopted(fstest.MapFS{}, "p", "plan.toml"); ok || err != nil {
		t.Errorf("a file that is not there: %v, %v", ok, err)
	}
}

func TestAdoptedProblems(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"minutes = 15\n", "plan.toml:1: plans: exam is missing\n\thint: add exam = 2026-12-18\n"},
		{"exam = \"2026-12\"\nminutes = 15\n", "plan.toml:1: plans: exam is 2026-12\n\thint: write the whole date, as in exam = 2026-12-18\n"},
		{"exam = 2026-12-18\nminutes = 0\n", "plan.toml:2: plans: minutes is the number 0\n\thint: write a whole number, 1 or more\n"},
		{"exam = 2026-12-18\n", "plan.toml:1: plans: minutes is missing\n\thint: add minutes = 15\n"},
		{"[exam]\n", "plan.toml:1: plans have no tables\n\thint: write exam = 2026-12-18, minutes = 15 and courses = [\"an-id\"]\n"},
	} {
		_, ok, err := ReadAdopted(fstest.MapFS{"p": {Data: []byte(test.text)}}, "p", "plan.toml")
		if ok || err == nil {
			t.Errorf("%q is read", test.text)
			continue
		}
		got := ""
		for _, p := range err.(*quiz.Problems).Sorted() {
			got += p.Error() + "\n\thint: " + p.Hint + "\n"
		}
		if got != test.want {
			t.Errorf("%q:\n%swant\n%s", test.text, got, test.want)
		}
	}
}
