package main

import (
	"fmt"
	"strings"
	"time"

	"policyquiz/cmd/policyquiz/drill"
	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// This file says in words what why has found out.

// A whyReport is the story of a question, for --json too.
type whyReport struct {
	Question   string      `json:"question"`             // its id
	Kind       string      `json:"kind,omitempty"`       // the name of its kind
	Stem       string      `json:"stem,omitempty"`       // as it is worded now, or was last
	Gone       bool        `json:"gone,omitempty"`       // whether no open course has it
	State      string      `json:"state"`                // unseen, learnt, corrected, suspended, resting or exam
	Due        string      `json:"due,omitempty"`        // YYYY-MM-DD
	Recall     *float64    `json:"recall,omitempty"`     // today
	Stability  float64     `json:"stability,omitempty"`  // days until recall has fallen to 0.9
	Difficulty float64     `json:"difficulty,omitempty"` // 1 to 10
	Retention  float64     `json:"retention"`            // the recall to which it falls until it is due
	Lapses     int         `json:"lapses,omitempty"`     // on how many days it was missed
	Blind      bool        `json:"blind,omitempty"`      // whether the learner was sure and wrong when it was last asked
	Because    []string    `json:"because"`              // why it is asked when it is, in sentences
	Answers    []whyAnswer `json:"answers"`
	Would      []whyGrade  `json:"would,omitempty"` // what other grades would have done at the last answer
}

// report finds out what there is to tell of the question at a time.
func (q *storied) report(now time.Time) *whyReport {
	story := q.memories.Story(q.id)
	r := &whyReport{
		Question: shortID(q.Library, q.id), Gone: q.ref == nil, Retention: q.memories.Schedule.Retention,
		Answers: q.answers(story), Would: q.would(story), Because: []string{},
	}
	if a, ok := q.wording(); ok {
		r.Kind, r.Stem = a.Kind, a.String()
	}
	today := q.memories.DayOf(now)
	m, seen := q.memories.Of(q.id)
	if m.Reviews > 0 {
		recall := q.memories.Known(m, today)
		r.Recall, r.Stability, r.Difficulty = &recall, m.Stability, m.Difficulty
	}
	if seen {
		r.Due, r.Lapses, r.Blind = date(m.Due), m.Lapses, m.Blind
	}
	r.setState(q, m, seen)
	r.Because = append(r.Because, q.absences(r, today)...)
	switch {
	case r.State == "exam":
	case seen:
		r.Because = append(r.Because, r.schedule(m, today)...)
	case !r.Gone && len(r.Because) == 0:
		r.Because = append(r.Because, q.waits(now)...)
	}
	return r
}

// setState says how it stands with the question.
func (r *whyReport) setState(q *storied, m study.Memory, seen bool) {
	switch {
	case q.memories.Suspended(q.id):
		r.State = "suspended"
	case q.memories.Rests(q.id):
		r.State = "resting"
	case q.ofExam():
		r.State = "exam"
	case !seen:
		r.State = "unseen"
	case m.Reviews == 0:
		r.State = "corrected"
	default:
		r.State = "learnt"
	}
}

// ofExam reports whether the question is of an exam, and of no deck to practise with.
func (q *storied) ofExam() bool {
	if q.ref == nil {
		return false
	}
	d, err := q.Deck(q.ref.Deck)
	return err == nil && d.Exam
}

// absences says why the question is not asked, whatever the schedule says. There are no
// sentences if it can be asked.
func (q *storied) absences(r *whyReport, today study.Day) (because []string) {
	if r.Gone {
		because = append(because, "None of the courses that are open has this question, so it is not asked. What follows is from your history alone.")
	}
	switch {
	case r.State == "suspended":
		because = append(because, fmt.Sprintf("You suspended it, so it is not asked until you bring it back: policyquiz resume %s.", r.Question))
	case r.State == "resting":
		because = append(because, fmt.Sprintf("You have missed it on %s, so it rests. It is asked again when its text changes, or when you bring it back: policyquiz resume %s.", terminal.Count(r.Lapses, "day"), r.Question))
	case r.State == "exam":
		because = append(because, fmt.Sprintf("It is of an exam, which is given whole: policyquiz drill %s. It never becomes due, and answers in an exam change no memory.", shortID(q.Library, q.ref.Deck)))
	case q.memories.Skipped(q.id, today):
		because = append(because, "You put it off today, so it is not asked before tomorrow.")
	case !r.Gone:
		if d, err := q.Deck(q.ref.Deck); err == nil && d.Course.Opens(d.ID) > date(today) {
			because = append(because, fmt.Sprintf("Its deck opens on %s; before that it is asked only if you name the deck.", d.Course.Opens(d.ID)))
		}
	}
	return because
}

// waits says why a question that was never answered is not asked yet.
func (q *storied) waits(now time.Time) []string {
	q.reconcile()
	limit := q.settings.New
	w := q.memories.Wait(q.refs, q.id, now, limit)
	const never = "You have not answered it yet."
	switch {
	case w.Today:
		return []string{never, "It is one of today's new questions: policyquiz drill."}
	case len(w.After) > 0:
		names := make([]string, len(w.After))
		for i, id := range w.After {
			names[i] = shortID(q.Library, id)
		}
		return []string{never, fmt.Sprintf("It comes after %s: first that must be right when it is last answered.", strings.Join(names, " and "))}
	case w.Sibling != "":
		return []string{never, fmt.Sprintf("It is kept apart from %s, with which it helps; the two are not asked on one day, so it waits for a day without the other.", shortID(q.Library, w.Sibling))}
	case limit == 0:
		return []string{never, "You meet no new questions: new is 0 in your settings. " + drill.MoreToday(drill.Anything) + "."}
	}
	room := max(0, limit-w.Introduced)
	when := "tomorrow"
	if n := (w.Before - room + limit) / limit; n > 1 {
		when = fmt.Sprintf("in about %d days", n)
	}
	return []string{never,
		fmt.Sprintf("You meet at most %s a day, and have met %d today.", terminal.Count(limit, "new question"), w.Introduced),
		fmt.Sprintf("%s before it, so it comes %s.", comes(w.Before), when)}
}

// comes counts new questions that come before another. The number is not exact: decks
// and kinds are mixed.
func comes(n int) string {
	switch n {
	case 0:
		return "No other new question comes"
	case 1:
		return "1 new question comes"
	}
	return fmt.Sprintf("About %d new questions come", n)
}

// schedule says when a question that was answered is due, and why.
func (r *whyReport) schedule(m study.Memory, today study.Day) []string {
	if m.Reviews == 0 {
		return []string{"Its right answer is another now than at any of your answers, so none of them counts and it is due at once."}
	}
	because := []string{dueOn(m.DueOn(today), today)}
	if r.Gone || r.State != "learnt" {
		because[0] = fmt.Sprintf("By the schedule it would be due on %s.", date(m.Due))
	}
	if r.Blind {
		because = append(because, "You were sure when you were last asked, and not right; so it comes first among what is due.")
	}
	because = append(because, fmt.Sprintf("Your memory of it holds %s: after so long you would still know it 9 times in 10 (stability %s).", holds(m.Stability), inDays(m.Stability)))
	share, now := fmt.Sprintf("%.0f %%", 100*r.Retention), fmt.Sprintf("Today the chance is %.0f %%.", 100**r.Recall)
	if m.Grade == quiz.Again && m.Last == today {
		now = "You missed it today, and have not answered it rightly since; policyquiz drill asks it again. By the schedule it is due next on " + date(m.Due) + "."
	}
	because = append(because, fmt.Sprintf("The rule: a question comes back when the chance that you know it has fallen to %s, the retention in your settings; here %s after your last answer that counts, of %s. %s",
		share, terminal.Count(int(m.Due-m.Last), "day"), date(m.Last), now))
	return append(because, fmt.Sprintf("Its difficulty for you is %.1f, of 1 to 10; the greater it is, the slower memory grows.", m.Difficulty))
}

// dueOn says on which day a question is due.
func dueOn(due, today study.Day) string {
	switch n := int(due - today); {
	case n < 0:
		return fmt.Sprintf("It is due, and has been since %s.", date(due))
	case n == 0:
		return "It is due today."
	case n == 1:
		return fmt.Sprintf("It is due tomorrow, on %s.", date(due))
	default:
		return fmt.Sprintf("It is due in %d days, on %s.", n, date(due))
	}
}

// holds writes a stability for people: "about 12 days".
func holds(stability float64) string {
	switch {
	case stability < 0.75:
		return "less than a day"
	case stability < 60:
		return "about " + terminal.Count(max(1, int(stability+0.5)), "day")
	case stability < 700:
		return fmt.Sprintf("about %d months", int(stability/30.4+0.5))
	default:
		return "about " + terminal.Count(int(stability/365.25+0.5), "year")
	}
}

// inDays writes a stability as it is: "0.4 days", "12 days".
func inDays(stability float64) string { return number(stability) + " days" }

// number writes a stability in days: with one decimal below 10.
func number(stability float64) string {
	if stability < 9.95 {
		return fmt.Sprintf("%.1f", stability)
	}
	return fmt.Sprintf("%.0f", stability)
}

// print adds the story: a table where there is room for one, lines where there is not,
// and sentences where it is read aloud.
func (r *whyReport) print(l *terminal.Layout, last int, aloud bool) {
	l.Verbatim(r.head())
	if r.Stem != "" {
		l.Say(l.Margin(), r.Stem)
	}
	l.Gap()
	for _, sentence := range r.Because {
		l.Say("", sentence)
	}
	told := r.Answers
	if last > 0 && len(told) > last {
		told = told[len(told)-last:]
	}
	if len(told) > 0 {
		l.Gap()
		l.Say("", r.answersTitle(len(told)))
		r.sayAnswers(l, told, aloud)
	}
	if len(r.Would) > 0 {
		l.Gap()
		r.sayGrades(l, aloud)
	}
}

func (r *whyReport) head() string {
	if r.Kind == "" {
		return r.Question
	}
	return fmt.Sprintf("%s (%s)", r.Question, r.Kind)
}

// answersTitle stands above the answers that are told.
func (r *whyReport) answersTitle(told int) string {
	if told < len(r.Answers) {
		return fmt.Sprintf("Your last %d of %d answers, newest last (-n 0 tells all):", told, len(r.Answers))
	}
	return "Your answers, newest last:"
}

// sayAnswers adds answers, each with what it was worth.
func (r *whyReport) sayAnswers(l *terminal.Layout, answers []whyAnswer, aloud bool) {
	t := newWhyTable(answers)
	switch {
	case aloud:
		for i := range answers {
			l.Say("", answers[i].sentences(len(r.Answers)-len(answers)+i+1))
		}
	case t.fits(l):
		t.print(l, answers)
	default:
		for i := range answers {
			answers[i].lines(l)
		}
	}
	l.Say("", guessing(answers))
}

// guessing says how the answers are weighed, by the chance of the latest.
func guessing(answers []whyAnswer) string {
	chance := answers[len(answers)-1].Chance
	if chance == 0 {
		return "No option can be hit by chance here, so a right answer counts in full, unless you call it a guess."
	}
	return fmt.Sprintf("A blind guess is right %s, so a right answer counts only as far as it is likely that you knew.", oneIn(chance))
}

// oneIn writes a chance: "1 time in 4 (25 %)".
func oneIn(chance float64) string {
	if times := 1 / chance; times < 1000 {
		return fmt.Sprintf("1 time in %.0f (%s)", times, chanceOf(&chance))
	}
	return "less than 1 time in 1,000"
}

// chanceOf writes a probability; "-" if there is none.
func chanceOf(p *float64) string {
	if p == nil {
		return "-"
	}
	return fmt.Sprintf("%.0f %%", 100**p)
}

// verdict is the outcome with the grade: "right (good)". Of a right guess it is short: what
// was answered says more.
func (a *whyAnswer) verdict() string {
	if a.guess() {
		return fmt.Sprintf("guess (%s)", a.Grade)
	}
	return fmt.Sprintf("%s (%s)", a.Outcome, a.Grade)
}

// guess reports whether the answer was right and called a guess since.
func (a *whyAnswer) guess() bool { return a.entry.Review.CalledGuess(a.Outcome) }

// words is what was answered, and how it was judged if that was changed since.
func (a *whyAnswer) words() string {
	text := strings.Join(a.Said, "; ")
	switch {
	case a.self:
		text = "" // a flashcard: the grade is all that was said
	case text == "":
		text = "(lost)"
	}
	switch {
	case a.guess():
		text += " (right, but a guess, as you said)"
	case a.Judged != "":
		text += fmt.Sprintf(" (judged %s at first)", a.Judged)
	}
	return strings.TrimSpace(text)
}

// youSaid is what was answered, with its label; "" of a flashcard.
func (a *whyAnswer) youSaid() string {
	if words := a.words(); words != "" {
		return "You said: " + words
	}
	return ""
}

// from is a number before and after: "0.6 to 3.1", or only after if there is none before.
func from(before, after *whyState, of func(*whyState) string) string {
	if before == nil {
		return of(after)
	}
	return of(before) + " to " + of(after)
}

func stability(s *whyState) string  { return number(s.Stability) }
func difficulty(s *whyState) string { return fmt.Sprintf("%.1f", s.Difficulty) }

// lines adds an answer on a few lines, for a narrow screen.
func (a *whyAnswer) lines(l *terminal.Layout) {
	const margin = "   "
	l.Say("", a.Day+"  "+a.verdict()+a.sureness())
	sayIn(l, margin, a.youSaid())
	if a.Not != "" {
		l.Say(margin, "It does not count: "+a.Not+".")
		return
	}
	var worth []string
	if a.Recall != nil {
		worth = append(worth, "known before "+chanceOf(a.Recall))
	}
	if a.Knew != nil {
		worth = append(worth, "counted "+chanceOf(a.Knew))
	}
	worth = append(worth, "memory "+from(a.Before, a.After, stability)+" days", "difficulty "+from(a.Before, a.After, difficulty))
	l.Say(margin, strings.Join(worth, ", "))
}

// sayIn adds a paragraph behind a margin, unless it is empty.
func sayIn(l *terminal.Layout, margin, text string) {
	if text != "" {
		l.Say(margin, text)
	}
}

// sureness is how sure the learner was, behind a verdict; "" if that was not asked.
func (a *whyAnswer) sureness() string {
	if a.Sure == 0 {
		return ""
	}
	return ", " + quiz.Confidence(a.Sure).String()
}

// sentences tells answer n where it is read aloud.
func (a *whyAnswer) sentences(n int) string {
	text := fmt.Sprintf("Answer %d, on %s: %s, graded %s.", n, a.Day, outcomeInWords(a.Outcome, a.guess()), a.Grade)
	if a.Sure > 0 {
		text += fmt.Sprintf(" You were %s.", quiz.Confidence(a.Sure))
	}
	if said := a.youSaid(); said != "" {
		text += " " + ended(said)
	}
	if a.Not != "" {
		return text + " It does not count: " + a.Not + "."
	}
	if a.Recall != nil {
		text += fmt.Sprintf(" Just before it, the chance that you knew it was %s.", chanceOf(a.Recall))
	}
	if a.Knew != nil && a.Chance > 0 {
		text += fmt.Sprintf(" It counted as known with a probability of %s.", chanceOf(a.Knew))
	}
	if a.Before == nil {
		return text + fmt.Sprintf(" Memory began at %s, difficulty at %s.", inDays(a.After.Stability), difficulty(a.After))
	}
	return text + fmt.Sprintf(" Memory went from %s to %s, difficulty from %s to %s.", number(a.Before.Stability), inDays(a.After.Stability), difficulty(a.Before), difficulty(a.After))
}

// outcomeInWords is an outcome in a sentence. A right answer that was called a guess stays
// right.
func outcomeInWords(o quiz.Outcome, guess bool) string {
	if guess {
		return "right, a guess"
	}
	return outcomeWords[o]
}

// outcomeWords are the outcomes in a sentence.
var outcomeWords = map[quiz.Outcome]string{quiz.Right: "right", quiz.Partly: "partly right", quiz.Wrong: "wrong", quiz.Unknown: "not known"}

// sayGrades adds what each grade would have done at the last answer that counts.
func (r *whyReport) sayGrades(l *terminal.Layout, aloud bool) {
	l.Say("", "What each grade would have done at your last answer that counts:")
	for _, g := range r.Would {
		was := ""
		if g.Was {
			was = " (as it was)"
		}
		if aloud {
			l.Say("", fmt.Sprintf("Grade %s%s: memory %s, due after %s, on %s.", g.Grade, was, inDays(g.Stability), terminal.Count(g.Wait, "day"), g.Due))
		} else {
			l.Say(fmt.Sprintf("%s%-7s", l.Margin(), g.Grade), fmt.Sprintf("memory %s, due after %s, on %s%s", inDays(g.Stability), terminal.Count(g.Wait, "day"), g.Due, was))
		}
	}
}

// A whyTable is the widths of a table of answers.
type whyTable struct {
	sure         bool // whether a column says how sure the learner was
	memory, hard int  // the columns of stability and difficulty, before and after
	verdict      int
}

// newWhyTable measures answers.
func newWhyTable(answers []whyAnswer) (t whyTable) {
	t.verdict, t.memory, t.hard = len("answer"), len("memory"), len("difficulty")
	for i := range answers {
		a := &answers[i]
		t.sure = t.sure || a.Sure > 0
		t.verdict = max(t.verdict, terminal.Width(a.verdict()))
		if a.Not == "" {
			t.memory = max(t.memory, terminal.Width(from(a.Before, a.After, stability)))
			t.hard = max(t.hard, terminal.Width(from(a.Before, a.After, difficulty)))
		}
	}
	return t
}

// row puts the cells of a row under one another. How sure is left out if nobody was
// asked.
func (t whyTable) row(day, verdict, sure, before, counted, memory, hard string) string {
	cells := []string{pad(day, 10), pad(verdict, t.verdict)}
	if t.sure {
		cells = append(cells, pad(sure, 4))
	}
	cells = append(cells, pad(before, 12), pad(counted, 7), pad(memory, t.memory), pad(hard, t.hard))
	return strings.Join(cells, "  ")
}

// pad fills a cell up to a width.
func pad(cell string, width int) string {
	return cell + strings.Repeat(" ", max(width-terminal.Width(cell), 0))
}

// head is the row above the answers.
func (t whyTable) head() string {
	return t.row("date", "answer", "sure", "known before", "counted", "memory", "difficulty")
}

// fits reports whether the rows fit on lines.
func (t whyTable) fits(l *terminal.Layout) bool { return terminal.Width(t.head()) <= l.Width }

// print adds the table. What was said stands behind its row, where it fits, or below it.
func (t whyTable) print(l *terminal.Layout, answers []whyAnswer) {
	l.Verbatim(strings.TrimRight(t.head(), " "))
	for i := range answers {
		a := &answers[i]
		row, said := t.cells(a), a.youSaid()
		if terminal.Width(row)+2+terminal.Width(said) <= l.Width {
			l.Verbatim(strings.TrimRight(row+"  "+said, " "))
			continue
		}
		l.Verbatim(strings.TrimRight(row, " "))
		sayIn(l, "   ", said)
	}
	legend := "Memory is in days."
	if t.sure {
		legend += " Sure: 1 not sure, 2 fairly sure, 3 sure."
	}
	l.Say("", legend)
}

// cells is the row of one answer.
func (t whyTable) cells(a *whyAnswer) string {
	sure := "-"
	if a.Sure > 0 {
		sure = fmt.Sprint(a.Sure)
	}
	if a.Not != "" {
		row := t.row(a.Day, a.verdict(), sure, "", "", "", "")
		return pad(strings.TrimRight(row, " ")+"  does not count: "+a.Not, terminal.Width(row))
	}
	return t.row(a.Day, a.verdict(), sure, chanceOf(a.Recall), chanceOf(a.Knew), from(a.Before, a.After, stability), from(a.Before, a.After, difficulty))
}
