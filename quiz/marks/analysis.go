package marks

// Enough is from how many people on a verdict is given on a question or an option. The
// intervals of fewer are too wide.
const Enough = 30

// An Analysis is what a table says of its questions.
type Analysis struct {
	People   int      `json:"people"`   // who answered every question, and so count
	Left     []string `json:"left"`     // the names of those who did not; never nil
	Greatest float64  `json:"greatest"` // the greatest total: the sum of the greatest marks
	// Mean is the mean total. Its interval is Student's t.
	Mean Figure `json:"mean"`
	// SD is the standard deviation of the totals. It has no interval.
	SD Figure `json:"sd"`
	// Alpha is Cronbach's coefficient alpha, which is KR-20 where every mark is none or
	// the greatest, at most 1: L. J. Cronbach, "Coefficient alpha and the internal
	// structure of tests", Psychometrika 16 (1951), 297–334. It may be negative. Its
	// interval is that of L. S. Feldt, "The approximate sampling distribution of
	// Kuder-Richardson reliability coefficient twenty", Psychometrika 30 (1965), 357–370.
	Alpha Figure `json:"alpha"`
	// KR21 is formula 21 of G. F. Kuder and M. W. Richardson, "The theory of the
	// estimation of test reliability", Psychometrika 2 (1937), 151–160, with the
	// variance of the population (which divides by n). It is for questions that are all
	// right or wrong, with one greatest mark. It has no interval.
	KR21 Figure `json:"kr21"`
	// SEM is the standard error of measurement of a total: SD sqrt(1 - alpha). It has
	// no interval.
	SEM Figure `json:"sem"`
	// Scores has the totals that people have, lowest first; never nil.
	Scores []Score `json:"scores"`
	Items  []Item  `json:"questions"` // in the order of the table; never nil
	Rasch  Rasch   `json:"rasch"`
}

// A Score is how many people have a total.
type Score struct {
	Total  float64 `json:"total"`
	People int     `json:"people"` // 1 or more
}

// An Item is what an analysis says of one question.
type Item struct {
	Question
	// RightWrong says that every mark is none or the greatest: no partial credit.
	RightWrong bool `json:"right_wrong"`
	// Facility is the facility index: the mean mark as a share of the greatest, 0 to 1.
	// Its interval is Wilson's if RightWrong, and else Student's t, cut off at 0 and 1.
	Facility Figure `json:"facility"`
	// SD is the standard deviation of the marks. It has no interval.
	SD Figure `json:"sd"`
	// Discrimination is Moodle's discrimination index: 100 times Rest, -100 to 100, with
	// its interval.
	Discrimination Figure `json:"discrimination_index"`
	// Efficiency is Moodle's discriminative efficiency, at most 100: 100 times the
	// covariance of mark and rest, over the greatest that it could be, which it is when
	// marks and rests are each sorted. It can lie below -100. It has no interval. It can
	// be 100 where the discrimination cannot, because a mark that is right or wrong does
	// not follow the rest step by step.
	Efficiency Figure `json:"discriminative_efficiency"`
	// Rest is the corrected point-biserial correlation: of mark and rest, -1 to 1. Its
	// interval is Fisher's z.
	Rest Figure `json:"r_rest"`
	// Total is the uncorrected point-biserial correlation: of mark and total, -1 to 1.
	// The mark is part of the total, so it is too high. Its interval is Fisher's z.
	Total Figure `json:"r_total"`
	// D27 is the difference between the mean marks of the 27 % with the highest and the
	// 27 % with the lowest totals, as a share of the greatest mark, -1 to 1. Each group
	// has 0.27 n seats, not rounded; people with the same total share the seats that
	// are left to them. It has no interval.
	D27 Figure `json:"d27"`
	// AlphaWithout is alpha of the test without this question. It has no interval.
	AlphaWithout Figure `json:"alpha_without"`
	// Verdict may be empty.
	Verdict Verdict `json:"verdict,omitempty"`
}

// A Verdict says in words what an interval shows of a question. It is empty where
// nothing is shown: where there are fewer than [Enough] people, or where no
// discrimination is known.
type Verdict string

// The verdicts on a question, by the interval of the correlation of mark and rest.
const (
	// Negative is given if the interval lies below 0, to whatever number of people.
	Negative Verdict = "negative: check the key"
	// Weak is given if the interval lies below 0.20.
	Weak Verdict = "weak: strong and weak people do nearly the same"
	// Unclear is given if the interval holds 0, and is not below 0.20.
	Unclear Verdict = "unclear: the interval holds 0"
	// Sound is given if the interval lies above 0, and not below 0.20.
	Sound Verdict = "sound: strong people do better"
)

// Of analyses a table. People who left a question without an answer do not count; they
// are named in Left.
func Of(t Table) Analysis {
	whole, left := t.Whole()
	s := newSheet(whole)
	a := Analysis{
		People: s.people(), Left: []string{}, Greatest: s.greatest,
		Mean: s.meanTotal(), SD: s.sd(s.totals), Alpha: s.alpha(), KR21: s.kr21(),
		Scores: s.scores(), Items: make([]Item, len(s.questions)), Rasch: newRasch(whole, s),
	}
	a.SEM = sem(a.SD, a.Alpha)
	for _, p := range left {
		a.Left = append(a.Left, p.Name)
	}
	var variances []float64
	if s.people() > 1 {
		variances = s.variances()
	}
	for i := range a.Items {
		a.Items[i] = s.item(i, variances)
	}
	return a
}
