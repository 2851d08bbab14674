package drill

import (
	"errors"
	"strings"
	"time"

	"policyquiz/cmd/policyquiz/terminal"
	"policyquiz/quiz"
)

// This file is the half of a conversation that listens: how a learner is asked,
// and what their keys and lines mean.

// A move is what the learner did at a prompt: an answer, or something else.
type move struct {
	kind  moveKind
	grade quiz.Grade    // of amend
	reply quiz.Reply    // of answer
	posed quiz.Posed    // of answer: what it is a reply to
	took  time.Duration // from the prompt on
}

type moveKind int

const (
	answer moveKind = iota
	quit
	undo
	skip
	amend
)

// A misreadError says why a line is no reply.
type misreadError struct{ error }

// listen reads what the learner does about a question as it was posed.
func (c *conversation) listen(q quiz.Question, p quiz.Posed) (move, error) {
	if p.Input == quiz.Reveal {
		s, err := c.reveal(p)
		if err != nil || s.kind != answer || s.reply.Unknown {
			return s, err
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
	if s, ok := command(line, p.FreeText); ok {
		return s, nil
	}
	reply, err := q.Read(p, line)
	if err != nil {
		return move{}, misreadError{err}
	}
	return move{reply: reply}, nil
}

// reveal waits before the front of a flashcard, then shows its back.
func (c *conversation) reveal(p quiz.Posed) (move, error) {
	line, err := c.con.Press(c.voice.back(), "\n ?usq")
	if err != nil {
		return move{}, err
	}
	if s, ok := command(line, false); ok {
		return s, nil
	}
	s := c.screen()
	s.Say(s.Margin(), p.Back)
	s.Gap()
	c.con.Print(s.Layout)
	return move{}, nil
}

// command reads a line that is a command; ok is false for any other.
func command(line string, freeText bool) (m move, ok bool) {
	word := strings.ToLower(strings.TrimSpace(line))
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
	}
	return move{}, false
}

// yes asks for a yes or a no.
func (c *conversation) yes(question string) (bool, error) {
	above, prompt := c.voice.yes(question)
	if above != "" {
		c.print("%s", above)
	}
	for tries := 0; tries < maxTries; {
		word, err := c.con.Press(prompt, "ynq")
		if errors.Is(err, terminal.ErrRepaint) {
			continue
		}
		if err != nil {
			return false, err
		}
		switch strings.ToLower(strings.TrimSpace(word)) {
		case "y", "yes":
			return true, nil
		case "n", "no", "q", ":q":
			return false, nil
		}
		if !c.Streams.Typed() {
			tries++
		}
	}
	c.print("%s", thirdTime)
	return false, terminal.ErrQuit
}

// maxTries is how often a pipe may say what is no answer before it counts as
// quitting. A person may try for as long as they like.
const maxTries = 3

const thirdTime = "That was the third time: the drill ends here."
