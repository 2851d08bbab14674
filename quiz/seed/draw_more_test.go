package seed

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/place"
)

// This file tests draws from stances, figures and events, and of sets.

// debate is a talk in which cal alone is for peace, others are against it or
// make it depend on conditions, and time and numbers are on record.
func debate() *shelf {
	s := talk()
	for _, stance := range []struct {
		who   string
		holds Holds
	}{{"cal", For}, {"dee", Against}, {"eve", Against}, {"fay", Conditional}, {"un", Against}, {"nato", Conditional}} {
		s.hold("peace", stance.who, stance.holds)
	}
	for i, date := range []string{"2024-05-01", "2024-05", "2024-06", "2025", "2026-01-01", ""} {
		id := string(rune('p' + i))
		s.events = append(s.events, Event{Origin: Origin{Seed: "talk", ID: id, By: "ana", Told: Attributed, At: place.Paragraphs(i + 1)}, What: "what " + id, When: "when " + id, Date: date})
	}
	for i, g := range []Figure{{Value: 10}, {Value: 20}, {Value: 20, Unit: "tanks"}, {Value: 10, To: 20, Ranged: true}, {Value: 3}, {Value: 7, Unit: "tanks"}} {
		g.Origin = Origin{Seed: "talk", ID: string(rune('p' + i)), By: "ana", Told: Attributed, At: place.Paragraphs(i + 1)}
		g.Counts, g.Unit = "counts "+g.ID, orElse(g.Unit, "men")
		s.figures = append(s.figures, g)
	}
	return s
}

func (s *shelf) hold(issue, who string, holds Holds) {
	s.stances = append(s.stances, Stance{
		Origin: Origin{Seed: "talk", ID: issue + "/" + who, By: "ana", Told: Attributed, At: place.Paragraphs(len(s.stances) + 1)},
		Issue:  issue, Who: who, Holds: holds, Says: "what " + who + " says",
	})
}

func (s *shelf) stance(id string) *Stance {
	return &s.stances[slices.IndexFunc(s.stances, func(st Stance) bool { return st.ID == id })]
}

// TestWrongHolders says who may stand against cal, who is for peace.
func TestWrongHolders(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*shelf)
		wrong  string
	}{
		{"all of his kind who hold otherwise", func(*shelf) {}, "dee eve fay"},
		{"not one who agrees", func(s *shelf) { s.stance("peace/dee").Holds = For }, "eve fay"},
		{"not one whose view is not on record", func(s *shelf) { s.stance("peace/dee").Issue, s.stance("peace/dee").ID = "war", "war/dee" }, "eve fay"},
		{"not one who stands for him", func(s *shelf) { s.actor("dee").Same = []string{"cal"} }, "eve fay"},
		{"nor one to whom he belongs", func(s *shelf) { s.actor("cal").PartOf = []string{"dee"} }, "eve fay"},
		{"nor one who belongs to a body that agrees", func(s *shelf) {
			s.stance("peace/un").Holds = For
			s.actor("dee").PartOf = []string{"un"}
		}, "eve fay"},
	} {
		s := debate()
		test.change(s)
		right, wrong := offered(s.draw(t, "stance/peace/cal/holder"))
		if got := strings.Join(wrong, " "); got != test.wrong || !slices.Equal(right, []string{"cal"}) {
			t.Errorf("%s: right %s, wrong %s, want %s", test.name, right, got, test.wrong)
		}
	}
}

func TestStance(t *testing.T) {
	s := debate()
	for who, want := range map[string]string{"cal": "for it", "dee": "against it", "fay": "neither: it depends on conditions"} {
		q := s.draw(t, "stance/peace/"+who+"/stance")
		posed := q.Kind.Pose(q.Shuffle(0, 0))
		if got := q.Kind.Solution(); !slices.Equal(got, []string{want}) || !slices.Equal(posed.Options, []string{"for it", "against it", "neither: it depends on conditions"}) {
			t.Errorf("%s: solution %q of %q", who, got, posed.Options)
		}
		if q.Why != "As told by Ana: what "+who+" says." || q.Family != "talk/stance/peace/"+who {
			t.Errorf("%s: %+v", who, q)
		}
	}
	s.stance("peace/cal").Why = "It was his life's work."
	if got := s.draw(t, "stance/peace/cal/stance").Why; got != "As told by Ana: what cal says. It was his life's work." {
		t.Errorf("why %q", got)
	}
}

// What few stances are is an option wherever the seed has such a stance, so that it
// does not give the answer away; and it is right only where it is on record.
func TestRarePositions(t *testing.T) {
	s := debate()
	s.hold("peace", "ben", Undecided)
	s.stances = append(s.stances, Stance{Origin: Origin{Seed: "talk", ID: "peace/eve"}, Issue: "peace", Who: "eve", Holds: Silent})
	s.stances = slices.DeleteFunc(s.stances, func(st Stance) bool { return st.ID == "peace/eve" && st.Holds != Silent })
	all := []string{"for it", "against it", "neither: it depends on conditions", "neither: it is said that one cannot know", "the document does not say"}
	for who, want := range map[string]string{"cal": all[0], "fay": all[2], "ben": all[3], "eve": all[4]} {
		q := s.draw(t, "stance/peace/"+who+"/stance")
		if got := q.Kind.Solution(); !slices.Equal(got, []string{want}) || !slices.Equal(q.Kind.Pose(q.Shuffle(0, 0)).Options, all) {
			t.Errorf("%s: solution %q of %q", who, got, q.Kind.Pose(nil).Options)
		}
	}
	q := s.draw(t, "stance/peace/eve/stance")
	if q.Sources[0].String() != "A talk" {
		t.Errorf("source %s", q.Sources[0])
	}
	for _, o := range s.draw(t, "stance/peace/ben/holder").Kind.(quiz.Choice).Options {
		if want := "the position of Eve is not given there"; o.Entry == "eve" && o.Feedback != want {
			t.Errorf("of eve: %s", o.Feedback)
		}
	}
}

// TestWrongTimes: p, on 1 May 2024, may have been at the time of q, in May.
func TestWrongTimes(t *testing.T) {
	s := debate()
	for id, want := range map[string]string{"p": "r s t", "q": "r s t", "r": "p s t", "s": "p r t", "t": "p r s"} {
		_, wrong := offered(s.draw(t, "event/"+id+"/when"))
		// p and q are one time: either may stand for it, and never both.
		if got := strings.Replace(strings.Join(wrong, " "), "q", "p", 1); got != want {
			t.Errorf("%s: wrong %s, want %s", id, got, want)
		}
	}
	s.events[4].Unasked = "it was not what it seemed"
	if _, wrong := offered(s.draw(t, "event/s/when")); slices.Contains(wrong, "t") {
		t.Errorf("what is not asked is offered: %s", wrong)
	}
}

// TestFigures: numbers are typed, and among amounts stand those of the same unit, ranges
// among ranges.
func TestFigures(t *testing.T) {
	s := debate()
	if got := s.draw(t, "figure/p/number").Kind; !reflect.DeepEqual(got, quiz.Number{Value: 10, Unit: "men"}) {
		t.Errorf("asks for %+v", got)
	}
	for id, want := range map[string]string{
		"p/counts": "q s t", // and not r and u, which are tanks
		"q/counts": "p s t",
		"s/counts": "p q t",
	} {
		if _, wrong := offered(s.draw(t, "figure/"+id)); strings.Join(wrong, " ") != want {
			t.Errorf("%s: wrong %s, want %s", id, wrong, want)
		}
	}
	for i, g := range []Figure{{Value: -10, Ranged: true}, {Value: -10, To: 5, Ranged: true}} {
		g.Origin, g.Unit, g.Counts = s.figures[3].Origin, "Men", "counts more"
		g.ID = string(rune('v' + i))
		s.figures = append(s.figures, g)
	}
	c := s.draw(t, "figure/s/number").Kind.(quiz.Choice)
	if _, wrong := offered(s.draw(t, "figure/s/number")); c.Options[0].Text != "10 to 20 men" || !slices.Contains(wrong, "v") || !slices.Contains(wrong, "w") {
		t.Errorf("a range is offered as %q beside %s, want the other ranges", c.Options[0].Text, wrong)
	}
	if c, ok := s.draw(t, "figure/v/number").Kind.(quiz.Choice); !ok || c.Options[0].Text != "-10 to 0 Men" {
		t.Errorf("a range that ends at 0 is asked as %+v", c)
	}
	s.figures[0].Value = -10 // p has the lower end of a range, and is no range
	if _, wrong := offered(s.draw(t, "figure/p/counts")); len(wrong) != mostDistractors {
		t.Errorf("-10 has the wrong options %s", wrong)
	}
	s.figures[1].Unasked = "a phrase, not a count" // q
	if _, wrong := offered(s.draw(t, "figure/p/counts")); slices.Contains(wrong, "q") {
		t.Errorf("what is not asked is offered: %s", wrong)
	}
}

// TestUnitKeepsSilent: a stem leaves the unit out if not all options name it.
func TestUnitKeepsSilent(t *testing.T) {
	for counts, want := range map[string]bool{"": true, "how many men p": false, "what p costs": true} {
		s := debate()
		s.figures[0].Counts = orElse(counts, s.figures[0].Counts)
		if got := s.draw(t, "figure/p/counts").Stem; strings.Contains(got, "10 men") != want || !strings.Contains(got, "10") {
			t.Errorf("%q: %s", counts, got)
		}
	}
	s := debate()
	for i := range s.figures {
		s.figures[i].Counts = "men " + s.figures[i].ID
	}
	if got := s.draw(t, "figure/p/counts").Stem; !strings.Contains(got, "10 men") {
		t.Error(got)
	}
}

// TestNearTimes: the nearest of many times are offered, and of two the one that
// is as exact: e may be the time of f, and b is farther than g.
func TestNearTimes(t *testing.T) {
	s := debate()
	s.events = nil
	for i, date := range []string{"1914-07-28", "2014-03-01", "2024-05-01", "2024-05-20", "2024-06", "2024-06-10", "2030-01-01"} {
		id := string(rune('a' + i))
		s.events = append(s.events, Event{Origin: Origin{Seed: "talk", ID: id, By: "ana", Told: Attributed}, What: "what " + id, When: "when " + id, Date: date})
	}
	if _, wrong := offered(s.draw(t, "event/c/when")); !slices.Equal(wrong, []string{"d", "f", "g"}) {
		t.Errorf("wrong times %s", wrong)
	}
	s.doc.Date = "2024-05-25" // e, f and g are still to come
	if _, wrong := offered(s.draw(t, "event/c/when")); !slices.Equal(wrong, []string{"a", "b", "d"}) {
		t.Errorf("wrong times of what is over: %s", wrong)
	}
	for _, test := range []struct {
		a, b string
		want int
	}{{"2024-05-01", "2024-05-03", 2}, {"2024-05-03", "2024-05-01", 2}, {"2024-05", "2024-06", 31}, {"2024", "2025", 372}, {"2024-05-01", "2024-06", 90}, {"2024-07", "2024", 0}} {
		if got := far(test.a, test.b); got != test.want {
			t.Errorf("from %s to %s: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestMoreDrawsFail(t *testing.T) {
	for _, test := range []struct {
		name, id string
		change   func(*shelf)
		want     string
	}{
		{"one rival alone", "stance/peace/cal/holder", func(s *shelf) { s.stances = s.stances[:2] }, "too few wrong options"},
		{"rivals of another kind", "stance/peace/un/holder", func(*shelf) {}, "too few wrong options"},
		{"no such facet of a stance", "stance/peace/cal/when", func(*shelf) {}, `cannot be asked for its "when"`},
		{"no such facet of an event", "event/p/stance", func(*shelf) {}, `cannot be asked for its "stance"`},
		{"no such facet of a figure", "figure/p/when", func(*shelf) {}, `cannot be asked for its "when"`},
		{"an event without a time", "event/p/when", func(s *shelf) { s.events[0].When = "" }, "no when to answer with"},
		{"an event without a date", "event/u/when", func(*shelf) {}, "no date to tell it"},
		{"times that may be one", "event/p/when", func(s *shelf) { s.events[2].Date, s.events[3].Date = "2024", "2024-05-01" }, "too few wrong options"},
		{"figures of one amount", "figure/p/counts", func(s *shelf) {
			for i := range s.figures {
				s.figures[i].Value, s.figures[i].Ranged = 10, false
			}
		}, "too few wrong options"},
		{"figures of other units", "figure/r/counts", func(*shelf) {}, "1 in tanks, at least 2 are needed; in another unit they would give the right one away"},
		{"figures of other units than none", "figure/r/counts", func(s *shelf) { s.figures[2].Unit = "" }, "0 without a unit, at least"},
		{"the only range", "figure/s/number", func(*shelf) {}, "the only range"},
		{"no such stance", "stance/peace/zed/holder", func(*shelf) {}, "no such entry"},
	} {
		s := debate()
		test.change(s)
		if q, err := Draw(s, named(test.id)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %+v and error %v, want %q", test.name, q.Kind, err, test.want)
		}
	}
}

func TestSets(t *testing.T) {
	for _, test := range []struct {
		name    string
		table   Table
		facet   string
		entries string
		change  func(*shelf)
		want    string // the solution, or a part of the error
	}{
		{"in order of their dates", Events, "order", "t s p r", nil, "what p; what r; what s; what t"},
		{"of one time, more or less exactly", Events, "order", "t p q", nil, `the dates of "q" and "p" do not say which came first`},
		{"without a date", Events, "order", "u p r", nil, "do not say which came first"},
		{"terms", Concepts, "match", "leverage carrots anchor", nil, "leverage: meaning of leverage; carrots: meaning of carrots; anchor: meaning of anchor"},
		{"terms for one thing", Concepts, "match", "leverage carrots anchor", func(s *shelf) { s.concept("anchor").Same = []string{"leverage"} }, `"anchor" could be defended as "leverage"`},
		{"the other way round", Concepts, "match", "leverage carrots anchor", func(s *shelf) { s.concept("leverage").Same = []string{"anchor"} }, `"anchor" could be defended as "leverage"`},
		{"proposers", Proposals, "match", "cal-plan dee-plan un-plan", nil, "Cal: what cal-plan says; Dee: what dee-plan says; The UN: what un-plan says"},
		{"of one proposer", Proposals, "match", "cal-plan dee-plan un-plan", func(s *shelf) { s.proposal("un-plan").Who = []string{"eve", "cal"} }, "are not apart"},
		{"of kin", Proposals, "match", "cal-plan dee-plan un-plan", func(s *shelf) { s.actor("dee").PartOf = []string{"un"} }, "are not apart"},
		{"the same proposal", Proposals, "match", "cal-plan dee-plan un-plan", func(s *shelf) {
			s.proposal("un-plan").Same, s.proposal("dee-plan").Same = []string{"dee-plan"}, []string{"un-plan"}
		}, `"un-plan" are not apart from those who proposed "dee-plan"`},
		{"one proposed the same as the other, elsewhere", Proposals, "match", "cal-plan dee-plan un-plan", func(s *shelf) {
			s.propose(Proposal{Origin: Origin{ID: "twin"}, Who: []string{"cal"}, Same: []string{"dee-plan"}})
			s.proposal("dee-plan").Same = []string{"twin"}
		}, `"dee-plan" are not apart from those who proposed "cal-plan"`},
		{"two are no set", Concepts, "match", "leverage carrots", nil, "a set of 2 is too few"},
		{"no such entry", Concepts, "match", "leverage carrots zed", nil, "no such entry"},
		{"no such facet", Events, "match", "p r s", nil, `cannot be asked for its "match"`},
	} {
		s := debate()
		if test.change != nil {
			test.change(s)
		}
		q, err := DrawSet(s, DrawnSet{ID: "deck/set", Seed: "talk", Table: test.table, Entries: strings.Fields(test.entries), Facet: test.facet})
		if err != nil {
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %v, want %s", test.name, err, test.want)
			}
			continue
		}
		if got := strings.Join(q.Kind.Solution(), "; "); got != test.want || q.ID != "deck/set" || q.Family != "deck/set" {
			t.Errorf("%s: %s, %s: %s, want %s", test.name, q.ID, q.Family, got, test.want)
		}
	}
	q, err := DrawSet(debate(), DrawnSet{ID: "deck/set", Seed: "talk", Table: Events, Entries: []string{"s", "p", "r"}, Facet: "order"})
	if err != nil || q.Why != "In order: when p; when r; when s." || !slices.Equal(q.Sources[0].At, place.Paragraphs(1, 3, 4).Joined()) {
		t.Errorf("%+v, %v", q, err)
	}
}
