package study

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
)

// refsOf names questions: "a/1 a/2 b" are three, of which two are siblings.
func refsOf(names string) []quiz.Ref {
	var refs []quiz.Ref
	for i, id := range strings.Fields(names) {
		family, _, _ := strings.Cut(id, "/")
		refs = append(refs, quiz.Ref{ID: id, Deck: "deck", Family: family, Item: i})
	}
	return refs
}

func ids(refs []quiz.Ref) string {
	var list []string
	for _, r := range refs {
		list = append(list, r.ID)
	}
	return strings.Join(list, " ")
}

// One answer of each sort that the session treats in its own way.
var (
	oneOfFour = quiz.Choice{Options: []quiz.Option{
		{Text: "Vladimir Putin", Right: true, Entry: "putin", Name: "Putin"},
		{Text: "Steve Witkoff", Entry: "witkoff", Name: "Witkoff", Feedback: "the withdrawal is his (¶93)"},
		{Text: "Xi Jinping"},
		{Text: "the Kremlin"},
	}}
	inWords = quiz.Typed{Accept: []string{"revealed preference", "revealed preferences"}}
	twoGaps = quiz.Cloze{
		Text: []string{"", " of Ukraine, backed by ", "."},
		Gaps: [][]string{{"armed neutrality"}, {"Washington", "the United States"}},
	}
	flashcard = quiz.Card("the duty to come to another's aid")
)

// asked is the question behind a Ref: typed, and "yes" is right.
func asked(r quiz.Ref) quiz.Question {
	return quiz.Question{ID: r.ID, Family: r.Family, Kind: quiz.Typed{Accept: []string{"yes"}}}
}

// due is memories by which questions are due, in their order.
func due(t testing.TB, refs []quiz.Ref) *Memories {
	var entries []quiz.Entry
	for i, r := range refs {
		q := asked(r)
		entries = append(entries, review(fmt.Sprint("before ", i), r.ID, at(-400+i, 0), under(q.KeyPrint())))
	}
	return Replay(schedule(t), entries)
}

// A sitting plays a session by a script.
type sitting struct {
	*Session
	t       *testing.T
	now     time.Time
	entries int
	places  []string // of each question asked
}

func (s *sitting) write(e quiz.Entry) quiz.Entry {
	s.entries++
	s.now = s.now.Add(10 * time.Second)
	e.ID = fmt.Sprintf("%05d", s.entries)
	return e
}

// play follows a script. Each word is a question that must come next, with
// what is done then: + right, - wrong, ? don't know, s skip. A word may also be
// < undo, =2 a second thought with its grade, >b another window's answer to b,
// >>b its skip, and . the end.
func (s *sitting) play(script string) {
	s.t.Helper()
	for i, word := range strings.Fields(script) {
		fail := func(format string, args ...any) {
			s.t.Helper()
			s.t.Fatalf("%s: word %d, %q: %s", script, i+1, word, fmt.Sprintf(format, args...))
		}
		if id, ok := strings.CutPrefix(word, ">>"); ok {
			s.Merge(s.write(skip("", id, s.now)))
			continue
		} else if id, ok := strings.CutPrefix(word, ">"); ok {
			s.Merge(s.write(review("", id, s.now, under(asked(quiz.Ref{}).KeyPrint()))))
			continue
		}
		switch word[0] {
		case '<':
			e, ok := s.Undo(s.now)
			if !ok {
				fail("there is nothing to undo")
			}
			s.Apply(s.write(e))
			continue
		case '=':
			e, ok := s.Amend(s.now, quiz.Grade(word[1]-'0'))
			if !ok {
				fail("not allowed")
			}
			s.Apply(s.write(e))
			continue
		}
		r, ok := s.Next(s.now)
		if word == "." {
			if ok {
				fail("%s comes", r.ID)
			}
			continue
		}
		want, act := word[:len(word)-1], word[len(word)-1]
		if !ok || r.ID != want {
			fail("%q comes, %v", r.ID, ok)
		}
		n, of := s.Place(r)
		s.places = append(s.places, fmt.Sprintf("%d/%d", n, of))
		if act == 's' {
			s.Apply(s.write(s.Skip(s.now, r)))
			continue
		}
		_, e := s.Answer(s.now, asked(r), replies[act], time.Second)
		s.Apply(s.write(e))
	}
}

var replies = map[byte]quiz.Reply{'+': {Text: []string{"yes"}}, '-': {Text: []string{"no"}}, '?': {Unknown: true}}

func sit(t *testing.T, ms *Memories, refs []quiz.Ref, l Limits) *sitting {
	return &sitting{Session: NewSession(ms, refs, at(0, 0), l), t: t, now: at(0, 0)}
}

func TestSession(t *testing.T) {
	for _, test := range []struct {
		name, plan, script string
		places             string // of each question asked; empty: not of interest
	}{
		{"one after the other", "a b c", "a+ b+ c+ .", "1/3 2/3 3/3"},
		{"nothing to ask", "", ".", ""},
		{"a miss comes back after four others", "a b c d e f", "a- b+ c+ d+ e+ a+ f+ .", "1/6 2/6 3/6 4/6 5/6 1/6 6/6"},
		{"so does what was not known", "a b c d e f", "a? b+ c+ d+ e+ a+ f+ .", ""},
		{"or sooner if nothing else is left", "a b", "a- b+ a+ .", "1/2 2/2 1/2"},
		{"until it is right", "a", "a- a? a- a+ .", "1/1 1/1 1/1 1/1"},
		{"misses in turn", "a b c d e f g", "a- b- c+ d+ e+ a- b+ f+ g+ a+ .", "1/7 2/7 3/7 4/7 5/7 1/7 2/7 6/7 7/7 1/7"},

		{"siblings apart", "a/1 a/2 b c d e", "a/1+ b+ c+ d+ a/2+ e+ .", "1/6 2/6 3/6 4/6 5/6 6/6"},
		{"unless nothing else is left", "a/1 a/2 b", "a/1+ b+ a/2+ .", ""},
		{"siblings alone", "a/1 a/2 a/3", "a/1+ a/2+ a/3+ .", ""},

		{"a skip is not counted", "a b c", "a+ bs c+ .", "1/3 2/3 2/2"},
		{"nothing but skips", "a b", "as bs .", "1/2 1/1"},
		{"a skipped miss does not come back", "a b c d e f", "a- b+ c+ d+ e+ as f+ .", "1/6 2/6 3/6 4/6 5/6 1/6 6/6"},

		{"undo asks again at once", "a b c", "a+ b+ < b- c+ b+ .", "1/3 2/3 2/3 3/3 2/3"},
		{"undo twice", "a b c", "a+ b+ < < a+ b+ c+ .", "1/3 2/3 1/3 2/3 3/3"},
		{"undo of a miss", "a b", "a- < a+ b+ .", ""},
		{"undo of a skip", "a b", "as < a+ b+ .", "1/2 1/2 2/2"},
		{"undo of a skipped miss", "a b", "a- b+ as < a+ .", "1/2 2/2 1/2 1/2"},
		{"undo of a retried question", "a b", "a- b+ a+ < a- a+ .", "1/2 2/2 1/2 1/2 1/2"},
		{"undo back to before the miss", "a b", "a- b+ a+ < < < a+ b+ .", ""},
		{"undo at the end", "a", "a+ . < a+ .", ""},

		{"I was right", "a b", "a- =3 b+ .", ""},
		{"that was hard", "a b", "a+ =2 b+ .", ""},
		{"easy, then hard after all", "a b", "a+ =4 =2 b+ .", ""},
		{"undo of what was amended", "a b", "a- =3 < a- b+ a+ .", ""},
		{"a second thought after a skip", "a b", "a- bs =3 .", ""},

		{"answered in another window", "a b c", "a+ >b c+ .", "1/3 2/2"},
		{"put off there", "a b c", "a+ >>b c+ .", ""},
		{"while it is asked here", "a b c", "a+ >c b+ .", "1/3 2/2"},
		{"an answer of before", "a b c", "a+ >z b+ c+ .", "1/3 2/3 3/3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			refs := refsOf(test.plan)
			s := sit(t, due(t, refs), refs, Limits{})
			if got := ids(s.Plan()); got != test.plan {
				t.Fatalf("planned %s, want %s", got, test.plan)
			}
			s.play(test.script)
			if got := strings.Join(s.places, " "); test.places != "" && got != test.places {
				t.Errorf("places %s, want %s", got, test.places)
			}
		})
	}
}

func TestPlan(t *testing.T) {
	for _, test := range []struct {
		name   string
		limits Limits
		want   string
	}{
		{"due, then new", Limits{New: 10}, "a b c x y"},
		{"nothing new", Limits{}, "a b c"},
		{"limited", Limits{New: 10, Total: 4}, "a b c x"},
		{"limited to what is due", Limits{New: 10, Total: 2}, "a b"},
		{"more than there is", Limits{New: 1, Total: 9}, "a b c x"},
		{"ahead", Limits{New: 10, Ahead: true}, "l m"},
		{"ahead, limited", Limits{Ahead: true, Total: 1}, "l"},
	} {
		ms := due(t, refsOf("a b c"))
		ms.Apply(review("m", "m", at(0, -10)))
		ms.Apply(amend("m easy", "m", at(0, -9), quiz.Easy))
		ms.Apply(review("l", "l", at(0, -8)))
		s := NewSession(ms, refsOf("x m c b a l y"), at(0, 0), Limits{New: test.limits.New + 2, Total: test.limits.Total, Ahead: test.limits.Ahead})
		if got := ids(s.Plan()); got != test.want {
			t.Errorf("%s: planned %s, want %s", test.name, got, test.want)
		}
	}
}

// TestAhead: what was answered a moment ago can be practised ahead all the
// same; what was put off today still waits.
func TestAhead(t *testing.T) {
	refs := refsOf("a b c")
	ms := due(t, refs)
	sit(t, ms, refs, Limits{}).play("a+ b+ c+ .")
	ms.Apply(skip("put off", "b", at(0, 5)))
	s := sit(t, ms, refs, Limits{Ahead: true})
	s.now, s.entries = at(0, 10), 100
	s.play("a- c+ a+ .")
	if got := strings.Join(s.places, " "); got != "1/2 2/2 1/2" {
		t.Errorf("places %s", got)
	}
	s = sit(t, ms, refs, Limits{Ahead: true})
	s.now, s.entries = at(0, 20), 200
	s.play("a+ >c .")
}

func TestAmendRules(t *testing.T) {
	refs := []quiz.Ref{{ID: "q"}}
	for _, test := range []struct {
		name    string
		answer  quiz.Kind
		line    string
		allowed string // grades
	}{
		{"typed and right", inWords, "revealed preference", "234"},
		{"typed and wrong", inWords, "leverage", "3"},
		{"gaps partly right", twoGaps, "armed neutrality; Moscow", "3"},
		{"a choice that was right", oneOfFour, "1", "23"},
		{"a choice that was wrong", oneOfFour, "2", ""},
		{"true or false", quiz.TrueFalse(true), "t", "23"},
		{"a card", flashcard, "3", ""},
		{"a card not known", flashcard, "1", ""},
	} {
		s := sit(t, due(t, refs), refs, Limits{})
		r, err := quiz.Question{Kind: test.answer}.Read(test.answer.Pose(nil), test.line)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := s.Amend(s.now, quiz.Good); ok {
			t.Errorf("%s: a second thought before the first", test.name)
		}
		_, e := s.Answer(s.now, quiz.Question{ID: "q", Kind: test.answer}, r, time.Second)
		if _, ok := s.Amend(s.now, quiz.Good); ok {
			t.Errorf("%s: a second thought on what is not written", test.name)
		}
		e = s.write(e)
		s.Apply(e)
		var allowed string
		for g := quiz.Grade(-1); g <= 5; g++ {
			a, ok := s.Amend(s.now, g)
			if !ok {
				continue
			}
			allowed += fmt.Sprintf("%d", int(g))
			if want := (quiz.Entry{At: s.now, Amend: &quiz.Amend{Of: e.ID, Grade: g, Outcome: quiz.Right}}); !reflect.DeepEqual(a, want) {
				t.Errorf("%s: %+v, want %+v", test.name, a, want)
			}
		}
		if allowed != test.allowed {
			t.Errorf("%s: may be amended to %q, want %q", test.name, allowed, test.allowed)
		}
	}
}

// TestAnswer is about what an answer puts into the history, and when it
// counts.
func TestAnswer(t *testing.T) {
	refs := refsOf("a b")
	ms := due(t, refs)
	s := sit(t, ms, refs, Limits{})
	q := quiz.Question{ID: "a", TextPrint: "words", Rev: 3, Kind: oneOfFour}
	r := quiz.Reply{Picks: []int{1}}
	v, e := s.Answer(s.now, q, r, 1500*time.Millisecond)
	want := quiz.Entry{At: s.now, Review: &quiz.Review{
		Question: "a", Outcome: quiz.Wrong, Grade: quiz.Again, Chance: 0.25, Reply: r, Took: 1500 * time.Millisecond,
		KeyPrint: q.KeyPrint(), TextPrint: "words",
	}}
	if !reflect.DeepEqual(e, want) {
		t.Errorf("entry %+v of %+v, want %+v", e, e.Review, want.Review)
	}
	if v.Outcome != quiz.Wrong || v.Chance != 0.25 || !slices.Equal(v.Solution, []string{"Vladimir Putin"}) {
		t.Errorf("verdict %+v", v)
	}
	if _, _, ok := s.Last(); ok || s.Answered() || s.Times("a") != 1 {
		t.Error("an answer counts before it is written")
	}
	s.Apply(s.write(e))
	if _, got, ok := s.Last(); !ok || !reflect.DeepEqual(got, v) {
		t.Errorf("last verdict %+v, %v", got, ok)
	}
	if !s.Answered() || s.Times("a") != 2 || s.New("a") {
		t.Error("an answer does not count though it is written")
	}
	undone, ok := s.Undo(s.now)
	if !ok || undone.Undo == "" {
		t.Fatalf("undo %+v, %v", undone, ok)
	}
	s.Apply(s.write(undone))
	if _, _, ok := s.Last(); ok || s.Answered() || s.Times("a") != 1 {
		t.Error("an answer counts though it is undone")
	}
	if _, ok := s.Undo(s.now); ok {
		t.Error("there is more to undo than was done")
	}
	if !s.New("never answered") || s.New("b") {
		t.Error("new is what was answered, or the other way round")
	}
}

func TestSummary(t *testing.T) {
	for _, test := range []struct {
		script string
		want   Summary
	}{
		{"", Summary{}},
		{"a+ b- c?", Summary{Asked: 3, Right: 1, Wrong: 1, Unknown: 1, Score: 1, Confused: []quiz.Confusion{{Took: "yes", For: "no"}}}},
		{"a- b+ c+ d+ a+ .", Summary{Asked: 4, Right: 3, Wrong: 1, Score: 3, Confused: []quiz.Confusion{{Took: "yes", For: "no"}}}},
		{"a? b+ c+ d+ a- a+ .", Summary{Asked: 4, Right: 3, Unknown: 1, Score: 3, Confused: []quiz.Confusion{{Took: "yes", For: "no"}}}},
		{"a- b- c+", Summary{Asked: 3, Right: 1, Wrong: 2, Score: 1, Confused: []quiz.Confusion{{Took: "yes", For: "no"}}}},
		{"a- =3", Summary{Asked: 1, Right: 1, Score: 1}},
		{"a- <", Summary{}},
		{"as b+", Summary{Asked: 1, Right: 1, Score: 1, Skipped: 1}},
		{"as < a+", Summary{Asked: 1, Right: 1, Score: 1}},
	} {
		refs := refsOf("a b c d")
		s := sit(t, due(t, refs), refs, Limits{})
		s.play(test.script)
		if got := s.Summary(); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", test.script, got, test.want)
		}
	}

	refs := refsOf("a b")
	s := sit(t, due(t, refs), refs, Limits{})
	for _, text := range [][]string{{"armed neutrality", "Moscow"}, {"armed neutrality", "Kyiv"}, {"x", "y"}} {
		_, e := s.Answer(s.now, quiz.Question{ID: "a", Kind: twoGaps}, quiz.Reply{Text: text}, 0)
		s.Apply(s.write(e))
	}
	want := Summary{Asked: 1, Partly: 1, Score: 0.5, Confused: []quiz.Confusion{
		{Took: "Washington", For: "Moscow"}, {Took: "Washington", For: "Kyiv"}, {Took: "armed neutrality", For: "x"}, {Took: "Washington", For: "y"}}}
	if got := s.Summary(); !reflect.DeepEqual(got, want) {
		t.Errorf("partly right:\n got %+v\nwant %+v", got, want)
	}
}

// TestRandomSessions plays sessions with every act there is, at random: all
// must end with each planned question answered rightly, put off, or left to
// another window, and must never lose count.
func TestRandomSessions(t *testing.T) {
	const rounds, enough = 400, 2000
	for round := range rounds {
		r := chanceOf(round)
		var names []string
		for i := range r.IntN(25) {
			names = append(names, fmt.Sprintf("%c/%d", 'a'+rune(r.IntN(12)), i))
		}
		refs := refsOf(strings.Join(names, " "))
		ms := due(t, refs[:r.IntN(len(refs)+1)])
		written := slices.Clone(ms.Entries())
		limits := Limits{New: r.IntN(8), Total: r.IntN(15), Ahead: round%5 == 0}
		if limits.Ahead { // so that something is left for another day
			for i, ref := range refs {
				e := review(fmt.Sprint("today ", i), ref.ID, at(0, -60+i), under(asked(ref).KeyPrint()))
				ms.Apply(e)
				written = append(written, e)
			}
		}
		s := sit(t, ms, refs, limits)
		seen, elsewhere := map[string]bool{}, map[string]bool{}
		steps := 0
		apply := func(e quiz.Entry, to func(quiz.Entry)) {
			e = s.write(e)
			written = append(written, e)
			to(e)
		}
		for ; steps < enough; steps++ {
			ref, ok := s.Next(s.now)
			if !ok {
				break
			}
			if again, _ := s.Next(s.now); again.ID != ref.ID {
				t.Fatalf("round %d: asked twice, %s and then %s come next", round, ref.ID, again.ID)
			}
			seen[ref.ID] = true
			n, of := s.Place(ref)
			if n < 1 || n > of || of > len(s.Plan()) {
				t.Fatalf("round %d: %s is %d of %d, with %d planned", round, ref.ID, n, of, len(s.Plan()))
			}
			if s.last(ref.ID) < 0 && n != s.Summary().Asked+1 {
				t.Fatalf("round %d: %s, never asked, is %d after %d", round, ref.ID, n, s.Summary().Asked)
			}
			switch act := r.IntN(20); {
			case act == 0:
				apply(s.Skip(s.now, ref), s.Apply)
			case act <= 2:
				if e, ok := s.Undo(s.now); ok {
					apply(e, s.Apply)
					if next, ok := s.Next(s.now); !ok || next.ID != s.again {
						t.Fatalf("round %d: after an undo %s comes, not %s", round, next.ID, s.again)
					}
				}
			case act == 3:
				other := s.Plan()[r.IntN(len(s.Plan()))].ID
				elsewhere[other] = true
				apply(review("", other, s.now, under(asked(quiz.Ref{}).KeyPrint())), s.Merge)
			default:
				_, e := s.Answer(s.now, asked(ref), replies["+++-?"[r.IntN(5)]], time.Second)
				apply(e, s.Apply)
				if e, ok := s.Amend(s.now, quiz.Grade(1+r.IntN(4))); ok && r.IntN(4) == 0 {
					apply(e, s.Apply)
				}
			}
		}
		if steps == enough {
			t.Fatalf("round %d: no end after %d acts of %d questions", round, steps, len(s.Plan()))
		}
		left := 0
		for _, p := range s.Plan() {
			i := s.last(p.ID)
			switch {
			case i < 0 && elsewhere[p.ID]:
				left++
			case i < 0 || !seen[p.ID]:
				t.Fatalf("round %d: %s was planned and never asked", round, p.ID)
			case !s.turns[i].skip && s.turns[i].verdict.Outcome != quiz.Right:
				t.Fatalf("round %d: the last answer to %s was %s", round, p.ID, s.turns[i].verdict.Outcome)
			}
		}
		sum := s.Summary()
		if sum.Right+sum.Partly+sum.Wrong+sum.Unknown != sum.Asked || sum.Asked+left > len(s.Plan()) || sum.Asked+left+sum.Skipped < len(s.Plan()) {
			t.Fatalf("round %d: %+v, %d left, of %d planned", round, sum, left, len(s.Plan()))
		}
		want := Replay(ms.Schedule, written)
		for _, ref := range refs {
			a, _ := ms.Of(ref.ID)
			if b, _ := want.Of(ref.ID); a != b {
				t.Fatalf("round %d: after the session %s is %+v, replayed %+v", round, ref.ID, a, b)
			}
		}
	}
}
