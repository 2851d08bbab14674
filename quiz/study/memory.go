package study

import (
	"sync"

	"policyquiz/quiz"
	"policyquiz/quiz/fsrs"
	"policyquiz/quiz/spell"
	"policyquiz/quiz/workers"
)

// A Memory is what a learner's reviews say about one question. It is worked
// out from the reviews and never stored.
//
// A review counts if the right answer of the question was then what it is now,
// and if it was not taken back.
type Memory struct {
	// State is stability and difficulty after the latest review that counts.
	// It is zero if none counts.
	fsrs.State
	// TextPrint fingerprints the text of the question at its latest review. As
	// long as the text is the same, so is the right answer. If it differs now, the
	// right answer may have changed: tell SetWording.
	TextPrint string
	// Reviews is the number of reviews that count. It is 0 if another answer was
	// right at all of them; then nothing is known, and the question is due.
	Reviews int
	// Grade is the grade of the latest review that counts, after second
	// thoughts. It is 0 if none counts.
	Grade quiz.Grade
	// Lapses is on how many days, after the first, the first answer was graded Again,
	// while the text was what it is now; see [Memories.Rests].
	Lapses int
	// Chance is the probability, 0 to 1, of guessing the answer at the latest review that
	// counts.
	Chance float64
	// Blind reports whether the first answer that counts on the day of the latest one
	// was a blind spot: the learner was sure, and it was not right.
	Blind bool
	// Guess reports whether the latest review that counts was right, but called a guess.
	Guess bool
	// First is the day of the first review, whether it counts or not.
	First Day
	// Last is the day of the latest review that counts. It is 0 if none does.
	Last Day
	// Due is the first day on which the question is due by the schedule; see
	// [Memory.DueOn].
	Due Day
}

// Of returns the memory of a question. Ok is false if the question was never
// answered, or if every answer was taken back.
func (ms *Memories) Of(question string) (m Memory, ok bool) {
	ms.settle()
	r := ms.records[question]
	if r == nil || len(r.steps) == 0 {
		return Memory{}, false
	}
	if !r.known {
		ms.work += len(r.steps)
		ms.remember(r)
	}
	return r.memory, true
}

// OfEach calls take with the memory of each of n questions that was answered, and the
// question's number. Id returns the id of the question of a number, below n. Several
// goroutines call both at a time, in no order. Take must not change the memory, which is
// good until an entry is applied or a wording set: copies of 100,000 take much memory.
// See [Memories.Of].
func (ms *Memories) OfEach(n int, id func(i int) string, take func(i int, m *Memory)) {
	ms.settle()
	var mu sync.Mutex
	var unknown []int // their memory is worked out one by one: two may have one id
	workers.Parts(n, many, func(_, from, to int) {
		for i := from; i < to; i++ {
			r := ms.records[id(i)]
			switch {
			case r == nil || len(r.steps) == 0:
			case r.known:
				take(i, &r.memory)
			default:
				mu.Lock()
				unknown = append(unknown, i)
				mu.Unlock()
			}
		}
	})
	for _, i := range unknown {
		ms.Of(id(i))
		take(i, &ms.records[id(i)].memory)
	}
}

// NotRight reports whether the latest review that counts was graded Again: the answer was
// missed or called a guess, and no later one was right.
func (m Memory) NotRight() bool { return m.Grade == quiz.Again }

// DueOn is the day from which a question is due, as it stands on a day: that day, if it was
// missed then or called a guess and was not right since, or else the day of the schedule.
// What a learner missed comes back until it is right once, in the same session or, if that
// was left, in the next.
func (m Memory) DueOn(today Day) Day {
	if m.NotRight() && m.Last == today {
		return today
	}
	return m.Due
}

// SetWording says how a question is worded now, what the fingerprint of its text is,
// and by which rules its answers are compared; see [quiz.SameAnswer]. Reviews of a wording with another right answer no
// longer count. If none counts, the question is due at once, but it is not new. A
// question that was never answered has nothing to count, and the call does
// nothing.
//
// A caller need not make every question to learn its wording. Only a question
// whose text is no longer that of [Memory.TextPrint] can have another right
// answer.
func (ms *Memories) SetWording(question, text string, a quiz.Asked, rules *spell.Rules) {
	if r := ms.records[question]; r != nil {
		r.now = &wording{a.Print(), text, &a, rules}
		r.known = false
	}
}

// Corrected reports whether a question was answered, and each of its answers was
// given when another answer was right than now.
func (ms *Memories) Corrected(question string) bool {
	m, ok := ms.Of(question)
	return ok && m.Reviews == 0
}

// Recall is the probability, 0 to 1, that the learner recalls on a day what m
// is about. It is 1 before the last review, and 0 if no review counts.
func (ms *Memories) Recall(m Memory, on Day) float64 {
	if m.Reviews == 0 {
		return 0
	}
	return ms.Schedule.Model.Recall(float64(on-m.Last), m.Stability)
}

// Known is the probability, 0 to 1, that the learner knows on a day what m is about. It
// is recall, but 0 on the day on which the latest answer was missed: a miss is no sign
// of knowledge, though the right answer has just been seen.
func (ms *Memories) Known(m Memory, on Day) float64 {
	if m.NotRight() && m.Last >= on {
		return 0
	}
	return ms.Recall(m, on)
}

// remember works out the memory of r, which has at least one step.
func (ms *Memories) remember(r *record) {
	latest := r.steps[len(r.steps)-1]
	m := Memory{
		TextPrint: latest.entry.Review.TextPrint,
		First:     r.steps[0].day,
	}
	same := ms.comparison(r)
	for i := range r.steps {
		s := &r.steps[i]
		if r.lapses(i) {
			m.Lapses++
		}
		if same.counts(s) {
			ms.advance(&m, s)
		}
	}
	m.Due = m.First
	if m.Reviews > 0 {
		m.Due = ms.Schedule.due(m.State, m.Last)
	}
	r.memory, r.known = m, true
}

// due is the first day on which a question is due, with the state after its last
// review.
func (s Schedule) due(after fsrs.State, last Day) Day {
	return last + Day(fsrs.WholeDays(s.Model.Interval(after.Stability, s.Retention), s.Longest))
}

// A comparison tells which reviews of a question count: those of a wording whose
// right answer is that of now. It looks each wording up once.
type comparison struct {
	ms   *Memories
	now  *wording
	told map[string]bool // by the fingerprint of another wording; nil until there is one
}

func (ms *Memories) comparison(r *record) comparison {
	now := r.now
	if now == nil {
		now = &wording{print: r.steps[len(r.steps)-1].asked}
	}
	return comparison{ms: ms, now: now}
}

// counts reports whether a step counts.
func (c *comparison) counts(s *step) bool {
	if s.asked == c.now.print {
		return true
	}
	same, ok := c.told[s.asked]
	if !ok {
		if c.told == nil {
			c.told = map[string]bool{}
		}
		same = c.ms.sameAnswer(s.asked, c.now)
		c.told[s.asked] = same
	}
	return same
}

// sameAnswer reports whether the right answer of a wording, named by its
// fingerprint, is the right answer now. It is, for all we know, if the history no
// longer has one of the two.
func (ms *Memories) sameAnswer(print string, now *wording) bool {
	then, ok := ms.history.asked(print)
	if !ok {
		return true
	}
	if now.asked == nil {
		a, ok := ms.history.asked(now.print)
		if !ok {
			return true
		}
		now.asked = &a
	}
	return quiz.SameAnswer(then, *now.asked, now.rules)
}

// advance takes m over one more review.
func (ms *Memories) advance(m *Memory, s *step) {
	m.State = ms.next(m, s.day, s.grade, s.evidence)
	if m.Reviews == 0 || m.Last != s.day {
		m.Blind = s.blind()
	}
	m.Last = s.day // steps come in the order of days
	m.Reviews++
	m.Grade = s.grade
	m.Guess = s.guess()
	m.Chance = s.evidence.Chance
}

// blind reports whether the learner was sure of an answer that was not right. What was
// right as judged and is graded Again was called a guess since.
func (s *step) blind() bool {
	return s.evidence.Confidence == fsrs.Sure && s.grade == quiz.Again && s.entry.Review.Outcome != quiz.Right
}

// guess reports whether the learner called a right answer a guess: nothing else makes it
// Again.
func (s *step) guess() bool {
	return s.grade == quiz.Again && s.entry.Review.Outcome == quiz.Right
}

// next is the state of a memory after one more answer.
func (ms *Memories) next(m *Memory, on Day, g quiz.Grade, e fsrs.Evidence) fsrs.State {
	if m.Reviews == 0 {
		return ms.Schedule.Model.FirstGiven(g, e)
	}
	return ms.Schedule.Model.NextGiven(m.State, int(on-m.Last), g, e)
}

// many is from how many questions on a replay works out every memory ahead, and from how
// many of anything all processors are put to work.
const many = 1000
