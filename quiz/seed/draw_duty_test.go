package seed

import (
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/place"
)

// lay adds a duty, laid down by the document itself unless it says otherwise.
func (s *shelf) lay(u Duty) {
	u.Seed = "talk"
	u.By = orElse(u.By, "ana")
	u.What = orElse(u.What, "do what "+u.ID+" says")
	if u.At == nil {
		u.At = place.Paragraphs(len(s.duties) + 1)
	}
	s.duties = append(s.duties, u)
}

func (s *shelf) duty(id string) *Duty {
	return &s.duties[slices.IndexFunc(s.duties, func(u Duty) bool { return u.ID == id })]
}

// layAll lays a duty with a time and an exception on four people.
func (s *shelf) layAll() *shelf {
	for i, id := range []string{"cal", "dee", "eve", "fay"} {
		s.lay(Duty{Origin: Origin{ID: id + "-duty"}, Who: []string{id}, When: "within " + numberWords[i+2] + " days", Unless: id + " is ill"})
	}
	return s
}

func TestDuties(t *testing.T) {
	for _, test := range []struct {
		name, id string
		change   func(*shelf)
		right    string
		wrong    string
		stem     []string // parts of every wording
	}{
		{"who", "cal-duty/who", nil, "Cal Long", "Dee Long, Eve Long, Fay Long", []string{"nder the talk", "ho", "must do what cal-duty says within two days, unless cal is ill?"}},
		{"what", "cal-duty/what", nil, "Do what cal-duty says", "Do what dee-duty says, Do what eve-duty says, Do what fay-duty says", []string{"nder the talk", "must Cal do within two days"}},
		{"when", "cal-duty/when", nil, "Within two days", "Within five days, Within four days, Within three days", []string{"nder the talk", "Cal", "do what cal-duty says"}},
		{"unless", "cal-duty/unless", nil, "Cal is ill", "Dee is ill, Eve is ill, Fay is ill", []string{"nder the talk", "Cal must do what cal-duty says within two days"}},
		{"forbidden, who", "cal-duty/who", func(s *shelf) { s.duty("cal-duty").Forbidden = true }, "Cal Long", "Dee Long, Eve Long, Fay Long", []string{"must not do what"}},
		{"forbidden, what", "cal-duty/what", func(s *shelf) { s.duty("cal-duty").Forbidden = true }, "Do what cal-duty says", "Do what dee-duty says, Do what eve-duty says, Do what fay-duty says", []string{"must Cal not do within"}},
		{"told of another's", "cal-duty/who", func(s *shelf) { s.duty("cal-duty").Told = Attributed; s.duty("cal-duty").By = "dee" }, "Cal Long", "Eve Long, Fay Long", []string{"ccording to Dee in the talk"}},
		{"who is bound as well", "cal-duty/who", func(s *shelf) { s.duty("cal-duty").Same = []string{"dee-duty"} }, "Cal Long", "Eve Long, Fay Long", nil},
		{"another of one's own", "cal-duty/what", func(s *shelf) { s.duty("eve-duty").Who = []string{"cal", "eve"} }, "Do what cal-duty says", "Do what dee-duty says, Do what fay-duty says", nil},
		{"of several", "cal-duty/who", func(s *shelf) { s.duty("cal-duty").Who = []string{"cal", "dee"} }, "Cal Long, Dee Long", "Eve Long, Fay Long", []string{"hich two of these"}},
		{"without a time", "cal-duty/when", func(s *shelf) { s.duty("dee-duty").When = "" }, "Within two days", "Within five days, Within four days", nil},
		{"the same, with another time", "cal-duty/when", func(s *shelf) { s.duty("dee-duty").Same = []string{"cal-duty"} }, "Within two days", "Within five days, Within four days", nil},
		{"the same, with another exception", "cal-duty/unless", func(s *shelf) { s.duty("cal-duty").Same = []string{"dee-duty"} }, "Cal is ill", "Eve is ill, Fay is ill", nil},
		{"the same time", "cal-duty/when", func(s *shelf) { s.duty("dee-duty").When = "within two days" }, "Within two days", "Within five days, Within four days", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := talk().layAll()
			if test.change != nil {
				test.change(s)
			}
			q := s.draw(t, "duty/"+test.id)
			var right, wrong []string
			for _, o := range q.Kind.(quiz.Choice).Options {
				if o.Right {
					right = append(right, o.Text)
				} else {
					wrong = append(wrong, o.Text)
					if o.Feedback == "" {
						t.Errorf("nothing is said of %q", o.Text)
					}
				}
			}
			slices.Sort(wrong)
			if got := strings.Join(right, ", "); got != test.right {
				t.Errorf("right is %q, want %q", got, test.right)
			}
			if got := strings.Join(wrong, ", "); got != test.wrong {
				t.Errorf("wrong are %q, want %q", got, test.wrong)
			}
			for _, part := range test.stem {
				if !strings.Contains(q.Stem, part) {
					t.Errorf("the stem %q does not have %q", q.Stem, part)
				}
			}
		})
	}
}

// TestDutyFeedback: what is said of a wrong option is the duty that it really is.
func TestDutyFeedback(t *testing.T) {
	s := talk().layAll()
	s.duty("dee-duty").Forbidden = true
	s.duty("eve-duty").Told = Reported
	for id, want := range map[string]map[string]string{
		"who":    {"Dee Long": "Dee must not do what dee-duty says (¶2)", "Eve Long": "Eve must do what eve-duty says, reportedly (¶3)"},
		"when":   {"Within five days": "that is the time for something else: Fay must do what fay-duty says (¶4)"},
		"unless": {"Fay is ill": "that lifts another duty: Fay must do what fay-duty says (¶4)"},
	} {
		q := s.draw(t, "duty/cal-duty/"+id)
		for _, o := range q.Kind.(quiz.Choice).Options {
			if w, ok := want[o.Text]; ok && o.Feedback != w {
				t.Errorf("%s: of %q is said %q, want %q", id, o.Text, o.Feedback, w)
			}
		}
	}
}

func TestDutyFails(t *testing.T) {
	for _, test := range []struct {
		name, facet string
		change      func(*shelf)
		want        string
	}{
		{"no time", "when", func(s *shelf) { s.duty("cal-duty").When = "" }, "it has no time to ask for"},
		{"nothing lifts it", "unless", func(s *shelf) { s.duty("cal-duty").Unless = "" }, "nothing that lifts it is on record"},
		{"it binds nobody", "who", func(s *shelf) { s.duty("cal-duty").Who = nil }, "nobody is named"},
		{"two kinds", "who", func(s *shelf) { s.duty("cal-duty").Who = []string{"cal", "un"} }, "options are of one kind"},
		{"too few", "what", func(s *shelf) { s.duties = s.duties[:2] }, "too few wrong options"},
		{"another form", "fate", func(*shelf) {}, `cannot be asked for its "fate"`},
	} {
		s := talk().layAll()
		test.change(s)
		_, err := Draw(s, Drawn{"talk", Duties, "cal-duty", test.facet})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

func TestMatchDuties(t *testing.T) {
	set := DrawnSet{ID: "deck/set", Seed: "talk", Table: Duties, Entries: []string{"cal-duty", "dee-duty", "eve-duty"}, Wrong: []string{"fay-duty"}, Facet: "match"}
	s := talk().layAll()
	q, err := DrawSet(s, set)
	if err != nil {
		t.Fatal(err)
	}
	m := q.Kind.(quiz.Match)
	if len(m.Pairs) != 3 || len(m.LeftOver) != 1 || m.Pairs[0].Left.Text != "Cal" || m.Pairs[0].Right.Text != "do what cal-duty says" || !strings.Contains(q.Stem, "must do") && !strings.Contains(q.Stem, "have to do") {
		t.Errorf("the match is %+v: %s", m, q.Stem)
	}
	s.duty("dee-duty").Forbidden = true
	if q, err = DrawSet(s, set); err != nil {
		t.Fatal(err)
	}
	if m = q.Kind.(quiz.Match); m.Pairs[0].Right.Text != "must do what cal-duty says" || m.Pairs[1].Right.Text != "must not do what dee-duty says" {
		t.Errorf("with one that is forbidden the match is %+v", m)
	}
	s.duty("eve-duty").Same = []string{"cal-duty"}
	if _, err = DrawSet(s, set); err == nil || !strings.Contains(err.Error(), "are not apart") {
		t.Errorf("one duty twice: %v", err)
	}
}
