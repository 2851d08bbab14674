package report

import (
	"cmp"
	"slices"

	"policyquiz/quiz"
	"policyquiz/quiz/marks"
)

// A Result is how a question went in drills.
type Result struct {
	*Question `json:"-"`
	First     Share `json:"first"`  // of the learners' first answers
	Latest    Share `json:"latest"` // of their latest answers
	Answers   int   `json:"answers"`
	Unknown   int   `json:"unknown"` // first answers that are "I don't know"
	// Earlier is how many answers do not count, because something else was right then.
	Earlier int `json:"earlier_key"`
	// Picks are what was chosen or typed in the first answers: every option of a choice
	// in the author's order, and else what was said, the most frequent first.
	Picks []Pick `json:"picks"`
	// Sure are the learners who were sure of a wrong answer, whichever it was.
	Sure []string `json:"sure_and_wrong"`
	// Overruled is what learners typed that was judged wrong, and that they called right.
	Overruled []Pick  `json:"called_right"`
	Notes     []Note  `json:"notes"`
	Doubts    []Doubt `json:"doubts"`
}

// A Pick is one thing that learners chose or typed.
type Pick struct {
	ID       string   `json:"-"`
	Text     string   `json:"text"`
	Right    bool     `json:"right"`
	Learners []string `json:"learners"` // who did, by name
	// Share is that of all who answered, with its interval.
	Share Share `json:"share"`
	// Dead says that so few chose a wrong option that it is no distractor. It is never
	// said of fewer than [marks.Enough] learners.
	Dead bool `json:"dead"`
}

// A Note is what a learner wrote about a question for the instructor.
type Note struct {
	Learner string `json:"learner"`
	Note    string `json:"note"` // may be empty: the question was only flagged
}

// leastDrawn is the share of those asked who must choose a wrong option for it to be a
// distractor that works.
const leastDrawn = 0.05

// Questions tells how each question went that somebody answered in a drill, or flagged.
func (r *Report) Questions() []Result {
	notes := r.notes()
	results := []Result{}
	for i := range r.Class.Questions {
		if len(r.met[i]) > 0 || len(notes[i]) > 0 {
			results = append(results, r.result(i, notes[i]))
		}
	}
	return results
}

// notes lists the notes on each question, by learner.
func (r *Report) notes() [][]Note {
	notes := make([][]Note, len(r.Class.Questions))
	for _, l := range r.Learners {
		for _, f := range l.Flags {
			notes[f.Question] = append(notes[f.Question], Note{l.Name, f.Note})
		}
	}
	for _, list := range notes {
		slices.SortStableFunc(list, func(a, b Note) int { return cmp.Compare(a.Learner, b.Learner) })
	}
	return notes
}

// result is how one question went.
func (r *Report) result(question int, notes []Note) Result {
	q := &r.Class.Questions[question]
	res := Result{Question: q, Earlier: r.earlier[question], Notes: notes, Sure: []string{}, Overruled: []Pick{}, Doubts: []Doubt{}}
	if notes == nil {
		res.Notes = []Note{}
	}
	first, latest := 0, 0
	overruled := picks{}
	for _, m := range r.met[question] {
		res.Answers += m.answers
		first += one(m.first.right())
		latest += one(m.latest.right())
		res.Unknown += one(m.first.Outcome == quiz.Unknown && m.first.Judged == quiz.Unknown)
		name := r.Learners[m.learner].Name
		if m.first.sureAndWrong() || m.latest.sureAndWrong() {
			res.Sure = append(res.Sure, name)
		}
		if m.first.overruled() {
			overruled.add(Part{ID: m.first.Said, Text: m.first.Said}, name)
		}
	}
	slices.Sort(res.Sure)
	res.First, res.Latest = share(first, len(r.met[question])), share(latest, len(r.met[question]))
	res.Picks = r.picksOf(question)
	res.Overruled = append(res.Overruled, overruled.mostFirst()...)
	res.Doubts = append(res.Doubts, res.doubts()...)
	return res
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// picksOf lists what was chosen or typed in the first answers to a question.
func (r *Report) picksOf(question int) []Pick {
	q, people := &r.Class.Questions[question], r.met[question]
	found := picks{}
	for _, o := range q.Options {
		found.add(Part(o), "")
	}
	for _, m := range people {
		for _, p := range m.first.Parts {
			found.add(p, r.Learners[m.learner].Name)
		}
	}
	list := found.list
	if len(q.Options) == 0 {
		list = found.mostFirst()
	}
	for i := range list {
		p := &list[i]
		slices.Sort(p.Learners)
		p.Share = share(len(p.Learners), len(people))
		p.Dead = len(q.Options) > 0 && !p.Right && len(people) >= marks.Enough && p.Share.Share < leastDrawn
	}
	return list
}

// A picks adds up what was chosen or typed.
type picks struct {
	list  []Pick
	place map[string]int
}

// add counts one part of a learner's answer; of nobody's, if there is no name.
func (ps *picks) add(p Part, learner string) {
	i, known := ps.place[p.ID]
	if !known {
		if ps.place == nil {
			ps.place = map[string]int{}
		}
		i = len(ps.list)
		ps.place[p.ID] = i
		ps.list = append(ps.list, Pick{ID: p.ID, Text: p.Text, Right: p.Right, Learners: []string{}})
	}
	if learner != "" && !slices.Contains(ps.list[i].Learners, learner) {
		ps.list[i].Learners = append(ps.list[i].Learners, learner)
	}
}

// mostFirst lists the picks, those of the most learners first.
func (ps *picks) mostFirst() []Pick {
	slices.SortStableFunc(ps.list, func(a, b Pick) int {
		return cmp.Or(cmp.Compare(len(b.Learners), len(a.Learners)), cmp.Compare(a.Text, b.Text))
	})
	return ps.list
}
