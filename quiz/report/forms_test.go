package report

import (
	"fmt"
	"testing"
)

// sat describes who counts with which mark, and who does not and why.
func satBy(c Class) (told string) {
	for _, f := range Of(c).Forms() {
		told += fmt.Sprintf("%d questions:", len(f.Items))
		for _, s := range f.Sat {
			told += fmt.Sprintf(" %s %g+%d", s.Learner, s.Mark, s.Again)
		}
		for _, l := range f.Left {
			told += fmt.Sprintf("; %s %s", l.Learner, l.Why)
		}
	}
	return told
}

// row is a row of examOf with the questions up to a bound.
func half(c *Class, learner, questions int) {
	c.Learners[learner].Answers = c.Learners[learner].Answers[:questions]
}

// again gives a learner another sitting.
func again(c *Class, learner int, sitting string, row ...int) {
	l := &c.Learners[learner]
	for q, option := range row {
		l.Answers = append(l.Answers, with(answered(q, option, 1), in(sitting)))
	}
}

// version gives the answers of a learner to a question another key.
func version(c *Class, learner, question int) {
	for i := range c.Learners[learner].Answers {
		if a := &c.Learners[learner].Answers[i]; a.Question == question {
			a.Key = "then"
		}
	}
}

// The form is what most sat; half papers and other versions do not count, nor do later
// sittings.
func TestForms(t *testing.T) {
	full := [5]int{0, 0, 0, 0, 1}
	for _, tt := range []struct {
		name string
		make func() Class
		want string
	}{
		{"nobody", func() Class { return examOf() }, ""},
		{"one", func() Class { return examOf(full) }, "5 questions: a 4+0"},
		{"the highest mark first", func() Class { return examOf(full, [5]int{}, full) }, "5 questions: b 5+0 a 4+0 c 4+0"},
		{"half a paper", func() Class {
			c := examOf(full, full)
			half(&c, 0, 3)
			return c
		}, "5 questions: b 4+0; a answered 3 of the 5 questions"},
		{"more half papers than whole ones", func() Class {
			c := examOf(full, full, full, full)
			half(&c, 0, 3)
			half(&c, 1, 3)
			half(&c, 2, 3)
			return c
		}, "5 questions: d 4+0; a answered 3 of the 5 questions; b answered 3 of the 5 questions; c answered 3 of the 5 questions"},
		{"half papers alone", func() Class {
			c := examOf(full, full)
			half(&c, 0, 3)
			half(&c, 1, 2)
			return c
		}, "3 questions: a 3+0; b answered 2 of the 3 questions"},
		{"another version", func() Class {
			c := examOf(full, full, full)
			version(&c, 2, 1)
			return c
		}, "5 questions: a 4+0 b 4+0; c sat another version of it"},
		{"half of another version", func() Class {
			c := examOf(full, full, full)
			version(&c, 2, 1)
			half(&c, 2, 2)
			return c
		}, "5 questions: a 4+0 b 4+0; c sat another version of it"},
		{"as many of a longer version as of a shorter one", func() Class {
			c := examOf(full, full)
			version(&c, 1, 1)
			half(&c, 1, 4)
			return c
		}, "5 questions: a 4+0; b sat another version of it"},
		{"twice, better", func() Class {
			c := examOf(full)
			again(&c, 0, "t", 0, 0, 0, 0, 0)
			return c
		}, "5 questions: a 4+1"},
		{"half, then whole, then whole", func() Class {
			c := examOf(full, full)
			half(&c, 1, 2)
			again(&c, 1, "t", 0, 0, 0, 0, 0)
			again(&c, 1, "u", 0, 0, 0, 0, 0)
			return c
		}, "5 questions: a 4+0; b answered 2 of the 5 questions; the 2 later sittings do not count, since the answers were shown"},
		{"twice in a sitting, after it was taken back", func() Class {
			c := examOf(full)
			again(&c, 0, "s", 1)
			return c
		}, "5 questions: a 3+0"},
	} {
		if got := satBy(tt.make()); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Marks in an exam are as judged: second thoughts change none.
func TestMarksAreAsJudged(t *testing.T) {
	c := examOf([5]int{1, 1, 1, 1, 1})
	for i := range c.Learners[0].Answers {
		amended("right")(&c.Learners[0].Answers[i])
	}
	if got := satBy(c); got != "5 questions: a 0+0" {
		t.Error(got)
	}
}
