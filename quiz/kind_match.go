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
	Left  string // the row, which is numbered
	Right string // the option that belongs to it, which has a letter
}

// options lists the different right sides in the order of the rows.
func (m Match) options() []string {
	var options []string
	for _, p := range m {
		if !slices.Contains(options, p.Right) {
			options = append(options, p.Right)
		}
	}
	return options
}

// matched is a row with its letter: "1c", "1 - c".
var matched = regexp.MustCompile(`(\d+)\s*[-=:.)]?\s*([A-Za-z])`)

// Pose shuffles the options by r; they stay in the order of the rows if r is
// nil. It never shuffles the rows.
func (m Match) Pose(r *rand.Rand) Posed {
	options := m.options()
	shown := shuffled(len(options), r)
	p := Posed{
		Input:   Type,
		Options: inOrder(options, shown),
		Order:   shown,
		Hint:    m.hint(len(options)),
	}
	for _, row := range m {
		p.Rows = append(p.Rows, row.Left)
	}
	return p
}

// Read reads a letter for each row: "1c 2a 3b", or "cab". It is an error to
// leave out a row, to name one twice, or to name a row or an option that does not
// exist.
func (m Match) Read(p Posed, line string) (Reply, error) {
	picks, err := m.read(line, len(p.Options))
	if err != nil {
		return Reply{}, err
	}
	return Reply{Picks: p.asWritten(picks)}, nil
}

// hint says how to reply, with an example.
func (m Match) hint(options int) string {
	s := "a letter for each number, as in"
	for i := range m {
		s += fmt.Sprintf(" %d%s", i+1, letter((i+1)%options))
	}
	return s
}

// bare is a line of letters without row numbers: one letter for each row in turn.
var bare = regexp.MustCompile(`^[\sA-Za-z,;]+$`)

// read returns the option of each row, counted from 0 in the order shown.
func (m Match) read(line string, options int) ([]int, error) {
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
		return nil, fmt.Errorf("row %d has no letter; reply with %s", i+1, m.hint(options))
	}
	return picks, nil
}

// Judge scores the share of rows that have their own option. A reply that names
// an option that does not exist is Wrong.
func (m Match) Judge(r Reply) Verdict {
	if len(r.Picks) != len(m) {
		return Verdict{Outcome: Wrong}
	}
	var v Verdict
	options := m.options()
	right := 0
	for row, p := range r.Picks {
		if p < 0 || p >= len(options) {
			return Verdict{Outcome: Wrong}
		}
		said := options[p]
		v.Said = append(v.Said, m[row].Left+": "+said)
		if said == m[row].Right {
			right++
			continue
		}
		v.Confused = append(v.Confused, Confusion{m[row].Right, said})
	}
	v.Outcome, v.Score = graded(right, len(m))
	return v
}

// Name returns "match".
func (Match) Name() string { return "match" }

// AnswerKey returns the pairs, folded and sorted: the order of the rows has no
// meaning.
func (m Match) AnswerKey() []string {
	key := make([]string, len(m))
	for i, p := range m {
		key[i] = spell.Fold(p.Left) + "\x00" + spell.Fold(p.Right)
	}
	slices.Sort(key)
	return key
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
		lines[i] = p.Left + ": " + p.Right
	}
	return lines
}
