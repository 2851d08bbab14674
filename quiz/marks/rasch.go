package marks

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
	// Those with partial credit, and those that all or none got right, have none.
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
