package drill

import (
	"errors"
	"fmt"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// This file is about what a learner says of a question without a reply to it: that it
// is not to be asked, that it is to be asked again, or a note for the instructor.

// An asideKind is what is said of a question.
type asideKind int

const (
	suspend asideKind = iota
	resume
	flag
)

// An asideMove is what the learner said of a question.
type asideMove struct {
	kind asideKind
	last bool   // it is about the last answer, and not about the question that waits for one
	note string // of a flag
}

// asideWords are the commands. With -last behind it, or -l, a command is about the last
// answer, although another question waits. A resume always is: what waits for an answer
// is neither suspended nor does it rest.
var asideWords = map[string]asideMove{
	":x":            {kind: suspend},
	":suspend":      {kind: suspend},
	":x-last":       {kind: suspend, last: true},
	":suspend-last": {kind: suspend, last: true},
	":resume":       {kind: resume, last: true},
	":f":            {kind: flag},
	":flag":         {kind: flag},
	":f-last":       {kind: flag, last: true},
	":flag-last":    {kind: flag, last: true},
}

// readAside reads a line that says something of a question; ok is false for any other.
// What follows the word of a flag is its note.
func readAside(line string) (m asideMove, ok bool) {
	word, note, _ := strings.Cut(quiz.Tidy(line), " ")
	m, ok = asideWords[strings.ToLower(quiz.Narrow(word))]
	note = strings.TrimSpace(note)
	if !ok || note != "" && m.kind != flag {
		return asideMove{}, false
	}
	m.note = note
	return m, true
}

// aside writes down what the learner said of a question. Pending is the question that
// waits for an answer; nil after a verdict. Asks says whether a note is asked for if
// there is none.
func (c *conversation) aside(pending *quiz.Ref, m asideMove, asks bool) error {
	ref, ok := c.meant(pending, m)
	if !ok {
		c.print("That is for the last answer, and there is none.")
		return nil
	}
	if asks && m.kind == flag && m.note == "" {
		note, err := c.note()
		if err != nil {
			return err
		}
		if strings.HasPrefix(note, ":") {
			c.print("Not flagged. A note does not begin with a colon.")
			return nil
		}
		m.note = note
	}
	turn, said := c.asideTurn(ref, m)
	if said == "" {
		return nil
	}
	if err := c.record(turn); err != nil {
		return err
	}
	s := c.screen()
	s.Say("", said)
	if m.kind == suspend {
		s.Verbatim(s.Margin() + "policyquiz resume " + c.name(ref.ID))
	}
	c.con.Print(s.Layout)
	return nil
}

// story names the command that tells the story of the question that was answered last. The
// id of a question that waits for an answer is not told, because it may give the answer.
func (p *practice) story(pending string) error {
	last, answered := p.session.Last()
	switch {
	case !p.recorded:
		p.print("policyquiz why tells of answers that are recorded, and these are not.")
	case !answered:
		p.print("Answer first; then policyquiz why says why the question comes when it does.")
	case last.Ref.ID == pending:
		p.print("Why it comes when it does: policyquiz why")
	default:
		p.print("Why it comes when it does: policyquiz why %s", p.name(last.Ref.ID))
	}
	return nil
}

// meant finds the question that something is said of. A resume is of the last answer's,
// or else of the one that was suspended last.
func (c *conversation) meant(pending *quiz.Ref, m asideMove) (quiz.Ref, bool) {
	if pending != nil && !m.last {
		return *pending, true
	}
	last, ok := c.session.Last()
	if m.kind == resume && (!ok || !c.session.Suspended(last.Ref.ID) && !c.session.Rests(last.Ref.ID)) {
		if r, ok := c.session.LastSuspended(); ok {
			return r, true
		}
	}
	return last.Ref, ok
}

// asideTurn makes a turn of what the learner said of a question, and what is said of it
// in return; empty if there is nothing to do.
func (c *conversation) asideTurn(ref quiz.Ref, m asideMove) (turn study.Turn, said string) {
	suspended := c.session.Suspended(ref.ID)
	switch {
	case m.kind == flag && m.note == "":
		return c.session.Flag(c.Now(), ref, ""), "Flagged for the instructor, without a note."
	case m.kind == flag:
		return c.session.Flag(c.Now(), ref, m.note), "Flagged for the instructor: " + m.note
	case m.kind == suspend && !suspended:
		return c.session.Suspend(c.Now(), ref), "Suspended. It is not asked until you bring it back:"
	case m.kind == resume && suspended && c.session.New(ref.ID):
		return c.session.Resume(c.Now(), ref), "It is asked again as a new question."
	case m.kind == resume && (suspended || c.session.Rests(ref.ID)):
		return c.session.Resume(c.Now(), ref), "It is asked again when it is due."
	case m.kind == resume:
		c.print("The last question is neither suspended nor does it rest.")
	default:
		c.print("It is suspended already.")
	}
	return study.Turn{}, ""
}

// note asks for the note of a flag. A blank one is none.
func (c *conversation) note() (string, error) {
	for {
		c.print("A note for the instructor; Enter alone flags the question without one, :u does not flag it.")
		line, err := c.con.Line("> ")
		if errors.Is(err, terminal.ErrRepaint) {
			c.con.Clear()
			continue
		}
		return strings.TrimSpace(quiz.Tidy(line)), err
	}
}

// name is how a question is named to the learner.
func (c *conversation) name(id string) string {
	if c.Name == nil {
		return id
	}
	return c.Name(id)
}

// resting is the sentence about a question that rests from now on.
func (c *conversation) resting(id string) string {
	return fmt.Sprintf("You have missed it on %d days, so it rests. It is not asked until its text changes or you bring it back with :resume, or later with policyquiz resume %s.", c.session.Lapses(id), c.name(id))
}
