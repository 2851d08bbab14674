package report

import (
	"cmp"
	"fmt"
	"slices"

	"policyquiz/quiz/marks"
	"policyquiz/quiz/stats"
)

// A Why names a reason to look at a question again.
type Why string

// The reasons, the gravest first.
const (
	// Preferred: more learners chose a wrong option than the key, and chance alone does
	// not explain it.
	Preferred Why = "preferred"
	// Negative: in an exam those who got it right did worse on the rest.
	Negative Why = "negative"
	// Guessing: fewer got it right than would by guessing.
	Guessing Why = "below chance"
	// Noted: learners flagged it.
	Noted Why = "flagged"
	// Strict: learners called an answer right that was judged wrong.
	Strict Why = "called right"
	// DeadOption: hardly anybody chooses a wrong option.
	DeadOption Why = "dead option"
)

// gravity orders the reasons.
var gravity = []Why{Preferred, Negative, Guessing, Noted, Strict, DeadOption}

// A Doubt is a reason to look at a question again.
type Doubt struct {
	Why   Why    `json:"why"`
	Words string `json:"words"` // a sentence

	people int // of a dead option: who chose it
}

// doubts lists the reasons that drills give, the gravest first. The picks and notes of
// the result are there already.
func (res *Result) doubts() (list []Doubt) {
	add := func(why Why, format string, values ...any) {
		list = append(list, Doubt{Why: why, Words: fmt.Sprintf(format, values...)})
	}
	if p, key, ok := res.preferred(); ok {
		add(Preferred, "%d of %d chose “%s”, and %d the key: is the key right?", len(p.Learners), res.First.Of, p.Text, key)
	}
	if res.First.Of > 0 && res.Chance > 0 && res.First.High < res.Chance {
		add(Guessing, "%d of %d were right, fewer than the %.0f %% that guess it: is the key right, or is this believed by many?", res.First.Right, res.First.Of, 100*res.Chance)
	}
	if n := len(res.Notes); n > 0 {
		add(Noted, "flagged by %s", learners(n))
	}
	for _, p := range res.Overruled {
		add(Strict, "“%s” was judged wrong, and called right by %s", p.Text, learners(len(p.Learners)))
	}
	for _, p := range res.Picks {
		if p.Dead {
			add(DeadOption, "%s of %d chose “%s”", few(len(p.Learners)), res.First.Of, p.Text)
			list[len(list)-1].people = len(p.Learners)
		}
	}
	return list
}

// preferred finds the wrong option that more learners chose than the only key, if chance
// alone does not explain it.
func (res *Result) preferred() (wrong Pick, key int, ok bool) {
	keys := 0
	for _, p := range res.Picks {
		switch {
		case len(res.Options) == 0:
		case p.Right:
			key, keys = len(p.Learners), keys+1
		case len(p.Learners) > len(wrong.Learners):
			wrong = p
		}
	}
	return wrong, key, keys == 1 && beats(len(wrong.Learners), key)
}

// preferred does so for an exam.
func (item *FormItem) preferred() (wrong marks.Use, key int, ok bool) {
	keys := 0
	for _, u := range item.Uses {
		switch {
		case u.Key:
			key, keys = u.People, keys+1
		case u.People > wrong.People:
			wrong = u
		}
	}
	return wrong, key, keys == 1 && beats(wrong.People, key)
}

// beats reports whether the interval of the share of wrong among both lies above a half.
func beats(wrong, key int) bool {
	return wrong > 0 && stats.Wilson(wrong, wrong+key).Low > 0.5
}

func learners(n int) string {
	if n == 1 {
		return "1 learner"
	}
	return fmt.Sprintf("%d learners", n)
}

// A Mend is a question that may have to be mended, with the reasons, the gravest first.
type Mend struct {
	*Question `json:"-"`
	Doubts    []Doubt `json:"doubts"`
	Notes     []Note  `json:"notes"`
}

// Mend lists the questions that may have to be mended: by drills, by flags, and by what
// exams show. The gravest reasons come first, and of like ones the order of the course.
func (r *Report) Mend(results []Result, forms []Form) []Mend {
	found := map[*Question]*Mend{}
	order := []*Mend{}
	of := func(q *Question) *Mend {
		if found[q] == nil {
			found[q] = &Mend{Question: q, Notes: []Note{}}
			order = append(order, found[q])
		}
		return found[q]
	}
	for i := range results {
		if res := &results[i]; len(res.Doubts) > 0 {
			m := of(res.Question)
			m.Doubts, m.Notes = append(m.Doubts, res.Doubts...), append(m.Notes, res.Notes...)
		}
	}
	for i := range forms {
		for k := range forms[i].Items {
			if item := &forms[i].Items[k]; len(item.doubts()) > 0 {
				of(item.Asked).Doubts = append(of(item.Asked).Doubts, item.doubts()...)
			}
		}
	}
	list := make([]Mend, len(order))
	for i, m := range order {
		slices.SortStableFunc(m.Doubts, func(a, b Doubt) int { return a.compare(b) })
		list[i] = *m
	}
	slices.SortStableFunc(list, func(a, b Mend) int { return a.Doubts[0].compare(b.Doubts[0]) })
	return list
}

// compare orders doubts, the gravest first. Of dead options it is the one that the
// fewest chose.
func (d Doubt) compare(other Doubt) int {
	return cmp.Or(cmp.Compare(slices.Index(gravity, d.Why), slices.Index(gravity, other.Why)), cmp.Compare(d.people, other.people))
}

// doubts lists the reasons that an exam gives.
func (item *FormItem) doubts() (list []Doubt) {
	if item.Earlier {
		return nil
	}
	if item.Verdict == marks.Negative {
		list = append(list, Doubt{Why: Negative, Words: fmt.Sprintf("in the exam, those who had it right did worse on the rest (r = %.2f, %.2f to %.2f): check the key", item.Rest.Value, item.Rest.Interval.Low, item.Rest.Interval.High)})
	}
	if wrong, key, ok := item.preferred(); ok {
		list = append(list, Doubt{Why: Preferred, Words: fmt.Sprintf("in the exam %d of %d chose “%s”, and %d the key: is the key right?", wrong.People, item.People, wrong.Name, key)})
	}
	for _, u := range item.Uses {
		switch {
		case u.Verdict == marks.Dead:
			list = append(list, Doubt{DeadOption, fmt.Sprintf("in the exam %s of %d chose “%s”", few(u.People), item.People, u.Name), u.People})
		case item.drawsStrong(u):
			list = append(list, Doubt{Why: Negative, Words: fmt.Sprintf("in the exam, the %d who chose “%s” did better on the rest than those who chose the key: check the key", u.People, u.Name)})
		}
	}
	return list
}

// drawsStrong reports whether those who chose a wrong option did better on the rest than
// those who chose the key, so clearly that the interval of their mean shows it.
func (item *FormItem) drawsStrong(u marks.Use) bool {
	if u.Verdict != marks.Misleads || u.Rest.Interval == nil {
		return false
	}
	return !slices.ContainsFunc(item.Uses, func(k marks.Use) bool {
		return k.Key && k.Rest.Known() && k.Rest.Value >= u.Rest.Interval.Low
	})
}

// few writes how few chose an option.
func few(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint("only ", n)
}
