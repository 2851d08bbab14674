package report

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"policyquiz/quiz/marks"
	"policyquiz/quiz/stats"
)

// A Form is a deck that is an exam, with what its marks say. Only those count who
// answered every question of it in their first sitting.
type Form struct {
	Deck *stats.Group `json:"-"`
	// Analysis has the marks; its Items are in Items below, with more.
	Analysis marks.Analysis `json:"analysis"`
	Items    []FormItem     `json:"questions"`
	Sat      []Sat          `json:"sat"`  // who count, the highest mark first
	Left     []Left         `json:"left"` // who do not, by name
}

// A FormItem is what the marks say of one question.
type FormItem struct {
	marks.Item
	Asked *Question `json:"-"`
	// People is how many sat the whole form.
	People int         `json:"-"`
	Uses   []marks.Use `json:"options"` // of a choice, in the author's order; never nil
	// Earlier says that something else was right when it was sat than is now. Its options
	// are told by what was right then, and no doubt is raised: it was mended since.
	Earlier bool `json:"earlier_key"`
}

// A Sat is the mark of one learner.
type Sat struct {
	Learner string  `json:"learner"`
	Mark    float64 `json:"mark"`
	Again   int     `json:"later_sittings"` // which do not count
}

// A Left is a learner whose first sitting does not count.
type Left struct {
	Learner string `json:"learner"`
	Why     string `json:"why"` // the end of a sentence
}

// A sitting is what a learner answered in one sitting: to each question the answer.
type sitting map[int]*Answer

// A paper is what one may have been asked: each question with what was right.
type paper map[asked]bool

type asked struct {
	question int
	key      string
}

func (s sitting) paper() paper {
	p := paper{}
	for q, a := range s {
		p[asked{q, a.Key}] = true
	}
	return p
}

// within reports whether other has all that p has.
func (p paper) within(other paper) bool {
	for a := range p {
		if !other[a] {
			return false
		}
	}
	return true
}

// A taken is the first sitting of a learner, and how many followed.
type taken struct {
	learner int
	first   sitting
	again   int
}

// Forms analyses each exam that somebody sat, in the order of the course.
func (r *Report) Forms() []Form {
	decks := map[*stats.Group][]taken{}
	order := []*stats.Group{}
	for i := range r.Learners {
		for deck, t := range r.sittings(i) {
			decks[deck] = append(decks[deck], t)
		}
	}
	for i := range r.Class.Questions {
		if d := r.Class.Questions[i].Deck; len(decks[d]) > 0 && !slices.Contains(order, d) {
			order = append(order, d)
		}
	}
	forms := []Form{}
	for _, d := range order {
		forms = append(forms, r.form(d, decks[d]))
	}
	return forms
}

// sittings finds the first sitting of each exam of a learner.
func (r *Report) sittings(learner int) map[*stats.Group]taken {
	found := map[*stats.Group]taken{}
	last := map[*stats.Group]string{} // the sitting at which we are
	l := &r.Learners[learner]
	for i := range l.Answers {
		a := &l.Answers[i]
		deck := r.Class.Questions[a.Question].Deck
		t, begun := found[deck]
		switch {
		case a.Sitting == "":
			continue
		case !begun:
			t = taken{learner: learner, first: sitting{}}
		case last[deck] != a.Sitting:
			t.again++
		}
		last[deck] = a.Sitting
		if t.again == 0 {
			t.first[a.Question] = a
		}
		found[deck] = t
	}
	return found
}

// form analyses one exam.
func (r *Report) form(deck *stats.Group, all []taken) Form {
	f := Form{Deck: deck, Items: []FormItem{}, Sat: []Sat{}, Left: []Left{}}
	slices.SortStableFunc(all, func(a, b taken) int { return cmp.Compare(r.Learners[a.learner].Name, r.Learners[b.learner].Name) })
	whole := formOf(all)
	var questions []int
	earlier := map[int]bool{}
	for a := range whole {
		questions = append(questions, a.question)
		earlier[a.question] = a.key != r.Class.Questions[a.question].Key
	}
	slices.Sort(questions)
	table := marks.Table{}
	for _, q := range questions {
		table.Questions = append(table.Questions, marks.Question{Name: r.Class.Questions[q].Name, Greatest: 1})
	}
	var sat []taken
	for _, t := range all {
		name := r.Learners[t.learner].Name
		if p := t.first.paper(); !whole.within(p) {
			f.Left = append(f.Left, Left{name, why(p, whole, t.again)})
			continue
		}
		person := marks.Person{Name: name}
		total := 0.0
		for _, q := range questions {
			person.Marks = append(person.Marks, t.first[q].Score)
			total += t.first[q].Score
		}
		table.People = append(table.People, person)
		sat = append(sat, t)
		f.Sat = append(f.Sat, Sat{name, total, t.again})
	}
	f.Analysis = marks.Of(table)
	for i, q := range questions {
		f.Items = append(f.Items, FormItem{f.Analysis.Items[i], &r.Class.Questions[q], len(sat), r.uses(q, sat, f.Sat, float64(len(questions)-1)), earlier[q]})
	}
	slices.SortStableFunc(f.Sat, func(a, b Sat) int {
		return cmp.Or(cmp.Compare(b.Mark, a.Mark), cmp.Compare(a.Learner, b.Learner))
	})
	slices.SortStableFunc(f.Left, func(a, b Left) int { return cmp.Compare(a.Learner, b.Learner) })
	return f
}

// formOf finds the form that was sat: of the papers that are no part of another, the one
// that most first sittings had, or else the longest. A paper that is a part of another
// is of somebody who stopped half way.
func formOf(all []taken) (best paper) {
	papers, sat := map[string]paper{}, map[string]int{}
	for _, t := range all {
		p := t.first.paper()
		papers[p.print()] = p
		sat[p.print()]++
	}
	most := 0
	for _, print := range slices.Sorted(maps.Keys(papers)) {
		p := papers[print]
		part := false
		for _, other := range papers {
			part = part || len(p) < len(other) && p.within(other)
		}
		if n := sat[print]; !part && (n > most || n == most && len(p) > len(best)) {
			best, most = p, n
		}
	}
	return best
}

// print tells one paper from another.
func (p paper) print() string {
	var parts []string
	for a := range p {
		parts = append(parts, fmt.Sprint(a.question, " ", a.key))
	}
	slices.Sort(parts)
	return strings.Join(parts, "\n")
}

// why says why a first sitting does not count.
func why(p, whole paper, again int) string {
	said := fmt.Sprintf("answered %d of the %d questions", len(p), len(whole))
	if !p.within(whole) {
		said = "sat another version of it"
	}
	switch again {
	case 0:
	case 1:
		said += "; the later sitting does not count, since the answers were shown"
	default:
		said += fmt.Sprintf("; the %d later sittings do not count, since the answers were shown", again)
	}
	return said
}

// uses counts who chose which option of a question, with their marks on the rest, of which
// the greatest is given. What was chosen says itself whether it was right then.
func (r *Report) uses(question int, sat []taken, marked []Sat, greatest float64) []marks.Use {
	q := &r.Class.Questions[question]
	places := map[string]int{}
	offered := make([]marks.Option, len(q.Options))
	for i, o := range q.Options {
		offered[i] = marks.Option{Name: o.Text, Key: o.Right}
		places[o.ID] = i
	}
	people := make([]marks.Chosen, len(sat))
	for i, t := range sat {
		a := t.first[question]
		people[i].Rest = marked[i].Mark - a.Score
		if len(sat) < 2 {
			people[i].Rest = math.NaN()
		}
		for _, p := range a.Parts {
			if place, known := places[p.ID]; known {
				offered[place].Key = p.Right
				people[i].Options = append(people[i].Options, place)
			}
		}
	}
	if len(offered) == 0 {
		return []marks.Use{}
	}
	return marks.Uses(offered, people, greatest)
}
