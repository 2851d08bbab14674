package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// A talk is a drill as a conversation: it asks, listens, writes down and
// answers. What to ask and what a reply means is the session's to say; what
// the screen can do is the console's.
type talk struct {
	env
	con  console
	rich bool
	*studies

	session  *study.Session
	titles   map[string]string // of decks
	recorded bool              // nothing was left unwritten
	written  int               // entries of this session that were
	unsaved  int               // entries that were not written, by agreement
}

func newTalk(e env, con console, rich bool, s *studies) *talk {
	t := &talk{env: e, con: con, rich: rich, studies: s, recorded: true, titles: map[string]string{}}
	for _, d := range s.decks {
		t.titles[d.ID] = d.Title
	}
	return t
}

// run holds the talk to its end. Quitting is an end like any other.
func (t *talk) run(l study.Limits) error {
	err := t.begin(l)
	for err == nil {
		err = t.turn()
	}
	if t.session != nil {
		s := t.sheet()
		s.summary(t.session.Summary())
		t.outlook(s)
		t.con.Print(s.String())
	}
	return t.ending(err)
}

// outlook adds what is still to come, as far as the history will know of it.
func (t *talk) outlook(s *sheet) {
	switch {
	case !t.recorded && t.written == 0:
		s.say("", "Nothing of this session is recorded.")
		return
	case !t.recorded:
		s.say("", "Part of this session is not recorded.")
	}
	now, scope := t.now(), ""
	switch {
	case t.named && len(t.decks) == 1:
		scope = " (This deck only.)"
	case t.named:
		scope = " (These decks only.)"
	}
	due := len(t.memories.Agenda(t.refs, now, 0).Due)
	if due > 0 {
		s.say("", fmt.Sprintf("Still due today: %s.%s", count(due, "question"), scope))
	}
	if coming := t.memories.Forecast(t.refs, now); len(coming) > 0 {
		s.say("", fmt.Sprintf("What comes: %s.%s", forecast(coming, t.memories.DayOf(now)), scope))
	}
}

// errDone says that there is nothing more to ask.
var errDone = errors.New("done")

// ending is what of err is left to report: quitting and signals end a drill as
// well as its last question does.
func (t *talk) ending(err error) error {
	var sig signalError
	if errors.Is(err, errQuit) || errors.Is(err, errDone) || errors.As(err, &sig) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

func (t *talk) sheet() *sheet {
	width, _ := t.con.Size()
	return &sheet{width: width, rich: t.rich, color: t.rich && t.color()}
}

// print shows text of our own, wrapped.
func (t *talk) print(format string, args ...any) {
	s := t.sheet()
	s.say("", fmt.Sprintf(format, args...))
	t.con.Print(s.String())
}

// begin makes sure that answers can be written, and plans the session.
func (t *talk) begin(l study.Limits) error {
	session := study.NewSession(t.memories, t.refs, t.now(), l)
	if len(session.Plan()) == 0 {
		t.print("%s", nothingToAsk(t.studies, t.now(), l))
		if l.Ahead || len(t.memories.Agenda(t.refs, t.now(), l.New).Later) == 0 {
			return errDone
		}
		yes, err := t.yes("Practise ahead?")
		if err != nil || !yes {
			return errors.Join(err, errDone)
		}
		l.Ahead = true
		if l.Total == 0 {
			l.Total = aheadAtMost
		}
		session = study.NewSession(t.memories, t.refs, t.now(), l)
	}
	err := t.unread
	if err == nil {
		err = t.log.Ready(context.Background())
	}
	if err != nil {
		t.print("%v", err)
		t.hint(err)
		yes, err := t.yes("Practise without recording anything?")
		if errors.Is(err, errQuit) || err == nil && !yes {
			return errNotRecorded // whoever is gone did not agree
		}
		if err != nil {
			return err
		}
		t.recorded = false
	}
	t.session = session
	return nil
}

// aheadAtMost is how many questions are practised ahead when nobody said how
// many.
const aheadAtMost = 20

// errNotRecorded ends a drill that could not have been recorded.
var errNotRecorded = errors.New("the drill was not begun: answers could not have been recorded")

func (t *talk) hint(err error) {
	if h, ok := errors.AsType[hinted](err); ok {
		t.print("Hint: %s", h.Hint())
	}
}

// turn asks one question and deals with what comes back.
func (t *talk) turn() error {
	ref, ok := t.session.Next(t.now())
	if !ok {
		return t.close()
	}
	q, err := t.catalog.Question(ref)
	if problems, ok := errors.AsType[*quiz.Problems](err); ok {
		err = mistakes(problems)
	}
	if err != nil {
		t.print("A question is left out, because it has problems:\n%v", err)
		t.session.Drop(ref)
		return nil
	}
	s, err := t.ask(ref, q)
	if err != nil {
		return err
	}
	switch s.act {
	case quit:
		return errQuit
	case undo:
		return t.undo()
	case skip:
		e, err := t.record(t.session.Skip(t.now(), ref))
		if err == nil {
			t.session.Apply(e)
			t.print("Put off until tomorrow.")
		}
		return err
	case amend: // and something else comes next
		return nil
	}
	return t.answer(ref, q, s)
}

// close offers a last second thought where there is no prompt after verdicts.
func (t *talk) close() error {
	if t.rich || !t.session.Answered() {
		return errDone
	}
	t.con.Print("\n")
	line, err := t.con.Line("All questions are answered. Enter ends; " + t.afterthoughts() + ".")
	if err != nil {
		return err
	}
	switch s, _ := command(line, false); s.act {
	case undo:
		return t.undo()
	case amend:
		return t.amend(s.grade)
	}
	return errDone
}

// ask shows a question until there is a reply to it or something else to do.
func (t *talk) ask(ref quiz.Ref, q quiz.Question) (said, error) {
	posed := q.Kind.Pose(q.Shuffle(t.session.Times(ref.ID)))
	if err := t.show(ref, q, posed); err != nil {
		return said{}, err
	}
	began := t.now()
	tries := 0
	for {
		s, err := t.listen(q, posed)
		switch {
		case errors.Is(err, errRepaint):
			if err := t.show(ref, q, posed); err != nil {
				return said{}, err
			}
			continue
		case err == nil && s.act == amend:
			// It is about the last answer. The question stands, unless it was
			// the one that came back for being missed.
			if err := t.amend(s.grade); err != nil {
				return said{}, err
			}
			if next, ok := t.session.Next(t.now()); !ok || next.ID != ref.ID {
				return s, nil
			}
			continue
		case err == nil:
			s.took = t.now().Sub(began)
			return s, nil
		}
		var misread misreadError
		if !errors.As(err, &misread) {
			return said{}, err
		}
		t.print("%s.", capital(misread.Error()))
		if tries++; tries == maxTries && !t.patient() {
			t.print("%s", thirdTime)
			return said{}, errQuit
		}
	}
}

// capital begins a sentence with s.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// show prints a question.
func (t *talk) show(ref quiz.Ref, q quiz.Question, posed quiz.Posed) error {
	n, of := t.session.Place(ref)
	where := fmt.Sprintf("%d of %d", n, of)
	switch {
	case t.session.Missed(ref):
		where += ", again"
	case t.session.New(ref.ID):
		where += ", new"
	}
	s := t.sheet()
	s.question(where, t.titles[ref.Deck], q, posed)
	if t.rich && posed.Input == quiz.Type {
		s.say("", howTo(posed))
	}
	return t.page(s.lines)
}

// page prints lines, screen by screen if there are more than fit on one.
func (t *talk) page(lines []string) error {
	_, height := t.con.Size()
	full := max(height-1, 2) // the last line is for the prompt
	for rest := lines; ; rest = rest[full:] {
		if height == 0 || len(rest) <= full {
			t.con.Print(strings.Join(rest, "\n") + "\n")
			return nil
		}
		t.con.Print(strings.Join(rest[:full], "\n") + "\n")
		word, err := t.con.Key("Enter: more", "\n q")
		switch {
		case errors.Is(err, errRepaint):
			return t.page(lines)
		case err != nil:
			return err
		case word == "q":
			return errQuit
		}
	}
}

// answer writes a reply down, then says what it earned.
func (t *talk) answer(ref quiz.Ref, q quiz.Question, s said) error {
	v, entry := t.session.Answer(t.now(), q, s.reply, s.took)
	entry, err := t.record(entry)
	if err != nil {
		return err
	}
	t.session.Apply(entry)
	sheet := t.sheet()
	if !t.rich {
		sheet.gap()
	}
	sheet.verdict(q, v, t.comesBack(ref, v))
	if err := t.page(sheet.lines); err != nil {
		return err
	}
	return t.dwell()
}

// comesBack says when a question is asked again.
func (t *talk) comesBack(ref quiz.Ref, v quiz.Verdict) string {
	if v.Grade() == quiz.Again {
		return "It comes back in this session."
	}
	m, ok := t.memories.Of(ref.ID)
	if !ok {
		return ""
	}
	return "It comes back " + when(m.Due, t.memories.DayOf(t.now())) + "."
}

// dwell lets the learner read a verdict and have second thoughts. Plain, these
// are had at the next prompt.
func (t *talk) dwell() error {
	for t.rich && t.session.Answered() {
		word, err := t.con.Key(t.afterPrompt(), "\n "+t.afterKeys())
		switch {
		case errors.Is(err, errRepaint):
			continue
		case err != nil:
			return err
		}
		switch word {
		case "\n", " ":
			return nil
		case "q":
			return errQuit
		case "u":
			return t.undo()
		}
		s, _ := command(":"+word, false)
		if err := t.amend(s.grade); err != nil {
			return err
		}
	}
	return nil
}

// amend writes down a second thought about the last answer.
func (t *talk) amend(g quiz.Grade) error {
	e, ok := t.session.Amend(t.now(), g)
	if !ok {
		t.print("%s", map[quiz.Grade]string{
			quiz.Good: "“I was right” is for the last answer if you typed it and it was not taken for right.",
			quiz.Hard: "“It was hard” is for the last answer if it was right.",
			quiz.Easy: "“It was easy” is for the last answer if it was right and could not be guessed.",
		}[g])
		return nil
	}
	e, err := t.record(e)
	if err != nil {
		return err
	}
	t.session.Apply(e)
	ref, v, _ := t.session.Last()
	t.print("%s %s", map[quiz.Grade]string{
		quiz.Good: "Noted: you were right.",
		quiz.Hard: "Noted: it was hard.",
		quiz.Easy: "Noted: it was easy.",
	}[g], t.comesBack(ref, v))
	return nil
}

// undo takes back the last answer or skip; its question is asked again.
func (t *talk) undo() error {
	e, ok := t.session.Undo(t.now())
	if !ok {
		t.print("There is nothing to take back in this session; policyquiz undo takes back the last answer of an earlier one.")
		return nil
	}
	e, err := t.record(e)
	if err != nil {
		return err
	}
	t.session.Apply(e)
	t.print("Taken back.")
	return nil
}

// record writes an entry down before anything is made of it. If that fails the
// learner decides: try again, go on unrecorded, or quit.
func (t *talk) record(e quiz.Entry) (quiz.Entry, error) {
	for t.recorded {
		written, others, err := t.log.Append(context.Background(), e)
		for _, o := range others {
			t.session.Merge(o)
		}
		if err == nil {
			t.written++
			return written, nil
		}
		t.print("Your answer could not be written down: %v", err)
		t.hint(err)
		prompt := "t try again, p practise on without recording, q quit"
		if t.rich {
			prompt = t.fitting(prompt, "t try again  p practise on  q quit", "t again p on q quit")
		}
		word, failed := t.con.Key(prompt, "tpq")
		switch {
		case errors.Is(failed, errRepaint):
		case failed != nil, strings.HasPrefix(word, "q"), strings.HasPrefix(word, ":q"):
			return e, fmt.Errorf("the last answer was not recorded: %w", err)
		case strings.HasPrefix(word, "p"):
			t.recorded = false
		}
	}
	t.unsaved++
	e.ID = fmt.Sprintf("unrecorded-%06d", t.unsaved)
	return e, nil
}
