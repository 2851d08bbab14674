package quiz

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"policyquiz/quiz/spell"
)

// A Choice asks the learner to choose one option or several options.
type Choice struct {
	Options []Option // as the author wrote them; at least one is right
	Several bool     // the learner may choose more than one option
	Open    bool     // with Several: the learner is not told how many are right
	// Fixed says that the order in which the author wrote the options has a
	// meaning. Pose never shuffles or sorts such options.
	Fixed bool
	// Opposed says that the options are positions, as "for" and "against". Nobody
	// takes one for the other by mistake, so a wrong one is no confusion.
	Opposed bool
}

// An Option is one of the options of a Choice.
type Option struct {
	Text     string // what the learner reads
	Right    bool   // whether it is a right answer
	Entry    string // the id of the seed entry it was drawn from; empty if written by hand
	Name     string // its short name in the summary of a session; empty: its text
	Feedback string // what a wrong option really is, shown to those who chose it; may be empty
	Last     bool   // it is shown last, as "none of these"; at most one option is
}

// ID returns what identifies the option in a learner's history: the id of its
// entry if it was drawn, else a hash of its folded text with a # before it. So it
// does not depend on the other options.
func (o Option) ID() string { return itemID(o.Entry, o.Text) }

// items lists the options as items.
func (c Choice) items() []Item {
	items := make([]Item, len(c.Options))
	for i, o := range c.Options {
		items[i] = Item{o.Text, o.Entry}
	}
	return items
}

// name returns the name of the option in the summary of a session.
func (o Option) name() string {
	if o.Name != "" {
		return o.Name
	}
	return o.Text
}

// right lists the right options.
func (c Choice) right() []Option {
	var right []Option
	for _, o := range c.Options {
		if o.Right {
			right = append(right, o)
		}
	}
	return right
}

// Sorted reports whether the options are sorted instead of shuffled: all of them,
// but for one that stays last, are amounts of one unit or dates. Among shuffled
// figures a learner would look for the place of a figure, and not think of it.
func (c Choice) Sorted() bool {
	if c.Fixed {
		return false
	}
	_, ok := ranks(c.middle())
	return ok
}

// middle lists the texts of the options but for one that stays last.
func (c Choice) middle() (texts []string) {
	for _, o := range c.Options {
		if !o.Last {
			texts = append(texts, o.Text)
		}
	}
	return texts
}

// layout returns the places of the options in the order in which they are shown.
func (c Choice) layout(r *rand.Rand) []int {
	if c.Fixed || r == nil {
		return shuffled(len(c.Options), nil)
	}
	shown := shuffled(len(c.Options), r)
	if last := slices.IndexFunc(c.Options, func(o Option) bool { return o.Last }); last >= 0 {
		i := slices.Index(shown, last)
		shown = append(slices.Delete(shown, i, i+1), last)
	}
	texts := make([]string, 0, len(shown))
	for _, i := range shown {
		if !c.Options[i].Last {
			texts = append(texts, c.Options[i].Text)
		}
	}
	// What is equal stays shuffled: in the author's order the right one is first.
	if order, ok := ranks(texts); ok {
		sorted := slices.Clone(shown)
		for place, i := range order {
			sorted[place] = shown[i]
		}
		return sorted
	}
	return shown
}

// Pose shuffles the options by r, or sorts them if they are [Choice.Sorted]. They
// stay in the author's order if r is nil or if they are Fixed. An option that is
// Last comes last, unless r is nil.
func (c Choice) Pose(r *rand.Rand) Posed {
	n, m := len(c.Options), len(c.right())
	p := Posed{Input: Type}
	shown := c.layout(r)
	p.offer(c.items(), shown)
	p.avoidNumbers(c.Several)
	name := p.labelName()
	switch {
	case !c.Several:
		p.Hint = fmt.Sprintf("a %s %s", name, p.labelRange())
		if p.Presses = p.pressesFor(); p.Presses != "" {
			p.Input = Press
		}
		return p
	case c.Open:
		p.Hint = fmt.Sprintf("all that apply, %ss %s", name, p.labelRange())
		m = 2 // the example must not tell how many are right
	default:
		p.Hint = fmt.Sprintf("%d %ss %s", m, name, p.labelRange())
	}
	if 1/c.Chance() >= fewestWays {
		p.Hint += ", as in " + p.labels(anExample(r, c.places(shown), func(r *rand.Rand) []int { return aSubset(r, m, n) }), ",")
	} else {
		p.Hint += ", with a comma between"
	}
	return p
}

// places returns where the right options stand among those shown, in order. Shown
// holds the position of each among c.Options.
func (c Choice) places(shown []int) (right []int) {
	for place, i := range shown {
		if c.Options[i].Right {
			right = append(right, place)
		}
	}
	return right
}

// Read reads the label of each chosen option, with or without its point or
// brackets, or the option's own words. It is an error to name an option that does
// not exist, to name one twice, to choose more or fewer options than the learner
// was told to choose, or to write what can be read in more than one way.
func (c Choice) Read(p Posed, line string) (Reply, error) {
	picks, err := p.menu().list(line, betweenSome, func(picks []int) error { return c.fits(p, picks) }, p.Hint)
	if err != nil {
		if !c.Several && isLetters(line) { // a word, and not letters of several options
			err = noOption(line, p.Hint)
		}
		return Reply{}, err
	}
	chosen := p.chosen(picks)
	var reply Reply
	for _, o := range c.Options { // in the author's order, as the order of a reply means nothing
		if id := o.ID(); slices.Contains(chosen, id) {
			reply.Chosen = append(reply.Chosen, id)
		}
	}
	return reply, nil
}

// isLetters reports whether a line is letters and nothing else.
func isLetters(line string) bool {
	return !strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) })
}

// fits returns an error if picks are not as many as are asked for, or if one of
// them is there twice.
func (c Choice) fits(p Posed, picks []int) error {
	m := len(c.right())
	switch {
	case !c.Several && len(picks) != 1:
		return fmt.Errorf("one option is asked for, not %d; reply with %s", len(picks), p.Hint)
	case c.Several && !c.Open && len(picks) != m:
		if err := once(picks, p.Label); err != nil {
			return err
		}
		return fmt.Errorf("%d options are asked for, not %d", m, len(picks))
	}
	return once(picks, p.Label)
}

// Judge scores the right options that were chosen, less the wrong ones, as a
// share of all right options. So choosing all options gains little or nothing.
func (c Choice) Judge(r Reply, _ *spell.Rules) Verdict {
	var v Verdict
	right := c.right()
	hits, misses := 0, 0
	items := c.items()
	for i, id := range r.Chosen {
		p := find(items, id)
		if p < 0 || slices.Contains(r.Chosen[:i], id) {
			misses++
			continue
		}
		o := c.Options[p]
		v.Said = append(v.Said, o.Text)
		v.Parts = append(v.Parts, part("", o.Text, o.Right))
		if o.Right {
			hits++
			continue
		}
		misses++
		if o.Feedback != "" {
			v.Feedback = append(v.Feedback, Feedback{o.Text, o.Feedback})
		}
		if len(right) == 1 && !c.Opposed {
			v.confuse(right[0].name(), o.name())
		}
	}
	v.Outcome, v.Score = graded(hits-misses, len(right))
	if c.Several && v.Outcome != Right {
		v.Ticks = c.ticks(r.Chosen)
	}
	return v
}

// ticks lists the options that were chosen or should have been.
func (c Choice) ticks(chosen []string) (list []Part) {
	for _, o := range c.Options {
		switch tick := part("", o.Text, o.Right); {
		case !slices.Contains(chosen, o.ID()):
			if o.Right {
				tick.Flaw = missed
				list = append(list, tick)
			}
		case o.Right:
			list = append(list, tick)
		default:
			tick.Really = o.Feedback
			list = append(list, tick)
		}
	}
	return list
}

// Name returns "single choice" or "several choices".
func (c Choice) Name() string {
	if c.Several {
		return "several choices"
	}
	return "single choice"
}

// Describe keeps the options and the ids of the right ones.
func (c Choice) Describe(a *Asked) {
	a.Options = asked(c.items())
	for _, o := range c.right() {
		a.Right = append(a.Right, []string{o.ID()})
	}
}

// Chance returns 1/k for one of k options. For m of k options it returns 1
// divided by the number of ways to choose m of them. If the learner is not told
// m, any set of options may be chosen but the empty one: 1/(2^k - 1).
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

// Solution returns the right options.
func (c Choice) Solution() []string {
	var texts []string
	for _, o := range c.right() {
		texts = append(texts, o.Text)
	}
	return texts
}
