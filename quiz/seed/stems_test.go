package seed

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"policyquiz/quiz/place"
)

var update = flag.Bool("update", false, "rewrite testdata/stems.txt")

// A telling is a way in which something is told, from which stems follow.
type telling struct {
	name, id string // the id is that of a question, or table/facet of a set
	change   func(*shelf)
}

// tellings returns each way in which stems differ. The proposal p is Cal's, and the
// concept "leverage" and the stance "peace/cal" are told by Ana.
func tellings() []telling {
	p := func(change func(*Proposal)) func(*shelf) { return func(s *shelf) { change(s.proposal("p")) } }
	c := func(change func(*Concept)) func(*shelf) { return func(s *shelf) { change(s.concept("leverage")) } }
	st := func(change func(*Stance)) func(*shelf) { return func(s *shelf) { change(s.stance("peace/cal")) } }
	u := func(change func(*Duty)) func(*shelf) { return func(s *shelf) { change(s.duty("cal-duty")) } }
	solo := func(more func(*shelf)) func(*shelf) {
		return func(s *shelf) {
			oneVoice(s)
			if more != nil {
				more(s)
			}
		}
	}
	own := func(p *Proposal) { p.Told, p.By, p.Who = FirstHand, "cal", []string{"cal"} }
	return []telling{
		{"who, first-hand", "proposal/p/who", p(own)},
		{"who, first-hand, dated", "proposal/p/who", p(func(p *Proposal) { own(p); p.When = "after the vote" })},
		{"who, attributed", "proposal/p/who", nil},
		{"who, attributed, dated", "proposal/p/who", p(func(p *Proposal) { p.When = "17 May 2025" })},
		{"who, of several, one of them tells it", "proposal/p/who", p(func(p *Proposal) { p.Who = []string{"cal", "ana"} })},
		{"who, of several", "proposal/p/who", p(func(p *Proposal) { p.Who = []string{"cal", "gil"} })},
		{"who, first-hand, of several", "proposal/p/who", p(func(p *Proposal) { p.Told, p.By, p.Who = FirstHand, "cal", []string{"cal", "gil"} })},
		{"who, reported", "proposal/p/who", p(func(p *Proposal) { p.Told, p.When = Reported, "May 2025" })},
		{"who, attributed by one voice", "proposal/p/who", solo(nil)},
		{"who, reported by one voice", "proposal/p/who", solo(p(func(p *Proposal) { p.Told = Reported }))},
		{"who, a long proposal", "proposal/p/who", p(func(p *Proposal) { p.What = strings.TrimSpace(strings.Repeat("on and ", 15)) + " on." })},

		{"what, first-hand", "proposal/p/what", p(own)},
		{"what, first-hand by one voice", "proposal/p/what", solo(p(func(p *Proposal) { p.Told, p.Who = FirstHand, []string{"ana"} }))},
		{"what, attributed, to others", "proposal/p/what", p(func(p *Proposal) { p.To, p.When = []string{"un", "nato"}, "early in May" })},
		{"what, reported, of several", "proposal/p/what", p(func(p *Proposal) { p.Told, p.Who, p.When = Reported, []string{"cal", "dee", "eve"}, "Thursday" })},
		{"what, told by one of several", "proposal/p/what", p(func(p *Proposal) { p.Who = []string{"cal", "ana"} })},

		{"fate", "proposal/p/fate", p(func(p *Proposal) { p.When = "2014" })},
		{"fate, reported", "proposal/p/fate", p(func(p *Proposal) { p.Told = Reported })},
		{"fate of the teller's own", "proposal/p/fate", p(func(p *Proposal) { p.By = "cal" })},
		{"fate by one voice", "proposal/p/fate", solo(nil)},

		{"meaning", "concept/leverage/meaning", nil},
		{"meaning by one voice", "concept/leverage/meaning", solo(nil)},
		{"meaning of another's word", "concept/leverage/meaning", c(func(c *Concept) { c.Says = "nato" })},
		{"meaning of another's word, reported", "concept/leverage/meaning", c(func(c *Concept) { c.Says, c.Told = "nato", Reported })},
		{"meaning of another's word for its notion", "concept/leverage/meaning", c(func(c *Concept) { c.Of, c.Says = "nato", "nato" })},
		{"meaning of an own word for another's notion", "concept/leverage/meaning", c(func(c *Concept) { c.Of = "nato" })},
		{"meaning of another's word for a third's notion", "concept/leverage/meaning", c(func(c *Concept) { c.Of, c.Says = "nato", "cal" })},
		{"meaning of a label", "concept/leverage/meaning", c(func(c *Concept) { c.Says = "" })},
		{"meaning of a label, by one voice", "concept/leverage/meaning", solo(c(func(c *Concept) { c.Says = "" }))},
		{"meaning of a label of another's notion", "concept/leverage/meaning", c(func(c *Concept) { c.Of, c.Says = "nato", "" })},
		{"meaning, reported", "concept/leverage/meaning", c(func(c *Concept) { c.Told = Reported })},
		{"meaning of a label, reported", "concept/leverage/meaning", c(func(c *Concept) { c.Says, c.Told = "", Reported })},
		{"meaning of a label of another's notion, reported", "concept/leverage/meaning", c(func(c *Concept) { c.Of, c.Says, c.Told = "nato", "", Reported })},
		{"term, a label, reported", "concept/leverage/term", c(func(c *Concept) { c.Says, c.Told = "", Reported })},
		{"term", "concept/leverage/term", nil},
		{"term by one voice", "concept/leverage/term", solo(nil)},
		{"term, another's word", "concept/leverage/term", c(func(c *Concept) { c.Of, c.Says = "nato", "nato" })},
		{"term, an own word for another's notion", "concept/leverage/term", c(func(c *Concept) { c.Of = "nato" })},
		{"term, another's word for a third's notion", "concept/leverage/term", c(func(c *Concept) { c.Of, c.Says = "nato", "cal" })},
		{"term, a label", "concept/leverage/term", c(func(c *Concept) { c.Says = "" })},
		{"term, a label of another's notion", "concept/leverage/term", c(func(c *Concept) { c.Of, c.Says = "nato", "" })},

		{"stance", "stance/peace/cal/stance", nil},
		{"stance, first-hand", "stance/peace/cal/stance", st(func(st *Stance) { st.Told, st.By = FirstHand, "cal" })},
		{"stance, reported", "stance/peace/cal/stance", st(func(st *Stance) { st.Told = Reported })},
		{"stance by one voice", "stance/peace/cal/stance", solo(nil)},
		{"stance, where another's is not said", "stance/peace/cal/stance", func(s *shelf) { s.hold("peace", "ben", Silent) }},
		{"stance that is not said", "stance/peace/cal/stance", silent("cal")},
		{"holder", "stance/peace/cal/holder", nil},
		{"holder, first-hand", "stance/peace/cal/holder", st(func(st *Stance) { st.Told, st.By = FirstHand, "cal" })},
		{"holder, reported", "stance/peace/cal/holder", st(func(st *Stance) { st.Told = Reported })},
		{"holder, told by itself", "stance/peace/cal/holder", st(func(st *Stance) { st.By = "cal" })},
		{"holder by one voice", "stance/peace/cal/holder", solo(nil)},
		{"holder of conditions", "stance/peace/cal/holder", st(func(st *Stance) { st.Holds = Conditional })},
		{"holder against", "stance/peace/cal/holder", func(s *shelf) {
			s.stance("peace/cal").Holds = Against
			s.stance("peace/dee").Holds, s.stance("peace/eve").Holds = For, For
		}},
		{"holder of doubt", "stance/peace/cal/holder", st(func(st *Stance) { st.Holds = Undecided })},
		{"holder of whom it is not said", "stance/peace/cal/holder", silent("cal")},

		{"when", "event/r/when", nil},
		{"when, first-hand", "event/r/when", func(s *shelf) { s.events[2].Told = FirstHand }},
		{"when, reported", "event/r/when", func(s *shelf) { s.events[2].Told = Reported }},
		{"when, still to come", "event/r/when", func(s *shelf) { s.doc.Date = "2023-12-31" }},
		{"when, over or still to come", "event/r/when", func(s *shelf) { s.doc.Date = "2024-12-31" }},
		{"when, in the year of the document", "event/r/when", func(s *shelf) { s.doc.Date = "2024" }},
		{"number", "figure/p/number", nil},
		{"number, reported", "figure/p/number", func(s *shelf) { s.figures[0].Told = Reported }},
		{"counts", "figure/s/counts", nil},
		{"counts by one voice", "figure/s/counts", solo(nil)},

		{"whom it binds", "duty/cal-duty/who", nil},
		{"whom it binds, of several", "duty/cal-duty/who", u(func(u *Duty) { u.Who = []string{"cal", "dee"} })},
		{"whom it forbids, attributed", "duty/cal-duty/who", u(func(u *Duty) { u.Forbidden, u.Told, u.Unless = true, Attributed, "" })},
		{"what must be done", "duty/cal-duty/what", nil},
		{"what must not be done", "duty/cal-duty/what", u(func(u *Duty) { u.Forbidden, u.When = true, "" })},
		{"what must be done, reported by one voice", "duty/cal-duty/what", solo(u(func(u *Duty) { u.Told = Reported }))},
		{"by when", "duty/cal-duty/when", nil},
		{"by when, forbidden", "duty/cal-duty/when", u(func(u *Duty) { u.Forbidden = true })},
		{"unless", "duty/cal-duty/unless", nil},
		{"unless, without a time", "duty/cal-duty/unless", u(func(u *Duty) { u.When = "" })},

		{"match of duties", "duty/match", nil},
		{"match of duties, one of them forbids", "duty/match", u(func(u *Duty) { u.Forbidden = true })},
		{"match of terms", "concept/match", nil},
		{"match of labels", "concept/match", func(s *shelf) { s.concept("carrots").Says = "" }},
		{"match of proposals", "proposal/match", nil},
		{"match of proposals, one of them reported", "proposal/match", func(s *shelf) { s.proposal("cal-plan").Told = Reported }},
		{"match of stances", "stance/match", nil},
		{"match of stances, all reported", "stance/match", func(s *shelf) {
			for i := range s.stances {
				s.stances[i].Told = Reported
			}
		}},
		{"order", "event/order", nil},
	}
}

// silent makes a document say nothing of an actor's position.
func silent(who string) func(*shelf) {
	return func(s *shelf) {
		*s.stance("peace/" + who) = Stance{Origin: Origin{Seed: "talk", ID: "peace/" + who}, Issue: "peace", Who: who, Holds: Silent}
	}
}

func oneVoice(s *shelf) { s.doc.Voices = []string{"ana"} }

// tell returns a debate that tells something in a way of its own.
func tell(w telling) *shelf {
	s := debate()
	for _, id := range []string{"gil", "hal", "ian"} {
		s.actors = append(s.actors, Actor{ID: id, Name: capital(id), Kind: Person})
		s.propose(Proposal{Origin: Origin{ID: id + "-plan"}, Who: []string{id}})
	}
	s.propose(Proposal{Origin: Origin{ID: "p", At: place.Paragraphs(9)}, Who: []string{"cal"}, What: "talks resume", Fate: "nothing", Became: Refused})
	s.layAll()
	if w.change != nil {
		w.change(s)
	}
	return s
}

// wordings returns all wordings of a stem, by drawing it for many ids.
func wordings(t *testing.T, w telling) (all []string) {
	t.Helper()
	sets := map[string]string{"concept": "leverage carrots anchor", "proposal": "cal-plan dee-plan un-plan", "stance": "peace/cal peace/dee peace/fay", "event": "p r s", "duty": "cal-duty dee-duty eve-duty"}
	for i := range 60 {
		s := tell(w)
		var stem string
		if table, facet, _ := strings.Cut(w.id, "/"); !strings.Contains(facet, "/") {
			q, err := DrawSet(s, DrawnSet{ID: fmt.Sprint("deck/set", i), Seed: "talk", Table: Table(table), Entries: strings.Fields(sets[table]), Facet: facet})
			if err != nil {
				t.Fatalf("%s: %v", w.name, err)
			}
			stem = q.Stem
		} else {
			d := named(w.id)
			d.Seed = fmt.Sprint("talk", i)
			q, err := Draw(s, d)
			if err != nil {
				t.Fatalf("%s: %v", w.name, err)
			}
			stem = q.Stem
		}
		if !slices.Contains(all, stem) {
			all = append(all, stem)
		}
	}
	slices.Sort(all)
	return all
}

// TestStems holds each wording of each stem. They are in testdata/stems.txt, to be read
// aloud.
func TestStems(t *testing.T) {
	var b strings.Builder
	for _, w := range tellings() {
		fmt.Fprintf(&b, "%s\n", w.name)
		for _, stem := range wordings(t, w) {
			fmt.Fprintf(&b, "\t%s\n", stem)
		}
	}
	const file = "testdata/stems.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, wanted := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(got), len(wanted)) {
		if i >= len(got) || i >= len(wanted) || got[i] != wanted[i] {
			t.Fatalf("%s:%d differs:\n got %q\nwant %q", file, i+1, got[min(i, len(got)-1):min(i+1, len(got))], wanted[min(i, len(wanted)-1):min(i+1, len(wanted))])
		}
	}
}

// afterName finds the word after the name of an actor or a document.
var afterName = regexp.MustCompile(`\bNAME\w*,? ([a-z]+)`)

// TestStemsSuitManyAndOne checks that whatever follows a name is right after one and
// after many: "did the minutes mean", and not "the minutes tells".
func TestStemsSuitManyAndOne(t *testing.T) {
	fits := strings.Fields("in by rather according and did propose proposed put reportedly argue call called mean use for make fare on what which who when as is to after early from whose how the was must do not")
	for _, w := range tellings() {
		change := w.change
		w.change = func(s *shelf) {
			if change != nil {
				change(s)
			}
			s.doc.Short = "NAMEdoc"
			for i := range s.actors {
				s.actors[i].Name, s.actors[i].Short = "NAME"+s.actors[i].ID, ""
			}
		}
		all := wordings(t, w)
		for _, stem := range all {
			for _, found := range afterName.FindAllStringSubmatch(stem, -1) {
				if !slices.Contains(fits, found[1]) {
					t.Errorf("%s: %q after a name in %q", w.name, found[1], stem)
				}
			}
			if strings.Contains(stem, "  ") || !strings.HasSuffix(stem, "?") && !strings.HasSuffix(stem, ".") || strings.Contains(stem, "..") {
				t.Errorf("%s: %q", w.name, stem)
			}
		}
	}
}

// TestStemsTakeTurns checks that each wording has its turn, and that an entry always has
// the same one.
func TestStemsTakeTurns(t *testing.T) {
	turns := map[string]int{}
	for i := range 300 {
		id := fmt.Sprintf("talk/proposal/entry-%d/who", i)
		w := inTurn(id, "a", "b", "c")
		if again := inTurn(id, "a", "b", "c"); again != w {
			t.Fatalf("%s has %s, and then %s", id, w, again)
		}
		turns[w]++
	}
	for w, n := range turns {
		if n < 70 || n > 130 {
			t.Errorf("%s has %d turns of 300", w, n)
		}
	}
	if got := inTurn("talk/concept/leverage/meaning", "a", "b", "c"); got != "b" {
		t.Errorf("another version of the program asks with wording %s", got)
	}
}

func TestTimed(t *testing.T) {
	for when, want := range map[string]string{
		"": "", "May 2025": " in May 2025", "2014": " in 2014", "17 October 2025": " on 17 October 2025", "in January": " in January",
		"after the vote": " after the vote", "Thursday": " (Thursday)", "3 days later": " (3 days later)", "2014 or so": " (2014 or so)", "14": " (14)",
		"Early in May": " Early in May", "october": " in october",
	} {
		if got := timed(when); got != want {
			t.Errorf("%q: %q, want %q", when, got, want)
		}
	}
}

func TestUnstopped(t *testing.T) {
	for text, want := range map[string]string{"Peace holds.": "Peace holds", "made in the U.S.": "made in the U.S.", "": "", "no": "no", "It is so at 3.5.": "It is so at 3.5."} {
		if got := unstopped(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestShapes says how much texts look unlike each other.
func TestShapes(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"the mayor", "a clerk", 0},
		{"the mayor", "Ana Long", 2},
		{"to pay the loan", "to sell the mill", 0},
		{"to pay the loan", "paying the loan", 2},
		{"paying the loan", "leaving the mill", 0},
		{"how many pass", "whether any pass", 0},
		{"10 to 20 men", "20 men", 1},
		{"10 to 20 men", "some men", 2},
		{"in May 2025", "after the vote", 0},
		{"the mill opens", "the mill opens in the spring of the year", 2},
		{"the mill opens", "the mill opens anew", 0},
		{"the mill opens", "the mill opens once again", 1},
		{"to go", "the mill opens in spring", 4},
		{"", "", 0},
	} {
		if got := shapeOf(test.a).unlike(shapeOf(test.b)); got != test.want || shapeOf(test.b).unlike(shapeOf(test.a)) != got {
			t.Errorf("%q and %q: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}
