package report

import (
	"cmp"
	"slices"
	"time"

	"policyquiz/quiz/study"
)

// A LearnerResult is what one learner did.
type LearnerResult struct {
	Name      string    `json:"name"`
	Group     string    `json:"group,omitempty"`
	Answers   int       `json:"answers"`        // in all, in exams too
	Days      int       `json:"days"`           // on which there were some: study days, by the learner's calendar
	Since     time.Time `json:"since,omitzero"` // the first answer
	Last      time.Time `json:"last,omitzero"`  // the last answer
	Questions int       `json:"questions"`      // that were met in drills
	First     Share     `json:"first"`          // of the first answers to these
	Latest    Share     `json:"latest"`         // of the latest answers
	Sure      int       `json:"sure_and_wrong"`
	Flags     int       `json:"flags"`
}

// Results tells what each learner did, by name.
func (r *Report) Results() []LearnerResult {
	list := make([]LearnerResult, len(r.Learners))
	for i := range r.Learners {
		list[i] = resultOf(&r.Learners[i])
	}
	for _, people := range r.met {
		for _, m := range people {
			res := &list[m.learner]
			res.Questions++
			res.First.Right += one(m.first.right())
			res.Latest.Right += one(m.latest.right())
		}
	}
	for i := range list {
		res := &list[i]
		res.First = share(res.First.Right, res.Questions)
		res.Latest = share(res.Latest.Right, res.Questions)
	}
	slices.SortStableFunc(list, func(a, b LearnerResult) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// resultOf counts what does not depend on questions.
func resultOf(l *Learner) LearnerResult {
	res := LearnerResult{Name: l.Name, Group: l.Group, Answers: len(l.Answers), Flags: len(l.Flags)}
	days := map[study.Day]bool{}
	for i := range l.Answers {
		a := &l.Answers[i]
		days[a.Day] = true
		if res.Since.IsZero() || !a.At.IsZero() && a.At.Before(res.Since) {
			res.Since = a.At
		}
		if a.At.After(res.Last) {
			res.Last = a.At
		}
		res.Sure += one(a.sureAndWrong())
	}
	res.Days = len(days)
	return res
}

// LeastCompared is from how many learners on a group is compared with others. In a
// smaller one each learner would be seen.
const LeastCompared = 5

// A Compared is a group of learners, such as a seminar.
type Compared struct {
	Group    string `json:"group"`
	Learners int    `json:"learners"` // who answered something in a drill
	First    Share  `json:"first"`
	Latest   Share  `json:"latest"`
}

// Compare compares the groups of learners, by name. Small lists the groups that have too
// few learners for that; they are not compared.
func (r *Report) Compare() (groups []Compared, small []string) {
	first, latest := map[string][]heap{}, map[string][]heap{}
	for _, res := range r.Results() {
		if res.Group != "" && res.Questions > 0 {
			first[res.Group] = append(first[res.Group], heap{res.First.Right, res.Questions})
			latest[res.Group] = append(latest[res.Group], heap{res.Latest.Right, res.Questions})
		}
	}
	groups, small = []Compared{}, []string{}
	for name, heaps := range first {
		if len(heaps) < LeastCompared {
			small = append(small, name)
			continue
		}
		groups = append(groups, Compared{name, len(heaps), clustered(heaps), clustered(latest[name])})
	}
	slices.SortFunc(groups, func(a, b Compared) int { return cmp.Compare(a.Group, b.Group) })
	slices.Sort(small)
	return groups, small
}
