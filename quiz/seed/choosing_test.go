package seed

import (
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz"
)

// This file tests which wrong options come first, and what feedback says of them.

// TestLikestFirst: an option that is like the right one is taken before others, and one
// that an author called near before all.
func TestLikestFirst(t *testing.T) {
	means := map[string]string{
		"right": "to pay back what was lent", "near": "money", "mutual": "a very long meaning that stands out beside all of the others here",
		"a": "to lend what was paid for", "b": "to ask for what was lent", "c": "the loan", "d": "paying back what was lent", "e": "whoever lends",
	}
	build := func() *shelf {
		s := talk()
		s.concepts = nil
		for _, id := range []string{"c", "d", "mutual", "right", "near", "a", "e", "b"} {
			s.concepts = append(s.concepts, Concept{Origin: Origin{Seed: "talk", ID: id, By: "ana"}, Term: "term " + id, Says: "ana", Means: means[id]})
		}
		return s
	}
	for _, test := range []struct {
		name   string
		change func(*shelf)
		wrong  string
	}{
		{"those of its form alone, if they are enough", func(*shelf) {}, "a b"},
		{"the near one", func(s *shelf) { s.concept("right").Near = []string{"near"} }, "a b near"},
		{"the one that calls it near", func(s *shelf) { s.concept("mutual").Near = []string{"right"} }, "a b mutual"},
		{"the near one in any form, though others are enough", func(s *shelf) { s.concept("right").Near = []string{"a", "b", "d"} }, "a b d"},
		{"another form, if there are too few of its own", func(s *shelf) { s.concept("a").Same = []string{"right"} }, "b d e"},
		{"both", func(s *shelf) {
			s.concept("right").Near = []string{"near", "c"}
			s.concept("mutual").Near = []string{"right"}
		}, "c mutual near"},
	} {
		s := build()
		test.change(s)
		if _, wrong := offered(s.draw(t, "concept/right/meaning")); strings.Join(wrong, " ") != test.wrong {
			t.Errorf("%s: %s, want %s", test.name, wrong, test.wrong)
		}
	}
}

// TestNamesAlike: beside a name in full stand others in full, and not a mayor.
func TestNamesAlike(t *testing.T) {
	build := func() *shelf {
		s := debate()
		for _, id := range []string{"gil", "hal", "ian"} {
			s.actors = append(s.actors, Actor{ID: id, Name: "the man called " + id, Short: capital(id), Kind: Person})
			s.propose(Proposal{Origin: Origin{ID: id + "-plan"}, Who: []string{id}})
			s.hold("peace", id, Against)
		}
		return s
	}
	if _, wrong := offered(build().draw(t, "proposal/cal-plan/who")); !slices.Equal(wrong, []string{"dee", "eve", "fay"}) {
		t.Errorf("proposers %s", wrong)
	}
	if _, wrong := offered(build().draw(t, "stance/peace/cal/holder")); !slices.Equal(wrong, []string{"dee", "eve", "fay"}) {
		t.Errorf("holders %s", wrong)
	}
	s := build()
	s.hold("peace", "ana", Against)
	s.stance("peace/gil").Holds = For
	s.stance("peace/cal").Holds = Conditional
	_, wrong := offered(s.draw(t, "stance/peace/gil/holder"))
	if !slices.Contains(wrong, "hal") || !slices.Contains(wrong, "ian") {
		t.Errorf("beside the man called gil stand %s", wrong)
	}
}

// TestFeedbackNamesTheTeller says how feedback carries what is told and by whom.
func TestFeedbackNamesTheTeller(t *testing.T) {
	firstHand := func(o *Origin) { o.Told = FirstHand }
	reported := func(o *Origin) { o.Told = Reported }
	for _, test := range []struct {
		name, id, option string
		change           func(s *shelf)
		want             string
	}{
		{"proposal of another", "proposal/cal-plan/what", "fay-plan", nil, "that comes from Fay, according to Ana (¶4)"},
		{"reported", "proposal/cal-plan/what", "fay-plan", func(s *shelf) { reported(&s.proposal("fay-plan").Origin) }, "that comes from Fay, reportedly (¶4)"},
		{"first-hand", "proposal/cal-plan/what", "fay-plan", func(s *shelf) { firstHand(&s.proposal("fay-plan").Origin) }, "that comes from Fay (¶4)"},
		{"in a document of one voice", "proposal/cal-plan/what", "fay-plan", oneVoice, "that comes from Fay (¶4)"},
		{"hearsay in a document of one voice", "proposal/cal-plan/what", "fay-plan", func(s *shelf) { oneVoice(s); reported(&s.proposal("fay-plan").Origin) }, "that comes from Fay, reportedly (¶4)"},
		{"proposer, reported", "proposal/cal-plan/who", "fay", func(s *shelf) { reported(&s.proposal("fay-plan").Origin) }, "Fay proposed something else, reportedly: what fay-plan says (¶4)"},
		{"proposers", "proposal/cal-plan/who", "fay", func(s *shelf) {
			s.proposal("fay-plan").Who = []string{"fay", "ben"}
			s.proposal("fay-plan").What += "."
		}, "Fay and Ben proposed something else, according to Ana: what fay-plan says (¶4)"},
		{"fate, reported", "proposal/cal-plan/fate", "fay-plan", func(s *shelf) { reported(&s.proposal("fay-plan").Origin) }, "that became of another proposal, by Fay, reportedly: what fay-plan says (¶4)"},
		{"another's word", "concept/leverage/meaning", "anchor", func(s *shelf) { s.concept("anchor").Says = "ben" }, "that is “anchor”, as used by Ben (¶5)"},
		{"told by another", "concept/leverage/meaning", "anchor", func(s *shelf) { s.concept("anchor").Says, s.concept("anchor").By = "ben", "ben" }, "that is “anchor”, as used by Ben (¶5)"},
		{"the same teller", "concept/leverage/meaning", "anchor", nil, "that is “anchor” (¶5)"},
		{"reported of a concept", "concept/leverage/term", "anchor", func(s *shelf) { reported(&s.concept("anchor").Origin) }, "that reportedly means meaning of anchor (¶5)"},
		{"another's term", "concept/leverage/term", "anchor", func(s *shelf) { s.concept("anchor").Says = "ben" }, "as used by Ben, that means meaning of anchor (¶5)"},
		{"a reported label", "concept/leverage/term", "anchor", func(s *shelf) { s.concept("anchor").Says = ""; reported(&s.concept("anchor").Origin) }, "that is this course's name for meaning of anchor, reportedly (¶5)"},
		{"a label", "concept/leverage/meaning", "anchor", func(s *shelf) { s.concept("anchor").Says = "" }, "that is what this course calls “anchor” (¶5)"},
		{"the name of a label", "concept/leverage/term", "anchor", func(s *shelf) { s.concept("anchor").Says = "" }, "that is this course's name for meaning of anchor (¶5)"},
		{"a label of a notion", "concept/leverage/meaning", "anchor", func(s *shelf) { s.concept("anchor").Says, s.concept("anchor").Of = "", "nato" }, "that is “anchor”, this course's name for a notion of the NATO (¶5)"},
		{"a word for a notion", "concept/leverage/meaning", "anchor", func(s *shelf) { s.concept("anchor").Of = "nato" }, "that is “anchor”, used for a notion of the NATO (¶5)"},
		{"a third's word for a notion", "concept/leverage/meaning", "anchor", func(s *shelf) { s.concept("anchor").Says, s.concept("anchor").Of = "cal", "nato" }, "that is “anchor”, used by Cal for a notion of the NATO (¶5)"},
		{"a notion and its word", "concept/leverage/meaning", "anchor", func(s *shelf) { s.concept("anchor").Says, s.concept("anchor").Of = "nato", "nato" }, "that is “anchor” to the NATO (¶5)"},
		{"holder", "stance/peace/cal/holder", "dee", nil, "the position of Dee is another, according to Ana: against it; what dee says (¶2)"},
		{"holder, reported, without words", "stance/peace/cal/holder", "fay", func(s *shelf) { reported(&s.stance("peace/fay").Origin); s.stance("peace/fay").Says = "" }, "the position of Fay is another, reportedly: it depends on conditions (¶4)"},
		{"holder of whom it is not said", "stance/peace/cal/holder", "dee", silent("dee"), "the position of Dee is not given there"},
		{"position", "stance/peace/cal/stance", "against", nil, "that is the position of Dee, according to Ana (¶2)"},
		{"position that nobody has", "stance/peace/dee/stance", "conditional", func(s *shelf) { s.stances = s.stances[:3] }, ""},
		{"position not said", "stance/peace/cal/stance", "silent", silent("dee"), "that is so of Dee"},
		{"time", "event/r/when", "t", func(s *shelf) { reported(&s.events[4].Origin) }, "that is the time of another event, reportedly: what t (¶5)"},
		{"figure", "figure/p/counts", "q", func(s *shelf) { reported(&s.figures[1].Origin) }, "for that the figure is 20 men, reportedly (¶2)"},
	} {
		s := debate()
		if table, entry, _ := strings.Cut(test.id, "/"); table == "concept" {
			s.concept("leverage").Near = []string{test.option}
		} else if table == "proposal" {
			entry, _, _ = strings.Cut(entry, "/")
			s.proposal(entry).Near = []string{strings.TrimSuffix(test.option, "-plan") + "-plan"}
		}
		if test.change != nil {
			test.change(s)
		}
		options := s.draw(t, test.id).Kind.(quiz.Choice).Options
		i := slices.IndexFunc(options, func(o quiz.Option) bool { return o.Entry == test.option })
		if i < 0 {
			t.Errorf("%s: %s is no option", test.name, test.option)
		} else if got := options[i].Feedback; got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

// TestWhySaysWhoTellsIt: the explanation of a stance says how its words are known.
func TestWhySaysWhoTellsIt(t *testing.T) {
	for told, want := range map[Told]string{FirstHand: "What cal says.", Attributed: "As told by Ana: what cal says.", Reported: "Reportedly: what cal says."} {
		s := debate()
		s.stance("peace/cal").Told = told
		s.stance("peace/cal").Says = "what cal says."
		if got := s.draw(t, "stance/peace/cal/stance").Why; got != want {
			t.Errorf("%s: %s", told, got)
		}
	}
	s := debate()
	oneVoice(s)
	if got := s.draw(t, "stance/peace/cal/stance").Why; got != "What cal says." {
		t.Errorf("in a document of one voice: %s", got)
	}
}

// TestLeftOver: right sides that belong to no row are options of a match, with feedback.
func TestLeftOver(t *testing.T) {
	for _, test := range []struct {
		name          string
		table         Table
		entries, left string
		change        func(*shelf)
		want          string // what is left over, or a part of the error
	}{
		{"terms", Concepts, "leverage carrots anchor", "red-line", nil, "meaning of red-line: that is “red line” (¶3)"},
		{"a term that could be a row's", Concepts, "leverage carrots anchor", "red-line", func(s *shelf) { s.concept("red-line").Same = []string{"carrots"} }, `"red-line" could be defended as "carrots"`},
		{"proposals", Proposals, "cal-plan dee-plan un-plan", "eve-plan", nil, "what eve-plan says: that comes from Eve, according to Ana (¶3)"},
		{"two of one actor", Proposals, "cal-plan dee-plan un-plan", "eve-plan fay-plan", func(s *shelf) { s.proposal("fay-plan").Who = []string{"eve"} },
			"what eve-plan says: that comes from Eve, according to Ana (¶3); what fay-plan says: that comes from Eve, according to Ana (¶4)"},
		{"one of a row's actor", Proposals, "cal-plan dee-plan un-plan", "eve-plan", func(s *shelf) { s.proposal("eve-plan").Who = []string{"dee"} }, "are not apart"},
		{"stances", Stances, "peace/cal peace/dee peace/fay", "peace/un", nil, "what un says: that is the position of the UN, according to Ana (¶5)"},
		{"what nobody says", Stances, "peace/cal peace/dee peace/fay", "peace/eve", silent("eve"), "the document does not say: that is so of Eve"},
		{"what nobody says, twice", Stances, "peace/cal peace/dee peace/fay", "peace/eve", func(s *shelf) { silent("eve")(s); silent("dee")(s) }, "both say the same"},
		{"an actor of a row's", Stances, "peace/cal peace/dee peace/fay", "peace/un", func(s *shelf) { s.actor("dee").PartOf = []string{"un"} }, "the actors belong together"},
	} {
		s := debate()
		if test.change != nil {
			test.change(s)
		}
		q, err := DrawSet(s, DrawnSet{ID: "deck/set", Seed: "talk", Table: test.table, Entries: strings.Fields(test.entries), Wrong: strings.Fields(test.left), Facet: "match"})
		if err != nil {
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %v, want %s", test.name, err, test.want)
			}
			continue
		}
		var got []string
		m := q.Kind.(quiz.Match)
		for _, o := range m.LeftOver {
			got = append(got, o.Text+": "+o.Feedback)
		}
		if strings.Join(got, "; ") != test.want || len(m.Pairs) != 3 {
			t.Errorf("%s: %s beside %d rows, want %s", test.name, got, len(m.Pairs), test.want)
		}
	}
}

// TestMatchStances says which stances can be matched with what the actors say.
func TestMatchStances(t *testing.T) {
	for _, test := range []struct {
		name, entries string
		change        func(*shelf)
		want          string
	}{
		{"on one issue", "peace/cal peace/dee peace/eve", nil, "Cal: what cal says; Dee: what dee says; Eve: what eve says"},
		{"of whom it is not said", "peace/cal peace/dee peace/eve", func(s *shelf) { silent("dee")(s); silent("eve")(s) }, "Cal: what cal says; Dee: the document does not say; Eve: the document does not say"},
		{"on two issues", "peace/cal peace/dee war/eve", func(s *shelf) { s.hold("war", "eve", For) }, `"war/eve" and "peace/cal" are on two issues`},
		{"without words", "peace/cal peace/dee peace/eve", func(s *shelf) { s.stance("peace/dee").Says = "" }, `"peace/dee" has no says`},
		{"with the same words", "peace/cal peace/dee peace/eve", func(s *shelf) { s.stance("peace/dee").Says = "What Cal says!" }, `"peace/dee" could be defended as "peace/cal"`},
		{"of kin", "peace/cal peace/dee peace/eve", func(s *shelf) { s.actor("eve").Same = []string{"cal"} }, "the actors belong together"},
	} {
		s := debate()
		if test.change != nil {
			test.change(s)
		}
		q, err := DrawSet(s, DrawnSet{ID: "deck/set", Seed: "talk", Table: Stances, Entries: strings.Fields(test.entries), Facet: "match"})
		switch {
		case err != nil && !strings.Contains(err.Error(), test.want):
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		case err == nil && strings.Join(q.Kind.Solution(), "; ") != test.want:
			t.Errorf("%s: %s, want %s", test.name, q.Kind.Solution(), test.want)
		}
	}
}
