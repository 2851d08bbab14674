package quiz

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz/spell"
)

// MaxMatch is the greatest number of options in a Match. Each option has a letter
// from a to z.
const MaxMatch = 26

// A Match asks the learner to match each row with an option: who said what. Its
// options are the different right sides of its pairs, and those left over.
type Match struct {
	Pairs []Pair
	// LeftOver are options that belong to no row. Who matches a row with one is
	// shown its Feedback.
	LeftOver []Option
}

// A Pair is one row of a Match. Several rows may have the same right side.
type Pair struct {
	Left  Item // the row, which is numbered
	Right Item // the option that belongs to it, which has a letter
}

// options lists the different right sides in the order of the rows, then those
// left over. Two right sides that read the same are one.
func (m Match) options() []Item {
	var options []Item
	for _, p := range m.Pairs {
		if p.option(options) < 0 {
			options = append(options, p.Right)
		}
	}
	for _, o := range m.LeftOver {
		options = append(options, Item{o.Text, o.Entry})
	}
	return options
}

// option returns the place of the right side among options, or -1.
func (p Pair) option(options []Item) int {
	if i := slices.IndexFunc(options, func(o Item) bool { return o.Text == p.Right.Text }); i >= 0 {
		return i
	}
	return find(options, p.Right.ID())
}

// rows lists the left sides.
func (m Match) rows() []Item {
	rows := make([]Item, len(m.Pairs))
	for i, p := range m.Pairs {
		rows[i] = p.Left
	}
	return rows
}

// Pose shuffles the options by r; they stay in the order of the rows if r is
// nil. It never shuffles the rows.
func (m Match) Pose(r *rand.Rand) Posed {
	p := Posed{Input: Type, Rows: texts(m.rows())}
	options := m.options()
	shown := shuffled(len(options), r)
	p.offer(options, shown)
	solution := make([]int, len(m.Pairs)) // the place shown of each row's option
	for row, pair := range m.Pairs {
		solution[row] = slices.Index(shown, pair.option(options))
	}
	p.Hint = "a letter for each number, 1 first"
	if 1/m.Chance() >= fewestWays {
		p.Hint = "a letter for each number, as in" + lettered(anExample(r, solution, func(r *rand.Rand) []int { return aMatch(r, len(m.Pairs), len(options)) }))
	}
	return p
}

// aMatch returns an option for each row: each another, if there are as many
// options as rows.
func aMatch(r *rand.Rand, rows, options int) []int {
	reply := r.Perm(max(rows, options))[:rows]
	for i := range reply {
		reply[i] %= options
	}
	return reply
}

// lettered writes an option for each row as a learner types it: 1c 2a 3b.
func lettered(options []int) (s string) {
	for i, o := range options {
		s += fmt.Sprintf(" %d%s", i+1, letter(o))
	}
	return s
}

// Read reads an option for each row: "1c 2a 3b", "c1 a2 b3", or "cab" in the order
// of the rows. The words of rows and options will do, as in "Kellogg: doubt; …". It
// is an error to leave out a row, to name one twice, to name a row or an option that
// does not exist, or to write what can be read in more than one way.
func (m Match) Read(p Posed, line string) (Reply, error) {
	picks, err := m.read(p, line)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Chosen: p.chosen(picks)}, nil
}

// How a row and its option stand beside each other: 1c, 1-c, 1: c, (1) c, 1 = (c).
const (
	rowForm    = `[(\[]*(?:row *)?#?(\d+)[)\]]*`
	optionForm = `[(\[]*([a-z])[)\]]*\.?`
	besides    = `(?:[ ,=:.)→>/|–—−-]|is )*`
	// betweenPairs stands between a row with its option and the next.
	betweenPairs = `(?:[ ,;/|&+]|and\b)*`
)

var (
	rowFirst     = newPattern(rowForm + besides + optionForm)
	optionFirst  = newPattern(optionForm + besides + rowForm)
	rowsFirst    = newPattern(`^(?:` + rowForm + besides + optionForm + betweenPairs + `)+$`)
	optionsFirst = newPattern(`^(?:` + optionForm + besides + rowForm + betweenPairs + `)+$`)
	signBeside   = newPattern(`[-–—−=]*>|[→⇒=:)/|–—−-]\.?|\. | is `)
	spaceBeside  = newPattern(` `)
)

// A matched is a row with its option, as a learner wrote them.
type matched struct{ row, option string }

// read returns the option of each row, counted from 0 in the order shown.
func (m Match) read(p Posed, line string) (picks []int, err error) {
	for _, reading := range []func(Posed, string) ([]int, error){m.inPairs, m.named, m.inTurn} {
		found, failed := reading(p, line)
		switch {
		case failed != nil && err == nil:
			err = failed
		case failed != nil || found == nil || slices.Equal(found, picks):
		case picks != nil:
			return nil, fmt.Errorf("%q can be read in more than one way; reply with %s", short(line), p.Hint)
		default:
			picks = found
		}
	}
	if picks != nil {
		return picks, nil
	}
	return nil, err
}

// inPairs reads a number and a letter for each row: 1b 2c, or b1 c2. It returns nil
// if the line is anything else.
func (m Match) inPairs(p Posed, line string) ([]int, error) {
	low := strings.ToLower(line)
	switch {
	case rowsFirst.get().MatchString(low):
		return m.assemble(p, pairs(rowFirst, low, 1, 2))
	case optionsFirst.get().MatchString(low):
		return m.assemble(p, pairs(optionFirst, low, 2, 1))
	}
	return nil, nil
}

// inTurn reads the letters or words of options in the order of the rows.
func (m Match) inTurn(p Posed, line string) ([]int, error) {
	picks, err := p.menu().list(line, betweenAll, func(picks []int) error {
		if len(picks) != len(p.Rows) {
			return fmt.Errorf("there are %d rows, and that was %d of their letters; reply with %s", len(p.Rows), len(picks), p.Hint)
		}
		return nil
	}, p.Hint)
	if err != nil && strings.ContainsAny(line, "0123456789") {
		return nil, fmt.Errorf("%q does not give a letter to each number; reply with %s", short(line), p.Hint)
	}
	return picks, err
}

// pairs lists what form finds in a line; row and option are the numbers of its
// groups.
func pairs(form *pattern, line string, row, option int) (all []matched) {
	for _, found := range form.get().FindAllStringSubmatch(line, -1) {
		all = append(all, matched{found[row], found[option]})
	}
	return all
}

// named reads rows and options by their labels or words, with a sign or a space
// between and semicolons or commas after each. It returns nil if a part is anything
// else.
func (m Match) named(p Posed, line string) ([]int, error) {
	for _, sep := range []*pattern{semicolons, commas} {
		parts := split(line, sep)
		if all := m.eachPair(p, parts); len(parts) > 1 && all != nil {
			return m.assemble(p, all)
		}
	}
	return nil, nil
}

// eachPair reads a row and its option from each part; nil if one part is anything else.
func (m Match) eachPair(p Posed, parts []string) (all []matched) {
	for _, part := range parts {
		one, ok := m.pair(p, part)
		if !ok {
			return nil
		}
		all = append(all, one)
	}
	return all
}

// mostBesides is more signs and spaces than a row and its option have. A part with more
// of them is not read: to try each would take time that grows with their square.
const mostBesides = 200

// pair reads a row and its option. A sign between them counts more than a space, and
// either may hold some, so each is tried. It reports false if no way to part them
// is right, or several.
func (m Match) pair(p Posed, part string) (one matched, ok bool) {
	rows, options := newMenu(p.Rows...), p.menu()
	for _, between := range []*pattern{signBeside, spaceBeside} {
		places := between.get().FindAllStringIndex(part, mostBesides+1)
		if len(places) > mostBesides {
			return matched{}, false
		}
		for _, at := range places {
			row, okRow := rows.one(part[:at[0]])
			option, okOption := options.one(part[at[1]:])
			if !okRow || !okOption {
				continue
			}
			next := matched{strconv.Itoa(row + 1), letter(option)}
			if ok && next != one {
				return matched{}, false
			}
			one, ok = next, true
		}
		if ok {
			break
		}
	}
	return one, ok
}

// assemble returns the option of each row. It is an error if a row has none or two,
// or if a row or an option does not exist.
func (m Match) assemble(p Posed, all []matched) ([]int, error) {
	picks := make([]int, len(p.Rows))
	for i := range picks {
		picks[i] = -1
	}
	for _, one := range all {
		row, err := strconv.Atoi(one.row)
		if err != nil || row < 1 || row > len(picks) {
			return nil, fmt.Errorf("there is no row %s; rows go from 1 to %d", short(one.row), len(picks))
		}
		option := letterNumber(one.option)
		if option > len(p.Options) {
			return nil, fmt.Errorf("there is no option %s; options go %s", one.option, p.labelRange())
		}
		if picks[row-1] >= 0 {
			return nil, fmt.Errorf("row %d is there twice", row)
		}
		picks[row-1] = option - 1
	}
	if i := slices.Index(picks, -1); i >= 0 {
		return nil, fmt.Errorf("row %d has no letter; reply with %s", i+1, p.Hint)
	}
	return picks, nil
}

// Judge scores the share of rows that have their own option. A reply that names
// an option that does not exist is Wrong.
func (m Match) Judge(r Reply, _ *spell.Rules) Verdict {
	if len(r.Chosen) != len(m.Pairs) {
		return Verdict{Outcome: Wrong}
	}
	var v Verdict
	options := m.options()
	right := 0
	for row, id := range r.Chosen {
		p := find(options, id)
		if p < 0 {
			return Verdict{Outcome: Wrong}
		}
		pair, text := m.Pairs[row], options[p].Text
		isRight := p == pair.option(options)
		said := pair.Left.Text + ": " + text
		v.Said = append(v.Said, said)
		v.Parts = append(v.Parts, part("", said, isRight))
		if isRight {
			right++
			continue
		}
		v.confuse(pair.Right.Text, text)
		if f, ok := m.feedback(id); ok && !slices.Contains(v.Feedback, f) {
			v.Feedback = append(v.Feedback, f)
		}
	}
	v.Outcome, v.Score = graded(right, len(m.Pairs))
	return v
}

// feedback returns what an option that is left over really is, if that is known.
func (m Match) feedback(id string) (f Feedback, ok bool) {
	for _, o := range m.LeftOver {
		if o.ID() == id && o.Feedback != "" {
			return Feedback{o.Text, o.Feedback}, true
		}
	}
	return Feedback{}, false
}

// Name returns "match".
func (Match) Name() string { return "match" }

// Describe keeps the rows, the options, and which belongs to which.
func (m Match) Describe(a *Asked) {
	options := m.options()
	a.Rows, a.Options = asked(m.rows()), asked(options)
	for _, p := range m.Pairs {
		a.Right = append(a.Right, []string{p.Left.ID(), options[p.option(options)].ID()})
	}
}

// Chance returns the probability of guessing all m rows right. If no two rows
// share an option, a guesser uses each of the n options once at most, and there
// are n!/(n-m)! ways to do so. Otherwise a guesser chooses again for each row:
// 1/n^m.
func (m Match) Chance() float64 {
	rows, n := len(m.Pairs), len(m.options())
	if n < rows+len(m.LeftOver) {
		return math.Pow(1/float64(n), float64(rows))
	}
	return factorial(n-rows) / factorial(n)
}

// Solution returns each row with its option.
func (m Match) Solution() []string {
	lines := make([]string, len(m.Pairs))
	for i, p := range m.Pairs {
		lines[i] = p.Left.Text + ": " + p.Right.Text
	}
	return lines
}
