package quiz

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"policyquiz/quiz/spell"
)

// MaxMatch is the greatest number of options in a Match. Each option has a letter
// from a to z.
const MaxMatch = 26

// A Match asks the learner to match each row with an option: who said what. Its
// options are the different right sides of its pairs.
type Match []Pair

// A Pair is one row of a Match. Several rows may have the same right side.
type Pair struct {
	Left  Item // the row, which is numbered
	Right Item // the option that belongs to it, which has a letter
}

// options lists the different right sides in the order of the rows. Two that
// read the same are one.
func (m Match) options() []Item {
	var options []Item
	for _, p := range m {
		if p.option(options) < 0 {
			options = append(options, p.Right)
		}
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
	rows := make([]Item, len(m))
	for i, p := range m {
		rows[i] = p.Left
	}
	return rows
}

// matched is a row with its letter: "1c", "1 - c".
var matched = regexp.MustCompile(`(\d+)\s*[-=:.)]?\s*([A-Za-z])`)

// Pose shuffles the options by r; they stay in the order of the rows if r is
// nil. It never shuffles the rows.
func (m Match) Pose(r *rand.Rand) Posed {
	p := Posed{Input: Type, Rows: texts(m.rows())}
	options := m.options()
	shown := p.offer(options, r)
	solution := make([]int, len(m)) // the place shown of each row's option
	for row, pair := range m {
		solution[row] = slices.Index(shown, pair.option(options))
	}
	p.Hint = "a letter for each number, 1 first"
	if 1/m.Chance() >= fewestWays {
		p.Hint = "a letter for each number, as in" + lettered(anExample(r, solution, func(r *rand.Rand) []int { return aMatch(r, len(m), len(options)) }))
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

// Read reads a letter for each row: "1c 2a 3b", or "cab". It is an error to
// leave out a row, to name one twice, or to name a row or an option that does not
// exist.
func (m Match) Read(p Posed, line string) (Reply, error) {
	picks, err := m.read(p, line)
	if err != nil {
		return Reply{}, err
	}
	return Reply{Chosen: p.chosen(picks)}, nil
}

// bare is a line of letters without row numbers: one letter for each row in turn.
var bare = regexp.MustCompile(`^[\sA-Za-z,;]+$`)

// read returns the option of each row, counted from 0 in the order shown.
func (m Match) read(p Posed, line string) ([]int, error) {
	options := len(p.Options)
	if letters := strings.Join(strings.FieldsFunc(line, func(r rune) bool { return letterNumber(string(r)) == 0 }), ""); bare.MatchString(line) && len(letters) == len(m) {
		line = ""
		for i, r := range letters {
			line += fmt.Sprintf("%d%c ", i+1, r)
		}
	}
	picks := make([]int, len(m))
	for i := range picks {
		picks[i] = -1
	}
	for _, pair := range matched.FindAllStringSubmatch(line, -1) {
		row, err := strconv.Atoi(pair[1])
		if err != nil || row < 1 || row > len(m) {
			return nil, fmt.Errorf("there is no row %s; rows go from 1 to %d", short(pair[1]), len(m))
		}
		option := letterNumber(pair[2])
		if option > options {
			return nil, fmt.Errorf("there is no option %s; options go from a to %s", pair[2], letter(options-1))
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
	if len(r.Chosen) != len(m) {
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
		said := options[p].Text
		v.Said = append(v.Said, m[row].Left.Text+": "+said)
		if p == m[row].option(options) {
			right++
			continue
		}
		v.Confused = append(v.Confused, Confusion{m[row].Right.Text, said})
	}
	v.Outcome, v.Score = graded(right, len(m))
	return v
}

// Name returns "match".
func (Match) Name() string { return "match" }

// Describe keeps the rows, the options, and which belongs to which.
func (m Match) Describe(a *Asked) {
	options := m.options()
	a.Rows, a.Options = asked(m.rows()), asked(options)
	for _, p := range m {
		a.Right = append(a.Right, []string{p.Left.ID(), options[p.option(options)].ID()})
	}
}

// Chance returns the probability of guessing all rows right. If each of n
// options belongs to one row, a guesser uses each option once: 1/n!. If rows
// share k options, a guesser chooses again for each of the n rows: (1/k)^n.
func (m Match) Chance() float64 {
	k := len(m.options())
	if k == len(m) {
		return 1 / factorial(k)
	}
	return math.Pow(1/float64(k), float64(len(m)))
}

// Solution returns each row with its option.
func (m Match) Solution() []string {
	lines := make([]string, len(m))
	for i, p := range m {
		lines[i] = p.Left.Text + ": " + p.Right.Text
	}
	return lines
}
