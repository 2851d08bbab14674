package study

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"policyquiz/quiz"
)

// A sitting plays a session by a script.
type sitting struct {
	*Session
	t       *testing.T
	now     time.Time
	entries []quiz.Entry      // all that was written, here and in other windows
	latest  map[string]string // the id of the latest answer or skip, by question
	places  []string          // of each question asked
}

func sit(t *testing.T, ms *Memories, refs []quiz.Ref, l Limits) *sitting {
	return sitAt(t, at(0, 0), ms, refs, l)
}

func sitAt(t *testing.T, now time.Time, ms *Memories, refs []quiz.Ref, l Limits) *sitting {
	return &sitting{Session: NewSession(ms, refs, now, l), t: t, now: now, latest: map[string]string{}}
}

// write gives e its id and its counter. Ten seconds pass.
func (s *sitting) write(e quiz.Entry) quiz.Entry {
	s.now = s.now.Add(10 * time.Second)
	e.ID = fmt.Sprintf("%s %05d", s.now.Format(time.DateTime), len(s.entries))
	e.N = s.NextN()
	s.entries = append(s.entries, e)
	switch {
	case e.Review != nil:
		s.latest[e.Review.Question] = e.ID
	case e.Skip != "":
		s.latest[e.Skip] = e.ID
	}
	return e
}

func (s *sitting) apply(t Turn) {
	written := len(s.entries)
	t.Entry = s.write(t.Entry)
	if t.Unwritten {
		s.entries = s.entries[:written]
	}
	s.Apply(t)
}

func (s *sitting) merge(e quiz.Entry) { s.Merge(s.write(e)) }

// elsewhere is an answer that another window wrote.
func (s *sitting) elsewhere(question string) quiz.Entry {
	return review("", question, s.now, under("yes"))
}

// play follows a script. Each word is a question that must come next, with
// what is done then: + right, - wrong, ? don't know, s skip. A word may also
// be < undo, =2 a second thought with its grade, and . the end. What another
// window does begins with >: >b answers b, >sb skips it, ><b takes back the
// latest answer or skip of b, and >=3b amends that answer.
func (s *sitting) play(script string) {
	s.t.Helper()
	for i, word := range strings.Fields(script) {
		if fault := s.do(word); fault != "" {
			s.t.Fatalf("%s: word %d, %q: %s", script, i+1, word, fault)
		}
	}
}

// do does what one word says. It returns what is wrong with it.
func (s *sitting) do(word string) (fault string) {
	switch {
	case strings.HasPrefix(word, ">"):
		s.doElsewhere(word[1:])
		return ""
	case word == "<":
		t, ok := s.Undo(s.now)
		if !ok {
			return "there is nothing to undo"
		}
		s.apply(t)
		return ""
	case strings.HasPrefix(word, "="):
		t, ok := s.Amend(s.now, quiz.Grade(word[1]-'0'))
		if !ok {
			return "not allowed"
		}
		s.apply(t)
		return ""
	}
	r, ok := s.Next(s.now)
	if word == "." {
		if ok {
			return r.ID + " comes"
		}
		return ""
	}
	want, what := word[:len(word)-1], word[len(word)-1]
	if !ok || r.ID != want {
		return fmt.Sprintf("%q comes, %v", r.ID, ok)
	}
	n, of := s.Place(r)
	s.places = append(s.places, fmt.Sprintf("%d/%d", n, of))
	if what == 's' {
		s.apply(s.Skip(s.now, r))
	} else {
		s.apply(s.Answer(s.now, asked(r), quiz.Posed{}, replies[what], time.Second))
	}
	return ""
}

func (s *sitting) doElsewhere(word string) {
	switch {
	case word[0] == '<':
		s.merge(undo("", s.latest[word[1:]], s.now))
	case word[0] == '=':
		s.merge(amend("", s.latest[word[2:]], s.now, quiz.Grade(word[1]-'0')))
	case word[0] == 's' && len(word) > 1:
		s.merge(skip("", word[1:], s.now))
	default:
		s.merge(s.elsewhere(word))
	}
}

var replies = map[byte]quiz.Reply{'+': {Text: []string{"yes"}}, '-': {Text: []string{"no"}}, '?': {Unknown: true}}

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
		{"undo of what was amended", "a b", "a- =3 < < a- b+ a+ .", ""},
		{"a second thought after a skip", "a b", "a- bs =3 .", ""},

		{"answered in another window", "a b c", "a+ >b c+ .", "1/3 2/2"},
		{"put off there", "a b c", "a+ >sb c+ .", "1/3 2/2"},
		{"while it is asked here", "a b c", "a+ >c b+ .", "1/3 2/2"},
		{"a question that is not planned", "a b c", "a+ >z b+ c+ .", "1/3 2/3 3/3"},
		{"answered there and taken back", "a b c", "a+ >b ><b b+ c+ .", "1/3 2/3 3/3"},
		{"put off there and taken back", "a b c", "a+ >sb ><b b+ c+ .", "1/3 2/3 3/3"},
		{"taken back there after others were asked", "a b c", "a+ >b c+ ><b b+ .", "1/3 2/2 3/3"},
		{"answered here and there", "a b c", "a+ >a b+ c+ .", "1/3 2/3 3/3"},

		{"an answer of here taken back there", "a b c", "a+ b+ ><a a+ c+ .", "1/3 2/3 2/3 3/3"},
		{"and what u takes back then", "a b c", "a+ b+ ><b < a+ b+ c+ .", "1/3 2/3 1/3 2/3 3/3"},
		{"taken back there and answered there", "a b c", "a+ b+ ><a >a c+ .", "1/3 2/3 2/2"},
		{"a miss taken back there", "a b", "a- ><a a+ b+ .", "1/2 1/2 2/2"},
		{"the second answer taken back there", "a b", "a- b+ a+ ><a a+ .", "1/2 2/2 1/2 1/2"},
		{"a skip of here taken back there", "a b c", "as ><a a+ b+ c+ .", "1/3 1/3 2/3 3/3"},
		{"a miss amended there", "a b", "a- >=3a b+ .", "1/2 2/2"},
		{"and what u takes back after that", "a b", "a- >=3a < a+ b+ .", "1/2 1/2 2/2"},
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
	s.now = at(0, 10)
	s.play("a- c+ a+ .")
	if got := strings.Join(s.places, " "); got != "1/2 2/2 1/2" {
		t.Errorf("places %s", got)
	}
	s = sit(t, ms, refs, Limits{Ahead: true})
	s.now = at(0, 20)
	s.play("a+ >c .")
}

// TestSkipEndsWithTheDay: what another window put off may be asked when the
// next study day has begun. What was put off in this session stays out of it.
func TestSkipEndsWithTheDay(t *testing.T) {
	refs := refsOf("a b c d")
	night := time.Date(2026, 3, 3, 3, 50, 0, 0, time.UTC)
	s := sitAt(t, night, due(t, refs), refs, Limits{})
	s.play("a+ bs >sc")
	s.now = s.now.Add(time.Hour)
	s.play("c+ d+ .")
	if got := strings.Join(s.places, " "); got != "1/4 2/4 2/3 3/3" {
		t.Errorf("places %s", got)
	}
}

// A learner who had the share of the day may have more, behind what is planned.
func TestAskFurther(t *testing.T) {
	s := NewSession(replay(schedule(t), nil), refsOf("a b c d e"), at(0, 0), Limits{New: 2})
	place := func(id string) string {
		n, of := s.Place(refsOf(id)[0])
		return fmt.Sprintf("%d of %d", n, of)
	}
	answerNext(t, s, 1)
	answerNext(t, s, 2)
	if got := s.Further(at(0, 5), 2); got != 2 {
		t.Errorf("%d further ones, want 2", got)
	}
	s.AskFurther(at(0, 5), 2)
	if got := s.Further(at(0, 5), 2); got != 0 {
		t.Errorf("%d further ones besides those that wait", got)
	}
	if r, _ := s.Next(at(0, 5)); r.ID != "c" || place("c") != "3 of 4" {
		t.Errorf("asks %s, which is %s", r.ID, place("c"))
	}
	answerNext(t, s, 3)
	answerNext(t, s, 4)
	s.AskFurther(at(0, 9), 9)
	if r, _ := s.Next(at(0, 9)); r.ID != "e" || place("e") != "5 of 5" {
		t.Errorf("asks %s, which is %s", r.ID, place("e"))
	}
	answerNext(t, s, 6)
	if got := s.Further(at(0, 20), 2); got != 0 {
		t.Errorf("%d further ones when all are met", got)
	}
}
