package plan

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"policyquiz/quiz/fsrs"
)

// lots are the same in every run.
func lots(n uint64) *rand.Rand { return rand.New(rand.NewPCG(1, n)) }

// made is the plan of a task.
func made(t *testing.T, task *Task) *Plan {
	t.Helper()
	p, err := Make(context.Background(), task, lots(1), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// randomTask returns a small task of any kind.
func randomTask(t testing.TB, r *rand.Rand) *Task {
	n := 1 + r.IntN(60)
	task := someTask(t, n, r.IntN(n+1), 1+r.IntN(20))
	task.Minutes = time.Duration(r.IntN(20)) * time.Minute
	task.Spent = time.Duration(r.IntN(10)) * time.Minute
	task.Each = time.Duration(1+r.IntN(40)) * time.Second
	for i := range task.Questions {
		task.Questions[i].Away = r.IntN(5) == 0
		task.Questions[i].Chance = r.Float64()
	}
	return task
}

// What a plan says of today can be done today, and its days are all days until the exam.
func TestPlansHold(t *testing.T) {
	r := lots(2)
	for range 40 {
		task := randomTask(t, r)
		p := made(t, task)
		unseen, chosen := 0, map[int]bool{}
		for i := range task.Questions {
			if !task.Questions[i].seen() {
				unseen++
			}
		}
		for _, i := range p.Today.Review {
			if q := &task.Questions[i]; chosen[i] || q.Away || !q.seen() {
				t.Fatalf("question %d of %+v is to be reviewed today", i, q)
			}
			chosen[i] = true
		}
		room := task.answers(task.Minutes - task.Spent)
		if p.Today.New > unseen || p.Today.Answers > max(0, room)+2 || room <= 0 && len(chosen)+p.Today.New > 0 {
			t.Fatalf("%+v today, with room for %.1f answers and %d unseen questions", p.Today, room, unseen)
		}
		next := 0
		for _, d := range p.Days {
			if d.From != next || d.Days < 1 || !share(d.Recall) {
				t.Fatalf("day %+v, want one from %d", d, next)
			}
			next += d.Days
		}
		if next != task.Days {
			t.Fatalf("the plan has %d days, want %d", next, task.Days)
		}
		for _, f := range []Forecast{p.Planned, p.Half, p.Ordinary, p.Eve, p.Nothing} {
			if !share(f.Recall) || !share(f.Score) || f.Score < f.Recall-1e-9 || f.Answers < 0 {
				t.Fatalf("%+v is expected", f)
			}
		}
	}
}

// share reports whether x is from 0 to 1, but for rounding.
func share(x float64) bool { return x >= 0 && x <= 1+1e-9 }

// A plan is expected to do as well as any other way to spend the time, and much better
// where there is much that is new.
func TestPlanIsBest(t *testing.T) {
	for _, test := range []struct {
		name                  string
		questions, seen, days int
		minutes               time.Duration
		ahead                 float64 // at least so far ahead of the ordinary schedule
	}{
		{"all new, a week", 90, 0, 7, 10, 0.1},
		{"all new, time enough", 30, 0, 14, 15, 0.02},
		{"some known", 90, 60, 28, 10, 0.01},
		{"all known", 90, 90, 28, 10, 0.01},
		{"more than there is time for", 400, 300, 14, 5, 0},
		{"the eve", 40, 20, 1, 10, 0},
	} {
		task := someTask(t, test.questions, test.seen, test.days)
		task.Minutes = test.minutes * time.Minute
		p := made(t, task)
		const slack = 0.01 // the forecasts are means over few learners
		if got := p.Planned.Recall - p.Ordinary.Recall; got < test.ahead-slack {
			t.Errorf("%s: recall %.3f is expected, and of the ordinary schedule %.3f", test.name, p.Planned.Recall, p.Ordinary.Recall)
		}
		for name, other := range map[string]Forecast{"half": p.Half, "eve": p.Eve, "nothing": p.Nothing} {
			if p.Planned.Recall < other.Recall-slack {
				t.Errorf("%s: recall %.3f is expected, but with %s %.3f", test.name, p.Planned.Recall, name, other.Recall)
			}
		}
	}
}

// Of a backlog much larger than the time, a plan is no worse than the ordinary schedule:
// prices of all days, also the first, have to be high then.
func TestPlanOfABacklog(t *testing.T) {
	task := someTask(t, 2*mostValued, 2*mostValued, 14)
	task.Minutes, task.Each = 10*time.Minute, 10*time.Second
	for i := range task.Questions {
		q := &task.Questions[i]
		q.Stability, q.Difficulty, q.Reviewed, q.Chance = 5+float64(i%20), 5+float64(i%5), 100+i%60, 0.25
	}
	p := made(t, task)
	if p.Planned.Recall < p.Ordinary.Recall || p.Planned.Recall < p.Nothing.Recall+0.02 {
		t.Errorf("recall %.4f is expected, of the ordinary schedule %.4f, of nothing %.4f", p.Planned.Recall, p.Ordinary.Recall, p.Nothing.Recall)
	}
	m := newMarket(task)
	if !m.settle(context.Background(), lots(1)) {
		t.Fatal("it was stopped")
	}
	for j, price := range m.prices {
		if price < 0.1 {
			t.Errorf("an answer costs %.3f on day %d", price, j)
		}
	}
}

// The worth of a memory is that of trying all ways to go on, one by one.
func TestWorthIsThatOfAllWays(t *testing.T) {
	r := lots(3)
	for _, chance := range chances {
		task := someTask(t, 0, 0, 6)
		s := slots(task.Days)
		table := newTable(task, s, chance)
		prices := make([]float32, len(s))
		for j := range prices {
			prices[j] = 0.05 * r.Float32()
		}
		table.value(s, prices)
		for range 200 {
			state := fsrs.State{Stability: math.Exp(5*r.Float64() - 1.5), Difficulty: 1 + 9*r.Float64()}
			i := r.IntN(len(s))
			got, want := float64(table.worth[i].at(spotOf(state))), worthOf(task, s, prices, chance, i, state)
			if math.Abs(got-want) > 0.02 {
				t.Fatalf("chance %.2f, %+v after day %d: worth %.4f, want %.4f", chance, state, i, got, want)
			}
		}
	}
}

// worthOf works out the worth of a memory after a review in slot i without any grid.
func worthOf(t *Task, slots []slot, prices []float32, chance float64, i int, s fsrs.State) float64 {
	best := t.Model.Recall(float64(t.Days-slots[i].from), s.Stability)
	for j := len(slots) - 1; j > i; j-- {
		o := answered(t.Model, s, slots[j].from-slots[i].from, chance)
		with := o.right*worthOf(t, slots, prices, chance, j, o.good) + (1-o.right)*worthOf(t, slots, prices, chance, j, o.again)
		best += comes * max(0, with-float64(prices[j])*o.cost()-best)
	}
	return best
}

// From the same lots comes the same plan, and its part for today is the whole plan's.
func TestPlansAreTheSameAgain(t *testing.T) {
	for _, n := range []int{50, 3 * mostValued} {
		task := someTask(t, n, n/2, 20)
		p := made(t, task)
		if again := made(t, task); !reflect.DeepEqual(p, again) {
			t.Errorf("%d questions: a plan differs from the one before", n)
		}
		today, err := MakeToday(context.Background(), task, lots(1))
		if err != nil || !reflect.DeepEqual(today, p.Today) {
			t.Errorf("%d questions: today %+v, %v; the plan has %+v", n, today, err, p.Today)
		}
	}
}

// Of very many questions all are looked at for today, and few are for the rest.
func TestManyQuestions(t *testing.T) {
	task := someTask(t, 20*mostValued, 20*mostValued, 300)
	m := newMarket(task)
	if n := len(m.seen) + len(m.unseen); n > mostValued || len(m.slots) > 1+farSlots+lastDays {
		t.Fatalf("%d questions are valued in %d slots", n, len(m.slots))
	}
	p := made(t, task)
	if n := len(p.Today.Review); n < 40 || n > 60 {
		t.Errorf("%d questions are to be reviewed, of 60 for which there is time", n)
	}
	elsewhere := false
	for _, i := range p.Today.Review {
		elsewhere = elsewhere || i%m.every != m.every/2
	}
	if !elsewhere {
		t.Error("only questions of the market are reviewed")
	}
}

func TestPlanIsStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	task := someTask(t, 50, 20, 20)
	told := 0
	_, err := Make(ctx, task, lots(1), func(done float64) {
		if !share(done) {
			t.Errorf("%v is done", done)
		}
		told++
		cancel()
	})
	if !errors.Is(err, context.Canceled) || told == 0 {
		t.Errorf("a plan that is stopped: %v, and its progress was told %d times", err, told)
	}
	if _, err := MakeToday(ctx, task, lots(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("today of a plan that is stopped: %v", err)
	}
}

// Slots hold each day once, the last ones alone.
func TestSlots(t *testing.T) {
	for days := 1; days <= 1000; days++ {
		next, list := 0, slots(days)
		for _, s := range list {
			if s.from != next || s.days < 1 || s.days > 1 && days-s.from <= lastDays {
				t.Fatalf("%d days: slot %+v, want one from day %d", days, s, next)
			}
			next += s.days
		}
		if next != days || len(list) > 1+farSlots+lastDays || list[0].days != 1 {
			t.Fatalf("%d days are in %d slots until day %d", days, len(list), next)
		}
	}
}

// On the grid nothing is interpolated, between its lines a plane is exact, and beyond them
// the border counts.
func TestGrid(t *testing.T) {
	var l layer
	for k := range grid {
		l[k] = float32(2*math.Log(grid[k].Stability) + 3*grid[k].Difficulty)
	}
	r := lots(4)
	for range 1000 {
		s := fsrs.State{Stability: least * math.Pow(greatest/least, r.Float64()), Difficulty: 1 + 9*r.Float64()}
		if got, want := float64(l.at(spotOf(s))), 2*math.Log(s.Stability)+3*s.Difficulty; math.Abs(got-want) > 1e-3 {
			t.Fatalf("%+v: %v, want %v", s, got, want)
		}
	}
	low, high := l.at(spotOf(fsrs.State{Stability: 0.001, Difficulty: 1})), l.at(spotOf(fsrs.State{Stability: 36500, Difficulty: 10}))
	if math.Abs(float64(low-l[0])) > 1e-3 || math.Abs(float64(high-l[nodes-1])) > 1e-3 {
		t.Errorf("beyond the grid: %v and %v, want %v and %v", low, high, l[0], l[nodes-1])
	}
}

// A learner comes on nine of ten days as planned, so that much of what a later answer adds
// is counted; and nothing where it adds less than its price.
func TestLaterAnswersAreNotSure(t *testing.T) {
	task := someTask(t, 0, 0, 4)
	steps := stepsAfter(task.Model, 2, 0.25)
	var worth layer
	for k := range worth {
		worth[k] = 0.8
	}
	for _, test := range []struct{ without, price, want float32 }{
		{0.3, 0, 0.3 + 0.9*0.5},
		{0.9, 0, 0.9},
		{0.7, 0.2, 0.7},
	} {
		var best, gains layer
		for k := range best {
			best[k] = test.without
		}
		better(&best, &gains, steps, &worth, test.price)
		for k := range best {
			if gain := (0.8 - test.without) / steps[k].cost(); !near(best[k], test.want) || !near(gains[k], gain) {
				t.Fatalf("%+v: worth %v and a gain of %v, want %v and %v", test, best[k], gains[k], test.want, gain)
			}
		}
	}
}

func near(a, b float32) bool { return math.Abs(float64(a-b)) < 1e-6 }

// An answer comes to what the model says. A miss is answered once more on the same day.
func TestOutcomes(t *testing.T) {
	m := someTask(t, 0, 0, 1).Model
	s := fsrs.State{Stability: 4, Difficulty: 6}
	again := m.Next(m.Next(s, 3, fsrs.Again), 0, fsrs.Good)
	recall := m.Recall(3, 4)
	for chance, right := range map[float64]float64{0: recall, 0.5: (1 + recall) / 2} {
		good := m.NextGiven(s, 3, fsrs.Good, fsrs.Evidence{Chance: chance})
		if got, want := answered(m, s, 3, chance), (outcome{right, good, again}); math.Abs(got.right-right) > 1e-12 || got.good != good || got.again != again {
			t.Errorf("chance %v: %+v, want %+v", chance, got, want)
		}
		q := Question{State: s, Reviewed: 1, Chance: chance}
		if got := q.first(m, 2); got != answered(m, s, 3, chance) {
			t.Errorf("chance %v: a question of the day before comes to %+v after 2 days", chance, got)
		}
	}
	q := Question{Chance: 0.25}
	if got := q.first(m, 9); math.Abs(got.right-(0.3+0.7*0.25)) > 1e-12 || math.Abs(got.cost()-(2-got.right)) > 1e-12 {
		t.Errorf("an unseen question comes to %+v", got)
	}
	if q.recall(m, 3) != 0 {
		t.Error("an unseen question is recalled")
	}
}

// The ordinary schedule asks on a day what is due on it, what is least recalled first, and
// then as much as is new a day.
func TestOrdinary(t *testing.T) {
	task := someTask(t, 6, 0, 3)
	task.Ordinary.New = 2
	for i, days := range []int{10, 20, 9, 40} { // due today, long ago, tomorrow; and away
		task.Questions[i].State = fsrs.State{Stability: 10, Difficulty: 5}
		task.Questions[i].Reviewed = days
	}
	task.Questions[3].Away = true
	l := newOrdinaryLife(newMarket(task), lots(1))
	if got := l.due(0); !reflect.DeepEqual(got, []int{1, 0}) {
		t.Errorf("%v are due today", got)
	}
	if got := l.due(1); !reflect.DeepEqual(got, []int{3, 1, 0, 2}) {
		t.Errorf("%v are due tomorrow", got)
	}
	if n := l.live(0); n < 4 || n > 8 || l.left != 0 {
		t.Errorf("%v answers were given, and %d questions not introduced", n, l.left)
	}
	if got := len(l.minds); got != 6 {
		t.Errorf("%d questions are known", got)
	}
}
