package quiz

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"policyquiz/quiz/spell"
)

// A Choice is answered by choosing among options: one, or several.
type Choice struct {
	Options []Option
	// Several says that any number may be chosen, Open that the learner is
	// not told how many are right.
	Several, Open bool
	// Fixed says that the options have an order of their own, as "for" and
	// "against" have.
	Fixed bool
}

// An Option of a Choice.
type Option struct {
	Text     string
	Right    bool
	Entry    string // the seed entry it was drawn from; empty if written by hand
	Name     string // what it is called at the end of a session; empty: its text
	Feedback string // what it really is, said when it was chosen wrongly
}

func (o Option) key() string {
	if o.Entry != "" {
		return o.Entry
	}
	return spell.Fold(o.Text)
}

func (o Option) name() string {
	if o.Name != "" {
		return o.Name
	}
	return o.Text
}

func (c Choice) right() []Option {
	var right []Option
	for _, o := range c.Options {
		if o.Right {
			right = append(right, o)
		}
	}
	return right
}

// Pose shuffles the options, unless they are Fixed.
func (c Choice) Pose(r *rand.Rand) Posed {
	if c.Fixed {
		r = nil
	}
	n, m := len(c.Options), len(c.right())
	p := Posed{Input: Type, Order: shuffled(n, r)}
	for _, o := range p.Order {
		p.Options = append(p.Options, c.Options[o].Text)
	}
	switch {
	case !c.Several:
		p.Hint = fmt.Sprintf("a number from 1 to %d", n)
		if p.Presses = pressesFor(n); p.Presses != "" {
			p.Input = Press
		}
	case c.Open:
		p.Hint = fmt.Sprintf("all that apply, numbers from 1 to %d, as in 1,3", n)
	default:
		p.Hint = fmt.Sprintf("%d numbers from 1 to %d, as in %s", m, n, example(m))
	}
	return p
}

// Read reads the number or letter of each option chosen.
func (c Choice) Read(p Posed, line string) (Reply, error) {
	if !c.Several {
		i, err := pickOne(trim(line), len(c.Options))
		if err != nil {
			return Reply{}, err
		}
		return Reply{Picks: p.asWritten([]int{i})}, nil
	}
	picks, err := pickMany(line, len(c.Options))
	if err != nil {
		return Reply{}, err
	}
	if m := len(c.right()); !c.Open && len(picks) != m {
		return Reply{}, fmt.Errorf("%d options are asked for, not %d", m, len(picks))
	}
	picks = p.asWritten(picks)
	slices.Sort(picks)
	return Reply{Picks: picks}, nil
}

// example writes m numbers as a learner would: 1,3,4. There is a wrong option
// to leave out.
func example(m int) string {
	s := "1"
	for i := 2; i <= m; i++ {
		s += fmt.Sprintf(",%d", i+1)
	}
	return s
}

// Judge counts a wrong option against a right one, so that choosing all of
// them earns nothing.
func (c Choice) Judge(r Reply) Verdict {
	var v Verdict
	right := c.right()
	hits, misses := 0, 0
	for i, p := range r.Picks {
		if p < 0 || p >= len(c.Options) || slices.Contains(r.Picks[:i], p) {
			misses++
			continue
		}
		o := c.Options[p]
		v.Said = append(v.Said, o.Text)
		if o.Right {
			hits++
			continue
		}
		misses++
		if o.Feedback != "" {
			v.Feedback = append(v.Feedback, Feedback{o.Text, o.Feedback})
		}
		if len(right) == 1 && !c.Fixed { // "for" is not a thing to be taken for another
			v.Confused = append(v.Confused, Confusion{right[0].name(), o.name()})
		}
	}
	v.Outcome, v.Score = graded(hits-misses, len(right))
	return v
}

// Name is "single choice" or "several choices".
func (c Choice) Name() string {
	if c.Several {
		return "several choices"
	}
	return "single choice"
}

// AnswerKey is the set of right options: their order means nothing.
func (c Choice) AnswerKey() []string {
	var key []string
	for _, o := range c.right() {
		key = append(key, o.key())
	}
	slices.Sort(key)
	return key
}

// Chance is 1/k for one of k options; for m of k it is 1 over the number of
// ways to choose m, or of ways to choose any number if m is not told.
func (c Choice) Chance() float64 {
	k, m := len(c.Options), len(c.right())
	switch {
	case !c.Several:
		return 1 / float64(k)
	case c.Open:
		return 1 / (math.Pow(2, float64(k)) - 1)
	}
	ways := 1.0
	for i := range m {
		ways = ways * float64(k-i) / float64(i+1)
	}
	return 1 / ways
}

// Solution lists the right options.
func (c Choice) Solution() []string {
	var texts []string
	for _, o := range c.right() {
		texts = append(texts, o.Text)
	}
	return texts
}
