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
	con   *counted
	voice voice

	manner   manner
	session  *study.Session
	silent   bool       // whether the learner is told only at the end what was right
	posed    quiz.Posed // the question that was answered last
	shown    string     // the question whose answer was shown last; empty: none
	left     bool       // whether what was read last was left before its end
	deck     string     // the title above the last question
	recorded bool       // whether answers are written down
	written  int        // the number of entries that were written in this session
	unsaved  int        // the number of entries that were not written, because the learner agreed or none were to be
}

// screen returns an empty screen.
func (c *conversation) screen() screen {
	return screen{Layout: c.con.Layout(), signs: c.voice.signs()}
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
	if c.Sure && !c.Terse {
		c.print("%s", sureMarks)
	}
	return nil
}

// open shows the page for whoever begins. It waits for a key only where the voice does
// so after each verdict: never in a pipe.
func (c *conversation) open() error {
	if c.Opening == nil {
		return nil
	}
	for {
		err := c.page(func() screen {
			s := c.screen()
			c.Opening(s.Layout)
			s.space()
			return s
		})
		if err != nil || !c.voice.pauses() {
			return err
		}
		switch goes, err := c.goesOn(c.voice.begin(), false); {
		case errors.Is(err, terminal.ErrRepaint):
			c.con.Clear()
		case err == nil && !goes:
			return terminal.ErrQuit
		default:
			return err
		}
	}
}

// prepareStore makes sure that answers can be written. If they cannot, it asks
// the learner whether to go on without writing.
func (c *conversation) prepareStore() error {
	if c.Unrecorded {
		return nil
	}
	err := c.Unread
	if err == nil {
		err = c.Store.Ready(c.ctx)
	}
	if err == nil {
		return nil
	}
	yes, err := c.yes(func() { c.print("%v", err); c.hint(err) }, practiseUnrecorded)
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

// An asking is a question that waits for an answer.
type asking struct {
	ref      quiz.Ref
	q        quiz.Question
	posed    quiz.Posed
	heading  heading
	revealed bool   // whether the back of the flashcard was shown
	top      int    // how many rows had been printed when it was shown last
	doubted  string // a command word that was typed as an answer, which was doubted; empty: none
}

// ask shows a question and waits until the learner replies or does something else
// that ends the question.
func (c *conversation) ask(ref quiz.Ref, q quiz.Question) (move, error) {
	a := &asking{ref: ref, q: q, posed: q.Kind.Pose(q.Shuffle(c.session.Times(ref.ID), c.layout()))}
	if c.session.Missed(ref) || ref.ID == c.shown {
		c.con.Clear() // the question must not stand below its answer
	}
	c.shown = ""
	if err := c.show(a); err != nil {
		return move{}, err
	}
	began := c.Now()
	tries := 0
	for {
		m, err := c.listen(a)
		over := true
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			c.con.Clear()
			over, err = false, c.show(a)
		case err == nil:
			over, err = c.stays(a, &m)
		}
		var misread misreadError
		switch {
		case errors.As(err, &misread):
			c.misread(misread, tries)
			if tries++; tries == maxTries && !c.Streams.Typed() {
				return move{}, errThird
			}
		case err != nil:
			return move{}, err
		case over:
			m.took, m.posed = c.Now().Sub(began), a.posed
			if over, err := c.howSure(a, &m); over || err != nil {
				return m, err
			}
		}
	}
}

// misread says why a line is no reply and, the first time, where it stands what is. The
// commands are not all in the prompt.
func (c *conversation) misread(why misreadError, tries int) {
	text := sentence(why.Error())
	if tries == 0 && !why.command {
		text += " :help lists the commands."
	}
	c.print("%s", text)
}

// stays does what a move asks for that leaves the question where it is. It reports
// whether the move ends the question instead; see reads for when another becomes m.
func (c *conversation) stays(a *asking, m *move) (over bool, err error) {
	switch m.kind {
	case help:
		return c.reads(a, m, c.help)
	case passage:
		return c.reads(a, m, func() error { return c.manner.passage(a.ref.ID) })
	case story:
		err = c.manner.story(a.ref.ID)
	case amend:
		err = c.manner.amend(m.grade)
	case aside:
		err = c.manner.aside(&a.ref, m.aside)
	default:
		return true, nil
	}
	if err != nil {
		return false, err
	}
	// What was said may have taken the question away: it was here again because it was
	// missed, or it is suspended now.
	next, ok := c.session.Next(c.Now())
	return !ok || next.ID != a.ref.ID, nil
}

// layout is the learner's layout number, which decides how options are shuffled.
func (c *conversation) layout() uint32 {
	if c.Unread != nil || c.Unrecorded {
		return c.Lacking
	}
	return c.Store.Layout()
}

// show prints a question, and the back of a flashcard that was turned.
func (c *conversation) show(a *asking) error {
	h := c.manner.heading(a.ref)
	if c.Terse && h.deck == c.deck {
		h.deck = ""
	} else {
		c.deck = h.deck
	}
	a.heading = h
	return c.page(func() screen {
		a.top = c.con.rows
		return c.question(a)
	})
}

// question lays out a question, and the back of a flashcard that was turned.
func (c *conversation) question(a *asking) screen {
	s := c.screen()
	s.question(a.heading, a.q, a.posed)
	if a.revealed {
		s.back(a.posed)
	}
	if how, commands := c.voice.howTo(a.posed); how != "" {
		s.Flow(0, in(normal, how), in(quiet, commands))
	}
	return s
}

// page prints a screen that waits for a reply, part by part. Between the parts q quits
// the drill.
func (c *conversation) page(lay func() screen) error {
	whole, err := c.parts(lay, false)
	if err != nil || whole {
		return err
	}
	if err := c.manner.quit(); err != nil {
		return err
	}
	return c.page(lay)
}

// read prints a screen that is only read, part by part. Between the parts q leaves out the
// rest of it.
func (c *conversation) read(lay func() screen) error {
	whole, err := c.parts(lay, true)
	c.left = !whole
	return err
}

// parts prints the screen that lay makes. If it has more lines than fit, it prints one
// part after the other. It lays the screen out again when the window changes. Whole is
// false if the learner pressed q before the last part; rest says what that does.
func (c *conversation) parts(lay func() screen, rest bool) (whole bool, err error) {
	_, height := c.con.Size()
	if height > 0 {
		height = max(height-1, 2) // the last line is for the prompt
	}
	pages := lay().Pages(height)
	for i, page := range pages {
		c.con.Print(page)
		if i == len(pages)-1 {
			break
		}
		goes, err := c.goesOn(c.voice.more(rest), rest)
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			c.con.Clear()
			return c.parts(lay, rest)
		case err != nil, !goes:
			return false, err
		}
	}
	return true, nil
}

// goesOn waits at a prompt for Enter or q, and reports whether it was Enter. Words do
// nothing, but for the one that asks for help. Rest says what q does; see voice.more.
func (c *conversation) goesOn(prompt string, rest bool) (goes bool, err error) {
	said := "Enter goes on, and q quits."
	if rest {
		said = "Enter goes on, and q skips the rest."
	}
	for {
		word, err := c.con.Press(prompt, "\n q")
		if err != nil || strings.TrimSpace(word) == "" {
			return err == nil, err
		}
		switch m, ok := command(word, false); {
		case ok && m.kind == quit:
			return false, nil
		case ok && m.kind == help: // the page goes on behind it
			if err := c.help(); err != nil {
				return false, err
			}
		}
		c.print("%s", said)
	}
}

// answer writes an answer down. Only then the learner is told of it.
func (c *conversation) answer(q quiz.Question, m move) error {
	c.posed = m.posed
	turn := c.session.Answer(c.Now(), q, m.posed, m.reply, m.took)
	turn.Entry.Review.Confidence = m.sure
	if err := c.record(turn); err != nil {
		return err
	}
	if m.left != nil {
		if c.recorded {
			c.print("Your answer is recorded, without how sure you were.")
		}
		return m.left
	}
	return c.manner.answered(q, turn)
}

// undo takes back what was done last: an answer or a skip, whose question is asked
// again, or what was said of a question.
func (c *conversation) undo() error {
	turn, ok := c.session.Undo(c.Now())
	if !ok {
		c.print("There is nothing to take back in this session; policyquiz undo takes back the last answer of an earlier one.")
		return nil
	}
	before, _ := c.session.Last()
	if err := c.record(turn); err != nil {
		return err
	}
	if now, _ := c.session.Last(); before.Ref.ID == c.shown && now.Entry.ID != before.Entry.ID {
		c.con.Clear()
		c.shown = ""
	}
	if turn.Undoes == nil {
		c.print("Taken back: what you said of the answer. It counts as it was judged. To undo once more takes the answer back.")
		return nil
	}
	c.print("%s", takenBack(turn.Undoes))
	return nil
}

// takenBack says what was taken back. Of an answer or a skip the question itself says
// it, for it is asked again.
func takenBack(t *study.Turn) string {
	switch e := &t.Entry; {
	case e.Flag != nil && e.Flag.Note != "":
		return fmt.Sprintf("Taken back: the flag. Its note was: %s", e.Flag.Note)
	case e.Flag != nil:
		return "Taken back: the flag."
	case e.Suspend != "":
		return "Taken back: it is not suspended."
	case e.Resume != "":
		return "Taken back: it is not asked, as before."
	}
	return "Taken back."
}

// record writes a turn down and then applies it. If it cannot be written, the
// learner decides: try again, go on without writing, or quit.
func (c *conversation) record(turn study.Turn) error {
	for c.recorded && !turn.Unwritten {
		written, err := c.write(turn.Entry)
		if err == nil {
			c.written++
			turn.Entry = written
			c.session.Apply(turn)
			return nil
		}
		if err := c.unwritten(err); err != nil {
			return err
		}
	}
	c.unsaved++
	turn.Entry.ID, turn.Entry.N = fmt.Sprintf("unrecorded-%06d", c.unsaved), c.session.NextN()
	c.session.Apply(turn)
	return nil
}

// write writes an entry, and takes in what other windows wrote. On a slow disk it says
// what it does.
func (c *conversation) write(e quiz.Entry) (written quiz.Entry, err error) {
	var others []quiz.Entry
	c.con.While(writing, func() { written, others, err = c.Store.Append(c.ctx, e) })
	for _, o := range others {
		c.session.Merge(o)
	}
	return written, err
}

// unwritten asks what to do about an entry that could not be written. It returns nil to
// go on, and an error to quit.
func (c *conversation) unwritten(cause error) error {
	for {
		c.print("Your answer could not be written down: %v", cause)
		c.hint(cause)
		word, err := c.con.Press(c.voice.unwritten(), "tpq")
		if errors.Is(err, terminal.ErrRepaint) {
			c.con.Clear()
			continue
		}
		word = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(word), ":"))
		switch {
		case err != nil, word == "q", word == "quit":
			return fmt.Errorf("the last answer was not recorded: %w", cause)
		case word == "p":
			c.recorded = false
			return nil
		case word == "t":
			return nil
		}
	}
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
