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
		if q.Why != "What "+who+" says." || q.Family != "talk/stance/peace/"+who {
			t.Errorf("%s: %+v", who, q)
		}
	}
	s.stance("peace/cal").Why = "It was his life's work."
	if got := s.draw(t, "stance/peace/cal/stance").Why; got != "What cal says. It was his life's work." {
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
	if q.Stem != "In the talk, what is the position of Eve on this claim: “Claim peace holds”?" || q.Sources[0].String() != "A talk" {
		t.Errorf("%s, source %s", q.Stem, q.Sources[0])
	}
	for who, want := range map[string]string{
		"ben": "As Ana tells it in the talk, who says of this claim that one cannot know: “Claim peace holds”?",
		"eve": "In the talk, whose position on this claim is not said: “Claim peace holds”?",
	} {
		if got := s.draw(t, "stance/peace/"+who+"/holder").Stem; got != want {
			t.Errorf("%s: %s", who, got)
		}
	}
	for _, o := range s.draw(t, "stance/peace/ben/holder").Kind.(quiz.Choice).Options {
		if want := "their position is not said there"; o.Entry == "eve" && o.Feedback != want {
			t.Errorf("of eve: %s", o.Feedback)
		}
	}
	if got := (Stance{Origin: Origin{At: place.Paragraphs(3)}, Holds: For}).feedback(); got != "their position is another: for (¶3)" {
		t.Error(got)
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

func TestFigures(t *testing.T) {
	s := debate()
	if got := s.draw(t, "figure/p/number").Kind; !reflect.DeepEqual(got, quiz.Number{Value: 10, Unit: "men"}) {
		t.Errorf("asks for %+v", got)
	}
	for id, want := range map[string]string{
		"p/counts": "q s t", // men first
		"q/counts": "p s t", // and not 20 tanks
		"s/number": "p q t",
	} {
		if _, wrong := offered(s.draw(t, "figure/"+id)); strings.Join(wrong, " ") != want {
			t.Errorf("%s: wrong %s, want %s", id, wrong, want)
		}
	}
	if _, wrong := offered(s.draw(t, "figure/r/counts")); !slices.Contains(wrong, "u") || slices.Contains(wrong, "q") || len(wrong) != mostDistractors {
		t.Errorf("20 tanks: wrong %s, want 7 tanks and not 20 men", wrong)
	}
	c := s.draw(t, "figure/s/number").Kind.(quiz.Choice)
	if c.Options[0].Text != "10 to 20 men" {
		t.Errorf("a range is offered as %q", c.Options[0].Text)
	}
	s.figures[3].Value, s.figures[3].To = -10, 0
	if c, ok := s.draw(t, "figure/s/number").Kind.(quiz.Choice); !ok || c.Options[0].Text != "-10 to 0 men" {
		t.Errorf("a range that ends at 0 is asked as %+v", c)
	}
	s.figures[0].Value = -10 // p has the lower end of the range, and is no range
	if _, wrong := offered(s.draw(t, "figure/s/number")); !slices.Contains(wrong, "p") {
		t.Errorf("-10 is not offered beside -10 to 0: wrong %s", wrong)
	}
	s.figures[0] = s.figures[3]
	s.figures[0].ID, s.figures[0].To = "p", 5
	if _, wrong := offered(s.draw(t, "figure/s/number")); !slices.Contains(wrong, "p") {
		t.Errorf("-10 to 5 is not offered beside -10 to 0: wrong %s", wrong)
	}
	s.figures[1].Unasked = "a phrase, not a count" // q
	if _, wrong := offered(s.draw(t, "figure/p/counts")); slices.Contains(wrong, "q") {
		t.Errorf("what is not asked is offered: %s", wrong)
	}
}

func TestMoreStems(t *testing.T) {
	for _, test := range []struct {
		id     string
		change func(*shelf)
		want   string
	}{
		{"stance/peace/cal/stance", nil, "As Ana tells it in the talk, what is the position of Cal on this claim: “Claim peace holds”?"},
		{"stance/peace/cal/stance", func(s *shelf) { s.stance("peace/cal").Told = FirstHand }, "In the talk, what is the position of Cal on this claim: “Claim peace holds”?"},
		{"stance/peace/cal/stance", func(s *shelf) { s.stance("peace/cal").Told = Reported }, "In reports, as Ana passes them on in the talk, what is the position of Cal on this claim: “Claim peace holds”?"},
		{"stance/peace/cal/holder", nil, "As Ana tells it in the talk, who is for this claim: “Claim peace holds”?"},
		{"stance/peace/cal/holder", func(s *shelf) { oneVoice(s, nil, nil) }, "As the talk tells it, who is for this claim: “Claim peace holds”?"},
		{"stance/peace/fay/holder", nil, "As Ana tells it in the talk, who makes this claim depend on conditions: “Claim peace holds”?"},
		{"event/r/when", nil, "When, as Ana tells it in the talk, did this happen: what r?"},
		{"figure/p/number", nil, "Which figure stands for this, as Ana gives it in the talk: counts p?"},
		{"figure/p/number", func(s *shelf) { s.figures[0].Told = Reported }, "Which figure stands for this, as Ana passes it on in the talk: counts p?"},
		{"figure/s/counts", nil, "What does the figure 10 to 20 men stand for, as Ana gives it in the talk?"},
	} {
		s := debate()
		if test.change != nil {
			test.change(s)
		}
		if got := s.draw(t, test.id).Stem; got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.id, got, test.want)
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
		q, err := DrawSet(s, DrawnSet{"deck/set", "talk", test.table, strings.Fields(test.entries), test.facet})
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
	for facet, want := range map[string]string{
		"concept/match":  "Match each term to what it means in the talk.",
		"proposal/match": "Match each to what they put forward, as the talk tells it.",
		"event/order":    "Put these in order as the talk tells them, from the earliest to the latest.",
	} {
		table, facet, _ := strings.Cut(facet, "/")
		entries := map[string]string{"concept": "leverage carrots anchor", "proposal": "cal-plan dee-plan un-plan", "event": "p r s"}[table]
		q, err := DrawSet(debate(), DrawnSet{"deck/set", "talk", Table(table), strings.Fields(entries), facet})
		if err != nil || q.Stem != want {
			t.Errorf("%s: %q, %v", facet, q.Stem, err)
		}
	}
	q, err := DrawSet(debate(), DrawnSet{"deck/set", "talk", Events, []string{"s", "p", "r"}, "order"})
	if err != nil || q.Why != "In order: when p; when r; when s." || !slices.Equal(q.Sources[0].At, place.Paragraphs(1, 3, 4).Joined()) {
		t.Errorf("%+v, %v", q, err)
	}
}
