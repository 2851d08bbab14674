package drill

import (
	"errors"
	"fmt"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// A practice is a drill of what is due and what is new, with the verdict after each
// answer.
type practice struct {
	*conversation
	limits study.Limits
	last   quiz.Question // that was answered last
}

// plan returns a session that has a question to ask. If nothing is due, it offers
// to practise ahead. It returns errDone if there is nothing to ask or the learner
// does not want to.
func (p *practice) plan() (*study.Session, error) {
	l := p.limits
	session := study.NewSession(p.Memories, p.Refs, p.Now(), l)
	if !session.Empty() {
		return session, nil
	}
	o := session.Outlook(p.Now())
	p.print("%s", NothingToAsk(o, l))
	if l.Ahead || o.Later == 0 {
		return nil, errDone
	}
	yes, err := p.yes(practiseAhead)
	if err != nil {
		return nil, err
	}
	if !yes {
		return nil, errDone
	}
	l.Ahead = true
	if l.Total == 0 {
		l.Total = aheadAtMost
	}
	return study.NewSession(p.Memories, p.Refs, p.Now(), l), nil
}

// aheadAtMost is the number of questions that are practised ahead if the learner
// set no limit.
const aheadAtMost = 20

// heading returns the place of a question in the session, and how it stands with
// the learner.
func (p *practice) heading(ref quiz.Ref) heading {
	n, of := p.session.Place(ref)
	where := fmt.Sprintf("%d of %d", n, of)
	switch {
	case p.session.Missed(ref):
		where += ", again"
	case p.session.New(ref.ID):
		where += ", new"
	}
	return heading{where, p.Titles[ref.Deck], p.session.Corrected(ref.ID)}
}

// answered shows the verdict.
func (p *practice) answered(q quiz.Question, turn study.Turn) error {
	s := p.screen()
	if !p.voice.pauses() {
		s.Gap() // the prompt is still there
	}
	p.last = q
	s.verdict(q, turn.Verdict, p.comesBack(turn.Ref, turn.Verdict))
	if !p.voice.pauses() && p.hasPassage() {
		s.Say(s.Margin(), "The passage: :p")
	}
	if err := p.page(s); err != nil {
		return err
	}
	return p.pause()
}

// comesBack returns a sentence that says when a question is asked again.
func (p *practice) comesBack(ref quiz.Ref, v quiz.Verdict) string {
	if p.session.Rests(ref.ID) {
		return p.resting(ref.ID)
	}
	if p.session.Suspended(ref.ID) {
		return ""
	}
	if v.Grade() == quiz.Again {
		return "It comes back in this session."
	}
	day, ok := p.session.Comes(ref.ID)
	if !ok {
		return ""
	}
	return "It comes back " + when(day, p.session.Today(p.Now())) + "."
}

// pause waits until the learner has read a verdict. The learner may amend or undo
// the answer there.
func (p *practice) pause() error {
	for p.voice.pauses() {
		last, answered := p.session.Last()
		if !answered {
			return nil
		}
		actions := p.actionsNow(last.Verdict)
		keys := "\n "
		for _, a := range actions {
			keys += a.key
		}
		word, err := p.con.Press(p.voice.next(actions), keys)
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			continue
		case err != nil:
			return err
		}
		switch word {
		case "\n", " ":
			return nil
		case "q":
			return terminal.ErrQuit
		case "u":
			if err := p.undo(); err != nil {
				return err
			}
			if now, _ := p.session.Last(); now.Entry.ID == last.Entry.ID {
				continue // what was said of the question was taken back, and not its answer
			}
			return nil
		case "p":
			if err := p.passage(""); err != nil {
				return err
			}
			continue
		}
		m, _ := command(":"+strings.TrimPrefix(word, ":"), false)
		switch m.kind {
		case aside:
			err = p.conversation.aside(nil, m.aside, true)
		case amend:
			err = p.amend(m.grade)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// amend writes down another grade for the last answer.
func (p *practice) amend(g quiz.Grade) error {
	turn, ok := p.session.Amend(p.Now(), g)
	if !ok {
		p.print("%s", map[quiz.Grade]string{
			quiz.Again: "“I guessed” is for the last answer if it was right and could be guessed.",
			quiz.Good:  "“I was right” is for the last answer if you typed it and it was not taken for right.",
			quiz.Hard:  "“It was hard” is for the last answer if it was right.",
			quiz.Easy:  "“It was easy” is for the last answer if it was right and could not be guessed.",
		}[g])
		return nil
	}
	if err := p.record(turn); err != nil {
		return err
	}
	p.print("%s %s", map[quiz.Grade]string{
		quiz.Again: "Noted: you guessed.",
		quiz.Good:  "Noted: you were right.",
		quiz.Hard:  "Noted: it was hard.",
		quiz.Easy:  "Noted: it was easy.",
	}[g], p.comesBack(turn.Ref, turn.Verdict))
	return nil
}

// aside takes in what the learner said of a question. Where lines are typed, a note
// stands behind the command.
func (p *practice) aside(pending *quiz.Ref, m asideMove) error {
	return p.conversation.aside(pending, m, false)
}

// quit ends the drill: what was answered counts, and the rest waits.
func (p *practice) quit() error { return terminal.ErrQuit }

// skipped says when a question comes back that was put off.
func (p *practice) skipped() string { return "Put off until tomorrow." }

// end lets the learner amend or undo the last answer. A voice that pauses after
// each verdict has done so already.
func (p *practice) end() error {
	last, answered := p.session.Last()
	if p.voice.pauses() || !answered {
		return errDone
	}
	s := p.screen()
	s.Gap()
	p.con.Print(s.Layout)
	line, err := p.con.Line(p.voice.end(p.actionsNow(last.Verdict)))
	if err != nil {
		return err
	}
	switch m, _ := command(line, false); m.kind {
	case undo:
		return p.undo()
	case amend:
		return p.amend(m.grade)
	case aside:
		return p.aside(nil, m.aside)
	case passage:
		return p.passage("")
	}
	return errDone
}

// close prints the summary of the session and what comes next.
func (p *practice) close() {
	s := p.screen()
	s.summary(p.session.Summary())
	p.outlook(s)
	p.con.Print(s.Layout)
}

// outlook adds what comes next. It adds no counts if nothing was written: the
// history will not know of this session.
func (p *practice) outlook(s screen) {
	p.sayUnrecorded(s)
	if p.written == 0 && !p.recorded {
		return
	}
	o := p.session.Outlook(p.Now())
	if o.Due > 0 {
		s.Say("", fmt.Sprintf("Still due today: %s.%s", terminal.Count(o.Due, "question"), p.Scope))
	}
	if len(o.Coming) > 0 {
		s.Say("", fmt.Sprintf("What comes: %s.%s", forecast(o.Coming, o.Today), p.Scope))
	}
}
