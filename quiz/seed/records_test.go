package seed

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"policyquiz/quiz"
)

var errLookup = errors.New("the disk is on fire")

// failing is Records of which one lookup fails.
type failing struct {
	*shelf
	left int // how many lookups go well before it
}

// look counts a lookup that would have gone well.
func look[T any](f *failing, v T, err error) (T, error) {
	if f.left--; f.left == -1 {
		var none T
		return none, errLookup
	}
	return v, err
}

func (f *failing) Document(seed string) (Document, error) {
	d, err := f.shelf.Document(seed)
	return look(f, d, err)
}

func (f *failing) Actor(seed, id string) (Actor, error) {
	a, err := f.shelf.Actor(seed, id)
	return look(f, a, err)
}

func (f *failing) Entries(seed string, t Table) ([]string, error) {
	ids, err := f.shelf.Entries(seed, t)
	return look(f, ids, err)
}

func (f *failing) Concept(seed, id string) (Concept, error) {
	c, err := f.shelf.Concept(seed, id)
	return look(f, c, err)
}

func (f *failing) Proposal(seed, id string) (Proposal, error) {
	p, err := f.shelf.Proposal(seed, id)
	return look(f, p, err)
}

func (f *failing) Stance(seed, id string) (Stance, error) {
	s, err := f.shelf.Stance(seed, id)
	return look(f, s, err)
}

func (f *failing) Event(seed, id string) (Event, error) {
	e, err := f.shelf.Event(seed, id)
	return look(f, e, err)
}

func (f *failing) Figure(seed, id string) (Figure, error) {
	g, err := f.shelf.Figure(seed, id)
	return look(f, g, err)
}

func (f *failing) Duty(seed, id string) (Duty, error) {
	u, err := f.shelf.Duty(seed, id)
	return look(f, u, err)
}

func (f *failing) Issue(seed, id string) (Issue, error) {
	i, err := f.shelf.Issue(seed, id)
	return look(f, i, err)
}

func (f *failing) Held(seed string) ([]Holds, error) {
	held, err := f.shelf.Held(seed)
	return look(f, held, err)
}

// related is a debate in which entries name each other in all ways there are,
// so that everything that a draw may look up is looked up.
func related() *shelf {
	s := debate()
	s.hold("peace", "ben", For) // like cal
	s.concept("leverage").Of = "nato"
	s.concept("carrots").Of = "un"
	s.propose(Proposal{Origin: Origin{ID: "twin"}, Who: []string{"ben"}, Same: []string{"cal-plan"}, Fate: "fate ben", Became: Refused})
	s.proposal("cal-plan").Same = []string{"twin"}
	s.proposal("cal-plan").To = []string{"un", "nato"}
	s.layAll()
	s.lay(Duty{Origin: Origin{ID: "twin"}, Who: []string{"ben"}, Same: []string{"cal-duty"}})
	s.duty("cal-duty").Same = []string{"twin"}
	s.duty("cal-duty").Told = Attributed
	s.figures[0].To, s.figures[0].Ranged = 12, true
	return s
}

// TestLookupsFail: whichever lookup fails, its error is the error of the draw. If an
// entry cannot be read that was only to be compared, it is not among the first to be
// offered, and the question is as good.
func TestLookupsFail(t *testing.T) {
	draws := map[string]func(Records) (quiz.Question, error){}
	for table, entry := range map[Table]string{Concepts: "leverage", Proposals: "cal-plan", Stances: "peace/cal", Figures: "s", Events: "r", Duties: "cal-duty"} {
		for _, facet := range Facets[table] {
			d := Drawn{"talk", table, entry, facet}
			draws[d.ID()] = func(r Records) (quiz.Question, error) { return Draw(r, d) }
		}
	}
	for table, entries := range map[Table][]string{Concepts: {"leverage", "carrots", "anchor"}, Proposals: {"cal-plan", "dee-plan", "un-plan"}, Stances: {"peace/cal", "peace/dee", "peace/fay"}, Events: {"p", "r", "s"}, Duties: {"cal-duty", "dee-duty", "eve-duty"}} {
		for _, facet := range SetFacets[table] {
			d := DrawnSet{ID: "deck/set", Seed: "talk", Table: table, Entries: entries, Facet: facet}
			draws["a set to "+facet+" from "+string(table)] = func(r Records) (quiz.Question, error) { return DrawSet(r, d) }
		}
	}
	for name, draw := range draws {
		t.Run(name, func(t *testing.T) {
			want, err := draw(related())
			if err != nil {
				t.Fatal(err)
			}
			const enough = 1000
			for n := range enough {
				f := &failing{related(), n}
				got, err := draw(f)
				switch {
				case f.left < 0 && err == nil && asGood(got, want):
				case f.left < 0 && !errors.Is(err, errLookup):
					t.Fatalf("lookup %d fails, and the error is %v", n+1, err)
				case f.left < 0:
				case err != nil || !reflect.DeepEqual(got, want):
					t.Fatalf("no lookup fails, and the draw gives %+v, %v", got, err)
				default:
					return
				}
			}
			t.Fatalf("looks up more than %d things", enough)
		})
	}
}

// asGood reports whether two questions differ in their wrong options alone.
func asGood(a, b quiz.Question) bool {
	x, okX := a.Kind.(quiz.Choice)
	y, okY := b.Kind.(quiz.Choice)
	return okX && okY && a.Stem == b.Stem && a.Why == b.Why && len(x.Options) == len(y.Options) && slices.Equal(x.Solution(), y.Solution())
}

// TestFoundEnough: once there are as many wrong options as a question has, what
// was proposed and what became of it are asked without a look at further
// entries. So a mistake in one of those does not matter.
func TestFoundEnough(t *testing.T) {
	for _, facet := range []string{"what", "fate"} {
		s := talk()
		s.proposal("cal-plan").Near = []string{"dee-plan", "eve-plan", "fay-plan", "no such plan"}
		if _, wrong := offered(s.draw(t, "proposal/cal-plan/"+facet)); len(wrong) != mostDistractors {
			t.Errorf("%s: wrong options %s", facet, wrong)
		}
	}
}
