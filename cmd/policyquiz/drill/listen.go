package drill

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// This file is the part of a conversation that listens: it reads keys and lines
// and finds out what they mean.

// A move is what the learner did at a prompt: an answer, or something else.
type move struct {
	kind  moveKind
	grade quiz.Grade    // with amend: the other grade
	aside asideMove     // with aside: what the learner said of a question
	reply quiz.Reply    // with answer: the reply
	posed quiz.Posed    // with answer: the question as it was posed
	took  time.Duration // with answer: the time from the prompt to the reply
}

// A moveKind is a kind of move.
type moveKind int

const (
	answer  moveKind = iota // reply to the question
	quit                    // end the drill
	undo                    // take back the last answer or skip
	skip                    // put the question off until tomorrow
	amend                   // give the last answer another grade
	aside                   // say something of a question
	passage                 // show where the last answer stands
)

// A misreadError says why a line is not a reply.
type misreadError struct{ error }

// listen reads what the learner does when a question was posed as p.
func (c *conversation) listen(q quiz.Question, p quiz.Posed) (move, error) {
	if p.Input == quiz.Reveal {
		m, err := c.reveal(p)
		if err != nil || m.kind != answer || m.reply.Unknown {
			return m, err
		}
	}
	var line string
	var err error
	if p.Input == quiz.Type {
		line, err = c.con.Line(c.voice.reply(p))
	} else {
		line, err = c.con.Press(c.voice.reply(p), p.Presses+"?usq")
	}
	if err != nil {
		return move{}, err
	}
	if m, ok := command(line, p.FreeText); ok {
		return m, nil
	}
	reply, err := q.Read(p, line)
	if err != nil {
		return move{}, misreadError{err}
	}
	return move{reply: reply}, nil
}

// reveal waits until the learner wants to see the back of a flashcard, and shows
// it. The move is an empty answer then.
func (c *conversation) reveal(p quiz.Posed) (move, error) {
	line, err := c.con.Press(c.voice.back(), "\n ?usq")
	if err != nil {
		return move{}, err
	}
	if m, ok := command(line, false); ok {
		return m, nil
	}
	s := c.screen()
	s.Say(s.Margin(), p.Back)
	s.Gap()
	c.con.Print(s.Layout)
	return move{}, nil
}

// command reads a line that is a command; ok is false for any other line. With free
// text, q, u and s are answers; the commands are :q, :u and :s.
func command(line string, freeText bool) (m move, ok bool) {
	if m, ok := readAside(line); ok {
		return move{kind: aside, aside: m}, true
	}
	word := strings.ToLower(quiz.Narrow(quiz.Tidy(line)))
	if word == "?" {
		return move{reply: quiz.Reply{Unknown: true}}, true
	}
	switch word {
	case "q", "u", "s":
		if freeText {
			return move{}, false
		}
		word = ":" + word
	}
	switch word {
	case ":q", ":quit":
		return move{kind: quit}, true
	case ":u", ":undo":
		return move{kind: undo}, true
	case ":s", ":skip":
		return move{kind: skip}, true
	case ":r", ":right":
		return move{kind: amend, grade: quiz.Good}, true
	case ":h", ":hard":
		return move{kind: amend, grade: quiz.Hard}, true
	case ":e", ":easy":
		return move{kind: amend, grade: quiz.Easy}, true
	case ":g", ":guessed":
		return move{kind: amend, grade: quiz.Again}, true
	case ":p", ":passage":
		return move{kind: passage}, true
	}
	return move{}, false
}

// yes asks a question and waits for yes or no.
func (c *conversation) yes(question string) (bool, error) {
	above, prompt := c.voice.yes(question)
	if above != "" {
		c.print("%s", above)
	}
	for tries := 0; tries < maxTries; {
		word, err := c.con.Press(prompt, terminal.YesNoKeys)
		if errors.Is(err, terminal.ErrRepaint) {
			continue
		}
		if err != nil {
			return false, err
		}
		if yes, ok := terminal.YesNo(word); ok {
			return yes, nil
		}
		if !c.Streams.Typed() {
			tries++
		}
	}
	return false, errThird
}

// errThird ends a drill in which a pipe sent too many lines that are no reply. It is an
// error, so that a script can tell it from an end that was wanted.
var errThird error = thirdError{}

type thirdError struct{}

func (thirdError) Error() string {
	return fmt.Sprintf("the drill ended: %d lines in a row were no reply", maxTries)
}

// Hint says what became of the answers.
func (thirdError) Hint() string {
	return "what was answered before is recorded; begin again and reply as the prompt says"
}

// maxTries is how often in a row a pipe may send a line that is not a reply. Then
// the drill ends. A person may try as often as they like.
const maxTries = 3
