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

// A Number asks the learner to type a number. It is right within a tolerance.
type Number struct {
	Value  float64   // the right number, in the unit; learners are shown this one
	Also   []float64 // other numbers that are right as well
	Within float64   // the greatest distance from a right number that is still right; 0: exact
	// Percent is such a distance in per cent of the right number. At most one of
	// Within and Percent is not 0.
	Percent float64
	Unit    string // "personnel"; may be empty; the learner may type it or leave it out
	// Wrong lists numbers that are known to be wrong, also where the tolerance would
	// make them right.
	Wrong []WrongNumber
}

// A WrongNumber is a number that is known to be wrong.
type WrongNumber struct {
	Value    float64 // in the unit of the question
	Feedback string  // what it really is, shown to those who typed it; may be empty
}

// Pose asks for a line. Its hint names the unit and the tolerance.
func (n Number) Pose(*rand.Rand) Posed {
	hint := "a number"
	if n.Unit != "" {
		hint += " (" + n.Unit + ")"
	}
	if t := n.Tolerance(); t != "" {
		hint += ", within " + t
	}
	return Posed{
		Input: Type,
		Hint:  hint,
	}
}

// Tolerance returns how far off is still right, in words: "10,000" or "5 %"; empty if
// only the number itself is right.
func (n Number) Tolerance() string {
	switch {
	case n.Percent > 0:
		return Amount(n.Percent) + " %"
	case n.Within > 0:
		return Amount(n.Within)
	}
	return ""
}

// tolerant reports whether another number than the right one may be right.
func (n Number) tolerant() bool { return n.Within > 0 || n.Percent > 0 }

// Read returns an error if the line is not a number, if the number can be read in
// more than one way, or if its unit cannot be compared with that of the question.
func (n Number) Read(_ Posed, line string) (Reply, error) {
	if _, err := n.understand(line, nil); err != nil {
		return Reply{}, err
	}
	return Reply{Text: []string{trim(line)}}, nil
}

// Judge compares the typed number with the right ones. A number that is listed as wrong
// is wrong, also within the tolerance.
func (n Number) Judge(r Reply, rules *spell.Rules) Verdict {
	if len(r.Text) != 1 {
		return Verdict{Outcome: Wrong}
	}
	v := Verdict{Outcome: Wrong, Said: r.Text}
	s, err := n.understand(r.Text[0], rules)
	if err != nil {
		return v
	}
	if s.other != "" {
		n.explain(&v, fmt.Sprintf("The answer is in %s, not in %s", n.Unit, s.other))
		return v
	}
	u := newUnit(n.Unit)
	wrong, listed := n.wrongAt(s.value)
	switch {
	case !listed && n.isRight(s.value):
		v.Outcome, v.Score = Right, 1
	case listed || n.nearWrong(s.value, &wrong):
		n.explain(&v, wrong.Feedback)
	case n.isRight(s.value*u.scale) && u.name != "": // "250 euros" where million euros are asked for
		n.explain(&v, fmt.Sprintf("The answer is in %s, not in %s", n.Unit, u.name))
	}
	return v
}

// explain adds a feedback, if there is one.
func (n Number) explain(v *Verdict, really string) {
	if really != "" {
		v.Feedback = []Feedback{{v.Said[0], really}}
	}
}

// isRight reports whether a number is within the tolerance of a right one.
func (n Number) isRight(x float64) bool {
	return slices.ContainsFunc(n.right(), func(y float64) bool { return n.near(x, y) })
}

// wrongAt finds the wrong number that a number is, unless that is right as well.
func (n Number) wrongAt(x float64) (WrongNumber, bool) {
	i := slices.IndexFunc(n.Wrong, func(w WrongNumber) bool { return sameFloat(x, w.Value) })
	if i < 0 || slices.ContainsFunc(n.right(), func(y float64) bool { return sameFloat(x, y) }) {
		return WrongNumber{}, false
	}
	return n.Wrong[i], true
}

// nearWrong finds the wrong number within whose tolerance a number is.
func (n Number) nearWrong(x float64, found *WrongNumber) bool {
	i := slices.IndexFunc(n.Wrong, func(w WrongNumber) bool { return n.near(x, w.Value) })
	if i >= 0 {
		*found = n.Wrong[i]
	}
	return i >= 0
}

// near reports whether x is within the tolerance of y. A tolerance in decimals must
// include its own edge, although they are no binary fractions.
func (n Number) near(x, y float64) bool {
	within := n.Within + n.Percent/100*math.Abs(y)
	return math.Abs(x-y) <= within+sameShare*math.Max(math.Abs(y), within)
}

// sameShare is how far apart two numbers may be, as a share of them, that differ only
// because they were worked out.
const sameShare = 1e-12

func sameFloat(x, y float64) bool { return math.Abs(x-y) <= sameShare*math.Abs(y) }

// Name returns "numeric".
func (Number) Name() string { return "numeric" }

// Describe keeps Value, the unit, and behind them the other right numbers.
func (n Number) Describe(a *Asked) {
	part := []string{exactly(n.Value), n.Unit}
	for _, x := range n.Also {
		part = append(part, exactly(x))
	}
	a.Right = [][]string{part}
}

// exactly writes a number so that it is read back as the same.
func exactly(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// Chance returns 0: a number is not guessed by chance.
func (n Number) Chance() float64 { return 0 }

// Solution returns Value with its unit. Typed in, it is right.
func (n Number) Solution() []string { return []string{n.amount(n.Value)} }

// amount writes a number with the unit.
func (n Number) amount(x float64) string { return strings.TrimSpace(Amount(x) + " " + n.Unit) }
