package drill

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// A practice is a drill of what is due and what is new, with the verdict after each
// answer.
type practice struct {
	*conversation
	limits  study.Limits
	cram    *rand.Rand    // decides the order, where the answers change no memory; nil: they do
	last    quiz.Question // that was answered last
	had     int           // how many new questions the learner had today before this session
	offered bool          // whether the summary was shown, with an offer of more below it
	told    bool          // whether the plain voice has said that an answer can be called hard, easy or guessed
}

// plan returns a session that has a question to ask. If nothing is due, it offers
// to practise ahead. It returns errDone if there is nothing to ask or the learner
// does not want to.
func (p *practice) plan() (*study.Session, error) {
	if p.cram != nil {
		return p.planCram()
	}
	l := p.limits
	session := study.NewSession(p.Memories, p.Refs, p.Now(), l)
	p.had = p.Memories.Introduced(session.Today(p.Now()))
	if session.Empty() && l.Planned {
		p.print("%s", p.Done)
		return nil, errDone
	}
	if p.Notice != "" {
		p.print("%s", p.Notice)
	}
	if !session.Empty() {
		return session, nil
	}
	o := session.Outlook(p.Now())
	news, early := p.further(session), !l.Ahead && o.Later > 0
	command := ""
	if l.New == 0 || news > 0 && !p.Streams.Typed() {
		command = p.Command
	}
	nothing := func() { p.print("%s", NothingToAsk(o, l, command)) }
	switch {
	case p.Streams.Typed() && (news > 0 || early):
		return p.planMore(session, nothing, news, early)
	case !early:
		nothing()
		return nil, errDone
	}
	yes, err := p.yes(nothing, practiseAhead)
	if err != nil {
		return nil, err
	}
	if !yes {
		return nil, errDone
	}
	return p.planAhead(), nil
}

// planCram returns a session of everything, and says what becomes of the answers.
func (p *practice) planCram() (*study.Session, error) {
	session := study.NewCram(p.Memories, p.Refs, p.Now(), p.limits.Total, p.cram)
	n := len(session.Plan())
	if n == 0 {
		p.print("There is nothing to practise.")
		return nil, errDone
	}
	p.print("Practice: %s, each until you have it right once. It changes nothing of what is due.", terminal.Count(n, "question"))
	return session, nil
}

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
	p.last, p.shown = q, q.ID
	if last, ok := p.session.Last(); ok && last.Ref.ID == turn.Ref.ID {
		turn = last // with the id under which it was written
	}
	offers := p.offers(turn.Verdict)
	show := func() error {
		return p.read(func() screen { return p.verdictOf(turn, offers) })
	}
	if err := show(); err != nil {
		return err
	}
	return p.pause(show)
}

// verdictOf lays out the verdict on the last question, and below it what the learner can
// say of the answer.
func (p *practice) verdictOf(turn study.Turn, offers string) screen {
	if last, ok := p.session.Last(); ok && last.Entry.ID == turn.Entry.ID {
		turn = last // with second thoughts
	}
	s := p.screen()
	s.Gap()
	rests, back := p.cram == nil && p.session.Rests(turn.Ref.ID), ""
	if !p.Terse && !rests {
		back = p.comesBack(turn.Ref, turn.Verdict, "")
	}
	s.earned = p.earned(turn)
	v := asShown(turn.Verdict, p.posed)
	if !s.signs {
		v = labelled(v, p.posed)
	}
	s.verdict(p.last, v, back)
	if rests {
		s.space()
		s.Say(s.Margin(), p.resting(turn.Ref.ID))
	}
	if offers != "" {
		s.Say(s.Margin(), offers)
	}
	s.space()
	return s
}

// offers returns what the learner can say of an answer at the next prompt. A voice that
// pauses says so there. That an answer was hard, easy or guessed is said once a session;
// that it was right, each time it was not taken for right.
func (p *practice) offers(v quiz.Verdict) string {
	if p.voice.pauses() {
		return ""
	}
	var words []string
	told := p.told
	for _, a := range p.actionsNow(v) {
		m, _ := command(":"+a.key, true)
		right := m.kind == amend && m.grade == quiz.Good
		if m.kind == passage || right || m.kind == amend && !told && !p.Terse {
			words = append(words, a.aloud())
		}
		p.told = p.told || m.kind == amend && !right
	}
	if len(words) == 0 {
		return ""
	}
	return "You may say " + strings.Join(words, ", ") + "."
}

// comesBack returns a sentence that says when a question is asked again; empty if nothing
// is said of that. Said is what was said before, of which it says that it no longer holds;
// empty if nothing was.
func (p *practice) comesBack(ref quiz.Ref, v quiz.Verdict, said string) string {
	if p.cram == nil && p.session.Rests(ref.ID) {
		return p.resting(ref.ID)
	}
	switch back := p.whenBack(ref, v); {
	case back == "":
		return ""
	case said == "" || said == back:
		return "It comes back " + back + "."
	default:
		return "It comes back " + back + ", not " + said + "."
	}
}

// whenBack is when a question that does not rest is asked again: "tomorrow"; empty if
// nothing is said of that.
func (p *practice) whenBack(ref quiz.Ref, v quiz.Verdict) string {
	switch {
	case p.session.Suspended(ref.ID), p.Unrecorded && v.Grade() != quiz.Again:
		return ""
	case v.Grade() == quiz.Again:
		return "in this session"
	case p.cram != nil || p.limits.Planned: // nothing changes, or the plan decides
		return ""
	}
	day, ok := p.session.Comes(ref.ID)
	if !ok {
		return ""
	}
	return when(day, p.session.Today(p.Now()))
}

// pause waits until the learner has read a verdict, which show shows again. The learner
// may amend or undo the answer there.
func (p *practice) pause(show func() error) error {
	for p.voice.pauses() {
		last, answered := p.session.Last()
		if !answered {
			return nil
		}
		actions := p.actionsNow(last.Verdict)
		keys := "\n ?"
		for _, a := range actions {
			keys += a.key
		}
		word, err := p.con.Press(p.voice.next(actions), keys)
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			p.con.Clear()
			err = show()
		case err == nil && strings.TrimSpace(word) == "":
			return nil
		case err == nil:
			var over bool
			if over, err = p.second(word, keys); over {
				return err
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// second does what a key or a line says after a verdict. It reports whether the verdict
// is left. The letters of any other word do nothing.
func (p *practice) second(word, keys string) (over bool, err error) {
	if len(word) == 1 && strings.Contains(keys, word) {
		word = ":" + word // of ? that asks for help: there is nothing to know here
	}
	if commandWord(word) == "why" { // it asks about the verdict above
		word = ":why"
	}
	m, ok := command(word, false)
	switch {
	case ok && m.kind == quit:
		return true, terminal.ErrQuit
	case ok && m.kind == undo:
		before, _ := p.session.Last()
		err := p.undo()
		// What was said of the question may have been taken back, and not its answer.
		now, _ := p.session.Last()
		return now.Entry.ID != before.Entry.ID, err
	case ok && m.kind == aside:
		return false, p.conversation.aside(nil, m.aside, true)
	case ok && m.kind == passage:
		return false, p.passage("")
	case ok && m.kind == story:
		return false, p.story("")
	case ok && m.kind == amend:
		return false, p.amend(m.grade)
	case ok && m.kind == help:
		return false, p.help()
	default:
		p.print("%s", sentence(unknownCommand(word).Error()))
	}
	return false, nil
}

// amend writes down another grade for the last answer. The verdict above may say
// that the question comes back at another time.
func (p *practice) amend(g quiz.Grade) error {
	said := ""
	if last, ok := p.session.Last(); ok {
		said = p.whenBack(last.Ref, last.Verdict)
	}
	turn, ok := p.session.Amend(p.Now(), g)
	if !ok {
		p.print("%s", map[quiz.Grade]string{
			quiz.Again: "“I guessed” is for the last answer if it was taken for right.",
			quiz.Good:  "“I was right” is for the last answer if you typed it and it was not taken for right.",
			quiz.Hard:  "“It was hard” is for the last answer if it was right.",
			quiz.Easy:  "“It was easy” is for the last answer if it was right and could not be guessed.",
		}[g])
		return nil
	}
	if err := p.record(turn); err != nil {
		return err
	}
	last, _ := p.session.Last()
	p.print("%s%s %s", map[quiz.Grade]string{
		quiz.Again: "Noted: you guessed.",
		quiz.Good:  "Noted: you were right.",
		quiz.Hard:  "Noted: it was hard.",
		quiz.Easy:  "Noted: it was easy.",
	}[g], p.earned(last), p.comesBack(turn.Ref, turn.Verdict, said))
	return nil
}

// aside takes in what the learner said of a question. Where lines are typed, a note
// stands behind the command.
func (p *practice) aside(pending *quiz.Ref, m asideMove) error {
	return p.conversation.aside(pending, m, false)
}

// quit ends the drill: what was answered counts, and the rest waits.
func (p *practice) quit() error { return errDone }

// brokenOff ends the drill, as quit does.
func (p *practice) brokenOff(error) error { return errDone }

// skipped says when a question comes back that was put off.
func (p *practice) skipped() string {
	if p.cram != nil {
		return "Left out."
	}
	return "Put off until tomorrow."
}

// end lets the learner amend or undo the last answer. A voice that pauses after
// each verdict has done so already.
func (p *practice) end() error {
	last, answered := p.session.Last()
	if p.voice.pauses() || !answered {
		return p.offer()
	}
	s := p.screen()
	s.Gap()
	p.con.Print(s.Layout)
	line, err := p.con.Line(p.voice.end(p.actionsNow(last.Verdict)))
	if err != nil {
		return err
	}
	m, ok := command(line, false)
	switch {
	case ok && m.kind == undo:
		return p.undo()
	case ok && m.kind == amend:
		return p.amend(m.grade)
	case ok && m.kind == aside:
		return p.aside(nil, m.aside)
	case ok && m.kind == passage:
		return p.passage("")
	case ok && m.kind == story:
		return p.story("")
	case ok && m.kind == help:
		return p.help()
	case !ok && strings.HasPrefix(commandWord(line), ":"):
		p.print("%s", sentence(unknownCommand(commandWord(line)).Error()))
		return nil
	case ok && m.kind == quit:
		return errDone
	}
	return p.offer()
}

// close prints the summary, unless it stands there already.
func (p *practice) close() {
	if !p.offered {
		p.summarize()
	}
}

// summarize prints what became of the session, and what comes next.
func (p *practice) summarize() {
	s := p.screen()
	sum := p.session.Summary()
	left := sum.Skipped
	if p.cram != nil {
		sum.Skipped = 0 // nothing is put off
	}
	s.summary(sum, p.worded(sum.Missed), p.worded(sum.Guesses))
	blind := "Sure and wrong; these come first next time:"
	if p.cram != nil {
		blind = "Sure and wrong:" // no order changes
	}
	p.sumOfMarks(s, sum, blind)
	if p.cram != nil && left > 0 {
		s.Say("", fmt.Sprintf("%s left out.", terminal.Count(left, "question")))
	}
	p.outlook(s)
	p.con.Print(s.Layout)
}

// worded returns the questions of refs in words.
func (p *practice) worded(refs []quiz.Ref) (stems []string) {
	for _, r := range refs {
		if q, err := p.Questions.Question(r); err == nil { // it could not have been asked
			asked := q.Asked(r.Deck)
			stems = append(stems, asked.String())
		}
	}
	return stems
}

// outlook adds what comes next. It adds no counts if nothing was written: the
// history will not know of this session.
func (p *practice) outlook(s screen) {
	o := p.session.Outlook(p.Now())
	if !p.recorded || p.cram != nil || p.limits.Planned || o.Due > 0 || len(o.Coming) > 0 {
		s.space()
	}
	p.sayUnrecorded(s)
	switch {
	case p.cram != nil:
		s.Say("", "This was practice: nothing of what is due has changed.")
		return
	case p.written == 0 && !p.recorded:
		return
	case p.limits.Planned:
		s.Say("", p.PlanLeft())
		return
	}
	if o.Due > 0 {
		s.Say("", stillDue(o)+p.Scope)
	}
	if o.New > 0 && p.session.Waiting() > 0 { // the learner left, and not a limit
		s.Say("", fmt.Sprintf("Still new today: %s.%s", terminal.Count(o.New, "question"), p.Scope))
	}
	if len(o.Coming) > 0 {
		s.Say("", fmt.Sprintf("What comes: %s.%s", forecast(o.Coming, o.Today), p.Scope))
	}
	if o.Introduced > p.had && o.Unseen > 0 && !p.limits.All {
		s.Say("", fmt.Sprintf("Met so far: %d of %s.%s", o.All-o.Unseen, terminal.Count(o.All, "question"), p.Scope))
	}
	if step := p.nextStep(o); step != "" {
		s.Say("", step)
	}
}
