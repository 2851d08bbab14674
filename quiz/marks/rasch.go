package marks

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// A Rasch is a test on the scale of the Rasch model, in which the odds of a right
// answer are exp(ability - difficulty): G. Rasch, "Probabilistic models for some
// intelligence and attainment tests", Copenhagen 1960. The difficulties are those of
// conditional maximum likelihood (E. B. Andersen, "Asymptotic properties of conditional
// maximum-likelihood estimators", Journal of the Royal Statistical Society B 32 (1970),
// 283–301); they sum to 0.
type Rasch struct {
	// Why says why there is no solution, naming the questions in hand; empty: there is
	// one. Without one the fields below are empty, but for the reason why each question
	// that has no difficulty has none.
	Why string `json:"why,omitempty"`
	// Difficulties has the difficulty of each question, in the order of the table.
	// Those with partial credit, and those that all or none got right, have none. Without
	// a solution the others say Why.
	Difficulties []Logit `json:"difficulties"`
	// Abilities has a row for each score from 0 to the number of questions that have a
	// difficulty. The ability is that of greatest likelihood. The score 0 and the
	// highest one have none.
	Abilities []Ability `json:"abilities"`
	// People is how many have some of these questions right and some wrong. Only they
	// say anything of the difficulties.
	People int `json:"people"`
	// LogLikelihood is the conditional one, at its greatest. It has no interval.
	LogLikelihood Figure `json:"log_likelihood"`
	// Steps is how many steps of Newton's method were needed.
	Steps int `json:"steps"`
	// Gradient is the greatest slope that is left, in right answers: how far, for any
	// question, the number of right answers lies from what the model expects. A
	// solution has less than a millionth.
	Gradient float64 `json:"gradient"`
}

// An Ability is what the Rasch model says of those who have a score.
type Ability struct {
	Score   int      `json:"score"`  // how many questions that have a difficulty are right
	People  []string `json:"people"` // the names of those who have it; never nil
	Ability Logit    `json:"ability"`
}

// mostCalibrated is how many questions can be put on the scale: the work grows with the
// third power of their number.
const mostCalibrated = 500

const (
	everyoneRight = "everyone has it right"
	nobodyRight   = "nobody has it right"
)

// A calibration is a test while it is put on the scale.
type calibration struct {
	table   Table
	sheet   *sheet
	why     []string // for each question why it has no difficulty; empty: it may have one
	used    []int    // the questions that may have one
	answers [][]bool // of each person to these: right or wrong
	score   []int    // of each person: how many of these are right
}

// newRasch puts a whole table on the scale.
func newRasch(t Table, s *sheet) Rasch {
	c := &calibration{table: t, sheet: s, why: make([]string, len(t.Questions))}
	for i := range t.Questions {
		if !s.rightWrong(i) {
			c.why[i] = "it has partial credit"
		}
	}
	c.leaveOut()
	if why := c.noSolution(); why != "" {
		return c.failed(why)
	}
	found, ok := c.counts().solve()
	if !ok {
		return c.failed("no solution was found: some questions are right or wrong nearly always")
	}
	r := Rasch{
		Difficulties: make([]Logit, len(c.why)), Abilities: c.abilities(found.difficulties), People: len(c.mixed()),
		LogLikelihood: value(found.logLikelihood), Steps: found.steps, Gradient: found.gradient,
	}
	for i, why := range c.why {
		r.Difficulties[i].Why = why
	}
	for n, i := range c.used {
		r.Difficulties[i] = Logit{Value: found.difficulties[n], Error: found.errors[n]}
	}
	return r
}

// failed is a test without a solution.
func (c *calibration) failed(why string) Rasch {
	r := Rasch{Why: why, Difficulties: make([]Logit, len(c.why)), Abilities: []Ability{}, LogLikelihood: Figure{Why: why}}
	for i := range r.Difficulties {
		if r.Difficulties[i].Why = c.why[i]; c.why[i] == "" {
			r.Difficulties[i].Why = why
		}
	}
	return r
}

// take takes the answers to the questions that may have a difficulty.
func (c *calibration) take() {
	c.used, c.answers, c.score = nil, nil, make([]int, len(c.table.People))
	for i, why := range c.why {
		if why == "" {
			c.used = append(c.used, i)
		}
	}
	for j, p := range c.table.People {
		right := make([]bool, len(c.used))
		for n, i := range c.used {
			if right[n] = p.Marks[i] > 0; right[n] {
				c.score[j]++
			}
		}
		c.answers = append(c.answers, right)
	}
}

// mixed returns the answers of those who have some right and some wrong.
func (c *calibration) mixed() (list [][]bool) {
	for j, score := range c.score {
		if score > 0 && score < len(c.used) {
			list = append(list, c.answers[j])
		}
	}
	return list
}

// leaveOut leaves out questions that everyone or nobody has right. Then it does so of
// those people who have some right and some wrong, as long as there is something to
// leave out: the others say nothing of difficulties, so these questions have none that
// is finite, and the difficulties of the others do not depend on them. Where that would
// leave nothing, nothing is left out for this second reason.
func (c *calibration) leaveOut() {
	c.take()
	if c.sheet.tooFew() != "" || len(c.used) > mostCalibrated {
		return
	}
	c.leaveOutOf(c.answers, "")
	c.take()
	first := slices.Clone(c.why)
	for c.leaveOutOf(c.mixed(), "of those who have some right and some wrong, ") {
		c.take()
	}
	if len(c.used) < 2 {
		c.why = first
		c.take()
	}
}

// leaveOutOf leaves out the questions that all or none of some people have right. It
// reports whether there were any.
func (c *calibration) leaveOutOf(answers [][]bool, whose string) (found bool) {
	for n, i := range c.used {
		right := 0
		for _, a := range answers {
			if a[n] {
				right++
			}
		}
		switch {
		case len(answers) == 0:
		case right == len(answers):
			c.why[i], found = whose+everyoneRight, true
		case right == 0:
			c.why[i], found = whose+nobodyRight, true
		}
	}
	return found
}

// noSolution says why there is no finite solution; it is empty if there is one.
func (c *calibration) noSolution() string {
	mixed, few := c.mixed(), c.sheet.tooFew()
	switch {
	case few != "":
		return few
	case len(c.used) > mostCalibrated:
		return fmt.Sprintf("there are more than %d questions", mostCalibrated)
	case len(c.used) < 2:
		return "it takes two questions without partial credit that some have right and some wrong"
	case len(mixed) == 0:
		return "nobody has some questions right and some wrong"
	}
	if part := closed(len(c.used), mixed); part != nil {
		return "there is no finite solution: " + c.whoever(part)
	}
	return ""
}

// whoever says that whoever has a question of a part right has all others right. If it
// is shorter, it says the same of the others: whoever has one wrong has all of the part
// wrong.
func (c *calibration) whoever(part []int) string {
	var names, others []string
	for n, i := range c.used {
		if name := c.table.Questions[i].Name; slices.Contains(part, n) {
			names = append(names, name)
		} else {
			others = append(others, name)
		}
	}
	if len(names) <= len(others) {
		return fmt.Sprintf("whoever has %s right has all other questions right, too", anyOf(names))
	}
	return fmt.Sprintf("whoever has %s wrong has all other questions wrong, too", anyOf(others))
}

// anyOf writes names in a sentence, at most five of them.
func anyOf(names []string) string {
	const most = 5
	quoted := make([]string, 0, most+1)
	for i, name := range names {
		if i == most {
			quoted = append(quoted, fmt.Sprintf("%d more", len(names)-most))
			break
		}
		quoted = append(quoted, fmt.Sprintf("%q", short(name)))
	}
	switch last := len(quoted) - 1; last {
	case 0:
		return quoted[0]
	case 1:
		return quoted[0] + " or " + quoted[1]
	default:
		return "any of " + strings.Join(quoted[:last], ", ") + " or " + quoted[last]
	}
}

// counts counts the right answers of those who have some right and some wrong.
func (c *calibration) counts() conditional {
	counts := conditional{make([]float64, len(c.used)), make([]float64, len(c.used)+1)}
	for _, answers := range c.mixed() {
		score := 0
		for n, right := range answers {
			if right {
				counts.right[n]++
				score++
			}
		}
		counts.people[score]++
	}
	return counts
}

// abilities has a row for each score.
func (c *calibration) abilities(difficulties []float64) []Ability {
	list := make([]Ability, len(c.used)+1)
	for r := range list {
		list[r] = Ability{Score: r, People: []string{}, Ability: ability(r, difficulties)}
	}
	for j, p := range c.table.People {
		a := &list[c.score[j]]
		a.People = append(a.People, p.Name)
	}
	return list
}

// ability returns the ability of which a score is the most likely: with it the expected
// score is the score. It halves the range in which that lies, because the expected score
// grows with the ability. The standard error is 1 over the root of the information, the
// sum of p (1 - p).
func ability(score int, difficulties []float64) Logit {
	switch score {
	case 0:
		return Logit{Why: "whoever has none right has no finite ability"}
	case len(difficulties):
		return Logit{Why: fmt.Sprintf("whoever has all %d right has no finite ability", score)}
	}
	// Beyond these bounds even the hardest question is right, or the easiest wrong, more
	// often than the score allows.
	k := float64(len(difficulties))
	low, high := slices.Min(difficulties)-math.Log(k), slices.Max(difficulties)+math.Log(k)
	information := 0.0
	for high-low > 1e-13 {
		middle, expected := (low+high)/2, 0.0
		if middle == low || middle == high { // neighbours of floating point
			break
		}
		information = 0
		for _, d := range difficulties {
			p := 1 / (1 + math.Exp(d-middle))
			expected += p
			information += p * (1 - p)
		}
		if expected < float64(score) {
			low = middle
		} else {
			high = middle
		}
	}
	return Logit{Value: (low + high) / 2, Error: 1 / math.Sqrt(information)}
}
