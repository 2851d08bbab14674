package drill

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
	"policyquiz/quiz/study"
)

// This file is about certainty-based marking: the learner says how sure they are of a
// reply before they see whether it is right, and earns marks by both.

// sureMarks says how sureness is marked.
const sureMarks = "After each answer, say how sure you are. Right earns 1 mark if you were not sure, 2 if fairly sure, 3 if sure; wrong loses 0, 2 or 6. Fairly sure pays if you are right 2 times in 3, sure if 4 times in 5."

// sureKeys are the keys at the prompt that asks how sure the learner is.
const sureKeys = "123uq"

// howSure asks how sure the learner is of a reply, if that is asked, and notes it in
// the move. Over is false if the learner takes the reply back; the question waits for
// another one. Whoever leaves without saying how sure they are gave a reply all the same:
// the move says why they left, and the reply is to be written down without it.
func (c *conversation) howSure(a *asking, m *move) (over bool, err error) {
	if !c.Sure || m.kind != answer || !c.session.AsksHowSure(a.ref, a.posed, m.reply) {
		return true, nil
	}
	above, prompt := c.voice.howSure(a.pressed(m.reply))
	c.sayAbove(above)
	for tries := 0; m.left == nil; {
		word, err := c.con.Press(prompt, sureKeys)
		switch {
		case errors.Is(err, terminal.ErrRepaint):
			c.con.Clear()
			if m.left = c.show(a); m.left == nil {
				c.sayAbove(above)
			}
			continue
		case err != nil:
			m.left = err
			continue
		}
		if sure, ok := readSure(word); ok {
			m.sure = sure
			return true, nil
		}
		switch does, _ := command(word, false); does.kind {
		case undo:
			c.print("Taken back.")
			return false, c.show(a)
		case quit:
			m.left = c.manner.quit()
		case help:
			c.print("%s u takes the answer back, q quits.", sureMarks)
		default:
			c.print("Say how sure you are: 1 not sure, 2 fairly sure, 3 sure.")
			if tries++; tries == maxTries && !c.Streams.Typed() {
				m.left = errThird
			}
		}
	}
	return true, nil
}

// sureWords are the replies to how sure the learner is, with their numbers in a history.
var sureWords = map[string]quiz.Confidence{
	"1": 1, "not sure": 1, "unsure": 1,
	"2": 2, "fairly sure": 2, "fairly": 2,
	"3": 3, "sure": 3,
}

// readSure reads how sure the learner is: 1, 2, 3, with a point or in brackets, or the
// words. Ok is false for any other line.
func readSure(line string) (c quiz.Confidence, ok bool) {
	c, ok = sureWords[strings.Trim(commandWord(line), "().,;[] ")]
	return c, ok
}

// sayAbove prints the line above a prompt, if there is one.
func (c *conversation) sayAbove(line string) {
	if line != "" {
		c.print("%s", line)
	}
}

// pressed returns a reply in words if it was given with a key, of which nothing is seen
// on the screen; "" if it was typed.
func (a *asking) pressed(r quiz.Reply) string {
	if a.posed.Input != quiz.Press {
		return ""
	}
	asked := a.q.Asked("")
	return strings.Join(asked.Said(r), "; ")
}

// earned says what an answer earned, behind its outcome; "" if there are no marks.
func (c *conversation) earned(t study.Turn) string {
	marks, ok := t.Marks()
	if !c.Sure || !ok {
		return ""
	}
	words := c.amount(marks) + " marks"
	if marks == 1 {
		words = "1 mark"
	}
	if sure := t.Entry.Review.Confidence; sure > 0 {
		return fmt.Sprintf(" You were %s: %s.", sure, words)
	}
	return " " + words + "."
}

// amount writes marks with one decimal at most. Where they are read aloud, a sign that
// nobody hears is a word.
func (c *conversation) amount(marks float64) string {
	amount := strconv.FormatFloat(math.Round(10*math.Abs(marks))/10, 'f', -1, 64)
	switch {
	case marks >= 0 || amount == "0":
		return amount
	case c.voice.signs():
		return "-" + amount
	}
	return "minus " + amount
}

// sumOfMarks adds what the session earned, and the questions of which the learner was
// sure and wrong, below a title.
func (c *conversation) sumOfMarks(s screen, sum study.Summary, title string) {
	m := sum.Marks
	if !c.Sure || m.Of == 0 {
		return
	}
	s.space()
	s.Say("", fmt.Sprintf("Marks: %s of a possible %d; %s if you had said “not sure” each time.", c.amount(m.Earned), m.Most(), c.amount(m.Unsure)))
	if len(sum.Blind) > 0 {
		s.Say("", title)
	}
	for _, ref := range sum.Blind[:min(len(sum.Blind), mostConfused)] {
		if q, err := c.Questions.Question(ref); err == nil {
			asked := q.Asked(ref.Deck)
			s.Say(s.Margin()+"- ", terminal.FitWords(s.gaps(asked.String()), mostWords))
		}
	}
	if left := len(sum.Blind) - mostConfused; left > 0 {
		s.Say(s.Margin(), fmt.Sprintf("and %d more.", left))
	}
}
