package stats

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/study"
)

// A life is a learner who does not exist.
type life struct {
	entries []quiz.Entry
	mixups  map[string][]Mixup
}

// start is a Monday, at noon.
var start = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func (l *life) add(day int, e quiz.Entry) *quiz.Entry {
	e.N = len(l.entries) + 1
	e.ID = fmt.Sprintf("a-%06d", e.N)
	e.At = start.AddDate(0, 0, day).Add(time.Duration(e.N) * time.Second)
	l.entries = append(l.entries, e)
	return &l.entries[len(l.entries)-1]
}

func (l *life) answer(day int, question string, o quiz.Outcome) *quiz.Entry {
	g := quiz.Again
	if o == quiz.Right {
		g = quiz.Good
	}
	return l.add(day, quiz.Entry{Review: &quiz.Review{Question: question, Outcome: o, Grade: g, Chance: 0.25, Asked: "p", TextPrint: "t"}})
}

// of returns the stats of questions on a day.
func (l *life) of(day int, questions ...Question) *Stats {
	model, err := fsrs.New(fsrs.Defaults())
	if err != nil {
		panic(err)
	}
	now := start.AddDate(0, 0, day).Add(time.Hour)
	ms := study.Replay(study.Schedule{Model: model, Retention: 0.9, Longest: fsrs.MaxStability, Rollover: 4}, study.History{Entries: l.entries, Now: now, Asked: asked})
	return Of(Learner{
		Memories: ms, Questions: questions, Now: now, Pace: 6 * time.Second,
		Confused: func(wrong []*quiz.Entry) (list [][]Mixup) {
			for _, e := range wrong {
				list = append(list, l.mixups[e.ID])
			}
			return list
		},
		Stem: func(asked string) string { return "words of " + asked },
	})
}

// asked are two wordings of one question, with different right answers.
func asked(print string) (quiz.Asked, bool) {
	right := map[string]string{"p": "Vienna", "other": "Graz"}[print]
	return quiz.Asked{Kind: "typed", Right: [][]string{{right}}}, right != ""
}

var deck = &Group{ID: "d", Name: "Deck"}

// ask returns questions of one deck.
func ask(ids ...string) (list []Question) {
	for _, id := range ids {
		list = append(list, Question{ID: id, Kind: "typed", Asked: "p", Deck: deck})
	}
	return list
}

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics
// in Medicine 17 (1998), table I, method 3.
func TestWilson(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		right, n  int
		low, high float64
	}{{81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0, .1611}, {1, 29, .0061, .1718}, {29, 29, 1 - .1170, 1}} {
		got := Wilson(c.right, c.n)
		if math.Abs(got.Low-c.low) > 6e-5 || math.Abs(got.High-c.high) > 6e-5 || got.Share != float64(c.right)/float64(c.n) {
			t.Errorf("%d of %d: %+v, want %v to %v", c.right, c.n, got, c.low, c.high)
		}
	}
	for n := 1; n < 60; n++ {
		for k := range n + 1 {
			i := Wilson(k, n)
			if !(0 <= i.Low && i.Low <= i.Share && i.Share <= i.High && i.High <= 1) {
				t.Errorf("%d of %d: %+v", k, n, i)
			}
		}
	}
}

func TestWeeksBeginOnMonday(t *testing.T) {
	t.Parallel()
	for d := Day(-800); d < 800; d++ {
		monday := d.Week()
		if monday.Time().Weekday() != time.Monday || monday > d || d-monday > 6 || d.Weekday() != int(d-monday) {
			t.Fatalf("%s is in the week of %s", d, monday)
		}
	}
	if got, err := json.Marshal(Day(20514)); err != nil || string(got) != `"2026-03-02"` {
		t.Errorf("%s, %v", got, err)
	}
}

// What counts for retention is the first answer of a day to what was met before.
func TestRetention(t *testing.T) {
	t.Parallel()
	var l life
	l.answer(0, "a", quiz.Wrong)            // met
	l.answer(0, "a", quiz.Right)            // the same day
	l.answer(1, "a", quiz.Right)            // counts
	l.answer(1, "a", quiz.Wrong)            // not the first
	guess := l.answer(8, "a", quiz.Right)   // counts, as right
	amend := l.answer(9, "a", quiz.Wrong)   // counts, as right
	undone := l.answer(10, "a", quiz.Wrong) // taken back
	l.answer(11, "a", quiz.Wrong)           // counts
	l.answer(12, "a", quiz.Wrong).Review.Exam = true
	l.answer(12, "b", quiz.Wrong)
	l.answer(13, "not asked for", quiz.Wrong)
	l.add(9, quiz.Entry{Amend: &quiz.Amend{Of: guess.ID, Grade: quiz.Again, Outcome: quiz.Unknown}})
	l.add(9, quiz.Entry{Amend: &quiz.Amend{Of: amend.ID, Grade: quiz.Good, Outcome: quiz.Right}})
	l.add(10, quiz.Entry{Undo: undone.ID})
	got := l.of(20, ask("a", "b")...).Retention()
	if got.All.Answers != 4 || got.All.Right != 3 || got.All.Interval != nil {
		t.Errorf("in all %+v", got.All)
	}
	if len(got.Weeks) != 2 || got.Weeks[0].Answers != 1 || got.Weeks[1].Answers != 3 || got.Weeks[1].Week.String() != "2026-03-09" {
		t.Errorf("by week %+v", got.Weeks)
	}
	if p := got.Weeks[0].Predicted; p <= 0.5 || p >= 1 {
		t.Errorf("predicted %v", p)
	}
}

// What was right to another question, for a while, says nothing of what is known now.
func TestRetentionOfOneAnswer(t *testing.T) {
	t.Parallel()
	var l life
	l.answer(0, "a", quiz.Right)
	l.answer(1, "a", quiz.Wrong).Review.Asked = "other"
	l.answer(2, "a", quiz.Right)
	if r := l.of(3, ask("a")...).Retention().All; r.Answers != 1 || r.Right != 1 {
		t.Errorf("%+v", r)
	}
}

// The next 7 days begin today, and end before this day of the week comes again.
func TestForecastOfDecks(t *testing.T) {
	t.Parallel()
	var l life
	d := DueOf{}
	for _, day := range []Day{0, 1, 6, 7, 29, 30} {
		d.add(day+100, 100)
	}
	if d.Today != 1 || d.Week != 3 || d.Month != 5 {
		t.Errorf("%+v", d)
	}
	l.answer(0, "a", quiz.Wrong)
	if f := l.of(5, ask("a", "b")...).Forecast(); f.Today.Questions != 1 || f.Decks[0].Today != 1 || f.Decks[0].Week != 1 || f.Today.Minutes != 0.1 || f.Pace != 6 {
		t.Errorf("%+v", f)
	}
}

// Whoever left the machine did not think for an hour.
func TestLongestAnswer(t *testing.T) {
	t.Parallel()
	var l life
	l.answer(0, "a", quiz.Wrong).Review.Took = time.Hour
	l.answer(0, "a", quiz.Right).Review.Took = time.Minute
	l.answer(0, "a", quiz.Right) // of which no time is known
	if got := l.of(0, ask("a")...).Spent().All; got.Answers != 2 || got.Minutes != 6 || got.Median != 180 {
		t.Errorf("%+v", got)
	}
}

// Enough answers have an interval, one fewer has none.
func TestTooFewToSay(t *testing.T) {
	t.Parallel()
	for n := Enough - 1; n <= Enough; n++ {
		var l life
		for day := range n + 1 {
			l.answer(day, "a", quiz.Right)
		}
		if r := l.of(n+1, ask("a")...).Retention().All; r.Answers != n || (r.Interval != nil) != (n >= Enough) {
			t.Errorf("%d answers: %+v", n, r)
		}
	}
}

func TestConfusions(t *testing.T) {
	t.Parallel()
	x, y, z := Thing{"x", "X"}, Thing{"y", "Y"}, Thing{"z", "Z"}
	l := life{mixups: map[string][]Mixup{}}
	wrong := func(day int, m ...Mixup) *quiz.Entry {
		e := l.answer(day, "a", quiz.Wrong)
		l.mixups[e.ID] = m
		return e
	}
	wrong(0, Mixup{Actors, x, y})
	wrong(1, Mixup{Actors, x, y}, Mixup{Concepts, x, y})
	wrong(2, Mixup{Actors, y, x}).Review.Outcome = quiz.Partly
	wrong(3, Mixup{Actors, x, z})
	back := wrong(4, Mixup{Actors, x, z})
	fair := wrong(5, Mixup{Actors, x, z})
	l.add(6, quiz.Entry{Undo: back.ID})
	l.add(6, quiz.Entry{Amend: &quiz.Amend{Of: fair.ID, Grade: quiz.Good, Outcome: quiz.Right}})
	day0 := Day(study.DayOf(start, 4))
	want := []Confusion{
		{Actors, x, y, 2, day0 + 1, 1}, {Actors, x, z, 1, day0 + 3, 0}, {Actors, y, x, 1, day0 + 2, 2}, {Concepts, x, y, 1, day0 + 1, 0},
	}
	if got := l.of(9, ask("a")...).Confusions(); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestCalendar(t *testing.T) {
	t.Parallel()
	var l life
	for _, day := range []int{0, 1, 2, 2, 5, 6} {
		l.answer(day, "a", quiz.Right)
	}
	for today, inARow := range map[int]int{6: 2, 7: 2, 8: 0} {
		c := l.of(today, ask("a")...).Calendar()
		if c.Answers != 6 || len(c.Days) != 5 || c.Days[2].Answers != 2 || c.Longest != 3 || c.InARow != inARow {
			t.Errorf("on day %d: %+v", today, c)
		}
	}
}

// A clock that was a month ahead does not make days to come.
func TestClockAhead(t *testing.T) {
	t.Parallel()
	var l life
	l.answer(0, "a", quiz.Right)
	l.answer(40, "a", quiz.Right)
	c := l.of(1, ask("a")...).Calendar()
	if last := c.Days[len(c.Days)-1].Day; last > Day(study.DayOf(start, 4))+1 {
		t.Errorf("answers on %s", last)
	}
}

func TestLeeches(t *testing.T) {
	t.Parallel()
	var l life
	for day := range 20 {
		for i, lapses := range []int{3, 4, 8, 8} {
			o := quiz.Right
			if day > 0 && day <= lapses {
				o = quiz.Wrong
			}
			l.answer(day, fmt.Sprint("q", i), o)
		}
	}
	l.add(20, quiz.Entry{Suspend: "q3"})
	got := l.of(21, ask("q0", "q1", "q2", "q3")...).Leeches()
	want := []Leech{{"q2", "words of p", 8, true, false}, {"q3", "words of p", 8, true, true}, {"q1", "words of p", 4, false, false}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestSureness(t *testing.T) {
	t.Parallel()
	var l life
	for i := range 30 {
		o := quiz.Right
		if i%3 == 0 {
			o = quiz.Wrong
		}
		l.answer(i, "a", o).Review.Confidence = []fsrs.Confidence{fsrs.NotAsked, fsrs.Unsure, fsrs.Sure}[i%3]
	}
	got := l.of(31, ask("a")...).Calibration().Sure
	if len(got) != 2 || got[0].Sure != fsrs.Unsure || got[0].Right != 10 || got[1].Sure != fsrs.Sure || got[1].Answers != 10 {
		t.Errorf("%+v", got)
	}
}

func TestBins(t *testing.T) {
	t.Parallel()
	for p, bin := range map[float64]int{0: 0, 0.49: 0, 0.5: 1, 0.849: 4, 0.85: 5, 0.9: 6, 0.95: 7, 1: 7} {
		if got := binOf(p); got != bin {
			t.Errorf("%v is in bin %d, want %d", p, got, bin)
		}
	}
	list := bins(stabilityBounds)
	for _, v := range []float64{0.001, 0.99, 1, 480, 36500} {
		drop(list, v)
	}
	if list[0].Questions != 2 || list[1].Questions != 1 || list[len(list)-1].Questions != 2 {
		t.Errorf("%+v", list)
	}
	if got := []float64{median(nil), median([]float64{3}), median([]float64{4, 1}), median([]float64{5, 1, 2})}; !reflect.DeepEqual(got, []float64{0, 3, 2.5, 2}) {
		t.Errorf("medians %v", got)
	}
}

// Whatever there is not has figures, too.
func TestNothing(t *testing.T) {
	t.Parallel()
	var none, one, away life
	one.answer(0, "a", quiz.Right)
	for day := range 3 {
		away.answer(day, "a", quiz.Right)
	}
	away.add(3, quiz.Entry{Suspend: "a"})
	for name, s := range map[string]*Stats{
		"no question": none.of(1), "no answer": none.of(1, ask("a", "b")...), "one answer": one.of(0, ask("a")...), "suspended": away.of(90, ask("a")...),
	} {
		all := []any{s.Calendar(), s.Forecast(), s.Retention(), s.Spread(), s.Mastery(), s.Confusions(), s.Calibration(), s.Spent(), s.Leeches()}
		if text, err := json.Marshal(all); err != nil {
			t.Errorf("%s: %v: %s", name, err, text)
		}
		if due := s.Forecast(); due.Today.Questions != 0 || len(due.Days) > 1 {
			t.Errorf("%s: due %+v", name, due)
		}
	}
	if got := away.of(90, ask("a")...).Mastery().All; got.Met != 1 || got.Known <= 0 {
		t.Errorf("what is suspended is not forgotten at once: %+v", got)
	}
}

// The figures of a long life of chance agree with each other and with a recount.
func TestFiguresAddUp(t *testing.T) {
	t.Parallel()
	for seed := range uint64(8) {
		l, questions := chance(seed)
		checkSums(t, l, l.of(199, questions...))
	}
}

// chance draws a life and its questions.
func chance(seed uint64) (*life, []Question) {
	rng := rand.New(rand.NewPCG(seed, 1))
	l := &life{mixups: map[string][]Mixup{}}
	decks := []*Group{{"d0", "D0"}, {"d1", "D1"}, {"d2", "D2"}}
	objectives := []*Group{{"o0", ""}, {"o1", ""}, {"o2", ""}}
	var questions []Question
	for i := range 40 {
		q := Question{ID: fmt.Sprint("q", i), Kind: fmt.Sprint("kind ", i%4), Deck: decks[i%3], Gone: i%13 == 12}
		if i%2 == 0 {
			q.Objective = objectives[i%3]
		}
		q.Actors = decks[:i%3]
		questions = append(questions, q)
	}
	for day := range 200 {
		for range rng.IntN(8) {
			o := []quiz.Outcome{quiz.Right, quiz.Right, quiz.Right, quiz.Wrong, quiz.Partly, quiz.Unknown}[rng.IntN(6)]
			e := l.answer(day, fmt.Sprint("q", rng.IntN(44)), o)
			e.Review.Practice, e.Review.Exam = rng.IntN(20) == 0, rng.IntN(20) == 0
			e.Review.Took = time.Duration(rng.IntN(400)) * time.Second
			switch id := e.ID; rng.IntN(12) {
			case 0:
				l.add(day, quiz.Entry{Undo: id})
			case 1:
				l.add(day, quiz.Entry{Amend: &quiz.Amend{Of: id, Grade: quiz.Hard, Outcome: quiz.Right}})
			case 2:
				l.add(day, quiz.Entry{Suspend: fmt.Sprint("q", rng.IntN(40))})
			case 4:
				l.add(day, quiz.Entry{Skip: fmt.Sprint("q", rng.IntN(40))})
			case 3:
				l.add(day, quiz.Entry{Resume: fmt.Sprint("q", rng.IntN(40))})
			}
		}
	}
	return l, questions
}

// recount counts plainly: answers that were not taken back, and those that show
// retention, with how many of them were right.
func (l *life) recount(wanted map[string]bool) (answers, shown, right int) {
	undone, fair := map[string]bool{}, map[string]bool{}
	for _, e := range l.entries {
		undone[e.Undo] = true
		if e.Amend != nil {
			fair[e.Amend.Of] = true
		}
	}
	first, last := map[string]study.Day{}, map[string]study.Day{}
	for _, e := range l.entries {
		if e.Review == nil || undone[e.ID] || !wanted[e.Review.Question] {
			continue
		}
		answers++
		if !e.Review.Counts() {
			continue
		}
		q, day := e.Review.Question, study.DayOf(e.At, 4)
		if met, ok := first[q]; !ok {
			first[q] = day
		} else if day > met && last[q] < day {
			shown++
			if e.Review.Outcome == quiz.Right || fair[e.ID] {
				right++
			}
		}
		last[q] = day
	}
	return answers, shown, right
}

func checkSums(t *testing.T, l *life, s *Stats) {
	t.Helper()
	wanted := map[string]bool{}
	for _, q := range s.Questions {
		wanted[q.ID] = true
	}
	answers, shown, right := l.recount(wanted)

	sum := 0
	for _, d := range s.Calendar().Days {
		sum += d.Answers
	}
	same(t, "answers by day", sum, answers)

	r, c := s.Retention(), s.Calibration()
	same(t, "retention", [2]int{r.All.Answers, r.All.Right}, [2]int{shown, right})
	var weeks, kinds, bins [2]int
	for _, w := range r.Weeks {
		weeks[0], weeks[1] = weeks[0]+w.Answers, weeks[1]+w.Right
	}
	for _, k := range r.Kinds {
		kinds[0], kinds[1] = kinds[0]+k.Answers, kinds[1]+k.Right
	}
	for _, b := range c.Predicted {
		bins[0], bins[1] = bins[0]+b.Answers, bins[1]+b.Right
		if b.Predicted < b.From-1e-9 || b.Predicted > b.To+1e-9 {
			t.Errorf("predicted %v in the bin from %v to %v", b.Predicted, b.From, b.To)
		}
	}
	for name, got := range map[string][2]int{"weeks": weeks, "kinds": kinds, "bins": bins} {
		same(t, "retention by "+name, got, [2]int{shown, right})
	}
	checkKnown(t, s)
	checkSpent(t, s, answers)
}

func checkKnown(t *testing.T, s *Stats) {
	t.Helper()
	met, away := 0, 0
	for _, q := range s.Questions {
		if _, ok := s.Memories.Of(q.ID); ok && !q.Gone {
			met++
			if s.Memories.Suspended(q.ID) || s.Memories.Rests(q.ID) {
				away++
			}
		}
	}
	m := s.Mastery()
	same(t, "met", m.All.Met, met)
	var decks, actors Branch
	for _, d := range m.Decks {
		decks.Questions, decks.Met, decks.Known = decks.Questions+d.Questions, decks.Met+d.Met, decks.Known+d.Known
		under := 0
		for _, o := range d.Objectives {
			under += o.Questions
		}
		if under > d.Questions {
			t.Errorf("%d questions under a deck of %d", under, d.Questions)
		}
	}
	for _, a := range m.Actors {
		actors.Questions += a.Questions
	}
	wanted := 0
	for _, q := range s.Questions {
		if _, met := s.Memories.Of(q.ID); met && !q.Gone {
			wanted += len(q.Actors)
		}
	}
	same(t, "decks", [2]int{decks.Questions, decks.Met}, [2]int{m.All.Questions, m.All.Met})
	same(t, "actors", actors.Questions, wanted)
	if math.Abs(decks.Known-m.All.Known) > 1e-9 || m.All.Known > float64(met) {
		t.Errorf("known %v by deck, %v in all, of %d", decks.Known, m.All.Known, met)
	}
	sp := s.Spread()
	stable, difficult := 0, 0
	for _, b := range sp.Stability {
		stable += b.Questions
	}
	for _, b := range sp.Difficulty {
		difficult += b.Questions
	}
	same(t, "spread", [3]int{sp.Questions, stable, difficult}, [3]int{met, met, met})
	f := s.Forecast()
	due, byDeck := f.Today.Questions, 0
	for _, d := range f.Days {
		due += d.Questions
		if math.Abs(d.Minutes-float64(d.Questions)*0.1) > 1e-9 {
			t.Errorf("%d questions take %v minutes", d.Questions, d.Minutes)
		}
	}
	for _, d := range f.Decks {
		byDeck += d.Today
	}
	same(t, "due", [2]int{due, byDeck}, [2]int{met - away, f.Today.Questions})
	var refs []quiz.Ref
	for _, q := range s.Questions {
		if !q.Gone {
			refs = append(refs, quiz.Ref{ID: q.ID})
		}
	}
	o := s.Memories.Outlook(refs, s.Now, 0) // as due and drills tell it
	coming := []study.Coming(nil)
	for _, d := range f.Days {
		coming = append(coming, study.Coming{Day: study.Day(d.Day), N: d.Questions})
	}
	if o.Due != f.Today.Questions || !reflect.DeepEqual(o.Coming, coming) {
		t.Errorf("due %d, %v; an outlook has %d, %v", f.Today.Questions, coming, o.Due, o.Coming)
	}
}

func checkSpent(t *testing.T, s *Stats, answers int) {
	t.Helper()
	sp := s.Spent()
	if sp.All.Answers > answers || sp.All.Answers < answers*9/10 {
		t.Errorf("the time of %d answers of %d", sp.All.Answers, answers)
	}
	var minutes [3]float64
	for _, w := range sp.Weeks {
		minutes[0] += w.Minutes
	}
	for _, d := range sp.Decks {
		minutes[1] += d.Minutes
	}
	for _, k := range sp.Kinds {
		minutes[2] += k.Minutes
	}
	for i, m := range minutes {
		if math.Abs(m-sp.All.Minutes) > 1e-6 {
			t.Errorf("minutes %d: %v, want %v", i, m, sp.All.Minutes)
		}
	}
	if longest := Longest.Seconds(); sp.All.Median > longest || sp.All.Minutes*60 > longest*float64(sp.All.Answers) {
		t.Errorf("longer than the longest: %+v", sp.All)
	}
}

func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
