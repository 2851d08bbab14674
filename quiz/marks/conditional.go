package marks

import "math"

// A conditional has all that the conditional likelihood of a table depends on: it is
// that of the right answers to each question, given each person's score.
type conditional struct {
	right  []float64 // for each question how many people have it right
	people []float64 // for each score how many people have it; 0 for the lowest and the highest
}

// logLikelihood is the logarithm of the conditional likelihood: the sum over people of
// the sum of -difficulty of what is right, less the logarithm of the elementary
// symmetric function of the score. See Andersen in [Rasch].
func (c conditional) logLikelihood(difficulties []float64) float64 {
	scores := scoresOf(chances(difficulties))
	terms := make([]float64, 0, len(c.right)+len(c.people))
	norm := 0.0 // by its exponential scores are smaller than the symmetric functions
	for i, d := range difficulties {
		terms = append(terms, -d*c.right[i])
		norm += math.Log1p(math.Exp(-d))
	}
	for r, n := range c.people {
		if n > 0 {
			terms = append(terms, -n*(math.Log(scores[r])+norm))
		}
	}
	return sum(terms)
}

// An expectation is what the model expects of people who have a score, by difficulties.
type expectation struct {
	chances []chance
	scores  distribution
	others  []distribution // the scores on all questions but one
	right   [][]float64    // for each question and score the probability of a right answer
}

func expect(difficulties []float64) *expectation {
	k := len(difficulties)
	e := &expectation{chances(difficulties), nil, make([]distribution, k), make([][]float64, k)}
	e.scores = scoresOf(e.chances)
	for i, c := range e.chances {
		e.others[i], e.right[i] = make(distribution, k), make([]float64, k)
		e.scores.without(c, e.others[i])
		for r := 1; r < k; r++ {
			e.right[i][r] = c.right * e.others[i][r-1] / e.scores[r]
		}
	}
	return e
}

// slope returns, for each question, how many people the model expects to have it right,
// less how many have: the derivative of the log likelihood by its difficulty.
func (c conditional) slope(e *expectation) []float64 {
	slope := make([]float64, len(e.right))
	for i := range slope {
		slope[i] = dot(c.people[:len(e.right[i])], e.right[i]) - c.right[i]
	}
	return slope
}

// information returns the matrix of second derivatives with its sign turned: the sum
// over people of the covariances of their answers, given their scores.
func (c conditional) information(e *expectation) [][]float64 {
	k := len(e.right)
	matrix := make([][]float64, k)
	rest := make(distribution, k-1) // the scores on all questions but two
	for i := range matrix {
		matrix[i] = make([]float64, k)
		for r, p := range e.right[i] {
			matrix[i][i] += c.people[r] * p * (1 - p)
		}
		for j := range i {
			e.others[i].without(e.chances[j], rest)
			for r := 1; r < k; r++ {
				both := 0.0
				if r > 1 {
					both = e.chances[i].right * e.chances[j].right * rest[r-2] / e.scores[r]
				}
				matrix[i][j] += c.people[r] * (both - e.right[i][r]*e.right[j][r])
			}
			matrix[j][i] = matrix[i][j]
		}
	}
	return matrix
}

// begin returns difficulties to begin with: those of people who are all alike. Their sum
// is 0, and a step does not change it, because the slopes sum to 0.
func (c conditional) begin() []float64 {
	all := sum(c.people)
	difficulties := make([]float64, len(c.right))
	for i, right := range c.right {
		difficulties[i] = math.Log((all - right) / right)
	}
	middle := mean(difficulties)
	for i := range difficulties {
		difficulties[i] -= middle
	}
	return difficulties
}

// A solution is where the conditional likelihood is greatest.
type solution struct {
	difficulties  []float64 // their sum is 0
	errors        []float64 // standard errors
	logLikelihood float64
	steps         int
	gradient      float64 // the greatest slope that is left
}

const (
	// steepest is the greatest slope of a solution, in right answers.
	steepest = 1e-6
	// flattest is the slope at which there is nothing more to gain.
	flattest  = 1e-10
	mostSteps = 100 // 5 or so are needed
)

// solve finds the solution by Newton's method. It reports false if none was found.
func (c conditional) solve() (solution, bool) {
	s := solution{difficulties: c.begin()}
	s.logLikelihood = c.logLikelihood(s.difficulties)
	for before := math.Inf(1); ; before = s.gradient {
		e := expect(s.difficulties)
		slope := c.slope(e)
		s.gradient = greatest(slope)
		information := c.information(e)
		raised := raise(information)
		l, ok := factor(information)
		if !ok {
			return s, false
		}
		done := s.gradient < flattest || s.gradient < steepest && s.gradient > before/2 // rounding is left
		if done || s.steps == mostSteps || !s.step(c, l.solve(slope)) {
			k := float64(len(slope))
			ok = s.gradient < steepest
			for _, v := range l.inverseDiagonal() {
				s.errors = append(s.errors, math.Sqrt(v-1/(raised*k*k)))
				ok = ok && v > 1/(raised*k*k)
			}
			return s, ok
		}
		s.steps++
	}
}

// raise adds one number to all places of an information matrix, and returns it. The
// matrix alone has no inverse, because a number added to all difficulties changes
// nothing. The raised one has: it is that of difficulties which sum to 0, with 1 over
// the number times k squared added to all places, where k is how many there are.
func raise(information [][]float64) (number float64) {
	for i := range information {
		number += information[i][i]
	}
	number /= float64(len(information) * len(information))
	for i := range information {
		for j := range information {
			information[i][j] += number
		}
	}
	return number
}

// step goes a step, or the largest of its halves that makes the likelihood no smaller.
// It reports false if none does.
func (s *solution) step(c conditional, step []float64) bool {
	next := make([]float64, len(step))
	for length := 1.0; length > 1e-6; length /= 2 {
		for i, d := range s.difficulties {
			next[i] = d + length*step[i]
		}
		// What is lost in rounding must not stop a step.
		if l := c.logLikelihood(next); l >= s.logLikelihood-1e-12*math.Abs(s.logLikelihood) {
			s.difficulties, s.logLikelihood = next, l
			return true
		}
	}
	return false
}

// greatest returns the greatest absolute value.
func greatest(xs []float64) (most float64) {
	for _, x := range xs {
		most = max(most, math.Abs(x))
	}
	return most
}
