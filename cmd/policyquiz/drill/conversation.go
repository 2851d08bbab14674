package drill

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// A conversation is a running drill.
type conversation struct {
	Table
	ctx   context.Context
	con   terminal.Console
	voice voice

	manner   manner
	session  *study.Session
	recorded bool // whether answers are written down
	written  int  // the number of entries that were written in this session
	unsaved  int  // the number of entries that were not written, because the learner agreed or none were to be
}

// screen returns an empty screen.
func (c *conversation) screen() screen {
	width, _ := c.con.Size()
	return screen{&terminal.Layout{Width: width}, c.voice.signs()}
}

// errDone says that there is no more question to ask.
var errDone = errors.New("done")

// print shows a message of the program.
func (c *conversation) print(format string, args ...any) {
	s := c.screen()
	s.Say("", fmt.Sprintf(format, args...))
	c.con.Print(s.Layout)
}

// begin plans the session and makes sure that answers can be written.
func (c *conversation) begin() error {
	session, err := c.manner.plan()
	if err != nil {
		return err
	}
	if err := c.prepareStore(); err != nil {
		return err
	}
	if err := c.open(); err != nil {
		return err
	}
	c.session = session
	return nil
}

// open shows the page for whoever begins. It waits for a key only where the voice does
// so after each verdict: never in a pipe.
func (c *conversation) open() error {
	if c.Opening == nil {
		return nil
	}
	for {
		s := c.screen()
		c.Opening(s.Layout)
		if err := c.page(s); err != nil || !c.voice.pauses() {
			return err
		}
		word, err := c.con.Press("Enter: begin  q quit", "\n q")
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			continue
		case err == nil && word == "q":
			return terminal.ErrQuit
		}
		return err
	}
}

// prepareStore makes sure that answers can be written. If they cannot, it asks
// the learner whether to go on without writing.
func (c *conversation) prepareStore() error {
	err := c.Unread
	if err == nil {
		err = c.Store.Ready(c.ctx)
	}
	if err == nil {
		return nil
	}
	c.print("%v", err)
	c.hint(err)
	yes, err := c.yes(practiseUnrecorded)
	if errors.Is(err, terminal.ErrQuit) || err == nil && !yes {
		return errNotRecorded // a learner who is gone did not agree
	}
	if err != nil {
		return err
	}
	c.recorded = false
	return nil
}

// errNotRecorded ends a drill whose answers could not be written.
var errNotRecorded = errors.New("the drill was not begun: answers could not have been recorded")

// hint prints the next step that an error names.
func (c *conversation) hint(err error) {
	if h := terminal.Hint(err); h != "" {
		c.print("Hint: %s", h)
	}
}

// turn asks one question and does what the learner replies.
func (c *conversation) turn() error {
	ref, ok := c.session.Next(c.Now())
	if !ok {
		return c.manner.end()
	}
	q, err := c.Questions.Question(ref)
	if problems, ok := errors.AsType[*quiz.Problems](err); ok {
		err = problems.Mistakes()
	}
	if err != nil {
		c.print("A question is left out, because it has problems:\n%v", err)
		c.session.Drop(ref)
		return nil
	}
	m, err := c.ask(ref, q)
	if err != nil {
		return err
	}
	switch m.kind {
	case quit:
		return c.manner.quit()
	case undo:
		return c.undo()
	case skip:
		err := c.record(c.session.Skip(c.Now(), ref))
		if err == nil {
			c.print("%s", c.manner.skipped())
		}
		return err
	case amend, aside: // it changed what comes next
		return nil
	}
	return c.answer(q, m)
}

// ask shows a question and waits until the learner replies or does something else
// that ends the question.
func (c *conversation) ask(ref quiz.Ref, q quiz.Question) (move, error) {
	posed := q.Kind.Pose(q.Shuffle(c.session.Times(ref.ID), c.layout()))
	if err := c.show(ref, q, posed); err != nil {
		return move{}, err
	}
	began := c.Now()
	tries := 0
	for {
		m, err := c.listen(q, posed)
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			if err := c.show(ref, q, posed); err != nil {
				return move{}, err
			}
			continue
		case err == nil && m.kind == amend:
			// The learner amends the last answer. The question stays, unless the
			// amendment takes it away: it was here again because it was missed.
			if err := c.manner.amend(m.grade); err != nil {
				return move{}, err
			}
			if next, ok := c.session.Next(c.Now()); !ok || next.ID != ref.ID {
				return m, nil
			}
			continue
		case err == nil && m.kind == aside:
			if err := c.manner.aside(&ref, m.aside); err != nil {
				return move{}, err
			}
			if next, ok := c.session.Next(c.Now()); !ok || next.ID != ref.ID {
				return m, nil
			}
			continue
		case err == nil && m.kind == passage:
			if err := c.manner.passage(ref.ID); err != nil {
				return move{}, err
			}
			continue
		case err == nil:
			m.took, m.posed = c.Now().Sub(began), posed
			return m, nil
		}
		var misread misreadError
		if !errors.As(err, &misread) {
			return move{}, err
		}
		c.print("%s", sentence(misread.Error()))
		if tries++; tries == maxTries && !c.Streams.Typed() {
			return move{}, errThird
		}
	}
}

// layout is the learner's layout number, which decides how options are shuffled.
func (c *conversation) layout() uint32 {
	if c.Unread != nil {
		return c.Lacking
	}
	return c.Store.Layout()
}

// show prints a question.
func (c *conversation) show(ref quiz.Ref, q quiz.Question, posed quiz.Posed) error {
	s := c.screen()
	s.question(c.manner.heading(ref), q, posed)
	if how := c.voice.howTo(posed); how != "" {
		s.Say("", how)
	}
	return c.page(s)
}

// page prints a screen. If it has more lines than fit, it prints one part after
// the other.
func (c *conversation) page(s screen) error {
	_, height := c.con.Size()
	if height > 0 {
		height = max(height-1, 2) // the last line is for the prompt
	}
	pages := s.Pages(height)
	for i, page := range pages {
		c.con.Print(page)
		if i == len(pages)-1 {
			break
		}
		word, err := c.con.Press(more, "\n q")
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			return c.page(s)
		case err != nil:
			return err
		case word == "q":
			if err := c.manner.quit(); err != nil {
				return err
			}
			return c.page(s)
		}
	}
	return nil
}

// answer writes an answer down. Only then the learner is told of it.
func (c *conversation) answer(q quiz.Question, m move) error {
	turn := c.session.Answer(c.Now(), q, m.posed, m.reply, m.took)
	if err := c.record(turn); err != nil {
		return err
	}
	return c.manner.answered(q, turn)
}

// undo takes back the last answer or skip; its question is asked again.
func (c *conversation) undo() error {
	turn, ok := c.session.Undo(c.Now())
	if !ok {
		c.print("There is nothing to take back in this session; policyquiz undo takes back the last answer of an earlier one.")
		return nil
	}
	if err := c.record(turn); err != nil {
		return err
	}
	c.print("Taken back.")
	return nil
}

// record writes a turn down and then applies it. If it cannot be written, the
// learner decides: try again, go on without writing, or quit.
func (c *conversation) record(turn study.Turn) error {
	for c.recorded && !turn.Unwritten {
		written, others, err := c.Store.Append(c.ctx, turn.Entry)
		for _, o := range others {
			c.session.Merge(o)
		}
		if err == nil {
			c.written++
			turn.Entry = written
			c.session.Apply(turn)
			return nil
		}
		c.print("Your answer could not be written down: %v", err)
		c.hint(err)
		word, failed := c.con.Press(c.voice.unwritten(), "tpq")
		switch {
		case errors.Is(failed, terminal.ErrRepaint):
		case failed != nil, strings.HasPrefix(word, "q"), strings.HasPrefix(word, ":q"):
			return fmt.Errorf("the last answer was not recorded: %w", err)
		case strings.HasPrefix(word, "p"):
			c.recorded = false
		}
	}
	c.unsaved++
	turn.Entry.ID, turn.Entry.N = fmt.Sprintf("unrecorded-%06d", c.unsaved), c.session.NextN()
	c.session.Apply(turn)
	return nil
}

// sayUnrecorded says whether part or all of the session is not recorded.
func (c *conversation) sayUnrecorded(s screen) {
	switch {
	case c.recorded:
	case c.written == 0:
		s.Say("", "Nothing of this session is recorded.")
	default:
		s.Say("", "Part of this session is not recorded.")
	}
}

// sentence returns text with a capital first letter and a full stop.
func sentence(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:] + "."
}
