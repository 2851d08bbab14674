package seed

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz"
	"policyquiz/quiz/place"
)

// A shelf is Records in memory: one document, "talk".
type shelf struct {
	doc       Document
	actors    []Actor
	concepts  []Concept
	proposals []Proposal
	stances   []Stance
	events    []Event
	figures   []Figure
	duties    []Duty
}

var errAbsent = errors.New("there is no such entry")

func (s *shelf) Document(seed string) (Document, error) {
	if !strings.HasPrefix(seed, s.doc.Seed) { // wordings draws from talk0, talk1 and so on
		return Document{}, errAbsent
	}
	return s.doc, nil
}

func (s *shelf) Actor(_, id string) (Actor, error) {
	return find(s.actors, func(a Actor) bool { return a.ID == id })
}

func (s *shelf) Concept(_, id string) (Concept, error) {
	return find(s.concepts, func(c Concept) bool { return c.ID == id })
}

func (s *shelf) Proposal(_, id string) (Proposal, error) {
	return find(s.proposals, func(p Proposal) bool { return p.ID == id })
}

func (s *shelf) Stance(_, id string) (Stance, error) {
	return find(s.stances, func(st Stance) bool { return st.ID == id })
}

func (s *shelf) Event(_, id string) (Event, error) {
	return find(s.events, func(e Event) bool { return e.ID == id })
}

func (s *shelf) Figure(_, id string) (Figure, error) {
	return find(s.figures, func(g Figure) bool { return g.ID == id })
}

func (s *shelf) Duty(_, id string) (Duty, error) {
	return find(s.duties, func(u Duty) bool { return u.ID == id })
}

func (s *shelf) Issue(_, id string) (Issue, error) {
	return Issue{ID: id, Claim: "Claim " + id + " holds"}, nil
}

func (s *shelf) Held(string) (held []Holds, _ error) {
	for _, st := range s.stances {
		held = append(held, st.Holds)
	}
	return held, nil
}

func (s *shelf) Entries(_ string, t Table) ([]string, error) {
	switch t {
	case Concepts:
		return idsOf(s.concepts, func(c Concept) string { return c.ID }), nil
	case Proposals:
		return idsOf(s.proposals, func(p Proposal) string { return p.ID }), nil
	case Stances:
		return idsOf(s.stances, func(st Stance) string { return st.ID }), nil
	case Events:
		return idsOf(s.events, func(e Event) string { return e.ID }), nil
	case Duties:
		return idsOf(s.duties, func(u Duty) string { return u.ID }), nil
	case Figures:
		return idsOf(s.figures, func(g Figure) string { return g.ID }), nil
	}
	return nil, errAbsent
}

func idsOf[T any](list []T, id func(T) string) (all []string) {
	for _, v := range list {
		all = append(all, id(v))
	}
	return all
}

func find[T any](list []T, is func(T) bool) (T, error) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i], nil
	}
	var none T
	return none, errAbsent
}

// talk is a shelf on which everybody has made one proposal of their own.
func talk() *shelf {
	s := &shelf{doc: Document{Seed: "talk", Title: "A talk", Short: "the talk", Voices: []string{"ana", "ben"}}}
	for _, id := range []string{"ana", "ben", "cal", "dee", "eve", "fay"} {
		s.actors = append(s.actors, Actor{ID: id, Name: capital(id) + " Long", Short: capital(id), Kind: Person})
	}
	for i, id := range []string{"un", "nato", "osce", "eu"} {
		s.actors = append(s.actors, Actor{ID: id, Name: "the " + strings.ToUpper(id), Kind: Body})
		s.propose(Proposal{Origin: Origin{ID: id + "-plan", At: place.Paragraphs(100 + i)}, Who: []string{id}})
	}
	for i, id := range []string{"cal", "dee", "eve", "fay"} {
		s.propose(Proposal{Origin: Origin{ID: id + "-plan", At: place.Paragraphs(i + 1)}, Who: []string{id}, Became: Fates[i], Fate: "fate " + id})
	}
	for i, id := range []string{"leverage", "carrots", "red-line", "non-starter", "anchor"} {
		s.concepts = append(s.concepts, Concept{
			Origin: Origin{Seed: "talk", ID: id, By: "ana", At: place.Paragraphs(i + 1)},
			Term:   strings.ReplaceAll(id, "-", " "), Says: "ana", Means: "meaning of " + id,
		})
	}
	return s
}

// propose adds a proposal, told by ana of others unless it says otherwise.
func (s *shelf) propose(p Proposal) {
	p.Seed = "talk"
	p.Told = Told(orElse(string(p.Told), string(Attributed)))
	p.By = orElse(p.By, "ana")
	p.What = orElse(p.What, "what "+p.ID+" says")
	s.proposals = append(s.proposals, p)
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func (s *shelf) actor(id string) *Actor {
	return &s.actors[slices.IndexFunc(s.actors, func(a Actor) bool { return a.ID == id })]
}

func (s *shelf) proposal(id string) *Proposal {
	return &s.proposals[slices.IndexFunc(s.proposals, func(p Proposal) bool { return p.ID == id })]
}

func (s *shelf) concept(id string) *Concept {
	return &s.concepts[slices.IndexFunc(s.concepts, func(c Concept) bool { return c.ID == id })]
}

// draw makes a question "table/entry/facet" and fails the test if it cannot.
func (s *shelf) draw(t *testing.T, id string) quiz.Question {
	t.Helper()
	q, err := Draw(s, named(id))
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	return q
}

// named reads "table/entry/facet"; the entry of a stance has a slash of its own.
func named(id string) Drawn {
	table, rest, _ := strings.Cut(id, "/")
	i := strings.LastIndex(rest, "/")
	return Drawn{"talk", Table(table), rest[:i], rest[i+1:]}
}

// offered are the entries offered as right and as wrong.
func offered(q quiz.Question) (right, wrong []string) {
	for _, o := range q.Kind.(quiz.Choice).Options {
		if o.Right {
			right = append(right, o.Entry)
		} else {
			wrong = append(wrong, o.Entry)
		}
	}
	slices.Sort(wrong)
	return right, wrong
}

func TestDrawnIDs(t *testing.T) {
	d := Drawn{"talk", Concepts, "red-line", "meaning"}
	if d.ID() != "talk/concept/red-line/meaning" || d.Family() != "talk/concept/red-line" {
		t.Errorf("id %s, family %s", d.ID(), d.Family())
	}
}

// TestWrongProposers says, for one proposal by cal, who may stand against him.
func TestWrongProposers(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*shelf)
		wrong  string // as wanted, sorted
	}{
		{"all others of his kind", func(*shelf) {}, "dee eve fay"},
		{"not one who proposed it too", func(s *shelf) {
			s.proposal("cal-plan").Who = []string{"cal", "dee"}
		}, "eve fay"},
		{"not one who proposed the same", func(s *shelf) {
			s.propose(Proposal{Origin: Origin{ID: "twin"}, Who: []string{"dee"}, Same: []string{"cal-plan"}})
			s.proposal("cal-plan").Same = []string{"twin"}
		}, "eve fay"},
		{"not one whose proposal is the same, as its entry alone says", func(s *shelf) {
			s.proposal("dee-plan").Same = []string{"cal-plan"}
		}, "eve fay"},
		{"not one who stands for the same", func(s *shelf) { s.actor("cal").Same = []string{"dee"} }, "eve fay"},
		{"not one for whom he stands", func(s *shelf) { s.actor("dee").Same = []string{"cal"} }, "eve fay"},
		{"not what he belongs to", func(s *shelf) { s.actor("cal").PartOf = []string{"dee"} }, "eve fay"},
		{"not what belongs to him", func(s *shelf) { s.actor("dee").PartOf = []string{"cal"} }, "eve fay"},
		{"not one with his name", func(s *shelf) { s.actor("dee").Name = "the CAL LONG" }, "eve fay"},
		{"not one with another name of his", func(s *shelf) { s.actor("cal").Also = []string{"Dee Long"} }, "eve fay"},
		{"not one whose other name is his", func(s *shelf) { s.actor("dee").Also = []string{"cal long"} }, "eve fay"},
		{"not who tells it", func(s *shelf) { s.proposal("dee-plan").Who = []string{"ana"} }, "eve fay"},
		{"not what the teller belongs to", func(s *shelf) { s.actor("ana").PartOf = []string{"dee"} }, "eve fay"},
		{"each only once", func(s *shelf) { s.proposal("dee-plan").Who = []string{"eve"} }, "eve fay"},
		{"joint proposers one by one", func(s *shelf) {
			s.proposal("dee-plan").Who = []string{"dee", "eve"}
			s.proposal("eve-plan").Who = []string{"un"}
		}, "dee eve fay"},
		{"those near first", func(s *shelf) {
			s.propose(Proposal{Origin: Origin{ID: "ben-plan"}, Who: []string{"ben"}})
			s.proposal("cal-plan").Near = []string{"ben-plan", "fay-plan", "dee-plan"}
		}, "ben dee fay"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := talk()
			test.change(s)
			right, wrong := offered(s.draw(t, "proposal/cal-plan/who"))
			if got := strings.Join(wrong, " "); got != test.wrong {
				t.Errorf("wrong options %s, want %s", got, test.wrong)
			}
			if !slices.Equal(right, s.proposal("cal-plan").Who) {
				t.Errorf("right options %s", right)
			}
		})
	}
}

func TestWrongProposals(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*shelf)
		not    string // must never be offered, however often its turn comes
	}{
		{"another of his own", func(s *shelf) { s.propose(Proposal{Origin: Origin{ID: "x"}, Who: []string{"eve", "cal"}}) }, "x"},
		{"the same", func(s *shelf) {
			s.propose(Proposal{Origin: Origin{ID: "x"}, Who: []string{"eve"}})
			s.proposal("cal-plan").Same = []string{"x"}
		}, "x"},
		{"the same the other way round", func(s *shelf) {
			s.propose(Proposal{Origin: Origin{ID: "x"}, Who: []string{"eve"}, Same: []string{"cal-plan"}})
		}, "x"},
		{"the same in other words", func(s *shelf) {
			s.propose(Proposal{Origin: Origin{ID: "x"}, Who: []string{"eve"}, What: "What CAL-plan says!"})
		}, "x"},
		{"of one who belongs to him", func(s *shelf) {
			s.actor("eve").PartOf = []string{"cal"}
		}, "eve-plan"},
		{"of one he stands for", func(s *shelf) { s.actor("cal").Same = []string{"eve"} }, "eve-plan"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := talk()
			test.change(s)
			s.proposal("cal-plan").Near = []string{test.not}
			_, wrong := offered(s.draw(t, "proposal/cal-plan/what"))
			if slices.Contains(wrong, test.not) || slices.Contains(wrong, "cal-plan") || len(wrong) != mostDistractors {
				t.Errorf("wrong options %s", wrong)
			}
		})
	}
}

func TestWrongFates(t *testing.T) {
	s := talk() // cal refused, dee pending, eve dropped, fay done
	if _, wrong := offered(s.draw(t, "proposal/cal-plan/fate")); !slices.Equal(wrong, []string{"dee-plan", "eve-plan", "fay-plan"}) {
		t.Errorf("wrong fates %s", wrong)
	}
	s.proposal("dee-plan").Became = Refused
	if _, wrong := offered(s.draw(t, "proposal/cal-plan/fate")); !slices.Equal(wrong, []string{"eve-plan", "fay-plan"}) {
		t.Errorf("wrong fates %s, though dee's was refused as well", wrong)
	}
	s = talk()
	s.proposal("dee-plan").Became = Lapsed
	if _, wrong := offered(s.draw(t, "proposal/cal-plan/fate")); !slices.Equal(wrong, []string{"eve-plan", "fay-plan"}) {
		t.Errorf("wrong fates %s, though nobody took up what cal proposed, either", wrong)
	}
	if _, wrong := offered(s.draw(t, "proposal/eve-plan/fate")); slices.Contains(wrong, "cal-plan") == slices.Contains(wrong, "dee-plan") {
		t.Errorf("wrong fates %s: of cal's, refused, and dee's, not taken up, one is enough", wrong)
	}
	for _, same := range []string{"cal-plan", "eve-plan"} {
		s = talk()
		other := map[string]string{"cal-plan": "eve-plan", "eve-plan": "cal-plan"}[same]
		s.proposal(same).Same = []string{other}
		if _, wrong := offered(s.draw(t, "proposal/cal-plan/fate")); slices.Contains(wrong, "eve-plan") {
			t.Errorf("the fate of the same proposal is a wrong option: %s", wrong)
		}
	}
}

func TestWrongConcepts(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*shelf)
		not    string
	}{
		{"the same", func(s *shelf) { s.concept("leverage").Same = []string{"carrots"} }, "carrots"},
		{"the same the other way round", func(s *shelf) { s.concept("carrots").Same = []string{"leverage"} }, "carrots"},
		{"itself", func(*shelf) {}, "leverage"},
	} {
		for _, facet := range Facets[Concepts] {
			s := talk()
			test.change(s)
			s.concept("leverage").Near = []string{test.not, "anchor"}
			right, wrong := offered(s.draw(t, "concept/leverage/"+facet))
			if slices.Contains(wrong, test.not) || !slices.Contains(wrong, "anchor") || len(wrong) != mostDistractors || right[0] != "leverage" {
				t.Errorf("not %s, %s: wrong options %s", test.name, facet, wrong)
			}
		}
	}
	s := talk()
	s.concept("leverage").Near = []string{"carrots", "anchor"}
	s.concept("leverage").Also = []string{"Carrots"}
	if _, wrong := offered(s.draw(t, "concept/leverage/term")); slices.Contains(wrong, "carrots") {
		t.Errorf("another spelling of the right term is a wrong option: %s", wrong)
	}
}

func TestNotesSayWhatItReallyIs(t *testing.T) {
	s := talk()
	s.proposal("cal-plan").Who = []string{"cal", "dee"}
	for id, want := range map[string]quiz.Option{
		"concept/leverage/meaning": {Text: "meaning of anchor", Entry: "anchor", Name: "anchor", Feedback: "that is “anchor” (¶5)"},
		"concept/leverage/term":    {Text: "anchor", Entry: "anchor", Name: "anchor", Feedback: "that means meaning of anchor (¶5)"},
		"proposal/cal-plan/who":    {Text: "Fay Long", Entry: "fay", Name: "Fay", Feedback: "Fay proposed something else, according to Ana: what fay-plan says (¶4)"},
		"proposal/nato-plan/who":   {Text: "The OSCE", Entry: "osce", Name: "the OSCE", Feedback: "the OSCE proposed something else, according to Ana: what osce-plan says (¶102)"},
		"proposal/cal-plan/what":   {Text: "What fay-plan says", Entry: "fay-plan", Feedback: "that comes from Fay, according to Ana (¶4)"},
		"proposal/cal-plan/fate":   {Text: "Fate fay", Entry: "fay-plan", Feedback: "that became of another proposal, by Fay, according to Ana: what fay-plan says (¶4)"},
		"concept/carrots/meaning":  {Text: "meaning of carrots", Entry: "carrots", Name: "carrots", Right: true},
		"proposal/fay-plan/who":    {Text: "Fay Long", Entry: "fay", Name: "Fay", Right: true},
		"proposal/fay-plan/what":   {Text: "What fay-plan says", Entry: "fay-plan", Right: true},
		"concept/red-line/term":    {Text: "red line", Entry: "red-line", Name: "red line", Right: true},
		"concept/non-starter/term": {Text: "non starter", Entry: "non-starter", Name: "non starter", Right: true},
		"proposal/osce-plan/what":  {Text: "What osce-plan says", Entry: "osce-plan", Right: true},
		"proposal/eve-plan/fate":   {Text: "Fate eve", Entry: "eve-plan", Right: true},
		"proposal/eve-plan/who":    {Text: "Eve Long", Entry: "eve", Name: "Eve", Right: true},
		"concept/anchor/meaning":   {Text: "meaning of anchor", Entry: "anchor", Name: "anchor", Right: true},
	} {
		table, entry, _ := strings.Cut(id, "/")
		entry, _, _ = strings.Cut(entry, "/")
		if !want.Right && table == "concept" {
			s.concept(entry).Near = []string{want.Entry}
		} else if !want.Right {
			s.proposal(entry).Near = []string{strings.TrimSuffix(want.Entry, "-plan") + "-plan"} // an actor's or itself
		}
		q := s.draw(t, id)
		if !slices.Contains(q.Kind.(quiz.Choice).Options, want) {
			t.Errorf("%s: no option %+v among %+v", id, want, q.Kind)
		}
	}
}

func TestSeveralProposers(t *testing.T) {
	s := talk()
	one := s.draw(t, "proposal/cal-plan/who").Kind.(quiz.Choice)
	s.proposal("cal-plan").Who = []string{"cal", "dee"}
	two := s.draw(t, "proposal/cal-plan/who").Kind.(quiz.Choice)
	if one.Several || !two.Several || two.Open {
		t.Errorf("several is %v for one and %v for two, open %v", one.Several, two.Several, two.Open)
	}
	if got := two.Solution(); !slices.Equal(got, []string{"Cal Long", "Dee Long"}) {
		t.Errorf("solution %q", got)
	}
}

func TestDrawFails(t *testing.T) {
	for _, test := range []struct {
		name, id string
		change   func(*shelf)
		want     string
	}{
		{"too few of the kind", "proposal/un-plan/who", func(s *shelf) {
			s.proposal("nato-plan").Who, s.proposal("osce-plan").Who = []string{"cal"}, []string{"cal"}
		}, `too few wrong options are known to be wrong for "who": 1, at least 2 are needed`},
		{"proposers of two kinds", "proposal/un-plan/who", func(s *shelf) { s.proposal("un-plan").Who = []string{"un", "cal"} },
			"a body and a person proposed it, and options are of one kind"},
		{"one voice alone", "proposal/cal-plan/who", func(s *shelf) {
			oneVoice(s)
			s.proposal("cal-plan").Told, s.proposal("cal-plan").Who = FirstHand, []string{"ana"}
		}, "has one voice"},
		{"no fate", "proposal/un-plan/fate", func(*shelf) {}, "no fate"},
		{"too few fates", "proposal/cal-plan/fate", func(s *shelf) {
			s.proposal("dee-plan").Became, s.proposal("eve-plan").Became = Done, Done
		}, "too few wrong options"},
		{"too few proposals", "proposal/cal-plan/what", func(s *shelf) { s.proposals = s.proposals[4:6] }, "too few wrong options"},
		{"too few concepts", "concept/leverage/term", func(s *shelf) { s.concepts = s.concepts[:2] }, "too few wrong options"},
		{"nobody proposed it", "proposal/cal-plan/who", func(s *shelf) { s.proposal("cal-plan").Who = nil }, "nobody"},
		{"no such proposer", "proposal/cal-plan/who", func(s *shelf) { s.proposal("cal-plan").Who = []string{"zed"} }, "no such entry"},
		{"no such speaker", "concept/leverage/term", func(s *shelf) { s.concept("leverage").Says = "zed" }, "no such entry"},
		{"no such entry near", "concept/leverage/term", func(s *shelf) { s.concept("leverage").Near = []string{"zed"} }, "no such entry"},
		{"no such entry", "concept/zed/term", func(*shelf) {}, "no such entry"},
		{"no such facet of a concept", "concept/leverage/who", func(*shelf) {}, `cannot be asked for its "who"`},
		{"no such facet of a proposal", "proposal/cal-plan/term", func(*shelf) {}, `cannot be asked for its "term"`},
		{"no such table", "actor/x/when", func(*shelf) {}, `nothing can be drawn from table "actor"`},
	} {
		s := talk()
		test.change(s)
		d := named(test.id)
		if q, err := Draw(s, d); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %+v and error %v, want %q", test.name, q.Kind, err, test.want)
		}
	}
}

// TestDrawIsTheSame: drawn again, or from a seed that grew in ways that do not
// concern it, a question has the key it had; and different questions take
// their wrong options in different orders.
func TestDrawIsTheSame(t *testing.T) {
	s := talk()
	s.concept("leverage").Rev, s.concept("leverage").Why, s.concept("leverage").Background = 2, "because", "long ago"
	for table, facets := range Facets {
		ids, _ := s.Entries("talk", table)
		for _, id := range ids {
			for _, facet := range facets {
				if facet == "fate" && s.proposal(id).Fate == "" {
					continue
				}
				name := fmt.Sprintf("%s/%s/%s", table, id, facet)
				q := s.draw(t, name)
				if !reflect.DeepEqual(q, s.draw(t, name)) {
					t.Errorf("%s is drawn in two ways", name)
				}
				if q.ID != "talk/"+name || q.Family != fmt.Sprintf("talk/%s/%s", table, id) || q.Sources[0].Title != "A talk" {
					t.Errorf("%s: id %s, family %s, source %v", name, q.ID, q.Family, q.Sources)
				}
			}
		}
	}
	q := s.draw(t, "concept/leverage/meaning")
	if q.Rev != 2 || q.Why != "because" || q.Background != "long ago" || q.Sources[0].String() != "A talk, ¶1" {
		t.Errorf("origin is lost: %+v", q)
	}
	for i := range 30 {
		s.concepts = append(s.concepts, Concept{Origin: Origin{Seed: "talk", ID: fmt.Sprint("more-", i), By: "ana"}, Says: "ana", Term: fmt.Sprint("more ", i), Means: fmt.Sprint("means ", i)})
	}
	// Another version of the program takes the same three of them.
	for facet, want := range map[string]string{"meaning": "anchor carrots non-starter", "term": "more-10 more-12 more-17"} {
		if _, wrong := offered(s.draw(t, "concept/leverage/"+facet)); strings.Join(wrong, " ") != want {
			t.Errorf("%s: wrong options %s, want %s", facet, wrong, want)
		}
	}
	grown := s.draw(t, "concept/leverage/meaning")
	if !quiz.SameAnswer(q.Asked("d"), grown.Asked("d"), nil) {
		t.Error("concepts added elsewhere change the answer")
	}
	_, a := offered(grown)
	_, b := offered(s.draw(t, "concept/leverage/term"))
	if slices.Equal(a, b) {
		t.Errorf("two questions have the same wrong options of 34: %s", a)
	}
}

// TestAround: wrong options come from the entries that are nearest.
func TestAround(t *testing.T) {
	for _, test := range []struct {
		name        string
		ids         int
		entry       int
		first, last int
	}{
		{"of a hundred, all", 100, 99, 0, 99},
		{"of one more, not the farthest", 101, 100, 1, 100},
		{"of the first entry", 250, 0, 0, 99},
		{"of one near the first", 250, 50, 0, 99},
		{"of one with fifty before it", 250, 51, 1, 100},
		{"of one in the middle", 250, 120, 70, 169},
		{"of the last entry", 250, 249, 150, 249},
	} {
		var ids []string
		for i := range test.ids {
			ids = append(ids, fmt.Sprint(i))
		}
		got := around(ids, fmt.Sprint(test.entry), 100)
		if !slices.Equal(got, ids[test.first:test.last+1]) {
			t.Errorf("%s: %s to %s, want %d to %d", test.name, got[0], got[len(got)-1], test.first, test.last)
		}
	}
}

func TestRelated(t *testing.T) {
	a, b := Actor{ID: "a", Name: "A. Bell"}, Actor{ID: "b", Name: "B. Bell"}
	if kinOf([]Actor{b}).has(a) || !kinOf([]Actor{a}).has(a) {
		t.Error("two strangers are related, or one is not to itself")
	}
}
